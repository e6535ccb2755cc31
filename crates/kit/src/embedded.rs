//! The public rule list of apps that show web pages in a browser of their own: nobody can sign in there as usual. What it
//! says of a request is used while that is answered, and kept nowhere.

use std::sync::LazyLock;

use http::{HeaderMap, header};

use crate::Tongue;

/// Longer user agents are read up to here: no app names itself later, and a hostile one costs no more.
const READ_BYTES: usize = 512;

/// A browser inside an app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InApp {
    /// What the app is called, where it is known.
    pub app: Option<&'static str>,
}

/// A line of the list: what the app is called, and its words in small letters.
struct Rule {
    app: Option<&'static str>,
    words: Vec<&'static str>,
}

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let lines = include_str!("../rules/apps.txt").lines();
    lines.filter(|line| !line.trim().is_empty() && !line.starts_with('#')).filter_map(rule).collect()
});

fn rule(line: &'static str) -> Option<Rule> {
    let (name, words) = line.split_once(": ").or_else(|| line.split_once(':'))?;
    Some(Rule { app: (!name.is_empty()).then_some(name), words: words.split(" | ").collect() })
}

/// What a page says to somebody in such a browser (`inside.html`): that signing in does not work there, and the address to
/// open elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inside {
    /// Where they are, and what to do.
    pub what: String,
    /// The address to copy.
    pub address: String,
}

impl InApp {
    /// What a page at an address says to them.
    pub fn say(self, tongue: &Tongue, address: String) -> Inside {
        let what = match self.app {
            Some(app) => tongue.say_with("inside-of", &[("app", app.into())]),
            None => tongue.say("inside-what"),
        };
        Inside { what, address }
    }

    /// Reads the user agent of a request; nothing for a browser that a person chose.
    pub fn of(headers: &HeaderMap) -> Option<InApp> {
        headers.get(header::USER_AGENT).and_then(|agent| InApp::read(agent.as_bytes()))
    }

    fn read(user_agent: &[u8]) -> Option<InApp> {
        let read = user_agent.get(..READ_BYTES).unwrap_or(user_agent).to_ascii_lowercase();
        let has = |word: &&str| read.windows(word.len()).any(|part| part == word.as_bytes());
        RULES.iter().find(|rule| rule.words.iter().any(has)).map(|rule| InApp { app: rule.app })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const IPHONE: &str =
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
    const ANDROID: &str = "Mozilla/5.0 (Linux; Android 15; Pixel 9 Build/AP4A; wv) AppleWebKit/537.36 (KHTML, like Gecko) \
                           Version/4.0 Chrome/140.0.0.0 Mobile Safari/537.36";

    fn app(agent: &str) -> Option<Option<&'static str>> {
        InApp::read(agent.as_bytes()).map(|inside| inside.app)
    }

    #[test]
    fn every_line_of_the_list_has_words_that_can_be_found() {
        assert!(RULES.len() > 12);
        for word in RULES.iter().flat_map(|rule| &rule.words) {
            assert!(!word.is_empty() && !word.contains('|') && *word == word.to_ascii_lowercase(), "{word:?}");
        }
    }

    #[test]
    fn an_app_with_a_browser_of_its_own_is_told() {
        let cases = [
            (format!("{IPHONE} Mobile/15E148 Instagram 390.0.0.28.85 (iPhone17,1; iOS 18_5; de_DE)"), "Instagram"),
            (format!("{ANDROID} Instagram 391.1.0.36.83 Android (35/15; 420dpi; Google)"), "Instagram"),
            (format!("{IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/520.0.0.38.101;FBBV/7567]"), "Facebook"),
            (format!("{ANDROID} [FB_IAB/FB4A;FBAV/520.0.0.43.99;]"), "Facebook"),
            (format!("{IPHONE} Mobile/15E148 [FBAN/MessengerForiOS;FBAV/517.0.0]"), "Messenger"),
            (format!("{ANDROID} [FB_IAB/Orca-Android;FBAV/512.1.0]"), "Messenger"),
            (format!("{IPHONE} Mobile/15E148 musical_ly_40.6.0 JsSdk/2.0 BytedanceWebview/d8a21c6"), "TikTok"),
            (format!("{ANDROID} trill_400603 BytedanceWebview/d8a21c6"), "TikTok"),
            (format!("{IPHONE} Mobile/15E148 Snapchat/13.45.0.38 (like Safari/8621.2.5)"), "Snapchat"),
            (format!("{IPHONE} Mobile/15E148 Safari Line/15.9.0"), "LINE"),
            (format!("{IPHONE} Mobile/15E148 MicroMessenger/8.0.60(0x18003c2f) NetType/WIFI"), "WeChat"),
            (format!("{IPHONE} Mobile/15E148 Barcelona 390.0.0.30"), "Threads"),
            (format!("{IPHONE} Mobile/15E148 Twitter for iPhone/11.10"), "X"),
        ];
        for (agent, name) in cases {
            assert_eq!(app(&agent), Some(Some(name)), "{agent}");
        }
        assert_eq!(app(ANDROID), Some(None), "an app of which nothing else is known");
    }

    #[test]
    fn a_browser_that_a_person_chose_is_none() {
        for agent in [
            format!("{IPHONE} Version/18.5 Mobile/15E148 Safari/604.1"),
            format!("{IPHONE} CriOS/140.0.7339.39 Mobile/15E148 Safari/604.1"),
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36".to_owned(),
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0".to_owned(),
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/140.0.0.0 Safari/537.36".to_owned(),
            "curl/8.9.1".to_owned(),
            String::new(),
            format!("{}Instagram", "x".repeat(600)),
        ] {
            assert_eq!(app(&agent), None, "{agent}");
        }
    }
}
