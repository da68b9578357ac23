//! Sentences whose listing leans on another, or whose words the parser takes for something else.

use super::tests::listed;

#[test]
fn the_names_of_those_counted_follow_behind_a_plural() {
    let text = "On 3 May 2021 the United States sanctioned four shipping companies. The companies, among them Vega Trans and \
                Rubin Marine, had carried coal.";
    assert_eq!(listed(text), ["US Rubin Marine designated 2021-05-03", "US Vega Trans designated 2021-05-03"]);
    assert!(listed("The companies, among them Vega Trans and Rubin Marine, had carried coal.").is_empty());
}

#[test]
fn a_clause_without_its_verb_lists_as_well() {
    let found = listed("Viktor Malenko was sanctioned by Britain in 2019, and Vega Bank, a lender, in 2020.");
    assert!(found.iter().any(|one| one.starts_with("GB Vega Bank designated")), "{found:?}");
    let found = listed("Viktor Malenko was sanctioned by Britain in 2019, and Vega Bank, a lender, closed in 2020.");
    assert!(!found.iter().any(|one| one.contains("Vega Bank")), "{found:?}");
}

#[test]
fn a_restriction_taken_for_a_verb_stays_what_it_is() {
    let text = "Brussels sanctioned Pavel Orlov. London imposed asset freezes on Vega Bank.";
    let found = listed(text);
    assert!(found.iter().any(|one| one.starts_with("GB Vega Bank designated")), "{found:?}");
    assert!(!found.iter().any(|one| one.starts_with("EU Vega Bank")), "{found:?}");
}

#[test]
fn another_list_is_meant_by_its_own() {
    let text = "Vega Bank has been on the US sanctions list since 2018, and in May Canada added its chief, Pavel Orlov, to its own.";
    let found = listed(text);
    assert!(found.iter().any(|one| one.starts_with("CA Pavel Orlov designated")), "{found:?}");
}

#[test]
fn two_trades_and_a_form_are_one_name() {
    let found = listed("The United States sanctioned Delta Investment and Commercial Bank on May 3, 2021.");
    assert_eq!(found, ["US Delta Investment and Commercial Bank designated 2021-05-03"]);
    let found = listed("The United States sanctioned Gulf Pearl Trading and Sapphire Holding on May 3, 2021.");
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn sanctions_are_extended_to_names_and_not_to_years() {
    let found = listed("Canada extended its sanctions to Vega Bank on May 3, 2021.");
    assert_eq!(found, ["CA Vega Bank designated 2021-05-03"]);
    assert!(listed("Canada extended its sanctions to May 2022.").is_empty());
}

#[test]
fn who_may_not_come_in_is_barred() {
    let text = "Russia put Susan Pratt on its stop list on May 3, 2021. Robert Hale may no longer visit Russia.";
    let found = listed(text);
    assert!(found.iter().any(|one| one.starts_with("RU Robert Hale designated")), "{found:?}");
    assert!(listed("Robert Hale may no longer visit Russia, his doctor said.").is_empty());
}

#[test]
fn those_who_were_counted_are_named_a_sentence_on() {
    let both = ["GB Rubin Marine designated 2021-06-07", "GB Vega Trans designated 2021-06-07"];
    let counted = "Britain sanctioned two Russian shipping firms on Monday.";
    assert_eq!(listed(&format!("{counted} The suppliers were named as Vega Trans and Rubin Marine.")), both);
    assert!(
        listed(&format!("{counted} The suppliers were praised as Vega Trans and Rubin Marine were not.")).is_empty()
    );
    assert_eq!(listed(&format!("{counted} The two, Vega Trans and Rubin Marine, had carried coal.")), both);
    let hit = "Canada announced sanctions on Belarus on Monday. Six people are affected, among them Paula Conti.";
    assert_eq!(listed(hit), ["CA Paula Conti designated 2021-06-07"]);
    let ill = "Canada announced sanctions on Belarus on Monday. Six people are ill, among them Paula Conti.";
    assert!(listed(ill).is_empty());
}

#[test]
fn rows_without_marks_and_rows_of_kinds_are_lists() {
    let lead = "Canada announced sanctions on Belarus on Monday.\nThe following are added to the Schedule of the Regulations:\n";
    let rows = format!("{lead}General Oleg Malenko, member of the council;\nVega Trans Limited;\nRubin Marine LLC.");
    assert_eq!(listed(&rows).len(), 3, "{:?}", listed(&rows));
    let kinds = format!("{lead}Companies: Vega Trans Limited, a carrier in Minsk, and Rubin Marine LLC.");
    let found = listed(&kinds);
    assert!(found.len() == 2 && !found.iter().any(|one| one.contains("Companies")), "{found:?}");
}

#[test]
fn each_list_holds_its_own_and_a_denial_lists_nobody() {
    let two =
        "The US sanctions list includes Vega Trans Limited; the British sanctions list includes Rubin Marine LLC.";
    let found = listed(two);
    assert!(found.iter().any(|one| one.starts_with("US Vega Trans")), "{found:?}");
    assert!(!found.iter().any(|one| one.starts_with("US Rubin")), "{found:?}");
    assert!(listed("Vega Trans Limited, a Russian carrier, is not on the US sanctions list.").is_empty());
}
