//! What the rows of a table ask for: one draft for each thing, with what is wrong with it, said by row and column.

use std::collections::HashMap;

use jiff::tz::TimeZone;
use kit::{Arg, OwnHosts, Problem, Problems, Tongue};
use links::{DestinationDraft, Slug};
use releases::Plan;
use serde::{Deserialize, Serialize};
use url::Url;

use crate::{
    columns::{Mapping, Meaning},
    dates::{self, Order},
    table::{Row, Table},
};

/// Something to tell about a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Remark {
    /// The row that it is about, as a spreadsheet numbers it.
    pub(crate) row: u32,
    /// What the column is called, where it is about one.
    pub(crate) column: Option<String>,
    /// The id of the text.
    pub(crate) text: String,
    /// Values for the text's variables: words, or numbers.
    pub(crate) args: Vec<(String, Value)>,
}

/// A value of a text, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Value {
    Number(i64),
    Text(String),
}

impl Remark {
    fn new(row: u32, column: Option<&str>, text: &str) -> Remark {
        Remark { row, column: column.map(str::to_owned), text: text.to_owned(), args: Vec::new() }
    }

    fn with(mut self, name: &str, value: impl Into<String>) -> Remark {
        self.args.push((name.to_owned(), Value::Text(value.into())));
        self
    }

    fn of(row: u32, column: Option<&str>, problem: Problem) -> Remark {
        let value = |arg| match arg {
            Arg::Text(text) => Value::Text(text),
            Arg::Number(number) => Value::Number(number),
        };
        let args = problem.args.into_iter().map(|(name, arg)| (name.to_owned(), value(arg))).collect();
        Remark { args, ..Remark::new(row, column, problem.text) }
    }

    /// That the word of an old address is somebody else's.
    pub(crate) fn taken(row: u32, old: &Old) -> Remark {
        Remark::new(row, None, "imports-note-taken").with("address", old.key.trim_start_matches('/'))
    }

    /// The sentence in a language.
    pub(crate) fn say(&self, tongue: &Tongue) -> String {
        let arg = |value: &Value| match value {
            Value::Number(number) => Arg::Number(*number),
            Value::Text(text) => Arg::Text(text.clone()),
        };
        let args: Vec<(&str, Arg)> = self.args.iter().map(|(name, value)| (name.as_str(), arg(value))).collect();
        tongue.say_with(&self.text, &args)
    }
}

/// An address that a link had at another tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Old {
    /// What it is known by: host and path, or the word alone.
    pub(crate) key: String,
    /// The word that is to lead to the new link, where its last part can be one.
    pub(crate) word: Option<String>,
    /// Its host, where it says one.
    pub(crate) host: Option<String>,
    /// Whether the whole path is that word, so that it keeps working under a domain of the label's own.
    pub(crate) whole: bool,
}

impl Old {
    /// Reads `https://lnk.example/neon`, `lnk.example/neon`, `/neon` and `neon`; none for what is no address.
    pub(crate) fn read(text: &str) -> Option<Old> {
        let text = text.trim();
        let is_path = !text.contains("://") && !text.split('/').next().is_some_and(|first| first.contains('.'));
        let (host, path) = if is_path {
            (None, text.split(['?', '#']).next()?.to_owned())
        } else {
            let whole = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
            let url = Url::parse(&whole).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
            (Some(url.host_str()?.trim_end_matches('.').to_owned()), url.path().to_owned())
        };
        let path = path.trim_matches('/');
        if path.is_empty() || path.chars().any(|sign| sign.is_control() || sign.is_whitespace() || sign == ':') {
            return None;
        }
        let last = path.rsplit('/').next()?;
        let word = Slug::parse(last).ok().map(|word| word.as_str().to_owned());
        let key = match &host {
            Some(host) => format!("{host}/{path}"),
            None => format!("/{}", path.to_ascii_lowercase()),
        };
        Some(Old { key, word, host, whole: !path.contains('/') })
    }
}

/// A destination as it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Way {
    /// What the column is called.
    pub(crate) column: String,
    /// The service's word, or `other`.
    pub(crate) service: String,
    /// What people call it, for another address.
    pub(crate) label: String,
    /// The address.
    pub(crate) url: String,
}

/// One thing that a list asks for: an artist's release, and a link to it where there is an address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Draft {
    /// Its rows; the first one names it.
    pub(crate) rows: Vec<u32>,
    /// Who made the music.
    pub(crate) artist: String,
    /// The title.
    pub(crate) title: String,
    /// The product code, in the form in which it is kept; empty for none.
    pub(crate) upc: String,
    /// The recordings: title and code, which may be empty.
    pub(crate) tracks: Vec<(String, String)>,
    /// The day, as `2026-11-22`.
    pub(crate) date: String,
    /// The time of that day; empty is midnight.
    pub(crate) time: String,
    /// The time zone of both.
    pub(crate) zone: String,
    /// Whether the day would be another one if day and month changed places.
    #[serde(skip)]
    pub(crate) open_date: bool,
    /// What its link was called elsewhere.
    pub(crate) old: Option<Old>,
    /// Where its link leads.
    pub(crate) ways: Vec<Way>,
    /// What is wrong: with any of it nothing is made.
    pub(crate) problems: Vec<Remark>,
    /// What there is to know.
    pub(crate) notes: Vec<Remark>,
}

impl Draft {
    /// The row that names it.
    pub(crate) fn n(&self) -> u32 {
        self.rows.first().copied().unwrap_or_default()
    }

    /// Whether it can be made.
    pub(crate) fn is_sound(&self) -> bool {
        self.problems.is_empty()
    }

    /// Whether it asks for a link beside the release.
    pub(crate) fn wants_link(&self) -> bool {
        self.old.is_some() || !self.ways.is_empty()
    }

    /// The release that it asks for.
    pub(crate) fn plan(&self) -> Plan {
        let spotify = self.ways.iter().filter(|way| way.service == "spotify");
        Plan {
            title: self.title.clone(),
            upc: self.upc.clone(),
            release_date: self.date.clone(),
            release_time: self.time.clone(),
            time_zone: self.zone.clone(),
            spotify_uri: spotify.into_iter().find_map(|way| releases::read_spotify(&way.url)).unwrap_or_default(),
            tracks: self.tracks.clone(),
        }
    }

    /// Its destinations, by the rules of the links.
    pub(crate) fn destinations(&self, own: &OwnHosts) -> Result<links::CheckedDestinations, Problems> {
        let draft = |way: &Way| DestinationDraft {
            field: way.column.clone(),
            service: way.service.clone(),
            label: way.label.clone(),
            url: way.url.clone(),
        };
        let drafts: Vec<DestinationDraft> = self.ways.iter().map(draft).collect();
        links::check_destinations(&drafts, own)
    }

    /// The recording codes.
    pub(crate) fn isrcs(&self) -> impl Iterator<Item = &str> {
        self.tracks.iter().map(|(_, isrc)| isrc.as_str()).filter(|isrc| !isrc.is_empty())
    }
}

/// Everything that a table asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reading {
    /// In the order of their first rows.
    pub(crate) drafts: Vec<Draft>,
    /// How numbers were read, of which either could be the day.
    pub(crate) order: Option<Order>,
    /// How many days could be another one; nobody has said yet which. Nothing is made before that.
    pub(crate) n_open: usize,
}

/// Reads a table.
pub(crate) fn read(table: &Table, mapping: &Mapping, own: &OwnHosts) -> Reading {
    let reader = Reader::new(table, mapping);
    let (mut drafts, mut places): (Vec<Draft>, HashMap<String, usize>) = (Vec::new(), HashMap::new());
    for row in &table.rows {
        let draft = reader.draft(row);
        match key(&draft).map(|key| places.entry(key)) {
            Some(std::collections::hash_map::Entry::Occupied(place)) => match drafts.get_mut(*place.get()) {
                Some(first) if same(first, &draft) => reader.merge(first, draft),
                Some(first) => {
                    let other =
                        Remark::new(draft.n(), None, "problem-imports-row-twice").with("row", first.n().to_string());
                    drafts.push(Draft { problems: vec![other], ..draft });
                }
                None => {}
            },
            Some(std::collections::hash_map::Entry::Vacant(place)) => {
                place.insert(drafts.len());
                drafts.push(draft);
            }
            None => drafts.push(draft),
        }
    }
    for draft in &mut drafts {
        reader.check(draft, own);
    }
    let n_open = drafts.iter().filter(|draft| draft.is_sound() && draft.open_date).count();
    let is_said = mapping.chosen_order().is_some();
    Reading { drafts, order: reader.said, n_open: if is_said { 0 } else { n_open } }
}

/// What two rows have in common that speak of the same thing.
fn key(draft: &Draft) -> Option<String> {
    if let Some(old) = &draft.old {
        return Some(format!("at {}", old.key));
    }
    if !draft.upc.is_empty() {
        return Some(format!("upc {}", releases::upc_key(&draft.upc)));
    }
    let titled = !draft.title.is_empty() && !draft.artist.is_empty();
    titled.then(|| format!("titled {}\n{}", draft.artist.to_lowercase(), draft.title.to_lowercase()))
}

/// Whether a second row of the same address or code speaks of the same release.
fn same(first: &Draft, second: &Draft) -> bool {
    let alike =
        |one: &str, other: &str| one.is_empty() || other.is_empty() || one.to_lowercase() == other.to_lowercase();
    alike(&first.title, &second.title)
        && alike(&first.artist, &second.artist)
        && alike(&releases::upc_key(&first.upc), &releases::upc_key(&second.upc))
}

/// How one table is read.
struct Reader<'a> {
    mapping: &'a Mapping,
    headings: &'a [String],
    meanings: Vec<Meaning>,
    order: Order,
    /// The order that a person chose, or that the column shows.
    said: Option<Order>,
    zone: TimeZone,
}

impl<'a> Reader<'a> {
    fn new(table: &'a Table, mapping: &'a Mapping) -> Reader<'a> {
        let dates = mapping.column(&Meaning::Date);
        let shown: Vec<Order> = table.rows.iter().filter_map(|row| dates::shown(row.fields.get(dates?)?)).collect();
        // A column that shows both shows nothing.
        let shown = shown.first().copied().filter(|first| shown.iter().all(|order| order == first));
        let said = mapping.chosen_order().or(shown);
        Reader {
            mapping,
            headings: &table.headings,
            meanings: mapping.meanings(),
            order: said.unwrap_or(Order::DayFirst),
            said,
            zone: releases::zone_of(&mapping.time_zone).unwrap_or(TimeZone::UTC),
        }
    }

    /// What a column is called.
    fn heading(&self, meaning: &Meaning) -> Option<&str> {
        self.mapping.column(meaning).and_then(|column| self.headings.get(column)).map(String::as_str)
    }

    fn text<'r>(&self, row: &'r Row, meaning: &Meaning) -> &'r str {
        let column = self.mapping.column(meaning);
        column.and_then(|column| row.fields.get(column)).map_or("", String::as_str)
    }

    fn draft(&self, row: &Row) -> Draft {
        let said = self.text(row, &Meaning::Artist);
        let artist = if said.is_empty() { self.mapping.artist.trim() } else { said };
        let mut draft = Draft {
            rows: vec![row.n],
            artist: artist.to_owned(),
            title: self.text(row, &Meaning::Title).to_owned(),
            ..Draft::default()
        };
        if row.too_long {
            draft.problems.push(Remark::new(row.n, None, "problem-imports-row-long"));
        }
        self.read_codes(row, &mut draft);
        self.read_day(row, &mut draft);
        self.read_old(row, &mut draft);
        self.read_ways(row, &mut draft);
        draft
    }

    fn read_codes(&self, row: &Row, draft: &mut Draft) {
        let upc = self.text(row, &Meaning::Upc);
        // What is no code is kept as it stands, so that the check says what is wrong with it.
        draft.upc = releases::read_upc(upc).map_or(upc.to_owned(), |upc| upc.as_str().to_owned());
        let (track, isrc) = (self.text(row, &Meaning::Track), self.text(row, &Meaning::Isrc));
        if !track.is_empty() || !isrc.is_empty() {
            let title = if track.is_empty() { &draft.title } else { track };
            let isrc = releases::read_isrc(isrc).map_or(isrc.to_owned(), |isrc| isrc.as_str().to_owned());
            draft.tracks.push((title.to_owned(), isrc));
        }
    }

    fn read_day(&self, row: &Row, draft: &mut Draft) {
        let zone = self.text(row, &Meaning::Zone);
        let mut own_zone = self.zone.clone();
        self.mapping.time_zone.clone_into(&mut draft.zone);
        if !zone.is_empty() {
            match releases::time_zone(zone) {
                Ok((name, zone)) => {
                    name.clone_into(&mut draft.zone);
                    own_zone = zone;
                }
                Err(problem) => draft.problems.push(Remark::of(row.n, self.heading(&Meaning::Zone), problem)),
            }
        }
        let text = self.text(row, &Meaning::Date);
        if text.is_empty() {
            if dates::day(&self.mapping.undated).is_some() {
                self.mapping.undated.clone_into(&mut draft.date);
                let note = Remark::new(row.n, None, "imports-note-undated").with("day", self.mapping.undated.trim());
                draft.notes.push(note);
            } else {
                draft.problems.push(Remark::new(row.n, self.heading(&Meaning::Date), "problem-imports-date-missing"));
            }
            return;
        }
        match dates::read(text, self.order, &own_zone) {
            Some(day) => {
                draft.date = day.date.to_string();
                draft.time = day.time.map(|time| time.strftime("%H:%M:%S").to_string()).unwrap_or_default();
                draft.open_date = day.open && self.said.is_none();
            }
            None => {
                let remark = Remark::new(row.n, self.heading(&Meaning::Date), "problem-imports-date");
                draft.problems.push(remark.with("text", shortened(text)));
            }
        }
    }

    fn read_old(&self, row: &Row, draft: &mut Draft) {
        let text = self.text(row, &Meaning::Address);
        if text.is_empty() {
            return;
        }
        let heading = self.heading(&Meaning::Address);
        match Old::read(text) {
            Some(old) => {
                if old.word.is_none() {
                    draft.notes.push(Remark::new(row.n, heading, "imports-note-word"));
                }
                draft.old = Some(old);
            }
            None => {
                let remark = Remark::new(row.n, heading, "problem-imports-address").with("text", shortened(text));
                draft.problems.push(remark);
            }
        }
    }

    fn read_ways(&self, row: &Row, draft: &mut Draft) {
        for ((meaning, heading), url) in self.meanings.iter().zip(self.headings).zip(&row.fields) {
            if url.is_empty() {
                continue;
            }
            let (service, label) = match meaning {
                Meaning::Service(word) => ((*word).to_owned(), String::new()),
                Meaning::Named => ("other".to_owned(), heading.chars().take(60).collect()),
                Meaning::To => (self.service_at(row, heading, url, draft), String::new()),
                _ => continue,
            };
            if !service.is_empty() {
                self.add_way(row.n, draft, Way { column: heading.clone(), service, label, url: url.clone() });
            }
        }
    }

    /// The word of the service that an address belongs to. None is empty, and told.
    fn service_at(&self, row: &Row, heading: &str, url: &str, draft: &mut Draft) -> String {
        let address = match links::Address::parse(url) {
            Ok(address) => address,
            Err(refused) => {
                draft.problems.push(Remark::new(row.n, Some(heading), refused.text()));
                return String::new();
            }
        };
        match links::service_of(&address) {
            Some((word, _)) => word.to_owned(),
            None => {
                let remark = Remark::new(row.n, Some(heading), "problem-imports-host");
                draft.problems.push(remark.with("host", address.host()));
                String::new()
            }
        }
    }

    fn add_way(&self, row: u32, draft: &mut Draft, way: Way) {
        let same_place = |one: &&Way| one.service == way.service && one.label == way.label;
        match draft.ways.iter().find(same_place) {
            Some(first) if first.url == way.url => {}
            Some(_) => {
                let name = links::service_name(&way.service).map_or(way.label.as_str(), |name| name).to_owned();
                draft.notes.push(Remark::new(row, Some(&way.column), "imports-note-second").with("service", name));
            }
            None => draft.ways.push(way),
        }
    }

    /// Adds a further row of the same thing: its tracks and destinations come behind, what was empty is filled in.
    fn merge(&self, first: &mut Draft, more: Draft) {
        let row = more.n();
        first.rows.push(row);
        let fill = |here: &mut String, there: String| {
            if here.is_empty() {
                *here = there;
            }
        };
        fill(&mut first.title, more.title);
        fill(&mut first.artist, more.artist);
        fill(&mut first.upc, more.upc);
        for track in more.tracks {
            if !first.tracks.contains(&track) {
                first.tracks.push(track);
            }
        }
        for way in more.ways {
            self.add_way(row, first, way);
        }
        first.problems.extend(more.problems);
        let undated = |note: &Remark| note.text == "imports-note-undated" || note.text == "imports-note-word";
        first.notes.extend(more.notes.into_iter().filter(|note| !undated(note)));
    }

    /// Looks at a whole draft by the rules of the rooms that it is for.
    fn check(&self, draft: &mut Draft, own: &OwnHosts) {
        let row = draft.n();
        let mut found = Vec::new();
        if let Err(problem) = artists::read_name("artist", &draft.artist) {
            found.push(Remark::of(row, self.heading(&Meaning::Artist), problem));
        }
        let dated = !draft.date.is_empty();
        let problems = draft.plan().check().err().unwrap_or_default();
        for problem in problems.0 {
            let meaning = match &*problem.field {
                "title" => Meaning::Title,
                "upc" => Meaning::Upc,
                // What is wrong with a day that was not read is said already.
                "release_date" | "release_time" if !dated => continue,
                "release_date" | "release_time" => Meaning::Date,
                "time_zone" => Meaning::Zone,
                field if field.ends_with(".isrc") => Meaning::Isrc,
                _ => Meaning::Track,
            };
            found.push(Remark::of(row, self.heading(&meaning), problem));
        }
        if let Err(problems) = draft.destinations(own) {
            let remark = |problem: Problem| {
                let column = problem.field.clone().into_owned();
                Remark::of(row, Some(&column), problem)
            };
            found.extend(problems.0.into_iter().map(remark));
        }
        draft.problems.extend(found);
    }
}

/// As much of a text as a message can show.
fn shortened(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_control()).take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table;

    fn reading_with(text: &str, change: impl Fn(&mut Mapping)) -> Reading {
        let table = table::read(text).unwrap();
        let mut mapping = Mapping::guess(&table, "UTC", "2026-11-21");
        change(&mut mapping);
        read(&table, &mapping, &OwnHosts::of("https://music.example"))
    }

    fn reading(text: &str) -> Reading {
        reading_with(text, |_| ())
    }

    fn wrong(text: &str) -> Vec<(u32, Option<String>, String)> {
        let drafts = reading(text).drafts.into_iter();
        drafts.flat_map(|draft| draft.problems).map(|one| (one.row, one.column, one.text)).collect()
    }

    #[test]
    fn an_old_address_is_known_by_host_and_path_and_its_last_part_becomes_a_word() {
        let old = |text: &str| {
            let old = Old::read(text)?;
            Some((old.key, old.word.unwrap_or_default(), old.whole))
        };
        let said = |key: &str, word: &str, whole| Some((key.to_owned(), word.to_owned(), whole));
        assert_eq!(old("https://LNK.example/aBc1?x=1"), said("lnk.example/aBc1", "abc1", true));
        assert_eq!(old("lnk.example/l/neon/"), said("lnk.example/l/neon", "neon", false));
        assert_eq!(old("/Neon"), said("/neon", "neon", true));
        assert_eq!(old("neon"), said("/neon", "neon", true));
        assert_eq!(old("https://lnk.example/a_b"), said("lnk.example/a_b", "", true));
        assert_eq!(old("https://lnk.example/privacy"), said("lnk.example/privacy", "", true));
        assert_eq!(old("nаvy"), said("/nаvy", "", true), "a Cyrillic letter is not a Latin one");
        for text in ["", "/", "https://lnk.example/", "javascript:alert(1)//x", "ftp://a.example/b", "a b", "https://"]
        {
            assert_eq!(old(text), None, "{text}");
        }
    }

    #[test]
    fn rows_of_one_thing_are_one_draft() {
        let text = "artist,release,UPC,track,ISRC,territory\n\
                    Noor,Lanterns,036000291452,One,GBABC2600017,GB\n\
                    Noor,Lanterns,0036000291452,Two,GBABC2600018,GB\n\
                    Noor,Lanterns,036000291452,Two,GBABC2600018,DE\n";
        let drafts = reading(text).drafts;
        assert_eq!(drafts.len(), 1);
        assert_eq!((drafts[0].rows.as_slice(), drafts[0].tracks.len()), ([2, 3, 4].as_slice(), 2));
        let text = "short link,title,artist,destination url\n\
                    https://l.example/a,One,Noor,https://open.spotify.com/album/4aawyAB9vmqN3uQ7FjRGTy\n\
                    https://l.example/a,One,Noor,https://www.deezer.com/album/1\n\
                    https://l.example/a,One,Noor,https://www.deezer.com/album/2\n\
                    https://l.example/a,Two,Noor,https://www.deezer.com/album/3\n";
        let drafts = reading(text).drafts;
        assert_eq!(drafts[0].ways.iter().map(|way| way.service.as_str()).collect::<Vec<_>>(), ["spotify", "deezer"]);
        assert_eq!(drafts[0].plan().spotify_uri, "spotify:album:4aawyAB9vmqN3uQ7FjRGTy");
        assert_eq!(drafts[0].notes.last().unwrap().text, "imports-note-second");
        assert_eq!((drafts[1].n(), drafts[1].problems[0].text.as_str()), (5, "problem-imports-row-twice"));
    }

    #[test]
    fn what_is_wrong_is_said_by_row_and_column() {
        let text = "artist,title,upc,release date,spotify,destination,slug\n\
                    ,One,036000291453,31/02/2026,https://music.apple.com/1,https://unknown.example/,a b\n";
        let said = [
            (Some("release date"), "problem-imports-date"),
            (Some("slug"), "problem-imports-address"),
            (Some("destination"), "problem-imports-host"),
            (Some("artist"), "problem-artists-name-missing"),
            (Some("upc"), "problem-releases-upc-check-digit"),
            (Some("spotify"), "problem-links-url-host"),
        ];
        let said = said.map(|(column, text)| (2, column.map(str::to_owned), text.to_owned()));
        assert_eq!(wrong(text), said);
        for url in ["javascript:alert(1)", "http://10.0.0.1/", "https://music.example/neon", "https://a:b@deezer.com/1"]
        {
            let found = wrong(&format!("artist,title,deezer\nNoor,One,{url}\n"));
            assert_eq!(found.len(), 1, "{url}: {found:?}");
        }
    }

    #[test]
    fn days_that_could_be_two_are_asked_about_unless_the_column_shows_it() {
        let open = reading("artist,title,release date\nNoor,One,03/04/2026\nNoor,Two,05/06/2026\n");
        assert_eq!((open.n_open, open.order), (2, None));
        let shown = reading("artist,title,release date\nNoor,One,03/04/2026\nNoor,Two,05/26/2026\n");
        assert_eq!((shown.n_open, shown.order), (0, Some(Order::MonthFirst)));
        assert_eq!(shown.drafts[0].date, "2026-03-04");
        let chosen = reading_with("artist,title,release date\nNoor,One,03/04/2026\n", |mapping| {
            mapping.date_order = "day_first".to_owned();
        });
        assert_eq!((chosen.n_open, chosen.drafts[0].date.as_str()), (0, "2026-04-03"));
        let both =
            reading("artist,title,release date\nNoor,One,13/04/2026\nNoor,Two,05/26/2026\nNoor,Three,1/2/2026\n");
        assert_eq!((both.n_open, both.order), (1, None));
    }

    #[test]
    fn a_row_without_a_day_takes_the_chosen_one_or_is_left_out() {
        let text = "artist,title,release date\nNoor,One,\n";
        assert_eq!(reading(text).drafts[0].date, "2026-11-21");
        assert_eq!(reading(text).drafts[0].notes[0].text, "imports-note-undated");
        let left_out = reading_with(text, |mapping| mapping.undated.clear());
        assert_eq!(left_out.drafts[0].problems.len(), 1);
        assert_eq!(left_out.drafts[0].problems[0].text, "problem-imports-date-missing");
    }

    #[test]
    fn text_is_text() {
        let text = "artist,title\n\"<b>Noor</b>\",\"=HYPERLINK(\"\"https://evil.example\"\",\"\"x\"\")\"\n";
        let drafts = reading(text).drafts;
        assert!(drafts[0].is_sound(), "{drafts:?}");
        assert_eq!(drafts[0].title, "=HYPERLINK(\"https://evil.example\",\"x\")");
        assert_eq!(drafts[0].artist, "<b>Noor</b>");
    }
}
