//! The wall over months: what it does when the server, the data, the clock or a hand change under it.

mod clock;
mod form;
mod hand;
mod health;
mod link;
mod snapshots;

use std::path::Path;

use crate::harness::{Browser, Komspot, komspot};

/// A wall screen.
const SCREEN: (u32, u32) = (1920, 1080);

/// Scenes change as often as may be.
const QUICK: &str = "[wall]\nscene_seconds = 3\n";

/// The scene that is shown.
const SCENE: &str = "document.querySelector('main.scene:not(.leaving)')?.dataset.scene";

/// True where the mark of a lost connection stands on the screen.
const LOST: &str = "document.querySelector('.offline').checkVisibility()";

/// Counts moments at which no scene stood in the page, and notes every snapshot that it followed.
const WATCH: &str = "(() => {
    window.empty = 0;
    window.seen = [];
    new MutationObserver(() => {
        if (!document.querySelector('main.scene:not(.leaving)')) window.empty += 1;
        const head = document.querySelector('main.scene:not(.leaving) h1')?.innerText;
        if (head && head !== window.seen.at(-1)) window.seen.push(head);
    }).observe(document.body, { childList: true });
    return true;
})()";

/// Makes the page's time run that many times faster: its timers and its clock without a date.
fn hasten(browser: &Browser, times: u32) {
    let source = format!(
        "(() => {{
            const [later, now] = [window.setTimeout.bind(window), performance.now.bind(performance)];
            window.setTimeout = (work, ms, ...rest) => later(work, (ms || 0) / {times}, ...rest);
            performance.now = () => now() * {times};
        }})()"
    );
    before_the_page(browser, &source);
}

/// Runs something before any script of the pages that are visited from now on.
fn before_the_page(browser: &Browser, source: &str) {
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", &serde_json::json!({ "source": source }));
}

/// Imports a bundle of the fixtures.
fn import(data: &Path, bundle: &Path) {
    let imported =
        komspot(&["--data-dir", &data.to_string_lossy(), "import", "--unsigned", &bundle.to_string_lossy()]);
    assert_eq!(imported.code, Some(0), "{imported:?}");
}

/// A copy of a fixture bundle whose first file of that name is changed.
fn bundle(folder: &Path, name: &str, file: &str, change: impl Fn(String) -> String) -> std::path::PathBuf {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bundles/good");
    let to = folder.join(name);
    std::fs::create_dir_all(&to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
    let path = to.join(file);
    std::fs::write(&path, change(std::fs::read_to_string(&path).unwrap())).unwrap();
    to
}

/// A server, its data and a wall that shows it.
struct Hung {
    server: Komspot,
    browser: Browser,
    _data: tempfile::TempDir,
}

/// Hangs a wall up with these settings; `None` where there is no browser.
fn hang(settings: &str, path: &str) -> Option<Hung> {
    let data = tempfile::tempdir().expect("a temporary directory");
    let server = Komspot::with(data.path(), settings);
    let browser = Browser::open(SCREEN)?;
    browser.visit(&server.url(path));
    Some(Hung { server, browser, _data: data })
}
