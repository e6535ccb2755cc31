//! The lake through its public doors, on both engines.

#[cfg(test)]
mod asking;
#[cfg(test)]
mod site;
#[cfg(test)]
mod upkeep;
#[cfg(test)]
mod visitors;
#[cfg(test)]
mod writing;
