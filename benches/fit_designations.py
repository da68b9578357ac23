#!/usr/bin/env python3
"""Fits what the signs of listings are worth together (seeds/lexicon/trees.csv) to annotated articles.

    fit_designations.py PROGRAM ARTICLES:GOLD[:WEIGHT] [...] [--skip PREFIX,...] [--to FILE]

PROGRAM is the example `readings` (cargo build --example readings). It prints every party of an article with every
authority that could have listed it; the annotations (docs/GOLD.md) say which are right. Every score printed is of
articles that the fit had not seen: all articles in ten parts. With `--to` the trees fitted to all are written.
`--further`, `--share`, `--leaves` and `--quick` do what they do in fit_sanctions.py.
"""

import numpy as np

from fit_sanctions import key, main

TREES, LEAVES = 350, 24
CHANCES = (0.25, 0.3, 0.35, 0.4, 0.5, 0.6)


class Article:
    """The annotations of an article and the readings of the program."""

    count = 1

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


if __name__ == "__main__":
    main(__doc__, "designations", Article, (TREES, LEAVES), "listing", CHANCES)
