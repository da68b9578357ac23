//! A small dataset for tests: every table has rows, and the words are those that files tend to get wrong.

use super::Vocabulary;
use crate::model::PartialDate;
use crate::model::dataset::*;
use crate::model::vocabulary::*;
use std::collections::BTreeSet;

/// The body of the sample's first article; its title is the first line.
pub(crate) const BODY: &str =
    "Ruritania sanctions «Иван»\n\n=Ruritania said \"no\" to 伊万.\nIt signed with محمد, in Strelsau.";

/// The vocabulary, with definitions made up from the codes.
pub(crate) fn vocabulary() -> Vec<Vocabulary> {
    fn table<T: Copy>(name: &str, all: &[T], code: fn(T) -> &'static str) -> Vocabulary {
        let rows = all.iter().map(|&v| (code(v).to_owned(), format!("What {} means", code(v)), None)).collect();
        Vocabulary { table: name.to_owned(), rows }
    }
    let mut modes = table("modes", Mode::ALL, Mode::code);
    for (code, _, action) in &mut modes.rows {
        *action = Some(action_of(code).to_owned());
    }
    vec![
        modes,
        table("party_kinds", PartyKind::ALL, PartyKind::code),
        table("fact_kinds", FactKind::ALL, FactKind::code),
        table("actions", Action::ALL, Action::code),
        table("measures", Measure::ALL, Measure::code),
        table("designation_statuses", DesignationStatus::ALL, DesignationStatus::code),
        table("regime_statuses", RegimeStatus::ALL, RegimeStatus::code),
        table("agreement_kinds", AgreementKind::ALL, AgreementKind::code),
        table("agreement_statuses", AgreementStatus::ALL, AgreementStatus::code),
        table("participant_roles", Role::ALL, Role::code),
        table("topics", Topic::ALL, Topic::code),
    ]
}

fn action_of(mode: &str) -> &'static str {
    match mode {
        "new" | "tightened" | "reimposed" => "impose",
        "lifted" | "relaxed" | "suspended" | "waived" => "ease",
        _ => "propose",
    }
}

/// Two articles, the second a duplicate of the first, and one claim of each kind in the first.
pub(crate) fn dataset() -> Dataset {
    let mut dataset = Dataset { articles: articles(), ..Dataset::default() };
    add_parties(&mut dataset);
    add_names_in_articles(&mut dataset);
    add_headers(&mut dataset);
    add_claims(&mut dataset);
    add_items(&mut dataset);
    dataset.rejected_documents =
        vec![RejectedDocument { source: "b.bin".into(), reason: "not text, but \"bytes\"".into() }; 2];
    dataset
}

fn articles() -> Vec<Article> {
    let first = Article {
        article_id: "article:a".into(),
        source: "a, \"b\".txt".into(),
        title: Some("Ruritania sanctions «Иван»".into()),
        published_on: date("2021-03-04"),
        publisher: Some("-The Strelsau Post".into()),
        author: Some("'Anonymous'".into()),
        url: None,
        language: "en".into(),
        relevant: true,
        duplicate_of: None,
        sha256: "0f".repeat(32),
        body: BODY.into(),
    };
    let second = Article {
        article_id: "article:b".into(),
        source: "b.txt".into(),
        title: None,
        published_on: date("2021"),
        publisher: Some(String::new()),
        duplicate_of: Some("article:a".into()),
        ..first.clone()
    };
    vec![first, second]
}

fn add_parties(dataset: &mut Dataset) {
    let party = |party_id: &str, name: &str, kind, code: Option<&str>, country: Option<&str>| Party {
        party_id: party_id.into(),
        name: name.into(),
        kind,
        code: code.map(str::to_owned),
        country: country.map(str::to_owned),
        is_collective: code == Some("WORLD"),
    };
    dataset.countries = [("NA", "NAM", "Namibia"), ("ZR", "ZRR", "Ruritania")]
        .map(|(code, iso3, name)| country(code, iso3, name))
        .into();
    dataset.parties = vec![
        party("bloc:world", "the world", PartyKind::Bloc, Some("WORLD"), None),
        party("country:na", "Namibia", PartyKind::Country, Some("NA"), Some("NA")),
        party("country:zr", "Ruritania", PartyKind::Country, Some("ZR"), Some("ZR")),
        party("group:red", "Red Band", PartyKind::Group, None, None),
        party("organisation:office", "Office of Lists", PartyKind::Organisation, None, Some("ZR")),
        party("person:ivan", "Ivan", PartyKind::Person, None, Some("NA")),
        party("person:mohammed", "محمد", PartyKind::Person, None, None),
    ];
    dataset.party_names = dataset.parties.iter().map(|p| name(&p.party_id, &p.name, true)).collect();
    dataset.party_names.push(name("person:ivan", "Иван", false));
    dataset.party_names.push(name("person:ivan", "伊万", false));
    dataset.party_identifiers =
        vec![PartyIdentifier { party_id: "person:ivan".into(), scheme: "passport".into(), value: "00123".into() }];
    dataset.party_members = vec![PartyMember {
        bloc_id: "bloc:world".into(),
        member_id: "country:na".into(),
        since: date("1990-03"),
        until: None,
    }];
}

fn country(code: &str, iso3: &str, name: &str) -> Country {
    Country { code: code.into(), iso3: iso3.into(), name: name.into() }
}

fn name(party_id: &str, name: &str, is_primary: bool) -> PartyName {
    PartyName { party_id: party_id.into(), name: name.into(), is_primary }
}

fn add_names_in_articles(dataset: &mut Dataset) {
    let here = |party_id: &str, name: &str| ArticleParty {
        article_id: "article:a".into(),
        party_id: party_id.into(),
        name: name.into(),
    };
    dataset.article_parties = vec![
        here("bloc:world", "the world"),
        here("country:zr", "Ruritania"),
        here("group:red", "the\nRed Band"),
        here("person:ivan", "Иван"),
        here("person:mohammed", "محمد"),
    ];
    dataset.article_party_names = [("country:zr", "Ruritania"), ("person:ivan", "伊万"), ("person:ivan", "Иван")]
        .map(|(party, name)| ArticlePartyName {
            article_id: "article:a".into(),
            party_id: party.into(),
            name: name.into(),
        })
        .into();
    dataset.party_roles = ["=Minister", "Chancellor"]
        .map(|role| PartyRole { article_id: "article:a".into(), party_id: "person:ivan".into(), role: role.into() })
        .into();
    dataset.mentions = vec![mention("country:zr", 0, 9), mention("country:zr", 29, 38), mention("person:ivan", 21, 25)];
}

fn mention(party_id: &str, start_char: usize, end_char: usize) -> Mention {
    Mention { article_id: "article:a".into(), party_id: party_id.into(), start_char, end_char }
}

fn add_headers(dataset: &mut Dataset) {
    dataset.regimes = vec![Regime {
        regime_id: "regime:zr-red".into(),
        sender_id: "country:zr".into(),
        target_id: "group:red".into(),
        theme: None,
        name: "ZR sanctions on Red Band".into(),
        status: RegimeStatus::InForce,
        status_on: date("2021-02"),
        started_on: date("2020"),
        ended_on: None,
        reported: reported(1, 1),
    }];
    dataset.programs = vec![Program {
        program_id: "ZR-BANDS".into(),
        issuer_id: "country:zr".into(),
        name: "Ruritania: bands".into(),
        target_country: Some("NA".into()),
        target_id: Some("group:red".into()),
        since: date("2019"),
        until: None,
        opensanctions: Some("ZR-BANDS".into()),
        source: None,
        measures: BTreeSet::from([Measure::Arms]),
        legal_bases: BTreeSet::from(["Decree 5".to_owned()]),
    }];
    dataset.measure_codes = vec![MeasureCode {
        measure: Measure::Arms,
        scheme: "gsdb".into(),
        code: "arms".into(),
        label: "Arms".into(),
        fit: "exact".into(),
        source: "https://example.org".into(),
    }];
    dataset.legal_bases = vec![LegalBasis {
        legal_basis_id: "decree-5".into(),
        citation: "Decree 5; \"Bands\"".into(),
        program_id: Some("ZR-BANDS".into()),
    }];
    dataset.designations = vec![Designation {
        designation_id: "designation:zr-ivan".into(),
        party_id: "person:ivan".into(),
        authority_id: "country:zr".into(),
        status: DesignationStatus::Designated,
        status_on: date("2021-03-03"),
        listed_on: date("2021-03-03"),
        delisted_on: None,
        reported: reported(1, 0),
    }];
    dataset.agreements = vec![Agreement {
        agreement_id: "agreement:pact".into(),
        title: "Pact of Strelsau".into(),
        kind: AgreementKind::Treaty,
        status: AgreementStatus::Signed,
        status_on: date("2020"),
        signed_on: date("2020"),
        place: Some("Strelsau".into()),
        reported: reported(2, 2),
    }];
}

fn add_claims(dataset: &mut Dataset) {
    let claim = |claim_id: &str, article_id: &str, fact, attributed_to: Option<&str>| ClaimRow {
        claim_id: claim_id.into(),
        article_id: article_id.into(),
        fact,
        attributed_to: attributed_to.map(str::to_owned),
        confidence: 0.875,
    };
    dataset.claims = vec![
        claim("a/1", "article:a", FactKind::Sanction, Some("country:zr")),
        claim("a/2", "article:a", FactKind::Designation, None),
        claim("a/3", "article:a", FactKind::Agreement, None),
        claim("b/1", "article:b", FactKind::Sanction, None),
    ];
    dataset.sanction_claims = ["a/1", "b/1"]
        .map(|claim_id| SanctionClaim {
            claim_id: claim_id.into(),
            regime_id: "regime:zr-red".into(),
            action: Action::Impose,
            mode: Some(Mode::Tightened),
            target_text: (claim_id == "a/1").then(|| "@the band's \"banks\"".into()),
            date: date("2020-02"),
            effective_on: None,
            expires_on: date("2022"),
        })
        .into();
    dataset.designation_claims = vec![DesignationClaim {
        claim_id: "a/2".into(),
        designation_id: "designation:zr-ivan".into(),
        regime_id: Some("regime:zr-red".into()),
        agency_id: Some("organisation:office".into()),
        list: Some("+List".into()),
        status: DesignationStatus::Designated,
        date: date("2021-03-03"),
    }];
    dataset.agreement_claims = vec![AgreementClaim {
        claim_id: "a/3".into(),
        agreement_id: "agreement:pact".into(),
        title: "pact".into(),
        kind: AgreementKind::Treaty,
        status: AgreementStatus::Signed,
        date: None,
        place: None,
    }];
}

fn add_items(dataset: &mut Dataset) {
    let items = |items: &[(&str, &str)]| -> Vec<ClaimItem> {
        items.iter().map(|(claim, item)| ClaimItem { claim_id: (*claim).into(), item: (*item).into() }).collect()
    };
    dataset.claim_measures = items(&[("a/1", "asset_freeze"), ("a/1", "arms")]);
    dataset.claim_reasons = items(&[("a/1", "raids,\r\nand worse")]);
    dataset.claim_programs = items(&[("a/1", "ZR-BANDS")]);
    dataset.claim_legal_bases = items(&[("a/2", "decree-5")]);
    dataset.claim_topics = items(&[("a/3", "trade"), ("a/3", "political")]);
    let participant = |party: &str, role, signs_for: Option<&str>| ClaimParty {
        claim_id: "a/3".into(),
        party_id: party.into(),
        role,
        for_party_id: signs_for.map(str::to_owned),
    };
    dataset.agreement_claim_parties = vec![
        participant("group:red", Role::Withdrawn, None),
        participant("country:zr", Role::Party, None),
        participant("country:zr", Role::Withdrawn, None),
        participant("country:na", Role::Mediator, None),
        participant("person:mohammed", Role::SignedBy, Some("country:zr")),
        participant("person:mohammed", Role::SignedBy, Some("group:red")),
    ];
    let words = |claim: &str, start_char: usize, end_char: usize| EvidenceRow {
        claim_id: claim.into(),
        start_char,
        end_char,
        quote: BODY.chars().skip(start_char).take(end_char - start_char).collect(),
        rule: "rule".into(),
    };
    dataset.evidence =
        vec![words("a/1", 28, 55), words("a/1", 0, 19), words("a/2", 21, 25), words("a/3", 56, 88), words("b/1", 0, 9)];
}

fn reported(articles: usize, publishers: usize) -> Reported {
    Reported { first_on: date("2021"), last_on: date("2021-03-04"), articles, publishers }
}

/// A date that is known to be one.
pub(crate) fn date(text: &str) -> Option<PartialDate> {
    Some(PartialDate::parse(text).expect("a date"))
}
