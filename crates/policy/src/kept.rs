//! How long a datum is kept, read from its row and its tables in one place: every page and register says the same.

use crate::{DataRow, Keep, TABLES, TableKeep};

/// How long a datum is kept, all its places together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// For one request, in memory.
    Use,
    /// Until this instant column of its row is set.
    Until(&'static str),
    /// By this rule: the longest of its tables'.
    After(TableKeep),
    /// As long as the person is known here, because one of its tables has no rule of its own.
    Life,
}

impl DataRow {
    /// How long it is kept. One that lies in several tables is kept as long as the longest of them.
    pub fn kept(&self) -> Kept {
        match self.keep {
            Keep::Use => Kept::Use,
            Keep::ClearWhen(end) => Kept::Until(end),
            Keep::Row => {
                let rules: Option<Vec<TableKeep>> = self.columns.iter().map(|(table, _)| table_keep(table)).collect();
                let longest = rules.unwrap_or_default().into_iter().max_by_key(|rule| rule.days);
                longest.map_or(Kept::Life, Kept::After)
            }
        }
    }
}

/// The rule by which a table's rows go by themselves.
pub fn table_keep(name: &str) -> Option<TableKeep> {
    TABLES.iter().find(|row| row.name == name)?.keep
}
