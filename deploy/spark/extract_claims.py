"""Reads articles on all machines of a Spark cluster, for `sanctionary build --claims` to make a dataset of.

    spark-submit deploy/spark/extract_claims.py ARTICLES CLAIMS --name feed.jsonl

ARTICLES is JSON Lines in UTF-8, anything that Spark's `textFile` takes; each line needs an `id`, since a number would
be counted anew in every partition. CLAIMS is a folder that is not there yet; it gets compressed files of claims, one
for each partition, which `sanctionary build --claims CLAIMS` reads. The dataset is the one that
`sanctionary build feed.jsonl` makes of the same lines, byte for byte.

The program must be found under the same path on every machine; it needs no other file, and keeps nothing.
"""

import argparse
import shlex
import subprocess
import threading

from pyspark import SparkContext

# All documents read; some of them could not be, which their lines say, or the partition was empty.
SOUND = (0, 1)


def through(command):
    """A function that passes the lines of a partition through a command."""

    def run(lines):
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")

        def feed():
            try:
                for line in lines:
                    process.stdin.write(line + "\n")
                process.stdin.close()
            except BrokenPipeError:
                pass  # The exit status says why.

        feeding = threading.Thread(target=feed, daemon=True)
        feeding.start()
        # Not splitlines(): a body may hold other line ends of Unicode.
        for line in process.stdout:
            yield line.rstrip("\n")
        feeding.join()
        status = process.wait()
        if status not in SOUND:
            raise RuntimeError(f"{shlex.join(command)} ended with status {status}")

    return run


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", help="JSON Lines, each with an id")
    parser.add_argument("claims", help="folder to write to, not there yet")
    parser.add_argument("--name", required=True, help="what the articles are cited as, before # and their id")
    parser.add_argument("--program", default="sanctionary", help="the program on every machine")
    parser.add_argument("--lexicon", help="folder of word lists on every machine")
    parser.add_argument("--partitions", type=int, help="at least so many partitions; compressed files are not split")
    asked = parser.parse_args()
    command = [asked.program, "extract", "-", "--stdin-name", asked.name, "--jobs", "1", "--quiet"]
    if asked.lexicon:
        command += ["--lexicon", asked.lexicon]
    context = SparkContext(appName="sanctionary")
    lines = context.textFile(asked.articles, minPartitions=asked.partitions)
    if asked.partitions and lines.getNumPartitions() < asked.partitions:
        lines = lines.repartition(asked.partitions)
    claims = lines.mapPartitions(through(command))
    claims.saveAsTextFile(asked.claims, compressionCodecClass="org.apache.hadoop.io.compress.GzipCodec")
    context.stop()


if __name__ == "__main__":
    main()
