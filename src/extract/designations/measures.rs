//! Nouns for sanctions, for restrictions of the kind that states impose, and for lists.

use super::Reading;
use super::line::Line;

/// Whether a noun names sanctions: by itself, or as a restriction of the kind that states impose.
pub(super) fn is_sanction(line: &Line<'_>, noun: usize) -> bool {
    line.noun_is(noun, "sanction") || restriction(line, noun) || regime(line, noun)
}

/// The same where sanctions are under way, and any restriction is one.
pub(super) fn is_measure(reading: &Reading<'_, '_>, line: &Line<'_>, noun: usize) -> bool {
    is_sanction(line, noun) || (line.noun_is(noun, "restriction") && reading.under_way(line))
}

/// "sanctions regime", "sanctions programme": what holds sanctions.
pub(super) fn regime(line: &Line<'_>, noun: usize) -> bool {
    noun > 0
        && line.is(noun, &["regime", "program", "programme", "regulations", "measures", "framework"])
        && line.is(noun - 1, &["sanctions", "sanction"])
}

/// "travel ban", "asset freeze", "export curbs": a restriction that states impose.
fn restriction(line: &Line<'_>, noun: usize) -> bool {
    let kind = (noun.saturating_sub(2)..noun).any(|t| {
        line.is(
            t,
            &[
                "travel",
                "asset",
                "assets",
                "visa",
                "export",
                "import",
                "financial",
                "restrictive",
                "economic",
                "trade",
                "punitive",
                "entry",
                "sectoral",
            ],
        )
    });
    (line.noun_is(noun, "restriction") || line.is(noun, &["freezes", "freeze", "bans", "ban"])) && kind
}

pub(super) fn is_list(line: &Line<'_>, noun: usize) -> bool {
    let list = line.noun_is(noun, "register");
    let kind = (noun.saturating_sub(4)..noun).any(|t| {
        line.is(
            t,
            &[
                "sanctions",
                "sanction",
                "sdn",
                "entity",
                "designated",
                "blocked",
                "nationals",
                "consolidated",
                "blacklist",
                "u.n.",
                "un",
                "stop",
                "entry",
                "visa",
            ],
        )
    });
    list && (kind || line.is(noun, &["blacklist", "blacklists"]))
}
