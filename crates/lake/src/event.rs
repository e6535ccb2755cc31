//! What happened, and what little is known of who saw it.

use jiff::Timestamp;
use uuid::Uuid;

/// A closed list of words, each with the number that stands for it on disk. Numbers are only ever appended.
macro_rules! coded {
    ($(#[$about:meta])* $name:ident { $($(#[$what:meta])* $variant:ident = $code:literal $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$what])* $variant,)+ }

        impl $name {
            /// Every one, in the order of its number.
            pub const ALL: &[$name] = &[$($name::$variant,)+];

            /// The word for it: lower case, the same in addresses, files and answers.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word,)+ }
            }

            pub(crate) fn code(self) -> u8 {
                match self { $($name::$variant => $code,)+ }
            }

            pub(crate) fn from_code(code: u8) -> Option<$name> {
                match code { $($code => Some($name::$variant),)+ _ => None }
            }
        }

        impl std::str::FromStr for $name {
            type Err = UnknownWord;

            fn from_str(word: &str) -> Result<$name, UnknownWord> {
                match word { $($word => Ok($name::$variant),)+ _ => Err(UnknownWord) }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

/// The word is not in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a word of this list")]
pub struct UnknownWord;

coded! {
    /// What happened.
    Kind {
        /// A smart link's page was shown.
        View = 1 "view",
        /// Somebody left for a service.
        Click = 2 "click",
        /// Somebody opened the consent page of a pre-save.
        PresaveStarted = 3 "presave_started",
        /// Somebody came back from the provider with a consent.
        PresaveGiven = 4 "presave_given",
        /// The release was saved on the provider's side.
        PresaveSaved = 5 "presave_saved",
        /// The fan took the pre-save back.
        PresaveCancelled = 6 "presave_cancelled",
        /// A bio page was shown.
        BioView = 7 "bio_view",
        /// Somebody left an address through a capture form.
        Captured = 8 "captured",
    }
}

coded! {
    /// The class of the device.
    Device {
        /// Fits a hand.
        Phone = 1 "phone",
        /// A larger touch screen.
        Tablet = 2 "tablet",
        /// A computer.
        Desktop = 3 "desktop",
        /// A program, by the public rule list.
        Bot = 4 "bot",
        /// A television, a console, or nothing that the list knows.
        Other = 5 "other",
    }
}

coded! {
    /// The browser, or the app whose built-in browser it is.
    Browser {
        /// Chrome and what calls itself so.
        Chrome = 1 "chrome",
        /// Safari.
        Safari = 2 "safari",
        /// Firefox.
        Firefox = 3 "firefox",
        /// Edge.
        Edge = 4 "edge",
        /// Opera.
        Opera = 5 "opera",
        /// Samsung Internet.
        Samsung = 6 "samsung",
        /// Inside Instagram.
        Instagram = 7 "instagram",
        /// Inside Facebook.
        Facebook = 8 "facebook",
        /// Inside TikTok.
        Tiktok = 9 "tiktok",
        /// Inside Snapchat.
        Snapchat = 10 "snapchat",
        /// None that the list knows.
        Other = 11 "other",
    }
}

/// A country by its two letters (ISO 3166-1 alpha-2).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

impl Country {
    /// The country of two ASCII letters in any case; nothing for anything else.
    pub fn new(letters: &str) -> Option<Country> {
        match letters.as_bytes() {
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                Some(Country([a.to_ascii_uppercase(), b.to_ascii_uppercase()]))
            }
            _ => None,
        }
    }

    /// Its two letters, upper case.
    pub fn as_str(&self) -> &str {
        // Both are ASCII letters by construction.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    pub(crate) fn code(self) -> u16 {
        u16::from_be_bytes(self.0)
    }

    pub(crate) fn from_code(code: u16) -> Option<Country> {
        std::str::from_utf8(&code.to_be_bytes()).ok().and_then(Country::new)
    }
}

impl std::fmt::Debug for Country {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::fmt::Display for Country {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The three campaign tags (`utm_source`, `utm_medium`, `utm_campaign`), lower case, at most 64 bytes each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Campaign {
    /// Where the link was put: `newsletter`.
    pub source: Option<Box<str>>,
    /// By what means: `email`.
    pub medium: Option<Box<str>>,
    /// For which campaign: `spring`.
    pub name: Option<Box<str>>,
}

/// What is kept of a visitor. There is deliberately no address, no user agent and no stored identifier here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// From a local table of address ranges; unknown where that table says nothing.
    pub country: Option<Country>,
    /// The class of the device.
    pub device: Device,
    /// The browser.
    pub browser: Browser,
    /// The host of the page that led here, without `www.`.
    pub referrer_host: Option<Box<str>>,
    /// Campaign tags of the address.
    pub campaign: Campaign,
    /// The first language that the browser asks for: its primary subtag, lower case (`pt`).
    pub language: Option<Box<str>>,
    /// Tells visitors of one UTC day apart and nothing else: its key is gone the day after.
    pub visitor: u64,
    /// Whether the public rule list takes it for a program.
    pub bot: bool,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When; kept in whole milliseconds.
    pub at: Timestamp,
    /// Whose link it is.
    pub workspace: Uuid,
    /// The link.
    pub link: Uuid,
    /// What.
    pub kind: Kind,
    /// The service it was about, by its slug (`spotify`).
    pub service: Option<Box<str>>,
    /// By whom, as far as that may be known.
    pub visit: Visit,
}
