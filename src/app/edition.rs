//! Everything that is served of one snapshot, in the very bytes that are sent.
//!
//! An edition is made once per snapshot and never changes: the wall is
//! prepared when it is made, everything else when it is first asked for and
//! then kept within a bound. Nothing in here touches a disk or a database, so
//! a broken import cannot reach the screens.

mod answers;
mod ask;
mod body;
pub mod features;
mod filename;
mod ledger;
mod shelf;

pub use ask::{Ask, Part, Picture, TableFormat};
pub use body::{Body, Encoding, Form, Media};
pub use filename::disposition;

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use jiff::civil::Date;

use crate::analysis::{Assessment, Terms, assess};
use crate::config::{Config, MapFocus, MapProjection};
use crate::domain::AreaId;
use crate::locale::Lang;
use crate::render::wall::Screen;
use crate::snapshot::{Snapshot, SnapshotId};
use crate::view::error::Problem;
use crate::view::map::{Focus, Projection};
use crate::view::news::Past;
use crate::view::wall::{Begin, Moment, Programme, Shift};
use answers::Source;
use ledger::Packed;
use shelf::Shelf;

/// How an edition is made.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Bytes of answers, before compression, that are kept for the next asker.
    pub kept_bytes: usize,
    /// What the wall shows, and for how long.
    pub programme: Programme,
    /// How the wall lays out the land.
    pub projection: Projection,
    /// The day that figures' age is reckoned on; `None` as long as nobody knows what day it is.
    pub today: Option<Date>,
    /// The screen on the wall.
    pub screen: Screen,
    /// Whom to write to about the pages.
    pub contact: Option<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            kept_bytes: 16 << 20,
            programme: Programme::usual(20),
            projection: Projection::Lens { focus: None },
            today: None,
            screen: Screen::default(),
            contact: None,
        }
    }
}

impl Settings {
    /// What the operator has set.
    #[must_use]
    pub fn of(config: &Config) -> Self {
        let wall = &config.wall;
        let focus = |focus: &MapFocus| match focus {
            &MapFocus::At(longitude, latitude) => Focus::At { longitude, latitude },
            MapFocus::Area(id) => Focus::Area(AreaId::new(id)),
        };
        let projection = match wall.projection {
            MapProjection::Plain => Projection::Plain,
            MapProjection::Lens => Projection::Lens { focus: wall.focus.as_ref().map(focus) },
        };
        let screen =
            Screen { inches: wall.screen_inches, distance_m: wall.distance_m, arc_minutes: wall.arc_minutes };
        Self {
            programme: wall.programme.clone(),
            projection,
            screen,
            contact: config.contact.clone(),
            ..Self::default()
        }
    }
}

/// One snapshot, ready to be served.
#[derive(Debug)]
pub struct Edition {
    snapshot: Arc<Snapshot>,
    /// What the methods say of it, worked out once.
    assessment: Arc<Assessment>,
    settings: Settings,
    /// What has changed since earlier snapshots; worked out after everything else.
    past: OnceLock<Arc<Past>>,
    /// What was published before, for whoever takes the whole release elsewhere.
    ledger: Option<Arc<Packed>>,
    /// The wall as it opens, in every language: there before anybody asks.
    walls: Vec<(Ask, Arc<Body>)>,
    shelf: Mutex<Shelf>,
    /// Held while the whole release is being written, so that this is done once at a time.
    package: Mutex<()>,
}

impl Edition {
    /// The program's version, part of every entity tag.
    pub const VERSION: &str = env!("CARGO_PKG_VERSION");

    /// Makes the edition of a snapshot.
    #[must_use]
    pub fn new(snapshot: Arc<Snapshot>, settings: &Settings) -> Self {
        let terms = Terms { k: snapshot.origin.k, release: snapshot.id.as_str() };
        let assessment = Arc::new(assess(&snapshot.release, &terms));
        Self::of(snapshot, assessment, settings.clone(), None)
    }

    /// The same with the ledger that the snapshot was published by: only then can the whole release be
    /// taken to another device.
    #[must_use]
    pub fn with_ledger(self, ledger: Option<&str>) -> Self {
        Self { ledger: ledger.map(|text| Arc::new(Packed::new(text))), ..self }
    }

    /// The same snapshot on another day.
    #[must_use]
    pub fn on(&self, today: Option<Date>) -> Self {
        let settings = Settings { today, ..self.settings.clone() };
        Self {
            past: self.past.clone(),
            ..Self::of(
                Arc::clone(&self.snapshot),
                Arc::clone(&self.assessment),
                settings,
                self.ledger.clone(),
            )
        }
    }

    /// Learns what has changed since earlier snapshots. What was made without knowing it is made anew.
    pub fn look_back(&self, past: Past) {
        let mut held = self.shelf();
        if self.past.set(Arc::new(past)).is_ok() {
            *held = Shelf::new(self.settings.kept_bytes);
        }
    }

    /// True if it is known what has changed since earlier snapshots.
    #[must_use]
    pub fn has_looked_back(&self) -> bool {
        self.past.get().is_some()
    }

    fn of(
        snapshot: Arc<Snapshot>,
        assessment: Arc<Assessment>,
        settings: Settings,
        ledger: Option<Arc<Packed>>,
    ) -> Self {
        let wall = |lang| {
            let ask =
                Ask::Wall { lang, theme: None, begin: Begin::default(), shift: Shift::default(), note: None };
            let source = Source {
                snapshot: &snapshot,
                assessment: &assessment,
                settings: &settings,
                ledger: None,
                past: None,
            };
            let body = answers::make(source, &ask).ok()?;
            for encoding in Encoding::ALL {
                let _ = body.form(encoding);
            }
            Some((ask, Arc::new(body)))
        };
        let walls = Lang::ALL.into_iter().filter_map(wall).collect();
        let shelf = Mutex::new(Shelf::new(settings.kept_bytes));
        let past = OnceLock::new();
        Self { snapshot, assessment, settings, past, ledger, walls, shelf, package: Mutex::default() }
    }

    /// The snapshot's identity.
    #[must_use]
    pub fn id(&self) -> &SnapshotId {
        &self.snapshot.id
    }

    /// The day that figures' age is reckoned on, if it is known.
    #[must_use]
    pub fn today(&self) -> Option<Date> {
        self.settings.today
    }

    /// The snapshot.
    #[must_use]
    pub fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// What the methods say of the snapshot.
    #[must_use]
    pub fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// The indicators' ids, in the catalogue's order.
    #[must_use]
    pub fn indicators(&self) -> Vec<String> {
        self.snapshot.release.ids().map(ToString::to_string).collect()
    }

    /// Which hours of the wall's playlist hold at a moment; none as long as
    /// nobody knows what time it is.
    #[must_use]
    pub fn shift(&self, now: Option<Moment>) -> Shift {
        self.settings.programme.shift(now)
    }

    /// An answer that can be sent at once in the encoding; `None` if it has to
    /// be [made](Self::make) first. Takes next to no time.
    #[must_use]
    pub fn ready(&self, ask: &Ask, encoding: Encoding) -> Option<Arc<Body>> {
        self.kept(ask).filter(|body| body.is_ready(encoding))
    }

    /// An answer, made and encoded if need be. May compute for a while.
    ///
    /// # Errors
    /// If the snapshot has no such thing.
    pub fn make(&self, ask: &Ask, encoding: Encoding) -> Result<Arc<Body>, Problem> {
        let body = match self.kept(ask) {
            Some(body) => body,
            None if *ask == Ask::Package => {
                let turn = self.package.lock();
                // Whoever had to wait finds it made.
                let body = self.kept(ask).map_or_else(|| self.made(ask), Ok)?;
                drop(turn);
                body
            }
            None => self.made(ask)?,
        };
        let _ = body.form(encoding);
        Ok(body)
    }

    /// An answer made anew, and kept.
    fn made(&self, ask: &Ask) -> Result<Arc<Body>, Problem> {
        let source = self.source();
        let body = Arc::new(answers::make(source, ask)?);
        let mut held = self.shelf();
        // What was made before the look back is not kept beyond it.
        if source.past.is_some() == self.has_looked_back() {
            held.put(ask.clone(), Arc::clone(&body));
        }
        Ok(body)
    }

    /// What answers are made of.
    fn source(&self) -> Source<'_> {
        let (snapshot, assessment, settings) = (&self.snapshot, &self.assessment, &self.settings);
        let past = self.past.get().map(|past| &**past);
        Source { snapshot, assessment, settings, past, ledger: self.ledger.as_deref() }
    }

    /// An answer that was made before.
    fn kept(&self, ask: &Ask) -> Option<Arc<Body>> {
        let wall = self.walls.iter().find(|(prepared, _)| prepared == ask);
        wall.map(|(_, body)| Arc::clone(body)).or_else(|| self.shelf().get(ask))
    }

    fn shelf(&self) -> std::sync::MutexGuard<'_, Shelf> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
