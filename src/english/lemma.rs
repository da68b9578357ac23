//! The dictionary form of a word, by its tag: a table of irregular forms, and rules for all others.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::labels::Tag;

/// What the rules get wrong. Kind `verb` and `noun` give whole forms; `stem` gives what is left of a verb
/// without -ed or -ing.
static TABLE: LazyLock<HashMap<(&'static str, &'static str), &'static str>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let mut fields = line.split(',');
        Some(((fields.next()?, fields.next()?), fields.next()?))
    };
    include_str!("../../seeds/english/lemmas.csv").lines().skip(1).filter_map(row).collect()
});

/// The lemma of `word`, in lower case.
pub(super) fn lemma(word: &str, tag: Tag) -> String {
    let form = word.to_lowercase().replace('’', "'");
    match tag {
        _ if tag.is_verb() && form.starts_with('\'') => auxiliary(form),
        Tag::Vbz => in_table("verb", &form).unwrap_or_else(|| without_s(&form)),
        Tag::Vbd | Tag::Vbn => in_table("verb", &form).unwrap_or_else(|| past(&form)),
        Tag::Vbg => in_table("verb", &form).unwrap_or_else(|| progressive(&form)),
        Tag::Vb | Tag::Vbp if form == "am" || form == "are" => "be".to_owned(),
        Tag::Nns => in_table("noun", &form).unwrap_or_else(|| singular(&form)),
        Tag::Md | Tag::Rb => contracted(form),
        _ => form,
    }
}

fn in_table(kind: &'static str, form: &str) -> Option<String> {
    // The look-up needs a key with the table's lifetime only in name.
    let find: &HashMap<(&str, &str), &'static str> = &TABLE;
    find.get(&(kind, form)).map(|lemma| (*lemma).to_owned())
}

fn contracted(form: String) -> String {
    match form.as_str() {
        "n't" => "not".to_owned(),
        "ca" => "can".to_owned(),
        "wo" | "'ll" => "will".to_owned(),
        "sha" => "shall".to_owned(),
        "'d" => "would".to_owned(),
        _ => form,
    }
}

/// "he's" may stand for "is" or "has"; the first is much the more frequent.
fn auxiliary(form: String) -> String {
    match form.as_str() {
        "'s" | "'m" | "'re" => "be".to_owned(),
        "'ve" | "'d" => "have".to_owned(),
        _ => form,
    }
}

fn past(form: &str) -> String {
    match form.strip_suffix("ed") {
        Some(stem) if stem.ends_with('e') => format!("{stem}e"),
        Some(stem) if stem.ends_with('i') && stem.len() > 2 => format!("{}y", &stem[..stem.len() - 1]),
        Some(stem) if has_vowel(stem) => verb(stem),
        _ => form.to_owned(),
    }
}

fn progressive(form: &str) -> String {
    match form.strip_suffix("ing").or_else(|| form.strip_suffix("in'")) {
        Some(stem) if stem.ends_with('e') || stem.ends_with('i') => stem.to_owned(),
        Some(stem) if has_vowel(stem) => verb(stem),
        _ => form.to_owned(),
    }
}

fn singular(form: &str) -> String {
    if let Some(stem) = form.strip_suffix("men") {
        return format!("{stem}man");
    }
    // "viruses" but "houses".
    let latin =
        |stem: &&str| stem.ends_with("us") && !stem.ends_with("aus") && !stem.ends_with("ous") && syllables(stem) > 1;
    match form.strip_suffix("es").filter(latin) {
        Some(stem) => stem.to_owned(),
        None if form.ends_with("ss") || form.ends_with("us") || form.ends_with("is") => form.to_owned(),
        None => without_s(form),
    }
}

/// Takes the ending of a plural or of the third person off.
fn without_s(form: &str) -> String {
    let Some(stem) = form.strip_suffix('s').filter(|stem| stem.len() > 1) else { return form.to_owned() };
    if let Some(stem) = stem.strip_suffix("ie").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    let sibilant = ["sh", "ch", "ss", "x", "zz", "o"];
    match stem.strip_suffix('e').filter(|stem| sibilant.iter().any(|end| stem.ends_with(end))) {
        Some(stem) => stem.to_owned(),
        None => stem.to_owned(),
    }
}

/// The verb whose form without -ed or -ing is `stem`: gives back a silent e, takes away a doubled consonant.
fn verb(stem: &str) -> String {
    if let Some(verb) = in_table("stem", stem).or_else(|| prefixed(stem)) {
        return verb;
    }
    if is_doubled(stem) {
        return stem[..stem.len() - 1].to_owned();
    }
    if has_silent_e(stem) { format!("{stem}e") } else { stem.to_owned() }
}

/// "reignit" is "re" and the known "ignit".
fn prefixed(stem: &str) -> Option<String> {
    let prefixes = ["re", "un", "dis", "over", "under", "out", "mis", "co", "pre"];
    prefixes.iter().find_map(|prefix| {
        let rest = stem.strip_prefix(prefix).map(|rest| rest.trim_start_matches('-')).filter(|rest| rest.len() > 3)?;
        in_table("stem", rest).map(|verb| format!("{}{verb}", &stem[..stem.len() - rest.len()]))
    })
}

fn is_doubled(stem: &str) -> bool {
    let mut back = stem.bytes().rev();
    match (back.next(), back.next()) {
        (Some(b'l'), Some(b'l')) => syllables(stem) > 1,
        (Some(last), Some(before)) => last == before && b"bdgkmnprt".contains(&last),
        _ => false,
    }
}

/// Whether an e was dropped, judged by the last letters. The order of the arms matters.
fn has_silent_e(stem: &str) -> bool {
    let bytes = stem.as_bytes();
    let at = |back: usize| bytes.len().checked_sub(back).map_or(b' ', |at| bytes[at]);
    let (last, before, third) = (at(1), at(2), at(3));
    // The u of "acquire" is no vowel.
    let long = is_vowel(third) && !(third == b'u' && at(4) == b'q');
    match (before, last) {
        (_, b'c' | b'v' | b'u') => true,
        (b's', b's') | (b'z', b'z') => false,
        (_, b's' | b'z') => true,
        (b'n', b'g') => b"aeu".contains(&third),
        (b'e' | b'i' | b'o' | b'a' | b'u' | b'd' | b'r' | b'l', b'g') => true,
        (b'b' | b'c' | b'd' | b'f' | b'g' | b'k' | b'p' | b't' | b'z', b'l') => true,
        (b'a' | b'i' | b'u', b'r') | (b'a' | b'i' | b'u' | b'o' | b'e', b'd') => !long,
        (b'a', b't') => !long || third == b'i' || third == b'u',
        (b'u', b't') | (b'a' | b'u', b'm') | (b'i', b'n') | (b'a' | b'y', b'p') => !long,
        (b'a' | b'i' | b'o' | b'u', b'k') | (b'i' | b'o', b'b') => !long,
        _ => false,
    }
}

fn is_vowel(byte: u8) -> bool {
    b"aeiou".contains(&byte)
}

fn has_vowel(stem: &str) -> bool {
    stem.bytes().any(|byte| is_vowel(byte) || byte == b'y')
}

/// Groups of vowels, which is near enough.
fn syllables(word: &str) -> usize {
    let vowel = |byte: u8| is_vowel(byte) || byte == b'y';
    let bytes = word.as_bytes();
    bytes.iter().enumerate().filter(|(at, byte)| vowel(**byte) && !(*at > 0 && vowel(bytes[at - 1]))).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(tag: Tag, pairs: &[(&str, &str)]) {
        for (word, expected) in pairs {
            assert_eq!(lemma(word, tag), *expected, "{word}");
        }
    }

    #[test]
    fn regular_verbs_get_their_e_and_lose_their_double() {
        let pairs = [
            ("imposed", "impose"),
            ("signed", "sign"),
            ("banned", "ban"),
            ("agreed", "agree"),
            ("ratified", "ratify"),
            ("sanctioned", "sanction"),
            ("negotiated", "negotiate"),
            ("treated", "treat"),
            ("expelled", "expel"),
            ("killed", "kill"),
            ("pledged", "pledge"),
            ("acquired", "acquire"),
            ("appointed", "appoint"),
            ("lifted", "lift"),
            ("extended", "extend"),
            ("froze", "freeze"),
            ("Blamed", "blame"),
            ("visited", "visit"),
        ];
        check(Tag::Vbn, &pairs);
        check(
            Tag::Vbg,
            &[("imposing", "impose"), ("easing", "ease"), ("lying", "lie"), ("seeing", "see"), ("putting", "put")],
        );
    }

    #[test]
    fn plurals_and_third_persons() {
        let plurals = [
            ("countries", "country"),
            ("banks", "bank"),
            ("embargoes", "embargo"),
            ("spokeswomen", "spokeswoman"),
            ("viruses", "virus"),
            ("houses", "house"),
            ("wives", "wife"),
            ("crises", "crisis"),
            ("taxes", "tax"),
        ];
        check(Tag::Nns, &plurals);
        check(Tag::Vbz, &[("is", "be"), ("’s", "be"), ("imposes", "impose"), ("vetoes", "veto"), ("denies", "deny")]);
    }

    #[test]
    fn names_and_contractions() {
        check(Tag::Nnp, &[("Olsen", "olsen")]);
        check(Tag::Md, &[("wo", "will"), ("would", "would")]);
        check(Tag::Rb, &[("n’t", "not")]);
    }

    #[test]
    fn no_form_is_too_short_or_too_strange() {
        for word in ["", "s", "es", "ed", "ing", "ies", "é", "ééed", "žing", "men", "’"] {
            for tag in Tag::ALL {
                assert!(lemma(word, *tag).len() <= word.len() + 2);
            }
        }
    }
}
