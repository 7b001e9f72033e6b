//! Who is logged in. Kept in memory only: a restart logs everybody out.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::token::{Print, Token, print};
use crate::accounts::Account;

/// Somebody who is logged in.
#[derive(Clone)]
pub(in crate::web) struct Session {
    /// Whose account it was when they logged in: it may have been removed or changed since.
    pub(in crate::web) account: Account,
    /// What every form of theirs must bring along: no other site can know it.
    pub(in crate::web) form: Token,
    born: Instant,
    used: Instant,
}

/// All sessions.
pub(in crate::web) struct Sessions {
    kept: Mutex<HashMap<Print, Session>>,
    /// Ends a session that nobody uses.
    idle: Duration,
}

impl Sessions {
    /// Ends a session whatever its use: a working day.
    const LONGEST: Duration = Duration::from_hours(12);
    /// Sessions at once; the one used longest ago makes room.
    const MOST: usize = 64;

    /// No sessions yet; each ends when not used for `idle`.
    pub(in crate::web) fn new(idle: Duration) -> Self {
        Self { kept: Mutex::default(), idle }
    }

    /// Logs somebody in and gives the cookie's value; `None` if the machine has no random numbers to give.
    pub(in crate::web) fn begin(&self, account: Account, now: Instant) -> Option<Token> {
        let (token, form) = (Token::new()?, Token::new()?);
        let mut kept = self.kept(now);
        if kept.len() >= Self::MOST {
            let oldest = kept.iter().min_by_key(|(_, session)| session.used).map(|(print, _)| *print);
            oldest.map(|print| kept.remove(&print));
        }
        kept.insert(print(token.as_str()), Session { account, form, born: now, used: now });
        Some(token)
    }

    /// The session of a cookie, which is used by that.
    pub(in crate::web) fn find(&self, cookie: &str, now: Instant) -> Option<Session> {
        let mut kept = self.kept(now);
        let session = kept.get_mut(&print(cookie))?;
        session.used = now;
        Some(session.clone())
    }

    /// The session of a cookie, which somebody's page asks for by itself: nobody uses it by that.
    pub(in crate::web) fn peek(&self, cookie: &str, now: Instant) -> Option<Session> {
        self.kept(now).get(&print(cookie)).cloned()
    }

    /// Logs out.
    pub(in crate::web) fn end(&self, cookie: &str, now: Instant) {
        self.kept(now).remove(&print(cookie));
    }

    /// The sessions that have not ended by now.
    fn kept(&self, now: Instant) -> MutexGuard<'_, HashMap<Print, Session>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|_, session| {
            now.saturating_duration_since(session.used) < self.idle
                && now.saturating_duration_since(session.born) < Self::LONGEST
        });
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::{Name, Role, Secret};

    const MINUTE: Duration = Duration::from_mins(1);

    fn sessions() -> (Sessions, Instant) {
        (Sessions::new(30 * MINUTE), Instant::now())
    }

    fn begin(sessions: &Sessions, name: &str, now: Instant) -> Token {
        // A hash of no password: nobody logs in with it here.
        let secret =
            Secret::from_hash("$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$AAAAAAAAAAAAAAAAAAAAAA").unwrap();
        let account = Account { name: Name::parse(name).unwrap(), role: Role::Operator, secret };
        sessions.begin(account, now).unwrap()
    }

    #[test]
    fn a_session_is_found_by_its_cookie_alone() {
        let (sessions, now) = sessions();
        let (one, other) = (begin(&sessions, "a", now), begin(&sessions, "b", now));
        assert_eq!(sessions.find(one.as_str(), now).unwrap().account.name.as_str(), "a");
        assert_eq!(sessions.find(other.as_str(), now).unwrap().account.name.as_str(), "b");
        assert!(sessions.find("", now).is_none() && sessions.find("a", now).is_none());
        sessions.end(one.as_str(), now);
        assert!(sessions.find(one.as_str(), now).is_none());
        assert!(sessions.find(other.as_str(), now).is_some());
    }

    #[test]
    fn a_session_ends_when_it_is_not_used_and_after_a_working_day() {
        let (sessions, start) = sessions();
        let token = begin(&sessions, "a", start);
        assert!(sessions.find(token.as_str(), start + 29 * MINUTE).is_some());
        assert!(sessions.find(token.as_str(), start + 58 * MINUTE).is_some(), "used in between");
        assert!(sessions.find(token.as_str(), start + 88 * MINUTE).is_none());
        let token = begin(&sessions, "a", start);
        assert!(sessions.peek(token.as_str(), start + 29 * MINUTE).is_some());
        assert!(sessions.peek(token.as_str(), start + 31 * MINUTE).is_none(), "a look is no use");
        let token = begin(&sessions, "a", start);
        for tenth in 1..72 {
            assert!(sessions.find(token.as_str(), start + 10 * tenth * MINUTE).is_some(), "{tenth}");
        }
        assert!(sessions.find(token.as_str(), start + 720 * MINUTE).is_none());
    }

    #[test]
    fn sessions_are_few_and_the_one_used_longest_ago_makes_room() {
        let (sessions, start) = sessions();
        let first = begin(&sessions, "first", start);
        let second = begin(&sessions, "second", start + Duration::from_secs(1));
        assert!(sessions.find(first.as_str(), start + Duration::from_secs(2)).is_some());
        for _ in 2..=Sessions::MOST {
            begin(&sessions, "more", start + Duration::from_secs(3));
        }
        let then = start + Duration::from_secs(4);
        assert!(sessions.find(second.as_str(), then).is_none());
        assert!(sessions.find(first.as_str(), then).is_some());
    }
}
