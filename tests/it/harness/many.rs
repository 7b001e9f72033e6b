//! Many tries at once, on a disk that is fast.

use std::sync::Mutex;

use tempfile::TempDir;

/// Does something with each of them, four at once.
pub fn each<T: Send>(of: impl IntoIterator<Item = T>, deed: impl Fn(T) + Sync) {
    let of: Vec<T> = of.into_iter().collect();
    let of = Mutex::new(of.into_iter());
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                loop {
                    let Some(next) = of.lock().unwrap().next() else { break };
                    deed(next);
                }
            });
        }
    });
}

/// A folder in memory where there is such a thing: what is tried hundreds of times would wait for
/// the disk most of the time.
pub fn fast_folder() -> TempDir {
    TempDir::new_in("/dev/shm").or_else(|_| TempDir::new()).expect("a temporary directory")
}
