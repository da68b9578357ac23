//! FollowTheMoney: the dataset as entities, a JSON object in each line.
//!
//! Each query gives entities: their `id`, their `schema`, and a column for each property. A column whose name ends in `[]`
//! holds a JSON array of values; `@` before that marks keys of other entities.

mod entity;

use crate::error::Error;
use crate::export::format::{About, Format, Layout, Source};
use crate::export::written::{Tally, Written};
use std::io::{self, Write};

/// The file name of the entities.
const ENTITIES: &str = "entities.ftm.json";

/// What the entities are made of; those that others refer to come first.
const QUERIES: [(&str, &str); 7] = [
    ("parties", include_str!("parties.sql")),
    ("memberships", include_str!("memberships.sql")),
    ("articles", include_str!("articles.sql")),
    ("mentions", include_str!("mentions.sql")),
    ("designations", include_str!("designations.sql")),
    ("regimes", include_str!("regimes.sql")),
    ("agreements", include_str!("agreements.sql")),
];

/// Columns that several queries have, of a header `h` with claims of one table.
const PARTS: [(&str, &str); 2] =
    [("{restrictions}", include_str!("restrictions.sql")), ("{sources}", include_str!("sources.sql"))];

/// The tables of claims of the headers, and what they name a header by.
const CLAIMS: [(&str, &str, &str); 3] = [
    ("designations", "designation_claims", "designation_id"),
    ("regimes", "sanction_claims", "regime_id"),
    ("agreements", "agreement_claims", "agreement_id"),
];

/// A query with its parts filled in.
fn whole(what: &str, query: &str) -> String {
    let mut whole = query.to_owned();
    for (place, part) in PARTS {
        whole = whole.replace(place, part.trim_end());
    }
    for (_, claims, key) in CLAIMS.iter().filter(|(header, ..)| *header == what) {
        whole = whole.replace("{claims}", claims).replace("{key}", key);
    }
    whole
}

/// A file of FollowTheMoney entities.
pub(in crate::export) struct Ftm;

impl Format for Ftm {
    fn about(&self) -> About {
        About {
            name: "ftm",
            summary: "parties, sanctions, agreements, articles and mentions as FollowTheMoney entities, one a line",
            media_type: "application/json+ftm",
            layout: Layout::OneFile(ENTITIES),
        }
    }

    fn write(&self, source: &Source<'_>) -> Result<Vec<Written>, Error> {
        let mut file = Tally::create(source.folder, ENTITIES)?;
        for (what, query) in QUERIES {
            source.store.each(&whole(what, query), &format!("reading {what} for {ENTITIES}"), |row| {
                let entity = entity::read(row).map_err(io::Error::other);
                let line = entity.and_then(|entity| serde_json::to_vec(&entity).map_err(io::Error::from));
                line.and_then(|line| file.write_all(&line).and_then(|()| file.write_all(b"\n")))
                    .map_err(|source| Error::Write { path: file.path().to_owned(), source })
            })?;
        }
        Ok(vec![file.finish()?])
    }
}
