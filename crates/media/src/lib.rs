#![doc = include_str!("../README.md")]

pub mod card;
pub mod code;
mod html;
mod image;
mod serving;
mod store;

use std::{collections::HashSet, io, path::Path, sync::Arc, time::Duration};

use bytes::Bytes;
use db::{Clock, Db};
pub use html::{Loading, picture};
pub use image::{Hash, Image, MAX_BYTES, MAX_PIXELS, Refusal, SIZES};
use kit::{Error, Lang, WorkspaceId};
use object_store::{ObjectStore, ObjectStoreExt, PutPayload, local::LocalFileSystem};
pub use serving::routes;
use tokio::sync::{Mutex, Semaphore};

use crate::image::Made;

/// The steps of the migration history that this crate needs.
pub const STEPS: &[db::Step] = &[db::Step { name: "0030_media", sql: include_str!("../migrations/0030_media.sql") }];
/// The texts of what is wrong with an upload.
pub const LOCALES: &[(Lang, &str)] = kit::locales!();

/// What no room refers to is kept this long: a form that is open may still lead back to it.
const UNUSED_MS: i64 = 24 * 60 * 60 * 1000;
/// How long a request waits for its turn to decode or draw.
const PATIENCE: Duration = Duration::from_secs(20);

/// The pictures of this instance. Copies are the same.
#[derive(Clone)]
pub struct Media(Arc<Inner>);

struct Inner {
    db: Db,
    clock: Clock,
    files: Box<dyn ObjectStore>,
    /// One picture at a time is decoded or drawn: 25 megapixels with 16 bits a colour are 200 MB.
    turn: Arc<Semaphore>,
    /// Whoever writes or removes files holds this, so that nothing is removed that was just kept once more.
    changing: Mutex<()>,
}

/// Why an upload is not kept.
#[derive(Debug, thiserror::Error)]
pub enum KeepError {
    /// It is not a picture that we take: something that a person can mend.
    #[error("the upload is refused")]
    Refused(#[from] Refusal),
    /// Our own trouble.
    #[error(transparent)]
    Failed(#[from] Error),
}

impl Media {
    /// Opens the folder of the pictures, and makes it when it is not there.
    ///
    /// # Errors
    /// When the folder cannot be made or used.
    pub fn open(folder: &Path, db: Db, clock: Clock) -> io::Result<Media> {
        std::fs::create_dir_all(folder)?;
        let files = LocalFileSystem::new_with_prefix(folder)?.with_automatic_cleanup(true);
        let inner =
            Inner { db, clock, files: Box::new(files), turn: Arc::new(Semaphore::new(1)), changing: Mutex::new(()) };
        Ok(Media(Arc::new(inner)))
    }

    /// Takes in an upload: decodes it, draws every size anew without anything but the picture, and keeps them. What is
    /// kept is removed after a day unless a room refers to it by then.
    ///
    /// # Errors
    /// `Refused` says what a person can mend; `Failed` when the store or the files do not answer.
    pub async fn keep(&self, workspace: WorkspaceId, upload: Bytes) -> Result<Image, KeepError> {
        let Made { image, files } = self.drawing(move || image::make(&upload)).await??;
        let bytes = files.iter().map(|(_, file)| file.len()).sum::<usize>();
        let _turn = self.0.changing.lock().await;
        let now_ms = self.0.clock.now_ms();
        store::put(&self.0.db, workspace, &image, bytes, now_ms).await.map_err(Error::from)?;
        for (size, file) in files {
            let payload = PutPayload::from_bytes(file.into());
            self.0.files.put(&path(&image.hash, size), payload).await.map_err(Error::from_source)?;
        }
        Ok(image)
    }

    /// A picture that a workspace brought, by its name; none when it did not, whoever else did.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn find(&self, workspace: WorkspaceId, hash: &Hash) -> Result<Option<Image>, Error> {
        let size = store::size(&self.0.db, workspace, hash).await?;
        Ok(size.and_then(|(width, height)| Image::stored(hash.as_str(), width, height)))
    }

    /// One size of a kept picture, as JPEG.
    ///
    /// # Errors
    /// `NotFound` when there is none, or when the files do not answer.
    pub async fn file(&self, hash: &Hash, size: u32) -> Result<Bytes, Error> {
        let found = match self.0.files.get(&path(hash, size)).await {
            Ok(found) => found.bytes().await,
            Err(error) => Err(error),
        };
        found.map_err(|error| match error {
            object_store::Error::NotFound { .. } => Error::NotFound,
            other => Error::from_source(other),
        })
    }

    /// Removes what has not been referred to for a day. `in_use` is what the rooms refer to now.
    ///
    /// # Errors
    /// When the store or the files do not answer.
    pub async fn sweep(&self, in_use: &HashSet<(WorkspaceId, Hash)>) -> Result<u64, Error> {
        let now_ms = self.0.clock.now_ms();
        let mut removed = 0;
        for row in store::all(&self.0.db).await? {
            let key = (row.workspace(), row.hash());
            match (in_use.contains(&key), row.unused_at) {
                (true, None) => {}
                (true, Some(_)) => store::mark(&self.0.db, &key, None).await?,
                (false, None) => store::mark(&self.0.db, &key, Some(now_ms)).await?,
                (false, Some(since)) if now_ms - since >= UNUSED_MS => removed += u64::from(self.remove(&key).await?),
                (false, Some(_)) => {}
            }
        }
        Ok(removed)
    }

    async fn remove(&self, key: &(WorkspaceId, Hash)) -> Result<bool, Error> {
        let _turn = self.0.changing.lock().await;
        // Who kept the same picture meanwhile has begun its day anew.
        if !store::remove(&self.0.db, key, self.0.clock.now_ms() - UNUSED_MS).await? {
            return Ok(false);
        }
        if !store::anybody_has(&self.0.db, &key.1).await? {
            for size in SIZES {
                match self.0.files.delete(&path(&key.1, size)).await {
                    Ok(()) | Err(object_store::Error::NotFound { .. }) => {}
                    Err(error) => return Err(Error::from_source(error)),
                }
            }
        }
        Ok(true)
    }

    /// Does work that needs much memory or time: one at a time, away from the threads that answer requests.
    ///
    /// # Errors
    /// `Unavailable` when its turn does not come in time, `Internal` when the work broke off.
    pub async fn drawing<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
        let turn = tokio::time::timeout(PATIENCE, self.0.turn.clone().acquire_owned()).await;
        let turn = turn.map_err(|late| Error::Unavailable(Box::new(late)))?.map_err(Error::from_source)?;
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(turn);
            done
        });
        done.await.map_err(Error::from_source)
    }
}

/// Two letters of the hash first, so that no folder becomes too long.
fn path(hash: &Hash, size: u32) -> object_store::path::Path {
    let word = hash.as_str();
    let start = word.get(..2).unwrap_or_default();
    object_store::path::Path::from(format!("{start}/{word}/{size}.jpg"))
}
