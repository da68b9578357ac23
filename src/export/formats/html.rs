//! One page to look at: the network of who sanctions whom, a timeline, the agreements and the sanctioned parties, each
//! with the words of the articles that state it.
//!
//! The page stands by itself, with its scripts, its style and its data in it, and asks the network for nothing. Data go
//! into it as JSON in script elements of a type that is not run, with every character escaped that could end such an
//! element. What may run is told by a content security policy: the scripts of this program, by their hashes, and no
//! others, whatever an article holds. `assets/page` has the page's parts, and tells what they are.

use crate::error::Error;
use crate::export::format::{About, Format, Layout, Source};
use crate::export::written::{Tally, Written};
use crate::store::Store;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};
use std::io::Write;

/// The file name of the page.
const PAGE: &str = "sanctions.html";

macro_rules! part {
    ($name:literal) => {
        include_str!(concat!("../../../assets/page/", $name))
    };
}

const TEMPLATE: &str = part!("page.html");
const STYLE: &str = part!("page.css");
const LICENCES: &str = part!("vendor/LICENCES.txt");

/// The scripts, in the order in which they run.
const SCRIPTS: [&str; 11] = [
    part!("vendor/vendor.min.js"),
    part!("dom.js"),
    part!("data.js"),
    part!("table.js"),
    part!("evidence.js"),
    part!("panels.js"),
    part!("network.js"),
    part!("timeline.js"),
    part!("agreements.js"),
    part!("parties.js"),
    part!("main.js"),
];

/// How the rows of a query, each some JSON, are put together.
#[derive(Clone, Copy)]
enum Shape {
    /// There is one row, and it is all.
    Whole,
    /// The rows are the elements of a list.
    List,
}

/// The data of the page but for the texts: their name, their shape, and the query that gives them.
const DATA: [(&str, Shape, &str); 9] = [
    ("about", Shape::Whole, include_str!("html/about.sql")),
    ("articles", Shape::List, include_str!("html/articles.sql")),
    ("parties", Shape::List, include_str!("html/parties.sql")),
    ("countries", Shape::Whole, include_str!("html/countries.sql")),
    ("regimes", Shape::List, include_str!("html/regimes.sql")),
    ("designations", Shape::List, include_str!("html/designations.sql")),
    ("agreements", Shape::List, include_str!("html/agreements.sql")),
    ("claims", Shape::List, include_str!("html/claims.sql")),
    ("words", Shape::Whole, include_str!("html/words.sql")),
];

const BODIES: &str = include_str!("html/bodies.sql");

/// One HTML page.
pub(in crate::export) struct Html;

impl Format for Html {
    fn about(&self) -> About {
        About {
            name: "html",
            summary: "one page to look at in a browser: network, timeline, agreements and parties with their evidence",
            media_type: "text/html",
            layout: Layout::OneFile(PAGE),
        }
    }

    fn write(&self, source: &Source<'_>) -> Result<Vec<Written>, Error> {
        let mut page = Page { store: source.store, file: Tally::create(source.folder, PAGE)? };
        page.write()?;
        Ok(vec![page.file.finish()?])
    }
}

/// A page being written.
struct Page<'s> {
    store: &'s Store,
    file: Tally,
}

impl Page<'_> {
    /// Writes the template, and at each of its marks the part that is named there.
    fn write(&mut self) -> Result<(), Error> {
        let mut pieces = TEMPLATE.split("{{");
        self.put(pieces.next().unwrap_or_default())?;
        for piece in pieces {
            let (name, rest) = piece.split_once("}}").unwrap_or_default();
            match name {
                "policy" => self.put(&policy())?,
                "style" => self.put(STYLE)?,
                "licences" => self.put(&html_escape::encode_text(LICENCES))?,
                "data" => self.data()?,
                "scripts" => SCRIPTS.iter().try_for_each(|script| self.element("<script>", script))?,
                _ => {}
            }
            self.put(rest)?;
        }
        Ok(())
    }

    /// Writes all data: first the facts, then every text in an element of its own, since few of them will be opened.
    fn data(&mut self) -> Result<(), Error> {
        self.put(r#"<script type="application/json" id="data">"#)?;
        for (at, (name, shape, query)) in DATA.into_iter().enumerate() {
            let [open, close] = match shape {
                Shape::Whole => ["", ""],
                Shape::List => ["[", "]"],
            };
            self.put(&format!("{}\"{name}\":{open}", if at == 0 { "{" } else { ",\n" }))?;
            self.rows(query)?;
            self.put(close)?;
        }
        self.put("}</script>\n")?;
        self.bodies()
    }

    /// Writes the rows of a query that gives JSON.
    fn rows(&mut self, query: &str) -> Result<(), Error> {
        let store = self.store;
        let mut first = true;
        store.each_text(query, |json| {
            self.put(if std::mem::take(&mut first) { "" } else { ",\n" })?;
            self.put(&harmless(json))
        })
    }

    fn bodies(&mut self) -> Result<(), Error> {
        let store = self.store;
        let mut number = 0;
        store.each_text(BODIES, |body| {
            let text = harmless(&serde_json::Value::from(body).to_string());
            self.element(&format!(r#"<script type="application/json" id="body-{number}">"#), &text)?;
            number += 1;
            Ok(())
        })
    }

    fn element(&mut self, tag: &str, content: &str) -> Result<(), Error> {
        [tag, content, "</script>\n"].into_iter().try_for_each(|text| self.put(text))
    }

    fn put(&mut self, text: &str) -> Result<(), Error> {
        let written = self.file.write_all(text.as_bytes());
        written.map_err(|source| Error::Write { path: self.file.path().to_owned(), source })
    }
}

/// JSON with every character escaped that means something to HTML, or ends a line to some readers of JSON; such
/// characters stand inside strings alone.
fn harmless(json: &str) -> String {
    let mut made = String::with_capacity(json.len() + json.len() / 64);
    for character in json.chars() {
        match character {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => made.push_str(&format!("\\u{:04x}", u32::from(character))),
            _ => made.push(character),
        }
    }
    made
}

/// What the page may run and load: its own scripts, and nothing from anywhere.
fn policy() -> String {
    let hash = |script: &&str| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(script.as_bytes())));
    let scripts: Vec<String> = SCRIPTS.iter().map(hash).collect();
    let rest = "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
    format!("default-src 'none'; script-src {}; {rest}", scripts.join(" "))
}

#[cfg(test)]
mod tests;
