#!/usr/bin/env python3
"""Fits what the signs of who sanctions whom are worth (seeds/lexicon/trees.csv) to annotated articles.

    fit_sanctions.py PROGRAM ARTICLES:GOLD[:WEIGHT] [...] [--skip PREFIX,...] [--to FILE]

PROGRAM is the example `readings` (cargo build --example readings). It prints every pair of parties that each act of an
article could be between, with the signs that speak for and against it; the annotations (docs/GOLD.md) say which are
right. Where the words that an annotator quotes hold the act, that act states the fact; other acts of the same pair and
action are left out of the fit, unless the rules for roles read them so.

WEIGHT says how much the articles of a folder count (1 unless given). Boosted trees over the signs (forest.py) are fitted.
Every score printed is of articles that the fit had not seen (the trees of the table may have): all articles in ten parts, with one chance for all readings,
where the program asks more of some (src/extract/sanctions/weighing.rs). With `--to` the trees fitted to all are written.
With `--further N` the trees of the table stay, and N more are fitted to what they leave: for articles that are at hand when
those are not that the table was fitted to. `--share S` takes what the old ones say by S, between 0 and 1, where the new
articles are many. `--leaves L` lets a tree have as many leaves; above a hundred, each must hold a hundred readings. `--quick`
leaves the ten parts out.
"""

import argparse
import json
import re
import subprocess
from collections import defaultdict
from pathlib import Path

import numpy as np

from forest import Forest, grown, replace

TREES, LEAVES = 600, 32
TABLE = Path(__file__).parent.parent / "seeds/lexicon/trees.csv"
CHANCES = (0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.55, 0.6, 0.65)
CODE = re.compile(r"[A-Z]{2}|EU|UN|NATO|G7|AFU|ECOWAS|OAS|GCC|ASEAN|BRICS|SCO|EAEU|CIS|OPEC|IAEA|WEST|WORLD")


def words(text):
    return re.sub(r"\W+", " ", text or "").strip().lower()


def named(names, gold):
    """What the annotations call the party that bears one of these names."""
    names = {name.casefold() for name in names}
    for party in gold["parties"]:
        if names & {name.casefold() for name in [party["name"], *party["aliases"]]}:
            return party["name"].casefold()
    return min(names)


def key(party, gold):
    if isinstance(party, str):
        return party if CODE.fullmatch(party) else named([party], gold)
    return party["code"] or named([party["name"], *party["aliases"]], gold)


def facts(gold, optional):
    return {
        (key(fact["sender"], gold), key(fact["target"], gold), fact["action"])
        for fact in gold["sanctions"]
        if bool(fact.get("optional")) == optional
    }


class Article:
    """The annotations of an article and the readings of the program."""

    count = 1

    def __init__(self, gold, lines):
        self.right, self.optional = facts(gold, False), facts(gold, True)
        self.readings = lines
        for reading in lines:
            reading["fact"] = (key(reading["sender"], gold), key(reading["target"], gold), reading["action"])
        quotes = defaultdict(list)
        for fact in gold["sanctions"]:
            quotes[(key(fact["sender"], gold), key(fact["target"], gold), fact["action"])].append(words(fact["quote"]))
        stated = defaultdict(list)
        for reading in lines:
            reading["label"] = 0 if reading["fact"] not in self.right | self.optional else None
            if reading["fact"] in self.right:
                stated[reading["fact"]].append(reading)
        for fact, readings in stated.items():
            self.mark(readings, quotes[fact])

    @staticmethod
    def mark(readings, quotes):
        """Of the readings of a right fact, those count that state it."""

        def quoted(reading):
            sentence = words(reading["sentence"])
            return any(quote and (quote in sentence or sentence in quote) for quote in quotes)

        def both(reading):
            return any(f"pair.in.{order}" in reading["signs"] for order in ("sender_first", "target_first"))

        stating = [reading for reading in readings if reading["ruled"] or quoted(reading)]
        if not any(map(quoted, readings)):
            stating += [reading for reading in readings if both(reading)]
        for reading in stating or readings:
            reading["label"] = 1

    def tally(self, found):
        """True and false positives and misses, by the rules of `eval`."""
        pairs = {fact[:2] for fact in self.right | self.optional}
        known = self.right | self.optional
        found = {f for f in found if f[2] != "in_force" or f[:2] not in pairs or f in known}
        return np.array([len(found & self.right), len(found - known), len(self.right - found)])


def load(program, kind, pair, skip, article):
    """The annotated articles of a pair of folders, each made by `article` from its annotation and the readings of one kind
    that `program` prints."""
    articles, golds, *weight = pair.split(":")
    lines = defaultdict(list)
    printed = subprocess.run([program, kind, articles], stdout=subprocess.PIPE, text=True, check=True).stdout
    for line in printed.splitlines():
        reading = json.loads(line)
        lines[Path(reading["article"]).name].append(reading)
    found = []
    for path in sorted(Path(golds).glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if not (skip and gold["article"].startswith(skip)):
            found.append(article(gold, lines[gold["article"]]))
            found[-1].count = float(*weight or [1])
    return found


def parts(articles, count):
    """The articles in so many parts: each part, and all the others."""
    for part in range(count):
        yield articles[part::count], [article for at, article in enumerate(articles) if at % count != part]


def shown(tally):
    right, wrong, missed = tally
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    return f"{precision:.3f} / {recall:.3f} / {2 * right / max(1, 2 * right + wrong + missed):.3f}"


def fitted(articles, size, known=()):
    params = {"min_data_in_leaf": 100} if size[1] > 100 else None
    samples = [(r["signs"], r["label"], a.count) for a in articles for r in a.readings]
    return Forest(samples, *size, params, grown=known)


def main(doc, kind, article, size, model, chances):
    """Fits one model to readings of one kind that state a `fact` each, as the arguments of the command ask."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("pairs", nargs="+", metavar="ARTICLES:GOLD[:WEIGHT]")
    parser.add_argument("--skip")
    parser.add_argument("--to", type=Path)
    parser.add_argument("--further", type=int, metavar="N")
    parser.add_argument("--leaves", type=int, metavar="L")
    parser.add_argument("--share", type=float, default=1.0, metavar="S")
    parser.add_argument("--quick", action="store_true")
    args = parser.parse_args()
    if args.share != 1 and not args.further:
        parser.error("--share is for --further")
    if args.quick and not args.to:
        parser.error("--quick needs --to")
    skip = tuple(args.skip.split(",")) if args.skip else ()
    articles = [found for pair in args.pairs for found in load(args.program, kind, pair, skip, article)]
    ruled = sum(found.tally({r["fact"] for r in found.readings if r["ruled"]}) for found in articles)
    print(f"precision / recall / F1 of {kind}; rules alone {shown(ruled)}")
    known = grown(TABLE, model, args.share) if args.further else ()
    size = (args.further or size[0], args.leaves or size[1])
    if not args.quick:
        total = {chance: np.zeros(3) for chance in chances}
        for held, rest in parts(articles, 10):
            forest = fitted(rest, size, known)
            for found in held:
                sure = forest.chances([reading["signs"] for reading in found.readings])
                for least in chances:
                    kept = {r["fact"] for r, chance in zip(found.readings, sure) if chance >= least}
                    total[least] += found.tally(kept)
        for chance, tally in total.items():
            print(f"  from {chance}: {shown(tally)}")
    if args.to:
        replace(args.to, {model: fitted(articles, size, known).rows()})


if __name__ == "__main__":
    main(__doc__, "sanctions", Article, (TREES, LEAVES), "sanction", CHANCES)
