//! What a person enters, checked field by field.

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::TimeZone,
};
use kit::{OwnHosts, Problem, Problems};
use links::Address;
use media::Image;
use uuid::Uuid;

use super::{Block, CORNER_WORDS, Content, Handle, LAYOUT_WORDS, PALETTE_WORDS, Page};

/// How long texts may be, in characters.
const INTRO_CHARS: usize = 200;
const LINE_CHARS: usize = 80;
const TEXT_CHARS: usize = 2000;
const EMAIL_CHARS: usize = 254;
const ALT_CHARS: usize = 300;
/// How many addresses one block of socials may have.
const MAX_URLS: usize = 12;

/// A page as a person enters it.
#[derive(Clone, Debug, Default)]
pub(crate) struct PageDraft {
    pub(crate) handle: String,
    pub(crate) intro: String,
    pub(crate) palette: String,
    pub(crate) layout: String,
    pub(crate) corners: String,
    pub(crate) time_zone: String,
}

/// A page that was checked.
#[derive(Clone, Debug)]
pub(crate) struct CheckedPage {
    pub(crate) handle: Handle,
    pub(crate) intro: String,
    pub(crate) palette: &'static str,
    pub(crate) layout: &'static str,
    pub(crate) corners: &'static str,
    pub(crate) time_zone: &'static str,
}

impl PageDraft {
    /// The fields of a page that is there.
    pub(crate) fn of(page: &Page) -> PageDraft {
        PageDraft {
            handle: page.handle.clone(),
            intro: page.intro.clone(),
            palette: page.palette.clone(),
            layout: page.layout.clone(),
            corners: page.corners.clone(),
            time_zone: page.time_zone.clone(),
        }
    }

    /// Checks everything at once. What is left empty is the first choice; a time zone is UTC.
    pub(crate) fn check(&self) -> Result<CheckedPage, Problems> {
        let mut problems = Problems::default();
        let handle = problems.check(Handle::parse(&self.handle));
        let intro = problems.check(optional_line("intro", &self.intro, INTRO_CHARS));
        let palette = problems.check(choice("palette", &self.palette, &PALETTE_WORDS));
        let layout = problems.check(choice("layout", &self.layout, &LAYOUT_WORDS));
        let corners = problems.check(choice("corners", &self.corners, &CORNER_WORDS));
        let zone = if self.time_zone.trim().is_empty() { "UTC" } else { &self.time_zone };
        let zone = problems.check(releases::time_zone(zone));
        match (handle, intro, palette, layout, corners, zone) {
            (Some(handle), Some(intro), Some(palette), Some(layout), Some(corners), Some((time_zone, _))) => {
                Ok(CheckedPage { handle, intro, palette, layout, corners, time_zone })
            }
            _ => Err(problems),
        }
    }
}

/// One of the words, the first one where nothing was chosen.
fn choice(field: &'static str, typed: &str, words: &[&'static str]) -> Result<&'static str, Problem> {
    let word = typed.trim();
    let found = if word.is_empty() { words.first() } else { words.iter().find(|known| **known == word) };
    found.copied().ok_or_else(|| Problem::new(field, "problem-bio-choice"))
}

/// A block as a person enters it: every field that any kind has. What is empty was left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct BlockDraft {
    pub(crate) kind: String,
    pub(crate) text: String,
    pub(crate) label: String,
    pub(crate) url: String,
    /// One address a line.
    pub(crate) urls: String,
    pub(crate) link_id: String,
    pub(crate) date: String,
    pub(crate) city: String,
    pub(crate) venue: String,
    pub(crate) email: String,
    pub(crate) form_id: String,
    /// The name of a picture that was brought before.
    pub(crate) picture: String,
    /// What is to be seen on it.
    pub(crate) alt: String,
    /// Local time in the page's zone.
    pub(crate) from: String,
    /// Local time in the page's zone.
    pub(crate) until: String,
}

/// A block that was checked, but for whether the workspace has its smart link or its form.
#[derive(Clone, Debug)]
pub(crate) struct CheckedBlock {
    pub(crate) content: Content,
    pub(crate) from: Option<Timestamp>,
    pub(crate) until: Option<Timestamp>,
}

/// What a draft is checked against.
#[derive(Clone, Debug)]
pub(crate) struct Against {
    /// The hosts that lead here.
    pub(crate) own: OwnHosts,
    /// Its page's time zone.
    pub(crate) zone: TimeZone,
    /// The picture that the draft names, when the workspace has brought it.
    pub(crate) picture: Option<Image>,
}

/// A draft that is being checked.
struct Checking<'a> {
    draft: &'a BlockDraft,
    against: &'a Against,
    problems: Problems,
}

impl BlockDraft {
    /// The fields of a block that is there. `zone` is its page's.
    pub(crate) fn of(block: &Block, zone: &TimeZone) -> BlockDraft {
        let local = |at: Option<Timestamp>| {
            at.map(|at| at.to_zoned(zone.clone()).strftime("%Y-%m-%dT%H:%M").to_string()).unwrap_or_default()
        };
        let mut draft = BlockDraft {
            kind: block.content.kind().to_owned(),
            from: local(block.from),
            until: local(block.until),
            ..BlockDraft::default()
        };
        match block.content.clone() {
            Content::Heading { text } | Content::Text { text } => draft.text = text,
            Content::Link { label, url } | Content::Player { label, url } | Content::Shop { label, url } => {
                (draft.label, draft.url) = (label, url);
            }
            Content::Socials { urls } => draft.urls = urls.join("\n"),
            Content::Release { link_id } | Content::Presave { link_id } => draft.link_id = link_id.to_string(),
            Content::Tour { date, city, venue, url } => {
                (draft.date, draft.city, draft.venue) = (date.to_string(), city, venue);
                draft.url = url.unwrap_or_default();
            }
            Content::Booking { label, url, email } => {
                draft.label = label;
                (draft.url, draft.email) = (url.unwrap_or_default(), email.unwrap_or_default());
            }
            Content::Image { hash, alt, url, .. } => {
                (draft.picture, draft.alt, draft.url) = (hash, alt, url.unwrap_or_default());
            }
            Content::Form { form_id } => draft.form_id = form_id.to_string(),
        }
        draft
    }

    /// Checks everything at once.
    pub(crate) fn check(&self, against: &Against) -> Result<CheckedBlock, Problems> {
        let mut checking = Checking { draft: self, against, problems: Problems::default() };
        checking.foreign_fields();
        let content = checking.content();
        let (from, until) = checking.schedule(&against.zone);
        match content {
            Some(content) if checking.problems.is_empty() => Ok(CheckedBlock { content, from, until }),
            _ => Err(checking.problems),
        }
    }

    /// The fields that the form of its kind has.
    pub(crate) fn fields(&self) -> &'static [&'static str] {
        match self.kind.as_str() {
            "heading" | "text" => &["text"],
            "link" | "player" | "shop" => &["label", "url"],
            "socials" => &["urls"],
            "release" | "presave" => &["link_id"],
            "tour" => &["date", "city", "venue", "url"],
            "booking" => &["label", "url", "email"],
            "image" => &["picture", "alt", "url"],
            "form" => &["form_id"],
            _ => &[],
        }
    }

    /// What was entered in a field.
    pub(crate) fn value(&self, field: &str) -> &str {
        match field {
            "text" => &self.text,
            "label" => &self.label,
            "url" => &self.url,
            "urls" => &self.urls,
            "link_id" => &self.link_id,
            "date" => &self.date,
            "city" => &self.city,
            "venue" => &self.venue,
            "email" => &self.email,
            "form_id" => &self.form_id,
            "picture" => &self.picture,
            "alt" => &self.alt,
            "from" => &self.from,
            "until" => &self.until,
            _ => "",
        }
    }

    /// The same, to be filled in.
    pub(crate) fn value_mut(&mut self, field: &str) -> Option<&mut String> {
        match field {
            "text" => Some(&mut self.text),
            "label" => Some(&mut self.label),
            "url" => Some(&mut self.url),
            "urls" => Some(&mut self.urls),
            "link_id" => Some(&mut self.link_id),
            "date" => Some(&mut self.date),
            "city" => Some(&mut self.city),
            "venue" => Some(&mut self.venue),
            "email" => Some(&mut self.email),
            "form_id" => Some(&mut self.form_id),
            "picture" => Some(&mut self.picture),
            "alt" => Some(&mut self.alt),
            "from" => Some(&mut self.from),
            "until" => Some(&mut self.until),
            _ => None,
        }
    }
}

impl Checking<'_> {
    /// A field of another kind would silently be lost.
    fn foreign_fields(&mut self) {
        const FIELDS: [&str; 12] =
            ["text", "label", "url", "urls", "link_id", "date", "city", "venue", "email", "form_id", "picture", "alt"];
        let own = self.draft.fields();
        if own.is_empty() {
            return self.problems.push(Problem::new("kind", "problem-bio-kind"));
        }
        for field in FIELDS.into_iter().filter(|field| !own.contains(field)) {
            if !self.draft.value(field).trim().is_empty() {
                self.problems.push(Problem::new(field, "problem-bio-field-foreign"));
            }
        }
    }

    fn content(&mut self) -> Option<Content> {
        let draft = self.draft;
        Some(match draft.kind.as_str() {
            "heading" => Content::Heading { text: self.line("text", &draft.text)? },
            "text" => Content::Text { text: self.paragraphs(&draft.text)? },
            "link" => self.labelled(|label, url| Content::Link { label, url })?,
            "player" => self.labelled(|label, url| Content::Player { label, url })?,
            "shop" => self.labelled(|label, url| Content::Shop { label, url })?,
            "socials" => self.socials()?,
            "release" => Content::Release { link_id: self.link_id()? },
            "presave" => Content::Presave { link_id: self.link_id()? },
            "tour" => self.tour()?,
            "booking" => self.booking()?,
            "image" => self.image()?,
            "form" => Content::Form { form_id: self.form_id()? },
            _ => return None,
        })
    }

    fn labelled(&mut self, content: fn(String, String) -> Content) -> Option<Content> {
        let (label, url) = (self.line("label", &self.draft.label), self.address("url", &self.draft.url));
        Some(content(label?, url?))
    }

    fn socials(&mut self) -> Option<Content> {
        let lines: Vec<&str> = self.draft.urls.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        if lines.is_empty() {
            self.problems.push(Problem::new("urls", "problem-links-url-missing"));
        }
        if lines.len() > MAX_URLS {
            self.problems.push(Problem::new("urls", "problem-bio-urls-many").with("n", MAX_URLS.to_string()));
            return None;
        }
        let urls: Vec<String> = lines.iter().filter_map(|line| self.address("urls", line)).collect();
        (!urls.is_empty() && urls.len() == lines.len()).then_some(Content::Socials { urls })
    }

    fn tour(&mut self) -> Option<Content> {
        let date = self.draft.date.trim();
        let date = date.parse::<Date>().ok().filter(|date| date.to_string() == self.draft.date.trim());
        let date = self.problems.check(date.ok_or_else(|| Problem::new("date", "problem-bio-date")));
        let city = self.line("city", &self.draft.city);
        let venue = self.problems.check(optional_line("venue", &self.draft.venue, LINE_CHARS));
        let url = self.optional_address("url", &self.draft.url);
        Some(Content::Tour { date: date?, city: city?, venue: venue?, url: url? })
    }

    fn booking(&mut self) -> Option<Content> {
        let label = self.line("label", &self.draft.label);
        let url = self.optional_address("url", &self.draft.url);
        let email = self.problems.check(optional_email(&self.draft.email));
        let (label, url, email) = (label?, url?, email?);
        if url.is_some() == email.is_some() {
            self.problems.push(Problem::new("url", "problem-bio-booking-one"));
            return None;
        }
        Some(Content::Booking { label, url, email })
    }

    fn image(&mut self) -> Option<Content> {
        let picture = self.against.picture.clone().ok_or_else(|| Problem::new("picture", "problem-bio-picture"));
        let picture = self.problems.check(picture);
        let alt = match optional_line("alt", &self.draft.alt, ALT_CHARS) {
            Ok(alt) if alt.is_empty() => Err(Problem::new("alt", "problem-bio-alt")),
            other => other,
        };
        let alt = self.problems.check(alt);
        let url = self.optional_address("url", &self.draft.url);
        let (Image { hash, width, height }, alt, url) = (picture?, alt?, url?);
        Some(Content::Image { hash: hash.as_str().to_owned(), width, height, alt, url })
    }

    fn form_id(&mut self) -> Option<Uuid> {
        let id = Uuid::try_parse(self.draft.form_id.trim());
        self.problems.check(id.map_err(|_| Problem::new("form_id", "problem-bio-form")))
    }

    fn link_id(&mut self) -> Option<Uuid> {
        let id = Uuid::try_parse(self.draft.link_id.trim());
        self.problems.check(id.map_err(|_| Problem::new("link_id", "problem-bio-link")))
    }

    fn line(&mut self, field: &'static str, typed: &str) -> Option<String> {
        let line = match optional_line(field, typed, LINE_CHARS) {
            Ok(line) if line.is_empty() => Err(Problem::new(field, "problem-bio-missing")),
            other => other,
        };
        self.problems.check(line)
    }

    fn paragraphs(&mut self, typed: &str) -> Option<String> {
        let text = typed.replace("\r\n", "\n");
        let text = text.trim();
        let wrong = if text.is_empty() {
            Some(Problem::new("text", "problem-bio-missing"))
        } else if text.chars().count() > TEXT_CHARS {
            Some(Problem::new("text", "problem-bio-long").with("n", TEXT_CHARS.to_string()))
        } else if text.lines().any(|line| !line.trim().is_empty() && !kit::is_plain_line(line)) {
            Some(Problem::new("text", "problem-bio-signs"))
        } else {
            None
        };
        self.problems.check(wrong.map_or_else(|| Ok(text.to_owned()), Err))
    }

    fn optional_address(&mut self, field: &'static str, typed: &str) -> Option<Option<String>> {
        if typed.trim().is_empty() { Some(None) } else { self.address(field, typed).map(Some) }
    }

    /// An address elsewhere. One of this site's own would be counted twice, or lead round in a circle.
    fn address(&mut self, field: &'static str, typed: &str) -> Option<String> {
        let address = match Address::parse(typed) {
            Ok(address) => address,
            Err(refused) => {
                self.problems.push(Problem::new(field, refused.text()));
                return None;
            }
        };
        if self.against.own.hold(address.host()) {
            self.problems.push(Problem::new(field, "problem-bio-url-ours"));
            return None;
        }
        Some(address.as_str().to_owned())
    }

    fn schedule(&mut self, zone: &TimeZone) -> (Option<Timestamp>, Option<Timestamp>) {
        let from = self.problems.check(moment("from", &self.draft.from, zone)).flatten();
        let until = self.problems.check(moment("until", &self.draft.until, zone)).flatten();
        if let (Some(from), Some(until)) = (from, until)
            && until <= from
        {
            self.problems.push(Problem::new("until", "problem-bio-until"));
        }
        (from, until)
    }
}

fn optional_line(field: &'static str, typed: &str, chars: usize) -> Result<String, Problem> {
    let line = typed.trim();
    if line.chars().count() > chars {
        return Err(Problem::new(field, "problem-bio-long").with("n", chars.to_string()));
    }
    if !line.is_empty() && !kit::is_plain_line(line) {
        return Err(Problem::new(field, "problem-bio-signs"));
    }
    Ok(line.to_owned())
}

/// An address of mail that can stand after `mailto:` as it is (RFC 6068): nothing in it begins a header or a second address.
fn optional_email(typed: &str) -> Result<Option<String>, Problem> {
    let email = typed.trim();
    if email.is_empty() {
        return Ok(None);
    }
    let local = |byte: u8| byte.is_ascii_alphanumeric() || b".!#$'*+/=^_`{|}~-".contains(&byte);
    let domain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    let sound = email.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && name.bytes().all(local)
            && host.bytes().all(domain)
            && host.contains('.')
            && !host.split('.').any(|part| part.is_empty() || part.starts_with('-') || part.ends_with('-'))
    });
    if sound && email.len() <= EMAIL_CHARS {
        Ok(Some(email.to_owned()))
    } else {
        Err(Problem::new("email", "problem-bio-email"))
    }
}

/// A moment as a form sends it, `2026-11-27T20:00`, in a zone. Where the clocks leave it out it is the moment after.
fn moment(field: &'static str, typed: &str, zone: &TimeZone) -> Result<Option<Timestamp>, Problem> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let wrong = || Problem::new(field, "problem-bio-moment");
    let local: DateTime = typed.parse().map_err(|_| wrong())?;
    if !(2000..=2100).contains(&local.year()) || typed.contains(['[', '+', 'Z', 'z']) {
        return Err(wrong());
    }
    let at = zone.to_ambiguous_zoned(local).compatible().map_err(|_| wrong())?;
    Ok(Some(at.timestamp()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(kind: &str, fields: &[(&str, &str)]) -> BlockDraft {
        let mut draft = BlockDraft { kind: kind.to_owned(), ..BlockDraft::default() };
        for (field, value) in fields {
            *draft.value_mut(field).unwrap() = (*value).to_owned();
        }
        draft
    }

    fn picture() -> Option<Image> {
        Image::stored(&"ab".repeat(32), 1200, 800)
    }

    fn against() -> Against {
        Against { own: OwnHosts::of("https://music.example"), zone: TimeZone::UTC, picture: picture() }
    }

    fn check(kind: &str, fields: &[(&str, &str)]) -> Result<CheckedBlock, Problems> {
        draft(kind, fields).check(&against())
    }

    fn wrong(kind: &str, fields: &[(&str, &str)]) -> Vec<(String, &'static str)> {
        let Problems(problems) = check(kind, fields).unwrap_err();
        problems.iter().map(|problem| (problem.field.to_string(), problem.text)).collect()
    }

    const SHOP: (&str, &str) = ("label", "Shop");

    #[test]
    fn every_kind_comes_back_as_it_was_entered() {
        let hash = "ab".repeat(32);
        let cases: [(&str, &[(&str, &str)]); 11] = [
            ("heading", &[("text", "Live")]),
            ("text", &[("text", "One.\n\nTwo <b>.")]),
            ("link", &[SHOP, ("url", "https://noor.example/shop")]),
            ("socials", &[("urls", "https://instagram.com/noor\nhttps://noor.example/")]),
            ("release", &[("link_id", "0192c6a0-0000-7000-8000-000000000000")]),
            ("tour", &[("date", "2026-11-27"), ("city", "Bristol"), ("venue", "The Louisiana")]),
            ("player", &[("label", "Live"), ("url", "https://youtu.be/1")]),
            ("booking", &[("label", "Book us"), ("email", "book@noor.example")]),
            ("image", &[("picture", &hash), ("alt", "A boat at night"), ("url", "https://noor.example/boat")]),
            ("form", &[("form_id", "0192c6a0-0000-7000-8000-000000000000")]),
            ("heading", &[("text", "Soon"), ("from", "2026-11-27T20:00"), ("until", "2026-11-28T20:00")]),
        ];
        for (kind, fields) in cases {
            let checked = check(kind, fields).unwrap();
            let block = Block {
                id: Uuid::nil(),
                content: checked.content,
                shown: true,
                from: checked.from,
                until: checked.until,
                removed_at: None,
            };
            assert_eq!(BlockDraft::of(&block, &TimeZone::UTC), draft(kind, fields));
        }
    }

    #[test]
    fn an_address_that_is_no_way_out_is_refused() {
        let cases = [
            ("javascript:alert(1)", "problem-links-url-scheme"),
            ("data:text/html,<script>alert(1)</script>", "problem-links-url-scheme"),
            ("JaVaScRiPt://noor.example/%0aalert(1)", "problem-links-url-scheme"),
            ("https://ada:secret@noor.example/", "problem-links-url-credentials"),
            ("https://noor.example/\u{202e}gpj.exe", "problem-links-url-unreadable"),
            ("https://noor.example/a\u{7f}", "problem-links-url-unreadable"),
            ("http://127.0.0.1/", "problem-links-url-private"),
            ("https://MUSIC.example:8443/@noor/go/1", "problem-bio-url-ours"),
            ("http://music.example./@noor", "problem-bio-url-ours"),
            ("", "problem-links-url-missing"),
        ];
        for (url, text) in cases {
            assert_eq!(wrong("link", &[SHOP, ("url", url)]), [("url".to_owned(), text)], "{url}");
        }
        let kept = check("link", &[SHOP, ("url", "https://bücher.example/ä")]).unwrap().content;
        assert_eq!(kept.way_out(0), Some("https://xn--bcher-kva.example/%C3%A4"), "ASCII, as it is shown");
    }

    #[test]
    fn every_field_is_told_apart() {
        assert_eq!(wrong("", &[]), [("kind".to_owned(), "problem-bio-kind")]);
        assert_eq!(wrong("heading", &[("text", "gnp\u{202e}exe")]), [("text".to_owned(), "problem-bio-signs")]);
        assert_eq!(wrong("text", &[("text", "a\u{0}b")]), [("text".to_owned(), "problem-bio-signs")]);
        assert_eq!(wrong("heading", &[("text", &"x".repeat(81))]), [("text".to_owned(), "problem-bio-long")]);
        let foreign = wrong("heading", &[("text", "a"), ("url", "https://noor.example")]);
        assert_eq!(foreign, [("url".to_owned(), "problem-bio-field-foreign")]);
        let both = [("label", "Book"), ("email", "a@noor.example"), ("url", "https://noor.example")];
        assert_eq!(wrong("booking", &both), [("url".to_owned(), "problem-bio-booking-one")]);
        assert_eq!(wrong("release", &[("link_id", "x")]), [("link_id".to_owned(), "problem-bio-link")]);
        assert_eq!(wrong("tour", &[("date", "2026-02-30"), ("city", "")]).len(), 2);
        let turned = [("text", "a"), ("from", "2026-11-28T10:00"), ("until", "2026-11-28T10:00")];
        assert_eq!(wrong("heading", &turned), [("until".to_owned(), "problem-bio-until")]);
        assert_eq!(
            wrong("heading", &[("text", "a"), ("from", "tomorrow")]),
            [("from".to_owned(), "problem-bio-moment")]
        );
        let many = vec!["https://noor.example/"; 13].join("\n");
        assert_eq!(wrong("socials", &[("urls", &many)]), [("urls".to_owned(), "problem-bio-urls-many")]);
    }

    #[test]
    fn a_picture_is_one_that_was_brought_and_has_words() {
        let alt = ("alt", "A boat at night");
        let missing = |fields: &[(&str, &str)], picture| {
            let Problems(problems) = draft("image", fields).check(&Against { picture, ..against() }).unwrap_err();
            problems.iter().map(|problem| problem.field.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(missing(&[alt], None), ["picture"]);
        assert_eq!(missing(&[("alt", " ")], picture()), ["alt"]);
        assert_eq!(missing(&[("alt", "a\u{202e}b"), ("url", "javascript:1")], None), ["picture", "alt", "url"]);
        assert_eq!(missing(&[("alt", &"x".repeat(301))], picture()), ["alt"]);
        assert_eq!(wrong("form", &[("form_id", "x")]), [("form_id".to_owned(), "problem-bio-form")]);
    }

    #[test]
    fn mail_goes_to_one_address_and_carries_nothing_else() {
        for email in
            ["a@b", "a b@noor.example", "a@noor.example?bcc=x@y.example", "a@noor.example,b@c.example", "@b.example"]
        {
            assert_eq!(
                wrong("booking", &[("label", "Book"), ("email", email)]),
                [("email".to_owned(), "problem-bio-email")],
                "{email}"
            );
        }
        let percent = wrong("booking", &[("label", "Book"), ("email", "a%0abcc:x@noor.example")]);
        assert_eq!(percent, [("email".to_owned(), "problem-bio-email")]);
    }
}
