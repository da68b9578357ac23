#!/usr/bin/env python3
"""Shows that a build replaces a dataset whole or not at all, whatever ends it.

    tests/robustness/whole_or_not.py BINARY INPUT [--kills N] [--aimed N] [--signals N]

INPUT is what the build reads that is to be ended, such as a file that `cargo run --example articles` has written; the
dataset that stands before is that of seeds/articles. After each end `check` must find the dataset sound, and it must be
the old one or the new one. In turn:

- kill -9 at moments spread at random over the whole build, and as many as asked for aimed at the moments in which files
  are put in their places;
- SIGTERM and SIGINT at random moments: nothing is left behind;
- a disk that is full, sooner or later, and a limit of the size of files: status 3, nothing is left behind;
- a file system that can only be read: status 3, and `check` works;
- an input file that is cut short while it is read.

Prints one line for each part and ends with status 1 where something does not hold. Parts that need a file system of
their own are skipped, with a line, where none can be mounted.
"""

import argparse
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OLD = ROOT / "seeds" / "articles"
FILES = {"csv", "claims.jsonl.zst", "datapackage.json", "sanctions.sqlite"}


class Fault(Exception):
    """Something that should hold and does not."""


class Bench:
    """The program, the dataset that stands before, and how long the build takes that is to be ended."""

    def __init__(self, binary, source, work):
        self.binary, self.source, self.work = binary, source, work
        self.out = work / "out"
        self.old, _ = self.rebuilt(OLD)
        self.new, self.seconds = self.rebuilt(source)

    def rebuilt(self, source):
        """Builds a dataset to its end; gives its number of articles and the seconds that took."""
        begun = time.monotonic()
        run = self.start(source, self.out)
        message = run.communicate()[1]
        expect(run.returncode in (0, 1), f"a build ended with {run.returncode}: {message}")
        seconds = time.monotonic() - begun
        self.sound(self.out)
        expect(names(self.out) == FILES, f"left behind: {names(self.out) - FILES}")
        return articles(self.out), seconds

    def start(self, source, out, **more):
        command = [self.binary, "build", str(source), "--out", str(out), "--quiet"]
        return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, **more)

    def sound(self, out):
        check = subprocess.run([self.binary, "check", str(out)], capture_output=True, text=True)
        expect(check.returncode == 0, f"check ended with {check.returncode}: {check.stdout}{check.stderr}")

    def one_of_both(self):
        """After an end from outside: the dataset is sound, and the old or the new one."""
        self.sound(self.out)
        found = articles(self.out)
        expect(found in (self.old, self.new), f"{found} articles, neither {self.old} nor {self.new}")
        return found == self.new


def expect(holds, message):
    if not holds:
        raise Fault(message)


def names(folder):
    return {entry.name for entry in os.scandir(folder)}


def articles(out):
    database = sqlite3.connect(f"file:{out / 'sanctions.sqlite'}?mode=ro", uri=True)
    try:
        return database.execute("SELECT count(*) FROM articles").fetchone()[0]
    finally:
        database.close()


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def ended(run, number):
    """Sends a signal to a build, unless it has ended before, and waits for its end."""
    if run.poll() is None:
        run.send_signal(number)
    run.communicate()
    return run.returncode


def kills(bench, count):
    bench.rebuilt(OLD)
    new = 0
    for _ in range(count):
        run = bench.start(bench.source, bench.out)
        time.sleep(random.uniform(0, bench.seconds))
        ended(run, signal.SIGKILL)
        new += bench.one_of_both()
    bench.rebuilt(OLD)
    print(f"kill -9 at {count} random moments of a build of {bench.seconds:.1f} s: {count} of {count} sound, "
          f"{new} of them new")


def aimed_kills(bench, count):
    """Ends short builds within the moments in which files are put in place; the two datasets take turns."""
    small = bench.work / "small.txt"
    small.write_text("Ruling\n\nThe United States imposed sanctions on Iran on 5 May 2020.\n")
    other, _ = bench.rebuilt(small)
    new = between = 0
    for turn in range(count):
        source, due = ((OLD, bench.old), (small, other))[turn % 2]
        run = bench.start(source, bench.out)
        current = bench.out / ".sanctionary-current"
        while run.poll() is None and not os.path.lexists(current):
            pass
        time.sleep(random.uniform(0, 0.004))
        ended(run, signal.SIGKILL)
        between += os.path.lexists(current)
        bench.sound(bench.out)
        found = articles(bench.out)
        expect(found in (bench.old, other), f"{found} articles")
        new += found == due
    bench.rebuilt(OLD)
    print(f"kill -9 at {count} moments aimed at the exchange of files: {count} of {count} sound, {new} of them new; "
          f"{between} hit the exchange")


def signals(bench, count):
    bench.rebuilt(OLD)
    before = contents(bench.out)
    early = 0
    for turn in range(count):
        number = (signal.SIGTERM, signal.SIGINT)[turn % 2]
        run = bench.start(bench.source, bench.out)
        time.sleep(random.uniform(0.2, bench.seconds * 0.95))
        status = ended(run, number)
        expect(names(bench.out) == FILES, f"left behind: {names(bench.out) - FILES}")
        if bench.one_of_both():
            early += 1
            bench.rebuilt(OLD)
            continue
        expect(status == 128 + number, f"status {status} after signal {number}")
        expect(contents(bench.out) == before, "the old dataset has changed")
    print(f"SIGTERM and SIGINT at {count} random moments: {count} of {count} sound, nothing left behind, "
          f"{early} ended before")


@contextmanager
def mounted(work, size):
    """A small file system of its own; gives nothing where it cannot be mounted."""
    place = work / "mounted"
    place.mkdir(exist_ok=True)
    if not shutil.which("mount"):
        yield None
        return
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True).returncode != 0:
        yield None
        return
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def refused(bench, out, before, **more):
    """A build that cannot write: status 3, and all is as it was."""
    run = bench.start(bench.source, out, **more)
    message = run.communicate()[1].strip()
    expect(run.returncode == 3, f"status {run.returncode}: {message}")
    expect(names(out) == FILES, f"left behind: {names(out) - FILES}")
    expect(contents(out) == before, "the old dataset has changed")
    bench.sound(out)
    return message


def full_disk(bench, steps):
    """Lets the disk be full at several stages: at nothing, and up to what the build needs at its end."""
    bench.rebuilt(bench.source)
    need = sum(len(held) for held in contents(bench.out).values())
    with mounted(bench.work, need * 3 + (64 << 20)) as place:
        if place is None:
            print("skipped: a full disk, since no file system can be mounted")
            return
        out = place / "out"
        shutil.copytree(bench.out, out)
        before = contents(out)
        messages = set()
        for step in range(steps):
            free = os.statvfs(place).f_bavail * os.statvfs(place).f_frsize
            # Scratch files of the build count as well: what is left is at most nine tenths of the dataset alone.
            filler = place / "filler"
            with open(filler, "wb") as file:
                os.posix_fallocate(file.fileno(), 0, max(4096, free - int(need * 0.9 * step / steps) - 4096))
            messages.add(refused(bench, out, before))
            filler.unlink()
    print(f"a disk full at {steps} stages: {steps} of {steps} refused, the old dataset sound and unchanged")
    for message in sorted(messages):
        print(f"    {message}")


def file_limit(bench, steps):
    bench.rebuilt(bench.source)
    before = contents(bench.out)
    largest = max(len(held) for held in before.values())
    for step in range(steps):
        limit = int(largest * 0.9 * step / steps)
        refused(bench, bench.out, before, preexec_fn=lambda limit=limit: resource.setrlimit(
            resource.RLIMIT_FSIZE, (limit, limit)))
    print(f"a limit of the size of files at {steps} stages: {steps} of {steps} refused, the old dataset unchanged")


def read_only(bench):
    bench.rebuilt(OLD)
    with mounted(bench.work, 256 << 20) as place:
        if place is None:
            print("skipped: a file system that can only be read, since none can be mounted")
            return
        out = place / "out"
        shutil.copytree(bench.out, out)
        before = contents(out)
        subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
        message = refused(bench, out, before)
        run = bench.start(OLD, place / "new")
        run.communicate()
        expect(run.returncode == 3, f"status {run.returncode}")
    print(f"a file system that can only be read: refused ({message}), and check works on it")


def shrinking_input(bench, count):
    """Cuts the input short while it is read: the build ends in good order, with what it could read."""
    if bench.source.is_dir():
        print("skipped: an input that shrinks, since the input is a folder")
        return
    bench.rebuilt(OLD)
    statuses = []
    for turn in range(count):
        copy = bench.work / ("copy-" + bench.source.name)
        shutil.copyfile(bench.source, copy)
        run = bench.start(copy, bench.out)
        time.sleep(bench.seconds * (turn + 0.5) / count / 2)
        os.truncate(copy, copy.stat().st_size * turn // count)
        message = run.communicate()[1]
        expect(run.returncode in (0, 1), f"status {run.returncode}: {message[-300:]}")
        statuses.append(run.returncode)
        bench.sound(bench.out)
        copy.unlink()
    print(f"an input cut short at {count} moments: {count} of {count} sound, exit statuses {statuses}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", type=Path)
    parser.add_argument("input", type=Path)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--aimed", type=int, default=20)
    parser.add_argument("--signals", type=int, default=4)
    parser.add_argument("--steps", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    random.seed(asked.seed)
    with tempfile.TemporaryDirectory() as work:
        try:
            bench = Bench(asked.binary.resolve(), asked.input.resolve(), Path(work))
            print(f"a build of {asked.input.name} takes {bench.seconds:.1f} s and gives {bench.new} articles")
            kills(bench, asked.kills)
            aimed_kills(bench, asked.aimed)
            signals(bench, asked.signals)
            full_disk(bench, asked.steps)
            file_limit(bench, asked.steps)
            read_only(bench)
            shrinking_input(bench, asked.steps)
        except Fault as fault:
            print(f"fault: {fault}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
