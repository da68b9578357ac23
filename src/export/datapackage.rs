//! `datapackage.json`: the files described as a Frictionless Data Package (version 1), those of CSV with Table Schema.

use super::Options;
use super::format::{Format, file_of};
use super::formats::Csv;
use super::written::Written;
use crate::error::Error;
use crate::store::{Column, ColumnType, ForeignKey, Table};
use serde::Serialize;
use std::path::Path;

/// A year, with a month, with a day.
const DATE_PATTERN: &str = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?";

#[derive(Serialize)]
struct Package<'a> {
    profile: &'static str,
    name: &'static str,
    title: &'static str,
    description: String,
    /// The formats that the dataset was asked for in, SQLite among them.
    formats: &'a [&'static str],
    licenses: [License; 1],
    sources: [Source; 7],
    /// Whether `'` was put before the cells that a spreadsheet would run as a formula.
    #[serde(rename = "spreadsheetSafe")]
    spreadsheet_safe: bool,
    /// Whether the CSV files begin with a byte order mark.
    #[serde(rename = "byteOrderMark")]
    byte_order_mark: bool,
    resources: Vec<Resource<'a>>,
}

#[derive(Clone, Copy, Serialize)]
struct License {
    name: &'static str,
    path: &'static str,
    title: &'static str,
}

#[derive(Clone, Copy, Serialize)]
struct Source {
    title: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'static str>,
}

/// What others may do with the dataset. The texts of articles are not ours to license.
const LICENSE: License = License {
    name: "MIT",
    path: "https://opensource.org/license/mit",
    title: "MIT, for the schema and what it says of itself, codes and the tables of the lexicon; texts and quotes of \
            articles stay under the terms of their publishers",
};

/// Where what the dataset holds comes from, besides the articles.
const SOURCES: [Source; 7] = [
    source("The articles, each named in the table articles", None),
    source("ISO 3166-1, codes of states", Some("https://www.iso.org/iso-3166-country-codes.html")),
    source("Unicode CLDR, names of states", Some("https://cldr.unicode.org")),
    source("GeoNames, cities (CC BY 4.0)", Some("https://www.geonames.org")),
    source(
        "OpenSanctions, keys of programmes and names of measures",
        Some("https://www.opensanctions.org/docs/programs/"),
    ),
    source("Global Sanctions Data Base, names of variables", Some("https://www.globalsanctionsdatabase.com")),
    source("Threat and Imposition of Economic Sanctions, codes of types", Some("https://sanctions.web.unc.edu")),
];

const fn source(title: &'static str, path: Option<&'static str>) -> Source {
    Source { title, path }
}

#[derive(Serialize)]
struct Resource<'a> {
    profile: &'static str,
    /// `file` keeps tools from looking for a table in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    r#type: Option<&'static str>,
    name: String,
    description: &'a str,
    path: String,
    format: &'static str,
    mediatype: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bytes: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hash: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dialect: Option<Dialect>,
    #[serde(skip_serializing_if = "Option::is_none")]
    schema: Option<Schema<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Dialect {
    delimiter: &'static str,
    line_terminator: &'static str,
    quote_char: &'static str,
    double_quote: bool,
    header: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema<'a> {
    fields: Vec<Field<'a>>,
    missing_values: [&'static str; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    primary_key: Option<&'a [String]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<Reference<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Field<'a> {
    name: &'a str,
    r#type: &'static str,
    description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    true_values: Option<[&'static str; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    false_values: Option<[&'static str; 1]>,
    #[serde(skip_serializing_if = "Constraints::is_empty")]
    constraints: Constraints,
}

#[derive(Serialize)]
struct Constraints {
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    required: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<&'static str>,
}

#[derive(Serialize)]
struct Reference<'a> {
    fields: Vec<&'a str>,
    reference: Referred<'a>,
}

#[derive(Serialize)]
struct Referred<'a> {
    /// The table referred to; empty for the table itself.
    resource: &'a str,
    fields: Vec<&'a str>,
}

/// Writes the description of the files of all formats that were asked for.
pub(super) fn write(tables: &[Table], written: &[Written], path: &Path, options: &Options) -> Result<(), Error> {
    let package = Package {
        profile: "data-package",
        name: "sanctions",
        title: "Sanctions, designations and international agreements in news articles",
        description: description(options),
        formats: options.formats.names(),
        licenses: [LICENSE],
        sources: SOURCES,
        spreadsheet_safe: options.spreadsheet_safe,
        byte_order_mark: options.bom,
        resources: resources(tables, written, options),
    };
    let mut text = serde_json::to_string_pretty(&package)
        .map_err(|error| Error::Format { path: path.to_owned(), reason: error.to_string() })?;
    text.push('\n');
    std::fs::write(path, text).map_err(|source| Error::Write { path: path.to_owned(), source })
}

fn description(options: &Options) -> String {
    if !options.formats.names().contains(&Csv.name()) {
        return "The same tables and views in each format.".to_owned();
    }
    let cells = if options.spreadsheet_safe {
        "Made with --spreadsheet-safe: text that begins with a character that a spreadsheet would take for a formula, \
         or with an apostrophe, has one apostrophe put before it. Taking one leading apostrophe away gives the exact \
         text."
    } else {
        "Cells are exact: a spreadsheet may run text that begins with =, +, - or @ as a formula."
    };
    format!("One CSV file for each table and view. An empty field is NULL. {cells}")
}

/// Every file, the CSV files first: what reads packages is to find the tables there.
fn resources<'a>(tables: &'a [Table], written: &[Written], options: &Options) -> Vec<Resource<'a>> {
    let has_csv = options.formats.chosen().any(|format| format.name() == Csv.name());
    let described = tables.iter().filter(|_| has_csv).map(|table| csv(table, written));
    let others = options.formats.chosen().filter(|format| format.name() != Csv.name());
    let plain = others.flat_map(|format| format.files(tables).into_iter().map(|file| plain(format, file, written)));
    described.chain(plain).collect()
}

/// A CSV file, which bears the name of its table.
fn csv<'a>(table: &'a Table, written: &[Written]) -> Resource<'a> {
    Resource {
        profile: "tabular-data-resource",
        r#type: None,
        name: table.name.clone(),
        description: &table.description,
        encoding: Some("utf-8"),
        dialect: Some(Dialect {
            delimiter: ",",
            line_terminator: "\r\n",
            quote_char: "\"",
            double_quote: true,
            header: true,
        }),
        schema: Some(Schema {
            fields: table.columns.iter().map(field).collect(),
            missing_values: [""],
            // A primary key may hold no NULL, which the key of a view may.
            primary_key: (!table.is_view).then_some(table.key.as_slice()),
            foreign_keys: table.foreign_keys.iter().map(|key| reference(table, key)).collect(),
        }),
        ..plain(&Csv, file_of(Csv.name(), table), written)
    }
}

/// A file of another format, which bears its own name.
fn plain<'a>(format: &dyn Format, file: String, written: &[Written]) -> Resource<'a> {
    let found = written.iter().find(|written| written.name == file);
    Resource {
        profile: "data-resource",
        r#type: Some("file"),
        name: file.rsplit('/').next().unwrap_or(&file).to_owned(),
        description: format.about().summary,
        path: file,
        format: format.name(),
        mediatype: format.about().media_type,
        encoding: None,
        bytes: found.map(|written| written.bytes),
        hash: found.map(|written| format!("sha256:{}", written.sha256)),
        rows: found.and_then(|written| written.rows),
        dialect: None,
        schema: None,
    }
}

fn field(column: &Column) -> Field<'_> {
    let boolean = column.holds == ColumnType::Boolean;
    Field {
        name: &column.name,
        r#type: match column.holds {
            // Table Schema has no type for a date of mixed precision.
            ColumnType::Text | ColumnType::Date => "string",
            ColumnType::Integer => "integer",
            ColumnType::Real => "number",
            ColumnType::Boolean => "boolean",
            ColumnType::Day => "date",
        },
        description: &column.description,
        true_values: boolean.then_some(["1"]),
        false_values: boolean.then_some(["0"]),
        constraints: Constraints {
            required: column.required,
            pattern: (column.holds == ColumnType::Date).then_some(DATE_PATTERN),
        },
    }
}

/// A reference of several columns of which some may be NULL holds in SQL where one is; Table Schema would look for the
/// NULL. It is told of these columns alone.
fn reference<'a>(table: &Table, key: &'a ForeignKey) -> Reference<'a> {
    let required = |name: &String| table.columns.iter().any(|column| column.name == *name && column.required);
    let part = key.columns.len() > 1 && !key.columns.iter().all(required);
    let pairs = key.columns.iter().zip(&key.references).filter(|(column, _)| !part || !required(column));
    let (fields, referred) = pairs.map(|(column, referred)| (column.as_str(), referred.as_str())).unzip();
    let resource = if key.table == table.name { "" } else { &key.table };
    Reference { fields, reference: Referred { resource, fields: referred } }
}

impl Constraints {
    fn is_empty(&self) -> bool {
        !self.required && self.pattern.is_none()
    }
}
