//! How often a wrong password may be tried from one place.

use std::collections::VecDeque;
use std::collections::hash_map::{Entry, HashMap};
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Wrong passwords of late, by where they came from.
#[derive(Default)]
pub(super) struct Attempts {
    failed: Mutex<HashMap<IpAddr, VecDeque<Instant>>>,
}

impl Attempts {
    /// Wrong passwords within [`Self::WITHIN`] after which a place has to wait.
    const FEW: usize = 5;
    /// How long a wrong password is remembered.
    const WITHIN: Duration = Duration::from_mins(10);
    /// Places remembered at once; of more, the one that tried longest ago is forgotten.
    const PLACES: usize = 1024;

    /// How long a place has to wait; `None` if it may try.
    pub(super) fn wait(&self, from: IpAddr, now: Instant) -> Option<Duration> {
        let failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        let of_late = failed.get(&place(from))?;
        let left = |at: &Instant| Self::WITHIN.checked_sub(now.saturating_duration_since(*at));
        let counted: Vec<Duration> = of_late.iter().filter_map(left).collect();
        (counted.len() >= Self::FEW).then(|| counted.into_iter().min().unwrap_or_default())
    }

    /// Remembers a wrong password.
    pub(super) fn failed(&self, from: IpAddr, now: Instant) {
        let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        let place = place(from);
        if failed.len() >= Self::PLACES && !failed.contains_key(&place) {
            let oldest = failed.iter().min_by_key(|(_, times)| times.back().copied()).map(|(at, _)| *at);
            oldest.map(|at| failed.remove(&at));
        }
        let times = failed.entry(place).or_default();
        times.push_back(now);
        while times.len() > Self::FEW {
            times.pop_front();
        }
    }

    /// Takes back the last try of a place: the password was right, or nobody could tell. The wrong ones
    /// before it stay, or whoever has an account could try out others' passwords for ever.
    pub(super) fn take_back(&self, from: IpAddr) {
        let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Entry::Occupied(mut times) = failed.entry(place(from)) {
            times.get_mut().pop_back();
            if times.get().is_empty() {
                times.remove();
            }
        }
    }
}

/// One host of the new internet has 2⁶⁴ addresses: its network stands for it.
fn place(from: IpAddr) -> IpAddr {
    match from.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn five_wrong_passwords_in_ten_minutes_and_the_place_has_to_wait() {
        let (attempts, start) = (Attempts::default(), Instant::now());
        let (here, there) = (address("192.168.1.7"), address("192.168.1.8"));
        for minute in 0..5 {
            assert_eq!(attempts.wait(here, start), None);
            attempts.failed(here, start + Duration::from_mins(minute));
        }
        let now = start + Duration::from_mins(4);
        assert_eq!(attempts.wait(here, now), Some(Duration::from_mins(6)));
        assert_eq!(attempts.wait(there, now), None, "others are not locked out");
        assert_eq!(attempts.wait(here, start + Duration::from_secs(601)), None);
        attempts.take_back(here);
        assert_eq!(attempts.wait(here, now), None, "four are left");
        attempts.failed(here, now);
        assert!(attempts.wait(here, now).is_some(), "a right password forgives no wrong ones");
    }

    #[test]
    fn a_network_of_the_new_internet_is_one_place() {
        let (attempts, now) = (Attempts::default(), Instant::now());
        for host in 1..=5 {
            attempts.failed(address(&format!("2001:db8:1:2::{host}")), now);
        }
        assert!(attempts.wait(address("2001:db8:1:2:ffff::9"), now).is_some());
        assert!(attempts.wait(address("2001:db8:1:3::1"), now).is_none());
        for _ in 0..5 {
            attempts.failed(address("::ffff:10.0.0.1"), now);
        }
        assert!(attempts.wait(address("10.0.0.1"), now).is_some(), "one host, two spellings");
    }

    #[test]
    fn many_places_do_not_fill_the_memory() {
        let (attempts, start) = (Attempts::default(), Instant::now());
        for n in 0..5000_u32 {
            attempts.failed(IpAddr::from(n.to_be_bytes()), start + Duration::from_millis(n.into()));
        }
        assert_eq!(attempts.failed.lock().unwrap().len(), Attempts::PLACES);
    }
}
