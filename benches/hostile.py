#!/usr/bin/env python3
"""Reads documents made to be hard to read, and compares their cost with that of ordinary text of the same kind.

    cargo build --release
    benches/hostile.py [--bin DIR] [--size BYTES] [--only PART]

Each document is about SIZE bytes (default 1,000,000) once it is unpacked. For each it prints how `extract` ended, the
time for a megabyte as a multiple of the ordinary, the start of the program left out, and the most memory it took; the
last line names those above four times. A text that speaks of sanctions throughout is read for facts throughout: it is
held against ordinary text of which every third sentence states one (`facts`), not against text that hardly speaks of
any. A build that dies by a signal, takes over a minute or more than 500 MB, or does not end with status 0 or 1, is marked.
"""

import argparse
import gzip
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SENTENCES = [
    "The committee met on Monday and spoke about the harbour for two hours.",
    "Nobody knew where the third boat had been when the storm came in.",
    "A baker from the old town, who had waited since six, went home without an answer.",
    "Prices rose by four per cent, more than in any spring since 2009, according to the port office.",
    "The United States imposed sanctions on Iran on 5 May 2020 over its missile tests.",
    "Norway and Chile signed an agreement on fishing rights in Oslo.",
]


def many(piece, size):
    return piece * (size // len(piece.encode()) + 1)


def ordinary(size, facts=False):
    """Paragraphs of varied sentences, one in sixty of them about sanctions unless all are to be."""
    out, at, length = [], 0, 0
    while length < size:
        paragraph = []
        for _ in range(4):
            at += 1
            pick = at % 6 if facts else (at % 4 if at % 60 else 4)
            paragraph.append(SENTENCES[pick].replace("two", str(at % 97 + 2)))
        out.append(" ".join(paragraph))
        length += len(out[-1]) + 2
    return "\n\n".join(out)


def page(body):
    return f"<!DOCTYPE html><html><head><title>Page</title></head><body><h1>Page</h1>{body}</body></html>"


# What is read for facts throughout: held against ordinary facts.
DENSE = {"sanctions", "sanctioned", "sanction sentences", "of", "facts on one line", "one sentence of facts"}


def plain(size):
    yield "ordinary", ordinary(size)
    yield "facts", ordinary(size, True)
    for name, piece in {
        "one word": "a", "capitals": "A", "digits": "7", "spaces": " ", "empty lines": "\n", "tabs": "\t", "stops": ".",
        "commas": ", ", "hyphens": "-", "quotes": "\"", "apostrophes": "'", "brackets": "(", "pairs": "()",
        "initials": "A. ", "titles": "Mr. ", "dates": "5 May 2020, ", "years": "2020 ", "months": "May ",
        "days": "on Monday ", "countries": "Iran, ", "country line": "Iran\n", "names": "John Smith, ",
        "capital words": "Word ", "words": "word ", "urls": "https://a.example/b ", "sanctions": "sanctions ",
        "sanctioned": "Iran sanctions ", "sanction sentences": "Iran sanctions. ", "agreements": "agreement ",
        "signed": "Iran signed ", "and": "Iran and ", "of": "sanctions of ", "that": "said that ",
        "quoted": "\"Yes,\" he said. ", "headings": "NEWS\n\n", "bylines": "By John Smith\n", "lists": "- Iran\n",
        "table": "a | b | ", "accents": "é", "combining": "\u0301", "wide": "漢", "emoji": "😀", "rtl": "\u202e",
        "zero width": "\u200b", "nul": "\0word ", "replacement": "\ufffd", "semicolons": "Iran; ", "slashes": "a/",
        "treaty list": "the Treaty of Rome, ", "ships": "IMO 9187629, ", "orders": "Executive Order 13846, ",
        "ltd": "Ltd ", "the": "the ", "dashes": "— ", "ellipses": "... ", "ands": "A and B and ",
    }.items():
        yield name, many(piece, size)
    yield "facts on one line", ordinary(size, True).replace("\n\n", " ")
    yield "ordinary on one line", ordinary(size).replace("\n\n", " ")
    yield "one sentence", ordinary(size).replace("\n\n", " ").replace(".", ",")
    yield "one sentence of facts", ordinary(size, True).replace("\n\n", " ").replace(".", ",")


def told(size):
    """The same behind an article about sanctions, so that all of it is read for facts; and many names."""
    opening = ordinary(5_000, True) + "\n\n"
    yield "ordinary", opening + ordinary(size, True)
    for name, text in plain(size):
        if name not in ("ordinary", "facts"):
            yield name, opening + text
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = [f"{a}{b}{c}".title() + "ov" for a in letters for b in letters for c in letters]
    people = (f"Boris {name} was sanctioned by Norway over ties to {other} Trading Ltd. "
              for name, other in zip(names, reversed(names)))
    yield "many people", opening + "".join(people)[:size]
    yield "mixed", opening + many("Iran signed a treaty, sanctions of Norway on 5 May 2020, John Smith of Vega Ltd ", size)


def html(size):
    yield "ordinary", page("".join(f"<p>{p}</p>\n" for p in ordinary(size).split("\n\n")))
    for name, piece in {
        "nested div": "<div>", "nested p": "<p>", "nested b": "<b>", "wrong ends": "<b></i>", "div wrong ends": "<div></i>",
        "font": "<font></i>", "a in a": "<a>", "a and p": "<a><p></a>", "b and p": "<p><b>x</p>", "items": "<li>x",
        "tables": "<table>", "table cells": "<td>x", "table text": "<table>x</table>", "cells": "<tr><td>x",
        "ends": "</p>", "ends of br": "</br>", "comments": "<!-- x -->", "open comment": "<!--", "entities": "&amp;",
        "ampersands": "&", "less than": "<", "doctype": "<!DOCTYPE html>", "script": "<script>", "style": "<style>x</style>",
        "svg": "<svg>", "math": "<math><mi>", "select": "<select><option>", "spans": "<span>x</span>", "br": "x<br>",
        "self closing": "<i/>", "cdata": "<![CDATA[", "php": "<?", "h1": "<h1>x</h1>", "article": "<article>x</article>",
        "times": "<time datetime='2020-05-05'>x</time>", "meta": "<meta name=date content=2020>", "images": "<img src=x alt=y>",
        "links": "<a href='/x'>Iran</a> ", "json-ld": "<script type='application/ld+json'>{\"@type\":\"NewsArticle\"}</script>",
        "frames": "<frameset>", "template": "<template>", "form": "<form><input>", "ruby": "<ruby><rt>x", "plain": "<p>x\n",
        "headers": "<header>x</header>", "boxes": "<div class='related ad box'>x</div>", "nobr": "<nobr>x",
        "buttons": "<button>", "dd": "<dl><dt>x<dd>y",
    }.items():
        yield name, page(many(piece, size))
    yield "attributes", page("<p " + " ".join(f"a{i}=1" for i in range(size // 9)) + ">x</p>")
    yield "same attributes", page("<p " + many("a=1 ", size) + ">x</p>")
    yield "attributes of html", many("<html a=1><body b=2>", size)
    yield "more attributes of html", "".join(f"<html a{i}=1>" for i in range(size // 13))
    yield "long attribute", page(f"<p title='{many('x', size)}'>x</p>")
    yield "classes", page(f"<p class='{many('ad ', size)}'>x</p>")
    yield "open quote", page("<p title='" + many("x > ", size))
    yield "deep then text", page(many("<div>", 9000) + ordinary(size))
    yield "deep inline", page("".join("<b>" for _ in range(1900)) + many("<p>x", size))
    yield "formatting", page("".join(f"<font size={i}>" for i in range(1900)) + many("<p>x", size))
    yield "json-ld nested", page("<script type='application/ld+json'>" + many("[", size) + "</script>")


def markdown(size):
    yield "ordinary", "# Page\n\n" + ordinary(size)
    for name, piece in {
        "brackets": "[", "pairs": "[]", "bang": "![", "links": "[a](b) ", "open links": "[a](", "refs": "[a]: b\n",
        "stars": "*", "star words": "*a ", "mixed": "*a_b ", "underscores": "_a", "ticks": "`", "tick words": "`a ",
        "quotes": ">", "quote lines": "> a\n", "lists": "- ", "list lines": "- a\n", "numbers": "1. ", "rules": "---\n",
        "headings": "# a\n", "tables": "|", "table rows": "| a | b |\n", "html": "<b>", "html wrong": "<b></i> ",
        "comment": "<!-- ", "footnotes": "[^a] ", "escapes": "\\", "tilde": "~", "angle": "<a", "urls": "<http://a> ",
        "entities": "&#1; ", "spaces": "   \n", "indents": "    a\n", "nested lists": "* * ", "less": "<",
    }.items():
        yield name, "# Page\n\n" + many(piece, size)
    yield "growing ticks", "# Page\n\n" + " ".join("`" * i for i in range(int((2 * size) ** 0.5)))
    yield "deep list", "# Page\n\n" + "\n".join(" " * (2 * i) + "- a" for i in range(int(size ** 0.5)))
    yield "table columns", "# Page\n\n|" + many("a|", size // 2) + "\n|" + many("-|", size // 2) + "\n" + many("|a\n", 1000)
    yield "front matter", "---\n" + "".join(f"k{i}: v\n" for i in range(size // 10)) + "---\ntext"
    yield "front matter nested", "---\na: " + many("[", size) + "\n---\ntext"
    yield "front matter wide aliases", "---\na: &a [" + many("x,", size // 2) + "]\nb: [" + many("*a,", size // 2) + "]\n---\ntext"
    yield "front matter short", "---\na: &a [" + many("x,", 8_000) + "]\nb: [" + many("*a,", 12_000) + "]\n---\n" + ordinary(size)
    yield "marked lists", "# Page\n\n" + many("- <i>a</i>\n", size)
    yield "list lines and a tag", "# Page\n\n" + many("- a\n", size) + "\n\n<b>a</b>\n"
    yield "front matter aliases", "---\na: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(9)) + "---\ntext"


def record(size):
    yield "ordinary", json.dumps({"text": ordinary(size)})
    yield "arrays", "{\"text\": " + many("[", size)
    yield "objects", many("{\"text\":", size)
    yield "keys", "{" + "".join(f"\"k{i}\":1," for i in range(size // 12)) + "\"text\":\"x\"}"
    yield "same keys", "{" + many("\"text\":\"x\",", size) + "\"text\":\"y\"}"
    yield "escapes", "{\"text\":\"" + many("\\u0041", size) + "\"}"
    yield "surrogates", "{\"text\":\"" + many("\\ud800", size) + "\"}"
    yield "surrogate pairs", "{\"text\":\"" + many("\\ud83d\\ude00", size) + "\"}"
    yield "nul", "{\"text\":\"" + many("\\u0000word ", size) + "\"}"
    yield "backslashes", "{\"text\":\"" + many("\\\\", size) + "\"}"
    yield "digits", "{\"id\":" + many("1", size) + ",\"text\":\"x\"}"
    yield "long id", json.dumps({"id": many("x", size), "text": "Iran signed."})
    yield "long title", json.dumps({"title": many("word ", size), "text": "Iran signed."})
    yield "long author", json.dumps({"author": many("word ", size), "text": "Iran signed."})
    yield "html in it", json.dumps({"text": "<p>" + many("<b></i>", size)})


def bombs(size):
    """Packed files that are small and become large; 100 MB on one line; encodings that break."""
    yield "ordinary", "a.txt.gz", gzip.compress(ordinary(size).encode())
    yield "zeros", "a.txt.gz", packed(b"\0", 2_000_000_000)
    yield "text", "b.txt.gz", packed(b"word ", 500_000_000)
    yield "lines", "c.jsonl.gz", packed(b"word ", 500_000_000)
    yield "short lines", "d.jsonl.gz", packed(b"{}\n", 3 * size)
    yield "100 MB on one line", "e.jsonl", b"{\"text\":\"" + b"word " * 20_000_000 + b"\"}\n{\"text\":\"Iran signed.\"}\n"
    yield "cut short", "f.txt.gz", gzip.compress(ordinary(size).encode())[:-1000]
    yield "broken bytes", "g.txt", bytes(i * 7 % 256 or 1 for i in range(size))
    yield "odd UTF-16", "h.txt", b"\xff\xfe" + ordinary(size).encode("utf-16-le")[:-1]
    yield "mixed encodings", "i.txt", (ordinary(size // 2) + "é").encode() + ordinary(size // 2).encode("utf-16-le")
    yield "wide window", "l.txt.zst", bytes.fromhex("28b52ffd0088") + b"\1\0\0"
    yield "lone surrogates", "j.txt", b"\xff\xfe" + b"\x00\xd8a\x00" * (size // 4)
    yield "latin", "k.txt", many("é ", size).encode("latin-1")


def packed(piece, size):
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", compresslevel=1) as file:
        block = piece * (1_000_000 // len(piece))
        for _ in range(size // len(block)):
            file.write(block)
    return out.getvalue()


def run(binary, path):
    """How `extract` ended, its seconds of processor, and its most memory in megabytes."""
    process = subprocess.Popen(
        [binary, "extract", path, "--jobs", "1", "--quiet"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (60, 60)))
    message = process.stderr.read().decode(errors="replace").strip()
    _, status, usage = os.wait4(process.pid, 0)
    return os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000, message


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    parser.add_argument("--bin", type=Path, default=target / "release", help="where the built program is")
    parser.add_argument("--size", type=int, default=1_000_000)
    parser.add_argument("--only", default="", help="a part, such as html")
    asked = parser.parse_args()
    binary = asked.bin / "sanctionary"
    slow, wrong = [], []
    with tempfile.TemporaryDirectory() as work:
        empty = Path(work) / "empty.txt"
        empty.write_text("Nothing happened.")
        start = min(run(binary, empty)[1] for _ in range(3))
        for part in (plain, told, html, markdown, record, bombs):
            if asked.only and asked.only != part.__name__:
                continue
            ending = {plain: "txt", told: "txt", html: "html", markdown: "md", record: "jsonl"}.get(part)
            normal = dense = None
            for case in part(asked.size):
                name, file, held = case if ending is None else (case[0], f"case.{ending}", case[1].encode())
                path = Path(work) / file
                path.write_bytes(held)
                status, seconds, memory, message = run(binary, path)
                cost = max(seconds - start, 0.001) / max(len(held), asked.size // 2 if ending is None else 1)
                normal = normal or cost
                dense = cost if name == "facts" else dense
                usual = dense if dense and name in DENSE else normal
                title = f"{part.__name__}: {name}"
                print(f"{title:40} status {status:3}  {cost / usual:8.2f} x ordinary  {seconds:7.2f} s  {memory:5.0f} MB  "
                      f"{message[-90:]}")
                sys.stdout.flush()
                path.unlink()
                if status not in (0, 1) or memory > 500:
                    wrong.append(title)
                if cost > 4 * usual and ending is not None:
                    slow.append(title)
    print(f"above four times the ordinary: {', '.join(slow) or 'none'}")
    print(f"ended otherwise than with status 0 or 1, or with more than 500 MB: {', '.join(wrong) or 'none'}")
    return 1 if slow or wrong else 0


if __name__ == "__main__":
    sys.exit(main())
