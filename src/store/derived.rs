//! What follows from the rows of a dataset, once all are there: the star and the panel, and what SQLite
//! wants to know of the sizes of tables to find its way through joins.
//!
//! The statements stand in `derived/*.sql`. They number rows in the order of their keys and sort what they insert, so
//! that equal datasets stay equal byte for byte.

use super::{dictionary, doing};
use crate::error::Error;
use rusqlite::Connection;

/// What is filled, by what statements, in this order.
const STEPS: [(&str, &str); 3] = [
    ("filling the star", include_str!("derived/star.sql")),
    ("filling the panel", include_str!("derived/panel.sql")),
    ("finding the programmes of regimes", include_str!("derived/programs.sql")),
];

/// Fills all tables that follow from others.
pub(super) fn fill(connection: &Connection) -> Result<(), Error> {
    dictionary::fill(connection)?;
    STEPS.iter().try_for_each(|(what, sql)| connection.execute_batch(sql).map_err(doing(*what)))
}

/// Counts rows for the query planner, once nothing is added any more.
pub(super) fn analyse(connection: &Connection) -> Result<(), Error> {
    connection.execute_batch("ANALYZE").map_err(doing("counting rows for the query planner"))
}

#[cfg(test)]
mod tests {
    use crate::model::dataset::Dataset;
    use crate::model::vocabulary::{Action, DesignationStatus, Mode};
    use crate::store::Store;
    use crate::store::sample::{self, date};

    fn filled(change: impl FnOnce(&mut Dataset)) -> Store {
        let mut dataset = sample::dataset();
        change(&mut dataset);
        let mut store = Store::in_memory().expect("made");
        store.load(dataset, &sample::vocabulary()).expect("the sample is sound");
        store
    }

    /// The rows of a query, cells parted by `|`, NULL as `-`.
    fn rows(store: &Store, sql: &str) -> Vec<String> {
        let cell = |cell: Option<String>| cell.unwrap_or_else(|| "-".to_owned());
        let row = |row: Vec<Option<String>>| row.into_iter().map(cell).collect::<Vec<_>>().join("|");
        store.cells(sql).expect(sql).into_iter().map(row).collect()
    }

    #[test]
    fn the_star_joins_by_numbers() {
        let store = filled(|_| {});
        let sql = "SELECT s.label, t.label, d.day, f.date_precision, f.action, f.mode, f.articles, f.measure_arms,
                       f.measure_trade
                   FROM fact_sanction_actions AS f
                   JOIN dim_party AS s ON s.party_key = f.sender_key
                   JOIN dim_party AS t ON t.party_key = f.target_key
                   JOIN dim_date AS d USING (date_key)";
        assert_eq!(rows(&store, sql), ["ZR|Red Band|2020-02-01|month|impose|tightened|1|1|0"]);
        let sql = "SELECT p.name, a.label, r.name, f.status, f.listed_date_key, f.delisted_date_key
                   FROM fact_designations AS f
                   JOIN dim_party AS p ON p.party_key = f.party_key
                   JOIN dim_party AS a ON a.party_key = f.authority_key
                   JOIN dim_regime AS r USING (regime_key)";
        assert_eq!(rows(&store, sql), ["Ivan|ZR|ZR sanctions on Red Band|designated|20210303|-"]);
        let sql =
            "SELECT title, parties, count(*) FROM fact_agreements JOIN bridge_agreement_parties USING (agreement_key)";
        assert_eq!(rows(&store, sql), ["Pact of Strelsau|2|5"]);
    }

    #[test]
    fn the_calendar_holds_whole_years() {
        let store = filled(|_| {});
        let sql = "SELECT year, count(*), min(day), max(day) FROM dim_date GROUP BY year";
        assert_eq!(rows(&store, sql), ["2020|366|2020-01-01|2020-12-31", "2021|365|2021-01-01|2021-12-31"]);
        let sql = "SELECT quarter, month, month_name, day_of_month, weekday FROM dim_date WHERE date_key = 20210304";
        assert_eq!(rows(&store, sql), ["1|3|March|4|4"]);
    }

    #[test]
    fn the_panel_fills_years_in_force_and_keeps_threats_apart() {
        let store = filled(|d| {
            let threat = |claim: &mut crate::model::dataset::SanctionClaim| {
                claim.action = Action::Propose;
                claim.mode = Some(Mode::Threatened);
                claim.date = date("2019");
            };
            d.sanction_claims.iter_mut().filter(|claim| claim.claim_id == "b/1").for_each(threat);
            d.articles[1].duplicate_of = None;
            d.regimes[0].ended_on = date("2022-05");
        });
        let sql = "SELECT year, articles, imposed, threatened, imposed_arms, threatened_arms FROM panel_dyad_year";
        assert_eq!(rows(&store, sql), ["2019|1|0|1|0|0", "2020|1|1|0|1|0", "2021|0|1|0|1|0", "2022|0|1|0|1|0"]);
    }

    #[test]
    fn a_regime_stands_under_programmes_that_are_named_or_fit() {
        let found =
            |change: fn(&mut Dataset)| rows(&filled(change), "SELECT regime_id, program_id, how FROM regime_programs");
        assert_eq!(found(|_| {}), ["regime:zr-red|ZR-BANDS|named"]);
        assert_eq!(found(|d| d.claim_programs.clear()), ["regime:zr-red|ZR-BANDS|named"], "by its legal basis");
        let unnamed = |d: &mut Dataset| {
            d.claim_programs.clear();
            d.claim_legal_bases.clear();
        };
        assert_eq!(found(unnamed), ["regime:zr-red|ZR-BANDS|implied"]);
        let over = |d: &mut Dataset| {
            d.claim_programs.clear();
            d.claim_legal_bases.clear();
            d.programs[0].until = date("2019-12");
        };
        assert_eq!(found(over), [""; 0], "it ended before anything is told of the regime");
        let of_another = |d: &mut Dataset| {
            d.programs[0].issuer_id = "country:na".into();
            d.claim_legal_bases.clear();
        };
        assert_eq!(found(of_another), [""; 0], "somebody else's");
        let store = filled(|_| {});
        let sql = "SELECT programs_named, programs_implied, measures FROM v_regimes";
        assert_eq!(rows(&store, sql), ["ZR-BANDS|-|arms; asset_freeze"]);
    }

    #[test]
    fn words_are_found_by_their_stems_and_without_accents() {
        let store = filled(|_| {});
        let found = |words: &str| {
            let sql = format!(
                "SELECT article_id FROM articles_fts AS f JOIN articles AS a ON a.rowid = f.rowid
                 WHERE articles_fts MATCH '{words}' ORDER BY article_id"
            );
            rows(&store, &sql)
        };
        assert_eq!(found("sanction"), ["article:a", "article:b"]);
        assert_eq!(found("sanction nothing"), [""; 0]);
        let sql = "SELECT e.claim_id, snippet(evidence_fts, 0, '[', ']', '', 3) FROM evidence_fts AS f
                   JOIN evidence AS e ON e.rowid = f.rowid WHERE evidence_fts MATCH 'signs OR signed'";
        assert_eq!(rows(&store, sql).len(), 1);
    }

    #[test]
    fn a_status_holds_until_the_next() {
        let store = filled(|d| {
            d.articles[1].duplicate_of = None;
            let lift = |claim: &mut crate::model::dataset::SanctionClaim| {
                claim.action = Action::Ease;
                claim.mode = Some(Mode::Lifted);
                claim.date = date("2022-05-06");
            };
            d.sanction_claims.iter_mut().filter(|claim| claim.claim_id == "b/1").for_each(lift);
        });
        let sql = "SELECT status, valid_from, valid_to FROM v_as_of WHERE fact = 'sanction' ORDER BY valid_from";
        assert_eq!(rows(&store, sql), ["in_force|2020-02-01|2022-05-06", "lifted|2022-05-06|-"]);
        let sql = "SELECT date, fact, stage, mode, actors, target FROM v_timeline ORDER BY date_from";
        assert_eq!(
            rows(&store, sql),
            [
                "2020-02|sanction|impose|tightened|ZR|Red Band",
                "2021-03-03|designation|designated|-|ZR|Ivan",
                "2022-05-06|sanction|ease|lifted|ZR|Red Band"
            ]
        );
    }

    #[test]
    fn articles_that_disagree_are_found_and_those_that_are_less_precise_are_not() {
        let disagreeing = |other: &str| {
            let store = filled(|d| {
                d.articles[1].duplicate_of = None;
                let mut claim = d.claims.iter().find(|claim| claim.claim_id == "a/2").expect("there").clone();
                claim.claim_id = "b/2".into();
                claim.article_id = "article:b".into();
                d.claims.push(claim);
                let mut listing = d.designation_claims[0].clone();
                listing.claim_id = "b/2".into();
                listing.status = DesignationStatus::Designated;
                listing.date = date(other);
                d.designation_claims.push(listing);
                let mut words = d.evidence.iter().find(|words| words.claim_id == "b/1").expect("there").clone();
                words.claim_id = "b/2".into();
                d.evidence.push(words);
            });
            rows(&store, "SELECT field, value, articles, is_settled, claim_id FROM v_conflicts ORDER BY value")
        };
        assert_eq!(disagreeing("2021-03-04"), ["listed_on|2021-03-03|1|1|a/2", "listed_on|2021-03-04|1|0|b/2"]);
        assert_eq!(disagreeing("2021"), [""; 0]);
        assert_eq!(disagreeing("2021-03"), [""; 0]);
    }

    #[test]
    fn equal_fillings_tell_the_planner_the_same() {
        let told = || rows(&filled(|_| {}), "SELECT tbl, idx, stat FROM sqlite_stat1 ORDER BY 1, 2");
        assert_eq!(told(), told());
        assert!(told().len() > 50);
    }
}
