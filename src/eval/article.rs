//! One article: its facts in the dataset against those of its annotation.

use super::dataset::Said;
use super::facts::{Agreement, Facts, Item, Listing, Party, Sanction, Saying, shown};
use super::fold::fold;
use super::gold::Gold;
use super::likeness::{of_agreements, of_listings, of_parties, same_act, same_listing, same_pair};
use super::matching::{merge, pair_up};
use super::names::{DIFFERENT, best_name, name_likeness};
use super::tally::{Fault, Measure, Score, Slip};

/// Adds the outcome of an article to a score.
pub(super) fn score(gold: &Gold, said: &Said, score: &mut Score) {
    let mut scoring = Scoring { article: &gold.article, score };
    scoring.words(gold, said);
    scoring.parties(&gold.facts, &said.facts);
    scoring.sanctions(&gold.facts, &said.facts);
    scoring.designations(&gold.facts, &said.facts);
    scoring.agreements(&gold.facts, &said.facts);
    scoring.score.articles += 1;
}

/// The pairs of one kind of fact, the annotation's first.
type Matched<'f, F> = Vec<(&'f Item<F>, &'f Item<F>)>;

struct Scoring<'a> {
    article: &'a str,
    score: &'a mut Score,
}

impl Scoring<'_> {
    /// Looks for quotes that do not stand in the article, and for what an annotator should look at.
    fn words(&mut self, gold: &Gold, said: &Said) {
        let mut note = |words: String| self.score.notes.push(format!("{}: {words}", gold.article));
        gold.unknown.iter().cloned().for_each(&mut note);
        let Some(body) = &said.body else { return note("not in the dataset".to_owned()) };
        let quotes = gold.facts.sayings().filter_map(|(list, said)| Some((list, said.quote.as_deref()?)));
        // The program's text has no markup and other blanks than the document that the annotator saw.
        let folded = fold(body);
        for (list, quote) in quotes.filter(|(_, quote)| !folded.contains(&fold(quote))) {
            note(format!("a quote of {list} does not stand in the article: {quote}"));
        }
        for (list, saying) in said.facts.sayings() {
            let quote = saying.quote.as_deref().unwrap_or_default();
            if !body.contains(quote) || quote.split_whitespace().count() < 2 {
                self.score.loose_quotes += 1;
                let measure = match list {
                    "sanctions" => Measure::Sanction,
                    "designations" => Measure::Designation,
                    _ => Measure::Agreement,
                };
                self.slip(
                    Fault::Loose,
                    measure,
                    "a quote that does not stand in the article".into(),
                    std::slice::from_ref(saying),
                );
            }
        }
    }

    fn parties(&mut self, gold: &Facts, said: &Facts) {
        let show = |party: &Party| format!("{} ({})", party.name, party.kind);
        for (g, p) in self.compare(Measure::Party, &gold.parties, &said.parties, of_parties, show) {
            if g.fact.kind != "country" && g.fact.country.is_some() {
                self.score.slot("party country", g.fact.country == p.fact.country);
            }
        }
    }

    /// Who sanctions whom; then the same with what was done.
    fn sanctions(&mut self, gold: &Facts, said: &Facts) {
        let like = |same: fn(&Sanction, &Sanction) -> bool| {
            move |a: &Sanction, b: &Sanction| if same(a, b) { 1.0 } else { 0.0 }
        };
        let (ours, theirs) = (merge(&gold.sanctions, same_pair), merge(&said.sanctions, same_pair));
        self.compare(Measure::Regime, &ours, &theirs, like(same_pair), pair);
        let ours = merge(&gold.sanctions, same_act);
        let mut theirs = merge(&said.sanctions, same_act);
        theirs.retain(|act| act.fact.action != "in_force" || counts(&act.fact, &gold.sanctions));
        let show = |act: &Sanction| format!("{} {}", pair(act), act.action);
        for (g, p) in self.compare(Measure::Sanction, &ours, &theirs, like(same_act), show) {
            self.date("sanction date", g, p);
        }
    }

    fn designations(&mut self, gold: &Facts, said: &Facts) {
        let (ours, theirs) = (merge(&gold.designations, same_listing), merge(&said.designations, same_listing));
        let show = |listing: &Listing| format!("{} by {}", listing.name, shown(listing.authority.as_deref()));
        for (g, p) in self.compare(Measure::Designation, &ours, &theirs, of_listings, show) {
            self.score.slot("designation status", g.statuses().any(|status| p.statuses().any(|other| other == status)));
            self.date("designation date", g, p);
        }
    }

    fn agreements(&mut self, gold: &Facts, said: &Facts) {
        let show = |a: &Agreement| format!("{} [{}] {}", a.title, a.parties.join(", "), a.status);
        for (g, p) in self.compare(Measure::Agreement, &gold.agreements, &said.agreements, of_agreements, show) {
            let (g, p) = (&g.fact, &p.fact);
            self.score.slot("agreement status", g.status == p.status);
            self.score.slot("agreement kind", g.kind == p.kind);
            let (date, other) = (given(g.date.as_deref()), given(p.date.as_deref()));
            if date.is_some() || other.is_some() {
                self.score.slot("agreement date", date.zip(other).is_some_and(|(date, other)| other.starts_with(date)));
            }
            let (place, other) = (given(g.place.as_deref()), given(p.place.as_deref()));
            if place.is_some() || other.is_some() {
                let like = place.zip(other).is_some_and(|(place, other)| name_likeness(place, other) > DIFFERENT);
                self.score.slot("agreement place", like);
            }
            self.signatories(&g.signatories, &p.signatories);
        }
    }

    /// Every signatory of either side counts; one of the dataset alone is wrong.
    fn signatories(&mut self, gold: &[String], said: &[String]) {
        let ours: Vec<&str> = gold.iter().map(String::as_str).collect();
        let theirs: Vec<&str> = said.iter().map(String::as_str).collect();
        for name in &ours {
            self.score.slot("agreement signatories", best_name([*name], &theirs) > DIFFERENT);
        }
        for _ in theirs.iter().filter(|name| best_name([**name], &ours) == DIFFERENT) {
            self.score.slot("agreement signatories", false);
        }
    }

    /// A date is right where one of the dataset agrees with one of the annotation at the annotation's precision.
    fn date<F>(&mut self, slot: &'static str, gold: &Item<F>, said: &Item<F>) {
        if gold.dates().next().is_some() || said.dates().next().is_some() {
            self.score.slot(slot, gold.dates().any(|date| said.dates().any(|other| other.starts_with(date))));
        }
    }

    /// Counts hits, misses and extras. Optional facts of the annotation take up facts of the dataset without a count.
    fn compare<'f, F>(
        &mut self,
        measure: Measure,
        gold: &'f [Item<F>],
        said: &'f [Item<F>],
        likeness: impl Fn(&F, &F) -> f64,
        show: impl Fn(&F) -> String,
    ) -> Matched<'f, F> {
        let pairs = pair_up(gold, said, &likeness);
        for (i, ours) in gold.iter().enumerate().filter(|(_, ours)| !ours.optional) {
            let tally = self.score.tallies.entry(measure).or_default();
            if pairs.said(i).is_some() {
                tally.found += 1;
            } else {
                tally.missed += 1;
                self.slip(Fault::Missed, measure, show(&ours.fact), &ours.said);
            }
        }
        let unpaired = said.iter().enumerate().filter(|(j, _)| pairs.gold(*j).is_none());
        for theirs in unpaired.map(|(_, theirs)| theirs) {
            if !gold.iter().any(|ours| ours.optional && likeness(&ours.fact, &theirs.fact) > 0.0) {
                self.score.tallies.entry(measure).or_default().extra += 1;
                self.slip(Fault::Extra, measure, show(&theirs.fact), &theirs.said);
            }
        }
        gold.iter().enumerate().filter_map(|(i, ours)| Some((ours, said.get(pairs.said(i)?)?))).collect()
    }

    fn slip(&mut self, fault: Fault, measure: Measure, fact: String, said: &[Saying]) {
        let dates: Vec<&str> = said.iter().filter_map(|said| said.date.as_deref()).collect();
        let fact = if dates.is_empty() { fact } else { format!("{fact} {}", dates.join(", ")) };
        let claims = || said.iter().filter_map(|said| said.claim.as_ref());
        let surest = claims().max_by(|a, b| a.confidence.total_cmp(&b.confidence));
        self.score.slips.push(Slip {
            article: self.article.to_owned(),
            fault,
            measure,
            fact,
            quote: said.iter().find_map(|said| said.quote.clone()),
            rule: surest.map(|claim| claim.rule.clone()),
            confidence: surest.map(|claim| claim.confidence),
            claims: claims().map(|claim| claim.id.clone()).collect(),
        });
    }
}

/// What was imposed is also in force: to say so is no error, and no credit unless the annotation says it too.
fn counts(standing: &Sanction, gold: &[Item<Sanction>]) -> bool {
    let is = |same: fn(&Sanction, &Sanction) -> bool| gold.iter().any(|ours| same(&ours.fact, standing));
    !is(same_pair) || is(same_act)
}

fn pair(act: &Sanction) -> String {
    format!("{} -> {}", shown(act.sender.as_deref()), shown(act.target.as_deref()))
}

fn given(text: Option<&str>) -> Option<&str> {
    text.filter(|text| !text.is_empty())
}
