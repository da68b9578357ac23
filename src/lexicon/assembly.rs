//! Puts the tables together into a lexicon, and checks that what one table says another bears out.

use super::name_words::NameWords;
use super::names::{NameSense, NameTable, Target};
use super::origins::Origins;
use super::party::{BodyKind, KnownParty, slug};
use super::records::{KnownAgreement, KnownList, KnownProgram, TitleKind};
use super::rows::*;
use super::tables::{Place, Row, Tables, vocabulary_rows};
use super::variants::Spellings;
use super::{BlocMember, Lexicon};
use crate::error::Error;
use crate::model::PartialDate;
use crate::model::dataset::{Country, MeasureCode};
use crate::model::vocabulary::{Action, AgreementKind, Measure, Mode, PartyKind, Topic};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::path::Path;

/// The vocabularies that have a table of code and definition; `modes` has a third column and is read apart.
const CODE_FILES: [&str; 10] = [
    "party_kinds",
    "fact_kinds",
    "actions",
    "measures",
    "designation_statuses",
    "regime_statuses",
    "agreement_kinds",
    "agreement_statuses",
    "participant_roles",
    "topics",
];

/// A lexicon in the making.
#[derive(Default)]
struct Assembly {
    parties: Vec<KnownParty>,
    by_id: FxHashMap<String, usize>,
    by_code: FxHashMap<String, usize>,
    capitals: FxHashMap<String, String>,
    countries: Vec<Country>,
    members: Vec<BlocMember>,
    agreements: Vec<KnownAgreement>,
    lists: Vec<KnownList>,
    programs: Vec<KnownProgram>,
    names: NameTable,
}

/// Reads all tables, with those of the user's folder where one is given.
pub(super) fn assemble(extra: Option<&Path>) -> Result<Lexicon, Error> {
    let tables = Tables::open(extra)?;
    let mut assembly = Assembly::default();
    assembly.countries(&tables)?;
    assembly.blocs(&tables)?;
    assembly.bodies(&tables)?;
    assembly.organisations(&tables)?;
    assembly.people(&tables)?;
    assembly.members(&tables)?;
    assembly.agreements(&tables)?;
    assembly.lists(&tables)?;
    assembly.programs(&tables)?;
    for row in tables.rows::<DecoyRow>()? {
        assembly.names.add(&row.place, &row.value.phrase, Target::Decoy, (NameSense::Name, false))?;
    }
    let spellings = tables.rows::<SpellingRow>()?.into_iter().map(|row| (row.value.one, row.value.other)).collect();
    let titles = titles(&tables)?;
    let mut issued = FxHashMap::default();
    let weighed = assembly.programs.iter().filter(|program| program.weighed);
    weighed.for_each(|program| *issued.entry(program.issuer.clone()).or_insert(0) += 1);
    let (vocabularies, modes) = vocabularies()?;
    Ok(Lexicon {
        fingerprint: tables.fingerprint(),
        parties: assembly.parties,
        by_id: assembly.by_id,
        by_code: assembly.by_code,
        capitals: assembly.capitals,
        countries: assembly.countries,
        members: assembly.members,
        agreement_by_id: (0..).zip(&assembly.agreements).map(|(at, known)| (known.id.clone(), at)).collect(),
        agreements: assembly.agreements,
        lists: assembly.lists,
        programs: assembly.programs,
        measure_codes: measure_codes()?,
        issued,
        title_words: titles.keys().filter_map(|title| title.split(' ').next_back()).map(str::to_owned).collect(),
        titles,
        ministries: ministries(&tables)?,
        vocabularies,
        modes,
        names: assembly.names.index(&Spellings::new(spellings)),
        name_words: NameWords::load(&tables)?,
        origins: Origins::load(&tables)?,
        cues: super::cues::Cues::load(&tables)?,
        confidence: super::Confidence::load(&tables)?,
        models: super::Models::load(&tables)?,
    })
}

impl Assembly {
    fn countries(&mut self, tables: &Tables) -> Result<(), Error> {
        for row in tables.rows::<CountryRow>()? {
            let CountryRow { code, iso3, name } = row.value;
            if code.len() != 2 || iso3.len() != 3 || !format!("{code}{iso3}").bytes().all(|b| b.is_ascii_uppercase()) {
                return Err(row.place.fault(format!("{code:?} or {iso3:?} is no ISO 3166-1 code")));
            }
            let party = KnownParty {
                id: format!("country:{}", code.to_ascii_lowercase()),
                kind: PartyKind::Country,
                country: Some(code.clone()),
                code: Some(code.clone()),
                ..named(&name)
            };
            self.push(&row.place, party)?;
            self.countries.push(Country { code, iso3, name });
        }
        self.countries.sort_by(|one, other| one.code.cmp(&other.code));
        for row in tables.rows::<CountryNameRow>()? {
            let CountryNameRow { code, name, sense, ambiguous } = row.value;
            let at = self.at(&row.place, &code)?;
            let sense = read_sense(&row.place, &sense)?;
            if sense == NameSense::Capital {
                self.capitals.entry(code).or_insert_with(|| name.clone());
            }
            self.name(&row.place, at, name, (sense, ambiguous))?;
        }
        self.check_named()
    }

    fn blocs(&mut self, tables: &Tables) -> Result<(), Error> {
        for row in tables.rows::<BlocRow>()? {
            let BlocRow { id, code, name, kind, collective } = row.value;
            let kind = PartyKind::from_code(&kind)
                .filter(|kind| matches!(kind, PartyKind::Bloc | PartyKind::Organisation))
                .ok_or_else(|| row.place.fault(format!("{kind:?} is neither bloc nor organisation")))?;
            if id != slug(&id) {
                return Err(row.place.fault(format!("{id:?} is not lower-case ASCII")));
            }
            let party = KnownParty { id: format!("bloc:{id}"), kind, code, collective, ..named(&name) };
            self.push(&row.place, party)?;
        }
        for row in tables.rows::<BlocNameRow>()? {
            let BlocNameRow { id, name, sense, ambiguous } = row.value;
            let at = self.at(&row.place, &format!("bloc:{id}"))?;
            self.name(&row.place, at, name, (read_sense(&row.place, &sense)?, ambiguous))?;
        }
        self.check_named()
    }

    fn bodies(&mut self, tables: &Tables) -> Result<(), Error> {
        for row in tables.rows::<BodyRow>()? {
            let BodyRow { id, name, acts_for, kind, aliases, ambiguous } = row.value;
            let body_kind = BodyKind::from_word(&kind);
            if body_kind.is_none() {
                return Err(row.place.fault(format!("{kind:?} is no kind of body")));
            }
            let principal = &self.parties[self.at(&row.place, &acts_for)?];
            let (acts_for, country) = (Some(principal.id.clone()), principal.country.clone());
            let id = format!("body:{id}");
            let at = self.push(&row.place, KnownParty { id, acts_for, country, body_kind, ..named(&name) })?;
            self.forms(&row.place, at, (name, aliases, ambiguous), NameSense::Body)?;
        }
        Ok(())
    }

    fn organisations(&mut self, tables: &Tables) -> Result<(), Error> {
        for row in tables.rows::<OrganisationRow>()? {
            let OrganisationRow { name, kind, country, media, aliases, ambiguous } = row.value;
            let kind = PartyKind::from_code(&kind)
                .filter(|kind| !matches!(kind, PartyKind::Country | PartyKind::Bloc | PartyKind::Person))
                .ok_or_else(|| row.place.fault(format!("{kind:?} is no kind of organisation")))?;
            let country = self.country(&row.place, country)?;
            let id = format!("org:{}", slug(&name));
            let at = self.push(&row.place, KnownParty { id, kind, country, media, ..named(&name) })?;
            self.forms(&row.place, at, (name, aliases, ambiguous), NameSense::Name)?;
        }
        Ok(())
    }

    fn people(&mut self, tables: &Tables) -> Result<(), Error> {
        for row in tables.rows::<PersonRow>()? {
            let PersonRow { name, country, role, since, until, aliases, ambiguous } = row.value;
            if since.zip(until).is_some_and(|(since, until)| since > until) {
                return Err(row.place.fault("left office before taking it"));
            }
            let country = self.country(&row.place, country)?;
            let id = format!("person:{}", slug(&name));
            let (kind, role) = (PartyKind::Person, Some(role));
            let at = self.push(&row.place, KnownParty { id, kind, country, role, since, until, ..named(&name) })?;
            self.forms(&row.place, at, (name, aliases, ambiguous), NameSense::Name)?;
        }
        Ok(())
    }

    fn members(&mut self, tables: &Tables) -> Result<(), Error> {
        for row in tables.rows::<MemberRow>()? {
            let MemberRow { bloc, member, since, until } = row.value;
            let bloc_id = self.parties[self.at(&row.place, &format!("bloc:{bloc}"))?].id.clone();
            let member_id = self.parties[self.at(&row.place, &member)?].id.clone();
            let (since, until) = (read_date(&row.place, since)?, read_date(&row.place, until)?);
            if since.zip(until).is_some_and(|(since, until)| since.first_day() > until.last_day()) {
                return Err(row.place.fault("left before joining"));
            }
            self.members.push(BlocMember { bloc_id, member_id, since, until });
        }
        let key = |row: &BlocMember| (row.bloc_id.clone(), row.member_id.clone(), row.since);
        self.members.sort_by_key(key);
        Ok(())
    }

    fn agreements(&mut self, tables: &Tables) -> Result<(), Error> {
        let mut by_id = BTreeMap::new();
        for row in tables.rows::<AgreementRow>()? {
            let AgreementRow { id, title, kind, topics, parties, signed_on } = row.value;
            if id.strip_prefix("agreement:").is_none_or(|rest| rest.is_empty() || rest != slug(rest)) {
                return Err(row.place.fault(format!("{id:?} is no identifier of an agreement")));
            }
            let kind = AgreementKind::from_code(&kind)
                .ok_or_else(|| row.place.fault(format!("{kind:?} is no kind of agreement")))?;
            let topic =
                |word: &String| Topic::from_code(word).ok_or_else(|| row.place.fault(format!("{word:?} is no topic")));
            let topics = topics.iter().map(topic).collect::<Result<_, _>>()?;
            let party = |name: &String| Ok(self.parties[self.at(&row.place, name)?].id.clone());
            let parties = parties.iter().map(party).collect::<Result<_, Error>>()?;
            let signed_on = read_date(&row.place, signed_on)?;
            by_id.insert(id.clone(), self.agreements.len());
            let names = vec![title.clone()];
            self.agreements.push(KnownAgreement { id, title, names, kind, topics, parties, signed_on });
        }
        for row in tables.rows::<AgreementNameRow>()? {
            let AgreementNameRow { id, name } = row.value;
            let at = *by_id.get(&id).ok_or_else(|| row.place.fault(format!("{id:?} is no agreement")))?;
            self.names.add(&row.place, &name, Target::Agreement(at), (NameSense::Name, false))?;
            let names = &mut self.agreements[at].names;
            if !names.contains(&name) {
                names.push(name);
            }
        }
        Ok(())
    }

    fn lists(&mut self, tables: &Tables) -> Result<(), Error> {
        for row in tables.rows::<ListRow>()? {
            let ListRow { name, authority, aliases } = row.value;
            let authority = self.parties[self.at(&row.place, &authority)?].id.clone();
            let names: Vec<String> = std::iter::once(name.clone()).chain(aliases).collect();
            for form in &names {
                self.names.add(&row.place, form, Target::List(self.lists.len()), (NameSense::Name, false))?;
            }
            self.lists.push(KnownList { id: format!("list:{}", slug(&name)), name, names, authority });
        }
        Ok(())
    }

    fn programs(&mut self, tables: &Tables) -> Result<(), Error> {
        for row in tables.rows::<ProgramRow>()? {
            let (place, given) = (&row.place, row.value);
            let issuer = self.parties[self.at(place, &given.issuer)?].id.clone();
            let target = match given.target {
                Some(target) => Some(self.parties[self.at(place, &target)?].id.clone()),
                None => None,
            };
            self.programs.push(KnownProgram {
                id: given.program_id,
                issuer,
                target,
                name: given.name,
                legal_bases: given.legal_bases,
                measures: given.measures.iter().map(|code| measure(place, code)).collect::<Result<_, _>>()?,
                since: read_date(place, given.since)?,
                until: read_date(place, given.until)?,
                opensanctions: given.opensanctions,
                source: given.source,
                weighed: given.weighed,
            });
        }
        self.programs.sort_by(|one, other| one.id.cmp(&other.id));
        Ok(())
    }

    /// Adds a party; two may not share an identifier.
    fn push(&mut self, place: &Place, party: KnownParty) -> Result<usize, Error> {
        let at = self.parties.len();
        if let Some(first) = self.by_id.insert(party.id.clone(), at) {
            return Err(place.fault(format!("{} is already {:?}", party.id, self.parties[first].name)));
        }
        if let Some(code) = &party.code
            && self.by_code.insert(code.clone(), at).is_some()
        {
            return Err(place.fault(format!("{code} is the code of another party")));
        }
        self.parties.push(party);
        Ok(at)
    }

    /// Adds the forms of a row that lists them itself. `doubtful` may repeat the name or an alias.
    fn forms(
        &mut self,
        place: &Place,
        at: usize,
        (name, aliases, doubtful): (String, Vec<String>, Vec<String>),
        sense: NameSense,
    ) -> Result<(), Error> {
        for form in std::iter::once(name).chain(aliases) {
            let ambiguous = doubtful.contains(&form);
            self.name(place, at, form, (sense, ambiguous))?;
        }
        doubtful.into_iter().try_for_each(|form| self.name(place, at, form, (sense, true)))
    }

    fn name(&mut self, place: &Place, at: usize, form: String, how: (NameSense, bool)) -> Result<(), Error> {
        let party = &mut self.parties[at];
        let target = if party.kind == PartyKind::Person { Target::Person(at) } else { Target::Party(at) };
        self.names.add(place, &form, target, how)?;
        let is_name = matches!(how.0, NameSense::Name | NameSense::Former | NameSense::Body);
        if is_name && !party.names.contains(&form) {
            party.names.push(form);
        }
        Ok(())
    }

    /// The place of a party given by code, identifier, or identifier of a bloc without its prefix.
    fn at(&self, place: &Place, key: &str) -> Result<usize, Error> {
        let found = self.by_code.get(key).or_else(|| self.by_id.get(key));
        let found = found.or_else(|| self.by_id.get(&format!("bloc:{key}")));
        found.copied().ok_or_else(|| place.fault(format!("{key:?} is no party of the lexicon")))
    }

    fn country(&self, place: &Place, code: Option<String>) -> Result<Option<String>, Error> {
        let Some(code) = code else { return Ok(None) };
        let party = &self.parties[self.at(place, &code)?];
        (party.kind == PartyKind::Country)
            .then_some(Some(code))
            .ok_or_else(|| place.fault(format!("{} is no country", party.id)))
    }

    /// Checks that every party's own name can be found, for a state or bloc lists its names in a second table.
    fn check_named(&self) -> Result<(), Error> {
        match self.parties.iter().find(|party| !self.names.knows(&party.name)) {
            None => Ok(()),
            Some(party) => Err(Error::Lexicon {
                file: "seeds/lexicon".into(),
                row: 0,
                reason: format!("no table of names has {:?}", party.name),
            }),
        }
    }
}

fn named(name: &str) -> KnownParty {
    KnownParty { name: name.to_owned(), names: vec![name.to_owned()], ..KnownParty::default() }
}

fn read_sense(place: &Place, word: &str) -> Result<NameSense, Error> {
    NameSense::from_word(word).ok_or_else(|| place.fault(format!("{word:?} is no sense of a name")))
}

fn read_date(place: &Place, text: Option<String>) -> Result<Option<PartialDate>, Error> {
    let Some(text) = text else { return Ok(None) };
    let date = PartialDate::parse(&text);
    date.map(Some).ok_or_else(|| place.fault(format!("{text:?} is no date")))
}

fn titles(tables: &Tables) -> Result<FxHashMap<String, TitleKind>, Error> {
    let read = |row: Row<TitleRow>| {
        let kind = TitleKind::from_word(&row.value.kind);
        let kind = kind.ok_or_else(|| row.place.fault(format!("{:?} is no kind of title", row.value.kind)))?;
        Ok((row.value.title, kind))
    };
    tables.rows::<TitleRow>()?.into_iter().map(read).collect()
}

fn ministries(tables: &Tables) -> Result<FxHashMap<String, BodyKind>, Error> {
    let read = |row: Row<MinistryRow>| {
        let kind = BodyKind::from_word(&row.value.kind);
        let kind = kind.ok_or_else(|| row.place.fault(format!("{:?} is no kind of body", row.value.kind)))?;
        Ok((row.value.phrase, kind))
    };
    tables.rows::<MinistryRow>()?.into_iter().map(read).collect()
}

fn measure(place: &Place, code: &str) -> Result<Measure, Error> {
    Measure::from_code(code).ok_or_else(|| place.fault(format!("{code:?} is no measure")))
}

/// The codes that other datasets have for measures.
fn measure_codes() -> Result<Vec<MeasureCode>, Error> {
    let read = |row: Row<MeasureCodeRow>| {
        let MeasureCodeRow { measure: code_here, scheme, code, label, fit, source } = row.value;
        Ok(MeasureCode { measure: measure(&row.place, &code_here)?, scheme, code, label, fit, source })
    };
    vocabulary_rows::<MeasureCodeRow>("measure_codes.csv")?.into_iter().map(read).collect()
}

type Vocabularies = (BTreeMap<String, Vec<(String, String)>>, BTreeMap<Mode, Action>);

fn vocabularies() -> Result<Vocabularies, Error> {
    let mut tables = BTreeMap::new();
    for name in CODE_FILES {
        let rows = vocabulary_rows::<CodeRow>(&format!("{name}.csv"))?;
        let rows = rows.into_iter().map(|row| (row.value.code, row.value.definition)).collect();
        tables.insert(name.to_owned(), rows);
    }
    let mut modes = BTreeMap::new();
    let mut rows = Vec::new();
    for row in vocabulary_rows::<ModeRow>("modes.csv")? {
        let ModeRow { code, action, definition } = row.value;
        let pair = Mode::from_code(&code).zip(Action::from_code(&action));
        let (mode, action) = pair.ok_or_else(|| row.place.fault(format!("{code:?} or {action:?} is unknown")))?;
        modes.insert(mode, action);
        rows.push((code, definition));
    }
    tables.insert("modes".to_owned(), rows);
    Ok((tables, modes))
}
