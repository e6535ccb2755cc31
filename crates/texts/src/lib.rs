#![doc = include_str!("../README.md")]

mod texts;

pub use texts::{Arg, BadText, Lang, Texts, Tongue};
