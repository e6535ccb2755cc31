#![doc = include_str!("../README.md")]

mod client;
mod sealing;
mod service;
mod vapid;

pub use client::{Answer, Client, Message};
pub use sealing::{Browser, NotSealed, seal};
pub use service::{Refused, Service};
pub use vapid::{NotAKey, Vapid};
