"""Opens every format of a dataset with programs that people use, and compares all cells with the tables of the database.

The articles in `articles`, and two long ones made here, hold what is hard on a format: names in Arabic, Cyrillic and
Chinese, quotes, ends of lines, tabs, words that look like formulas or like missing values, Namibia's code `NA`, texts
longer than a cell of a spreadsheet. Each part prints a line; what cannot be opened for want of a program is skipped with
one. Ends with status 1 where anything differs.
"""

import csv
import datetime
import importlib
import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
FORMATS = "sqlite,csv,xlsx,parquet,jsonl,ftm"
CELL = 32_767
MARK = " […cut]"
# What FollowTheMoney holds in one text.
TEXT = 65_000


class Difference(Exception):
    """A cell that is not what the database has."""


class Dataset:
    """What the database holds, table by table, and how its columns are described."""

    def __init__(self, out):
        self.out = out
        self.database = sqlite3.connect(f"file:{out / 'sanctions.sqlite'}?mode=ro", uri=True)
        package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
        described = [resource for resource in package["resources"] if "schema" in resource]
        self.types = {r["name"]: [(f["name"], f["type"], "pattern" in f.get("constraints", {}))
                                  for f in r["schema"]["fields"]] for r in described}

    def __iter__(self):
        return iter(self.types)

    def columns(self, table):
        return [name for name, _, _ in self.types[table]]

    def rows(self, table):
        names = ", ".join(f'"{name}"' for name in self.columns(table))
        return self.database.execute(f'SELECT {names} FROM "{table}"').fetchall()

    def typed(self, table, by_type=False):
        """The rows with booleans and days as such; with `by_type`, all that is described as text as text."""
        kinds = [kind for _, kind, _ in self.types[table]]

        def cell(value, kind):
            if value is not None and kind == "boolean":
                return bool(value)
            if value is not None and kind == "date":
                return datetime.date.fromisoformat(value)
            if by_type and value is not None and kind == "string":
                return text(value)
            return value

        return [tuple(map(cell, row, kinds)) for row in self.rows(table)]

    def texts(self, table):
        """The rows as they stand in CSV."""
        return [tuple(None if value is None else text(value) for value in row) for row in self.rows(table)]


def text(value):
    return str(value) if not isinstance(value, float) or value != int(value) else str(int(value))


def same(place, found, expected):
    """Compares rows without regard to their order; booleans are no numbers."""

    def order(row):
        return [(value is not None, type(value).__name__, str(value)) for value in row]

    def exact(rows):
        return sorted((tuple((type(value).__name__, value) for value in row) for row in rows),
                      key=lambda row: [(kind, str(value)) for kind, value in row])

    if exact(found) == exact(expected):
        return len(expected)
    found, expected = sorted(found, key=order), sorted(expected, key=order)
    if len(found) != len(expected):
        raise Difference(f"{place}: {len(found)} rows where the database has {len(expected)}")
    here, there = next((pair for pair in zip(found, expected) if exact([pair[0]]) != exact([pair[1]])))
    cells = [(a, b) for a, b in zip(here, there) if (type(a), a) != (type(b), b)]
    a, b = (repr(value) if len(repr(value)) < 300 else repr(value)[:300] + "..." for value in (cells or [(here, there)])[0])
    raise Difference(f"{place}: {a} where the database has {b}")


def csv_by_python(data):
    return sum(same(f"csv {table}", read_csv(data.out / f"csv/{table}.csv")[1:], data.texts(table)) for table in data)


def read_csv(path, encoding="utf-8"):
    with open(path, encoding=encoding, newline="") as file:
        return [tuple(cell or None for cell in row) for row in csv.reader(file)]


def csv_by_duckdb(data):
    duckdb = importlib.import_module("duckdb")
    count = 0
    for table in data:
        read = f"SELECT * FROM read_csv('{data.out}/csv/{table}.csv', all_varchar = true, header = true, delim = ',', " \
               "quote = '\"', escape = '\"', max_line_size = 4194304)"
        count += same(f"duckdb csv {table}", duckdb.sql(read).fetchall(), data.texts(table))
    return count


def csv_by_pandas(data):
    pandas = importlib.import_module("pandas")
    count = 0
    for table in data:
        frame = pandas.read_csv(data.out / f"csv/{table}.csv", dtype=str, keep_default_na=False, na_values=[""])
        count += same(f"pandas csv {table}", rows_of(frame), data.texts(table))
    return count


def rows_of(frame):
    """The rows of a data frame; what it takes for missing is None."""
    frame = frame.astype(object).where(frame.notna(), None)
    return [tuple(row) for row in frame.itertuples(index=False, name=None)]


def package_by_frictionless(data):
    frictionless = importlib.import_module("frictionless")
    # Cells of long bodies are longer than what is sniffed at by default.
    with frictionless.system.use_context(trusted=True):
        report = frictionless.Package(str(data.out / "datapackage.json")).validate()
    for task in report.tasks:
        for error in task.errors:
            raise Difference(f"frictionless {task.name}: {error.message}")
    return sum(task.stats.get("rows", 0) for task in report.tasks)


def jsonl_by_python(data):
    count = 0
    for table in data:
        lines = (data.out / f"jsonl/{table}.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
        rows = [json.loads(line) for line in lines]
        if any(list(row) != data.columns(table) for row in rows):
            raise Difference(f"jsonl {table}: other columns")
        expected = [tuple(str(v) if isinstance(v, datetime.date) else v for v in row) for row in data.typed(table)]
        count += same(f"jsonl {table}", [tuple(row.values()) for row in rows], expected)
    return count


def jsonl_by_duckdb(data):
    duckdb = importlib.import_module("duckdb")
    count = 0
    for table in data:
        columns = ", ".join(f"'{name}': 'VARCHAR'" for name in data.columns(table))
        read = f"SELECT * FROM read_json('{data.out}/jsonl/{table}.jsonl', format = 'newline_delimited', " \
               f"columns = {{{columns}}}, maximum_object_size = 8388608)"
        boolean = [kind == "boolean" for _, kind, _ in data.types[table]]
        expected = [tuple(("false", "true")[value == "1"] if truth and value else value
                          for value, truth in zip(row, boolean)) for row in data.texts(table)]
        count += same(f"duckdb jsonl {table}", duckdb.sql(read).fetchall(), expected)
    return count


def parquet_by_duckdb(data):
    duckdb = importlib.import_module("duckdb")
    return sum(same(f"duckdb parquet {table}", duckdb.sql(f"SELECT * FROM '{data.out}/parquet/{table}.parquet'").fetchall(),
                    data.typed(table, by_type=True)) for table in data)


def parquet_by_pyarrow(data):
    parquet = importlib.import_module("pyarrow.parquet")
    count = 0
    for table in data:
        read = parquet.read_table(data.out / f"parquet/{table}.parquet")
        columns = [column.to_pylist() for column in read.columns]
        count += same(f"pyarrow {table}", list(zip(*columns)), data.typed(table, by_type=True))
        if not read.schema.metadata.get(b"description") or read.column_names != data.columns(table):
            raise Difference(f"pyarrow {table}: not described, or other columns")
    return count


def in_a_cell(value):
    """What a cell of a spreadsheet holds of a text."""
    units = value.encode("utf-16-le")
    if len(units) <= CELL * 2:
        return value
    return units[:(CELL - len(MARK)) * 2].decode("utf-16-le", "ignore") + MARK


def spreadsheet_rows(data, table):
    """The rows as a workbook holds them."""
    fields = data.types[table]

    def cell(value, kind, is_date):
        if isinstance(value, str) and (kind == "date" or is_date) and len(value) == 10 and value >= "1900-03-01":
            return datetime.datetime.fromisoformat(value)
        if isinstance(value, str):
            return in_a_cell(value)
        if kind == "boolean" and value is not None:
            return bool(value)
        return float(value) if value is not None else None

    return [tuple(cell(value, kind, is_date) for value, (_, kind, is_date) in zip(row, fields))
            for row in data.rows(table)]


def unescaped(value):
    """A text as Excel shows it: OpenXML writes some characters as _xHHHH_."""
    return importlib.import_module("openpyxl.utils.escape").unescape(value)


def xlsx_by_openpyxl(data):
    openpyxl = importlib.import_module("openpyxl")
    book = openpyxl.load_workbook(data.out / "sanctions.xlsx")
    names = book.sheetnames
    if names[:2] != ["about", "columns"] or set(names[2:]) != set(data):
        raise Difference(f"xlsx: sheets {names}")
    told = {row[0]: row[1:4] for row in book["about"].iter_rows(min_row=8, max_col=4, values_only=True)}
    count = 0
    for table in data:
        sheet = book[table]
        if sheet.freeze_panes != "A2" or not sheet.auto_filter.ref:
            raise Difference(f"xlsx {table}: no frozen header, or no filter")
        header, *rows = [tuple(cell for cell in row) for row in sheet.iter_rows()]
        if [cell.value for cell in header] != data.columns(table):
            raise Difference(f"xlsx {table}: other columns")
        if any(cell.data_type == "f" for row in rows for cell in row):
            raise Difference(f"xlsx {table}: a formula")
        found = [tuple(openpyxl_value(cell) for cell in row) for row in rows]
        expected = spreadsheet_rows(data, table)
        count += same(f"xlsx {table}", found, expected)
        cut = sum(isinstance(value, str) and value.endswith(MARK) for row in expected for value in row)
        if told[table][1:] != (len(rows), cut) or not told[table][0]:
            raise Difference(f"xlsx about: {told[table]} of {table}")
    return count


def openpyxl_value(cell):
    if isinstance(cell.value, str):
        return unescaped(cell.value)
    if isinstance(cell.value, int) and not isinstance(cell.value, bool):
        return float(cell.value)
    return cell.value


def by_office(data):
    """LibreOffice reads the workbook and the CSV files, and writes what it has read as CSV."""
    if not shutil.which("soffice"):
        raise ImportError("LibreOffice")
    count = 0
    with tempfile.TemporaryDirectory() as work:
        work = Path(work)

        def convert(into, more, *files):
            command = ["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", *more,
                       "--convert-to", into, "--outdir", str(work / "made"), *map(str, files)]
            subprocess.run(command, check=True, capture_output=True, timeout=150)

        # Cells as shown; -1: every sheet.
        sheets = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"
        convert(sheets, [], data.out / "sanctions.xlsx")
        for table in data:
            found = read_csv(work / f"made/sanctions-{table}.csv")[1:]
            expected = [tuple(office_text(value) for value in row) for row in spreadsheet_rows(data, table)]
            count += same(f"LibreOffice xlsx {table}", [tuple(map(office_line, row)) for row in found],
                          [tuple(map(office_line, row)) for row in expected])
        shutil.rmtree(work / "made")
        # All columns as text.
        texts = "/".join(f"{at}/2" for at in range(1, 100))
        read = f"--infilter=Text - txt - csv (StarCalc):44,34,76,1,{texts},0,false,false"
        files = [data.out / f"csv/{table}.csv" for table in data]
        convert("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true", [read], *files)
        for table in data:
            found = read_csv(work / f"made/{table}.csv")[1:]
            count += same(f"LibreOffice csv {table}", [tuple(map(office_line, row)) for row in found],
                          [tuple(map(office_line, row)) for row in data.texts(table)])
    return count


def office_text(value):
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return text(value) if value is not None else None


def office_line(value):
    """A text as LibreOffice keeps it: lines in a cell end by a line feed alone; from CSV, those of more than 16,000
    characters are broken once more, and hold some 65,000."""
    if not isinstance(value, str):
        return value
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    return value if len(value) < 16_000 else value.replace("\n", "")[:60_000]


def sqlite_by_shell(data):
    if not shutil.which("sqlite3"):
        raise ImportError("sqlite3")
    count = 0
    for table in data:
        command = ["sqlite3", "-readonly", "-json", str(data.out / "sanctions.sqlite"), f'SELECT * FROM "{table}"']
        shown = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        rows = [tuple(row.values()) for row in json.loads(shown or "[]", strict=False)]
        count += same(f"sqlite3 {table}", rows, data.rows(table))
    return count


def sqlite_by_datasette(data):
    importlib.import_module("datasette")
    port = 8765
    command = [sys.executable, "-m", "datasette", "serve", "--immutable", str(data.out / "sanctions.sqlite"), "--host",
               "127.0.0.1", "--port", str(port), "--setting", "max_returned_rows", "100000"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        page = fetched(f"http://127.0.0.1:{port}/sanctions")
        if "v_article_sanctions" not in page:
            raise Difference("datasette: the page of the database does not name its views")
        count = 0
        for table in ("parties", "v_article_sanctions"):
            shown = json.loads(fetched(f"http://127.0.0.1:{port}/sanctions/{table}.json?_size=max&_shape=arrays"))
            rows = [tuple(row) for row in (shown["rows"] if isinstance(shown, dict) else shown)]
            columns = len(data.columns(table))
            count += same(f"datasette {table}", [row[-columns:] for row in rows], data.rows(table))
        return count
    finally:
        server.terminate()
        server.wait()


def fetched(address):
    for _ in range(100):
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return answer.read().decode()
        except OSError:
            time.sleep(0.3)
    raise Difference(f"{address} does not answer")


def entities_by_followthemoney(data):
    """Every entity passes through FollowTheMoney unchanged, and says what the tables say."""
    followthemoney = importlib.import_module("followthemoney")
    lines = (data.out / "entities.ftm.json").read_text(encoding="utf-8").split("\n")[:-1]
    entities = {}
    for line in lines:
        plain = json.loads(line)
        schema = followthemoney.model.get(plain["schema"])
        schema.validate(plain)
        proxy = followthemoney.model.make_entity(schema)
        proxy.id = plain["id"]
        for name, values in plain["properties"].items():
            proxy.add(name, values, cleaned=False)
            if sorted(proxy.get(name)) != sorted(values):
                raise Difference(f"ftm {plain['id']}: {name} {values} is taken as {proxy.get(name)}")
        missing = [name for name in schema.required if not proxy.get(name)]
        if missing or plain["id"] in entities:
            raise Difference(f"ftm {plain['id']}: {missing} missing, or told twice")
        entities[plain["id"]] = proxy
    validated = subprocess.run(["ftm", "validate", "-i", str(data.out / "entities.ftm.json")], capture_output=True,
                               text=True, check=True).stdout
    if [json.loads(line)["id"] for line in validated.splitlines()] != list(entities):
        raise Difference("ftm validate: not all entities are taken")
    for proxy in entities.values():
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                if value not in entities or not entities[value].schema.is_a(prop.range):
                    raise Difference(f"ftm {proxy.id}: {prop.name} {value} is no {prop.range.name}")
    compare_entities(data, entities)
    return len(entities)


def compare_entities(data, entities):
    ask = data.database.execute

    def held(schema, *properties):
        return [tuple(next(iter(entity.get(name)), None) for name in properties)
                for entity in entities.values() if entity.schema.is_a(schema)]

    line = lambda words: None if words is None else " ".join(words.split())
    parties = [(line(name),) for name, in ask("SELECT name FROM parties")]
    same("ftm parties", held("LegalEntity", "name") + held("Vehicle", "name"), parties)
    articles = ask("SELECT title, published_on, publisher, author, body FROM articles "
                   "WHERE article_id IN (SELECT article_id FROM article_parties)")
    expected = [(*map(line, row[:4]), row[4] if len(row[4]) <= TEXT else row[4][:TEXT - len(MARK)] + MARK)
                for row in articles]
    same("ftm articles", held("Article", "title", "publishedAt", "publisher", "author", "bodyText"), expected)
    listings = ask("SELECT designation_id, status, listed_on, delisted_on, NULL FROM designations UNION ALL "
                   "SELECT regime_id, status, NULL, ended_on, started_on FROM regimes").fetchall()
    same("ftm sanctions", held("Sanction", "recordId", "status", "listingDate", "endDate", "startDate"), listings)
    agreements = ask("SELECT agreement_id, title, signed_on, place FROM agreements").fetchall()
    same("ftm agreements", held("Event", "recordId", "name", "date", "location"),
         [tuple(map(line, row)) for row in agreements])
    mentions = ask("SELECT count(*) FROM article_parties").fetchone()[0]
    if sum(entity.schema.name == "Mention" for entity in entities.values()) != mentions:
        raise Difference("ftm: not all mentions are there")


def safe_csv(data):
    """Cells that are safe for spreadsheets, and exact without their mark."""
    count = 0
    for table in data:
        rows = read_csv(data.out / f"csv/{table}.csv")[1:]
        if any(cell and cell[0] in "=+-@\t\r\n" for row in rows for cell in row):
            raise Difference(f"safe csv {table}: a formula")
        exact = [tuple(cell.removeprefix("'") if cell else cell for cell in row) for row in rows]
        count += same(f"safe csv {table}", exact, data.texts(table))
    return count


def marked_csv(data):
    """CSV with a byte order mark, in which pandas and DuckDB find the same columns."""
    pandas, duckdb = importlib.import_module("pandas"), importlib.import_module("duckdb")
    count = 0
    for table in data:
        path = data.out / f"csv/{table}.csv"
        if not path.read_bytes().startswith(b"\xef\xbb\xbf"):
            raise Difference(f"csv {table}: no mark")
        frame = pandas.read_csv(path, dtype=str, keep_default_na=False, na_values=[""])
        names = duckdb.sql(f"SELECT * FROM read_csv('{path}', all_varchar = true, header = true, "
                           "max_line_size = 4194304)").columns
        if not list(frame.columns) == names == data.columns(table):
            raise Difference(f"marked csv {table}: other columns")
        count += same(f"marked csv {table}", rows_of(frame), data.texts(table))
    return count


def hard_values(data):
    """The input does hold what is hard; otherwise nothing is shown."""
    ask = data.database.execute
    wanted = {
        "a name in Arabic": "SELECT 1 FROM party_names WHERE name = 'حسن النوري'",
        "a name in Cyrillic": "SELECT 1 FROM parties WHERE name = 'Торговый Дом Заря'",
        "a name in Chinese": "SELECT 1 FROM parties WHERE name = '李伟'",
        "quotes": "SELECT 1 FROM articles WHERE title LIKE '%\"the banker\"%'",
        "ends of lines": "SELECT 1 FROM articles WHERE body LIKE '%' || char(10) || '%'",
        "a formula": "SELECT 1 FROM articles WHERE author LIKE '=%'",
        "an apostrophe in front": "SELECT 1 FROM articles WHERE author LIKE '''%'",
        "Namibia": "SELECT 1 FROM v_article_sanctions WHERE sender = 'NA'",
        "words for nothing": "SELECT 1 FROM articles WHERE publisher = 'NA' AND author = 'NULL'",
        "a body longer than a cell": f"SELECT 1 FROM articles WHERE length(body) > {CELL}",
        "a body longer than an entity": f"SELECT 1 FROM articles WHERE length(body) > {TEXT}",
        "what looks like an escape": "SELECT 1 FROM articles WHERE body LIKE '%\\_x000D\\_%' ESCAPE '\\'",
        "nothing": "SELECT 1 FROM articles WHERE publisher IS NULL",
        "a month": "SELECT 1 FROM sanction_claims WHERE length(date) = 7",
        "a day": "SELECT 1 FROM agreements WHERE signed_on = '2020-02-29'",
        "a listing": "SELECT 1 FROM designations WHERE delisted_on IS NOT NULL",
    }
    for what, query in wanted.items():
        if ask(query).fetchone() is None:
            raise Difference(f"the input holds no {what}")
    return len(wanted)


def long_articles(folder):
    """Articles whose bodies no cell of a spreadsheet holds, the second beyond what UTF-16 writes in one unit each."""
    sentence = "Item {}: the harbour \"office\" counted crates of \u041f\u0435\u0440\u0435\u0446 and \u80e1\u6912. "
    for name, filler, count in (("long", sentence, 700), ("longer", sentence + "\U0001d11e\n", 1400)):
        body = "".join(filler.format(number) for number in range(count))
        lead = "Norway imposed sanctions on Eritrea on 6 May 2009.\n\n"
        (folder / f"{name}.txt").write_text(f"A long list of crates ({name})\n\n{lead}{body}\n", encoding="utf-8")


PARTS = [
    ("hard values in the input", hard_values),
    ("CSV by Python", csv_by_python),
    ("CSV by DuckDB", csv_by_duckdb),
    ("CSV by pandas", csv_by_pandas),
    ("the package by Frictionless", package_by_frictionless),
    ("JSON Lines by Python", jsonl_by_python),
    ("JSON Lines by DuckDB", jsonl_by_duckdb),
    ("Parquet by DuckDB", parquet_by_duckdb),
    ("Parquet by pyarrow", parquet_by_pyarrow),
    ("XLSX by openpyxl", xlsx_by_openpyxl),
    ("XLSX and CSV by LibreOffice", by_office),
    ("SQLite by its shell", sqlite_by_shell),
    ("SQLite by Datasette", sqlite_by_datasette),
    ("entities by FollowTheMoney", entities_by_followthemoney),
]


def build(program, articles, out, *more):
    command = [program, "build", str(articles), "--lexicon", str(HERE / "lexicon"), "--out", str(out), "--quiet", *more]
    subprocess.run(command, check=True)
    return Dataset(out)


def run(name, part, data):
    begun = time.monotonic()
    try:
        count = part(data)
    except ImportError as missing:
        print(f"skipped: {name}, since {missing.name or missing} is not there", flush=True)
        return True
    except Difference as difference:
        print(f"{name}: {difference}", flush=True)
        return False
    print(f"{name}: {count} as in the database, {time.monotonic() - begun:.1f} s", flush=True)
    return True


def main(program):
    with tempfile.TemporaryDirectory() as work:
        work = Path(work)
        shutil.copytree(HERE / "articles", work / "articles")
        long_articles(work / "articles")
        data = build(program, work / "articles", work / "out", "--format", FORMATS)
        held = [run(name, part, data) for name, part in PARTS]
        data = build(program, work / "articles", work / "out", "--spreadsheet-safe")
        held.append(run("CSV safe for spreadsheets", safe_csv, data))
        data = build(program, work / "articles", work / "out", "--bom")
        held.append(run("CSV with a mark", marked_csv, data))
        held.append(run("the package of these by Frictionless", package_by_frictionless, data))
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
