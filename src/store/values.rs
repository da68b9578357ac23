//! How the values of the model are written into a column.

use crate::model::PartialDate;
use crate::model::vocabulary::{
    Action, AgreementKind, AgreementStatus, DesignationStatus, FactKind, Measure, Mode, PartyKind, RegimeStatus, Role,
    Topic,
};
use rusqlite::types::{ToSql, ToSqlOutput};

impl ToSql for PartialDate {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.to_string()))
    }
}

macro_rules! written_as_code {
    ($($vocabulary:ty),+ $(,)?) => {
        $(impl ToSql for $vocabulary {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::from(self.code()))
            }
        })+
    };
}

written_as_code!(
    Action,
    AgreementKind,
    AgreementStatus,
    DesignationStatus,
    FactKind,
    Measure,
    Mode,
    PartyKind,
    RegimeStatus,
    Role,
    Topic,
);

/// Optional words. Nothing is written as NULL and never as an empty string, so that a CSV field can tell neither apart.
pub(super) fn words(value: &Option<String>) -> Option<&str> {
    value.as_deref().filter(|text| !text.is_empty())
}

/// A count of characters. SQLite's integers are signed; no text is long enough for the difference to show.
pub(super) fn count(value: usize) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}
