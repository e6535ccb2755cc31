//! What runs beside the requests.

use std::{future::Future, time::Duration};

use tokio::{sync::watch, task::JoinSet};

/// The wish that a task should end.
#[derive(Clone, Debug)]
pub struct Stop(watch::Receiver<bool>);

impl Stop {
    /// Whether it is time to end.
    pub fn asked(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits until it is time to end.
    pub async fn wait(&mut self) {
        // A set that is gone cannot ask any more: that is the same wish.
        drop(self.0.wait_for(|asked| *asked).await);
    }

    /// Waits for the wish, but no longer than `pause`. Answers whether it is time to end.
    pub async fn or_after(&mut self, pause: Duration) -> bool {
        tokio::select! {
            () = self.wait() => true,
            () = tokio::time::sleep(pause) => false,
        }
    }
}

/// Every long-running task of the program.
#[derive(Debug)]
pub struct Tasks {
    set: JoinSet<()>,
    ask: watch::Sender<bool>,
}

impl Default for Tasks {
    fn default() -> Tasks {
        Tasks { set: JoinSet::new(), ask: watch::Sender::new(false) }
    }
}

impl Tasks {
    /// A handle that learns when the program wants to end.
    pub fn stop_signal(&self) -> Stop {
        Stop(self.ask.subscribe())
    }

    /// Starts a task.
    pub fn start(&mut self, task: impl Future<Output = ()> + Send + 'static) {
        self.set.spawn(task);
    }

    /// Asks every task to end.
    pub fn ask_to_stop(&self) {
        self.ask.send_replace(true);
    }

    /// Asks every task to end and waits for all of them.
    pub async fn stop(mut self) {
        self.ask_to_stop();
        while let Some(ended) = self.set.join_next().await {
            if let Err(error) = ended {
                tracing::error!(error = %error, "a task ended in a panic");
            }
        }
    }
}
