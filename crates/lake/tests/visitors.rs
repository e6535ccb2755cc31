//! From a request to a visit: what is kept, and for how long it can be told apart.

use std::{net::IpAddr, time::Duration};

use db::Clock;
use lake::{Browser, Campaign, Country, Device, Seen, Visit, Visitors};

use crate::site::start;

const IPHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

fn ip(text: &str) -> IpAddr {
    text.parse().unwrap()
}

#[test]
fn a_request_becomes_a_visit_without_anything_personal() {
    let visitors = Visitors::new(Clock::stopped_at(start())).unwrap();
    let seen = Seen {
        ip: ip("192.0.2.7"),
        user_agent: IPHONE,
        referer: Some("https://www.instagram.com/ada?token=1"),
        query: Some("utm_source=Story&utm_campaign=spring"),
        accept_language: Some("pt-BR,pt;q=0.9"),
        country: Country::new("br"),
    };
    let visit = visitors.describe(&seen).unwrap();
    let expected = Visit {
        country: Country::new("BR"),
        device: Device::Phone,
        browser: Browser::Safari,
        referrer_host: Some("instagram.com".into()),
        campaign: Campaign { source: Some("story".into()), medium: None, name: Some("spring".into()) },
        language: Some("pt".into()),
        visitor: visit.visitor,
        bot: false,
    };
    assert_eq!(visit, expected);
    let bot = visitors.describe(&Seen { user_agent: "", ..seen }).unwrap();
    assert!(bot.bot);
    assert_eq!(bot.device, Device::Bot);
}

#[test]
fn a_visitor_is_told_apart_within_a_day_and_not_beyond() {
    let clock = Clock::stopped_at(start());
    let visitors = Visitors::new(clock.clone()).unwrap();
    let hash = |visitors: &Visitors, address: &str, agent: &str| visitors.hash(ip(address), agent).unwrap();
    let first = hash(&visitors, "192.0.2.7", IPHONE);
    clock.advance(Duration::from_secs(3600));
    assert_eq!(first, hash(&visitors.clone(), "192.0.2.7", IPHONE));
    assert_eq!(first, hash(&visitors, "::ffff:192.0.2.7", IPHONE));
    assert_ne!(first, hash(&visitors, "192.0.2.8", IPHONE));
    assert_ne!(first, hash(&visitors, "192.0.2.7", "other"));
    clock.advance(Duration::from_secs(86_400));
    let next_day = hash(&visitors, "192.0.2.7", IPHONE);
    assert_ne!(first, next_day);
    assert_eq!(next_day, hash(&visitors, "192.0.2.7", IPHONE));
}

#[test]
fn another_process_can_not_repeat_a_hash() {
    let clock = Clock::stopped_at(start());
    let one = Visitors::new(clock.clone()).unwrap().hash(ip("192.0.2.7"), IPHONE).unwrap();
    assert_ne!(one, Visitors::new(clock).unwrap().hash(ip("192.0.2.7"), IPHONE).unwrap());
}
