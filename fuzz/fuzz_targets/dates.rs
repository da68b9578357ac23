//! Dates in a text: they stand in it, and are days of the calendar.
#![no_main]

use sanctionary::model::PartialDate;
use sanctionary::text::dates::dates_in;

libfuzzer_sys::fuzz_target!(|text: &str| {
    for published in [None, PartialDate::day(2020, 2, 29), PartialDate::year(9999), PartialDate::day(1, 1, 1)] {
        for hit in dates_in(text, published) {
            assert!(text.get(hit.span.start..hit.span.end).is_some());
            assert_eq!(PartialDate::parse(&hit.date.to_string()), Some(hit.date));
        }
    }
});
