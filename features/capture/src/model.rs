//! Forms, fans and letters, and what they must be like: no clock, no database, no HTTP.

use jiff::{SignedDuration, Timestamp, civil, tz::TimeZone};
use kit::{Lang, OwnHosts, Problem, Problems, WorkspaceId, is_plain_line};
use privacy::SubjectId;
use serde::Deserialize;
use uuid::Uuid;

/// How long the link of a letter confirms. The keep rule of `capture_request` is as long.
pub(crate) const LINK_LIFE: SignedDuration = SignedDuration::from_hours(48);
/// How long after its end a contest may wait for its draw. Then its entries go all the same.
pub(crate) const DRAW_PATIENCE: SignedDuration = SignedDuration::from_hours(60 * 24);
/// A group of fewer people is folded into "other".
pub(crate) const SMALLEST_GROUP: u64 = 5;

const TITLE_CHARS: usize = 150;
const WORDS_CHARS: usize = 2_000;
const BODY_CHARS: usize = 10_000;
const URL_CHARS: usize = 2_000;
const MOST_WINNERS: u32 = 1_000;
/// Words that stand where a slug could.
const KEPT: [&str; 4] = ["confirmation", "download", "me", "out"];

/// What a form is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters.
    Newsletter,
    /// A file; the letters come with it only for who wants them.
    Download,
    /// A contest.
    Contest,
}

impl Kind {
    pub(crate) const ALL: [Kind; 3] = [Kind::Newsletter, Kind::Download, Kind::Contest];

    /// The word that is stored, and that forms and programs send.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Kind::Newsletter => "newsletter",
            Kind::Download => "download",
            Kind::Contest => "contest",
        }
    }

    pub(crate) fn of_id(id: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

/// A sign-up form of an artist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FanForm {
    pub(crate) id: Uuid,
    pub(crate) workspace: WorkspaceId,
    pub(crate) artist_id: Uuid,
    pub(crate) kind: Kind,
    pub(crate) slug: String,
    pub(crate) title: String,
    pub(crate) words: String,
    pub(crate) file_url: Option<String>,
    pub(crate) ends_at: Option<Timestamp>,
    pub(crate) n_winners: Option<u32>,
    pub(crate) drawn_at: Option<Timestamp>,
    pub(crate) n_entries: u64,
    pub(crate) n_asked: u64,
    pub(crate) n_confirmed: u64,
    pub(crate) n_left: u64,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
    pub(crate) retired_at: Option<Timestamp>,
}

impl FanForm {
    /// Whether nobody can enter any more. Only a contest ends.
    pub(crate) fn is_over(&self, now: Timestamp) -> bool {
        self.ends_at.is_some_and(|end| end <= now)
    }

    /// Whether nobody can sign up any more: it is retired, or its contest is over.
    pub(crate) fn is_closed(&self, now: Timestamp) -> bool {
        self.retired_at.is_some() || self.drawn_at.is_some() || self.is_over(now)
    }

    /// Until when a sign-up without letters is kept before the keep rule begins to count.
    pub(crate) fn entry_end(&self, now: Timestamp) -> Timestamp {
        let last = self.ends_at.map_or(now, |end| after(end, DRAW_PATIENCE));
        self.drawn_at.map_or(last, |_| now)
    }
}

/// Somebody who confirmed.
#[derive(Clone, Debug)]
pub(crate) struct Fan {
    pub(crate) id: Uuid,
    pub(crate) workspace: WorkspaceId,
    pub(crate) form_id: Uuid,
    pub(crate) subject: SubjectId,
    pub(crate) lang: Lang,
    pub(crate) joined_at: Timestamp,
    pub(crate) left_at: Option<Timestamp>,
    pub(crate) over_at: Option<Timestamp>,
}

impl Fan {
    /// Whether they are still there: they have not left, and what they entered is not over.
    pub(crate) fn is_here(&self, now: Timestamp) -> bool {
        self.left_at.is_none() && self.over_at.is_none_or(|over| over > now)
    }
}

/// A part in a contest.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    pub(crate) entered_at: Timestamp,
    pub(crate) won_at: Option<Timestamp>,
}

/// What a label writes to the fans of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FanLetter {
    pub(crate) id: Uuid,
    pub(crate) workspace: WorkspaceId,
    pub(crate) form_id: Uuid,
    pub(crate) heading: String,
    pub(crate) body: String,
    pub(crate) created_at: Timestamp,
    pub(crate) started_at: Option<Timestamp>,
    pub(crate) finished_at: Option<Timestamp>,
    pub(crate) reached: Option<Uuid>,
    pub(crate) n_total: u64,
    pub(crate) n_done: u64,
    pub(crate) n_sent: u64,
}

/// How many of a form's fans there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Numbers {
    pub(crate) here: u64,
    pub(crate) seen: u64,
    pub(crate) entries: u64,
    /// By language, small groups folded.
    pub(crate) languages: Vec<(String, u64)>,
    /// Who is in a language of fewer than five.
    pub(crate) other: u64,
}

/// Folds groups of fewer than five people.
pub(crate) fn fold(groups: Vec<(String, u64)>) -> (Vec<(String, u64)>, u64) {
    let (shown, folded): (Vec<_>, Vec<_>) = groups.into_iter().partition(|(_, n)| *n >= SMALLEST_GROUP);
    let other = folded.iter().map(|(_, n)| n).sum();
    (shown, other)
}

/// A form as it is sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Draft {
    pub(crate) artist_id: String,
    pub(crate) kind: String,
    pub(crate) slug: String,
    pub(crate) title: String,
    pub(crate) words: String,
    pub(crate) file_url: String,
    pub(crate) ends_on: String,
    pub(crate) n_winners: String,
}

/// A form whose fields are right.
#[derive(Clone, Debug)]
pub(crate) struct CheckedDraft {
    pub(crate) artist_id: Uuid,
    pub(crate) kind: Kind,
    pub(crate) slug: String,
    pub(crate) texts: CheckedTexts,
    pub(crate) ends_at: Option<Timestamp>,
    pub(crate) n_winners: Option<u32>,
}

/// What of a form may change later.
#[derive(Clone, Debug)]
pub(crate) struct CheckedTexts {
    pub(crate) title: String,
    pub(crate) words: String,
    pub(crate) file_url: Option<String>,
}

impl Draft {
    /// The form as it stands, to be changed.
    pub(crate) fn of(form: &FanForm) -> Draft {
        let day = |at: Timestamp| after(at, SignedDuration::from_secs(-1)).to_zoned(TimeZone::UTC).date().to_string();
        Draft {
            artist_id: form.artist_id.to_string(),
            kind: form.kind.id().to_owned(),
            slug: form.slug.clone(),
            title: form.title.clone(),
            words: form.words.clone(),
            file_url: form.file_url.clone().unwrap_or_default(),
            ends_on: form.ends_at.map(day).unwrap_or_default(),
            n_winners: form.n_winners.map(|n| n.to_string()).unwrap_or_default(),
        }
    }

    /// Checks a new form. `artists` are those that it may be of.
    pub(crate) fn check(&self, artists: &[Uuid], own: &OwnHosts, now: Timestamp) -> Result<CheckedDraft, Problems> {
        let mut problems = Problems::default();
        let artist = self.artist_id.parse().ok().filter(|id| artists.contains(id));
        let artist = problems.check(artist.ok_or(Problem::new("artist_id", "problem-capture-artist")));
        let kind = problems.check(Kind::of_id(&self.kind).ok_or(Problem::new("kind", "problem-capture-kind")));
        let slug = problems.check(slug(&self.slug));
        let texts = self.collect_texts(kind, own, &mut problems);
        let (mut ends_at, mut n_winners) = (None, None);
        if kind == Some(Kind::Contest) {
            ends_at = problems.check(end(&self.ends_on, now));
            n_winners = problems.check(winners(&self.n_winners));
        }
        match (artist, kind, slug, texts) {
            (Some(artist_id), Some(kind), Some(slug), Some(texts)) if problems.is_empty() => {
                Ok(CheckedDraft { artist_id, kind, slug, texts, ends_at, n_winners })
            }
            _ => Err(problems),
        }
    }

    /// Checks what may change of a form of that kind.
    pub(crate) fn check_texts(&self, kind: Kind, own: &OwnHosts) -> Result<CheckedTexts, Problems> {
        let mut problems = Problems::default();
        self.collect_texts(Some(kind), own, &mut problems).ok_or(problems)
    }

    fn collect_texts(&self, kind: Option<Kind>, own: &OwnHosts, problems: &mut Problems) -> Option<CheckedTexts> {
        let title = problems.check(line("title", &self.title, TITLE_CHARS));
        let words = problems.check(paragraphs("words", &self.words, WORDS_CHARS, true));
        let file_url = match kind {
            Some(Kind::Download) => problems.check(https(&self.file_url, own)).map(Some),
            _ => Some(None),
        };
        Some(CheckedTexts { title: title?, words: words?, file_url: file_url? })
    }
}

/// A letter as it is typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct LetterDraft {
    pub(crate) heading: String,
    pub(crate) body: String,
}

/// A letter that can be sent.
#[derive(Clone, Debug)]
pub(crate) struct CheckedLetter {
    pub(crate) heading: String,
    pub(crate) body: String,
}

impl LetterDraft {
    pub(crate) fn check(&self) -> Result<CheckedLetter, Problems> {
        let mut problems = Problems::default();
        let heading = problems.check(line("heading", &self.heading, TITLE_CHARS));
        let body = problems.check(paragraphs("body", &self.body, BODY_CHARS, false));
        match (heading, body) {
            (Some(heading), Some(body)) => Ok(CheckedLetter { heading, body }),
            _ => Err(problems),
        }
    }
}

fn line(field: &'static str, typed: &str, most: usize) -> Result<String, Problem> {
    let text = typed.trim();
    if text.is_empty() {
        return Err(Problem::new(field, "problem-capture-missing"));
    }
    if text.chars().count() > most {
        return Err(Problem::new(field, "problem-capture-long").with("most", number(most)));
    }
    if !is_plain_line(text) {
        return Err(Problem::new(field, "problem-capture-control"));
    }
    Ok(text.to_owned())
}

fn paragraphs(field: &'static str, typed: &str, most: usize, may_be_empty: bool) -> Result<String, Problem> {
    let text = typed.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim();
    if text.is_empty() {
        return if may_be_empty { Ok(String::new()) } else { Err(Problem::new(field, "problem-capture-missing")) };
    }
    if text.chars().count() > most {
        return Err(Problem::new(field, "problem-capture-long").with("most", number(most)));
    }
    if !text.lines().all(|line| line.trim().is_empty() || is_plain_line(line)) {
        return Err(Problem::new(field, "problem-capture-control"));
    }
    Ok(text.to_owned())
}

fn number(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}

fn slug(typed: &str) -> Result<String, Problem> {
    let slug = typed.trim().to_ascii_lowercase();
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let fits = (2..=64).contains(&slug.len()) && slug.bytes().all(plain);
    if !fits || slug.starts_with('-') || slug.ends_with('-') || KEPT.contains(&slug.as_str()) {
        return Err(Problem::new("slug", "problem-capture-slug"));
    }
    Ok(slug)
}

/// An address of the web that the label gave for its file. One of ours holds no file, and could lead round in a circle.
fn https(typed: &str, own: &OwnHosts) -> Result<String, Problem> {
    let wrong = || Problem::new("file_url", "problem-capture-file");
    let text = typed.trim();
    if text.chars().count() > URL_CHARS || !is_plain_line(text) {
        return Err(wrong());
    }
    let url = url::Url::parse(text).map_err(|_| wrong())?;
    let named = url.host_str().is_some_and(|host| host.contains('.'));
    if url.scheme() != "https" || !named || !url.username().is_empty() || url.password().is_some() {
        return Err(wrong());
    }
    if own.hold_address(url.as_str()) {
        return Err(Problem::new("file_url", "problem-capture-file-ours"));
    }
    Ok(url.into())
}

/// The last day of a contest, to its end in UTC.
fn end(typed: &str, now: Timestamp) -> Result<Timestamp, Problem> {
    let wrong = || Problem::new("ends_on", "problem-capture-end");
    let day: civil::Date = typed.trim().parse().map_err(|_| wrong())?;
    let next = day.tomorrow().and_then(|next| next.to_zoned(TimeZone::UTC)).map_err(|_| wrong())?.timestamp();
    let latest = after(now, SignedDuration::from_hours(366 * 24));
    if next > now && next <= latest { Ok(next) } else { Err(wrong()) }
}

fn winners(typed: &str) -> Result<u32, Problem> {
    let n = typed.trim().parse().ok().filter(|n| (1..=MOST_WINNERS).contains(n));
    n.ok_or(Problem::new("n_winners", "problem-capture-winners"))
}

/// Whether a word has the form of one of our secrets: 256 bits in URL-safe letters.
pub(crate) fn is_token(word: &str) -> bool {
    word.len() == 43 && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// `by` later, or the end of time.
pub(crate) fn after(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.checked_add(by).unwrap_or(Timestamp::MAX)
}

/// A cell of a CSV file (RFC 4180). A spreadsheet takes what begins with one of these signs for a formula, so an
/// apostrophe goes before it.
pub(crate) fn csv_cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '|', '%']);
    let mark = if formula { "'" } else { "" };
    format!("\"{mark}{}\"", text.replace('"', "\"\""))
}

/// Draws `most` different places out of `n` by unpredictable numbers, each as likely as any other.
pub(crate) fn draw(n: usize, most: usize, mut next: impl FnMut() -> u64) -> Vec<usize> {
    let mut places: Vec<usize> = (0..n).collect();
    let mut drawn = Vec::new();
    while drawn.len() < most && !places.is_empty() {
        let left = u64::try_from(places.len()).unwrap_or(u64::MAX);
        // Numbers beyond the last whole multiple would make the first places likelier.
        let fair = u64::MAX - u64::MAX % left;
        let chance = next();
        if chance < fair {
            let at = usize::try_from(chance % left).unwrap_or(0);
            drawn.push(places.swap_remove(at));
        }
    }
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Timestamp {
        "2026-11-22T12:00:00Z".parse().unwrap()
    }

    #[test]
    fn a_formula_is_text_in_a_spreadsheet() {
        assert_eq!(csv_cell("=cmd|'/c calc'!A1@x.example"), "\"'=cmd|'/c calc'!A1@x.example\"");
        assert_eq!(csv_cell("+a@x.example"), "\"'+a@x.example\"");
        assert_eq!(csv_cell("a\"b@x.example"), "\"a\"\"b@x.example\"");
    }

    #[test]
    fn a_draw_takes_different_places_and_no_more_than_there_are() {
        let mut seed = 1_u64;
        let mut next = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            seed
        };
        let mut drawn = draw(10, 4, &mut next);
        drawn.sort_unstable();
        drawn.dedup();
        assert_eq!(drawn.len(), 4);
        assert_eq!(draw(2, 5, &mut next).len(), 2);
        assert!(draw(0, 5, &mut next).is_empty());
    }

    #[test]
    fn small_groups_are_folded() {
        let groups = vec![("en".to_owned(), 9), ("ur".to_owned(), 4), ("gu".to_owned(), 1)];
        assert_eq!(fold(groups), (vec![("en".to_owned(), 9)], 5));
    }

    #[test]
    fn a_file_is_at_an_https_address() {
        let own = OwnHosts::of("https://music.example");
        assert!(https(" https://files.example/a.zip ", &own).is_ok());
        for wrong in [
            "",
            "http://files.example/a",
            "javascript:alert(1)",
            "https://u:p@files.example/",
            "https://localhost/a",
            "//x",
            "https://files.example/\u{202e}piz.exe",
            "https://files.example/a\n.zip",
            "https://MUSIC.example./fans/noor/download",
        ] {
            assert!(https(wrong, &own).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_contest_ends_on_a_day_that_lies_ahead() {
        assert_eq!(end("2026-11-22", now()).unwrap(), "2026-11-23T00:00:00Z".parse().unwrap());
        for wrong in ["", "2026-11-21", "22.11.2026", "2031-01-01"] {
            assert!(end(wrong, now()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_subject_is_one_line_and_a_text_has_no_control_signs() {
        assert!(line("heading", "Hello\r\nBcc: eve@evil.example", 150).is_err());
        assert!(paragraphs("body", "one\r\n\r\ntwo", 100, false).is_ok());
        assert!(paragraphs("body", "one\u{202e}two", 100, false).is_err());
        assert!(line("title", &"x".repeat(151), 150).is_err());
    }

    #[test]
    fn a_slug_has_one_form_and_stands_in_nobodys_way() {
        assert_eq!(slug(" Noor-1 ").unwrap(), "noor-1");
        for wrong in ["", "a", "-a", "a-", "me", "out", "нур", "a/b", "confirmation"] {
            assert!(slug(wrong).is_err(), "{wrong}");
        }
    }
}
