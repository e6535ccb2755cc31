//! Every keep rule of the inventory, to the millisecond.

use db::Sql;
use policy::Keep;

use crate::support::{DAY, House, MOMENT, house, row, tables};

async fn set(house: &House, table: &str, column: &str, value: Option<i64>) {
    let sql = Sql::new(format!("UPDATE {table} SET {column} = $1")).bind(value);
    sql.run(house.db.write()).await.unwrap();
}

#[tokio::test]
async fn a_row_stays_until_its_limit_and_goes_at_it() {
    for table in tables() {
        let Some(keep) = table.keep else { continue };
        let house = house().await;
        let owner = house.member().await;
        house.insert(table.name, owner, "x").await;
        house.clock.advance(keep.days * DAY - MOMENT);
        let swept = house.privacy.sweep().await.unwrap();
        assert_eq!(house.count(table.name, "1 = 1").await, 1, "{} went early: {swept:?}", table.name);
        house.clock.advance(MOMENT);
        let swept = house.privacy.sweep().await.unwrap();
        assert_eq!(swept.rows, [(table.name, 1)]);
        assert_eq!(house.count(table.name, "1 = 1").await, 0, "{} is still there", table.name);
        assert_eq!(house.privacy.sweep().await.unwrap(), privacy::Swept::default(), "once");
    }
}

#[tokio::test]
async fn a_row_whose_time_has_not_begun_stays() {
    for table in tables() {
        let Some(keep) = table.keep else { continue };
        let house = house().await;
        let owner = house.member().await;
        house.insert(table.name, owner, "x").await;
        set(&house, table.name, keep.after, None).await;
        house.clock.advance(keep.days * DAY * 2);
        house.privacy.sweep().await.unwrap();
        assert_eq!(house.count(table.name, "1 = 1").await, 1, "{}", table.name);
    }
}

#[tokio::test]
async fn a_value_is_emptied_when_what_it_was_kept_for_has_ended() {
    let mut n_rules = 0;
    for datum in policy::DATA {
        let Keep::ClearWhen(when) = datum.keep else { continue };
        for (table, column) in datum.columns {
            n_rules += 1;
            let house = house().await;
            let owner = house.member().await;
            house.insert(table, owner, "a secret").await;
            let filled = format!("{column} IS NOT NULL");
            set(&house, table, when, None).await;
            house.privacy.sweep().await.unwrap();
            assert_eq!(house.count(table, &filled).await, 1, "not ended");
            set(&house, table, when, Some(house.clock.now_ms() + 1)).await;
            house.privacy.sweep().await.unwrap();
            assert_eq!(house.count(table, &filled).await, 1, "ends in a moment");
            house.clock.advance(MOMENT);
            let swept = house.privacy.sweep().await.unwrap().values;
            assert!(!swept.is_empty() && swept.iter().all(|one| *one == (*table, 1)), "{swept:?}");
            assert_eq!(house.count(table, &filled).await, 0, "{table}.{column}");
            assert_eq!(house.count(table, "1 = 1").await, 1, "the row itself stays");
        }
    }
    assert!(n_rules > 0);
}

#[tokio::test]
async fn what_is_restricted_stays_as_it_is_until_that_is_lifted() {
    let house = house().await;
    let (ada, bea) = (house.member().await, house.member().await);
    for owner in [ada, bea] {
        house.insert("session", owner, "x").await;
        house.insert("presave", owner, "x").await;
    }
    house.privacy.restrict(ada).await.unwrap();
    house.clock.advance(400 * DAY);
    let swept = house.privacy.sweep().await.unwrap();
    assert_eq!(swept.rows, [("session", 1), ("presave", 1)], "the other's");
    assert_eq!(swept.values, [("presave", 1), ("presave", 1)], "the permission and the playlist");
    assert_eq!(house.count("presave", "token IS NOT NULL").await, 1);
    house.privacy.lift_restriction(ada).await.unwrap();
    let swept = house.privacy.sweep().await.unwrap();
    assert_eq!(swept.rows, [("session", 1), ("presave", 1)]);
}

#[tokio::test]
async fn more_rows_than_one_batch_go_in_one_sweep() {
    let house = house().await;
    let tx = house.db.begin().await.unwrap();
    for n in 0..4001 {
        let sql = Sql::new("INSERT INTO event_segment (id, to_ms) VALUES ($1, $2)").bind(row(n)).bind(0_i64);
        sql.run(&tx).await.unwrap();
    }
    let young = Sql::new("INSERT INTO event_segment (id, to_ms) VALUES ($1, $2)");
    young.bind(row(9999)).bind(house.clock.now_ms()).run(&tx).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(house.privacy.sweep().await.unwrap().rows, [("event_segment", 4001)]);
    assert_eq!(house.count("event_segment", "1 = 1").await, 1);
}

#[tokio::test]
async fn who_has_an_account_is_never_swept() {
    let house = house().await;
    let members = [house.member().await, house.member().await];
    house.clock.advance(30 * DAY);
    house.privacy.sweep().await.unwrap();
    for member in members {
        assert!(house.has_key(member).await);
    }
}

#[tokio::test]
async fn the_list_of_erasures_is_kept_as_long_as_declared() {
    for table in policy::TABLES.iter().filter(|table| table.store == policy::Store::Keyring) {
        let Some(keep) = table.keep else { continue };
        let house = house().await;
        house.member().await;
        let gone = house.member().await;
        if table.name == "erasure" {
            house.privacy.erase(gone).await.unwrap();
        } else {
            let told = "INSERT INTO erasure_told (number, processor, state, told_at) VALUES ($1, 'mail', 'asked', $2)";
            Sql::new(told).bind(gone).bind(house.clock.now_ms()).run(house.ring().await.write()).await.unwrap();
        }
        let count = || async {
            let sql = Sql::new(format!("SELECT COUNT(*) AS n FROM {}", table.name));
            let row = sql.one(house.ring().await.read()).await.unwrap().unwrap();
            row.try_get::<i64>("", "n").unwrap()
        };
        house.clock.advance(keep.days * DAY - MOMENT);
        house.privacy.sweep().await.unwrap();
        assert_eq!(count().await, 1, "{} went early", table.name);
        house.clock.advance(MOMENT);
        assert_eq!(house.privacy.sweep().await.unwrap().rows, [(table.name, 1)]);
        assert_eq!(count().await, 0, "{} is still there", table.name);
    }
}

/// The program's own rhythm: a row at its limit less a second survives a sweep, and is gone one interval later.
#[tokio::test]
async fn every_table_with_a_rule_is_emptied_within_one_sweep_interval_of_its_limit() {
    const SECOND: std::time::Duration = std::time::Duration::from_secs(1);
    const INTERVAL: std::time::Duration = std::time::Duration::from_secs(60 * 60);
    let ruled: Vec<_> = tables().filter_map(|table| Some((table, table.keep?))).collect();
    assert!(!ruled.is_empty());
    for (table, keep) in ruled {
        let house = house().await;
        let owner = house.member().await;
        house.insert(table.name, owner, "x").await;
        house.clock.advance(keep.days * DAY - SECOND);
        house.privacy.sweep().await.unwrap();
        assert_eq!(house.count(table.name, "1 = 1").await, 1, "{} went early", table.name);
        house.clock.advance(INTERVAL + SECOND);
        house.privacy.sweep().await.unwrap();
        assert_eq!(house.count(table.name, "1 = 1").await, 0, "{} is still there", table.name);
    }
}

#[tokio::test]
async fn the_last_sweep_is_on_record_with_what_it_removed() {
    let house = house().await;
    assert_eq!(house.privacy.last_sweep().await.unwrap(), None);
    let owner = house.member().await;
    house.insert("session", owner, "x").await;
    house.clock.advance(3 * DAY);
    house.privacy.sweep().await.unwrap();
    let last = house.privacy.last_sweep().await.unwrap().unwrap();
    assert_eq!((last.started_at, last.finished_at), (house.clock.now_ms(), house.clock.now_ms()));
    assert_eq!(last.removed, [privacy::Removed { table: "session".to_owned(), values_only: false, n: 1 }]);
    house.clock.advance(DAY);
    house.privacy.sweep().await.unwrap();
    let last = house.privacy.last_sweep().await.unwrap().unwrap();
    assert!(last.removed.is_empty() && last.finished_at == house.clock.now_ms());
}
