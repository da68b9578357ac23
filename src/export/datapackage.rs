//! `datapackage.json`: the CSV files described as a Frictionless Data Package (version 1) with Table Schema.

use super::csv_file::Written;
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
    /// Whether `'` was put before the cells that a spreadsheet would run as a formula.
    #[serde(rename = "spreadsheetSafe")]
    spreadsheet_safe: bool,
    resources: Vec<Resource<'a>>,
}

#[derive(Serialize)]
struct Resource<'a> {
    profile: &'static str,
    name: &'a str,
    description: &'a str,
    path: String,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    bytes: u64,
    hash: String,
    dialect: Dialect,
    schema: Schema<'a>,
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
    fields: &'a [String],
    reference: Referred<'a>,
}

#[derive(Serialize)]
struct Referred<'a> {
    /// The table referred to; empty for the table itself.
    resource: &'a str,
    fields: &'a [String],
}

/// Writes the description of the files in `csv/`, one for each table and view.
pub(super) fn write(tables: &[(Table, Written)], path: &Path, safe: bool) -> Result<(), Error> {
    let package = Package {
        profile: "tabular-data-package",
        name: "sanctions",
        title: "Sanctions, designations and international agreements in news articles",
        description: description(safe),
        spreadsheet_safe: safe,
        resources: tables.iter().map(|(table, written)| resource(table, written)).collect(),
    };
    let mut text = serde_json::to_string_pretty(&package)
        .map_err(|error| Error::Format { path: path.to_owned(), reason: error.to_string() })?;
    text.push('\n');
    std::fs::write(path, text).map_err(|source| Error::Write { path: path.to_owned(), source })
}

fn description(safe: bool) -> String {
    let cells = if safe {
        "Made with --spreadsheet-safe: text that begins with a character that a spreadsheet would take for a formula, \
         or with an apostrophe, has one apostrophe put before it. Taking one leading apostrophe away gives the exact \
         text."
    } else {
        "Cells are exact: a spreadsheet may run text that begins with =, +, - or @ as a formula."
    };
    format!("One CSV file for each table and view. An empty field is NULL. {cells}")
}

fn resource<'a>(table: &'a Table, written: &Written) -> Resource<'a> {
    Resource {
        profile: "tabular-data-resource",
        name: &table.name,
        description: &table.description,
        path: format!("{}/{}.csv", super::CSV_FOLDER, table.name),
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        bytes: written.bytes,
        hash: format!("sha256:{}", written.sha256),
        dialect: Dialect {
            delimiter: ",",
            line_terminator: "\r\n",
            quote_char: "\"",
            double_quote: true,
            header: true,
        },
        schema: Schema {
            fields: table.columns.iter().map(field).collect(),
            missing_values: [""],
            // A primary key may hold no NULL, which the key of a view may.
            primary_key: (!table.is_view).then_some(table.key.as_slice()),
            foreign_keys: table.foreign_keys.iter().map(|key| reference(table, key)).collect(),
        },
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

fn reference<'a>(table: &Table, key: &'a ForeignKey) -> Reference<'a> {
    let resource = if key.table == table.name { "" } else { &key.table };
    Reference { fields: &key.columns, reference: Referred { resource, fields: &key.references } }
}

impl Constraints {
    fn is_empty(&self) -> bool {
        !self.required && self.pattern.is_none()
    }
}
