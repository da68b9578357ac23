//! The rows of each table, as they stand in the files.

use super::tables::{Table, flag, list};
use serde::Deserialize;

/// What a flag is where a user's table does not have it.
fn yes() -> bool {
    true
}

macro_rules! table {
    ($(#[$meta:meta])* $name:ident in $file:literal, key |$row:ident| $key:expr, may_be_empty $empty:expr,
     { $($(#[$attr:meta])* $field:ident: $kind:ty),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct $name { $($(#[$attr])* pub(super) $field: $kind),+ }

        impl Table for $name {
            const FILE: &'static str = $file;
            const MAY_BE_EMPTY: &'static [&'static str] = &$empty;
            fn key(&self) -> String {
                let $row = self;
                $key
            }
        }
    };
}

table! {
    /// A state or territory.
    CountryRow in "countries.csv", key |row| row.code.clone(), may_be_empty [],
    { code: String, iso3: String, name: String }
}
table! {
    /// A word for a state.
    CountryNameRow in "country_names.csv", key |row| row.name.clone(), may_be_empty [],
    { code: String, name: String, sense: String, #[serde(deserialize_with = "flag")] ambiguous: bool }
}
table! {
    /// A bloc or international organisation.
    BlocRow in "blocs.csv", key |row| row.id.clone(), may_be_empty ["code"],
    { id: String, code: Option<String>, name: String, kind: String,
      #[serde(deserialize_with = "flag")] collective: bool }
}
table! {
    /// A word for a bloc.
    BlocNameRow in "bloc_names.csv", key |row| row.name.clone(), may_be_empty [],
    { id: String, name: String, sense: String, #[serde(deserialize_with = "flag")] ambiguous: bool }
}
table! {
    /// A state's time in a bloc.
    MemberRow in "bloc_members.csv",
    key |row| format!("{} {} {}", row.bloc, row.member, row.since.as_deref().unwrap_or_default()),
    may_be_empty ["since", "until"],
    { bloc: String, member: String, since: Option<String>, until: Option<String> }
}
table! {
    /// A ministry, court or other body of a state or bloc.
    BodyRow in "bodies.csv", key |row| row.id.clone(), may_be_empty ["aliases", "ambiguous"],
    { id: String, name: String, acts_for: String, kind: String,
      #[serde(deserialize_with = "list")] aliases: Vec<String>,
      #[serde(deserialize_with = "list")] ambiguous: Vec<String> }
}
table! {
    /// A company, armed group, outlet, vessel or other organisation.
    OrganisationRow in "organisations.csv", key |row| row.name.clone(),
    may_be_empty ["country", "aliases", "ambiguous"],
    { name: String, kind: String, country: Option<String>, #[serde(deserialize_with = "flag")] media: bool,
      #[serde(deserialize_with = "list")] aliases: Vec<String>,
      #[serde(deserialize_with = "list")] ambiguous: Vec<String> }
}
table! {
    /// A person of public life.
    PersonRow in "people.csv", key |row| row.name.clone(),
    may_be_empty ["country", "since", "until", "aliases", "ambiguous"],
    { name: String, country: Option<String>, role: String, since: Option<i16>, until: Option<i16>,
      #[serde(deserialize_with = "list")] aliases: Vec<String>,
      #[serde(deserialize_with = "list")] ambiguous: Vec<String> }
}
table! {
    /// Words that stand before or after a person's name.
    TitleRow in "titles.csv", key |row| row.title.clone(), may_be_empty [],
    { title: String, kind: String }
}
table! {
    /// A generic noun for a body of a state.
    MinistryRow in "ministry_words.csv", key |row| row.phrase.clone(), may_be_empty [],
    { phrase: String, kind: String }
}
table! {
    /// An agreement any reader of news knows.
    AgreementRow in "agreements.csv", key |row| row.id.clone(), may_be_empty ["parties", "signed_on"],
    { id: String, title: String, kind: String, #[serde(deserialize_with = "list")] topics: Vec<String>,
      #[serde(deserialize_with = "list")] parties: Vec<String>, signed_on: Option<String> }
}
table! {
    /// A name of such an agreement.
    AgreementNameRow in "agreement_names.csv", key |row| row.name.clone(), may_be_empty [],
    { id: String, name: String }
}
table! {
    /// A list of sanctioned parties.
    ListRow in "lists.csv", key |row| row.name.clone(), may_be_empty ["aliases"],
    { name: String, authority: String, #[serde(deserialize_with = "list")] aliases: Vec<String> }
}
table! {
    /// A legal sanctions programme.
    ProgramRow in "programs.csv", key |row| row.program_id.clone(),
    may_be_empty ["target", "legal_bases", "measures", "since", "until", "opensanctions", "source"],
    { program_id: String, issuer: String, target: Option<String>, name: String,
      #[serde(deserialize_with = "list")] legal_bases: Vec<String>,
      #[serde(default, deserialize_with = "list")] measures: Vec<String>,
      #[serde(default)] since: Option<String>, #[serde(default)] until: Option<String>,
      #[serde(default)] opensanctions: Option<String>, #[serde(default)] source: Option<String>,
      #[serde(default = "yes", deserialize_with = "flag")] weighed: bool }
}
table! {
    /// The code that another dataset has for a measure.
    MeasureCodeRow in "measure_codes.csv", key |row| format!("{} {} {}", row.measure, row.scheme, row.code),
    may_be_empty [],
    { measure: String, scheme: String, code: String, label: String, fit: String, source: String }
}
table! {
    /// A phrase in which a name stands that names no party there, such as `New Mexico`.
    DecoyRow in "not_names.csv", key |row| row.phrase.clone(), may_be_empty [],
    { phrase: String }
}
table! {
    /// A word, in lower case, that tells what a name it stands in names.
    NameWordRow in "name_words.csv", key |row| row.word.clone(), may_be_empty [],
    { word: String, kind: String }
}
table! {
    /// A given name, in lower case.
    GivenNameRow in "given_names.csv", key |row| row.name.clone(), may_be_empty [],
    { name: String }
}
table! {
    /// An ordinary word, in lower case, whose capital names nobody.
    OrdinaryWordRow in "ordinary_words.csv", key |row| row.word.clone(), may_be_empty [],
    { word: String }
}
table! {
    /// A city or region, and the state it lies in.
    PlaceRow in "places.csv", key |row| row.name.clone(), may_be_empty [],
    { name: String, country: String }
}
table! {
    /// A word, in lower case, that only one state has: a legal form, the label of a party.
    HomeWordRow in "home_words.csv", key |row| row.word.clone(), may_be_empty [],
    { word: String, country: String }
}
table! {
    /// States whose people bear names of one language.
    NameGroupRow in "name_groups.csv", key |row| row.name.clone(), may_be_empty [],
    { name: String, #[serde(deserialize_with = "list")] states: Vec<String> }
}
table! {
    /// A part of a name, folded to small ASCII letters, and the states or groups of states where it is borne.
    NameOriginRow in "name_origins.csv", key |row| format!("{} {}", row.word, row.part), may_be_empty [],
    { word: String, part: String, #[serde(deserialize_with = "list")] states: Vec<String> }
}
table! {
    /// Two spellings of a word within longer names.
    SpellingRow in "spellings.csv", key |row| format!("{} {}", row.one, row.other), may_be_empty [],
    { one: String, other: String }
}
table! {
    /// A code and what it means.
    CodeRow in "", key |row| row.code.clone(), may_be_empty [],
    { code: String, definition: String }
}
table! {
    /// A mode, the action it is a mode of, and what it means.
    ModeRow in "modes.csv", key |row| row.code.clone(), may_be_empty [],
    { code: String, action: String, definition: String }
}
