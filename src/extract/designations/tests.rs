//! Sentences that list somebody, and sentences that list nobody.

use crate::extract::testing::{day, name, read};
use crate::model::Fact;

/// Each designation as `authority name status date`, in alphabetical order.
pub(super) fn listed(text: &str) -> Vec<String> {
    let facts = read(text, "2021-06-10");
    let mut found = Vec::new();
    for claim in &facts.claims {
        let Fact::Designation(fact) = &claim.fact else { continue };
        let (authority, party) = (name(&facts, fact.authority), &facts.parties[fact.party].name);
        found.push(format!("{authority} {party} {} {}", fact.status, day(fact.date)));
        assert!(claim.evidence.iter().all(|one| one.span.of(text).contains(' ')));
    }
    found.sort();
    found
}

#[test]
fn verbs_of_listing_name_whom_they_list() {
    assert_eq!(
        listed("The United States sanctioned Viktor Malenko and OOO Vega Trans on May 3, 2021."),
        ["US OOO Vega Trans designated 2021-05-03", "US Viktor Malenko designated 2021-05-03"]
    );
    assert_eq!(
        listed("Viktor Malenko was blacklisted by the European Union in 2019."),
        ["EU Viktor Malenko designated 2019"]
    );
    assert_eq!(
        listed("Canada removed Viktor Malenko from its sanctions list in March 2020."),
        ["CA Viktor Malenko delisted 2020-03"]
    );
}

#[test]
fn states_and_nouns_list_as_well() {
    assert_eq!(
        listed("Viktor Malenko has been under U.S. sanctions since 2018."),
        ["US Viktor Malenko designated 2018"]
    );
    assert_eq!(
        listed("Japan imposed sanctions on Viktor Malenko on June 1, 2021."),
        ["JP Viktor Malenko designated 2021-06-01"]
    );
}

#[test]
fn who_is_listed_no_longer_is_off_the_list() {
    for text in [
        "Viktor Malenko is no longer under U.S. sanctions.",
        "Viktor Malenko is no longer subject to U.S. sanctions.",
        "U.S. sanctions no longer apply to Viktor Malenko.",
        "Viktor Malenko no longer faces U.S. sanctions.",
    ] {
        let found = listed(text);
        assert!(found.len() == 1 && found[0].starts_with("US Viktor Malenko delisted"), "{text}: {found:?}");
    }
}

#[test]
fn a_plan_only_proposes_and_a_denial_lists_nobody() {
    assert_eq!(
        listed("The European Union is considering sanctions on Viktor Malenko."),
        ["EU Viktor Malenko proposed -"]
    );
    assert!(listed("Viktor Malenko is not on the U.S. sanctions list.").is_empty());
}

#[test]
fn bullets_inherit_who_acts_and_when() {
    let text = "The United Kingdom has today sanctioned the following:\n\n• Viktor Malenko – a banker\n• Vega Trans Limited – a carrier";
    assert_eq!(
        listed(text),
        ["GB Vega Trans Limited designated 2021-06-10", "GB Viktor Malenko designated 2021-06-10"]
    );
}

#[test]
fn an_office_is_not_who_is_listed() {
    let text = "OFAC designated the director of JSC Vega, Viktor Malenko, on May 3, 2021.";
    assert_eq!(listed(text), ["US Viktor Malenko designated 2021-05-03"]);
}

#[test]
fn other_lists_are_no_sanctions() {
    for text in [
        "Sanctions hurt trade. Vega Bank, which is listed in London, fell two percent.",
        "Sanctions hurt trade. Viktor Malenko was named mediator.",
        "The court sanctioned attorney Paul Green for contempt.",
        "FIFA banned referee Viktor Malenko and sanctioned his club.",
        "Sanctions hurt trade. Viktor Malenko was added to the list of nominees.",
    ] {
        assert!(listed(text).is_empty(), "{text}: {:?}", listed(text));
    }
}

#[test]
fn states_bar_people_from_their_soil_and_clubs_do_not() {
    assert_eq!(
        listed(
            "Peru imposed sanctions on Chile. In March 2020 Peru barred Viktor Malenko from entering its territory."
        ),
        ["PE Viktor Malenko designated 2020-03"]
    );
    assert!(listed("Sanctions hurt trade. FIFA barred Viktor Malenko from entering the stadium.").is_empty());
}

#[test]
fn putting_and_keeping_under_sanctions_lists() {
    assert_eq!(
        listed("Brussels has put Viktor Malenko under an asset freeze."),
        ["EU Viktor Malenko designated 2021-06-10"]
    );
    assert_eq!(
        listed("Vega Trans Limited, which Washington has had under sanctions since 2013, denied it."),
        ["US Vega Trans Limited designated 2013"]
    );
    assert!(listed("The sanctions were discussed. Viktor Malenko kept the bank under review.").is_empty());
}

#[test]
fn another_party_or_another_list_may_be_like_the_last() {
    assert_eq!(
        listed("Canada sanctioned Viktor Malenko on May 3, 2021. So is Olga Samoylova."),
        ["CA Olga Samoylova designated 2021-05-03", "CA Viktor Malenko designated 2021-05-03"]
    );
    assert_eq!(
        listed("Canada sanctioned Viktor Malenko on May 3, 2021. Japan followed suit."),
        ["CA Viktor Malenko designated 2021-05-03", "JP Viktor Malenko designated 2021-05-03"]
    );
    assert!(listed("Sanctions hurt trade. So is Viktor Malenko.").is_empty());
}

#[test]
fn names_stand_before_both_of_which_and_in_brackets() {
    assert_eq!(
        listed("It lent to Vega Trans Limited and Rubin Bank, both of which London blacklisted in March 2020."),
        ["GB Rubin Bank designated 2020-03", "GB Vega Trans Limited designated 2020-03"]
    );
    assert_eq!(
        listed("Canada sanctioned two bankers (Viktor Malenko and Olga Samoylova) in May 2020."),
        ["CA Olga Samoylova designated 2020-05", "CA Viktor Malenko designated 2020-05"]
    );
}

#[test]
fn a_state_that_calls_somebody_terrorist_lists_him_and_a_speaker_does_not() {
    assert_eq!(
        listed("Vega Front, which the United States considers a terrorist organisation, denied it."),
        ["US Vega Front designated -"]
    );
    assert_eq!(
        listed("The Vega Front is listed as a terrorist group by Peru, Chile and Canada."),
        ["CA Vega Front designated -", "CL Vega Front designated -", "PE Vega Front designated -"]
    );
    assert!(listed("Sanctions hurt. The mayor considers the Vega Front a terrorist group.").is_empty());
}

#[test]
fn asides_without_a_verb_list_the_name_before_them() {
    for text in [
        "The banker Viktor Malenko, on the EU sanctions list since 2018, sold his yacht.",
        "The banker Viktor Malenko - under EU sanctions since 2018 - sold his yacht.",
        "Viktor Malenko, the head of a bank and a target of EU sanctions since 2018, sold his yacht.",
        "Viktor Malenko, on whom the EU imposed a travel ban in 2018, sold his yacht.",
        "They questioned Viktor Malenko, whose assets were frozen by the EU in 2018.",
    ] {
        assert_eq!(listed(text), ["EU Viktor Malenko designated 2018"], "{text}");
    }
    assert!(listed("The banker Viktor Malenko, on the EU summer list since 2018, sold his yacht.").is_empty());
}

#[test]
fn participles_before_a_noun_list_with_their_state_and_law() {
    assert_eq!(listed("Vega Front, a U.S.-designated terrorist group, denied it."), ["US Vega Front designated -"]);
    assert_eq!(listed("Viktor Malenko is a sanctioned individual under EU law."), ["EU Viktor Malenko designated -"]);
    assert!(listed("Viktor Malenko is a registered trader under EU law. Sanctions hurt.").is_empty());
}

#[test]
fn each_authority_has_its_own_day_where_the_text_gives_it() {
    assert_eq!(
        listed("Viktor Malenko, sanctioned by Britain in 2013 and by Canada in 2017, sold his yacht."),
        ["CA Viktor Malenko designated 2017", "GB Viktor Malenko designated 2013"]
    );
}

#[test]
fn restrictions_are_for_people_and_freed_is_who_leaves_sanctions() {
    assert_eq!(
        listed("Britain announced asset freezes and travel bans for Viktor Malenko and Olga Samoylova."),
        ["GB Olga Samoylova designated 2021-06-10", "GB Viktor Malenko designated 2021-06-10"]
    );
    assert_eq!(
        listed("Viktor Malenko was freed from US sanctions in January 2019."),
        ["US Viktor Malenko delisted 2019-01"]
    );
    assert!(listed("Sanctions hurt. Viktor Malenko was freed from jail in January 2019.").is_empty());
}

#[test]
fn a_ship_is_she() {
    assert_eq!(
        listed("The tanker Vega Pride sails under the flag of Gabon. She was sanctioned by Britain in 2020."),
        ["GB Vega Pride designated 2020"]
    );
}

#[test]
fn people_of_the_side_that_lists_are_on_the_list_of_the_other() {
    let text = "The European Union imposed sanctions on four officials of Peru on June 1, 2021. Peru then closed its doors. \
                They include Guy Verhofstadt and Carl Bildt.";
    let found = listed(text);
    assert!(found.iter().any(|one| one.starts_with("PE Guy Verhofstadt")), "{found:?}");
    let text = "The European Union imposed sanctions on four officials on June 1, 2021. Peru then closed its doors. \
                They include Viktor Malenko and Olga Samoylova.";
    assert!(listed(text).iter().all(|one| one.starts_with("EU ")), "{:?}", listed(text));
}

#[test]
fn those_who_were_only_counted_are_named_afterwards() {
    assert_eq!(
        listed(
            "Two banks were sanctioned by Britain on June 8, 2021. The lenders, Vega Bank and Rubin Bank, denied it."
        ),
        ["GB Rubin Bank designated 2021-06-08", "GB Vega Bank designated 2021-06-08"]
    );
    assert_eq!(
        listed("Britain sanctioned four firms on June 8, 2021. The other three are Vega Trans, Rubin Line and Zelt Shipping.")
            .len(),
        3
    );
    assert!(listed("Two banks lent to Britain in June. The lenders, Vega Bank and Rubin Bank, denied it.").is_empty());
}

#[test]
fn notices_name_in_parts_and_over_several_lines() {
    let text = "The following entries have been added to the UK sanctions list:\n\n1. MALENKO, Oksana Petrovna\nDOB: \
                11/07/1977. Nationality: Belarus. Group ID: 15345.\n\n2. TARANOV, Gleb\nDOB: 01/02/1969. Group ID: 15346.";
    assert_eq!(listed(text).len(), 2, "{:?}", listed(text));
    let text = "The Security Council approved the addition of the entries below to its sanctions list:\n\nCFi.016 Name: 1: \
                ALI 2: DARASSA 3: MAHAMAT 4: na\nTitle: na DOB: 22 Sep. 1978 Listed on: 25 Oct. 2020";
    assert_eq!(listed(text), ["UN ALI DARASSA MAHAMAT designated 2020-10-25"]);
}

#[test]
fn and_stands_within_names_of_common_words_only() {
    let text = "China added the following firms to its sanctions list:\n\n• Vega Missiles and Defense\n• Rubin Bank";
    assert_eq!(listed(text).len(), 2, "{:?}", listed(text));
    assert_eq!(listed("China sanctioned Vega Missiles and Rubin Bank on June 8, 2021.").len(), 2);
}

#[test]
fn a_day_before_a_colon_dates_the_whole_line() {
    assert_eq!(
        listed("21 September 2020: EU sanctions on two shipping firms accused of fraud: Vega Trans and Rubin Line."),
        ["EU Rubin Line designated 2020-09-21", "EU Vega Trans designated 2020-09-21"]
    );
}

#[test]
fn official_entries_name_at_their_head_and_say_what_goes() {
    let text = "The following individuals have been added to OFAC's SDN List:\n\nMALENKO, Viktor Petrovich (a.k.a. MALENKO, \
                Victor), Perm, Russia; DOB 12 May 1970; nationality Russia (individual) [RUSSIA-EO14024].\n\nThe following \
                deletions have been made to OFAC's SDN List:\n\nVEGA TRANS JSC, 12 Lenin St., Perm, Russia; Tax ID No. \
                5902112233 (Russia) [RUSSIA-EO14024].\n\nThe notice ends here.";
    assert_eq!(
        listed(text),
        ["US MALENKO, Viktor Petrovich designated 2021-06-10", "US VEGA TRANS JSC delisted 2021-06-10"]
    );
}

#[test]
fn prose_closes_a_list() {
    let text = "Canada sanctioned the following bankers:\n\n• Viktor Malenko\n\nThe minister then left for home that \
                evening.\n\n• See Page 3";
    assert_eq!(listed(text), ["CA Viktor Malenko designated 2021-06-10"]);
}

#[test]
fn who_is_to_be_taken_off_is_still_listed() {
    assert_eq!(
        listed("The European Union plans to remove Viktor Malenko from its sanctions list."),
        ["EU Viktor Malenko designated -"]
    );
    assert!(listed("Sanctions bite. Neither Viktor Malenko nor Olga Samoylova is sanctioned by Canada.").is_empty());
}

#[test]
fn a_release_speaks_for_whom_its_head_names() {
    let text = "Office of Financial Sanctions Implementation\n\nFinancial Sanctions Notice\n\nADDITIONS\n\nIndividuals\n\n1. \
                MALENKO, Viktor Petrovich DOB: 12/05/1970. Nationality: Russia. Group ID: 14196.\n\nDELISTINGS\n\n1. \
                SAMOYLOVA, Olga DOB: 01/02/1980. Group ID: 14197.";
    assert_eq!(
        listed(text),
        ["GB MALENKO, Viktor Petrovich designated 2021-06-10", "GB SAMOYLOVA, Olga delisted 2021-06-10"]
    );
    assert!(listed("Sanctions hurt trade.\n\nADDITIONS\n\n1. MALENKO, Viktor DOB: 1970. Group ID: 1.").is_empty());
}

#[test]
fn who_speaks_or_signs_is_the_authority_and_who_resists_is_not() {
    assert_eq!(
        listed("Among those sanctioned were Viktor Malenko and Olga Samoylova, the Treasury Department said."),
        ["US Olga Samoylova designated -", "US Viktor Malenko designated -"]
    );
    assert_eq!(listed("President Zelensky of Ukraine signed a decree imposing sanctions on Viktor Malenko.").len(), 1);
    assert!(listed("Hungary has blocked plans to blacklist Viktor Malenko.").is_empty());
}

#[test]
fn dates_of_descriptions_do_not_date_the_act() {
    assert_eq!(
        listed("Canada sanctioned Viktor Malenko, who fled to Peru in 2015."),
        ["CA Viktor Malenko designated 2021-06-10"]
    );
    assert_eq!(
        listed("Canada used its sanctions law in November 2020, when it listed Viktor Malenko."),
        ["CA Viktor Malenko designated 2020-11"]
    );
    assert_eq!(
        listed("Canada imposed sanctions on Viktor Malenko (May 2020) and Olga Samoylova (June 2019)."),
        ["CA Olga Samoylova designated 2019-06", "CA Viktor Malenko designated 2020-05"]
    );
}

#[test]
fn a_present_passive_tells_a_state_unless_it_is_under_way() {
    assert_eq!(
        listed("The Vega Brigade is designated a terrorist group by Canada and Japan."),
        ["CA Vega Brigade designated -", "JP Vega Brigade designated -"]
    );
    assert_eq!(
        listed("Viktor Malenko is being designated by Canada for corruption."),
        ["CA Viktor Malenko designated 2021-06-10"]
    );
}

#[test]
fn tasks_and_ranks_are_no_listings() {
    for text in [
        "Sanctions hurt trade. Viktor Malenko was designated to speak at the summit.",
        "Sanctions hurt trade. Canada designated Vega Relief as the lead agency for aid.",
        "Sanctions hurt trade. Canada wants to bar Viktor Malenko from entering Canada.",
        "Canada proposed banning all Muslims from entering its territory.",
    ] {
        assert!(listed(text).is_empty(), "{text}: {:?}", listed(text));
    }
    assert_eq!(
        listed("Canada designated the Vega Brigade as a terrorist group in 2019."),
        ["CA Vega Brigade designated 2019"]
    );
}

#[test]
fn an_infinitive_lists_though_it_passes_for_a_noun() {
    assert_eq!(
        listed("EU ministers agreed to sanction Viktor Malenko, three diplomats said."),
        ["EU Viktor Malenko designated 2021-06-10"]
    );
    assert!(listed("EU ministers refused to sanction Viktor Malenko, three diplomats said.").is_empty());
}

#[test]
fn items_between_semicolons_may_hold_relative_clauses() {
    let text = "Canada sanctioned Viktor Malenko, a banker; Anna Orlenko, who leads the party; and Vega Trans Limited.";
    assert_eq!(listed(text).iter().filter(|one| one.contains("designated")).count(), 3);
    let apart = "Canada sanctioned Viktor Malenko; Anna Orlenko denied any part in it.";
    assert!(listed(apart).iter().all(|one| !one.contains("Orlenko")));
}

#[test]
fn descriptions_behind_of_list_nobody() {
    assert_eq!(
        listed("Viktor Malenko, of Vega Trans, is under Canadian sanctions."),
        ["CA Viktor Malenko designated -"]
    );
}

#[test]
fn several_states_list_and_others_take_identical_measures() {
    assert_eq!(
        listed("Sanctions bite. Viktor Malenko has been blacklisted in Canada since 2018 and in Japan since 2020.")
            .len(),
        2
    );
    let text = "Canada sanctioned Viktor Malenko on May 3, 2021. Japan announced identical measures.";
    assert!(listed(text).iter().any(|one| one.starts_with("JP Viktor Malenko")));
    let text = "Canada sanctioned Viktor Malenko on May 3, 2021. Japan blocked a similar listing.";
    assert!(listed(text).iter().all(|one| !one.starts_with("JP")));
}

#[test]
fn frozen_assets_are_those_of_the_subject() {
    let text = "The United States imposed sanctions on Russia. Viktor Malenko has had his assets frozen.";
    assert!(listed(text).iter().any(|one| one.starts_with("US Viktor Malenko")));
}

#[test]
fn headlines_name_nobody() {
    assert!(listed("Council Committee Adds Two Names To Sanctions List Over Arms").is_empty());
}

#[test]
fn who_remains_listed_is_listed() {
    let text = "The United States imposed sanctions on Russia. Viktor Malenko remains listed.";
    assert!(listed(text).iter().any(|one| one.starts_with("US Viktor Malenko")));
    let text = "The United States imposed sanctions on Russia. Viktor Malenko remains seated.";
    assert!(listed(text).is_empty());
}

#[test]
fn lists_belong_to_whom_they_are_of() {
    assert_eq!(
        listed("Viktor Malenko was added to the sanctions list of the European Union in May 2021."),
        ["EU Viktor Malenko designated 2021-05"]
    );
    assert!(listed("Viktor Malenko was added to the guest list of the European Union in May 2021.").is_empty());
    assert_eq!(
        listed("The listing of Vega Trade Bank by the U.S. Treasury Department surprised farmers."),
        ["US Vega Trade Bank designated -"]
    );
    assert!(listed("The painting of Vega Trade Bank by the U.S. Treasury Department surprised farmers.").is_empty());
}

#[test]
fn assets_set_free_take_their_owner_off() {
    assert_eq!(
        listed("Canada unfroze the assets of Viktor Malenko in May 2021."),
        ["CA Viktor Malenko delisted 2021-05"]
    );
    assert!(listed("Canada insured the assets of Viktor Malenko in May 2021.").is_empty());
}

#[test]
fn a_council_lists_those_it_counts_and_a_list_below_names_them() {
    let text = "The European Union today listed two individuals in view of the repression in Nicaragua.\n\n\
        Their assets are frozen.\n\nThe new listings are:\n- Rosa Pineda, magistrate;\n- Wilmer Talavera, warden.";
    assert_eq!(listed(text), ["EU Rosa Pineda designated 2021-06-10", "EU Wilmer Talavera designated 2021-06-10"]);
    let text = "The European Union today praised two individuals in view of the repression in Nicaragua.\n\n\
        Their assets are large.\n\nThe new heroes are:\n- Rosa Pineda, magistrate;\n- Wilmer Talavera, warden.";
    assert!(listed(text).is_empty());
}

#[test]
fn an_order_may_declare_somebody_a_terrorist() {
    assert_eq!(
        listed("Israel signed an order declaring the Lantern Association a terrorist organisation."),
        ["IL Lantern Association designated -"]
    );
    assert!(listed("Israel signed an order declaring the Lantern Association a heritage site.").is_empty());
}
