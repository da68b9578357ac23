#!/usr/bin/env python3
"""Fits what the signs of agreements and of their sides are worth (seeds/lexicon/trees.csv) to annotated articles.

    fit_agreements.py PROGRAM ARTICLES:GOLD[:WEIGHT] [...] [--skip PREFIX,...] [--judged FILE ...] [--to FILE]

PROGRAM is the example `readings` (cargo build --example readings). It prints everything in an article that could be an
agreement, with the parties that could take part; the annotations (docs/GOLD.md) say which are right. A judged file
holds single readings that somebody has judged, as JSON lines: a reading as the program prints it, with `verdict` (yes,
no, optional), the `parties` that take part, and where it stands (`said`).

Boosted trees (forest.py) of three kinds: whether a party is a side, then, with the sides that the first find in articles
they were not fitted to, whether it is an agreement at all, and where it stands. Every score printed is of articles that the
fit had not seen. With `--to` the trees fitted to all replace those of these models in the table.
"""

import argparse
import json
import re
from pathlib import Path

import numpy as np

from forest import Classes, Forest, replace
from fit_sanctions import key, load, parts, shown, words

# Trees and leaves, for sides and for agreements.
SIDES, AGREEMENTS = (350, 31), (150, 8)
# Trees for each status, and how much likelier than the one read another must be, as in
# src/extract/agreements/weighing/standing.rs.
STATUSES, LIKELIER = (150, 16), 1.5
CHANCES = (0.3, 0.4, 0.5, 0.55, 0.6, 0.7)
# The chances from which a party is a side, and from which the likeliest two are where fewer are that sure; as in
# src/extract/agreements/weighing.rs.
SIDE, ONE_OF_TWO = 0.45, 0.3
# How much a reading counts that was judged by itself: general news is rarer among them than in the world.
JUDGED = 3
SMALL = {"the", "a", "an", "of", "on", "for", "and", "to", "in", "with", "between", "new", "its"}
PUBLIC = ("kind.country", "kind.bloc", "kind.group")


def telling(title):
    return set(words(title).split()) - SMALL


def likeness(gold, title, sides):
    """How well a reading with these sides states an annotated agreement; 0 for not at all. As `eval` does."""
    theirs, mine = set(sides), gold["sides"]
    both = len(theirs & mine)
    union = len(theirs | mine)
    share = both / union if union else 0.0
    a, b = telling(gold["title"]), telling(title)
    common = len(a & b)
    near = common / min(len(a), len(b)) if a and b else 0.0
    if share < 0.5 and not (near >= 0.5 and (both or not mine or not theirs)):
        return 0
    return 1 + share + (common / len(a | b) if a | b else 0)


class Article:
    """What the program reads in an article, and what is right of it."""

    count = 1

    def __init__(self, gold, readings):
        self.readings = readings
        self.facts = [
            {**fact, "sides": {key(party, gold) for party in fact["parties"]}} for fact in gold["agreements"]
        ]
        for reading in readings:
            for candidate in reading["candidates"]:
                candidate["key"] = key(candidate["party"], gold)
            reading["about"] = self.about(reading)

    def about(self, reading):
        """The annotated agreement that a reading speaks of, whatever its sides."""
        sentences = [words(sentence) for sentence in reading["sentences"]]

        def worth(fact):
            quote = words(fact["quote"])
            quoted = any(quote in sentence or sentence in quote for sentence in sentences if quote)
            a, b = telling(fact["title"]), telling(reading["title"])
            near = len(a & b) / min(len(a), len(b)) if a and b else 0.0
            named = {candidate["key"] for candidate in reading["candidates"]} & fact["sides"]
            return (near + (1 if quoted else 0)) if (near >= 0.5 or quoted) and (named or not fact["sides"]) else 0

        best = max(self.facts, key=worth, default=None)
        return best if best is not None and worth(best) > 0 else None

    def label_sides(self):
        for reading in self.readings:
            for candidate in reading["candidates"]:
                fact = reading["about"]
                candidate["label"] = None if fact is None else int(candidate["key"] in fact["sides"])

    def label(self):
        """Which readings count as right with the sides found for them: each annotated agreement is stated once."""
        pairs = sorted(
            (
                (likeness(fact, reading["title"], reading["sides"]), -at, -place)
                for at, fact in enumerate(self.facts)
                for place, reading in enumerate(self.readings)
            ),
            reverse=True,
        )
        for reading in self.readings:
            reading["label"] = 0
        taken, used = set(), set()
        for worth, at, place in pairs:
            if not worth or -at in taken or -place in used:
                continue
            taken.add(-at)
            used.add(-place)
            self.readings[-place]["label"] = None if self.facts[-at].get("optional") else 1
        # A second reading of the same agreement is neither right nor worth learning from.
        for place, reading in enumerate(self.readings):
            if place not in used and any(likeness(fact, reading["title"], reading["sides"]) for fact in self.facts):
                reading["label"] = None

    def tally(self, kept):
        """True and false positives and misses of the readings kept."""
        pairs = sorted(
            (
                (likeness(fact, reading["title"], reading["sides"]), -at, -place)
                for at, fact in enumerate(self.facts)
                for place, reading in enumerate(kept)
            ),
            reverse=True,
        )
        taken, used = set(), set()
        for worth, at, place in pairs:
            if worth and at not in taken and place not in used:
                taken.add(at)
                used.add(place)
        right = sum(not self.facts[-at].get("optional") for at in taken)
        all_facts = sum(not fact.get("optional") for fact in self.facts)
        return np.array([right, len(kept) - len(used), all_facts - right])


class Judged:
    """A reading that somebody has judged by itself."""

    count = JUDGED

    def __init__(self, reading):
        self.readings = [reading]
        self.sides = set(reading["parties"])
        self.verdict = reading["verdict"]
        for candidate in reading["candidates"]:
            candidate["key"] = candidate["party"]["code"] or candidate["party"]["name"]

    def label_sides(self):
        (reading,) = self.readings
        names = {name.casefold() for name in self.sides}
        for candidate in reading["candidates"]:
            party = candidate["party"]
            forms = {form.casefold() for form in [party["code"] or party["name"], party["name"], *party["aliases"]]}
            is_side = bool(forms & names)
            candidate["label"] = int(is_side) if self.verdict == "yes" and self.sides else None
            if is_side:
                candidate["key"] = min(self.sides & forms or {candidate["key"]})

    def label(self):
        (reading,) = self.readings
        share = len(set(reading["sides"]) & self.sides) / max(1, len(set(reading["sides"]) | self.sides))
        reading["label"] = {"no": 0, "optional": None, "yes": int(share >= 0.5)}[self.verdict]

    def tally(self, kept):
        (reading,) = self.readings
        if self.verdict == "optional":
            return np.zeros(3)
        share = len(set(reading["sides"]) & self.sides) / max(1, len(set(reading["sides"]) | self.sides))
        right = bool(kept) and self.verdict == "yes" and share >= 0.5
        return np.array([right, bool(kept) and not right, self.verdict == "yes" and not right])


def party_key(party):
    return json.dumps(party, sort_keys=True)


def fit_sides(articles):
    candidates = [
        (candidate["signs"], candidate["label"], article.count)
        for article in articles
        for reading in article.readings
        for candidate in reading["candidates"]
    ]
    return Forest(candidates, *SIDES)


def choose_sides(fit, articles):
    for article in articles:
        for reading in article.readings:
            candidates = reading["candidates"]
            for candidate, chance in zip(candidates, fit.chances([c["signs"] for c in candidates])):
                candidate["chance"] = chance
            ordered = sorted(candidates, key=lambda candidate: -candidate["chance"])
            ruled = [party_key(party) for party in reading["ruled"] or []]
            found = [c for c in ordered if c["chance"] >= SIDE]
            if len(ruled) >= 2:
                found = [c for c in ordered if party_key(c["party"]) in ruled]
            elif len(found) < 2:
                found = [c for c in ordered[:2] if c["chance"] >= ONE_OF_TWO]
            reading["sides"] = sorted({c["key"] for c in found})
            reading["all_signs"] = reading["signs"] + of_sides(ordered, found)


def of_sides(candidates, found):
    """The signs of an agreement that its sides give it; as in src/extract/agreements/weighing.rs."""
    chances = [c["chance"] for c in candidates]
    fifth = lambda at: str(int(chances[at] * 5)) if len(chances) > at else "none"
    public = sum(any(sign in PUBLIC for sign in c["signs"]) for c in found)
    return [f"sides.{min(len(found), 4)}", f"first.{fifth(0)}", f"second.{fifth(1)}", f"public.{min(public, 3)}"]


def fit_agreements(articles):
    readings = [
        (reading["all_signs"], reading["label"], article.count) for article in articles for reading in article.readings
    ]
    return Forest(readings, *AGREEMENTS)


def stated(articles):
    """For each reading of an annotated agreement, its signs and the status that is right."""
    found = []
    for article in articles:
        for reading in article.readings:
            if isinstance(article, Judged):
                right = reading["said"] if article.verdict == "yes" else None
            else:
                fact = reading["about"] or {}
                right = None if fact.get("optional") else fact.get("status")
            if right:
                found.append((reading["signs"] + [f"read.{reading['status']}"], right, 1))
    return found


def report_statuses(articles):
    """How often the status is right, as read and as weighed, in articles that the fit had not seen."""
    read = weighed = total = 0
    for held, rest in parts(articles, 6):
        fit = Classes(stated(rest), *STATUSES)
        samples = stated(held)
        for (signs, right, _), chances in zip(samples, fit.best([signs for signs, _, _ in samples])):
            given = signs[-1].removeprefix("read.")
            best = max(chances, key=chances.get)
            chosen = best if chances[best] > LIKELIER * chances.get(given, 0) else given
            read, weighed, total = read + (given == right), weighed + (chosen == right), total + 1
    print(f"status right in {read} of {total} as read, {weighed} as weighed")


def fitted(articles):
    """The models of sides and of agreements; the second sees sides as the first finds them in articles it was not fitted to."""
    for held, rest in parts(articles, 5):
        choose_sides(fit_sides(rest), held)
    for article in articles:
        article.label()
    agreements = fit_agreements(articles)
    return fit_sides(articles), agreements


def report(name, articles, totals):
    total = np.zeros(3)
    for article in articles:
        kept = [reading for reading in article.readings if reading["ruled"] is not None]
        for reading in kept:
            ruled = {party_key(party) for party in reading["ruled"]}
            chosen = [c for c in reading["candidates"] if party_key(c["party"]) in ruled]
            reading["sides"] = sorted({c["key"] for c in chosen})
        total += article.tally(kept)
    print(f"{name}: precision / recall / F1 of agreements; rules alone {shown(total)}")
    for chance, tally in totals.items():
        print(f"  from {chance}: {shown(tally)}")


def tallies(models, articles):
    sides, agreements = models
    choose_sides(sides, articles)
    totals = {chance: np.zeros(3) for chance in CHANCES}
    for article in articles:
        chances = agreements.chances([reading["all_signs"] for reading in article.readings])
        for reading, chance in zip(article.readings, chances):
            reading["chance"] = chance
        for least in CHANCES:
            totals[least] += article.tally([r for r in article.readings if r["chance"] >= least])
    return totals


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("pairs", nargs="+", metavar="ARTICLES:GOLD[:WEIGHT]")
    parser.add_argument("--skip")
    parser.add_argument("--judged", type=Path, nargs="*", default=[])
    parser.add_argument("--to", type=Path)
    args = parser.parse_args()
    skip = tuple(args.skip.split(",")) if args.skip else ()
    folders = [load(args.program, "agreements", pair, skip, Article) for pair in args.pairs]
    judged = [
        Judged(json.loads(line)) for path in args.judged for line in path.read_text(encoding="utf-8").splitlines()
    ]
    everything = [article for folder in folders for article in folder] + judged
    for article in everything:
        article.label_sides()
    groups = {**{f"folder {at + 1}": folder for at, folder in enumerate(folders)}, "judged": judged}
    totals = {name: {chance: np.zeros(3) for chance in CHANCES} for name in groups}
    for part, rest in parts(everything, 10):
        models, members = fitted(rest), {id(article) for article in part}
        for name, group in groups.items():
            for chance, tally in tallies(models, [a for a in group if id(a) in members]).items():
                totals[name][chance] += tally
    for name, group in groups.items():
        report(f"{name}, in ten parts", group, totals[name])
    report("all, in ten parts", everything, {c: sum(totals[name][c] for name in groups) for c in CHANCES})
    report_statuses(everything)
    if args.to:
        sides, agreements = fitted(everything)
        status = Classes(stated(everything), *STATUSES)
        models = {"agreement": agreements.rows(), "agreement_side": sides.rows()}
        replace(args.to, {**models, **status.models("agreement_status")})


if __name__ == "__main__":
    main()
