//! Letters, through real conversations with a mail server on this machine.

#[cfg(test)]
mod line;
#[cfg(test)]
mod outbox;
#[cfg(test)]
mod running;
