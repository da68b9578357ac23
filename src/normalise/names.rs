//! When two spellings are one name.
//!
//! Names are compared word by word after folding, because distance over whole names cannot tell a variant from a
//! sibling: "Bank Melli" is nearer to "Bank Mellat" than many spellings of one person are to each other.

use crate::model::vocabulary::PartyKind;

/// The kinds that articles mix up form one class; parties of different classes are never the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Class {
    /// People.
    Person,
    /// Companies, organisations, groups, and the states and blocs that no lexicon knows.
    Body,
    /// Ships.
    Vessel,
    /// Aircraft.
    Aircraft,
}

impl Class {
    pub(super) fn of(kind: PartyKind) -> Self {
        match kind {
            PartyKind::Person => Self::Person,
            PartyKind::Vessel => Self::Vessel,
            PartyKind::Aircraft => Self::Aircraft,
            _ => Self::Body,
        }
    }
}

/// A name as it is compared. Words are small ASCII letters and digits, parted by single spaces, so that names stand in
/// the order of their lists of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name<'a> {
    /// Its words.
    pub(super) words: &'a str,
    /// For a body: the words at its end that only say what sort of body it is ("Oil", "Group").
    pub(super) tail: &'a str,
}

/// A name that was folded to be compared: see [`Name`].
#[derive(Debug)]
pub(super) struct Folded {
    pub(super) words: String,
    pub(super) tail: String,
}

impl Folded {
    pub(super) fn name(&self) -> Name<'_> {
        Name { words: &self.words, tail: &self.tail }
    }
}

/// The words of a part of a name.
pub(super) fn parts(words: &str) -> impl DoubleEndedIterator<Item = &str> {
    words.split(' ').filter(|word| !word.is_empty())
}

/// The words of a part of a name without what parts them.
pub(super) fn glued(words: &str) -> String {
    words.replace(' ', "")
}

const HONORIFICS: &[&str] =
    &["mr", "mrs", "ms", "dr", "sir", "dame", "lord", "prof", "gen", "col", "sheikh", "ayatollah"];
const LEGAL_FORMS: &[&str] = &[
    "ltd",
    "limited",
    "corp",
    "corporation",
    "inc",
    "incorporated",
    "plc",
    "jsc",
    "pjsc",
    "ojsc",
    "cjsc",
    "ooo",
    "oao",
    "pao",
    "zao",
    "ao",
    "llc",
    "llp",
    "lp",
    "gmbh",
    "co",
    "company",
    "sa",
    "nv",
    "ag",
    "spa",
    "sarl",
    "bv",
    "pte",
    "pvt",
    "fze",
    "fzco",
    "srl",
    "oy",
    "kg",
    "se",
    "sas",
    "bhd",
    "sdn",
    "pty",
    "dmcc",
];
const SORTS: &[&str] = &["oil", "gas", "group", "holding", "holdings", "petroleum"];
const SHIP_PREFIXES: &[&str] = &["mv", "mt", "ms", "ss", "vessel", "tanker", "ship", "yacht"];

/// Given names whose spellings no rule joins, each line one name.
const GIVEN_NAMES: &[&[&str]] = &[
    &["mohammad", "mohammed", "mohamed", "mohamad", "muhammad", "muhamad", "muhammed", "mohd"],
    &["hossein", "hussein", "hosein", "husein", "husain", "hussain", "husayn", "hoseyn"],
    &["alexander", "alexandr", "aliaxandr", "oleksandr", "olexandr", "aliaksandr"],
    &["ahmad", "ahmed", "ahmet"],
    &["mahmoud", "mahmud", "mahmood"],
    &["hasan", "hassan", "hasan"],
    &["yusuf", "yousef", "yusef", "youssef", "iusuf", "iusef", "iosef"],
    &["ibrahim", "ebrahim"],
    &["osama", "usama"],
    &["vladimir", "volodimir", "uladzimir"],
    &["nikolai", "mikola", "nicolai"],
    &["dmitri", "dmitro", "dimitri"],
    &["evgeni", "eugeni", "ievhen"],
    &["qasem", "kasem", "ghasem", "gasem", "qassem", "qasim", "kasim"],
    &["rahim", "raheem"],
    &["abdulla", "abdullah", "abdulah"],
];

/// The words of a name, folded as names of its class are.
pub(super) fn fold(name: &str, class: Class) -> Folded {
    let turned = if class == Class::Person { family_name_last(name) } else { name.to_owned() };
    let plain = any_ascii::any_ascii(&turned).to_lowercase().replace('&', " and ");
    let plain = if class == Class::Vessel { plain.replace("m/", "m") } else { plain };
    let mut words: Vec<String> = plain
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | ',' | '(' | ')'))
        .map(|word| word.chars().filter(char::is_ascii_alphanumeric).collect::<String>())
        .filter(|word| !word.is_empty())
        .collect();
    let mut tail = Vec::new();
    match class {
        Class::Person => {
            drop_leading(&mut words, HONORIFICS);
            words = words.iter().map(|word| skeleton(word)).collect();
        }
        Class::Body => {
            drop_leading(&mut words, &["the"]);
            drop_leading(&mut words, &["jsc", "pjsc", "ojsc", "ooo", "oao", "pao", "zao", "ao"]);
            words = words.iter().map(|word| american(word)).collect();
            drop_trailing(&mut words, LEGAL_FORMS);
            drop_trailing(&mut words, &["and"]);
            tail = drop_trailing(&mut words, SORTS);
        }
        Class::Vessel | Class::Aircraft => drop_leading(&mut words, SHIP_PREFIXES),
    }
    Folded { words: words.join(" "), tail: tail.join(" ") }
}

/// The keys under which a name looks for others that it could be, when all fuller names are filed already.
pub(super) fn seek_keys(name: Name<'_>, class: Class) -> Vec<String> {
    let mut keys = vec![glued(name.words)];
    // A family name alone may be anybody's; with others the given name begins alike.
    if class == Class::Person
        && name.words.contains(' ')
        && let Some(initial) = initial(name.words)
    {
        keys.extend(family_names(name.words).map(|family| format!("{initial} {family}")));
    }
    keys
}

/// The keys under which a name is filed, so that shorter ones find it.
pub(super) fn file_keys(name: Name<'_>, class: Class) -> Vec<String> {
    let mut keys = seek_keys(name, class);
    if class == Class::Person {
        keys.extend(family_names(name.words));
    }
    keys.sort();
    keys.dedup();
    keys
}

/// What may be the family name: the last word, or the last two.
fn family_names(words: &str) -> impl Iterator<Item = String> {
    let mut backwards = parts(words).rev();
    let last = backwards.next();
    let two = last.zip(backwards.next()).map(|(last, before)| format!("{before}{last}"));
    last.map(str::to_owned).into_iter().chain(two)
}

fn initial(words: &str) -> Option<char> {
    words.chars().next()
}

/// Whether two folded names of one class can be the same party's.
pub(super) fn alike(a: Name<'_>, b: Name<'_>, class: Class) -> bool {
    match class {
        Class::Person => people_alike(a.words, b.words),
        _ => same_letters(a.words, b.words) && (a.tail == b.tail || a.tail.is_empty() || b.tail.is_empty()),
    }
}

fn people_alike(a: &str, b: &str) -> bool {
    if a.is_empty() || b.is_empty() {
        return false;
    }
    let count = |words: &str| words.bytes().filter(|byte| *byte == b' ').count();
    let (short, long) = if count(a) <= count(b) { (a, b) } else { (b, a) };
    if !may_be_alike(short, long) {
        return false;
    }
    if same_letters(short, long) {
        return true;
    }
    let (short, long): (Vec<&str>, Vec<&str>) = (parts(short).collect(), parts(long).collect());
    if let [only] = short[..] {
        let last_two = long.len().checked_sub(2).map(|from| long[from..].concat());
        return long.last() == Some(&only) || last_two.is_some_and(|two| two == only);
    }
    // The family name may be one word in one spelling and two in the other.
    (1..=2).any(|in_short| {
        (1..=2).any(|in_long| {
            let (Some(s), Some(l)) = (short.len().checked_sub(in_short), long.len().checked_sub(in_long)) else {
                return false;
            };
            let (given_s, family_s) = short.split_at(s);
            let (given_l, family_l) = long.split_at(l);
            glued_alike(family_s, family_l) && given_alike(given_s, given_l)
        })
    })
}

/// Whether two names are the same letters, wherever their words part.
fn same_letters(a: &str, b: &str) -> bool {
    letters(a).eq(letters(b))
}

/// The letters of words, whatever parts these.
pub(super) fn letters(words: &str) -> impl Iterator<Item = u8> {
    words.bytes().filter(|byte| *byte != b' ')
}

/// As [`same_letters`], of words in lists.
fn glued_alike(a: &[&str], b: &[&str]) -> bool {
    a.iter().flat_map(|word| word.bytes()).eq(b.iter().flat_map(|word| word.bytes()))
}

/// A cheap look that rules out nearly all pairs: equal family names end alike, and given names begin alike.
fn may_be_alike(short: &str, long: &str) -> bool {
    let (Some(s), Some(l)) = (parts(short).next_back(), parts(long).next_back()) else { return false };
    let ends = s.ends_with(l) || l.ends_with(s);
    ends && (!short.contains(' ') || initial(short) == initial(long))
}

/// Every given name of one is among those of the other, in order, and both begin with the same.
fn given_alike(a: &[&str], b: &[&str]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (Some(first), Some(other)) = (short.first(), long.first()) else { return false };
    if glued_alike(short, long) {
        return true;
    }
    let glued = || long.get(..2).is_some_and(|two| glued_alike(two, &short[..1]));
    if !given_word_alike(first, other) && !glued() {
        return false;
    }
    let mut rest = long[1..].iter();
    short[1..].iter().all(|word| rest.any(|other| given_word_alike(word, other)))
}

/// Equal, or one the initial of the other.
fn given_word_alike(a: &str, b: &str) -> bool {
    a == b || (a.len() == 1 && b.starts_with(a)) || (b.len() == 1 && a.starts_with(b))
}

/// `IVANOV, Petr` as `Petr IVANOV`, the order in which lists of names are not printed.
fn family_name_last(name: &str) -> String {
    match name.split_once(',') {
        Some((family, given)) if !given.trim().is_empty() => format!("{} {}", given.trim(), family.trim()),
        _ => name.to_owned(),
    }
}

/// A word of a person's name without what transliterations differ in.
fn skeleton(raw: &str) -> String {
    let mut word = raw.replace(['y', 'j'], "i");
    for (from, to) in [
        ("kh", "h"),
        ("ks", "x"),
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("ph", "f"),
        ("ck", "k"),
        ("q", "k"),
        ("gh", "g"),
        ("tz", "ts"),
        ("shch", "sch"),
        ("abdol", "abdul"),
        ("abdel", "abdul"),
    ] {
        word = word.replace(from, to);
    }
    let mut folded = String::with_capacity(word.len());
    for c in word.chars() {
        if !folded.ends_with(c) {
            folded.push(c);
        }
    }
    if let Some(rest) = folded.strip_prefix("ie") {
        folded = format!("e{rest}");
    }
    if let Some(stem) = folded.strip_suffix("of") {
        folded = format!("{stem}ov");
    }
    let variant = |names: &&&[&str]| names.iter().any(|name| **name == *raw || **name == *folded);
    let common = GIVEN_NAMES.iter().find(variant).and_then(|names| names.first()).map(|name| (*name).to_owned());
    common.unwrap_or(folded)
}

/// British and American spellings as one.
fn american(word: &str) -> String {
    match word {
        "defence" => "defense".to_owned(),
        "centre" => "center".to_owned(),
        "programme" => "program".to_owned(),
        "labour" => "labor".to_owned(),
        _ => word.replace("isation", "ization"),
    }
}

fn drop_leading(words: &mut Vec<String>, of: &[&str]) {
    let keep = words.iter().take_while(|word| of.contains(&word.as_str())).count();
    if keep < words.len() {
        words.drain(..keep);
    }
}

/// Takes the words at the end that are `of`, never all.
fn drop_trailing(words: &mut Vec<String>, of: &[&str]) -> Vec<String> {
    let count = words.iter().rev().take_while(|word| of.contains(&word.as_str())).count();
    if count < words.len() { words.split_off(words.len() - count) } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(class: Class, same: bool, pairs: &[(&str, &str)]) {
        for (a, b) in pairs {
            let (x, y) = (fold(a, class), fold(b, class));
            let (x, y) = (x.name(), y.name());
            assert_eq!(alike(x, y, class), same, "{a} / {b}: {x:?} {y:?}");
            assert_eq!(alike(y, x, class), same, "{b} / {a}");
            if same {
                let count = |name: Name<'_>| parts(name.words).count();
                let (short, long) = if count(x) <= count(y) { (x, y) } else { (y, x) };
                let filed = file_keys(long, class);
                assert!(seek_keys(short, class).iter().any(|key| filed.contains(key)), "{a} does not find {b}");
            }
        }
    }

    #[test]
    fn spellings_of_one_person_are_alike() {
        check(
            Class::Person,
            true,
            &[
                ("Sergei Lavrov", "Sergey Lavrov"),
                ("Sergei Lavrov", "Sergey Viktorovich Lavrov"),
                ("LAVROV, Sergey Viktorovich", "Sergei Lavrov"),
                ("Hossein Amir-Abdollahian", "Hossein Amirabdollahian"),
                ("Hossein Amir-Abdollahian", "Hussein Amir Abdullahian".replace("ullah", "ollah").as_str()),
                ("Kim Jong Un", "Kim Jong-un"),
                ("Mohammad Javad Zarif", "Mohammed Zarif"),
                ("Muhammad Khan", "Mohamed Khan"),
                ("Yevgeny Prigozhin", "Evgeny Prigozhin"),
                ("Yury Chaika", "Yuri Chaika"),
                ("Alyaksandr Lukashenka", "Alexander Lukashenka"),
                ("José Núñez", "Jose Nunez"),
                ("John R. Bolton", "John Bolton"),
                ("S. Lavrov", "Sergei Lavrov"),
                ("Lavrov", "Sergei Lavrov"),
                ("Bashar al-Assad", "Bashar Assad"),
                ("Volodymyr Zelenskyy", "Vladimir Zelensky"),
            ],
        );
    }

    #[test]
    fn different_people_are_not() {
        check(
            Class::Person,
            false,
            &[
                ("Kim Jong Un", "Kim Jong Il"),
                ("Ali Rezaei", "Mohsen Rezaei"),
                ("Sergei Lavrov", "Sergei Ivanov"),
                ("Ivan Petrov", "Sergei Ivanovich Petrov"),
                ("Hassan Rouhani", "Hossein Rouhani"),
                ("Lavrov", "Ivanov"),
                ("Boris Rotenberg", "Arkady Rotenberg"),
            ],
        );
    }

    #[test]
    fn bodies_are_told_apart_by_their_own_words() {
        check(
            Class::Body,
            true,
            &[
                ("ZTE Corp", "ZTE Corporation"),
                ("Rosneft", "Rosneft Oil Company"),
                ("PJSC Gazprom", "Gazprom"),
                ("The Wagner Group", "Wagner"),
                ("Defence Ministry", "defense ministry"),
                ("Smith & Sons Ltd.", "Smith and Sons"),
            ],
        );
        check(
            Class::Body,
            false,
            &[
                ("Bank Melli", "Bank Mellat"),
                ("Rosneft", "Rosneft Trading"),
                ("Acme Oil Company", "Acme Gas Company"),
                ("Export Bank", "Import Bank"),
            ],
        );
    }

    #[test]
    fn a_ship_is_named_with_or_without_its_prefix() {
        check(Class::Vessel, true, &[("MV Grace", "Grace"), ("M/T Ocean Star", "Ocean Star")]);
        check(Class::Vessel, false, &[("Grace I", "Grace II")]);
    }

    #[test]
    fn any_name_folds() {
        for name in ["", " ", "—", "Co.", "The", ", ", "伊万", "a,b,c"] {
            for class in [Class::Person, Class::Body, Class::Vessel, Class::Aircraft] {
                let folded = fold(name, class);
                let parted = [&folded.words, &folded.tail].map(|words| parts(words).collect::<Vec<_>>().join(" "));
                assert_eq!(parted, [folded.words.clone(), folded.tail.clone()], "{name:?}");
            }
        }
    }
}
