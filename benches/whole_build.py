#!/usr/bin/env python3
"""Times whole builds, from compressed JSON Lines to finished SQLite and CSV, on one thread and on two.

    cargo build --release --examples --bins
    benches/whole_build.py                              10,000 generated articles
    benches/whole_build.py --articles 1000,10000,100000,1000000
    benches/whole_build.py --file feed.jsonl.gz

For each number of articles it generates that many (see articles.rs) or takes the file, counts the words of their text
with `wc -w`, builds the dataset, and prints for each number of threads: seconds, megabytes of text a second, articles a
second, the most memory the build took, and how many times longer it took than `wc -w` on the same text in the same run.
Where several numbers are asked for, it ends with the cost of an article at each, the first being 1.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", default="10000", help="how many to generate, several parted by commas")
    parser.add_argument("--file", type=Path, help="compressed JSON Lines to take instead")
    parser.add_argument("--jobs", default="1,2", help="numbers of threads, parted by commas")
    parser.add_argument("--runs", type=int, default=1, help="builds of each kind; the fastest counts")
    parser.add_argument("--bin", type=Path, default=target() / "release", help="where the built programs are")
    parser.add_argument("--work", type=Path, help="folder for what is made on the way; a temporary one if not given")
    asked = parser.parse_args()
    jobs = [int(number) for number in asked.jobs.split(",")]
    with tempfile.TemporaryDirectory(dir=asked.work) as work:
        work = Path(work)
        if asked.file:
            measure(asked, work, asked.file.resolve(), jobs)
            return
        costs = []
        for count in (int(number) for number in asked.articles.split(",")):
            file = work / f"{count}.jsonl.gz"
            subprocess.run([asked.bin / "examples" / "articles", str(count), file], check=True, capture_output=True)
            costs.append((count, measure(asked, work, file, jobs)))
            file.unlink()
        if len(costs) > 1:
            flatness(costs, jobs)


def target():
    return Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))


def measure(asked, work, file, jobs):
    """Prints a line for each number of threads; gives the seconds for each article."""
    articles, size, words, counting = plain_text(work, file)
    print(f"{articles:,} articles, {size / 1e6:,.1f} MB of text, {file.stat().st_size / 1e6:,.1f} MB compressed; "
          f"wc -w counts {words:,} words in {counting:.2f} s")
    costs = []
    for threads in jobs:
        out = work / "out"
        runs = [build(asked.bin / "sanctionary", file, out, threads) for _ in range(asked.runs)]
        seconds, memory, processor = min(runs)
        costs.append(seconds / articles)
        print(f"  {threads} thread{'s' if threads > 1 else ' '} {seconds:8.2f} s  {size / 1e6 / seconds:7.2f} MB/s  "
              f"{articles / seconds:9,.0f} articles/s  {memory / 1e6:6.0f} MB at most  {seconds / counting:7.1f} x wc -w"
              f"  ({processor:.1f} s of processor)")
        sys.stdout.flush()
    for threads, cost in zip(jobs[1:], costs[1:]):
        print(f"  {threads} threads {costs[0] / cost:.2f} times as fast as {jobs[0]}")
    return costs


def plain_text(work, file):
    """Writes the texts of a file out, and has their words counted: articles, bytes, words, seconds of `wc -w`."""
    text = work / "text"
    articles = 0
    with gzip.open(file, "rt", encoding="utf-8") as lines, open(text, "w", encoding="utf-8") as out:
        for line in lines:
            out.write(json.loads(line)["text"] + "\n")
            articles += 1
    seconds = []
    for _ in range(3):
        begun = time.monotonic()
        counted = subprocess.run(["wc", "-w", text], check=True, capture_output=True, text=True).stdout
        seconds.append(time.monotonic() - begun)
    size = text.stat().st_size
    text.unlink()
    return articles, size, int(counted.split()[0]), min(seconds)


def build(binary, file, out, threads):
    """Builds a dataset and takes it away again: seconds, most bytes of memory, seconds of the processor."""
    command = [binary, "build", file, "--out", out, "--jobs", str(threads), "--quiet"]
    begun = time.monotonic()
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - begun
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"the build ended with {os.waitstatus_to_exitcode(status)}")
    subprocess.run(["rm", "-rf", out], check=True)
    return seconds, usage.ru_maxrss * 1024, usage.ru_utime + usage.ru_stime


def flatness(costs, jobs):
    print("cost of an article, the first being 1")
    for at, threads in enumerate(jobs):
        shares = ", ".join(f"{count:,}: {cost[at] / costs[0][1][at]:.2f}" for count, cost in costs)
        print(f"  {threads} thread{'s' if threads > 1 else ' '} {shares}")


if __name__ == "__main__":
    main()
