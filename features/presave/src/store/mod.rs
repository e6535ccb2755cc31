//! The queries of this room: the only place that speaks to its tables.

mod attempts;
mod begun;
mod budgets;
mod claims;
mod confirmations;
mod ends;
mod farewells;
mod many;
mod rows;
mod searches;
mod tallies;

pub(crate) use attempts::{attempt, insert_attempt, use_up};
pub(crate) use begun::begun_at;
pub(crate) use budgets::{Budget, budgets, hold_service, take_units};
pub(crate) use claims::{
    Claimed, Lane, Lease, PutOff, claim, claim_one, forget_playlist, free_all, give_back, go_on, hold, note_acts,
    note_no_address, note_playlist, put_off, run_out,
};
pub(crate) use confirmations::{claim_unconfirmed, confirm_later, confirmed};
pub(crate) use ends::{End, end, end_all_on, end_expired, end_held, saved_after_cancellation, stop_all_on};
pub(crate) use farewells::{Parting, permission, too_old, waiting_on};
pub(crate) use many::{Made, Rotation, rotate, saved, still_held};
pub(crate) use rows::{
    New, On, Renewal, by_receipt, expiring, insert, is_left_at, n_waiting, of_person, queue_before, renew, report,
    undecryptable, waited_on, zones_waiting,
};
pub(crate) use searches::{Search, address, found, look_again, missing, searches, told};
pub(crate) use tallies::{Tally, reported, tally, unreported};
