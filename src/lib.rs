//! KOMspot: hotspot maps of trends for a city's local areas, from protected
//! figures only.
//!
//! Data flow one way through the house:
//!
//! ```text
//!  bundle ──► check ──► protect ──► release ──► snapshot ──► analysis ──► view ──► render ──► web
//!  what       every     true        what may    immutable,   levels and   finished  SVG,      actix
//!  arrives    fault     counts end  be known    one current  tests        strings   HTML
//! ```
//!
//! | room | holds | may know |
//! |---|---|---|
//! | [`domain`] | the words of the problem: areas, periods, ages, indicators, figures | nothing |
//! | [`finding`] | what was found wrong in a bundle, and where | nothing |
//! | [`progress`] | how far long work has come | nothing |
//! | [`digest`] | SHA-256 and hexadecimal | nothing |
//! | [`chain`] | lines that hold the hash of the one before | digest |
//! | [`disk`] | the one door to the disk: whole, synced, and made to fail on demand by tests | nothing |
//! | [`locale`] | words, numbers and dates by language | domain |
//! | [`duck`] | the one door to DuckDB, shut off from the network | nothing |
//! | [`trust`] | whose bundle it is: keys, signatures, versions | disk |
//! | [`sandbox`] | the walls around a process that opens what may be hostile, and whose it is | nothing |
//! | [`geometry`] | areas as shapes: judged, repaired, neighbours, label points | domain, finding |
//! | [`bundle`] | wrappings, descriptor, tables row by row | digest, duck, finding, geometry's `Reading`, trust |
//! | [`check`] | the judgement of a bundle, and what is taken out of it | bundle, domain, finding, geometry, progress, protect's `Tally` and `TallyTable`, release |
//! | [`logbook`] | who changed what when | chain, digest, disk, finding, locale |
//! | [`accounts`] | who may operate the device: names, roles, hashed passwords | disk |
//! | [`ledger`] | what was published once and for all | chain, disk, domain |
//! | [`protect`] | the privacy gate | domain, finding, ledger, progress, release |
//! | [`release`] | everything that is published | domain, geometry's `Coverage` |
//! | [`audit`] | what a stranger can work out from everything published | domain's `AgeGroup`, `Granularity`, `Period`, `TOTAL_AREA` and `UNKNOWN_AREA`, progress |
//! | [`snapshot`] | published states on disk | digest, disk, domain, duck, geometry, ledger's `Head`, `Ledger` and `LedgerFile`, release, sandbox's `tell_parent` |
//! | [`analysis`] | statistics over a release | domain, geometry's `Coverage`, release |
//! | [`view`] | finished strings, classes and coordinates for a page | analysis, domain, finding's `Findings` and `Quoted`, geometry, locale, release, snapshot |
//! | [`render`] | pages and pictures from views | locale, view |
//! | [`config`] | settings, checked | check's `Acknowledged` and `AcknowledgedError`, locale, protect's `Rule` and `RuleError`, trust, view's `wall` |
//! | [`app`] | use cases that join the stages: intake, stage, demo, edition | accounts, analysis, audit, bundle, chain, check, config, digest, disk, domain, finding, geometry, ledger, locale, logbook, progress, protect, release, render, sandbox's `tell_parent`, snapshot, trust, view |
//! | [`web`] | HTTP | accounts, app, config, digest, locale, render, view |
//! | [`cli`] | commands | accounts, app, audit, config, disk's `unsynced`, finding, ledger's `LedgerError` and `LedgerFile`, locale, logbook, progress, release's `Audit`, sandbox, snapshot, trust, web |
//! | `main` | the program's beginning | cli |
//!
//! What always holds:
//!
//! 1. Nothing after `protect` can see a count that was not published. A
//!    [`protect::Tally`] can be filled and not read; a hidden
//!    [`domain::Figure`] has no number inside.
//! 2. Below `app` nothing reads the clock (the store's manifest alone notes
//!    one, for people), and below `web` nothing is async.
//! 3. `domain` and `analysis` know no wire format.
//! 4. No request of a public page opens a file or DuckDB: a snapshot becomes an
//!    edition in memory, and handlers hand out its bytes. The operator's pages,
//!    the login among them, read files, on threads for that; so does the door of
//!    all pages where only users may look.
//! 5. The same snapshot, settings, program and day give the same bytes.
//! 6. Nothing needs the network: no extension, no font, no tile.
//!
//! `tests/it/tidy.rs` reads the table: who knows more fails it, and so does a row that
//! allows what nobody uses.
#![forbid(unsafe_code)]

pub mod accounts;
pub mod analysis;
pub mod app;
pub mod audit;
pub mod bundle;
pub mod chain;
pub mod check;
pub mod cli;
pub mod config;
pub mod digest;
pub mod disk;
pub mod domain;
pub mod duck;
pub mod finding;
pub mod geometry;
pub mod ledger;
pub mod locale;
pub mod logbook;
pub mod progress;
pub mod protect;
pub mod release;
pub mod render;
pub mod sandbox;
pub mod snapshot;
pub mod trust;
pub mod view;
pub mod web;
