#![doc = include_str!("../README.md")]

mod answer;
mod directory;
mod error;
mod onlooker;
mod options;
mod place;
mod probe;
mod request;
mod smtp;
mod unsent;

use std::{marker::PhantomData, sync::Arc, time::Instant};

use policy::Processor;
use privacy::Privacy;
use url::Url;

pub use answer::{Answer, LARGEST_BODY_BYTES, Unreadable};
pub use directory::{Directory, NoDirectory};
pub use error::{NoAnswer, NoClient};
pub use http::Method;
pub use onlooker::{NotASite, Onlooker, Seen};
pub use options::{NoSimulation, Options};
pub use place::Count;
use place::Place;
pub use probe::{NoProbe, Probe, Reach, Unseen};
pub use request::{Request, Secret, is_within};
pub use smtp::{Content, Dispatch, Encryption, NoSmtp, Sender, Server, Smtp, Unsent};
pub use unsent::Distrust;

/// The way out. Clones share one client, its connections and its counts.
#[derive(Clone)]
pub struct Egress(Arc<Inner>);

struct Inner {
    privacy: Privacy,
    #[expect(clippy::disallowed_types, reason = "this is the one place that outside traffic leaves by")]
    client: reqwest::Client,
    places: Vec<Place>,
}

impl Egress {
    /// Makes the client. Nothing is sent yet.
    ///
    /// # Errors
    /// When the TLS library refuses its own settings.
    pub fn new(privacy: Privacy, options: Options) -> Result<Egress, NoClient> {
        let client = options.client()?;
        Ok(Egress(Arc::new(Inner { privacy, client, places: options.places })))
    }

    /// The exit to one processor.
    pub fn to<R: Processor>(&self) -> Exit<R> {
        Exit { egress: self.clone(), to: PhantomData }
    }

    /// How many requests left for each declared host since the start, and what of people they carried, simulated ones
    /// included.
    pub fn counts(&self) -> Vec<Count> {
        self.0.places.iter().map(Place::count).collect()
    }
}

impl std::fmt::Debug for Egress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Egress").field("counts", &self.counts()).finish_non_exhaustive()
    }
}

/// The exit to the processor `R`: it knows that one's hosts and no other.
pub struct Exit<R: Processor> {
    egress: Egress,
    to: PhantomData<fn() -> R>,
}

impl<R: Processor> Clone for Exit<R> {
    fn clone(&self) -> Self {
        self.egress.to()
    }
}

impl<R: Processor> std::fmt::Debug for Exit<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Exit({})", R::ROW.id)
    }
}

impl<R: Processor> Exit<R> {
    /// Where a host's requests go: `https://{host}`, or its simulation. For addresses that a browser is sent to.
    ///
    /// # Errors
    /// When the host is not one of the processor's.
    pub fn base(&self, host: &'static str) -> Result<&Url, NoAnswer> {
        self.place(host).map(|place| &place.base)
    }

    /// Writes every disclosure of the request to the ledger, then sends it. Any status is an answer, a redirect too.
    ///
    /// # Errors
    /// When nothing was sent, or no whole answer came back. After [`NoAnswer::Interrupted`], [`NoAnswer::TimedOut`] and
    /// [`NoAnswer::TooLarge`] the other side may have done what it was asked.
    pub async fn send(&self, request: Request<'_, R>) -> Result<Answer, NoAnswer> {
        let place = self.place(request.host)?;
        let url = place.address(request.path, &request.query)?;
        let disclosures = request.disclosures();
        let recorded = self.egress.0.privacy.record(disclosures.clone()).await.map_err(|error| {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                processor.id = R::ROW.id,
                "nothing left: the ledger"
            );
            NoAnswer::Ledger(error)
        })?;
        let outgoing = request.reveal(&recorded, &self.egress.0.client, url, place.simulated)?;
        place.carry(&disclosures);
        let began = Instant::now();
        let answer = answer::read(self.egress.0.client.execute(outgoing)).await;
        place.note(&answer, began.elapsed());
        answer
    }

    fn place(&self, host: &'static str) -> Result<&Place, NoAnswer> {
        let place = self.egress.0.places.iter().find(|place| place.processor == R::ROW.id && place.host == host);
        place.ok_or(NoAnswer::HostNotDeclared { processor: R::ROW.id, host })
    }
}
