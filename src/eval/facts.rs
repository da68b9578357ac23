//! The one form in which the facts of an annotation and of a dataset are compared.

/// A fact of one article and the statements of it.
#[derive(Clone, Debug)]
pub(super) struct Item<F> {
    /// What is stated.
    pub(super) fact: F,
    /// Whether the annotation leaves it open that this is a fact of the article.
    pub(super) optional: bool,
    /// Each statement of it.
    pub(super) said: Vec<Saying>,
}

/// One statement of a fact.
#[derive(Clone, Debug, Default)]
pub(super) struct Saying {
    pub(super) date: Option<String>,
    pub(super) status: Option<String>,
    pub(super) quote: Option<String>,
    /// The claim of the dataset, the rule that read it, and how sure it is.
    pub(super) claim: Option<Claim>,
}

/// Where a statement stands in the dataset.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    pub(super) id: String,
    pub(super) rule: String,
    pub(super) confidence: f64,
}

/// A party of an article.
#[derive(Clone, Debug)]
pub(super) struct Party {
    pub(super) name: String,
    pub(super) aliases: Vec<String>,
    pub(super) kind: String,
    /// Code of a state or bloc; an annotation gives a state's as its country.
    pub(super) code: Option<String>,
    pub(super) country: Option<String>,
}

/// An act of one party against another.
#[derive(Clone, Debug)]
pub(super) struct Sanction {
    pub(super) sender: Option<String>,
    pub(super) target: Option<String>,
    pub(super) action: String,
}

/// A party on an authority's list.
#[derive(Clone, Debug)]
pub(super) struct Listing {
    pub(super) name: String,
    pub(super) aliases: Vec<String>,
    pub(super) authority: Option<String>,
}

/// An agreement.
#[derive(Clone, Debug)]
pub(super) struct Agreement {
    pub(super) title: String,
    pub(super) kind: String,
    pub(super) status: String,
    pub(super) date: Option<String>,
    pub(super) place: Option<String>,
    pub(super) parties: Vec<String>,
    pub(super) signatories: Vec<String>,
}

/// All that is said of one article.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    pub(super) parties: Vec<Item<Party>>,
    pub(super) sanctions: Vec<Item<Sanction>>,
    pub(super) designations: Vec<Item<Listing>>,
    pub(super) agreements: Vec<Item<Agreement>>,
}

impl Facts {
    /// Every statement of a fact, parties apart, with the name of its list in an annotation.
    pub(super) fn sayings(&self) -> impl Iterator<Item = (&'static str, &Saying)> {
        let sanctions = self.sanctions.iter().flat_map(|item| &item.said).map(|said| ("sanctions", said));
        let designations = self.designations.iter().flat_map(|item| &item.said).map(|said| ("designations", said));
        let agreements = self.agreements.iter().flat_map(|item| &item.said).map(|said| ("agreements", said));
        sanctions.chain(designations).chain(agreements)
    }
}

impl<F> Item<F> {
    /// The dates of all statements that give one.
    pub(super) fn dates(&self) -> impl Iterator<Item = &str> {
        self.said.iter().filter_map(|said| said.date.as_deref()).filter(|date| !date.is_empty())
    }

    /// The statuses of all statements.
    pub(super) fn statuses(&self) -> impl Iterator<Item = &str> {
        self.said.iter().filter_map(|said| said.status.as_deref())
    }
}

/// Names and codes as an error list shows them.
pub(super) fn shown(name: Option<&str>) -> &str {
    name.unwrap_or("nobody named")
}
