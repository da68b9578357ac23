//! Who is found on either side, by sentences that must match and such that must not.

use crate::english::English;
use crate::extract::sanctions::tests::check;
use crate::extract::{Reading, Tools, readings};
use crate::lexicon::Lexicon;
use crate::model::{Article, PartyIx};
use std::collections::BTreeSet;
use std::sync::OnceLock;

#[test]
fn who_is_hit_is_named_within_what_is_held_back() {
    check("Ghana banned imports of Malian rice, beans and maize from January 2019.", &["GH>ML impose 2019-01"]);
    check("Canada barred nine Malian lenders from dealing in dollars.", &["CA>ML impose -"]);
    check("Canada imposed sanctions on two firms tied to Mali's army.", &["CA>ML impose -"]);
    check("Canada imposed an embargo on sales of drone engines to Mali.", &["CA>ML impose -"]);
    check("Canada banned flights by Malian carriers.", &["CA>ML impose -"]);
    check("Canada extended an embargo on European food.", &["CA>EU extend -"]);
    // When, for whose sake and with whom it is done names nobody who is hit.
    check("Canada banned imports of rice after floods in Mali.", &[]);
    for text in [
        "Canada imposed sanctions on two firms in support of Mali.",
        "Canada imposed sanctions on two firms at the request of Mali.",
        "Canada imposed sanctions on two firms in solidarity with Mali.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn states_in_a_row_are_hit_together() {
    let all = ["CL>BR impose -", "CL>CA impose -", "CL>NO impose -", "CL>US impose -"];
    check(
        "Chile banned imports of meat, fish, milk and fruit from Norway, Canada, the United States and Brazil.",
        &all,
    );
    // A list that goes on with another clause is none, nor does one elsewhere in the sentence count.
    check("Chile banned imports of fish from Norway, and Canada and Brazil protested.", &["CL>NO impose -"]);
    check("Canada imposed sanctions on Mali after talks between Mali, Chile and Brazil.", &["CA>ML impose -"]);
    check("Canada lifted sanctions on Mali as Mali, Chile and Brazil signed a pact.", &["CA>ML ease -"]);
}

#[test]
fn all_who_stand_together_are_hit() {
    check("Chile has banned imports of fish from Norway and Canada.", &["CL>CA impose -", "CL>NO impose -"]);
    check("Chile has banned imports of fish from Norway, and Canada has protested.", &["CL>NO impose -"]);
    check("Chile banned imports of Norwegian and Canadian fish.", &["CL>CA impose -", "CL>NO impose -"]);
    check("Chile banned imports of Norwegian fish and sold Canadian wine.", &["CL>NO impose -"]);
}

/// Between whom an article that speaks of sanctions says that something is done, by the clauses alone.
fn sides(text: &str) -> BTreeSet<String> {
    static TOOLS: OnceLock<(Lexicon, English)> = OnceLock::new();
    let (lexicon, english) = TOOLS.get_or_init(|| {
        (Lexicon::of_rules().expect("the tables are sound"), English::load().expect("the model is sound"))
    });
    let body = format!("Norway has sanctioned Iran.\n\n{text}");
    let article = Article { language: "en".to_owned(), body, ..Article::default() };
    let (parties, found) = readings(&article, &Tools { lexicon, english });
    let code = |party: PartyIx| parties[party].code.clone().unwrap_or_else(|| parties[party].name.clone());
    let told = |read: &&Reading| {
        let says = |sign: &str| read.signs.iter().any(|one| one == sign);
        read.span.of(&article.body) != "Norway has sanctioned Iran."
            && says("sender.ruled.this")
            && says("target.ruled.this")
    };
    found.iter().filter(told).map(|read| format!("{}>{}", code(read.sender), code(read.target))).collect()
}

fn between(text: &str, expected: &[&str]) {
    assert_eq!(sides(text).iter().map(String::as_str).collect::<Vec<_>>(), *expected, "{text}");
}

#[test]
fn who_passes_a_law_does_what_it_does() {
    between("President Joe Biden signed an order that bars purchases of bonds of the government of Mali.", &["US>ML"]);
    between("President Joe Biden read a story that bars purchases of bonds of the government of Mali.", &[]);
    between("Canada's order bars purchases of Malian bonds.", &["CA>ML"]);
    between("A regulation adopted by Canada forbids insurers to cover Malian ships.", &["CA>ML"]);
    between("A tale told by Canada forbids insurers to cover Malian ships.", &[]);
}

#[test]
fn what_a_measure_reaches_is_hit() {
    between("The ban, announced by Chile on Monday, covers fish from Norway.", &["CL>NO"]);
    between("The ban, announced by Chile on Monday, angers fishermen from Norway.", &[]);
}

#[test]
fn a_land_that_is_entered_by_leave_of_nobody_refuses() {
    between("Malian lorries are not allowed into Canada.", &["CA>ML"]);
    between("Malian lorries are not allowed past Canada.", &[]);
}

#[test]
fn aid_is_held_back_from_those_it_is_for() {
    between("Canada froze half a billion dollars in aid for Mali.", &["CA>ML"]);
    between("Canada froze half a billion dollars in aid for years.", &[]);
    between("Canada suspended most of its aid to Mali.", &["CA>ML"]);
    between("Canada suspended most of its ministers.", &[]);
}

#[test]
fn a_closure_hits_whose_it_is() {
    between("Canada lifted its closure of Mali's airspace and ports.", &["CA>ML"]);
    between("Canada lifted its closure of the airspace and ports.", &[]);
}

#[test]
fn a_bloc_is_hit_where_those_who_are_hit_live() {
    between("Chile announced sanctions on people in the European Union.", &["CL>EU"]);
    between("Chile announced sanctions in the European Union.", &[]);
}

#[test]
fn whose_own_travel_is_hindered_is_not_hit() {
    between("Canada lifted restrictions on Canadian travel to Mali.", &["CA>ML"]);
    between("Canada lifted restrictions on Canadian travel.", &[]);
}
