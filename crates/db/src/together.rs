//! Many who ask the same at one moment are answered by one statement.

use std::sync::{Arc, PoisonError};

use tokio::sync::{Mutex, oneshot};

use crate::{Error, Result};

type Waiting<Q, A> = Vec<(Q, oneshot::Sender<Result<A>>)>;

/// How often one steps back before a statement, at most.
const STEPS_BACK: usize = 4;

/// Puts questions of one kind together. Whoever comes while nobody is being answered is answered at once; whoever comes
/// meanwhile waits for that and is answered with all the others who came. So nobody waits for company, and the busier it is,
/// the fewer statements there are for each.
pub struct Together<Q, A> {
    waiting: std::sync::Mutex<Waiting<Q, A>>,
    turn: Arc<Mutex<()>>,
    most: usize,
}

impl<Q, A> std::fmt::Debug for Together<Q, A> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Together").field("most", &self.most).finish_non_exhaustive()
    }
}

impl<Q: Send + 'static, A: Send + 'static> Together<Q, A> {
    /// At most so many questions go into one statement.
    pub fn new(most: usize) -> Arc<Together<Q, A>> {
        Arc::new(Together { waiting: std::sync::Mutex::default(), turn: Arc::default(), most: most.max(1) })
    }

    /// Asks, with what answers any number of such questions in their order. It must be the same for everybody who asks here,
    /// since one answers for the others. Giving up waiting takes nothing from them.
    ///
    /// # Errors
    /// What `answer` failed with, the same for everybody whom it was to answer.
    pub async fn ask<F, Fut>(self: &Arc<Self>, question: Q, answer: F) -> Result<A>
    where
        F: Fn(Vec<Q>) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Vec<A>>> + Send,
    {
        let (sender, mut answered) = oneshot::channel();
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).push((question, sender));
        let turn = tokio::select! {
            biased;
            answer = &mut answered => return answer.unwrap_or_else(|_| Err(lost())),
            turn = Arc::clone(&self.turn).lock_owned() => turn,
        };
        let ours = Arc::clone(self);
        #[expect(
            clippy::disallowed_methods,
            reason = "whoever asked may be gone at any moment, and the others wait for it"
        )]
        tokio::spawn(async move {
            let _turn = turn;
            // Until nobody waits: whoever comes in the last moment gets the turn by itself.
            loop {
                ours.let_others_in().await;
                let (questions, senders): (Vec<Q>, Vec<_>) = ours.next().into_iter().unzip();
                if questions.is_empty() {
                    return;
                }
                match answer(questions).await {
                    Ok(answers) => {
                        senders.into_iter().zip(answers).for_each(|(sender, answer)| drop(sender.send(Ok(answer))));
                    }
                    Err(error) => senders.into_iter().for_each(|sender| drop(sender.send(Err(error.clone())))),
                }
            }
        });
        answered.await.unwrap_or_else(|_| Err(lost()))
    }

    /// Lets the tasks go first that can run right now, as long as they bring more. It costs a lone question nothing.
    async fn let_others_in(&self) {
        let mut n = self.n_waiting();
        for _ in 0..STEPS_BACK {
            tokio::task::yield_now().await;
            let now = self.n_waiting();
            if now == n || now >= self.most {
                return;
            }
            n = now;
        }
    }

    fn n_waiting(&self) -> usize {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    fn next(&self) -> Waiting<Q, A> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let n = waiting.len().min(self.most);
        waiting.drain(..n).collect()
    }
}

/// Repeats the last until there are a power of two of them. A statement for any number of values is then one of a few, which
/// the store has prepared.
pub fn evened<T: Clone>(mut all: Vec<T>) -> Vec<T> {
    if let Some(last) = all.last().cloned() {
        all.resize(all.len().next_power_of_two(), last);
    }
    all
}

fn lost() -> Error {
    Error::Custom("nobody answered".to_owned())
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "these tasks end with their test")]
mod tests {
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

    use futures_util::future::join_all;
    use tokio::sync::Notify;

    use super::*;

    #[tokio::test]
    async fn who_comes_alone_is_answered_at_once_and_many_who_come_meanwhile_together() {
        let (together, open, n_asked) = (Together::new(8), Arc::new(Notify::new()), Arc::new(AtomicUsize::new(0)));
        let ask = |question: u64| {
            let (together, open, n_asked) = (together.clone(), open.clone(), n_asked.clone());
            tokio::spawn(async move {
                let answer = move |questions: Vec<u64>| {
                    let (open, n_asked) = (open.clone(), n_asked.clone());
                    async move {
                        n_asked.fetch_add(1, Ordering::SeqCst);
                        open.notified().await;
                        Ok(questions.into_iter().map(|question| question * 2).collect())
                    }
                };
                together.ask(question, answer).await
            })
        };
        let first = ask(1);
        while n_asked.load(Ordering::SeqCst) == 0 {
            tokio::task::yield_now().await;
        }
        let later: Vec<_> = (2..20).map(ask).collect();
        tokio::task::yield_now().await;
        let given_up = ask(20);
        tokio::task::yield_now().await;
        given_up.abort();
        let opener = tokio::spawn(async move {
            loop {
                open.notify_one();
                tokio::task::yield_now().await;
            }
        });
        assert_eq!(first.await.unwrap().unwrap(), 2);
        for (question, answer) in (2..20).zip(join_all(later).await) {
            assert_eq!(answer.unwrap().unwrap(), question * 2);
        }
        opener.abort();
        let n = n_asked.load(Ordering::SeqCst);
        assert!((4..=5).contains(&n), "one alone, then 19 at most eight at a time: {n}");
    }

    #[test]
    fn the_last_fills_up_to_a_power_of_two() {
        assert_eq!(evened(vec![1, 2, 3]), [1, 2, 3, 3]);
        assert_eq!(evened(vec![1, 2, 3, 4]), [1, 2, 3, 4]);
        assert!(evened(Vec::<u8>::new()).is_empty());
    }

    #[tokio::test]
    async fn everybody_learns_what_failed_and_the_next_are_answered_anew() {
        let together = Together::<u64, u64>::new(8);
        let down = Arc::new(AtomicBool::new(true));
        let ask = |question| {
            let down = down.clone();
            together.ask(question, move |questions| {
                let down = down.load(Ordering::SeqCst);
                async move { if down { Err(Error::Custom("no".to_owned())) } else { Ok(questions) } }
            })
        };
        let answers = join_all((0..3).map(ask)).await;
        assert!(answers.iter().all(|answer| answer.as_ref().is_err_and(|error| error.to_string().contains("no"))));
        down.store(false, Ordering::SeqCst);
        assert_eq!(ask(7).await.unwrap(), 7);
    }
}
