//! The rows of every table of the dataset, as the normaliser hands them to the store.
//!
//! A [`Dataset`] is complete and ordered by key: two equal datasets make byte-identical files. Vocabulary tables are
//! not here: they come from `seeds/vocabulary`.

use super::PartialDate;
use super::vocabulary::{
    Action, AgreementKind, AgreementStatus, DesignationStatus, FactKind, Measure, Mode, PartyKind, RegimeStatus, Role,
};
use std::collections::BTreeSet;

/// A document read (`articles`).
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Readable key: `article:` and the source in lower-case ASCII.
    pub article_id: String,
    /// Path or `file#id`.
    pub source: String,
    /// Headline.
    pub title: Option<String>,
    /// Day of publication.
    pub published_on: Option<PartialDate>,
    /// Outlet.
    pub publisher: Option<String>,
    /// Byline.
    pub author: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// ISO 639-1 code.
    pub language: String,
    /// Whether it was analysed.
    pub relevant: bool,
    /// The earlier article whose text it repeats.
    pub duplicate_of: Option<String>,
    /// Hash of the document.
    pub sha256: String,
    /// Headline, empty line, text.
    pub body: String,
}

/// A state of the lexicon (`countries`).
#[derive(Clone, Debug, PartialEq)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub code: String,
    /// ISO 3166-1 alpha-3.
    pub iso3: String,
    /// Common English name.
    pub name: String,
}

/// A party (`parties`).
#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    /// Readable key, `person:sergei-lavrov`.
    pub party_id: String,
    /// Canonical name.
    pub name: String,
    /// What it is.
    pub kind: PartyKind,
    /// ISO or bloc code.
    pub code: Option<String>,
    /// Code of the state it belongs to.
    pub country: Option<String>,
    /// True for `WEST` and `WORLD`, whose regimes are never summed with their members'.
    pub is_collective: bool,
}

/// A name a party goes by (`party_names`).
#[derive(Clone, Debug, PartialEq)]
pub struct PartyName {
    /// Party.
    pub party_id: String,
    /// Name.
    pub name: String,
    /// Whether it is the canonical one.
    pub is_primary: bool,
}

/// A number of a party (`party_identifiers`).
#[derive(Clone, Debug, PartialEq)]
pub struct PartyIdentifier {
    /// Party.
    pub party_id: String,
    /// `imo`, `mmsi`, `tail`, ...
    pub scheme: String,
    /// The number.
    pub value: String,
}

/// The office an article gives a person (`party_roles`).
#[derive(Clone, Debug, PartialEq)]
pub struct PartyRole {
    /// Article.
    pub article_id: String,
    /// Person.
    pub party_id: String,
    /// Office, without the country.
    pub role: String,
}

/// A party of an article, under the name the article gives it (`article_parties`). Every party that an article
/// mentions, gives an office or implies has one.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleParty {
    /// Article.
    pub article_id: String,
    /// Party.
    pub party_id: String,
    /// The fullest spelling that the article uses.
    pub name: String,
}

/// A form in which an article names a party (`article_party_names`).
#[derive(Clone, Debug, PartialEq)]
pub struct ArticlePartyName {
    /// Article.
    pub article_id: String,
    /// Party.
    pub party_id: String,
    /// The form; the fullest one may stand here too.
    pub name: String,
}

/// A member of a bloc (`party_members`).
#[derive(Clone, Debug, PartialEq)]
pub struct PartyMember {
    /// Bloc.
    pub bloc_id: String,
    /// Member.
    pub member_id: String,
    /// Joined.
    pub since: Option<PartialDate>,
    /// Left.
    pub until: Option<PartialDate>,
}

/// A party's name at a place in an article (`mentions`).
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Article.
    pub article_id: String,
    /// Party.
    pub party_id: String,
    /// First character.
    pub start_char: usize,
    /// One past the last.
    pub end_char: usize,
}

/// Who has reported a fact, and when.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reported {
    /// Day of publication of the first article that states it.
    pub first_on: Option<PartialDate>,
    /// Day of publication of the last article that states it.
    pub last_on: Option<PartialDate>,
    /// How many articles state it; an article and those that repeat it count once.
    pub articles: usize,
    /// How many publishers these articles come from; one whose articles repeat those of another does not count.
    pub publishers: usize,
}

/// The sanctions of one sender on one target (`regimes`).
#[derive(Clone, Debug, PartialEq)]
pub struct Regime {
    /// `regime:us-ir`.
    pub regime_id: String,
    /// Who sanctions.
    pub sender_id: String,
    /// Who is sanctioned.
    pub target_id: String,
    /// Subject of a regime that has no territory.
    pub theme: Option<String>,
    /// `US sanctions on Iran`.
    pub name: String,
    /// Latest state.
    pub status: RegimeStatus,
    /// Of when.
    pub status_on: Option<PartialDate>,
    /// Earliest imposition reported.
    pub started_on: Option<PartialDate>,
    /// When lifted.
    pub ended_on: Option<PartialDate>,
    /// Who has reported it, and when.
    pub reported: Reported,
}

/// A legal sanctions programme of the lexicon (`programs`).
#[derive(Clone, Debug, PartialEq)]
pub struct Program {
    /// `US-IRAN`.
    pub program_id: String,
    /// Party that issues it.
    pub issuer_id: String,
    /// Name.
    pub name: String,
    /// Code of the state that it is aimed at.
    pub target_country: Option<String>,
    /// Party that it is aimed at, where the dataset has a row for it.
    pub target_id: Option<String>,
    /// When it began.
    pub since: Option<PartialDate>,
    /// When it ended.
    pub until: Option<PartialDate>,
    /// Its key at OpenSanctions.
    pub opensanctions: Option<String>,
    /// Where its issuer publishes it.
    pub source: Option<String>,
    /// What it provides for (`program_measures`).
    pub measures: BTreeSet<Measure>,
    /// What it rests on, as cited (`program_legal_bases`).
    pub legal_bases: BTreeSet<String>,
}

/// The code that another dataset has for a measure (`measure_codes`).
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureCode {
    /// The measure.
    pub measure: Measure,
    /// The other dataset: `opensanctions`, `gsdb` or `ties`.
    pub scheme: String,
    /// Its code.
    pub code: String,
    /// What it calls it.
    pub label: String,
    /// `exact`, `close`, `broader` or `narrower`.
    pub fit: String,
    /// Where the code is defined.
    pub source: String,
}

/// An order, regulation or resolution (`legal_bases`).
#[derive(Clone, Debug, PartialEq)]
pub struct LegalBasis {
    /// Key.
    pub legal_basis_id: String,
    /// As cited.
    pub citation: String,
    /// Programme it belongs to.
    pub program_id: Option<String>,
}

/// A party listed by one authority (`designations`).
#[derive(Clone, Debug, PartialEq)]
pub struct Designation {
    /// Key.
    pub designation_id: String,
    /// Who.
    pub party_id: String,
    /// By whom.
    pub authority_id: String,
    /// Latest state.
    pub status: DesignationStatus,
    /// Of when.
    pub status_on: Option<PartialDate>,
    /// Earliest listing.
    pub listed_on: Option<PartialDate>,
    /// Latest delisting.
    pub delisted_on: Option<PartialDate>,
    /// Who has reported it, and when.
    pub reported: Reported,
}

/// An agreement (`agreements`).
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// Key.
    pub agreement_id: String,
    /// Title.
    pub title: String,
    /// What it is.
    pub kind: AgreementKind,
    /// Latest state.
    pub status: AgreementStatus,
    /// Of when.
    pub status_on: Option<PartialDate>,
    /// Signing.
    pub signed_on: Option<PartialDate>,
    /// City of signing.
    pub place: Option<String>,
    /// Who has reported it, and when.
    pub reported: Reported,
}

/// A fact as one article states it (`claims`).
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimRow {
    /// Key.
    pub claim_id: String,
    /// Article.
    pub article_id: String,
    /// Kind of fact.
    pub fact: FactKind,
    /// Party that says so.
    pub attributed_to: Option<String>,
    /// 0 to 1, three decimals.
    pub confidence: f64,
}

/// An act on a regime (`sanction_claims`).
#[derive(Clone, Debug, PartialEq)]
pub struct SanctionClaim {
    /// Claim.
    pub claim_id: String,
    /// Regime.
    pub regime_id: String,
    /// What is done.
    pub action: Action,
    /// How.
    pub mode: Option<Mode>,
    /// Words for who is hit.
    pub target_text: Option<String>,
    /// When.
    pub date: Option<PartialDate>,
    /// In effect from.
    pub effective_on: Option<PartialDate>,
    /// Runs out.
    pub expires_on: Option<PartialDate>,
}

/// A listing or delisting (`designation_claims`).
#[derive(Clone, Debug, PartialEq)]
pub struct DesignationClaim {
    /// Claim.
    pub claim_id: String,
    /// Designation.
    pub designation_id: String,
    /// Regime it belongs to.
    pub regime_id: Option<String>,
    /// Office that acted.
    pub agency_id: Option<String>,
    /// List.
    pub list: Option<String>,
    /// Listed, delisted, proposed.
    pub status: DesignationStatus,
    /// When.
    pub date: Option<PartialDate>,
}

/// A stage of an agreement (`agreement_claims`).
#[derive(Clone, Debug, PartialEq)]
pub struct AgreementClaim {
    /// Claim.
    pub claim_id: String,
    /// Agreement.
    pub agreement_id: String,
    /// Title in the article.
    pub title: String,
    /// What it is.
    pub kind: AgreementKind,
    /// Stage.
    pub status: AgreementStatus,
    /// When.
    pub date: Option<PartialDate>,
    /// City of signing.
    pub place: Option<String>,
}

/// One item of a claim: a measure, reason, programme, legal basis or topic (`claim_measures`, `claim_reasons`, ...).
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimItem {
    /// Claim.
    pub claim_id: String,
    /// Code, identifier or words.
    pub item: String,
}

/// A participant of an agreement (`agreement_claim_parties`).
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimParty {
    /// Claim.
    pub claim_id: String,
    /// Who.
    pub party_id: String,
    /// How.
    pub role: Role,
    /// Whom a signatory signs for.
    pub for_party_id: Option<String>,
}

/// The words that state a claim (`evidence`).
#[derive(Clone, Debug, PartialEq)]
pub struct EvidenceRow {
    /// Claim.
    pub claim_id: String,
    /// First character.
    pub start_char: usize,
    /// One past the last.
    pub end_char: usize,
    /// The words.
    pub quote: String,
    /// Rule that read them.
    pub rule: String,
}

/// A document that could not be read (`rejected_documents`).
#[derive(Clone, Debug, PartialEq)]
pub struct RejectedDocument {
    /// Path or `file#id`.
    pub source: String,
    /// Why.
    pub reason: String,
}

/// All rows of a dataset, each table ordered by its key.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dataset {
    /// `articles`.
    pub articles: Vec<Article>,
    /// `countries`.
    pub countries: Vec<Country>,
    /// `parties`.
    pub parties: Vec<Party>,
    /// `party_names`.
    pub party_names: Vec<PartyName>,
    /// `party_identifiers`.
    pub party_identifiers: Vec<PartyIdentifier>,
    /// `party_roles`.
    pub party_roles: Vec<PartyRole>,
    /// `article_parties`.
    pub article_parties: Vec<ArticleParty>,
    /// `article_party_names`.
    pub article_party_names: Vec<ArticlePartyName>,
    /// `party_members`.
    pub party_members: Vec<PartyMember>,
    /// `mentions`.
    pub mentions: Vec<Mention>,
    /// `regimes`.
    pub regimes: Vec<Regime>,
    /// `programs`, with `program_measures` and `program_legal_bases`.
    pub programs: Vec<Program>,
    /// `measure_codes`.
    pub measure_codes: Vec<MeasureCode>,
    /// `legal_bases`.
    pub legal_bases: Vec<LegalBasis>,
    /// `designations`.
    pub designations: Vec<Designation>,
    /// `agreements`.
    pub agreements: Vec<Agreement>,
    /// `claims`.
    pub claims: Vec<ClaimRow>,
    /// `sanction_claims`.
    pub sanction_claims: Vec<SanctionClaim>,
    /// `designation_claims`.
    pub designation_claims: Vec<DesignationClaim>,
    /// `agreement_claims`.
    pub agreement_claims: Vec<AgreementClaim>,
    /// `claim_measures`.
    pub claim_measures: Vec<ClaimItem>,
    /// `claim_reasons`.
    pub claim_reasons: Vec<ClaimItem>,
    /// `claim_programs`.
    pub claim_programs: Vec<ClaimItem>,
    /// `claim_legal_bases`.
    pub claim_legal_bases: Vec<ClaimItem>,
    /// `claim_topics`.
    pub claim_topics: Vec<ClaimItem>,
    /// `agreement_claim_parties`.
    pub agreement_claim_parties: Vec<ClaimParty>,
    /// `evidence`.
    pub evidence: Vec<EvidenceRow>,
    /// `rejected_documents`.
    pub rejected_documents: Vec<RejectedDocument>,
}

macro_rules! rows {
    ($($(#[$meta:meta])* $variant:ident($row:ty) = $table:ident),+ $(,)?) => {
        /// One row of the dataset.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Row { $($(#[$meta])* $variant($row)),+ }

        impl Dataset {
            /// Adds a row to its table.
            pub fn take(&mut self, row: Row) {
                match row { $(Row::$variant(row) => self.$table.push(row)),+ }
            }

            /// All rows, a table after those that it refers to.
            pub fn into_rows(self) -> impl Iterator<Item = Row> {
                std::iter::empty()$(.chain(self.$table.into_iter().map(Row::$variant)))+
            }
        }
    };
}

rows! {
    /// Of `countries`.
    Country(Country) = countries,
    /// Of `parties`.
    Party(Party) = parties,
    /// Of `party_names`.
    PartyName(PartyName) = party_names,
    /// Of `party_identifiers`.
    PartyIdentifier(PartyIdentifier) = party_identifiers,
    /// Of `party_members`.
    PartyMember(PartyMember) = party_members,
    /// Of `programs`, `program_measures` and `program_legal_bases`.
    Program(Program) = programs,
    /// Of `measure_codes`.
    MeasureCode(MeasureCode) = measure_codes,
    /// Of `articles`.
    Article(Article) = articles,
    /// Of `rejected_documents`.
    RejectedDocument(RejectedDocument) = rejected_documents,
    /// Of `article_parties`.
    ArticleParty(ArticleParty) = article_parties,
    /// Of `article_party_names`.
    ArticlePartyName(ArticlePartyName) = article_party_names,
    /// Of `party_roles`.
    PartyRole(PartyRole) = party_roles,
    /// Of `mentions`.
    Mention(Mention) = mentions,
    /// Of `legal_bases`.
    LegalBasis(LegalBasis) = legal_bases,
    /// Of `regimes`.
    Regime(Regime) = regimes,
    /// Of `designations`.
    Designation(Designation) = designations,
    /// Of `agreements`.
    Agreement(Agreement) = agreements,
    /// Of `claims`.
    Claim(ClaimRow) = claims,
    /// Of `sanction_claims`.
    SanctionClaim(SanctionClaim) = sanction_claims,
    /// Of `designation_claims`.
    DesignationClaim(DesignationClaim) = designation_claims,
    /// Of `agreement_claims`.
    AgreementClaim(AgreementClaim) = agreement_claims,
    /// Of `claim_measures`.
    ClaimMeasure(ClaimItem) = claim_measures,
    /// Of `claim_reasons`.
    ClaimReason(ClaimItem) = claim_reasons,
    /// Of `claim_programs`.
    ClaimProgram(ClaimItem) = claim_programs,
    /// Of `claim_legal_bases`.
    ClaimLegalBasis(ClaimItem) = claim_legal_bases,
    /// Of `claim_topics`.
    ClaimTopic(ClaimItem) = claim_topics,
    /// Of `agreement_claim_parties`.
    ClaimParty(ClaimParty) = agreement_claim_parties,
    /// Of `evidence`.
    Evidence(EvidenceRow) = evidence,
}
