#!/usr/bin/env python3
"""Counts how often claims are right, and makes of it the tables by which the program says how sure it is.

    confidence.py collect PROGRAM ARTICLES GOLD [--only P,...] [--skip P,...] [--tuned] > facts.jsonl
    confidence.py fit FACTS.jsonl ...  [--to seeds/lexicon]
    confidence.py reliability FACTS.jsonl ...

`collect` reads annotated articles (docs/GOLD.md) with a built program and writes one line for each claim: the kind of
fact, the rule that read it, what there is to doubt in it, how sure the program was, and whether an annotator agrees.
With `--tuned` the lines say that rules were written with these articles at hand: such articles flatter the rules, and
the fit takes that into account, so that the tables are for articles that nobody has seen. Collect both kinds; a copy
of the program from before the rules were tuned to an article makes it an unseen one.

`fit` writes confidence.csv and doubts.csv: a logistic regression in which each rule, each beginning of a rule's name
and each doubt has its own effect, all drawn towards nothing, so that what rests on few facts stays near the rate of
all. Claims of one rule in one article tend to be right or wrong together, and weigh less the more they are.

`reliability` shows, for each range of confidence, how many claims are right: as the program said, or with `--cross`
as tables would say that were fitted to the other articles. Standard library only.
"""

import argparse
import csv
import json
import math
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

# How strongly each kind of effect is drawn towards nothing: the inverse of its variance in log odds.
TOWARDS_NOTHING = {"family": 4.0, "rule": 12.0, "doubt": 6.0, "tuned": 0.3}
LETTERS = {"sanction": "s", "designation": "d", "agreement": "a"}


def run(*command):
    """What a command prints; its status may tell of documents or floors, its output is whole all the same."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    return done.stdout


def collect(args):
    choice = [item for name in ("only", "skip") if getattr(args, name) for item in (f"--{name}", getattr(args, name))]
    scored = json.loads(
        run(args.program, "eval", args.articles, "--gold", args.gold, "--errors", "--json", "--quiet", *choice)
    )
    wrong = {
        (slip["article"], claim.rsplit(":", 1)[1])
        for slip in scored["errors"]
        if slip["fault"] == "extra" and slip["measure"] in LETTERS
        for claim in slip["claims"]
    }
    names = {json.loads(path.read_text(encoding="utf-8"))["article"] for path in Path(args.gold).glob("*.gold.json")}
    only = tuple(args.only.split(",")) if args.only else ("",)
    skip = tuple(args.skip.split(",")) if args.skip else ()
    for line in run(args.program, "extract", args.articles, "--quiet").splitlines():
        article = json.loads(line)
        name = article["source"].rsplit("/", 1)[-1]
        if name not in names or not name.startswith(only) or name.startswith(skip):
            continue
        counts = Counter()
        for claim in article["claims"]:
            letter = LETTERS[claim["fact"]]
            counts[letter] += 1
            fact = {
                "article": name,
                "fact": claim["fact"],
                "rule": claim["evidence"][0]["rule"],
                "doubts": claim["doubts"],
                "confidence": claim["confidence"],
                "right": (name, f"{letter}{counts[letter]}") not in wrong,
                "tuned": args.tuned,
            }
            print(json.dumps(fact))


def read(paths):
    return [json.loads(line) for path in paths for line in Path(path).read_text(encoding="utf-8").splitlines()]


def families(rule):
    """`a.b.c` is of the families `a`, `a.b` and is the rule `a.b.c`."""
    parts = rule.split(".")
    return [".".join(parts[:end]) for end in range(1, len(parts) + 1)]


def effects_of(fact):
    """The effects that bear on a fact."""
    whole = families(fact["rule"])
    effects = [("all", "")]
    effects += [("family", name) for name in whole[:-1]] + [("rule", whole[-1])]
    effects += [("doubt", f"{fact['fact']} {doubt}") for doubt in fact["doubts"]]
    return effects + ([("tuned", "")] if fact["tuned"] else [])


def fitted(facts):
    """The effects in log odds: Newton steps, one effect at a time, until nothing moves. A doubt never makes surer."""
    together = Counter((fact["article"], fact["tuned"], fact["rule"]) for fact in facts)
    rows = []
    for fact in facts:
        weight = 1.0 / math.sqrt(together[(fact["article"], fact["tuned"], fact["rule"])])
        rows.append((effects_of(fact), float(fact["right"]), weight))
    bearing = defaultdict(list)
    for at, (effects, _, _) in enumerate(rows):
        for effect in effects:
            bearing[effect].append(at)
    effects = dict.fromkeys(bearing, 0.0)
    sums = [0.0] * len(rows)
    for _ in range(500):
        moved = 0.0
        for effect, places in sorted(bearing.items()):
            pull = TOWARDS_NOTHING.get(effect[0], 1e-6)
            slope, curve = -pull * effects[effect], pull
            for at in places:
                _, right, weight = rows[at]
                chance = chance_of(sums[at])
                slope += weight * (right - chance)
                curve += weight * chance * (1.0 - chance)
            step = max(-1.0, min(1.0, slope / curve))
            if effect[0] == "doubt":
                step = min(step, -effects[effect])
            effects[effect] += step
            for at in places:
                sums[at] += step
            moved = max(moved, abs(step))
        if moved < 1e-7:
            break
    return effects


def chance_of(log_odds):
    return 1.0 / (1.0 + math.exp(-log_odds))


def of_rule(effects, name):
    """The log odds of a rule, or of a beginning of names of rules, without doubts and in articles nobody has seen."""
    above = sum(effects.get(("family", part), 0.0) for part in families(name)[:-1])
    own = effects.get(("rule", name), effects.get(("family", name), 0.0))
    return effects[("all", "")] + above + own


def fit(args):
    facts = read(args.facts)
    effects = fitted(facts)
    counts, doubted = Counter(), Counter()
    for fact in facts:
        counts.update(families(fact["rule"]))
        doubted.update((fact["fact"], doubt) for doubt in fact["doubts"])
    rows = [["any", chance_of(effects[("all", "")]), len(facts)]]
    rows += [[name, chance_of(of_rule(effects, name)), count] for name, count in sorted(counts.items())]
    write(args.to, "confidence.csv", ["rule", "chance", "facts"], rows)
    odds = {of: math.exp(effects[("doubt", " ".join(of))]) for of in doubted}
    rows = [[fact, doubt, odds[fact, doubt], count] for (fact, doubt), count in sorted(doubted.items())]
    write(args.to, "doubts.csv", ["fact", "doubt", "odds", "facts"], rows)
    flattered = math.exp(effects.get(("tuned", ""), 0.0))
    print(f"{len(facts)} facts; articles at hand multiply the odds by {flattered:.2f}", file=sys.stderr)


def write(folder, name, header, rows):
    with open(Path(folder) / name, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows([f"{cell:.3f}" if isinstance(cell, float) else cell for cell in row] for row in rows)


def crossed(facts):
    """The facts of articles that nobody has seen, each as sure as the other articles make it."""
    unseen = sorted({fact["article"] for fact in facts if not fact["tuned"]})
    out = []
    for part in range(8):
        away = set(unseen[part::8])
        effects = fitted([fact for fact in facts if fact["article"] not in away])
        for fact in facts:
            if fact["article"] in away and not fact["tuned"]:
                doubts = sum(effects.get(("doubt", f"{fact['fact']} {doubt}"), 0.0) for doubt in fact["doubts"])
                out.append({**fact, "confidence": chance_of(of_rule(effects, fact["rule"]) + doubts)})
    return out


def reliability(args):
    facts = crossed(read(args.facts)) if args.cross else read(args.facts)
    edges = [0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01]
    print(f"{'confidence':>12} {'claims':>7} {'said':>6} {'right':>6}")
    for low, high in zip(edges, edges[1:]):
        told(f"{low:5.2f} - {min(high, 1.0):4.2f}", [fact for fact in facts if low <= fact["confidence"] < high])
    told("all", facts)


def told(label, facts):
    if facts:
        said = sum(fact["confidence"] for fact in facts) / len(facts)
        right = sum(fact["right"] for fact in facts) / len(facts)
        print(f"{label:>12} {len(facts):7} {said:6.2f} {right:6.2f}")


def main():
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = cli.add_subparsers(required=True)
    one = commands.add_parser("collect")
    for name in ("program", "articles", "gold"):
        one.add_argument(name)
    one.add_argument("--only", default="")
    one.add_argument("--skip", default="")
    one.add_argument("--tuned", action="store_true")
    one.set_defaults(do=collect)
    one = commands.add_parser("fit")
    one.add_argument("facts", nargs="+")
    one.add_argument("--to", default="seeds/lexicon")
    one.set_defaults(do=fit)
    one = commands.add_parser("reliability")
    one.add_argument("facts", nargs="+")
    one.add_argument("--cross", action="store_true")
    one.set_defaults(do=reliability)
    args = cli.parse_args()
    args.do(args)


if __name__ == "__main__":
    main()
