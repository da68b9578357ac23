//! Writes generated articles as JSON Lines, gzip-compressed, for measuring whole builds: about 2 kB of text each, one in
//! fifty about sanctions or agreements, the others general news. The same seed gives the same articles, whatever their
//! number. Sentences come from `articles/grammar.txt`; the names of people, places, firms and ships are invented, and
//! new ones keep coming up, so that the tables of a dataset grow with the number of articles as they would.
//!
//! ```text
//! cargo run --release --example articles -- 100000 articles.jsonl.gz [SEED]
//! ```

use fastrand::Rng;
use flate2::Compression;
use flate2::write::GzEncoder;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, Write};

const GRAMMAR: &str = include_str!("articles/grammar.txt");

/// One article in so many is about sanctions or agreements.
const AFFAIR_EACH: u64 = 50;

/// One in so many of those is a repeat of the one before, by another publisher.
const REPEAT_EACH: u64 = 8;

/// How many invented names there are of each kind; a name is the rarer the later it comes.
const NAMES: f64 = 300_000.0;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (count, path, seed) = match arguments.as_slice() {
        [count, path] => (count.parse(), path, Ok(1)),
        [count, path, seed] => (count.parse(), path, seed.parse()),
        _ => return Err(io::Error::other("usage: articles COUNT FILE.jsonl.gz [SEED]")),
    };
    let count: u64 = count.map_err(io::Error::other)?;
    let seed: u64 = seed.map_err(io::Error::other)?;
    let grammar = Grammar::read(GRAMMAR);
    let mut out = GzEncoder::new(BufWriter::new(File::create(path)?), Compression::new(4));
    let mut bytes = 0;
    for number in 0..count {
        let article = article(&grammar, seed, number);
        bytes += article.text.len();
        serde_json::to_writer(&mut out, &article)?;
        out.write_all(b"\n")?;
    }
    out.finish()?.flush()?;
    eprintln!("{count} articles with {bytes} bytes of text");
    Ok(())
}

#[derive(Serialize)]
struct Article {
    id: String,
    title: String,
    published_on: String,
    publisher: String,
    url: String,
    text: String,
}

/// The article of a number, which depends on nothing but the seed.
fn article(grammar: &Grammar, seed: u64, number: u64) -> Article {
    let is_affair = number % AFFAIR_EACH == AFFAIR_EACH / 3;
    let turn = number / AFFAIR_EACH;
    let repeats = is_affair && turn % REPEAT_EACH == REPEAT_EACH - 1;
    let told = if repeats { number - AFFAIR_EACH } else { number };
    let mut writer = Writer::new(grammar, seed, told);
    let (title, mut paragraphs) = writer.story(if is_affair { "affair" } else { "topic" });
    let mut publisher = writer.write("publisher");
    if repeats {
        let mut other = Writer::new(grammar, seed, number);
        publisher = other.write("publisher");
        // Every other repeat is cut for length.
        let whole = (turn / REPEAT_EACH).is_multiple_of(2);
        paragraphs.truncate(paragraphs.len().max(2) - usize::from(!whole));
    }
    Article {
        id: format!("a{number}"),
        title,
        published_on: writer.day.to_string(),
        url: format!("https://{}.example/{number}", publisher.to_lowercase().replace([' ', '\''], "-")),
        publisher,
        text: paragraphs.join("\n\n"),
    }
}

/// A piece of a sentence.
enum Piece {
    Words(String),
    Number(u64, u64),
    Slot(Slot),
}

/// A place in a sentence where something is filled in.
struct Slot {
    /// What is remembered throughout an article under this name.
    name: Option<String>,
    rule: String,
    /// The part of it that is wanted: a field, or its first or last word.
    part: Option<String>,
    capital: bool,
}

/// The rules by name, each with its ways.
struct Grammar {
    rules: BTreeMap<String, Vec<String>>,
    fields: BTreeMap<String, Vec<String>>,
    ways: BTreeMap<String, Vec<Piece>>,
}

impl Grammar {
    fn read(text: &str) -> Self {
        let mut grammar = Self { rules: BTreeMap::new(), fields: BTreeMap::new(), ways: BTreeMap::new() };
        let mut rule = String::new();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(heading) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                let (name, fields) = heading.split_once(": ").unwrap_or((heading, ""));
                rule = name.to_owned();
                grammar.fields.insert(rule.clone(), fields.split_whitespace().map(str::to_owned).collect());
            } else {
                grammar.rules.entry(rule.clone()).or_default().push(line.to_owned());
            }
        }
        let ways: Vec<String> = grammar.rules.values().flatten().cloned().collect();
        grammar.ways = ways.into_iter().map(|way| (way.clone(), grammar.pieces(&way))).collect();
        grammar
    }

    fn pieces(&self, way: &str) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut rest = way;
        while let Some((words, after)) = rest.split_once('{') {
            let (slot, after) = after.split_once('}').expect("a brace that closes");
            pieces.push(Piece::Words(words.to_owned()));
            pieces.push(self.slot(slot));
            rest = after;
        }
        pieces.push(Piece::Words(rest.to_owned()));
        pieces
    }

    fn slot(&self, text: &str) -> Piece {
        if let Some((low, high)) = text.split_once('-')
            && let (Ok(low), Ok(high)) = (low.parse(), high.parse())
        {
            return Piece::Number(low, high);
        }
        let (text, capital) = text.strip_suffix('^').map_or((text, false), |text| (text, true));
        let (text, kept) = text.strip_prefix('$').map_or((text, false), |text| (text, true));
        let (name, part) = match text.rsplit_once('.') {
            Some((name, part)) if !self.rules.contains_key(text) => (name, Some(part.to_owned())),
            _ => (text, None),
        };
        let rule = name.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
        Piece::Slot(Slot { name: kept.then(|| name.to_owned()), rule, part, capital })
    }
}

/// Writes one article.
struct Writer<'g> {
    grammar: &'g Grammar,
    rng: Rng,
    day: Date,
    kept: BTreeMap<String, String>,
}

impl<'g> Writer<'g> {
    fn new(grammar: &'g Grammar, seed: u64, number: u64) -> Self {
        let mut rng =
            Rng::with_seed(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ number.wrapping_mul(0xD1B5_4A32_D192_ED03));
        let first = Date::constant(2012, 1, 1);
        let day = first + jiff::Span::new().days(rng.i64(0..4700));
        Self { grammar, rng, day, kept: BTreeMap::new() }
    }

    /// A title, and paragraphs of about two thousand characters in all.
    fn story(&mut self, kind: &str) -> (String, Vec<String>) {
        let mut topic = self.write(kind);
        while self.grammar.rules.contains_key(&topic) {
            topic = self.write(&topic);
        }
        let title = capitalised(&self.write(&format!("{topic}.title")));
        let length = self.rng.usize(1300..2700);
        let mut paragraphs: Vec<String> = Vec::new();
        let mut sentences: Vec<usize> = (0..self.grammar.rules[&format!("{topic}.body")].len()).collect();
        self.rng.shuffle(&mut sentences);
        let mut written = 0;
        while written < length {
            let paragraph: Vec<String> =
                (0..self.rng.usize(1..4)).map(|_| self.sentence(kind, &topic, &mut sentences)).collect();
            let paragraph = paragraph.join(" ");
            written += paragraph.len();
            paragraphs.push(paragraph);
        }
        (title, paragraphs)
    }

    /// A sentence of the topic, each way once; then, and now and then before, one that fits everywhere.
    fn sentence(&mut self, kind: &str, topic: &str, left: &mut Vec<usize>) -> String {
        let aside = if kind == "affair" { "background" } else { "filler" };
        let grammar = self.grammar;
        let sentence = match left.pop().filter(|_| self.rng.u8(0..6) > 0) {
            Some(way) => self.fill(&grammar.rules[&format!("{topic}.body")][way]),
            None if self.rng.bool() => self.write(aside),
            None => {
                let topic = self.write("common");
                self.write(&format!("{topic}.body"))
            }
        };
        capitalised(&sentence)
    }

    /// One way to write a rule.
    fn write(&mut self, rule: &str) -> String {
        let grammar = self.grammar;
        match rule {
            "person" => format!("{} {}", self.write("given"), self.write("surname")),
            "surname" => self.invented("surname.end", 1..3),
            "place" => self.invented("place.end", 1..3),
            "firm" => {
                let name = self.invented("surname.end", 1..3);
                format!("{name} {}", self.write("firm.end"))
            }
            "ship" => {
                let name = self.invented("place.end", 1..2);
                format!("{} {name}", self.write("ship.first"))
            }
            "date" => self.date(),
            "year" => (self.day.year() - self.rng.i16(1..30)).to_string(),
            _ => {
                let ways = grammar.rules.get(rule).unwrap_or_else(|| panic!("the grammar has no rule {rule}"));
                let way = self.rng.choice(ways).expect("a rule has a way");
                self.fill(way)
            }
        }
    }

    fn fill(&mut self, way: &str) -> String {
        let grammar = self.grammar;
        let mut text = String::new();
        for piece in &grammar.ways[way] {
            match piece {
                Piece::Words(words) => text.push_str(words),
                Piece::Number(low, high) => text.push_str(&self.rng.u64(low..=high).to_string()),
                Piece::Slot(slot) => text.push_str(&self.slot(slot)),
            }
        }
        text
    }

    fn slot(&mut self, slot: &Slot) -> String {
        let whole = match slot.name.as_ref().map(|name| (name, self.kept.get(name).cloned())) {
            Some((_, Some(kept))) => kept,
            Some((name, None)) => {
                let written = self.write(&slot.rule);
                self.kept.insert(name.clone(), written.clone());
                written
            }
            None => self.write(&slot.rule),
        };
        let fields = self.grammar.fields.get(&slot.rule).filter(|fields| !fields.is_empty());
        let field = |name: &str| {
            let place = fields?.iter().position(|field| field == name)?;
            whole.split('|').nth(place)
        };
        let text = match slot.part.as_deref() {
            None => field("name").unwrap_or(&whole),
            Some("last") => whole.rsplit(' ').next().unwrap_or(&whole),
            Some("first") => whole.split(' ').next().unwrap_or(&whole),
            Some(part) => field(part).unwrap_or_else(|| panic!("{} has no part {part}", slot.rule)),
        };
        if slot.capital { capitalised(text) } else { text.to_owned() }
    }

    /// A name out of very many: some come up again and again, most once in a while.
    fn invented(&mut self, end: &str, syllables: std::ops::Range<usize>) -> String {
        let rank = (self.rng.f64() * NAMES.ln()).exp() as u64;
        let mut rng = Rng::with_seed(rank.wrapping_mul(0xA24B_AED4_963E_E407) ^ end.len() as u64);
        let count = rng.usize(syllables);
        let mut pick = |rule: &str| rng.choice(&self.grammar.rules[rule]).expect("a way").clone();
        let name: String = (0..=count).map(|_| pick("syllable")).collect();
        capitalised(&(name + &pick(end)))
    }

    /// A day not long before the article's, in one of the ways in which days are written.
    fn date(&mut self) -> String {
        let day = self.day - jiff::Span::new().days(self.rng.i64(0..40));
        let month = &self.grammar.rules["month"][usize::from(day.month().unsigned_abs()) - 1];
        match self.rng.u8(0..3) {
            0 => format!("{month} {}", day.day()),
            1 => format!("{month} {}, {}", day.day(), day.year()),
            _ => format!("{} {month} {}", day.day(), day.year()),
        }
    }
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}
