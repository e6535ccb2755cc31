//! The clauses of the policy, and what shows that each holds.

use crate::Check;

/// A `[[clause]]` row of `policy/promises.toml`: one promise that the program makes.
#[derive(Debug)]
pub struct Promise {
    /// Its id, the stem of its texts: `promise-ID` is its title, `promise-ID-what` its sentence.
    pub id: &'static str,
    /// Which module it belongs to.
    pub module: &'static str,
    /// What it speaks of: a kind of rows (`data`), one row (`data:member_email`), or `instance`.
    pub rows: &'static [&'static str],
    /// What shows that it holds.
    pub proof: Proof,
}

/// What shows that a clause holds.
#[derive(Clone, Copy, Debug)]
pub enum Proof {
    /// The program looks.
    Checks {
        /// All of them must pass.
        checks: &'static [Check],
        /// Their answers count for so long.
        max_age_hours: u32,
    },
    /// No machine can look; somebody says so.
    Attested(Attestation),
}

/// Somebody's word for what no machine can see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attestation {
    /// Who looked.
    pub by: &'static str,
    /// The day, as an ISO date.
    pub on: &'static str,
    /// What was looked at, and how.
    pub what: &'static str,
}

impl Promise {
    /// The clause of this id.
    pub fn of_id(id: &str) -> Option<&'static Promise> {
        crate::PROMISES.iter().find(|row| row.id == id)
    }

    /// Its checks; none when it is attested.
    pub fn checks(&self) -> &'static [Check] {
        match self.proof {
            Proof::Checks { checks, .. } => checks,
            Proof::Attested(_) => &[],
        }
    }

    /// Whether anybody outside can see for themselves that it holds.
    pub fn external(&self) -> bool {
        !self.checks().is_empty() && self.checks().iter().all(|check| check.external())
    }
}

impl Check {
    /// The check of this id.
    pub fn of_id(id: &str) -> Option<Check> {
        Check::ALL.iter().copied().find(|check| check.id() == id)
    }

    /// The clauses that it speaks for.
    pub fn clauses(self) -> impl Iterator<Item = &'static Promise> {
        crate::PROMISES.iter().filter(move |row| row.checks().contains(&self))
    }
}
