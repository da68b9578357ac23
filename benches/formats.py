#!/usr/bin/env python3
"""Tells what each format adds to the time of a build of SQLite and CSV.

    cargo build --release
    benches/formats.py feed.jsonl.gz [--runs N] [--jobs N] [--bin FOLDER]

Builds the dataset of the file in `sqlite,csv` and then with each further format, in turn, N times over, and prints the
least time of the processor and of the clock for each, and both as shares of those of `sqlite,csv`.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FORMATS = ("xlsx", "parquet", "jsonl", "ftm")


def built(program, feed, out, formats, jobs):
    """Seconds of the processor and of the clock that a build takes."""
    command = [program, "build", str(feed), "--out", out, "--quiet", "--jobs", str(jobs), "--format", formats]
    begun = time.monotonic()
    run = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(run.pid, 0)
    run.returncode = os.waitstatus_to_exitcode(status)
    if run.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} ended with {run.returncode}")
    return used.ru_utime + used.ru_stime, time.monotonic() - begun


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("feed", type=Path)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    target = Path(os.environ.get("CARGO_TARGET_DIR", Path(__file__).resolve().parents[1] / "target"))
    parser.add_argument("--bin", type=Path, default=target / "release")
    asked = parser.parse_args()
    kinds = ["sqlite,csv", *(f"sqlite,csv,{name}" for name in FORMATS)]
    least = {}
    with tempfile.TemporaryDirectory() as work:
        for _ in range(asked.runs):
            for kind in kinds:
                taken = built(str(asked.bin / "sanctionary"), asked.feed, work, kind, asked.jobs)
                least[kind] = tuple(map(min, taken, least.get(kind, taken)))
    base = least[kinds[0]]
    print(f"{'formats':24}  processor        clock")
    for kind in kinds:
        shares = "  ".join(f"{seconds:6.2f} s {seconds / whole - 1:+5.0%}" for seconds, whole in zip(least[kind], base))
        print(f"{kind:24}  {shares}")


if __name__ == "__main__":
    main()
