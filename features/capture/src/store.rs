//! The queries of this room: the only place that speaks to the `capture_` tables.

mod contests;
mod fans;
mod forms;
mod letters;
mod requests;

use db::{Result, Sql};
use sea_orm::ConnectionTrait;

pub(crate) use contests::{drawn, enter, entrants, entry, n_entries, won};
pub(crate) use fans::{
    NewFan, address, by_language, counts, fan, fan_at, fan_by_receipt, fans_here, fans_of_person, fans_with_address,
    insert_fan, leave, n_here, n_visible, stay,
};
pub(crate) use forms::{Counter, change_form, count_one, form, form_at, forms, insert_form, retire_form};
pub(crate) use letters::{Step, bring_on, deliver, finish, insert_letter, letter, letters, start_letter, under_way};
pub(crate) use requests::{
    NewRequest, Request, asked_since, insert_request, looked_up, request, requests_with_address, take_request, waiting,
};

fn n(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}

fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

async fn count(on: &impl ConnectionTrait, sql: Sql) -> Result<u64> {
    let row = sql.one(on).await?;
    Ok(n(row.map_or(Ok(0), |row| row.try_get("", "n"))?))
}
