"""Trees over signs, fitted to samples and written to seeds/lexicon/trees.csv. Needs LightGBM (`pip install lightgbm`)."""

import csv
import math
import sys
from collections import Counter

import lightgbm
import numpy as np
from scipy.sparse import csr_matrix

# How often a sign must be seen to be asked for.
SEEN = 8
COMMON = {
    "objective": "binary",
    "learning_rate": 0.05,
    "min_data_in_leaf": 10,
    "lambda_l2": 5,
    "feature_fraction": 0.3,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "seed": 1,
    "verbose": -1,
}
# Signs are there or not: two bins, of which even a rare one counts.
BINS = {"max_bin": 2, "min_data_in_bin": 1, "verbose": -1}


class Forest:
    """`trees` trees of at most `leaves` leaves, fitted to samples of (signs, label, weight); those without a label are
    passed over. With `grown`, trees that are there already, they are fitted to what those leave."""

    def __init__(self, samples, trees, leaves, params=None, grown=()):
        samples = [sample for sample in samples if sample[1] is not None]
        seen = Counter(sign for signs, _, _ in samples for sign in set(signs))
        self.signs = sorted(sign for sign, count in seen.items() if count >= SEEN)
        self.column = {sign: at for at, sign in enumerate(self.signs)}
        signs, labels, counts = zip(*samples)
        self.grown = grown
        data = lightgbm.Dataset(self.matrix(signs), np.array(labels), weight=np.array(counts, float), params=BINS)
        if grown:
            data.set_init_score(self.before(signs))
            params = {"boost_from_average": False, **(params or {})}
        self.model = lightgbm.train({**COMMON, "num_leaves": leaves, **(params or {})}, data, trees)

    def before(self, samples):
        """The log odds of each list of signs by the trees that were there."""
        return np.array([sum(leaf(tree, set(signs)) for tree in self.grown) for signs in samples])

    def matrix(self, samples):
        """A row for each list of signs, with a one in the column of each sign that has one."""
        places, ends = [], [0]
        for signs in samples:
            places += [self.column[sign] for sign in set(signs) if sign in self.column]
            ends.append(len(places))
        ones = np.ones(len(places), np.float32)
        return csr_matrix((ones, places, ends), shape=(len(samples), len(self.column)))

    def chances(self, samples):
        """The chance of each list of signs."""
        if not samples or not self.grown:
            return self.model.predict(self.matrix(samples)) if samples else []
        odds = self.before(samples) + self.model.predict(self.matrix(samples), raw_score=True)
        return [1 / (1 + math.exp(-one)) for one in odds]

    def rows(self):
        """Each tree as `src/lexicon/forest.rs` reads it: a sign, the tree where it is there, the tree where it is not. Those
        that were there before come first."""

        def grew(node):
            if "leaf_value" in node:
                return [f"{node['leaf_value']:.4f}"]
            # The left child takes what is not above the threshold, which is between 0 and 1.
            return [self.signs[node["split_feature"]], *grew(node["right_child"]), *grew(node["left_child"])]

        trees = [told(tree) for tree in self.grown]
        trees += [" ".join(grew(tree["tree_structure"])) for tree in self.model.dump_model()["tree_info"]]
        return list(enumerate(trees))


class Classes:
    """Trees for each of several labels, of which one is right: `trees` for each, of at most `leaves` leaves."""

    def __init__(self, samples, trees, leaves):
        self.labels = sorted({label for _, label, _ in samples})
        params = {"objective": "multiclass", "num_class": len(self.labels), "min_data_in_leaf": 8}
        numbered = [(signs, self.labels.index(label), count) for signs, label, count in samples]
        self.forest = Forest(numbered, trees, leaves, params)

    def best(self, samples):
        """The chances of the labels for each list of signs, by label."""
        return [dict(zip(self.labels, chances)) for chances in self.forest.chances(samples)]

    def models(self, name):
        """The trees of each label, as `replace` takes them."""

        rows = self.forest.rows()

        def part(at):
            return [(place, reads) for place, (_, reads) in enumerate(rows[at :: len(self.labels)])]

        return {f"{name}.{label}": part(at) for at, label in enumerate(self.labels)}


def leaf(tree, signs):
    """The leaf of a tree that a set of signs falls on."""
    while not isinstance(tree, float):
        sign, there, missing = tree
        tree = there if sign in signs else missing
    return tree


def grown(path, model, share=1.0):
    """The trees of a model that the table holds, in order, what their leaves add taken by `share`."""

    def tree(words):
        word = next(words)
        try:
            return round(float(word) * share, 4)
        except ValueError:
            return (word, tree(words), tree(words))

    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["model"] == model]
    return [tree(iter(row["reads"].split(" "))) for row in sorted(rows, key=lambda row: int(row["tree"]))]


def told(tree):
    """A tree as the table holds it."""
    return f"{tree:.4f}" if isinstance(tree, float) else " ".join([tree[0], told(tree[1]), told(tree[2])])


def replace(path, models):
    """Puts the trees of these models, by name, in the place of those that the table holds."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    rows = [row for row in rows if row[0] not in models]
    rows += [[model, tree, reads] for model, trees in models.items() for tree, reads in trees]
    rows.sort(key=lambda row: (row[0], int(row[1])))
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])
    print(f"{len(rows)} trees in {path}", file=sys.stderr)
