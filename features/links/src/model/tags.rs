//! Campaign tags that a visit brings along, and how a destination's address takes them over.

use std::borrow::Cow;

use url::form_urlencoded;

/// The tags that are handed on, and no others: what else stands in a query is nobody's business there.
const NAMES: [&str; 6] = ["utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "utm_id"];
/// A longer value is rarely a name and often an identifier.
const VALUE_BYTES: usize = 64;
/// A query longer than this is not searched.
const QUERY_BYTES: usize = 4096;
/// The longest address that is made, in bytes: what every browser and server takes.
const ADDRESS_BYTES: usize = 4096;

/// The tags of a query: each name once, as its sender wrote the value. One that looks like a mail address is dropped.
pub(crate) fn of(query: &str) -> Vec<(&'static str, String)> {
    let mut tags: Vec<(&'static str, String)> = Vec::new();
    if query.len() > QUERY_BYTES || !query.contains("utm_") {
        return tags;
    }
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        let Some(name) = NAMES.into_iter().find(|known| *known == name) else { continue };
        let odd = |sign: char| sign == '@' || sign.is_control() || sign == char::REPLACEMENT_CHARACTER;
        // Asked before the ends are trimmed: a line break there is no slip of a hand.
        let is_plain = !value.contains(odd);
        let value = value.trim();
        let is_tag = is_plain && !value.is_empty() && value.len() <= VALUE_BYTES;
        if is_tag && !tags.iter().any(|(known, _)| *known == name) {
            tags.push((name, value.to_owned()));
        }
    }
    tags
}

/// An address with the tags of a query; nothing where there are none to add. What the address says itself stays: its own
/// tags, the order of its query, its fragment.
pub(crate) fn pass(address: &str, query: &str) -> Option<String> {
    let tags = of(query);
    let (before, fragment) = address.split_once('#').map_or((address, None), |(all, end)| (all, Some(end)));
    let own = before.split_once('?').map(|(_, query)| query);
    let has = |name: &str| {
        let mut own = form_urlencoded::parse(own.unwrap_or_default().as_bytes());
        own.any(|(one, _): (Cow<'_, str>, _)| one.eq_ignore_ascii_case(name))
    };
    let mut added = form_urlencoded::Serializer::new(String::new());
    let mut any = false;
    for (name, value) in tags.iter().filter(|(name, _)| !has(name)) {
        added.append_pair(name, value);
        any = true;
    }
    if !any {
        return None;
    }
    let joint = match own {
        None => "?",
        Some(own) if own.is_empty() || own.ends_with('&') => "",
        Some(_) => "&",
    };
    let mut passed = format!("{before}{joint}{}", added.finish());
    if let Some(fragment) = fragment {
        passed.push('#');
        passed.push_str(fragment);
    }
    (passed.len() <= ADDRESS_BYTES).then_some(passed)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use url::Url;

    use super::*;

    #[test]
    fn tags_are_added_and_never_replaced() {
        let cases = [
            ("https://a.example/x", "utm_source=News&utm_id=7", Some("https://a.example/x?utm_source=News&utm_id=7")),
            ("https://a.example/?a=1#top", "utm_source=b", Some("https://a.example/?a=1&utm_source=b#top")),
            ("https://a.example/?#top?b", "utm_source=b", Some("https://a.example/?utm_source=b#top?b")),
            ("https://a.example/?utm_source=own", "utm_source=b", None),
            (
                "https://a.example/?UTM%5Fsource=own&",
                "utm_source=b&utm_term=c d",
                Some("https://a.example/?UTM%5Fsource=own&utm_term=c+d"),
            ),
            ("https://a.example/", "utm_source=ada%40b.example&utm_medium=%0a&utm_term=", None),
            ("https://a.example/", "si=1&utm_x=2&UTM_SOURCE=b", None),
            ("https://a.example/", "utm_term=%26x%3D%23%22", Some("https://a.example/?utm_term=%26x%3D%23%22")),
            ("https://a.example/", "utm_term=a&utm_term=b", Some("https://a.example/?utm_term=a")),
        ];
        for (address, query, passed) in cases {
            assert_eq!(pass(address, query).as_deref(), passed, "{address} {query}");
        }
        assert_eq!(pass("https://a.example/", &format!("utm_term={}", "x".repeat(65))), None);
        assert_eq!(pass(&format!("https://a.example/{}", "x".repeat(4090)), "utm_term=abc"), None);
    }

    proptest! {
        #[test]
        fn passing_tags_on_changes_neither_host_nor_path(
            path in "(/[a-z@.%]{0,8}){1,3}", own in "(\\?[a-z_=&%+?/]{0,20})?", fragment in "(#[a-z?#/&=]{0,8})?",
            tags in proptest::collection::vec(("utm_(source|medium|campaign|term|content|id)|[a-z]{1,5}", ".{0,70}"), 0..6),
            raw in ".{0,60}",
        ) {
            let Ok(before) = Url::parse(&format!("https://user.example:8443{path}{own}{fragment}")) else { return Ok(()) };
            let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(tags).finish();
            for query in [query.clone(), format!("{query}&{raw}"), format!("utm_source={raw}")] {
                let Some(passed) = pass(before.as_str(), &query) else { continue };
                prop_assert!(passed.bytes().all(|byte| byte.is_ascii_graphic()), "{}", passed);
                let after = Url::parse(&passed).unwrap();
                prop_assert_eq!(
                    (after.scheme(), after.host_str(), after.port(), after.path(), after.fragment()),
                    (before.scheme(), before.host_str(), before.port(), before.path(), before.fragment())
                );
                let own: Vec<_> = before.query_pairs().collect();
                prop_assert!(after.query_pairs().collect::<Vec<_>>().starts_with(&own));
                prop_assert!(after.query_pairs().skip(own.len()).all(|(name, _)| NAMES.contains(&&*name)));
            }
        }
    }
}
