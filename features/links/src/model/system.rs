//! The system of a visitor's device, as far as a rule asks for it. It is read in memory and kept nowhere.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Longer user agents are read up to here: no browser names its system later.
const READ_BYTES: usize = 512;

/// A family of operating systems.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum System {
    /// Apple's telephones and tablets. A tablet that asks for desktop pages calls itself a Mac.
    Ios,
    /// Android.
    Android,
    /// Windows.
    Windows,
    /// Apple's desktops.
    Macos,
    /// Linux on a desktop.
    Linux,
    /// Anything else, and programs that name none.
    Other,
}

impl System {
    /// Every one, in the order of a list.
    pub(crate) const ALL: [System; 6] =
        [System::Ios, System::Android, System::Windows, System::Macos, System::Linux, System::Other];

    /// Its word in forms and in the API.
    pub(crate) fn word(self) -> &'static str {
        match self {
            System::Ios => "ios",
            System::Android => "android",
            System::Windows => "windows",
            System::Macos => "macos",
            System::Linux => "linux",
            System::Other => "other",
        }
    }

    /// Its brand name; nothing for the rest, which has a name in every language.
    pub(crate) fn brand(self) -> Option<&'static str> {
        match self {
            System::Ios => Some("iOS"),
            System::Android => Some("Android"),
            System::Windows => Some("Windows"),
            System::Macos => Some("macOS"),
            System::Linux => Some("Linux"),
            System::Other => None,
        }
    }

    /// The system of that word.
    pub(crate) fn of(word: &str) -> Option<System> {
        System::ALL.into_iter().find(|system| system.word() == word)
    }

    /// What a `User-Agent` header says of it.
    pub(crate) fn read(user_agent: &str) -> System {
        let agent = user_agent.get(..READ_BYTES).unwrap_or(user_agent);
        // Android calls itself a Linux too, and an iPhone says that it is like a Mac, so the order matters.
        let signs = [
            (System::Ios, &["iPhone", "iPad", "iPod"][..]),
            (System::Android, &["Android"]),
            (System::Windows, &["Windows NT"]),
            (System::Macos, &["Macintosh", "Mac OS X"]),
            (System::Other, &["CrOS"]),
            (System::Linux, &["Linux", "X11"]),
        ];
        let found = signs.into_iter().find(|(_, words)| words.iter().any(|word| agent.contains(word)));
        found.map_or(System::Other, |(system, _)| system)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_names_its_system() {
        let cases = [
            ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15", System::Ios),
            ("Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X)", System::Ios),
            ("Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/140", System::Android),
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64)", System::Windows),
            ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)", System::Macos),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0)", System::Linux),
            ("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0)", System::Other),
            ("curl/8.9.1", System::Other),
            ("", System::Other),
        ];
        for (agent, system) in cases {
            assert_eq!(System::read(agent), system, "{agent}");
        }
        assert_eq!(System::read(&format!("{}Android", "x".repeat(600))), System::Other);
    }

    #[test]
    fn words_are_read_back() {
        for system in System::ALL {
            assert_eq!(System::of(system.word()), Some(system));
        }
        assert_eq!(System::of("iOS"), None);
    }
}
