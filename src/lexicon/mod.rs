//! Knowledge about the world, as tables: states, blocs, bodies, people, offices, agreements, cue words.
//!
//! The tables stand in `seeds/lexicon` and are embedded in the program; a folder of the user's may add rows. Each is
//! checked as it is read, and a fault names its file and row. What a name means in a sentence is not decided here:
//! the lexicon says where its names stand in a text, in what sense, and which of them need more to be believed.

mod assembly;
mod confidence;
pub mod cues;
mod forest;
mod name_words;
mod names;
mod origins;
mod party;
mod records;
mod rows;
mod tables;
mod variants;

pub use confidence::Confidence;
pub use forest::{Forest, Mask, Models};
pub use name_words::{NameWord, NameWords};
pub use names::{Entry, NameHit, NameSense};
pub use origins::{Origin, Origins};
pub use party::{BodyKind, KnownParty, slug};
pub use records::{KnownAgreement, KnownList, KnownProgram, TitleKind};

use crate::error::Error;
use crate::model::dataset::{Country, MeasureCode, PartyMember};
use crate::model::vocabulary::{Action, Mode};
use names::{Form, NameIndex, Target, is_shouted};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

/// A state's time in a bloc, as the dataset holds it.
pub type BlocMember = PartyMember;

/// All that is known before an article is read. It never changes and may be shared between threads.
///
/// What is looked up by a word stands in hash tables, which nothing ever goes through.
pub struct Lexicon {
    parties: Vec<KnownParty>,
    by_id: FxHashMap<String, usize>,
    by_code: FxHashMap<String, usize>,
    capitals: FxHashMap<String, String>,
    countries: Vec<Country>,
    members: Vec<BlocMember>,
    agreements: Vec<KnownAgreement>,
    agreement_by_id: FxHashMap<String, usize>,
    lists: Vec<KnownList>,
    programs: Vec<KnownProgram>,
    measure_codes: Vec<MeasureCode>,
    /// How many of them a party issues, by its identifier.
    issued: FxHashMap<String, usize>,
    titles: FxHashMap<String, TitleKind>,
    title_words: FxHashSet<String>,
    ministries: FxHashMap<String, BodyKind>,
    vocabularies: BTreeMap<String, Vec<(String, String)>>,
    modes: BTreeMap<Mode, Action>,
    names: NameIndex,
    name_words: NameWords,
    origins: Origins,
    cues: cues::Cues,
    confidence: Confidence,
    models: Models,
    fingerprint: String,
}

impl Lexicon {
    /// The lexicon of the embedded tables.
    pub fn embedded() -> Result<Self, Error> {
        assembly::assemble(None)
    }

    /// The lexicon of the embedded tables and of the CSV files in a folder, which bear the same names as the
    /// embedded ones. A row of theirs takes the place of an embedded row for the same thing.
    pub fn with_folder(extra: &Path) -> Result<Self, Error> {
        assembly::assemble(Some(extra))
    }

    /// The lexicon of the embedded tables but for the trees: what the rules read is right, and nothing else. So rules can
    /// be tested and measured by themselves.
    ///
    /// # Errors
    /// Where a table holds a fault.
    pub fn of_rules() -> Result<Self, Error> {
        Ok(Self { models: Models::of_rules(), ..Self::embedded()? })
    }

    /// Sixteen hexadecimal digits that stand for the words of all its tables: what was read with a lexicon of another
    /// fingerprint may have been read otherwise.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// The names of the lexicon that stand in a text as whole words, from left to right, the longest where several
    /// begin together, none within another. Case counts, but a name of four letters or more is also found in
    /// capitals.
    #[must_use]
    pub fn names_in(&self, text: &str) -> Vec<NameHit<'_>> {
        // "P5.5 billion" is an amount, no P5.
        let amount = |span: &crate::model::Span| {
            let rest = text.get(span.end..).unwrap_or_default();
            let digits =
                rest.strip_prefix(['.', ',']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
            digits && span.of(text).ends_with(|c: char| c.is_ascii_digit())
        };
        let hits = self.names.find(text).into_iter().filter(|(span, _)| !amount(span));
        hits.filter_map(|(span, form)| {
            let (entry, rivals) = self.entries(form)?;
            let ambiguous = form.ambiguous || is_shouted(text, span);
            Some(NameHit { span, sense: form.sense, entry, ambiguous, rivals })
        })
        .collect()
    }

    /// What the words of a name say of its bearer.
    #[must_use]
    pub fn name_words(&self) -> &NameWords {
        &self.name_words
    }

    /// Of which states names may be.
    #[must_use]
    pub fn origins(&self) -> &Origins {
        &self.origins
    }

    /// The words that carry an act, and the phrases for measures and topics.
    #[must_use]
    pub fn cues(&self) -> &cues::Cues {
        &self.cues
    }

    /// How often claims turn out right.
    #[must_use]
    pub fn confidence(&self) -> &Confidence {
        &self.confidence
    }

    /// What the signs of readings say together.
    #[must_use]
    pub fn models(&self) -> &Models {
        &self.models
    }

    /// The party with an identifier such as `country:ir`.
    #[must_use]
    pub fn party(&self, id: &str) -> Option<&KnownParty> {
        self.by_id.get(id).and_then(|at| self.parties.get(*at))
    }

    /// The state or bloc with a code such as `IR` or `EU`.
    #[must_use]
    pub fn by_code(&self, code: &str) -> Option<&KnownParty> {
        self.by_code.get(code).and_then(|at| self.parties.get(*at))
    }

    /// The capital of the state with a code: the first that the table of names gives.
    #[must_use]
    pub fn capital_of(&self, code: &str) -> Option<&str> {
        self.capitals.get(code).map(String::as_str)
    }

    /// All parties: states, blocs, bodies, organisations, people, each in the order of its table.
    pub fn parties(&self) -> impl Iterator<Item = &KnownParty> {
        self.parties.iter()
    }

    /// The states and territories, by code.
    #[must_use]
    pub fn countries(&self) -> &[Country] {
        &self.countries
    }

    /// Who was in which bloc from when to when, by bloc and member. A state that left and came back has two rows.
    #[must_use]
    pub fn members(&self) -> &[BlocMember] {
        &self.members
    }

    /// The sort of title that some words in lower case are: `foreign minister`, `mr`.
    #[must_use]
    pub fn title_kind(&self, lower_case_words: &str) -> Option<TitleKind> {
        self.titles.get(lower_case_words).copied()
    }

    /// Whether a word in lower case is the last of any title.
    #[must_use]
    pub fn title_word(&self, lower_case_word: &str) -> bool {
        self.title_words.contains(lower_case_word)
    }

    /// The sort of body that a generic phrase in lower case names: `foreign ministry`, `central bank`.
    #[must_use]
    pub fn ministry(&self, lower_case_phrase: &str) -> Option<BodyKind> {
        self.ministries.get(lower_case_phrase).copied()
    }

    /// The agreement with an identifier such as `agreement:jcpoa`.
    #[must_use]
    pub fn agreement(&self, id: &str) -> Option<&KnownAgreement> {
        self.agreement_by_id.get(id).and_then(|at| self.agreements.get(*at))
    }

    /// All agreements, in the order of their table.
    #[must_use]
    pub fn agreements(&self) -> &[KnownAgreement] {
        &self.agreements
    }

    /// The lists of sanctioned parties.
    #[must_use]
    pub fn lists(&self) -> &[KnownList] {
        &self.lists
    }

    /// The legal sanctions programmes, by identifier.
    #[must_use]
    pub fn programs(&self) -> &[KnownProgram] {
        &self.programs
    }

    /// The codes that other datasets have for measures.
    #[must_use]
    pub fn measure_codes(&self) -> &[MeasureCode] {
        &self.measure_codes
    }

    /// The programmes that count as signs of who sanctions whom.
    pub fn weighed_programs(&self) -> impl Iterator<Item = &KnownProgram> {
        self.programs.iter().filter(|program| program.weighed)
    }

    /// How many of these the party with this identifier issues.
    #[must_use]
    pub fn programs_issued(&self, id: &str) -> usize {
        self.issued.get(id).copied().unwrap_or_default()
    }

    /// The codes of a vocabulary and what they mean, by the name of its table (`measures`); empty for an unknown one.
    #[must_use]
    pub fn vocabulary(&self, name: &str) -> &[(String, String)] {
        self.vocabularies.get(name).map_or(&[], Vec::as_slice)
    }

    /// The names of all vocabularies.
    pub fn vocabularies(&self) -> impl Iterator<Item = &str> {
        self.vocabularies.keys().map(String::as_str)
    }

    /// The action that a mode is a mode of.
    #[must_use]
    pub fn mode_action(&self, mode: Mode) -> Option<Action> {
        self.modes.get(&mode).copied()
    }

    /// What a form names, and who else bears the name; `None` for a phrase that names no party.
    fn entries(&self, form: &Form) -> Option<(Entry<'_>, Vec<Entry<'_>>)> {
        let mut entries = form.targets.iter().filter_map(|target| match *target {
            Target::Party(at) | Target::Person(at) => self.parties.get(at).map(Entry::Party),
            Target::Agreement(at) => self.agreements.get(at).map(Entry::Agreement),
            Target::List(at) => self.lists.get(at).map(Entry::List),
            Target::Decoy => None,
        });
        let first = entries.next()?;
        Some((first, entries.collect()))
    }
}

impl fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (parties, names) = (self.parties.len(), self.names.len());
        f.debug_struct("Lexicon").field("parties", &parties).field("names", &names).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::vocabulary::{
        AgreementKind, AgreementStatus, DesignationStatus, FactKind, Measure, PartyKind, RegimeStatus, Role, Topic,
    };
    use std::sync::LazyLock;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::embedded().expect("the tables hold no fault"));

    /// Every hit as `words=identifier`, a `?` before those that need more to be believed.
    fn check(text: &str, expected: &[&str]) {
        let shown = |hit: &NameHit<'_>| {
            format!("{}{}={}", if hit.ambiguous { "?" } else { "" }, hit.span.of(text), hit.entry.id())
        };
        let hits: Vec<String> = LEXICON.names_in(text).iter().map(shown).collect();
        assert_eq!(hits, expected, "{text}");
    }

    #[test]
    fn states_are_found_by_name_demonym_people_and_capital() {
        check("Iran and Iranians in Tehran", &["Iran=country:ir", "Iranians=country:ir", "Tehran=country:ir"]);
        check("Burmese, Emirati, Dutch", &["Burmese=country:mm", "Emirati=country:ae", "Dutch=country:nl"]);
        check("a U.S.-led, pro-U.K. plan", &["U.S.=country:us", "U.K.=country:gb"]);
        check("the Soviet Union and Zaire", &["Soviet Union=country:ru", "Zaire=country:cd"]);
        check("the DPRK, XK and Kosovo", &["DPRK=country:kp", "Kosovo=country:xk"]);
        check("IRAN TALKS IN GENEVA", &["IRAN=country:ir"]);
    }

    #[test]
    fn doubtful_names_are_marked() {
        check("Georgia bought turkey from Jordan", &["?Georgia=country:ge", "?Jordan=country:jo"]);
        check("Total fell", &["?Total=org:totalenergies"]);
        check("Putin met Vladimir Putin", &["?Putin=person:vladimir-putin", "Vladimir Putin=person:vladimir-putin"]);
        check("GIVE US MORE", &["?US=country:us"]);
    }

    #[test]
    fn blocs_bodies_agreements_and_lists_are_found() {
        check(
            "Brussels and the European Commission",
            &["Brussels=bloc:eu", "European Commission=body:european-commission"],
        );
        check("the US and its allies", &["US and its allies=bloc:west"]);
        check("Western sanctions, the West Bank", &["Western=bloc:west"]);
        check("U.S. Treasury Department", &["U.S. Treasury Department=body:us-treasury"]);
        check(
            "OFAC's SDN List",
            &["OFAC=body:ofac", "SDN List=list:specially-designated-nationals-and-blocked-persons-list"],
        );
        check("the 2015 Iran nuclear deal", &["2015 Iran nuclear deal=agreement:jcpoa"]);
        check("flights to New Mexico", &[]);
    }

    #[test]
    fn people_who_share_a_name_are_rivals() {
        let hits = LEXICON.names_in("President George Bush");
        let [hit] = hits.as_slice() else { panic!("one hit, not {hits:?}") };
        let rivals: Vec<&str> = hit.rivals.iter().map(|rival| rival.id()).collect();
        assert_eq!(
            (hit.entry.id(), rivals.as_slice()),
            ("person:george-h-w-bush", ["person:george-w-bush"].as_slice())
        );
        assert!(hit.ambiguous);
    }

    #[test]
    fn a_body_acts_for_its_state() {
        let ofac = LEXICON.party("body:ofac").expect("OFAC");
        assert_eq!(ofac.acts_for.as_deref(), Some("country:us"));
        assert_eq!((ofac.country.as_deref(), ofac.body_kind), (Some("US"), Some(BodyKind::Authority)));
        assert!(LEXICON.by_code("WEST").expect("the West").collective);
        assert_eq!(LEXICON.by_code("EU").expect("the EU").id, "bloc:eu");
        assert_eq!(LEXICON.by_code("eu"), None);
        assert_eq!((LEXICON.capital_of("DZ"), LEXICON.capital_of("ZZ")), (Some("Algiers"), None));
    }

    #[test]
    fn offices_and_generic_bodies_are_known() {
        assert_eq!(LEXICON.title_kind("foreign minister"), Some(TitleKind::Office));
        assert_eq!(LEXICON.title_kind("gen."), Some(TitleKind::Rank));
        assert_eq!(LEXICON.title_kind("table"), None);
        assert!(LEXICON.title_word("minister") && !LEXICON.title_word("foreign"));
        assert_eq!(LEXICON.ministry("central bank"), Some(BodyKind::Bank));
        for row in LEXICON.titles.keys().chain(LEXICON.ministries.keys()) {
            assert_eq!(&row.to_lowercase(), row);
        }
    }

    #[test]
    fn every_name_of_a_party_leads_back_to_it() {
        for party in LEXICON.parties() {
            for name in &party.names {
                let hits = LEXICON.names_in(name);
                let [hit] = hits.as_slice() else { panic!("{name:?} gives {hits:?}") };
                let entries: Vec<&str> = std::iter::once(hit.entry).chain(hit.rivals.clone()).map(Entry::id).collect();
                assert!(entries.contains(&party.id.as_str()), "{name:?} of {} leads to {entries:?}", party.id);
            }
        }
    }

    #[test]
    fn members_joined_before_they_left_and_every_state_of_the_guide_has_a_code() {
        let in_eu = |code: &str| {
            let member = format!("country:{code}");
            LEXICON.members().iter().find(move |row| row.bloc_id == "bloc:eu" && row.member_id == member)
        };
        assert!(in_eu("gb").expect("Britain").until.is_some() && in_eu("fr").expect("France").until.is_none());
        assert!(in_eu("tr").is_none());
        for code in "EU UN NATO G7 AFU ECOWAS OAS GCC ASEAN BRICS SCO EAEU CIS OPEC IAEA WEST WORLD XK".split(' ') {
            assert!(LEXICON.by_code(code).is_some(), "{code}");
        }
    }

    #[test]
    fn the_vocabularies_equal_the_enums() {
        fn codes<T: Copy>(name: &str, all: &[T], code: impl Fn(T) -> &'static str) {
            let table: Vec<&str> = LEXICON.vocabulary(name).iter().map(|(code, _)| code.as_str()).collect();
            let expected: Vec<&str> = all.iter().map(|value| code(*value)).collect();
            assert_eq!(table, expected, "seeds/vocabulary/{name}.csv");
        }
        codes("party_kinds", PartyKind::ALL, PartyKind::code);
        codes("fact_kinds", FactKind::ALL, FactKind::code);
        codes("actions", Action::ALL, Action::code);
        codes("modes", Mode::ALL, Mode::code);
        codes("measures", Measure::ALL, Measure::code);
        codes("designation_statuses", DesignationStatus::ALL, DesignationStatus::code);
        codes("regime_statuses", RegimeStatus::ALL, RegimeStatus::code);
        codes("agreement_kinds", AgreementKind::ALL, AgreementKind::code);
        codes("agreement_statuses", AgreementStatus::ALL, AgreementStatus::code);
        codes("participant_roles", Role::ALL, Role::code);
        codes("topics", Topic::ALL, Topic::code);
        assert_eq!(LEXICON.vocabularies().count(), 11);
        assert_eq!(LEXICON.mode_action(Mode::Waived), Some(Action::Ease));
    }

    #[test]
    fn a_folder_adds_rows_and_replaces_others() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |file: &str, text: &str| std::fs::write(folder.path().join(file), text).expect("a table");
        let head = "name,kind,country,media,aliases,ambiguous\n";
        write("organisations.csv", &format!("{head}Meridian Star Shipping,company,CY,0,Kremlin,\n"));
        write("countries.csv", "code,iso3,name\nIR,IRN,Persia\n");
        write("README.md", "not a table");
        let lexicon = Lexicon::with_folder(folder.path()).expect("tables without fault");
        let hits = lexicon.names_in("Meridian Star Shipping in the Kremlin");
        assert!(hits.iter().all(|hit| hit.entry.id() == "org:meridian-star-shipping") && hits.len() == 2);
        assert_eq!(lexicon.by_code("IR").map(|party| party.name.as_str()), Some("Persia"));
        assert_eq!(lexicon.countries().len(), LEXICON.countries().len());

        write("organisations.csv", &format!("{head}Meridian Star Shipping,company,ZZ,0,,\n"));
        let fault = Lexicon::with_folder(folder.path()).expect_err("ZZ is no state").to_string();
        assert!(fault.contains("organisations.csv, row 2") && fault.contains("ZZ"), "{fault}");
        write("organizations.csv", head);
        let fault = Lexicon::with_folder(folder.path()).expect_err("no such table").to_string();
        assert!(fault.contains("organizations.csv"), "{fault}");
        assert!(Lexicon::with_folder(&folder.path().join("none")).is_err());
    }
}
