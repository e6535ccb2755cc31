//! Walks of the house. They read the tree as it is, so a new room, crate or text needs no line here.

#[cfg(test)]
mod arrows;
mod cookies;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod errors;
#[cfg(test)]
mod locales;
#[cfg(test)]
mod rooms;
#[cfg(test)]
mod routes;
#[cfg(test)]
mod rust;
#[cfg(test)]
mod sources;
#[cfg(test)]
mod tree;
