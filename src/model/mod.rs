//! The floor of the house: plain data that the stages hand to each other.
//!
//! Nothing here reads, writes, prints or imports another module. A stage takes values of these types
//! and gives values of these types back; what a value may hold is said beside the type.

mod article;
mod claims;
pub mod dataset;
pub mod date;
mod doubt;
mod span;
mod sure;
pub mod vocabulary;

pub use article::Article;
pub(crate) use claims::number;
pub use claims::{
    AgreementFact, ArticleFacts, Claim, DesignationFact, Evidence, Fact, LocalParty, NAMES_SIDE, Participant, PartyIx,
    SanctionFact,
};
pub use date::PartialDate;
pub use doubt::Doubt;
pub use span::{CharOffsets, Span};
