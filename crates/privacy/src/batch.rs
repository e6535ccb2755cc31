//! How much one transaction of a long act takes at most, so that the store stays free for others.

/// Subjects erased in one transaction.
pub(crate) const SUBJECTS: usize = 500;
/// Rows deleted or emptied by one statement.
pub(crate) const ROWS: u64 = 2000;

/// How many questions that come at one moment are answered by one statement.
pub(crate) const TOGETHER: usize = 64;

/// `($1, $2, …)`: the right side of an `IN` with `n` values. Without any it is `(NULL)`, which nothing is in.
pub(crate) fn any_of(n: usize) -> String {
    any_after(0, n)
}

/// The same behind so many other values.
pub(crate) fn any_after(others: usize, n: usize) -> String {
    let places: Vec<String> = (others + 1..=others + n).map(|place| format!("${place}")).collect();
    if places.is_empty() { "(NULL)".to_owned() } else { format!("({})", places.join(", ")) }
}
