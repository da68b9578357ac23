//! What is cut off the two ends of a chunk of text, and where a chunk is cut in the middle.
//!
//! The rules restate spaCy's English prefix, suffix and infix patterns, on which the language model was
//! trained, as plain tests on characters. All lengths are in bytes.

/// Units that are cut off behind a digit ("10km", "3bn" stays whole).
const UNITS: [&str; 47] = [
    "km", "km²", "km³", "m", "m²", "m³", "dm", "dm²", "dm³", "cm", "cm²", "cm³", "mm", "mm²", "mm³", "ha", "µm", "nm",
    "yd", "in", "ft", "kg", "g", "mg", "µg", "t", "lb", "oz", "m/s", "km/h", "kmh", "mph", "hPa", "Pa", "mbar", "mb",
    "MB", "kb", "KB", "gb", "GB", "tb", "TB", "T", "G", "M", "K",
];

/// Currency signs of more than one character.
const COMPOUND_CURRENCY: [&str; 3] = ["US$", "C$", "A$"];

/// How many bytes come off the front of `chunk` as a token of their own; 0 when nothing does.
pub(super) fn prefix(chunk: &str) -> usize {
    let mut chars = chunk.chars();
    let Some(first) = chars.next() else { return 0 };
    if first.is_ascii_alphanumeric() {
        return COMPOUND_CURRENCY.iter().find(|sign| chunk.starts_with(**sign)).map_or(0, |sign| sign.len());
    }
    let cut = match first {
        '§' | '%' | '=' | '—' | '–' => true,
        '+' => !chars.next().is_some_and(|next| next.is_ascii_digit()),
        '.' => return dots(chunk.bytes()),
        _ => is_mark(first) || is_currency(first) || is_icon(first),
    };
    if cut { first.len_utf8() } else { 0 }
}

/// How many bytes come off the end of `chunk` as a token of their own; 0 when nothing does.
pub(super) fn suffix(chunk: &str) -> usize {
    let mut back = chunk.chars().rev();
    let Some(last) = back.next() else { return 0 };
    let (before, third) = (back.next(), back.next());
    match last {
        '.' => match dots(chunk.bytes().rev()) {
            0 if ends_before_stop(third, before) => 1,
            run => run,
        },
        's' | 'S' if matches!(before, Some('\'' | '’')) => 1 + before.map_or(0, char::len_utf8),
        '…' if before == Some('…') => 2 * last.len_utf8(),
        '—' | '–' => last.len_utf8(),
        '+' if before.is_some_and(|c| c.is_ascii_digit()) => 1,
        _ if is_mark(last) || is_icon(last) => last.len_utf8(),
        _ => behind_a_digit(chunk, last),
    }
}

/// The next place at or behind byte `from` where `chunk` is cut in two, as the range of the token between the
/// halves.
pub(super) fn next_infix(chunk: &str, from: usize) -> Option<(usize, usize)> {
    let mut before = chunk.get(..from)?.chars().next_back();
    for (offset, here) in chunk.get(from..)?.char_indices() {
        let at = from + offset;
        // Letters never open a cut; nearly every character passes here.
        if !here.is_ascii_alphanumeric() {
            let length = infix_length(before, here, &chunk[at..]);
            if length > 0 {
                return Some((at, at + length));
            }
        }
        before = Some(here);
    }
    None
}

/// Whether `chunk` is a web or mail address, which is never cut.
pub(super) fn is_address(chunk: &str) -> bool {
    if !chunk.contains('.') {
        return false;
    }
    let rest = match chunk.split_once("://") {
        Some((scheme, rest))
            if scheme.len() >= 2 && scheme.chars().all(|c| c.is_alphanumeric() || "_+-.".contains(c)) =>
        {
            rest
        }
        _ => chunk,
    };
    let after_user = rest.rfind('@').filter(|at| *at > 0).map(|at| &rest[at + 1..]);
    is_host_and_path(rest) || after_user.is_some_and(is_host_and_path)
}

fn is_host_and_path(rest: &str) -> bool {
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = match host.rsplit_once(':') {
        Some((name, port)) if (2..=5).contains(&port.len()) && port.bytes().all(|b| b.is_ascii_digit()) => name,
        Some(_) => return false,
        None => host,
    };
    let Some((labels, top)) = host.rsplit_once('.') else { return false };
    let top_fits = (2..=63).contains(&top.chars().count()) && top.chars().all(is_lower);
    let inner = |c: char| c.is_ascii_alphanumeric() || c >= '\u{a1}';
    let label_fits = |label: &str| {
        label.starts_with(inner) && label.ends_with(inner) && label.chars().all(|c| inner(c) || c == '_' || c == '-')
    };
    if top_fits {
        return labels.split('.').all(label_fits);
    }
    let numbers: Vec<_> = host.split('.').map(str::parse::<u8>).collect();
    numbers.len() == 4 && numbers.iter().all(Result::is_ok)
}

/// Length of a run of two or more full stops at the start of `bytes`.
fn dots(bytes: impl Iterator<Item = u8>) -> usize {
    let run = bytes.take_while(|byte| *byte == b'.').count();
    if run > 1 { run } else { 0 }
}

/// Whether a full stop behind these two characters ends a sentence and not an initial ("Iran." but "J.").
fn ends_before_stop(third: Option<char>, before: Option<char>) -> bool {
    match before {
        Some(c) if is_lower(c) || c.is_ascii_digit() || is_mark(c) || "%²-+|".contains(c) => true,
        Some(c) if is_upper(c) => third.is_some_and(|c| is_upper(c) || c == '°' && "FCK".contains(c)),
        _ => false,
    }
}

fn behind_a_digit(chunk: &str, last: char) -> usize {
    let digit_before = |length: usize| chunk.as_bytes()[..chunk.len() - length].last().is_some_and(u8::is_ascii_digit);
    if last == '%' {
        return usize::from(digit_before(1));
    }
    if is_currency(last) {
        let compound = COMPOUND_CURRENCY.iter().filter(|sign| chunk.ends_with(**sign)).map(|sign| sign.len());
        return compound.chain([last.len_utf8()]).find(|length| digit_before(*length)).unwrap_or(0);
    }
    if !chunk.bytes().any(|byte| byte.is_ascii_digit()) {
        return 0;
    }
    let cut = |unit: &&&str| chunk.ends_with(**unit) && digit_before(unit.len());
    UNITS.iter().filter(cut).map(|unit| unit.len()).max().unwrap_or(0)
}

fn infix_length(before: Option<char>, here: char, rest: &str) -> usize {
    let after = |length: usize| rest.get(length..).and_then(|rest| rest.chars().next());
    match here {
        '…' => return here.len_utf8(),
        '.' => {
            let run = dots(rest.bytes());
            if run > 0 {
                return run;
            }
        }
        _ if is_icon(here) => return here.len_utf8(),
        _ => {}
    }
    let Some(before) = before else { return 0 };
    let letter_after = |length: usize| after(length).is_some_and(char::is_alphabetic);
    let one = here.len_utf8();
    let cut = match here {
        '.' => (is_lower(before) || is_quote(before)) && after(1).is_some_and(|c| is_upper(c) || is_quote(c)),
        ',' => before.is_alphabetic() && letter_after(1),
        ':' | '<' | '>' | '=' | '/' => (before.is_alphabetic() || before.is_ascii_digit()) && letter_after(1),
        '+' | '-' | '*' | '^'
            if before.is_ascii_digit() && after(1).is_some_and(|c| c.is_ascii_digit() || c == '-') =>
        {
            true
        }
        '-' | '–' | '—' | '~' if before.is_alphabetic() || before.is_ascii_digit() => {
            let dashes = ["-", "–", "—", "--", "---", "——", "~"];
            return dashes.iter().find(|d| rest.starts_with(**d) && letter_after(d.len())).map_or(0, |d| d.len());
        }
        _ => false,
    };
    if cut { one } else { 0 }
}

/// Punctuation and quotation marks, cut off both ends of a chunk.
fn is_mark(c: char) -> bool {
    is_quote(c)
        || matches!(
            c,
            '…' | ','
                | ':'
                | ';'
                | '!'
                | '?'
                | '¿'
                | '؟'
                | '¡'
                | '('
                | ')'
                | '['
                | ']'
                | '{'
                | '}'
                | '<'
                | '>'
                | '_'
                | '#'
                | '*'
                | '&'
                | '。'
                | '？'
                | '！'
                | '，'
                | '、'
                | '；'
                | '：'
                | '～'
                | '·'
                | '।'
                | '،'
                | '۔'
                | '؛'
                | '٪'
        )
}

fn is_quote(c: char) -> bool {
    matches!(
        c,
        '\'' | '"'
            | '”'
            | '“'
            | '`'
            | '‘'
            | '´'
            | '’'
            | '‚'
            | ','
            | '„'
            | '»'
            | '«'
            | '「'
            | '」'
            | '『'
            | '』'
            | '（'
            | '）'
            | '〔'
            | '〕'
            | '【'
            | '】'
            | '《'
            | '》'
            | '〈'
            | '〉'
            | '⟦'
            | '⟧'
    )
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '£' | '€' | '¥' | '฿' | '﷼' | '\u{20a0}'..='\u{20bf}')
}

/// Signs that stand for a thing rather than for a sound: trade marks, arrows, dingbats, emoji.
fn is_icon(c: char) -> bool {
    if c < '\u{a6}' {
        return false;
    }
    matches!(
        c,
        '¦' | '©' | '®' | '°' | '\u{2100}'..='\u{2101}' | '\u{2103}'..='\u{2106}' | '\u{2108}'..='\u{2109}' | '\u{2114}'
            | '\u{2116}'..='\u{2117}' | '\u{211e}'..='\u{2123}' | '\u{212e}' | '\u{2195}'..='\u{2199}' | '\u{219c}'..='\u{219f}'
            | '\u{21a7}'..='\u{21ad}' | '\u{21af}'..='\u{21cd}' | '\u{21d5}'..='\u{21f3}' | '\u{2300}'..='\u{2307}'
            | '\u{230c}'..='\u{231f}' | '\u{2322}'..='\u{237b}' | '\u{237d}'..='\u{239a}' | '\u{23b4}'..='\u{23db}'
            | '\u{23e2}'..='\u{2426}' | '\u{249c}'..='\u{24e9}' | '\u{2500}'..='\u{25b6}' | '\u{25b8}'..='\u{25c0}'
            | '\u{25c2}'..='\u{25f7}' | '\u{2600}'..='\u{266e}' | '\u{2670}'..='\u{2767}' | '\u{2794}'..='\u{27bf}'
            | '\u{2800}'..='\u{28ff}' | '\u{2b00}'..='\u{2b2f}' | '\u{3012}' | '\u{fffc}' | '\u{fffd}'
            | '\u{1f000}'..='\u{1f3fa}' | '\u{1f400}'..='\u{1f9ff}'
    )
}

/// A letter that is not a capital; scripts without case count as both.
fn is_lower(c: char) -> bool {
    c.is_alphabetic() && !c.is_uppercase()
}

fn is_upper(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase()
}
