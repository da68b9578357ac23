//! The language of a text.

use whatlang::Lang;

/// The shortest text, in characters, whose language is told from its letters.
const ENOUGH: usize = 200;
/// Longer texts tell no more than this many bytes of them.
const SAMPLE: usize = 4000;

/// ISO 639-3 codes, as they are detected, and the ISO 639-1 codes that the dataset uses.
const CODES: [(&str, &str); 69] = [
    ("afr", "af"),
    ("aka", "ak"),
    ("amh", "am"),
    ("ara", "ar"),
    ("aze", "az"),
    ("bel", "be"),
    ("ben", "bn"),
    ("bul", "bg"),
    ("cat", "ca"),
    ("ces", "cs"),
    ("cmn", "zh"),
    ("cym", "cy"),
    ("dan", "da"),
    ("deu", "de"),
    ("ell", "el"),
    ("eng", "en"),
    ("epo", "eo"),
    ("est", "et"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("guj", "gu"),
    ("heb", "he"),
    ("hin", "hi"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("hye", "hy"),
    ("ind", "id"),
    ("ita", "it"),
    ("jav", "jv"),
    ("jpn", "ja"),
    ("kan", "kn"),
    ("kat", "ka"),
    ("khm", "km"),
    ("kor", "ko"),
    ("lat", "la"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("mal", "ml"),
    ("mar", "mr"),
    ("mkd", "mk"),
    ("mya", "my"),
    ("nep", "ne"),
    ("nld", "nl"),
    ("nob", "nb"),
    ("ori", "or"),
    ("pan", "pa"),
    ("pes", "fa"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rus", "ru"),
    ("sin", "si"),
    ("slk", "sk"),
    ("slv", "sl"),
    ("sna", "sn"),
    ("spa", "es"),
    ("srp", "sr"),
    ("swe", "sv"),
    ("tam", "ta"),
    ("tel", "te"),
    ("tgl", "tl"),
    ("tha", "th"),
    ("tuk", "tk"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("urd", "ur"),
    ("uzb", "uz"),
    ("vie", "vi"),
    ("yid", "yi"),
];

/// The ISO 639-1 code of `text`; what its markup claims decides where the text is too short to tell.
pub(super) fn of(text: &str, claim: Option<&str>) -> String {
    let mut end = SAMPLE.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &text[..end];
    let enough = sample.chars().count() >= ENOUGH;
    if enough && is_plain_english(sample) {
        return "en".to_owned();
    }
    if enough
        && let Some(info) = whatlang::detect(sample)
        && info.is_reliable()
    {
        return code(info.lang()).to_owned();
    }
    claimed(claim).unwrap_or_else(|| if is_latin(sample) { "en".to_owned() } else { detected(sample) })
}

fn detected(sample: &str) -> String {
    whatlang::detect_lang(sample).map_or("en", code).to_owned()
}

fn code(lang: Lang) -> &'static str {
    CODES.iter().find(|(three, _)| *three == lang.code()).map_or("zu", |(_, two)| two)
}

/// The language of a claim such as `en-GB`.
fn claimed(claim: Option<&str>) -> Option<String> {
    let primary = claim?.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    let known = |(three, two): &&(&str, &str)| *two == primary || *three == primary;
    CODES.iter().find(known).map(|(_, two)| (*two).to_owned())
}

fn is_latin(sample: &str) -> bool {
    if sample.is_ascii() {
        return true;
    }
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    sample.chars().filter(char::is_ascii_alphabetic).count() * 10 >= letters * 9
}

/// Lists of foreign names mislead a count of letters; the small words of English do not.
fn is_plain_english(sample: &str) -> bool {
    let small = ["the", "of", "and", "to", "in", "on", "for", "said", "with", "by", "was", "is"];
    let all = sample.split_whitespace().count();
    let english = sample.split_whitespace().filter(|word| small.iter().any(|w| w.eq_ignore_ascii_case(word))).count();
    is_latin(sample) && english * 8 >= all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_speaks_for_itself() {
        let german = "Die Regierung hat am Montag beschlossen, die Häfen des Landes für Schiffe aus dem Nachbarland zu schließen. ".repeat(3);
        assert_eq!(of(&german, Some("en")), "de");
        let english =
            "The government decided on Monday to close the ports of the country to ships of its neighbour. ".repeat(3);
        assert_eq!(of(&english, Some("de")), "en");
    }

    #[test]
    fn a_short_text_is_what_it_claims_and_else_english() {
        assert_eq!(of("Die Häfen bleiben zu.", Some("de-AT")), "de");
        assert_eq!(of("Ports stay shut.", None), "en");
        assert_eq!(of("Ports stay shut.", Some("nonsense")), "en");
        assert_eq!(of("Порты остаются закрытыми.", None), "ru");
        assert_eq!(of("", None), "en");
    }

    #[test]
    fn every_language_that_can_be_detected_has_its_code() {
        for lang in Lang::all() {
            assert!(CODES.iter().any(|(three, _)| *three == lang.code()) || lang.code() == "zul", "{lang}");
        }
    }
}
