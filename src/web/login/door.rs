//! Where passwords are tried: one at a time, and not too often from one place.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use actix_web::web;
use tokio::sync::Semaphore;

use super::attempts::Attempts;

/// The door that everybody goes through who logs in.
pub(in crate::web) struct Door {
    attempts: Attempts,
    /// Passwords are held against their hashes one at a time: each takes 19 MiB.
    turn: Arc<Semaphore>,
}

/// Why a password was not tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::web) enum Shut {
    /// Too many wrong ones came from there of late.
    For(Duration),
    /// The server is going down.
    Broken,
}

impl Default for Door {
    fn default() -> Self {
        Self { attempts: Attempts::default(), turn: Arc::new(Semaphore::new(1)) }
    }
}

impl Door {
    /// Tries a password from a place, where work may take its time; `open` gives whom it lets in, if anybody.
    ///
    /// It counts as wrong before it is tried, and holds its turn until it was: whoever hangs up meanwhile
    /// stops neither the work nor the counting.
    ///
    /// # Errors
    /// If it is not tried.
    pub(in crate::web) async fn open<T, E>(
        &self,
        from: IpAddr,
        open: impl FnOnce() -> Result<Option<T>, E> + Send + 'static,
    ) -> Result<Result<Option<T>, E>, Shut>
    where
        T: Send + 'static,
        E: Send + 'static,
    {
        let turn = Arc::clone(&self.turn).acquire_owned().await.map_err(|_| Shut::Broken)?;
        if let Some(wait) = self.attempts.wait(from, Instant::now()) {
            return Err(Shut::For(wait));
        }
        self.attempts.failed(from, Instant::now());
        let tried = web::block(move || {
            let opened = open();
            drop(turn);
            opened
        });
        let opened = tried.await.map_err(|_| Shut::Broken)?;
        if !matches!(opened, Ok(None)) {
            // Known after all, or nobody could tell.
            self.attempts.take_back(from);
        }
        Ok(opened)
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::future::{Future as _, poll_fn};
    use std::net::Ipv4Addr;
    use std::pin::pin;
    use std::sync::mpsc;
    use std::task::Poll;

    use actix_web::rt::System;

    use super::*;

    const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

    /// A wrong password whose hash is being worked out; it is wrong once it is told to go on.
    type Slow = (mpsc::Receiver<()>, mpsc::Sender<()>);

    /// Begins to try one, and hangs up as soon as the work has begun.
    async fn hang_up(door: &Door) -> Slow {
        let (begun, has_begun) = mpsc::channel();
        let (go_on, may_go_on) = mpsc::channel();
        let work = move || {
            begun.send(()).unwrap();
            may_go_on.recv().unwrap();
            Ok::<Option<()>, Infallible>(None)
        };
        let mut trying = pin!(door.open(HERE, work));
        let first = poll_fn(|context| Poll::Ready(trying.as_mut().poll(context))).await;
        assert!(first.is_pending(), "it is being worked out");
        has_begun.recv().unwrap();
        (has_begun, go_on)
    }

    #[test]
    fn whoever_hangs_up_has_tried_and_keeps_the_turn_until_the_work_is_done() {
        System::new().block_on(async {
            let door = Door::default();
            for _ in 0..5 {
                let (_, go_on) = hang_up(&door).await;
                assert_eq!(door.turn.available_permits(), 0, "nobody else's hash is worked out beside it");
                go_on.send(()).unwrap();
                // The next turn comes when the work is done.
                drop(door.turn.acquire().await.unwrap());
            }
            let sixth = door.open(HERE, || Ok::<_, Infallible>(Some(()))).await;
            assert!(matches!(sixth, Err(Shut::For(_))), "{sixth:?}");
        });
    }

    #[test]
    fn only_wrong_passwords_count() {
        System::new().block_on(async {
            let door = Door::default();
            for _ in 0..12 {
                assert_eq!(door.open(HERE, || Ok::<_, &str>(Some(()))).await, Ok(Ok(Some(()))));
                let unreadable = door.open(HERE, || Err::<Option<()>, _>("unreadable")).await;
                assert_eq!(unreadable, Ok(Err("unreadable")));
            }
        });
    }
}
