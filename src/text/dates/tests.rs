//! What each shape of words means on a Tuesday, 5 December 2023, unless another day is given.

use super::*;

fn read(text: &str, published: &str) -> Vec<(String, String)> {
    dates_in(text, PartialDate::parse(published))
        .into_iter()
        .map(|hit| (hit.span.of(text).to_owned(), hit.date.to_string()))
        .collect()
}

fn check_on(published: &str, cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        let found: Vec<String> = read(text, published).into_iter().map(|(_, date)| date).collect();
        assert_eq!(found, *expected, "{text} (read as {:?})", read(text, published));
    }
}

fn check(cases: &[(&str, &[&str])]) {
    check_on("2023-12-05", cases);
}

#[test]
fn dates_written_out_need_no_publication() {
    check_on(
        "",
        &[
            ("It was signed on December 4, 2023 in Minsk.", &["2023-12-04"]),
            ("It was signed on 4 December 2023.", &["2023-12-04"]),
            ("signed on the 4th of December, 2023", &["2023-12-04"]),
            ("Issued Mon, Dec. 4, 2023 at noon", &["2023-12-04"]),
            ("On Monday, 4 December 2023, they met", &["2023-12-04"]),
            ("Posted 12/05/2023, changed 25/12/2023", &["2023-12-05", "2023-12-25"]),
            ("Stand: 05.12.2023", &["2023-12-05"]),
            ("from 2023-12-05T10:00", &["2023-12-05"]),
            ("since July 2014 and in Sept. 2016", &["2014-07", "2016-09"]),
            ("in March of 2015", &["2015-03"]),
            ("the 14 July 2015 accord", &["2015-07-14"]),
            ("JANUARY 9, 2018", &["2018-01-09"]),
            ("the summit of Jan. 25-26, 2024", &["2024-01-25"]),
            ("held on 25 and 26 January 2024", &["2024-01-25"]),
            ("on Feb. 30, 2024", &[]),
            ("in\u{a0}early\u{a0}2022", &["2022"]),
        ],
    );
}

#[test]
fn without_publication_nothing_relative_is_read() {
    check_on("", &[("On Tuesday, last week, in September, on Dec. 7 and two days ago", &[])]);
    check_on("2023", &[("On Tuesday, last week and last year", &["2022"])]);
}

#[test]
fn a_day_without_year_is_the_nearest() {
    check(&[
        ("They signed it on 24 June.", &["2023-06-24"]),
        ("It took effect on Sept. 3.", &["2023-09-03"]),
        ("The office opened on Jan. 9.", &["2023-01-09"]),
        ("The next talks are on Jan. 9.", &["2024-01-09"]),
        ("It was published on 20 May.", &["2023-05-20"]),
        ("A vote was held on March 12.", &["2023-03-12"]),
        ("The law will expire on 15 March.", &["2024-03-15"]),
        ("On 27 June this year they agreed.", &["2023-06-27"]),
        ("It fell apart on 27 June last year.", &["2022-06-27"]),
        ("In 2016 they met; on 3 May the same year they signed.", &["2016", "2016-05-03"]),
        ("The 29 February attack", &["2020-02-29"]),
    ]);
}

#[test]
fn a_weekday_is_the_last_one_unless_it_is_to_come() {
    check(&[
        ("The ministry said on Tuesday that it will retaliate.", &["2023-12-05"]),
        ("The ministry said on Monday it would impose a ban.", &["2023-12-04"]),
        ("They met Friday.", &["2023-12-01"]),
        ("On Thursday, the bank announced that it would close.", &["2023-11-30"]),
        ("On Thursday, leaders will meet in Baku.", &["2023-12-07"]),
        ("The pact will be signed on Thursday.", &["2023-12-07"]),
        ("A decision is due on Friday.", &["2023-12-08"]),
        ("The vote is scheduled for Wednesday.", &["2023-12-06"]),
        ("EU to widen sanctions Monday", &["2023-12-11"]),
        ("The next round is next Tuesday.", &["2023-12-12"]),
        ("It was agreed last Tuesday.", &["2023-11-28"]),
        ("Monday's decision", &["2023-12-04"]),
        ("They agreed on Thursday last week.", &["2023-11-30"]),
        ("They agreed on Friday of this week.", &["2023-12-08"]),
        ("He welcomed the freeze announced on Sunday.", &["2023-12-03"]),
        ("They will talk. On Monday he was in Rome.", &["2023-12-04"]),
        ("The Good Friday accord", &[]),
    ]);
}

#[test]
fn no_day_lies_before_the_first_year() {
    check_on(
        "0001-01-01",
        &[("On Tuesday, they met", &[]), ("yesterday", &[]), ("On Monday, they met", &["0001-01-01"])],
    );
}

#[test]
fn periods_keep_their_precision() {
    check(&[
        ("today, yesterday and tomorrow", &["2023-12-05", "2023-12-04", "2023-12-06"]),
        ("signed the day before yesterday", &["2023-12-03"]),
        ("this week and last week", &["2023-12", "2023-11"]),
        ("next week", &["2023-12"]),
        ("last month, this month, next month", &["2023-11", "2023-12", "2024-01"]),
        ("last year and earlier this year", &["2022", "2023"]),
        ("Earlier this month the bank closed", &["2023-12"]),
        ("by the end of the year", &["2023"]),
        ("Over the last year, trade doubled", &[]),
        ("This summer's talks, last summer and last fall", &["2023", "2023", "2023"]),
        ("in the past month", &[]),
    ]);
    check_on("2024-01-03", &[("last week", &["2023-12"]), ("last month", &["2023-12"]), ("last fall", &["2023"])]);
}

#[test]
fn counted_spans_go_back_from_publication() {
    check(&[
        ("two days ago", &["2023-12-03"]),
        ("a week ago", &["2023-11"]),
        ("six months ago", &["2023-06"]),
        ("Three years ago he left.", &["2020"]),
        ("15 years ago", &["2008"]),
        ("more than two years ago", &[]),
        ("almost two weeks ago", &["2023-11"]),
        ("about two years ago", &[]),
        ("years ago", &[]),
    ]);
}

#[test]
fn figures_stand_in_the_order_of_their_document() {
    for (text, day_first) in
        [("born 14/01/1966, listed 03/05/2022", true), ("01/14/1966, 14/01/1966", false), ("03/05/2022", false)]
    {
        assert_eq!(is_day_first(text), day_first, "{text}");
    }
    let read = |day_first| dates_within("Listed on: 03/05/2022.", Setting { day_first, ..Setting::default() });
    assert_eq!(read(true)[0].date.to_string(), "2022-05-03");
    assert_eq!(read(false)[0].date.to_string(), "2022-03-05");
}

#[test]
fn months_take_the_nearest_year() {
    check(&[
        ("in September", &["2023-09"]),
        ("The ban began in January.", &["2023-01"]),
        ("Talks resume in January.", &["2024-01"]),
        ("It will be reimposed in May.", &["2024-05"]),
        ("last July", &["2023-07"]),
        ("last December", &["2022-12"]),
        ("next March", &["2024-03"]),
        ("later in November", &["2023-11"]),
        ("until the end of July", &["2024-07"]),
        ("in mid-October", &["2023-10"]),
        ("October's vote", &["2023-10"]),
        ("in October last year", &["2022-10"]),
        ("in June of that year", &[]),
        ("In 2015 they met. In June of that year they signed.", &["2015", "2015-06"]),
        ("The pact signed by Kenya with Chad in January will lapse.", &["2023-01"]),
        ("It will be signed by the end of January.", &["2024-01"]),
        ("May flew home. The March on Rome. He may march. Ms May.", &[]),
    ]);
    check_on("2018-05-08", &[("will be reimposed in November", &["2018-11"]), ("in August", &["2017-08"])]);
}

#[test]
fn four_digits_are_a_year_only_where_they_are_called_one() {
    check(&[
        ("in 2013 and since 2018", &["2013", "2018"]),
        ("in early 2022, early in 2021, mid-2019, late 2020", &["2022", "2021", "2019", "2020"]),
        ("in the first months of 2022", &["2022"]),
        ("between 2012 and 2015", &["2012", "2015"]),
        ("the 2015 deal and its 2018 withdrawal", &["2015", "2018"]),
        ("the treaty (1999) held", &["1999"]),
        ("from 2014-16", &["2014"]),
        ("in the 1990s", &[]),
        ("2,000 troops, some 2000 troops, of 2000 troops", &[]),
        ("resolution 2022, E.O. 14024, resolution 1718, No. 2012/642", &[]),
        ("$2000 and of 2015/1861", &[]),
        ("the Export Act of 1979", &[]),
    ]);
}

#[test]
fn a_date_may_hang_on_the_one_before() {
    check(&[
        ("It was signed in 2016. That year they left.", &["2016", "2016"]),
        ("On 3 May 2016 they met; the same day they signed.", &["2016-05-03", "2016-05-03"]),
        ("It began in June 2016 and ended that month.", &["2016-06", "2016-06"]),
        ("In 2016 they met. A year later they signed.", &["2016", "2017"]),
        ("On 31 May 2016 they met, and the next day they signed.", &["2016-05-31", "2016-06-01"]),
        ("In 2016 they met. That day was hot.", &["2016"]),
        ("That year was good.", &[]),
    ]);
}

#[test]
fn a_date_may_hang_on_those_of_sentences_before() {
    let read = |text: &str, told: &str| {
        let told: Vec<PartialDate> = told.split_whitespace().filter_map(PartialDate::parse).collect();
        let hits =
            dates_within(text, Setting { published: PartialDate::parse("2023-12-05"), told: &told, day_first: false });
        hits.iter().map(|hit| hit.date.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(read("On the following day Chile closed its ports.", "2023-11-30"), ["2023-12-01"]);
    assert_eq!(read("Ten days later the treasury issued a licence.", "2023-05-13"), ["2023-05-23"]);
    assert_eq!(read("Five months later a resolution followed.", "2016-06-30 2015"), ["2016-11"]);
    assert_eq!(read("Peru sanctioned it in the same month.", "2022-10"), ["2022-10"]);
    assert_eq!(read("Exports were lower than a year earlier.", "2022-10"), [""; 0]);
    assert_eq!(read("The union on the 20th agreed to scrap it.", "2023-05-13"), ["2023-05-20"]);
    assert_eq!(read("The union on the 20th agreed to scrap it.", ""), ["2023-11-20"]);
    assert_eq!(read("They will meet on the 3rd.", ""), ["2024-01-03"]);
    assert_eq!(read("Appeals are heard by the 9th Circuit.", "2023-05-13"), [""; 0]);
    assert_eq!(read("They met on the 20th floor, on the 20th anniversary.", "2023-05-13"), [""; 0]);
    assert_eq!(read("A fortnight ago Norway began to pay.", ""), ["2023-11"]);
}

#[test]
fn the_word_before_says_how_the_date_bounds() {
    let check = |text: &str, expected: DateRole| {
        let hits = dates_in(text, PartialDate::parse("2023-12-05"));
        assert_eq!(hits.iter().map(|hit| hit.role).collect::<Vec<_>>(), [expected], "{text}");
    };
    check("It was signed on 5 May 2020.", DateRole::Point);
    check("in place since 2018", DateRole::Since);
    check("in force from 1 May", DateRole::Since);
    check("extended until the end of July", DateRole::Until);
    check("extended until the 15th of September", DateRole::Until);
    check("must leave by Friday", DateRole::Until);
    check("The mandate expires on 15 March.", DateRole::Until);
    check("no later than 15 March", DateRole::Until);
    check("before December", DateRole::Before);
    check("after 5 December", DateRole::After);
}

#[test]
fn the_span_holds_the_words_of_the_date_alone() {
    let words = |text: &str| read(text, "2023-12-05").into_iter().map(|(words, _)| words).collect::<Vec<_>>();
    assert_eq!(
        words("“On Tuesday” – in early 2022, until the end of July."),
        ["Tuesday", "early 2022", "the end of July"]
    );
    assert_eq!(words("On Tuesday, December 5, at noon"), ["Tuesday, December 5"]);
}

#[test]
fn any_text_is_read_without_failing() {
    for text in [
        "",
        ".",
        "é 2018é",
        "last",
        "in 2018",
        "May 32",
        "99 December 9999",
        "٣ May ٢٠٢٠",
        "May 5\u{301}, 2020",
        "‘in 2015’…",
    ] {
        for cut in (0..=text.len()).filter(|cut| text.is_char_boundary(*cut)) {
            for hit in dates_in(&text[cut..], PartialDate::parse("9999-12-31")) {
                assert!(!hit.span.of(&text[cut..]).is_empty());
            }
        }
    }
}

#[test]
fn a_day_without_its_year_is_of_the_year_of_the_text() {
    let day = |text: &str| dates_in(text, PartialDate::year(2023)).first().map(|hit| hit.date.to_string());
    assert_eq!(day("They signed it on Dec. 5 at a meeting.").as_deref(), Some("2023-12-05"));
    assert_eq!(day("They signed it on Tuesday."), None);
}
