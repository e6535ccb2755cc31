//! One question to one catalogue: which calls it takes, and what their answers mean.

mod apple;
mod deezer;
mod musicbrainz;
mod spotify;
mod youtube;

use std::{sync::Arc, time::Duration};

use ::spotify::AppToken;
use jiff::Timestamp;
use kit::Clock;
use tokio::sync::Mutex;

use crate::{
    model::{Answer, Asked, Facts, Item, SURE, score},
    provider::{MOST_ALIKE, Provider},
};

/// Of what one question found, so many releases are kept: the surest.
const MOST_KEPT: usize = 3;
/// A token is not used in its last seconds.
const TOKEN_MARGIN: Duration = Duration::from_secs(30);

/// The catalogues that the operator switched on.
#[derive(Clone, Debug, Default)]
pub struct Catalogues {
    /// Apple Music, which needs a key of a team.
    pub apple: Option<Apple>,
    /// Deezer, which needs no credentials.
    pub deezer: Option<::deezer::Client>,
    /// MusicBrainz, which needs a contact.
    pub musicbrainz: Option<::musicbrainz::Client>,
    /// Spotify, which needs an app with a secret.
    pub spotify: Option<Arc<::spotify::Client>>,
    /// YouTube, which needs a key of a project.
    pub youtube: Option<::youtube::Client>,
    /// Whether they are simulated on this machine, where nobody needs to be spared.
    pub simulated: bool,
}

/// Apple Music's catalogue, and the key that opens it.
#[derive(Clone, Debug)]
pub struct Apple {
    /// The catalogue of one storefront.
    pub client: ::apple::Client,
    /// What signs the tokens.
    pub key: ::apple::Key,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Trouble {
    /// A short word for the store.
    pub(crate) word: &'static str,
    /// How long the catalogue wants to be left in peace.
    pub(crate) wait: Option<Duration>,
    /// Whether asking again may help.
    pub(crate) again: bool,
}

/// The catalogue is not switched on (any more).
const OFF: Trouble = Trouble { word: "off", wait: None, again: false };

/// The catalogues with what is remembered between questions.
#[derive(Clone)]
pub(crate) struct Asker {
    pub(crate) catalogues: Catalogues,
    clock: Clock,
    token: Arc<Mutex<Option<(AppToken, Timestamp)>>>,
}

impl From<::deezer::Failure> for Trouble {
    fn from(failure: ::deezer::Failure) -> Trouble {
        let again = !matches!(failure.kind, ::deezer::Kind::Refused | ::deezer::Kind::NotSent);
        // It never says when to come back; its window is 5 seconds.
        let wait = failure.wait.or((failure.kind == ::deezer::Kind::TooMany).then_some(Duration::from_secs(10)));
        Trouble { word: failure.kind.code(), wait, again }
    }
}

impl From<::musicbrainz::Failure> for Trouble {
    fn from(failure: ::musicbrainz::Failure) -> Trouble {
        let again = !matches!(failure.kind, ::musicbrainz::Kind::Refused | ::musicbrainz::Kind::NotSent);
        Trouble { word: failure.kind.code(), wait: failure.wait, again }
    }
}

impl From<::spotify::Failure> for Trouble {
    fn from(failure: ::spotify::Failure) -> Trouble {
        let word = match failure.kind {
            ::spotify::Kind::RateLimited | ::spotify::Kind::QuotaExceeded => "too_many",
            other => other.code(),
        };
        match failure.retry {
            ::spotify::Retry::Later(wait) => Trouble { word, wait, again: true },
            ::spotify::Retry::Tomorrow => Trouble { word, wait: Some(Duration::from_secs(24 * 60 * 60)), again: true },
            ::spotify::Retry::AskAgain | ::spotify::Retry::Never => Trouble { word, wait: None, again: false },
        }
    }
}

impl From<::apple::Failure> for Trouble {
    fn from(failure: ::apple::Failure) -> Trouble {
        let word = if failure.kind == ::apple::Kind::RateLimited { "too_many" } else { failure.kind.code() };
        match failure.retry {
            // It rarely says when to come back.
            ::apple::Retry::Later(wait) => {
                let busy = (failure.kind == ::apple::Kind::RateLimited).then_some(Duration::from_secs(60));
                Trouble { word, wait: wait.or(busy), again: true }
            }
            ::apple::Retry::AskAgain | ::apple::Retry::Never => Trouble { word, wait: None, again: false },
        }
    }
}

type Found<T> = Result<T, Trouble>;

impl Asker {
    pub(crate) fn new(catalogues: Catalogues, clock: Clock) -> Asker {
        Asker { catalogues, clock, token: Arc::default() }
    }

    /// Whether a catalogue is switched on.
    pub(crate) fn has(&self, provider: Provider) -> bool {
        match provider {
            Provider::AppleMusic => self.catalogues.apple.is_some(),
            Provider::Deezer => self.catalogues.deezer.is_some(),
            Provider::Musicbrainz => self.catalogues.musicbrainz.is_some(),
            Provider::Spotify => self.catalogues.spotify.as_ref().is_some_and(|client| client.can_search()),
            Provider::Youtube => self.catalogues.youtube.is_some(),
        }
    }

    /// Asks one catalogue what it has of a release.
    pub(crate) async fn ask(&self, provider: Provider, asked: &Asked, facts: &Facts) -> Found<Vec<Answer>> {
        if let Some(item) = asked.item_at(provider) {
            return self.look(&item).await;
        }
        let mut gathered = Gathered { facts, answers: Vec::new() };
        match provider {
            Provider::AppleMusic => apple::ask(self, asked, &mut gathered).await?,
            Provider::Deezer => deezer::ask(self, asked, &mut gathered).await?,
            Provider::Musicbrainz => musicbrainz::ask(self, asked, &mut gathered).await?,
            Provider::Spotify => spotify::ask(self, asked, &mut gathered).await?,
            Provider::Youtube => youtube::ask(self, &mut gathered).await?,
        }
        Ok(gathered.surest())
    }

    /// What an address leads to: nothing where it leads nowhere.
    async fn look(&self, item: &Item) -> Found<Vec<Answer>> {
        match item {
            Item::AppleMusic(item) => apple::look(self, *item).await,
            Item::Deezer(item) => deezer::look(self, *item).await,
            Item::Spotify(uri) => spotify::look(self, uri).await,
            Item::Youtube(item) => youtube::look(self, item).await,
        }
    }

    /// Whether an item is still there.
    pub(crate) async fn is_there(&self, item: &Item) -> Found<bool> {
        match item {
            Item::AppleMusic(item) => apple::is_there(self, *item).await,
            Item::Deezer(item) => Ok(self.catalogues.deezer.as_ref().ok_or(OFF)?.has(*item).await?),
            Item::Spotify(uri) => {
                let client = self.spotify()?;
                let token = self.token(client).await?;
                Ok(client.has(&token, uri).await?)
            }
            Item::Youtube(item) => youtube::is_there(self, item).await,
        }
    }

    fn spotify(&self) -> Found<&::spotify::Client> {
        self.catalogues.spotify.as_deref().filter(|client| client.can_search()).ok_or(OFF)
    }

    async fn token(&self, client: &::spotify::Client) -> Found<AppToken> {
        let mut kept = self.token.lock().await;
        let now = self.clock.now();
        if let Some((token, _)) = kept.as_ref().filter(|(_, until)| *until > now) {
            return Ok(token.clone());
        }
        let token = client.app_token().await?;
        let holds = token.expires_in.saturating_sub(TOKEN_MARGIN);
        *kept = Some((token.clone(), now.saturating_add(holds).unwrap_or(now)));
        Ok(token)
    }

    /// A pause between two requests of one question, at a service that wants one.
    async fn breathe(&self, provider: Provider) {
        if !self.catalogues.simulated {
            let gap = u64::try_from(provider.budget().gap_ms).unwrap_or_default();
            tokio::time::sleep(Duration::from_millis(gap)).await;
        }
    }
}

/// What has been found for one question so far.
pub(crate) struct Gathered<'a> {
    facts: &'a Facts,
    answers: Vec<Answer>,
}

impl<'a> Gathered<'a> {
    /// Takes an answer in. One about the same addresses adds its codes.
    fn add(&mut self, answer: Answer) {
        let Some(known) = self.answers.iter_mut().find(|known| known.urls == answer.urls) else {
            return self.answers.push(answer);
        };
        for isrc in answer.isrcs {
            if !known.isrcs.contains(&isrc) {
                known.isrcs.push(isrc);
            }
        }
    }

    fn is_empty(&self) -> bool {
        self.answers.is_empty()
    }

    /// Whether what was found is surely the release, so that nothing more needs to be asked.
    fn is_sure(&self) -> bool {
        self.answers.iter().any(|answer| score(self.facts, answer).0 >= SURE)
    }

    /// The title and the artist that are searched for; nothing where there is no title.
    fn title(&self) -> Option<(&'a str, &'a str)> {
        let (title, artist) = (self.facts.title.trim(), self.facts.artist.trim());
        (!title.is_empty()).then_some((title, artist))
    }

    /// Both in one text.
    fn words(&self) -> Option<String> {
        self.title().map(|(title, artist)| format!("{title} {artist}").trim().to_owned())
    }

    /// Of what words found, what is alike at all.
    fn add_alike(&mut self, answer: Answer) {
        let answer = Answer { by_words: true, ..answer };
        if score(self.facts, &answer).0 > 0 {
            self.add(answer);
        }
    }

    /// The surest answers, the surest first.
    fn surest(self) -> Vec<Answer> {
        let Gathered { facts, mut answers } = self;
        answers.sort_by_key(|answer| std::cmp::Reverse(score(facts, answer).0));
        answers.truncate(MOST_KEPT);
        answers
    }
}

/// Of what words lead to, so many albums are read whole.
fn most_alike() -> usize {
    usize::try_from(MOST_ALIKE).unwrap_or_default()
}

/// The same product code in its other length: 12 digits, or 13 with a zero before them (GS1).
fn other_length(upc: &str) -> Option<String> {
    match (upc.len(), upc.strip_prefix('0')) {
        (12, _) => Some(format!("0{upc}")),
        (13, Some(twelve)) => Some(twelve.to_owned()),
        _ => None,
    }
}
