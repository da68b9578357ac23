//! Sentences that state an act on a sanction, and sentences that state none.

use crate::extract::testing::{day, name, read};
use crate::model::Fact;

/// Each sanction as `sender>target action date`, in alphabetical order.
fn sanctions(text: &str) -> Vec<String> {
    let facts = read(text, "2019-03-14");
    let mut found: Vec<String> = facts
        .claims
        .iter()
        .filter_map(|claim| match &claim.fact {
            Fact::Sanction(s) => {
                let (sender, target) = (name(&facts, s.sender), name(&facts, s.target));
                Some(format!("{sender}>{target} {} {}", s.action, day(s.date)))
            }
            _ => None,
        })
        .collect();
    found.sort();
    found
}

pub(super) fn check(text: &str, expected: &[&str]) {
    assert_eq!(sanctions(text), expected, "{text}");
}

#[test]
fn verbs_impose_in_every_shape() {
    check("The United States imposed sanctions on Venezuela on Monday.", &["US>VE impose 2019-03-11"]);
    check("Sanctions were imposed on Zimbabwe by the European Union in 2002.", &["EU>ZW impose 2002"]);
    check("Britain blacklisted Myanmar on Tuesday.", &["GB>MM impose 2019-03-12"]);
    check("The embargo imposed by Canada on Burundi hurts the poor.", &["CA>BI impose -"]);
    check("Washington hit Nicaragua with new sanctions.", &["US>NI impose -"]);
}

#[test]
fn what_is_not_there_is_no_sanction() {
    for text in [
        "Canada ruled out sanctions on Belarus.",
        "Canada stopped short of imposing sanctions on Belarus.",
        "Canada came close to imposing sanctions on Belarus.",
        "Instead of imposing sanctions on Belarus, Canada sent an envoy.",
        "There are no Canadian sanctions on Belarus.",
        "Belarus is free of Canadian sanctions.",
    ] {
        check(text, &[]);
    }
    check("Canada has not ruled out sanctions on Belarus.", &["CA>BY propose -"]);
    check("There are Canadian sanctions on Belarus.", &["CA>BY in_force -"]);
}

#[test]
fn what_is_turned_down_or_disowned_is_no_sanction() {
    for text in [
        "Canada vetoed an embargo on Belarus.",
        "The Security Council voted down an embargo on Belarus.",
        "Canada voted against sanctions on Belarus.",
        "It is untrue that Canada has imposed sanctions on Belarus.",
        "Canada dismissed reports that it had imposed sanctions on Belarus.",
        "There is no truth in reports that Canada has imposed sanctions on Belarus.",
    ] {
        check(text, &[]);
    }
    check("Reports that Canada has lifted its embargo on Belarus are false.", &["CA>BY in_force -"]);
    check("Reports say that Canada has lifted its embargo on Belarus.", &["CA>BY ease -"]);
    check("Canada vetoed the lifting of its sanctions on Belarus.", &["CA>BY in_force -"]);
}

#[test]
fn who_joins_sanctions_imposes_them_beside_those_who_had_them() {
    check(
        "Norway aligned itself with the European Union's sanctions against Belarus on Monday.",
        &["EU>BY in_force -", "NO>BY impose 2019-03-11"],
    );
    check("Norway aligned its clocks with the European Union's.", &[]);
}

#[test]
fn sanctions_stay_for_now_or_for_longer() {
    check("EU sanctions on Chad will remain in place.", &["EU>TD in_force -"]);
    check("EU sanctions on Chad will remain in place for another year, ministers agreed.", &["EU>TD extend -"]);
    check("EU sanctions on Chad will not remain in place.", &[]);
}

#[test]
fn those_who_ask_to_be_rid_of_sanctions_bear_them() {
    check("Belarus demanded that Norway lift its sanctions.", &["NO>BY propose_ease -"]);
    check("Belarus is under Norwegian sanctions.", &["NO>BY in_force -"]);
}

#[test]
fn what_a_law_forbids_is_forbidden_already() {
    check("U.S. law prohibits firms from selling arms to Iran.", &["US>IR in_force -"]);
    check("The United States sanctioned the sale of a bank in Iran.", &[]);
    check("The EU faces no sanctions. Iran faces U.S. sanctions unless it frees the crew.", &["US>IR propose -"]);
}

#[test]
fn what_holds_no_longer_was_eased() {
    check("Canada has ceased to apply its arms embargo on Belarus.", &["CA>BY ease -"]);
    check("Canada let its sanctions on Belarus lapse in March.", &["CA>BY ease 2019-03"]);
    check("Canada let its voters know of its sanctions on Belarus.", &["CA>BY in_force -"]);
    check("U.S. sanctions on Belarus are no longer in force.", &["US>BY ease -"]);
    check("Belarus is no longer subject to the U.S. arms embargo.", &["US>BY ease -"]);
    check("The United States no longer bans the import of timber from Belarus.", &["US>BY ease -"]);
    check("U.S. sanctions on Belarus are still in force.", &["US>BY in_force -"]);
    check("After meeting on Monday, EU ministers imposed sanctions on Mali.", &["EU>ML impose 2019-03-11"]);
}

#[test]
fn easing_is_no_more_real_than_the_clause_it_stands_in() {
    check("Lifting the European Union's embargo on Eritrea would anger its neighbours.", &["EU>ER propose_ease -"]);
    check("Lifting the European Union's embargo on Eritrea angered its neighbours.", &["EU>ER ease -"]);
    check("The report set off steps to lift the United Nations sanctions on Sudan.", &["UN>SD propose_ease -"]);
    check("The senator supports ending the U.S. embargo on Burundi.", &["US>BI propose_ease -"]);
}

#[test]
fn what_is_still_imposed_is_in_force() {
    check(
        "The United States and Canada still impose an embargo on Eritrea.",
        &["CA>ER in_force -", "US>ER in_force -"],
    );
    check("The United States and Canada imposed an embargo on Eritrea.", &["CA>ER impose -", "US>ER impose -"]);
}

/// Measures and reasons of the one sanction.
fn details(text: &str) -> (Vec<String>, Vec<String>) {
    let facts = read(text, "2019-03-14");
    let found = facts.claims.iter().find_map(|claim| match &claim.fact {
        Fact::Sanction(s) => Some((s.measures.iter().map(|m| m.code().to_owned()).collect(), s.reasons.clone())),
        _ => None,
    });
    found.unwrap_or_default()
}

#[test]
fn a_bare_embargo_stops_trade_unless_the_article_says_more() {
    assert_eq!(details("Canada imposed an embargo on Eritrea.").0, ["trade"]);
    assert_eq!(details("Canada imposed an embargo on Eritrea. The arms embargo hurts.").0, ["arms"]);
    assert!(details("Canada imposed sanctions on Eritrea.").0.is_empty());
}

#[test]
fn reasons_are_grounds_and_no_times() {
    assert_eq!(details("Canada adopted sanctions to punish Eritrea for its border war.").1, ["border war"]);
    assert_eq!(details("Canada imposed sanctions on Eritrea because of its border war.").1, ["border war"]);
    assert!(details("Canada imposed sanctions on Eritrea for the first time.").1.is_empty());
}

#[test]
fn several_senders_and_targets_give_every_pair() {
    check(
        "The US and Canada imposed sanctions on Belarus and Syria.",
        &["CA>BY impose -", "CA>SY impose -", "US>BY impose -", "US>SY impose -"],
    );
}

#[test]
fn what_is_not_done_yet_is_proposed() {
    check("The United States threatened to impose sanctions on Turkey.", &["US>TR propose -"]);
    check("Canada is considering sanctions on Nicaragua.", &["CA>NI propose -"]);
    check("The European Union could impose an embargo on Eritrea.", &["EU>ER propose -"]);
    check("Switzerland has not imposed sanctions on Qatar.", &[]);
}

#[test]
fn easing_is_told_from_the_offer_of_it() {
    check("The United Nations lifted its sanctions on Eritrea in 2018.", &["UN>ER ease 2018"]);
    check("The lifting of U.S. sanctions on Sudan helped its banks.", &["US>SD ease -"]);
    check("The EU will lift its sanctions on Burundi if the vote is fair.", &["EU>BI propose_ease -"]);
}

#[test]
fn extending_breaking_and_bearing_are_their_own_acts() {
    check("The EU extended its sanctions against Russia.", &["EU>RU extend -"]);
    check("A trader was convicted of violating U.S. sanctions on Iran.", &["US>IR enforce -"]);
    check("Cuba has lived under U.S. sanctions for decades.", &["US>CU in_force -"]);
}

#[test]
fn a_dateline_is_no_sender() {
    check("VIENNA - The United States imposed sanctions on Iran.", &["US>IR impose -"]);
}

#[test]
fn sport_the_press_and_private_bans_are_left_alone() {
    check("FIFA imposed sanctions on the Spanish club over its transfers of players.", &[]);
    check("The report was embargoed until Friday, officials in Germany said.", &[]);
    check("The court imposed sanctions on the lawyer from Texas.", &[]);
    check("Parliament sanctioned the purchase of six buses in Ghana.", &[]);
}

#[test]
fn sanctions_named_before_are_meant_again() {
    check(
        "The EU imposed sanctions on Burundi in 2015 and lifted them in 2022.",
        &["EU>BI ease 2022", "EU>BI impose 2015"],
    );
    check(
        "Norway imposed an embargo on Eritrea in 2009. It prolonged its measures in 2011.",
        &["NO>ER extend 2011", "NO>ER impose 2009"],
    );
    check("Norway held a concert in Eritrea. It prolonged it by an hour.", &[]);
}

#[test]
fn those_who_follow_do_the_same() {
    check(
        "The United States imposed sanctions on Belarus in 2006. Canada followed suit in 2007.",
        &["CA>BY impose 2007", "US>BY impose 2006"],
    );
    check("The United States imposed sanctions on Belarus. Talks followed in Geneva.", &["US>BY impose -"]);
}

#[test]
fn people_shut_out_and_banks_cut_off_are_hit() {
    check(
        "The EU imposed sanctions on Serbia. Britain barred Serbian officials from entering the country.",
        &["EU>RS impose -", "GB>RS impose -"],
    );
    check("The club barred the singer from entering the hall in Serbia.", &[]);
}

#[test]
fn one_sanction_has_a_history() {
    check(
        "Sanctions on Sudan were imposed by the UN in 2004 and lifted in 2015.",
        &["UN>SD ease 2015", "UN>SD impose 2004"],
    );
}

#[test]
fn whoever_punishes_a_breach_enforces() {
    check("Dutch prosecutors charged a dealer with violating EU sanctions on Russia.", &["NL>RU enforce -"]);
}

#[test]
fn one_verb_with_several_acts_counts_each() {
    check("The EU imposed, tightened and lifted sanctions on Burundi.", &["EU>BI ease -", "EU>BI impose -"]);
    check("The EU praised, thanked and visited Burundi.", &[]);
}

#[test]
fn licences_waive_what_was_imposed() {
    check(
        "The United States imposed sanctions on Venezuela in 2017. On Monday Washington issued a general licence to oil firms.",
        &["US>VE ease 2019-03-11", "US>VE impose 2017"],
    );
    check("On Monday Washington issued a general licence to taxi firms in Venezuela.", &[]);
}

#[test]
fn who_lists_a_banker_is_not_hit_by_others() {
    check("Canada imposed sanctions on a judge from Nicaragua whom the Americans praised.", &["CA>NI impose -"]);
    check("Britain put the trawler owner from Russia on no list.", &[]);
}

#[test]
fn what_a_test_brings_hits_the_one_who_tested() {
    check("The United Nations imposed new sanctions after North Korea's third test.", &["UN>KP impose -"]);
    check("The United Nations held a meeting after North Korea's third test.", &[]);
}

#[test]
fn causing_wielding_widening_and_enforcing_need_a_sanction() {
    check("The coup in Mali provoked protests in France.", &[]);
    check("The United States used its fleet to isolate Belarus.", &[]);
    check("The EU extended its greetings on Belarus Day to the potash industry.", &[]);
    check("The EU removed Belarus from its mailing list.", &[]);
    check("Dutch prosecutors charged a dealer from Russia with stealing a car.", &[]);
}

#[test]
fn an_adjective_tells_of_sanctions_that_are_only_spoken_of() {
    check("Toughened U.S. sanctions on Cuba angered farmers.", &["US>CU impose -"]);
    check("Investors dislike the looming U.S. sanctions on Turkey.", &["US>TR propose -"]);
    check("Harsh U.S. sanctions on Cuba anger farmers.", &["US>CU in_force -"]);
}

#[test]
fn one_chamber_only_proposes() {
    check("The U.S. Senate voted to impose sanctions on Turkey.", &["US>TR propose -"]);
    check("The U.S. Treasury voted to impose sanctions on Turkey.", &["US>TR impose -"]);
}

#[test]
fn what_a_sanction_went_through_before_is_told_beside_what_is_done_with_it() {
    check(
        "On Monday the United States lifted the embargo that it imposed on Vietnam in 1964.",
        &["US>VN ease 2019-03-11", "US>VN impose 1964"],
    );
}

#[test]
fn a_day_belongs_to_the_deed_and_not_to_what_it_answers() {
    check(
        "The United States imposed sanctions on Myanmar in response to the coup of 1 February.",
        &["US>MM impose 2019"],
    );
    check("The United States imposed sanctions on Myanmar for seizing the islands in 1982.", &["US>MM impose -"]);
    check("The EU's ministers decided on Monday to lift sanctions on Mali.", &["EU>ML ease 2019-03-11"]);
    check("The EU extended its sanctions on Mali on Monday for a year, to 20 May 2020.", &["EU>ML extend 2019-03-11"]);
    check("The ministry said on Monday that Canada had blacklisted Myanmar.", &["CA>MM impose 2019-03-11"]);
}

#[test]
fn what_is_awaited_is_read_by_the_verb_below() {
    check("U.S. sanctions on Iran are expected to be lifted.", &["US>IR propose_ease -"]);
    check("U.S. sanctions on Iran are likely to be extended.", &["US>IR propose -"]);
    check("Canada plans sanctions on Nicaragua. Britain is considering the same.", &["CA>NI propose -"]);
    check(
        "Canada imposed sanctions on Nicaragua. Britain is considering the same.",
        &["CA>NI impose -", "GB>NI propose -"],
    );
}

#[test]
fn news_without_a_date_is_of_the_day_that_its_neighbours_name() {
    check(
        "On Tuesday Canada imposed sanctions on Nicaragua. It also froze the assets of three Nicaraguan banks.",
        &["CA>NI impose 2019-03-12"],
    );
    check(
        "Canada imposed sanctions on Nicaragua on 4 May 2018. Britain took the same steps that day.",
        &["CA>NI impose 2018-05-04", "GB>NI impose 2018-05-04"],
    );
    check("12 June 2018: Canada imposed sanctions on Nicaragua.", &["CA>NI impose 2018-06-12"]);
}

#[test]
fn capitals_are_read_as_other_letters_are() {
    check("US LIFTS SANCTIONS ON SUDAN", &["US>SD ease 2019-03-14"]);
    check("US LOVES FOOTBALL IN SUDAN", &[]);
}

#[test]
fn additions_to_a_list_and_what_is_averted() {
    check(
        "Britain imposed sanctions on Belarus in 2020. It regretted the addition of Belarus to its blacklist in May 2021.",
        &["GB>BY impose 2020", "GB>BY impose 2021-05"],
    );
    check("Turkey is trying to avert U.S. sanctions.", &["US>TR propose -"]);
    check("Turkey risks U.S. sanctions.", &["US>TR propose -"]);
}

#[test]
fn a_ban_that_says_who_and_whom_needs_no_word_for_a_sanction() {
    check("India banned Pakistani ships from its ports on Monday.", &["IN>PK impose 2019-03-11"]);
    check("Germany halted arms exports to Saudi Arabia in November 2018.", &["DE>SA impose 2018-11"]);
    check("The EU unfroze the assets of the Libyan central bank in 2011.", &["EU>LY ease 2011"]);
    check("Germany halted its exports of sausages to the fair from its ports.", &[]);
}

#[test]
fn headlines_whose_verb_looks_like_a_noun_are_read() {
    check("UK sanctions Iranian officials over crackdown", &["GB>IR impose -"]);
    check("UK sanctions relief talks with Iran", &["GB>IR propose_ease -"]);
}

#[test]
fn what_ends_is_dated_by_its_end_and_what_is_granted_hits_nobody() {
    check("The UN arms embargo on Somalia expired in December 2018.", &["UN>SO ease 2018-12"]);
    check("Hungary blocked new EU sanctions on Belarus.", &[]);
    check(
        "Britain has imposed sanctions on Russia since 2014. On Monday Russia barred entry to 61 British officials.",
        &["GB>RU impose 2014", "RU>GB impose 2019-03-11"],
    );
}

#[test]
fn what_is_answered_is_the_reason() {
    let reasons = |text: &str| -> Vec<String> {
        let claims = read(text, "2019-03-14").claims;
        let of_claim = |fact| match fact {
            Fact::Sanction(sanction) => sanction.reasons,
            _ => Vec::new(),
        };
        claims.into_iter().flat_map(|claim| of_claim(claim.fact)).collect()
    };
    assert_eq!(
        reasons("Canada imposed sanctions on Iran in response to its third missile test."),
        ["third missile test"]
    );
    assert_eq!(reasons("Canada imposed sanctions on Iran following its missile test in January."), ["missile test"]);
    assert!(reasons("Canada imposed sanctions on Iran in the following year.").is_empty());
}

#[test]
fn clubs_of_states_suspend_their_members() {
    let before = "The United States imposed sanctions on Mali on Monday.\n\n";
    let us = "US>ML impose 2019-03-11";
    check(
        &format!("{before}The African Union suspended Mali from all its activities."),
        &["AFU>ML impose 2019-03-11", us],
    );
    check(&format!("{before}The African Union suspended its session in Mali."), &[us]);
}

#[test]
fn what_is_reviewed_or_on_the_table_is_still_to_come() {
    check("Canada will review its sanctions on Myanmar in June.", &["CA>MM propose_ease 2019-06"]);
    check("Canada said new sanctions on Belarus were on the table.", &["CA>BY propose -"]);
    check("The European Union subjected three ministers of Belarus to sanctions.", &["EU>BY impose -"]);
}

#[test]
fn leaders_and_legal_acts_stand_for_their_state() {
    check("Prime Minister Erik Dahl of Norway imposed sanctions on Chile.", &["NO>CL impose -"]);
    check("Erik Dahl of Norway imposed sanctions on Chile.", &[]);
    check("Norway signed a decree imposing sanctions on Chile.", &["NO>CL impose -"]);
    check("Norway mocked a decree imposing sanctions on Chile.", &[]);
}

#[test]
fn measures_by_other_names_hit_the_state_they_name() {
    check("Norway imposed penalties on Chile on Monday.", &["NO>CL impose 2019-03-11"]);
    check("Norway lifted its blockade of Chile.", &["NO>CL ease -"]);
    check("Norway imposed a ban on imports from Chile.", &["NO>CL impose -"]);
    check("Norway introduced measures against Chile.", &["NO>CL impose -"]);
    check("Norway introduced measures against floods in Chile.", &[]);
    check("Norway renewed the asset freezes on Chile.", &["NO>CL extend -"]);
    check("Norway put an end to its sanctions on Chile.", &["NO>CL ease -"]);
    check("Norway put an end to its talks on Chile.", &[]);
}

#[test]
fn it_and_the_country_are_two() {
    let text = "Norway is at odds with Chile. It imposed sanctions on the country on Monday.";
    check(text, &["NO>CL impose 2019-03-11"]);
    check("Norway is at odds with Chile. It imposed sanctions on the countryside on Monday.", &[]);
}

#[test]
fn whose_sanctions_are_is_told_from_whom_a_blockade_is_of() {
    check("The sanctions of Norway on Chile were lifted.", &["NO>CL ease -"]);
    check("The blockade of Norway was lifted by Chile.", &["CL>NO ease -"]);
}

#[test]
fn what_is_denied_is_not_done() {
    check("Norway has imposed sanctions on Chile.", &["NO>CL impose -"]);
    check("Norway has imposed no sanctions on Chile.", &[]);
    check("No sanctions have been imposed by Norway on Chile.", &[]);
    check("Neither Norway nor Peru has imposed sanctions on Chile.", &[]);
    check("Norway decided against imposing sanctions on Chile.", &[]);
    check("Norway stopped short of imposing sanctions on Chile.", &[]);
    check("Norway has no plans to lift its sanctions on Chile.", &["NO>CL in_force -"]);
}

#[test]
fn what_follows_the_same_day_is_of_it() {
    let text = "Peru imposed sanctions on Chile on Tuesday. Norway and Kenya acted on the same day. Norway imposed a trade embargo on \
                Chile.";
    check(text, &["NO>CL impose 2019-03-12", "PE>CL impose 2019-03-12"]);
}

#[test]
fn what_courts_and_armies_do_is_no_sanction() {
    check("Norway introduced punitive measures against Chile.", &["NO>CL impose -"]);
    check("Norway introduced military measures against Chile.", &[]);
}

#[test]
fn what_is_agreed_on_is_imposed() {
    check("Norway and its partners agreed on a new package of sanctions on Chile.", &["NO>CL impose -"]);
    check("Norway agreed on a date for the sanctions on Chile.", &[]);
}

#[test]
fn what_goes_on_is_there() {
    check("Norway will continue to implement its sanctions on Chile.", &["NO>CL in_force -"]);
    check("Norway will implement new sanctions on Chile.", &["NO>CL propose -"]);
}

#[test]
fn who_is_freed_from_sanctions_is_rid_of_them() {
    check("Chile was freed from Norwegian sanctions in 2017.", &["NO>CL ease 2017"]);
    check("Chile suffered from Norwegian sanctions in 2017.", &["NO>CL in_force -"]);
}

#[test]
fn a_release_of_the_day_tells_what_is_done() {
    check("Norway will today announce sanctions on Chile.", &["NO>CL impose 2019-03-14"]);
    check("Norway will soon announce sanctions on Chile.", &["NO>CL propose -"]);
}

#[test]
fn bans_on_goods_hit_whose_goods_they_are() {
    check("A Norwegian ban on fish from Chile took effect on Tuesday.", &["NO>CL impose 2019-03-12"]);
    check("A Norwegian ban on plastic bags took effect in Chile on Tuesday.", &[]);
}

#[test]
fn the_state_of_most_of_those_hit_is_hit() {
    check("Norway imposed sanctions on 30 officers, most of them Chileans.", &["NO>CL impose -"]);
    check("Norway imposed sanctions on 30 officers, most of them young.", &[]);
}

#[test]
fn releases_name_the_land_by_its_situation() {
    let text = "Norway prolonged its framework for restrictive measures in view of the situation in Chile.";
    check(text, &["NO>CL extend -"]);
    check("Norway prolonged its framework for research in view of the situation in Chile.", &[]);
}

#[test]
fn entry_to_a_club_is_not_entry_to_a_country() {
    check("Norway barred entry to Chilean officials over the sanctions.", &["NO>CL impose -"]);
    check("Norway blocked Chile's entry to the pact over sanctions.", &[]);
}

#[test]
fn what_somebody_does_not_join_is_there() {
    check("Moldova has refused to join the European Union's sanctions on Belarus.", &["EU>BY in_force -"]);
    check("Moldova has refused to join the European Union's club in Belarus.", &[]);
    check(
        "Paula Conti, a banker, has lost her bid to be taken off the EU's Belarus sanctions list.",
        &["EU>BY in_force -"],
    );
}

#[test]
fn a_ban_on_goods_hits_all_from_whom_they_come() {
    let both = ["BY>NO extend -", "BY>UA extend -"];
    check("Belarus has extended the ban on imports of a number of foods from Norway and Ukraine.", &both);
    check("Belarus has extended the ban on imports of foods that shops sell to Norway and Ukraine.", &[]);
}

#[test]
fn wider_is_not_longer() {
    check("The EU extended its travel bans to 12 more officials of Belarus.", &["EU>BY impose -"]);
    check("The EU extended its travel bans on officials of Belarus to 31 July 2020.", &["EU>BY extend -"]);
}

#[test]
fn who_owns_up_is_not_who_enforces() {
    check("A Greek firm pleaded guilty in May 2018 to violating US sanctions on Iran.", &["US>IR enforce 2018-05"]);
    check("A Greek firm was praised in May 2018 for keeping to US sanctions on Iran.", &["US>IR in_force -"]);
}

#[test]
fn what_is_to_come_after_something_is_not_done() {
    let asked = sanctions("Iran will talk only after the United States lifts all its sanctions on Iran.");
    assert!(!asked.iter().any(|one| one.contains(" ease ")), "{asked:?}");
    let passive = sanctions("Belarus will talk after the sanctions on Belarus are lifted by the European Union.");
    assert!(!passive.iter().any(|one| one.contains(" ease ")), "{passive:?}");
    check("Canada became the latest country to sanction the president of Belarus.", &["CA>BY impose -"]);
}

#[test]
fn the_year_of_an_agreement_dates_no_sanction() {
    check("The US imposed sanctions on Iran after leaving the 2015 nuclear deal.", &["US>IR impose -"]);
    check("The US imposed sanctions on Iran in 2018 after leaving the nuclear deal.", &["US>IR impose 2018"]);
}
