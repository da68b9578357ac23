//! What becomes of an act that is only planned, threatened or denied.

use crate::extract::clause::Realis;
use crate::model::vocabulary::{Action, Mode};

/// Imposing, as far as it happens; `None` where it is denied.
pub(super) fn imposed(realis: Realis, mode: Option<Mode>) -> Option<(Action, Option<Mode>)> {
    match realis {
        Realis::Actual => Some((Action::Impose, mode.or(Some(Mode::New)))),
        Realis::Negated => None,
        Realis::Threatened => Some((Action::Propose, Some(Mode::Threatened))),
        Realis::CalledFor => Some((Action::Propose, Some(Mode::CalledFor))),
        Realis::Planned | Realis::Possible => Some((Action::Propose, Some(Mode::Planned))),
    }
}

/// Easing; where it is denied, the sanction is still in force.
pub(super) fn eased(realis: Realis, mode: Mode) -> Option<(Action, Option<Mode>)> {
    match realis {
        Realis::Actual => Some((Action::Ease, Some(mode))),
        Realis::Negated => Some((Action::InForce, None)),
        _ => Some((Action::ProposeEase, Some(mode))),
    }
}

/// Extending; what is not extended lapses.
pub(super) fn extended(realis: Realis) -> Option<(Action, Option<Mode>)> {
    match realis {
        Realis::Negated => Some((Action::Ease, Some(Mode::Lifted))),
        Realis::Actual => Some((Action::Extend, None)),
        _ => Some((Action::Propose, Some(Mode::Planned))),
    }
}
