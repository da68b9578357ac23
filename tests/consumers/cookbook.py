#!/usr/bin/env python3
"""Opens a dataset as docs/COOKBOOK.md says, in the tools that are there: sqlite3, Datasette, DuckDB, pandas.

    tests/consumers/cookbook.py FOLDER      FOLDER holds `out/`, a dataset of seeds/articles

Every query of the cookbook is run by the `sqlite3` shell and its answer compared with the page, the fences of Python and
DuckDB are run as they stand, and Datasette is served on loopback and asked for a table and for a search. A tool that is
not there is skipped with a printed line; anything that fails ends the script with status 1.
"""

import importlib.util
import json
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

COOKBOOK = Path(__file__).resolve().parents[2] / "docs" / "COOKBOOK.md"


def fences(kind):
    """The contents of all fences of a kind."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", COOKBOOK.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def expect(holds, what):
    if not holds:
        sys.exit(f"failed: {what}")


def shell(folder):
    """Every query in the sqlite3 shell, and its answer as the page shows it."""
    if not shutil.which("sqlite3"):
        return print("skipped: the sqlite3 shell is not there")
    pairs = list(zip(fences("sql"), fences("text"), strict=True))
    for query, answer in pairs:
        asked = ["sqlite3", "-readonly", "-header", "-column", str(folder / "out/sanctions.sqlite"), query]
        told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
        lines = [line.rstrip() for line in told.splitlines()] or ["(no rows)"]
        expect(lines == answer.splitlines(), f"sqlite3 answers otherwise:\n{query}\n" + "\n".join(lines))
    print(f"sqlite3: {len(pairs)} queries answered as the cookbook says")


def pandas(folder):
    if not importlib.util.find_spec("pandas"):
        return print("skipped: pandas is not there")
    (snippet,) = fences("python")
    checks = "assert len(panel) and len(as_of) and list(parties.columns)[:2] == ['party_id', 'name'], 'empty'\n"
    subprocess.run([sys.executable, "-c", snippet + checks], cwd=folder, check=True)
    print("pandas: the snippet of the cookbook runs")


def duckdb(folder):
    if not importlib.util.find_spec("duckdb"):
        return print("skipped: DuckDB is not there")
    import duckdb as duck

    (snippet,) = fences("sql duckdb")
    database, csv = snippet.split("-- or without the extension\n")
    connection = duck.connect()
    from_csv = connection.sql(csv.replace("out/", f"{folder}/out/").rstrip("; \n")).fetchall()
    expect(len(from_csv) > 1, "DuckDB reads no rows of the panel")
    try:
        connection.execute("INSTALL sqlite; LOAD sqlite;")
    except duck.Error:
        return print("DuckDB: the panel is read from CSV; skipped: its extension for SQLite cannot be had")
    statements = [part for part in database.replace("out/", f"{folder}/out/").split(";") if part.strip()]
    rows = [connection.execute(part).fetchall() for part in statements][-1]
    expect(sum(count for *_, count in rows) == len(from_csv), "DuckDB finds other rows in the database than in CSV")
    print("DuckDB: the panel is the same from the database and from CSV")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def fetched(address, patience=30):
    """What stands at an address, once somebody answers there."""
    until = time.monotonic() + patience
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return json.load(answer)
        except urllib.error.HTTPError:
            raise
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.3)


def datasette(folder):
    if not importlib.util.find_spec("datasette"):
        return print("skipped: Datasette is not there")
    port = free_port()
    served = [sys.executable, "-m", "datasette", "serve", "out/sanctions.sqlite", "--port", str(port), "--host", "127.0.0.1"]
    with subprocess.Popen(served, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            base = f"http://127.0.0.1:{port}/sanctions"
            regimes = fetched(f"{base}/v_regimes.json?_shape=array")
            expect(len(regimes) > 1 and all(row["sender"] and row["target"] for row in regimes), "no regimes in Datasette")
            found = fetched(f"{base}/articles.json?_shape=array&_search=fighter")
            expect([row["source"] for row in found] == ["s04-newsfeed.txt"], f"Datasette finds {found}")
            query = "SELECT name FROM v_as_of WHERE valid_from <= :day AND (valid_to > :day OR valid_to IS NULL)"
            asked = urllib.parse.urlencode({"sql": query, "day": "2023-01-01", "_shape": "array"})
            expect(len(fetched(f"{base}.json?{asked}")) == 4, "the query with a day gives other rows in Datasette")
        finally:
            server.terminate()
    print("Datasette: a view, a search and a query with a parameter are served")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1]).resolve()
    for consumer in (shell, pandas, duckdb, datasette):
        consumer(folder)


if __name__ == "__main__":
    main()
