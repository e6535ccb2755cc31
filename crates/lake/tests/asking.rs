//! Out: questions through the lake's own door.

use jiff::{ToSpan, tz::TimeZone};
use lake::{AnswerError, Country, Dimension, Event, Grain, Key, Kind, Question, Range, Scope};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::site::{LINK, Site, WORKSPACE, click, everything, site, start};

async fn record(site: &Site, events: impl IntoIterator<Item = Event>) {
    let mut tasks = JoinSet::new();
    for event in events {
        let lake = site.lake.clone();
        tasks.spawn(async move { lake.record(event).await });
    }
    assert!(tasks.join_all().await.iter().all(Result::is_ok));
}

fn from(country: &str, visitor: u64) -> Event {
    let mut event = click(visitor, 0);
    event.visit.country = Country::new(country);
    event
}

fn figures(answer: &lake::Answer) -> Vec<(String, u64, u64)> {
    let word = |key: &Option<Key>| match key {
        Some(Key::Other) => "other".to_owned(),
        Some(key) => key.as_str().to_owned(),
        None => "unknown".to_owned(),
    };
    let rows = answer.rows.iter();
    rows.map(|row| (row.keys.iter().map(word).collect::<Vec<_>>().join(" "), row.n, row.people)).collect()
}

#[tokio::test]
async fn one_workspace_never_sees_another() {
    let site = site().await;
    let mut foreign = click(1, 0);
    foreign.workspace = Uuid::from_u128(99);
    record(&site, [click(1, 0), foreign]).await;
    assert_eq!(site.total().await, 1);
    let other = Scope::link(Uuid::from_u128(99), LINK);
    assert_eq!(site.lake.answer(&Question { scope: other, ..everything() }).await.unwrap().total, 1);
    let nobody = Scope::link(Uuid::from_u128(98), LINK);
    assert_eq!(site.lake.answer(&Question { scope: nobody, ..everything() }).await.unwrap().total, 0);
    let none = Scope::links(WORKSPACE, []);
    assert_eq!(site.lake.answer(&Question { scope: none, ..everything() }).await.unwrap().total, 0);
}

#[tokio::test]
async fn small_countries_are_folded_and_services_are_not() {
    let site = site().await;
    let events = (0..9).map(|n| from("DE", n)).chain((10..17).map(|n| from("FR", n))).chain([from("LI", 20)]);
    record(&site, events).await;
    let mut lone = from("DE", 0);
    lone.service = Some("deezer".into());
    record(&site, [lone]).await;

    let by_country = site.lake.answer(&everything().by(Dimension::Country).uniques()).await.unwrap();
    assert_eq!(figures(&by_country), [("DE".to_owned(), 10, 9), ("other".to_owned(), 8, 8)]);
    assert_eq!((by_country.total, by_country.people, by_country.folded), (18, 17, 8));

    let by_service = site.lake.answer(&everything().by(Dimension::Service).uniques()).await.unwrap();
    assert_eq!(figures(&by_service), [("spotify".to_owned(), 17, 17), ("deezer".to_owned(), 1, 1)]);

    let both = site.lake.answer(&everything().by(Dimension::Service).by(Dimension::Country)).await.unwrap();
    let expected = [("spotify DE", 9, 0), ("spotify other", 8, 0), ("deezer other", 1, 0)];
    assert_eq!(figures(&both), expected.map(|(keys, n, people)| (keys.to_owned(), n, people)));
}

#[tokio::test]
async fn one_person_on_five_days_stays_one_person() {
    let site = site().await;
    let day = |event: Event, days: i64| Event { at: event.at + (24 * days).hours(), ..event };
    let one = (0..5).map(|n| day(from("LI", 100 + n), n as i64));
    let many = (0..5).flat_map(|n| (0..9).map(move |visitor| day(from("DE", 10 * n + visitor), n as i64)));
    record(&site, one.chain(many)).await;
    // Every day Germany hides Liechtenstein, since nobody else is there.
    for question in [everything(), everything().every(Grain::Month, TimeZone::UTC)] {
        let answer = site.lake.answer(&question.by(Dimension::Country).uniques()).await.unwrap();
        let named = answer.rows.iter().filter(|row| row.keys != [Some(Key::Other)]).count();
        assert_eq!((named, answer.total, answer.people, answer.folded), (0, 50, 50, 50));
    }
}

#[tokio::test]
async fn a_series_folds_each_day_and_the_whole_minus_it_gives_nothing() {
    let site = site().await;
    let tomorrow = |event: Event| Event { at: event.at + 24.hours(), ..event };
    let first = (0..9).map(|n| from("DE", n)).chain((10..16).map(|n| from("FR", n)));
    let second = (20..29).map(|n| from("DE", n)).chain((30..36).map(|n| from("IT", n))).chain([from("FR", 40)]);
    record(&site, first.chain(second.map(tomorrow))).await;
    let range = Range { from: start() - 10.hours(), to: start() + 38.hours() };
    let by_country = Question { range, ..everything() }.by(Dimension::Country).uniques();

    let series = site.lake.answer(&by_country.clone().every(Grain::Day, TimeZone::UTC)).await.unwrap();
    // France's one visitor of the second day hides behind Italy's six.
    let expected = [("DE", 9, 9), ("DE", 9, 9), ("FR", 6, 6), ("FR", 0, 0), ("other", 0, 0), ("other", 7, 7)];
    assert_eq!(figures(&series), expected.map(|(keys, n, people)| (keys.to_owned(), n, people)));
    // Hours would divide a day: all of it stands at noon.
    let hours = site.lake.answer(&by_country.clone().every(Grain::Hour, TimeZone::UTC)).await.unwrap();
    let told: Vec<_> = hours.rows.iter().filter(|row| row.n > 0).map(|row| row.time.unwrap().to_string()).collect();
    let (one, two) = ("2026-03-27T12:00:00Z", "2026-03-28T12:00:00Z");
    assert_eq!(told, [one, two, one, two]);

    let whole = site.lake.answer(&by_country).await.unwrap();
    let expected = [("DE", 18, 18), ("FR", 6, 6), ("other", 7, 7)];
    assert_eq!(figures(&whole), expected.map(|(keys, n, people)| (keys.to_owned(), n, people)));
}

#[tokio::test]
async fn a_filter_finds_no_group_that_a_breakdown_would_fold() {
    let site = site().await;
    let events = (0..9).map(|n| from("DE", n)).chain((10..19).map(|n| from("FR", n))).chain([from("LI", 20)]);
    record(&site, events).await;
    let only = |letters: &str| Country::new(letters).map(Key::Country);
    let total = async |question: Question| site.lake.answer(&question).await.unwrap().total;
    assert_eq!(total(everything().only(Dimension::Country, only("LI"))).await, 0);
    // One of the two large ones hides Liechtenstein: the total minus what can be asked for is more than one person.
    let (de, fr) = (
        total(everything().only(Dimension::Country, only("DE"))).await,
        total(everything().only(Dimension::Country, only("FR"))).await,
    );
    assert_eq!((de, fr), (0, 9));
}

#[tokio::test]
async fn a_series_has_no_gaps_and_follows_the_clocks() {
    let site = site().await;
    record(&site, [click(1, 0), click(2, 3 * 24 * 60)]).await;
    let berlin = TimeZone::get("Europe/Berlin").unwrap();
    let range = Range { from: start(), to: start() + 73.hours() };
    let question = Question { range, ..everything() }.every(Grain::Day, berlin);
    let answer = site.lake.answer(&question).await.unwrap();
    let points: Vec<_> = answer.rows.iter().map(|row| (row.time.unwrap().to_string(), row.n)).collect();
    let expected = [
        ("2026-03-26T23:00:00Z", 1),
        ("2026-03-27T23:00:00Z", 0),
        ("2026-03-28T23:00:00Z", 0),
        ("2026-03-29T22:00:00Z", 1),
    ];
    assert_eq!(points, expected.map(|(time, n)| (time.to_owned(), n)));
}

#[tokio::test]
async fn nothing_is_an_answer_too() {
    let site = site().await;
    let answer = site.lake.answer(&everything()).await.unwrap();
    assert_eq!(figures(&answer), [(String::new(), 0, 0)]);
    assert!(site.lake.answer(&everything().by(Dimension::Kind)).await.unwrap().rows.is_empty());
}

#[tokio::test]
async fn bots_are_kept_and_left_out() {
    let site = site().await;
    let mut bot = click(1, 0);
    bot.visit.bot = true;
    bot.kind = Kind::View;
    record(&site, [bot, click(2, 0)]).await;
    assert_eq!(site.total().await, 1);
    assert_eq!(site.lake.answer(&Question { include_bots: true, ..everything() }).await.unwrap().total, 2);
}

#[tokio::test]
async fn a_question_for_too_much_is_refused() {
    let site = site().await;
    let ask = async |question: Question| site.lake.answer(&question).await;
    let twice = everything().by(Dimension::Kind).by(Dimension::Kind);
    assert!(matches!(ask(twice).await, Err(AnswerError::TooManyDimensions)));
    let all = Question { dimensions: Dimension::ALL.to_vec(), ..everything() };
    assert!(matches!(ask(all).await, Err(AnswerError::TooManyDimensions)));
    let empty = Question { range: Range { from: start(), to: start() }, ..everything() };
    assert!(matches!(ask(empty).await, Err(AnswerError::EmptyRange)));
}
