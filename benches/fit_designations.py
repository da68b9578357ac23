#!/usr/bin/env python3
"""Fits what the signs of listings are worth together (seeds/lexicon/trees.csv) to annotated articles.

    fit_designations.py PROGRAM ARTICLES:GOLD [ARTICLES:GOLD ...] [--skip PREFIX,...] [--to FILE]

PROGRAM is the example `readings` (cargo build --example readings). It prints every party of an article with every
authority that could have listed it; the annotations (docs/GOLD.md) say which are right. Every score printed is of
articles that the fit had not seen: all articles in ten parts. With `--to` the trees fitted to all are written.
"""

import argparse
from pathlib import Path

import numpy as np

from fit_sanctions import key, load, shown
from forest import Forest, replace

TREES, LEAVES = 250, 16
CHANCES = (0.25, 0.3, 0.35, 0.4, 0.5, 0.6)


class Article:
    """The annotations of an article and the readings of the program."""

    def __init__(self, gold, lines):
        def facts(optional):
            return {
                (key(fact["name"], gold), key(fact["authority"], gold))
                for fact in gold["designations"]
                if bool(fact.get("optional")) == optional
            }

        self.right, self.optional = facts(False), facts(True)
        self.readings = lines
        for reading in lines:
            reading["fact"] = (key(reading["party"], gold), key(reading["authority"], gold))
            unsure = reading["fact"] in self.optional
            reading["label"] = None if unsure else int(reading["fact"] in self.right)

    def tally(self, found):
        """True and false positives and misses, by the rules of `eval`."""
        return np.array([len(found & self.right), len(found - self.right - self.optional), len(self.right - found)])


def fitted(articles):
    return Forest([(r["signs"], r["label"], 1) for a in articles for r in a.readings], TREES, LEAVES)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("pairs", nargs="+", metavar="ARTICLES:GOLD")
    parser.add_argument("--skip")
    parser.add_argument("--to", type=Path)
    args = parser.parse_args()
    skip = tuple(args.skip.split(",")) if args.skip else ()
    folders = [load(args.program, "designations", *pair.split(":"), skip, Article) for pair in args.pairs]
    articles = [article for folder in folders for article in folder]
    ruled = sum(article.tally({r["fact"] for r in article.readings if r["ruled"]}) for article in articles)
    print(f"precision / recall / F1 of designations; rules alone {shown(ruled)}")
    total = {chance: np.zeros(3) for chance in CHANCES}
    for part in range(10):
        held, rest = articles[part::10], [a for at, a in enumerate(articles) if at % 10 != part]
        forest = fitted(rest)
        for article in held:
            chances = forest.chances([reading["signs"] for reading in article.readings])
            for least in CHANCES:
                kept = {r["fact"] for r, chance in zip(article.readings, chances) if chance >= least}
                total[least] += article.tally(kept)
    for chance, tally in total.items():
        print(f"  from {chance}: {shown(tally)}")
    if args.to:
        replace(args.to, {"listing": fitted(articles).rows()})


if __name__ == "__main__":
    main()
