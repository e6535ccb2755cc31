//! The public rule list: what a user agent says about bot, device and browser.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use crate::{Browser, Device};

/// What a user agent says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Agent {
    pub(crate) device: Device,
    pub(crate) browser: Browser,
}

impl Agent {
    const BOT: Agent = Agent { device: Device::Bot, browser: Browser::Other };
}

/// Longer user agents are read up to here: nothing that tells a browser stands later, and a hostile one costs no more.
const READ_BYTES: usize = 512;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    Bot,
    Device(Device),
    Browser(Browser),
}

struct Rules {
    words: AhoCorasick,
    /// For each word its meaning; the words keep the file's order, so a lower place wins.
    meanings: Vec<Meaning>,
}

static RULES: LazyLock<Option<Rules>> = LazyLock::new(|| Rules::parse(include_str!("../rules/agents.txt")).ok());

impl Rules {
    /// Reads the list; the error is the line that says nothing.
    fn parse(text: &str) -> Result<Rules, String> {
        let mut words = Vec::new();
        let mut meanings = Vec::new();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let wrong = || line.to_owned();
            let (head, tail) = line.split_once(": ").ok_or_else(wrong)?;
            let meaning = match head.split_once(' ') {
                None if head == "bot" => Meaning::Bot,
                Some(("device", name)) => Meaning::Device(name.parse().map_err(|_| wrong())?),
                Some(("browser", name)) => Meaning::Browser(name.parse().map_err(|_| wrong())?),
                _ => return Err(wrong()),
            };
            for word in tail.split(" | ").map(str::trim) {
                if word.is_empty() || word.contains('|') || word.bytes().any(|byte| byte.is_ascii_uppercase()) {
                    return Err(wrong());
                }
                words.push(word);
                meanings.push(meaning);
            }
        }
        let words = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .kind(Some(AhoCorasickKind::DFA))
            .build(words)
            .map_err(|error| error.to_string())?;
        Ok(Rules { words, meanings })
    }

    fn read(&self, user_agent: &[u8]) -> Agent {
        let mut device = (usize::MAX, Device::Other);
        let mut browser = (usize::MAX, Browser::Other);
        for found in self.words.find_overlapping_iter(user_agent) {
            let place = found.pattern().as_usize();
            match self.meanings.get(place) {
                Some(Meaning::Bot) => return Agent::BOT,
                Some(Meaning::Device(it)) if place < device.0 => device = (place, *it),
                Some(Meaning::Browser(it)) if place < browser.0 => browser = (place, *it),
                _ => {}
            }
        }
        Agent { device: device.1, browser: browser.1 }
    }
}

/// Reads a user agent by the public list.
pub(crate) fn read(user_agent: &str) -> Agent {
    let bytes = user_agent.trim_ascii().as_bytes();
    let bytes = bytes.get(..READ_BYTES).unwrap_or(bytes);
    match &*RULES {
        _ if bytes.is_empty() => Agent::BOT,
        Some(rules) => rules.read(bytes),
        None => Agent { device: Device::Other, browser: Browser::Other },
    }
}

#[cfg(test)]
mod tests {
    use super::{Agent, Rules, read};
    use crate::{Browser, Device};

    const IPHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

    #[test]
    fn every_line_of_the_list_is_understood() {
        let rules = Rules::parse(include_str!("../rules/agents.txt")).map_err(|line| format!("not understood: {line}"));
        assert!(rules.unwrap().meanings.len() > 100);
    }

    #[test]
    fn a_line_that_says_nothing_is_named() {
        for line in ["robots: x", "device fridge: x", "bot x", "bot: x | ", "browser: x", "bot: Upper"] {
            assert_eq!(Rules::parse(line).err().as_deref(), Some(line.trim()));
        }
    }

    #[test]
    fn people_are_told_by_device_and_browser() {
        let chrome = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0";
        let cases = [
            (IPHONE.to_owned(), Device::Phone, Browser::Safari),
            (format!("{IPHONE} Instagram 390.0"), Device::Phone, Browser::Instagram),
            (
                format!("Mozilla/5.0 (Windows NT 10.0; Win64; x64) {chrome} Safari/537.36 Edg/140.0"),
                Device::Desktop,
                Browser::Edge,
            ),
            (
                format!("Mozilla/5.0 (Linux; Android 10; K) {chrome} Mobile Safari/537.36"),
                Device::Phone,
                Browser::Chrome,
            ),
            (format!("Mozilla/5.0 (Linux; Android 10; K) {chrome} Safari/537.36"), Device::Tablet, Browser::Chrome),
            (
                format!("Mozilla/5.0 (Linux; Android 9; CUBOT X19) {chrome} Mobile Safari/537.36"),
                Device::Phone,
                Browser::Chrome,
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0".to_owned(),
                Device::Desktop,
                Browser::Firefox,
            ),
            (
                format!("Mozilla/5.0 (SMART-TV; Linux; Tizen 8.0) {chrome} Safari/537.36"),
                Device::Other,
                Browser::Chrome,
            ),
            ("something new".to_owned(), Device::Other, Browser::Other),
        ];
        for (line, device, browser) in cases {
            assert_eq!(read(&line), Agent { device, browser }, "{line}");
        }
    }

    #[test]
    fn programs_are_bots() {
        let borrowed = format!("{IPHONE} (compatible; Googlebot/2.1; +http://www.google.com/bot.html)");
        for line in
            ["", "  ", "curl/8.5.0", "facebookexternalhit/1.1", "WhatsApp/2.23.20", "Foo-Bot 1", borrowed.as_str()]
        {
            assert_eq!(read(line), Agent::BOT, "{line}");
        }
    }

    #[test]
    fn what_stands_beyond_five_hundred_bytes_is_not_read() {
        assert_eq!(read(&format!("{}curl/", "x".repeat(10_000))).device, Device::Other);
    }
}
