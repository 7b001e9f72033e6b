//! Every step in which the program changes anything on the disk, by name.

/// What a step does, which says what points it passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Makes a folder, and those above it that are not there.
    Folder,
    /// Opens a file to hold a lock on; its contents do not matter.
    Lock,
    /// Writes a new file and syncs it.
    Write,
    /// Writes a file aside, syncs it and renames it over the old one.
    Replace,
    /// Lets another library write a file, and syncs it.
    Adopt,
    /// Adds to the end of a file.
    Append,
    /// Syncs a file or folder.
    Sync,
    /// Renames, and syncs the folder.
    Rename,
    /// Puts a symbolic link in the place of another.
    Link,
    /// Removes a file, or a folder with all that is in it.
    Remove,
}

/// A moment of a step at which it may be interrupted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Nothing has been done.
    Before,
    /// Half of the bytes were written, half of a tree removed.
    Half,
    /// All was written or made, nothing of it synced.
    Made,
    /// Contents are on the disk, under a name that nobody reads.
    Synced,
    /// It has its new name, or lost its old one; the folder is not synced.
    Named,
    /// Everything was done.
    After,
}

impl Deed {
    /// The moments of the deed, in their order.
    #[must_use]
    pub fn moments(self) -> &'static [Moment] {
        use Moment::{After, Before, Half, Made, Named, Synced};
        match self {
            Self::Lock | Self::Sync => &[Before, After],
            Self::Folder | Self::Adopt => &[Before, Made, After],
            Self::Write | Self::Append => &[Before, Half, Made, After],
            Self::Replace => &[Before, Half, Made, Synced, Named, After],
            Self::Rename => &[Before, Named, After],
            Self::Link => &[Before, Made, Named, After],
            Self::Remove => &[Before, Half, Named, After],
        }
    }
}

impl Step {
    /// True if what it writes is nobody's but the owner's to read.
    #[must_use]
    pub fn is_private(self) -> bool {
        matches!(self, Self::Users | Self::SecretKey | Self::Certificate)
    }
}

impl Moment {
    /// As it stands in the name of a point.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::Half => "half",
            Self::Made => "made",
            Self::Synced => "synced",
            Self::Named => "named",
            Self::After => "after",
        }
    }
}

/// Lists the steps: name, deed, and whether the first import of a bundle with true counts takes it.
macro_rules! steps {
    ($($(#[$doc:meta])* $step:ident = $name:literal $deed:ident $(, $import:ident)?;)*) => {
        /// A step in which something on the disk is changed. Whoever writes anything new adds one here.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Step { $($(#[$doc])* $step),* }

        impl Step {
            /// Every step that there is.
            pub const ALL: &[Self] = &[$(Self::$step),*];
            /// The steps that a first import takes, every one of them.
            pub const IMPORT: &[Self] = &[$($(Self::$import,)?)*];

            /// Its name, such as `ledger.save`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$step => $name),* }
            }

            /// What it does.
            #[must_use]
            pub fn deed(self) -> Deed {
                match self { $(Self::$step => Deed::$deed),* }
            }
        }
    };
}

steps! {
    /// The data directory itself.
    Data = "data.create" Folder, Data;
    /// The file whose lock is the right to change anything.
    Lock = "lock.open" Lock, Lock;
    /// What an interrupted import left behind.
    Sweep = "sweep.remove" Remove;
    /// The folder of all snapshots.
    Snapshots = "snapshots.create" Folder, Snapshots;
    /// The folder in which a snapshot is prepared.
    StagedFolder = "staged.create" Folder, StagedFolder;
    /// What was left in it, or is not wanted any more.
    StagedClear = "staged.clear" Remove, StagedClear;
    /// What is noted beside a snapshot that is prepared: what it would change, why it waits.
    StagedNote = "staged.note" Write, StagedNote;
    /// All names in the folder.
    StagedNames = "staged.names" Sync, StagedNames;
    /// What waits for a confirmation gets the name under which it does.
    StagedHold = "staged.hold" Rename;
    /// What waits no longer loses its name.
    StagedGone = "staged.gone" Rename;
    /// The areas.
    SnapshotAreas = "snapshot.areas" Write, SnapshotAreas;
    /// The report.
    SnapshotReport = "snapshot.report" Write, SnapshotReport;
    /// The copy of the ledger.
    SnapshotLedger = "snapshot.ledger" Write, SnapshotLedger;
    /// The figures as text, for this program.
    SnapshotFigures = "snapshot.figures" Write, SnapshotFigures;
    /// The tables, which DuckDB writes, for everybody else.
    SnapshotTables = "snapshot.tables" Adopt, SnapshotTables;
    /// The manifest, last.
    SnapshotManifest = "snapshot.manifest" Write, SnapshotManifest;
    /// All names in the snapshot's folder.
    SnapshotNames = "snapshot.names" Sync, SnapshotNames;
    /// The snapshot gets its name.
    SnapshotName = "snapshot.name" Rename, SnapshotName;
    /// The snapshot becomes the one that is shown.
    Current = "current.link" Link, Current;
    /// An old snapshot loses its name.
    PruneName = "prune.name" Rename;
    /// An old snapshot is removed.
    Prune = "prune.remove" Remove;
    /// The ledger grows.
    Ledger = "ledger.save" Replace, Ledger;
    /// The file whose lock is the right to write into the log.
    LogLock = "log.lock" Lock, LogLock;
    /// The log begins.
    LogBegin = "log.begin" Write, LogBegin;
    /// A line of the log.
    LogLine = "log.line" Append, LogLine;
    /// The log without an end that was not written whole.
    LogMend = "log.mend" Replace;
    /// What was not written whole.
    LogTorn = "log.torn" Replace;
    /// How far the log has come.
    LogHead = "log.head" Replace, LogHead;
    /// The file for finished blocks of a run begins.
    Unfinished = "unfinished.begin" Replace, Unfinished;
    /// A block of the run is finished.
    UnfinishedBlock = "unfinished.block" Append, UnfinishedBlock;
    /// The run is finished.
    UnfinishedDone = "unfinished.remove" Remove, UnfinishedDone;
    /// The accounts change.
    Users = "users.save" Replace;
    /// The folder of a protected bundle, aside.
    DeskFolder = "desk.create" Folder;
    /// A file of a protected bundle.
    DeskFile = "desk.file" Write;
    /// All names in the folder of a protected bundle.
    DeskNames = "desk.names" Sync;
    /// The protected bundle gets its place.
    DeskName = "desk.name" Rename;
    /// What is left of an attempt to write a protected bundle.
    DeskDrop = "desk.drop" Remove;
    /// The folder of the keys that are trusted.
    Keys = "keys.create" Folder;
    /// A key is trusted.
    Key = "keys.trust" Replace;
    /// A key is not trusted any more.
    KeyGone = "keys.remove" Remove;
    /// The folder of the certificate that the device has made itself.
    CertificateFolder = "certificate.create" Folder;
    /// That certificate, with its key.
    Certificate = "certificate.save" Replace;
    /// A new secret key.
    SecretKey = "secret.write" Write;
    /// The public key that belongs to it.
    PublicKey = "public.write" Write;
    /// The names of both.
    KeyNames = "keys.names" Sync;
    /// The folder of what was brought and waits.
    Work = "work.create" Folder;
    /// A file whose lock is the right to do one thing with what was brought.
    WorkLock = "work.lock" Lock;
    /// The folder of a bundle on its way into the queue.
    Draft = "queue.draft" Folder;
    /// A bundle is copied, into the queue or off a stick.
    QueueCopy = "queue.copy" Adopt;
    /// All names in a folder of a bundle on its way into the queue.
    QueueNames = "queue.names" Sync;
    /// Where a bundle came from, and how often it was begun with.
    QueueCard = "queue.card" Replace;
    /// A bundle gets its number in the queue.
    QueueNumber = "queue.number" Rename;
    /// A bundle loses its number.
    QueueGone = "queue.gone" Rename;
    /// What was brought is removed.
    QueueRemove = "queue.remove" Remove;
    /// The inbox itself.
    Inbox = "inbox.create" Folder;
    /// Something leaves the inbox, or goes back there.
    InboxMove = "inbox.move" Rename;
    /// Something in the inbox is removed.
    InboxRemove = "inbox.remove" Remove;
    /// The folder of reports.
    Reports = "reports.create" Folder;
    /// A report.
    Report = "reports.write" Replace;
    /// Up to which report somebody has seen them.
    ReportSeen = "reports.seen" Replace;
    /// An old report.
    ReportGone = "reports.remove" Remove;
    /// Where the process that opens a bundle may lay temporary files.
    StagedTemporary = "staged.temporary" Folder, StagedTemporary;
    /// The descriptor of a bundle that is signed.
    SignedDescriptor = "sign.descriptor" Replace;
    /// A signature.
    Signature = "sign.signature" Replace;
}

impl Step {
    /// The names of the points that it passes, in their order.
    pub fn points(self) -> impl Iterator<Item = String> {
        self.deed().moments().iter().map(move |&moment| self.point(moment))
    }

    /// The name of one of its points, such as `ledger.save.half`.
    #[must_use]
    pub fn point(self, moment: Moment) -> String {
        format!("{}.{}", self.name(), moment.word())
    }
}

/// The names of all points at which the program can be made to fail.
pub fn points() -> impl Iterator<Item = String> {
    Step::ALL.iter().flat_map(|step| step.points())
}
