//! What the columns of a table mean: recognised by their headings, or said by a person.

use std::collections::HashSet;

use kit::{Problem, Problems};
use serde::{Deserialize, Serialize};

use crate::{
    dates::{self, Order},
    table::{Table, folded},
};

/// How long the name of a kept mapping may be, in characters.
const NAME_CHARS: usize = 60;

/// What a column is read as. Its word is what forms and programs say.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Meaning {
    /// It is passed over.
    Nothing,
    /// Who made the music.
    Artist,
    /// The title of the release.
    Title,
    /// The title of one recording.
    Track,
    /// The code of the product.
    Upc,
    /// The code of a recording.
    Isrc,
    /// The day, perhaps with a time.
    Date,
    /// The time zone that the day is meant in.
    Zone,
    /// The old address, or its last part.
    Address,
    /// An address at a known service.
    Service(&'static str),
    /// An address at whatever service it belongs to.
    To,
    /// An address that is called as the column is.
    Named,
}

/// Every meaning that is not a service, in the order in which a form offers them.
pub(crate) const PLAIN: [Meaning; 11] = [
    Meaning::Nothing,
    Meaning::Artist,
    Meaning::Title,
    Meaning::Track,
    Meaning::Upc,
    Meaning::Isrc,
    Meaning::Date,
    Meaning::Zone,
    Meaning::Address,
    Meaning::To,
    Meaning::Named,
];

impl Meaning {
    /// The word of a form and of the API.
    pub(crate) fn word(&self) -> &'static str {
        match self {
            Meaning::Nothing => "nothing",
            Meaning::Artist => "artist",
            Meaning::Title => "title",
            Meaning::Track => "track",
            Meaning::Upc => "upc",
            Meaning::Isrc => "isrc",
            Meaning::Date => "release_date",
            Meaning::Zone => "time_zone",
            Meaning::Address => "address",
            Meaning::To => "destination",
            Meaning::Named => "named",
            Meaning::Service(word) => word,
        }
    }

    /// Reads such a word.
    pub(crate) fn of(word: &str) -> Option<Meaning> {
        let plain = PLAIN.into_iter().find(|meaning| meaning.word() == word);
        plain
            .or_else(|| links::services().find(|(service, _)| *service == word).map(|(word, _)| Meaning::Service(word)))
    }

    /// Whether several columns may be read so.
    fn may_repeat(&self) -> bool {
        matches!(self, Meaning::Nothing | Meaning::To | Meaning::Named)
    }
}

/// Headings that say what a column is, each as [`folded`] writes it. The first heading of a table that says it counts.
const HEADINGS: [(Meaning, &[&str]); 9] = [
    (
        Meaning::Artist,
        &[
            "artist",
            "artists",
            "artist name",
            "artist s",
            "main artist",
            "primary artist",
            "release artist",
            "album artist",
            "display artist",
            "performer",
            "band",
            "исполнитель",
            "артист",
        ],
    ),
    (
        Meaning::Title,
        &[
            "release title",
            "release name",
            "album title",
            "album name",
            "release",
            "album",
            "product title",
            "title",
            "song title",
            "song",
            "single",
            "link title",
            "campaign",
            "campaign name",
            "campaign title",
            "name",
            "название",
            "релиз",
        ],
    ),
    (Meaning::Track, &["track title", "track name", "track", "recording title", "song title", "song name", "трек"]),
    (Meaning::Upc, &["upc", "upc code", "upc ean", "ean upc", "ean", "barcode", "gtin", "product code", "icpn"]),
    (Meaning::Isrc, &["isrc", "isrc code", "track isrc"]),
    (
        Meaning::Date,
        &[
            "release date",
            "release day",
            "date of release",
            "street date",
            "digital release date",
            "out date",
            "launch date",
            "drop date",
            "go live date",
            "live date",
            "start date",
            "дата релиза",
        ],
    ),
    (Meaning::Zone, &["time zone", "timezone", "tz", "release time zone", "часовой пояс"]),
    (
        Meaning::Address,
        &[
            "short link",
            "short url",
            "shortlink",
            "smart link",
            "smartlink",
            "smart url",
            "pre save link",
            "presave link",
            "pre save url",
            "presave url",
            "campaign url",
            "campaign link",
            "landing page",
            "landing page url",
            "link url",
            "public url",
            "page url",
            "slug",
            "short code",
            "vanity url",
            "back half",
            "alias",
            "link",
            "url",
            "ссылка",
        ],
    ),
    (
        Meaning::To,
        &[
            "destination",
            "destination url",
            "destination link",
            "target",
            "target url",
            "redirect url",
            "redirect",
            "redirects to",
            "long url",
            "long link",
            "original url",
            "url",
            "link",
        ],
    ),
];

/// Other names of services in headings.
const SERVICES_CALLED: [(&str, &str); 7] = [
    ("apple", "apple-music"),
    ("amazon", "amazon-music"),
    ("itunes", "itunes"),
    ("saavn", "jiosaavn"),
    ("yandex", "yandex-music"),
    ("netease", "netease"),
    ("youtubemusic", "youtube-music"),
];

/// How a table is read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Mapping {
    /// What each column is, by its word.
    pub(crate) columns: Vec<String>,
    /// Who made the music where a row does not say it.
    pub(crate) artist: String,
    /// How `03/04/2026` is read; empty where the column itself shows it or nobody has said it.
    pub(crate) date_order: String,
    /// The time zone of days that do not say theirs.
    pub(crate) time_zone: String,
    /// The day of rows without one, as `2026-11-22`; empty where such rows are left out.
    pub(crate) undated: String,
}

impl Mapping {
    /// What the headings of a table say by themselves. `undated` is the day of rows without one.
    pub(crate) fn guess(table: &Table, time_zone: &str, undated: &str) -> Mapping {
        let mut columns: Vec<Meaning> = table.headings.iter().map(|heading| service_of(heading)).collect();
        for (meaning, words) in HEADINGS {
            let is_free = |column: &usize| columns.get(*column) == Some(&Meaning::Nothing);
            let called = |word: &&str| table.headings.iter().position(|heading| folded(heading) == **word);
            // The surest words come first.
            let found = words.iter().filter_map(called).find(is_free);
            if let Some(place) = found.and_then(|column| columns.get_mut(column)) {
                *place = meaning;
            }
        }
        Mapping {
            columns: columns.iter().map(|meaning| meaning.word().to_owned()).collect(),
            artist: String::new(),
            date_order: String::new(),
            time_zone: time_zone.to_owned(),
            undated: undated.to_owned(),
        }
    }

    /// The same for another table, whose columns are called alike.
    pub(crate) fn for_headings(&self, own: &[String], others: &[String]) -> Mapping {
        let meaning = |heading: &String| {
            let place = own.iter().position(|known| folded(known) == folded(heading));
            place.and_then(|place| self.columns.get(place)).map_or("nothing", String::as_str).to_owned()
        };
        Mapping { columns: others.iter().map(meaning).collect(), ..self.clone() }
    }

    /// What each column is.
    pub(crate) fn meanings(&self) -> Vec<Meaning> {
        self.columns.iter().map(|word| Meaning::of(word).unwrap_or(Meaning::Nothing)).collect()
    }

    /// The first column that is read so.
    pub(crate) fn column(&self, meaning: &Meaning) -> Option<usize> {
        self.columns.iter().position(|word| word == meaning.word())
    }

    /// The order of day and month that a person chose.
    pub(crate) fn chosen_order(&self) -> Option<Order> {
        Order::of(&self.date_order)
    }

    /// Whether a table can be read so at all.
    pub(crate) fn is_enough(&self) -> bool {
        self.column(&Meaning::Title).is_some()
            && (self.column(&Meaning::Artist).is_some() || !self.artist.trim().is_empty())
    }

    /// Looks at everything that a person said.
    ///
    /// # Errors
    /// Every problem, by the field's name: `column.2` for the third column.
    pub(crate) fn check(&self, n_columns: usize) -> Result<(), Problems> {
        let mut problems = Problems::default();
        let mut seen = HashSet::new();
        for (place, word) in self.columns.iter().enumerate() {
            let field = format!("column.{place}");
            match Meaning::of(word) {
                None => problems.push(Problem::new(field, "problem-imports-column").with("word", word.as_str())),
                Some(meaning) if !meaning.may_repeat() && !seen.insert(meaning.clone()) => {
                    problems.push(Problem::new(field, "problem-imports-column-twice"));
                }
                Some(_) => {}
            }
        }
        if self.columns.len() != n_columns {
            let n = i64::try_from(n_columns).unwrap_or(i64::MAX);
            problems.push(Problem::new("columns", "problem-imports-columns").with("n", n));
        }
        if self.column(&Meaning::Title).is_none() {
            problems.push(Problem::new("column.0", "problem-imports-title"));
        }
        if !self.artist.trim().is_empty() {
            problems.check(artists::read_name("artist", &self.artist));
        } else if self.column(&Meaning::Artist).is_none() {
            problems.push(Problem::new("artist", "problem-imports-artist"));
        }
        if !self.date_order.is_empty() && self.chosen_order().is_none() {
            problems.push(Problem::new("date_order", "problem-imports-order-word"));
        }
        problems.check(releases::time_zone(&self.time_zone));
        if !self.undated.is_empty() && dates::day(&self.undated).is_none() {
            problems.push(Problem::new("undated", "problem-imports-undated"));
        }
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }
}

/// The name under which a mapping is kept.
///
/// # Errors
/// A problem of the field `keep_as`.
pub(crate) fn check_name(text: &str) -> Result<String, Problem> {
    let name = text.trim();
    if name.chars().count() > NAME_CHARS || !kit::is_plain_line(name) {
        let n = i64::try_from(NAME_CHARS).unwrap_or(i64::MAX);
        return Err(Problem::new("keep_as", "problem-imports-name").with("n", n));
    }
    Ok(name.to_owned())
}

/// The service that a heading names: `Spotify`, `Apple Music URL`, `link_deezer`.
fn service_of(heading: &str) -> Meaning {
    let words = folded(heading);
    let is_filler =
        |word: &&str| !matches!(*word, "url" | "link" | "uri" | "href" | "address" | "destination" | "store");
    let name: String = words.split(' ').filter(is_filler).collect();
    let joined = |text: &str| folded(text).replace(' ', "");
    let known = links::services().find(|(word, brand)| joined(word) == name || joined(brand) == name);
    let other = || {
        let (_, word) = SERVICES_CALLED.iter().find(|(called, _)| *called == name)?;
        links::services().find(|(service, _)| service == word)
    };
    known.or_else(other).map_or(Meaning::Nothing, |(word, _)| Meaning::Service(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table;

    fn guessed(headings: &str) -> Vec<String> {
        let table = table::read(&format!("{headings}\n1{}\n", ",".repeat(headings.matches(',').count()))).unwrap();
        Mapping::guess(&table, "UTC", "").columns
    }

    #[test]
    fn known_headings_are_recognised_in_any_order_and_spelling() {
        assert_eq!(
            guessed("Title,ARTIST,Short link,Destination URL,Created"),
            ["title", "artist", "address", "destination", "nothing"]
        );
        assert_eq!(
            guessed("artist,title,UPC,release date,link"),
            ["artist", "title", "upc", "release_date", "address"]
        );
        assert_eq!(
            guessed("slug,name,artist_name,Spotify,Apple Music URL,deezer link,YouTube,Amazon,url"),
            [
                "address",
                "title",
                "artist",
                "spotify",
                "apple-music",
                "deezer",
                "youtube",
                "amazon-music",
                "destination"
            ]
        );
        assert_eq!(
            guessed("artist,release,UPC,track,ISRC,territory"),
            ["artist", "title", "upc", "track", "isrc", "nothing"]
        );
        assert_eq!(guessed("Short URL,Long URL,Title"), ["address", "destination", "title"]);
        assert_eq!(guessed("foo,bar"), ["nothing", "nothing"]);
    }

    #[test]
    fn every_word_is_read_back() {
        for meaning in PLAIN.into_iter().chain(links::services().map(|(word, _)| Meaning::Service(word))) {
            assert_eq!(Meaning::of(meaning.word()), Some(meaning));
        }
        assert_eq!(Meaning::of("everything"), None);
    }

    #[test]
    fn a_mapping_names_what_is_missing() {
        let mapping = Mapping {
            columns: ["artist", "artist", "what"].map(str::to_owned).to_vec(),
            date_order: "x".to_owned(),
            time_zone: "Europe/Londn".to_owned(),
            undated: "yesterday".to_owned(),
            ..Mapping::default()
        };
        let fields: Vec<String> =
            mapping.check(4).unwrap_err().0.into_iter().map(|problem| problem.field.into_owned()).collect();
        assert_eq!(fields, ["column.1", "column.2", "columns", "column.0", "date_order", "time_zone", "undated"]);
    }

    #[test]
    fn a_kept_mapping_fits_columns_in_another_order() {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let kept = Mapping { columns: words(&["title", "artist"]), ..Mapping::default() };
        let fitted = kept.for_headings(&words(&["Werk", "Wer"]), &words(&["wer", "neu", "WERK"]));
        assert_eq!(fitted.columns, ["artist", "nothing", "title"]);
    }
}
