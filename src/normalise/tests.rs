//! Small corpora, and what must hold of every dataset.

use super::*;
use crate::model::dataset::{ClaimRow, Dataset, Reported};
use crate::model::vocabulary::{Action, AgreementStatus, DesignationStatus, Measure, Mode, RegimeStatus, Role};
use crate::model::{
    AgreementFact, Article, ArticleFacts, Claim, DesignationFact, Evidence, Fact, LocalParty, PartialDate, Participant,
    SanctionFact, Span,
};
use std::collections::BTreeSet;

/// A lexicon of two states and a bloc.
struct Double;

impl Knowledge for Double {
    fn party(&self, id: &str) -> Option<KnownParty> {
        let (name, kind, code) = match id {
            "country:us" => ("United States", PartyKind::Country, "US"),
            "country:zz" => ("Zedland", PartyKind::Country, "ZZ"),
            "country:xy" => ("Exwya", PartyKind::Country, "XY"),
            "bloc:eu" => ("European Union", PartyKind::Bloc, "EU"),
            "body:zed-supreme-court" => ("Zedland Supreme Court", PartyKind::Organisation, "ZZ"),
            "org:vega" => ("Vega", PartyKind::Company, "ZZ"),
            _ => return None,
        };
        if matches!(kind, PartyKind::Organisation | PartyKind::Company) {
            let country = Some(code.to_owned());
            return Some(KnownParty { name: name.into(), kind, code: None, country, collective: false });
        }
        let country = (kind == PartyKind::Country).then(|| code.to_owned());
        Some(KnownParty { name: name.into(), kind, code: Some(code.into()), country, collective: false })
    }

    fn is_common(&self, word: &str) -> bool {
        matches!(word, "supreme" | "court" | "bank")
    }

    fn countries(&self) -> Vec<Country> {
        let country =
            |code: &str, name: &str| Country { code: code.into(), iso3: format!("{code}A"), name: name.into() };
        vec![country("ZZ", "Zedland"), country("US", "United States"), country("XY", "Exwya")]
    }

    fn members(&self) -> Vec<PartyMember> {
        let member = |since: &str, until: &str| PartyMember {
            bloc_id: "bloc:eu".into(),
            member_id: "country:xy".into(),
            since: PartialDate::parse(since),
            until: PartialDate::parse(until),
        };
        vec![member("1990", "1995"), member("1999", "")]
    }

    fn programs(&self) -> Vec<Program> {
        let program = |program_id: &str, target: &str| Program {
            program_id: program_id.into(),
            issuer_id: "country:us".into(),
            name: "Zedland programme".into(),
            target_country: Some(target.into()),
            target_id: Some(format!("country:{}", target.to_lowercase())),
            since: PartialDate::parse("2001"),
            until: None,
            opensanctions: None,
            source: None,
            measures: BTreeSet::new(),
            legal_bases: BTreeSet::new(),
        };
        vec![program("US-ZZ", "ZZ")]
    }

    fn program_bases(&self) -> Vec<(String, String)> {
        vec![("Executive Order 19999".into(), "US-ZZ".into())]
    }

    fn agreement(&self, id: &str) -> Option<KnownAgreement> {
        (id == "agreement:great").then(|| KnownAgreement { title: "Great Treaty".into(), kind: AgreementKind::Treaty })
    }
}

/// Builds the facts of one article.
struct Doc(ArticleFacts);

impl Doc {
    fn new(source: &str, published: &str, body: &str) -> Self {
        let article = Article {
            source: source.into(),
            published_on: PartialDate::parse(published),
            language: "en".into(),
            sha256: format!("{source} {body}"),
            body: body.into(),
            ..Article::default()
        };
        Self(ArticleFacts { article, relevant: true, ..ArticleFacts::default() })
    }

    fn party(&mut self, party: LocalParty) -> usize {
        self.0.parties.push(party);
        self.0.parties.len() - 1
    }

    fn known(&mut self, id: &str) -> usize {
        self.party(LocalParty {
            known: Some(id.into()),
            name: id.into(),
            mentions: vec![Span::new(0, 2)],
            ..LocalParty::default()
        })
    }

    fn unknown(&mut self, name: &str, kind: PartyKind, country: &str) -> usize {
        let country = (!country.is_empty()).then(|| country.to_owned());
        self.party(LocalParty { name: name.into(), kind, country, ..LocalParty::default() })
    }

    fn claim(&mut self, fact: Fact, confidence: f64) {
        let evidence = vec![Evidence { span: Span::new(0, self.0.article.body.len()), rule: "test".into() }];
        self.0.claims.push(Claim { fact, attributed_to: None, confidence, evidence });
    }

    fn sanction(&mut self, sender: usize, target: usize, action: Action, mode: Option<Mode>, date: &str) {
        let fact = SanctionFact {
            sender,
            target,
            target_text: None,
            action,
            mode,
            date: PartialDate::parse(date),
            effective_on: None,
            expires_on: None,
            measures: BTreeSet::from([Measure::Trade]),
            reasons: vec!["arms".into(), "arms".into()],
            programs: vec!["US-ZZ".into(), "NOT-THERE".into()],
            legal_bases: vec!["E.O. 19999".into(), "Executive Order 19999".into()],
        };
        self.claim(Fact::Sanction(fact), 0.87654);
    }

    fn listing(
        &mut self,
        party: usize,
        authority: usize,
        target: Option<usize>,
        status: DesignationStatus,
        date: &str,
    ) {
        let fact = DesignationFact {
            party,
            authority,
            agency: None,
            list: None,
            regime_target: target,
            status,
            date: PartialDate::parse(date),
            reasons: vec![],
            programs: vec![],
            legal_bases: vec![],
        };
        self.claim(Fact::Designation(fact), 0.5);
    }

    fn agreement(&mut self, title: &str, status: AgreementStatus, date: &str, parties: &[usize]) -> &mut AgreementFact {
        let participant = |party: &usize| Participant { party: *party, role: Role::Party, for_party: None };
        let fact = AgreementFact {
            title: title.into(),
            known: None,
            kind: AgreementKind::Accord,
            status,
            date: PartialDate::parse(date),
            place: None,
            participants: parties.iter().map(participant).collect(),
            topics: BTreeSet::new(),
        };
        self.claim(Fact::Agreement(fact), 0.5);
        match self.0.claims.last_mut().map(|claim| &mut claim.fact) {
            Some(Fact::Agreement(fact)) => fact,
            _ => unreachable!("an agreement was just added"),
        }
    }
}

fn dataset_of(facts: impl IntoIterator<Item = ArticleFacts>) -> Dataset {
    let mut spool = Spool::in_memory().expect("made");
    facts.into_iter().for_each(|facts| spool.add(&filed(facts)).expect("filed"));
    let mut dataset = Dataset::default();
    let mut take = |row| {
        dataset.take(row);
        Ok(())
    };
    normalise(&mut spool, &Double, 0.0, &mut take, &mut |_| Ok(())).expect("normalised");
    dataset
}

/// Normalises, checks all that must hold of any dataset, and that the order of articles does not matter.
fn build(docs: Vec<Doc>) -> Dataset {
    let facts: Vec<ArticleFacts> = docs.into_iter().map(|doc| doc.0).collect();
    let dataset = dataset_of(facts.clone());
    let backwards = dataset_of(facts.into_iter().rev());
    assert_eq!(dataset, backwards, "the order of articles shows");
    check(&dataset);
    dataset
}

fn ids<'a, T>(rows: &'a [T], id: impl Fn(&'a T) -> &'a str) -> BTreeSet<&'a str> {
    let all: Vec<&str> = rows.iter().map(id).collect();
    assert!(all.is_sorted(), "not in order: {all:?}");
    let set: BTreeSet<&str> = all.iter().copied().collect();
    assert_eq!(set.len(), all.len(), "a key stands twice: {all:?}");
    set
}

/// Every reference resolves, keys are unique, ordered, lower-case ASCII, and every quote stands at its place.
fn check(dataset: &Dataset) {
    let d = dataset;
    let articles = ids(&d.articles, |row| &row.article_id);
    let countries = ids(&d.countries, |row| &row.code);
    let parties = ids(&d.parties, |row| &row.party_id);
    let regimes = ids(&d.regimes, |row| &row.regime_id);
    let programs = ids(&d.programs, |row| &row.program_id);
    let bases = ids(&d.legal_bases, |row| &row.legal_basis_id);
    let designations = ids(&d.designations, |row| &row.designation_id);
    let agreements = ids(&d.agreements, |row| &row.agreement_id);
    let claims = ids(&d.claims, |row| &row.claim_id);
    for key in articles.iter().chain(&parties).chain(&regimes).chain(&designations).chain(&agreements).chain(&claims) {
        assert!(key.is_ascii() && !key.contains(char::is_uppercase) && !key.contains(' '), "{key}");
    }
    let refers = |set: &BTreeSet<&str>, id: &str| assert!(set.contains(id), "{id} does not exist");
    let may = |set: &BTreeSet<&str>, id: &Option<String>| id.iter().for_each(|id| refers(set, id));
    d.articles.iter().for_each(|row| may(&articles, &row.duplicate_of));
    d.parties.iter().for_each(|row| may(&countries, &row.country));
    d.party_names.iter().for_each(|row| refers(&parties, &row.party_id));
    d.party_identifiers.iter().for_each(|row| refers(&parties, &row.party_id));
    d.party_members.iter().for_each(|row| [&row.bloc_id, &row.member_id].iter().for_each(|id| refers(&parties, id)));
    let here: BTreeSet<(&str, &str)> =
        d.article_parties.iter().map(|row| (row.article_id.as_str(), row.party_id.as_str())).collect();
    assert_eq!(here.len(), d.article_parties.len());
    here.iter().for_each(|(article, party)| {
        refers(&articles, article);
        refers(&parties, party);
    });
    for (article, party) in d
        .party_roles
        .iter()
        .map(|row| (&row.article_id, &row.party_id))
        .chain(d.mentions.iter().map(|row| (&row.article_id, &row.party_id)))
        .chain(d.article_party_names.iter().map(|row| (&row.article_id, &row.party_id)))
    {
        assert!(here.contains(&(article.as_str(), party.as_str())), "{article} does not name {party}");
    }
    for row in &d.regimes {
        refers(&parties, &row.sender_id);
        refers(&parties, &row.target_id);
    }
    d.programs.iter().for_each(|row| refers(&parties, &row.issuer_id));
    d.legal_bases.iter().for_each(|row| may(&programs, &row.program_id));
    for row in &d.designations {
        refers(&parties, &row.party_id);
        refers(&parties, &row.authority_id);
    }
    d.claims.iter().for_each(|row| {
        refers(&articles, &row.article_id);
        may(&parties, &row.attributed_to);
        assert!((row.confidence * 1000.0).fract() == 0.0 || (row.confidence * 1000.0).fract().abs() < 1e-9);
    });
    d.sanction_claims.iter().for_each(|row| refers(&regimes, &row.regime_id));
    d.designation_claims.iter().for_each(|row| {
        refers(&designations, &row.designation_id);
        may(&regimes, &row.regime_id);
        may(&parties, &row.agency_id);
    });
    d.agreement_claims.iter().for_each(|row| refers(&agreements, &row.agreement_id));
    d.claim_programs.iter().for_each(|row| refers(&programs, &row.item));
    d.claim_legal_bases.iter().for_each(|row| refers(&bases, &row.item));
    d.agreement_claim_parties.iter().for_each(|row| {
        refers(&parties, &row.party_id);
        may(&parties, &row.for_party_id);
    });
    let facts = d.sanction_claims.len() + d.designation_claims.len() + d.agreement_claims.len();
    assert_eq!(facts, d.claims.len(), "a claim without its fact");
    check_quotes(d);
}

fn check_quotes(d: &Dataset) {
    let article = |claim: &ClaimRow| d.articles.iter().find(|row| row.article_id == claim.article_id);
    for claim in &d.claims {
        let words: Vec<_> = d.evidence.iter().filter(|row| row.claim_id == claim.claim_id).collect();
        assert!(!words.is_empty(), "{} has no words", claim.claim_id);
        for row in words {
            let body = article(claim).map_or("", |article| article.body.as_str());
            let quote: String = body.chars().skip(row.start_char).take(row.end_char - row.start_char).collect();
            assert_eq!(quote, row.quote);
        }
    }
}

fn date(text: &str) -> Option<PartialDate> {
    PartialDate::parse(text)
}

#[test]
fn an_empty_build_has_the_lexicons_tables_alone() {
    let dataset = build(vec![]);
    assert_eq!(dataset.countries.len(), 3);
    assert_eq!(dataset.programs.len(), 1);
    assert_eq!(dataset.parties.iter().map(|row| row.party_id.as_str()).collect::<Vec<_>>(), ["country:us"]);
}

#[test]
fn spellings_of_a_person_become_one_party_and_each_article_keeps_its_own() {
    let mut docs = Vec::new();
    for (source, name) in
        [("a", "Sergey Petrovich Orlov"), ("b", "Sergei Orlov"), ("c", "Sergei Orlov"), ("d", "Orlov")]
    {
        let mut doc = Doc::new(source, "2020", &format!("{name} spoke in {source}."));
        doc.unknown(name, PartyKind::Person, "");
        docs.push(doc);
    }
    let mut doc = Doc::new("e", "2020", "Boris Orlow spoke.");
    doc.unknown("Boris Orlow", PartyKind::Person, "");
    docs.push(doc);
    let dataset = build(docs);
    let parties: Vec<&str> = dataset.parties.iter().map(|row| row.party_id.as_str()).collect();
    assert_eq!(parties, ["country:us", "person:boris-orlow", "person:sergei-orlov"]);
    let names: Vec<&str> = dataset.article_parties.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Sergey Petrovich Orlov", "Sergei Orlov", "Sergei Orlov", "Orlov", "Boris Orlow"]);
    let primary = dataset.party_names.iter().filter(|row| row.is_primary).count();
    assert_eq!((primary, dataset.party_names.len()), (3, 5));
}

#[test]
fn what_could_be_two_people_stays_apart() {
    let mut docs = Vec::new();
    for (source, name, country) in [
        ("a", "Ali Reza Karimi", ""),
        ("b", "Ali Akbar Karimi", ""),
        ("c", "Ali Karimi", ""),
        ("d", "Karimi", ""),
        ("e", "Jan Novak", "ZZ"),
        ("f", "Jan Novak", "XY"),
    ] {
        let mut doc = Doc::new(source, "2020", &format!("{name} spoke in {source}."));
        doc.unknown(name, PartyKind::Person, country);
        docs.push(doc);
    }
    let dataset = build(docs);
    let parties: Vec<&str> = dataset.parties.iter().map(|row| row.party_id.as_str()).collect();
    assert_eq!(
        parties,
        [
            "country:us",
            "person:ali-akbar-karimi",
            "person:ali-karimi",
            "person:ali-reza-karimi",
            "person:jan-novak-xy",
            "person:jan-novak-zz",
            "person:karimi"
        ]
    );
}

/// The keys of all parties of articles that name one unknown party each, and the known ones.
fn keys_of(unknown: &[(&str, PartyKind, &str)], known: &[&str]) -> Vec<String> {
    let mut docs = Vec::new();
    for (at, (name, kind, country)) in unknown.iter().enumerate() {
        let mut doc = Doc::new(&format!("a{at}"), "2020", &format!("{name} spoke in {at}."));
        doc.unknown(name, *kind, country);
        docs.push(doc);
    }
    for (at, id) in known.iter().enumerate() {
        let mut doc = Doc::new(&format!("k{at}"), "2020", &format!("It spoke of {id}."));
        doc.known(id);
        docs.push(doc);
    }
    build(docs).parties.into_iter().map(|row| row.party_id).filter(|id| id != "country:us").collect()
}

#[test]
fn a_name_with_another_state_joins_the_one_named_most() {
    let person = |country| ("Paula Conti", PartyKind::Person, country);
    assert_eq!(
        keys_of(&[person("ZZ"), person("ZZ"), person("ZZ"), person("XY"), person("")], &[]),
        ["person:paula-conti"]
    );
    assert_eq!(keys_of(&[person("ZZ"), person("XY")], &[]).len(), 2);
    assert_eq!(keys_of(&[person("EU"), person("XY")], &[]), ["person:paula-conti"]);
    assert_eq!(keys_of(&[person("EU"), person("XY"), person("ZZ")], &[]).len(), 3);
    let firm = |name, country| (name, PartyKind::Company, country);
    assert_eq!(keys_of(&[firm("Rubin Inc", "ZZ"), firm("Rubin Corp", "XY")], &[]).len(), 1);
    let court = |country| ("Supreme Court", PartyKind::Organisation, country);
    assert_eq!(keys_of(&[court("ZZ"), court("ZZ"), court("XY")], &[]).len(), 2);
}

#[test]
fn a_legal_form_or_a_missing_state_leads_to_the_party_that_is_known() {
    assert_eq!(keys_of(&[("Vega Inc.", PartyKind::Company, "XY")], &["org:vega"]), ["org:vega"]);
    assert_eq!(keys_of(&[("Vega Trading", PartyKind::Company, "")], &["org:vega"]).len(), 2);
    let court = |country| ("Supreme Court", PartyKind::Organisation, country);
    assert_eq!(keys_of(&[court("ZZ")], &["body:zed-supreme-court"]), ["body:zed-supreme-court"]);
    assert_eq!(keys_of(&[court("XY")], &["body:zed-supreme-court"]).len(), 2);
}

#[test]
fn a_ship_is_its_number() {
    let mut docs = Vec::new();
    for (source, name, imo) in
        [("a", "Grace", "9111111"), ("b", "Hope", "9111111"), ("c", "Grace", "9222222"), ("d", "MV Hope", "")]
    {
        let mut doc = Doc::new(source, "2020", &format!("The {name} sailed from {source}."));
        let identifiers = if imo.is_empty() { vec![] } else { vec![("imo".to_owned(), imo.to_owned())] };
        doc.party(LocalParty { name: name.into(), kind: PartyKind::Vessel, identifiers, ..LocalParty::default() });
        docs.push(doc);
    }
    let dataset = build(docs);
    let of = |source: &str| {
        let article = format!("article:{source}");
        dataset.article_parties.iter().find(|row| row.article_id == article).map(|row| row.party_id.as_str())
    };
    assert_eq!(of("a"), of("b"));
    assert_eq!(of("a"), of("d"));
    assert_ne!(of("a"), of("c"));
    assert_eq!(dataset.party_identifiers.len(), 2);
}

#[test]
fn a_short_form_finds_the_body_it_stands_for() {
    let mut one = Doc::new("a", "2020", "The Zed Revolutionary Bank (ZRB) closed.");
    one.party(LocalParty {
        name: "Zed Revolutionary Bank".into(),
        aliases: vec!["ZRB".into()],
        kind: PartyKind::Company,
        country: Some("ZZ".into()),
        ..LocalParty::default()
    });
    let mut two = Doc::new("b", "2020", "ZRB closed.");
    two.unknown("ZRB", PartyKind::Organisation, "");
    let dataset = build(vec![one, two]);
    assert_eq!(dataset.parties.len(), 2);
    assert_eq!(dataset.article_parties[1].name, "ZRB");
    assert_eq!(dataset.article_party_names.len(), 2);
}

#[test]
fn a_regime_is_what_was_said_last() {
    let mut docs = Vec::new();
    for (source, published, action, mode, on) in [
        ("a", "2018-05-09", Action::Impose, None, "2018-05-08"),
        ("b", "2018-06-01", Action::Impose, None, "2018"),
        ("c", "2021-01-01", Action::Ease, Some(Mode::Lifted), "2021-01"),
        ("d", "2022-01-01", Action::Propose, Some(Mode::Threatened), ""),
    ] {
        let mut doc = Doc::new(source, published, &format!("“US” sanctions in {source}"));
        let (us, zz) = (doc.known("country:us"), doc.known("country:zz"));
        doc.sanction(us, zz, action, mode, on);
        docs.push(doc);
    }
    let dataset = build(docs);
    let [regime] = &dataset.regimes[..] else { panic!("{:?}", dataset.regimes) };
    assert_eq!((regime.regime_id.as_str(), regime.name.as_str()), ("regime:us-zz", "US sanctions on Zedland"));
    assert_eq!((regime.status, regime.started_on), (RegimeStatus::Lifted, date("2018-05-08")));
    assert_eq!(regime.ended_on, date("2021-01"));
    assert_eq!(dataset.claims[0].confidence, 0.877);
    assert_eq!(dataset.claim_reasons.len(), 4);
    let bases: Vec<_> =
        dataset.legal_bases.iter().map(|row| (row.legal_basis_id.as_str(), row.program_id.as_deref())).collect();
    assert_eq!(bases, [("eo-19999", Some("US-ZZ"))]);
    assert_eq!((dataset.claim_legal_bases.len(), dataset.claim_programs.len()), (4, 4));
}

#[test]
fn a_threat_alone_is_a_threat_and_a_listing_makes_a_regime() {
    let mut doc = Doc::new("a", "2020-01-01", "US sanctions");
    let (us, zz, eu) = (doc.known("country:us"), doc.known("country:zz"), doc.known("bloc:eu"));
    let orlov = doc.unknown("Ivan Orlov", PartyKind::Person, "ZZ");
    doc.sanction(eu, zz, Action::Propose, None, "");
    doc.listing(orlov, us, Some(zz), DesignationStatus::Designated, "2019-03");
    doc.listing(orlov, us, Some(zz), DesignationStatus::Delisted, "2019-12-01");
    let dataset = build(vec![doc]);
    let regimes: Vec<_> = dataset.regimes.iter().map(|row| (row.regime_id.as_str(), row.status)).collect();
    assert_eq!(regimes, [("regime:eu-zz", RegimeStatus::Threatened), ("regime:us-zz", RegimeStatus::InForce)]);
    let [listing] = &dataset.designations[..] else { panic!("{:?}", dataset.designations) };
    assert_eq!(listing.designation_id, "designation:us:person-ivan-orlov");
    assert_eq!((listing.status, listing.listed_on), (DesignationStatus::Delisted, date("2019-03")));
    assert_eq!(listing.delisted_on, date("2019-12-01"));
    let members: Vec<_> = dataset.party_members.iter().map(|row| (row.member_id.as_str(), row.since)).collect();
    assert_eq!(members, [("country:xy", date("1999"))]);
}

#[test]
fn a_header_tells_who_reported_it_and_a_repeat_counts_for_nothing() {
    let story = "told in so many words that nobody could have written them twice by chance";
    let story: String = (0..12).map(|at| format!("{story} number {at} of a dozen. ")).collect();
    let mut docs = Vec::new();
    for (source, published, publisher, body) in [
        ("a", "2020-02-03", "Wire", format!("Headline\n\n{story}")),
        ("b", "2020-02-04", "Post", format!("Other headline\n\n{story}")),
        ("c", "2020-02-01", "Times", "Another story".to_owned()),
        ("d", "", "", "A third story".to_owned()),
        ("e", "2020-01", "Wire", "A fourth story".to_owned()),
    ] {
        let mut doc = Doc::new(source, published, &body);
        doc.0.article.publisher = Some(publisher.to_owned());
        let (us, zz) = (doc.known("country:us"), doc.known("country:zz"));
        let orlov = doc.unknown("Ivan Orlov", PartyKind::Person, "ZZ");
        doc.sanction(us, zz, Action::Impose, None, "2020");
        doc.sanction(us, zz, Action::InForce, None, "");
        doc.listing(orlov, us, None, DesignationStatus::Designated, "");
        doc.agreement("river transport pact", AgreementStatus::Signed, "2020-01-05", &[us, zz]);
        docs.push(doc);
    }
    let dataset = build(docs);
    let copies: Vec<_> = dataset.articles.iter().map(|row| row.duplicate_of.as_deref()).collect();
    assert_eq!(copies, [None, Some("article:a"), None, None, None]);
    let said = Reported { first_on: date("2020-01"), last_on: date("2020-02-04"), articles: 4, publishers: 2 };
    let [regime] = &dataset.regimes[..] else { panic!("{:?}", dataset.regimes) };
    let [listing] = &dataset.designations[..] else { panic!("{:?}", dataset.designations) };
    let [pact] = &dataset.agreements[..] else { panic!("{:?}", dataset.agreements) };
    assert_eq!([regime.reported, listing.reported, pact.reported], [said; 3]);
}

#[test]
fn articles_on_one_agreement_meet() {
    let mut docs = Vec::new();
    for (source, title, status, on) in [
        ("a", "declaration on river transport", AgreementStatus::Signed, "2023-12-05"),
        ("b", "Joint Declaration on Transport on the River", AgreementStatus::Signed, "2023-12"),
        ("c", "river transport pact", AgreementStatus::InForce, "2024-02-01"),
        ("d", "loan agreement", AgreementStatus::Signed, "2023-12-05"),
        ("e", "declaration on river transport", AgreementStatus::Signed, "2019-01-05"),
    ] {
        let mut doc = Doc::new(source, "2024-03-01", &format!("A pact in {source}"));
        let parties = [doc.known("country:us"), doc.known("country:zz")];
        doc.agreement(title, status, on, &parties);
        docs.push(doc);
    }
    let dataset = build(docs);
    let of = |at: usize| dataset.agreement_claims[at].agreement_id.as_str();
    assert_eq!((of(0), of(1)), (of(2), of(2)));
    assert_ne!(of(0), of(3));
    assert_ne!(of(0), of(4));
    assert_eq!(of(4), "agreement:2019-01-05:us-zz:accord");
    let river = dataset.agreements.iter().find(|row| row.agreement_id == of(0)).expect("it has a row");
    assert_eq!((river.status, river.signed_on), (AgreementStatus::InForce, date("2023-12-05")));
}

#[test]
fn a_known_agreement_is_its_identifier() {
    let mut docs = Vec::new();
    for (source, title) in [("a", "the big treaty"), ("b", "a treaty")] {
        let mut doc = Doc::new(source, "2024-03-01", &format!("A treaty in {source}"));
        let party = doc.known("country:us");
        doc.agreement(title, AgreementStatus::Violated, "", &[party]).known = Some("agreement:great".into());
        docs.push(doc);
    }
    let dataset = build(docs);
    let [great] = &dataset.agreements[..] else { panic!("{:?}", dataset.agreements) };
    assert_eq!((great.title.as_str(), great.kind), ("Great Treaty", AgreementKind::Treaty));
    assert_eq!(dataset.agreement_claims[1].title, "a treaty");
}

#[test]
fn a_copy_points_to_the_first_source() {
    let docs = vec![
        Doc::new("b.txt", "2020", "The same — words!"),
        Doc::new("a.txt", "", "the same words"),
        Doc::new("c.txt", "", "Other words"),
        Doc::new("d.txt", "", ""),
        Doc::new("e.txt", "", ""),
    ];
    let dataset = build(docs);
    let copies: Vec<_> = dataset.articles.iter().map(|row| row.duplicate_of.as_deref()).collect();
    assert_eq!(copies, [None, Some("article:a-txt"), None, None, None]);
}

#[test]
fn broken_claims_are_left_out() {
    let mut doc = Doc::new("a/ü b.txt", "2020", "US");
    let us = doc.known("country:us");
    doc.sanction(us, 99, Action::Impose, None, "");
    doc.sanction(us, us, Action::Impose, Some(Mode::Lifted), "");
    doc.0.claims[1].evidence.push(Evidence { span: Span::new(1, 99), rule: "test".into() });
    doc.0.claims[1].confidence = f64::NAN;
    doc.sanction(us, us, Action::Impose, None, "");
    doc.0.claims[2].evidence.clear();
    let dataset = build(vec![doc]);
    assert_eq!(dataset.claims.iter().map(|row| row.claim_id.as_str()).collect::<Vec<_>>(), ["a-u-b-txt:s1"]);
    assert_eq!((dataset.evidence.len(), dataset.sanction_claims[0].mode), (1, None));
}
