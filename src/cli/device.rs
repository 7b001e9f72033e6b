//! The device's own data: where they lie, and whose they are.

use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use anyhow::bail;
use rustix::process::geteuid;

use crate::locale::Lang;

/// Where the package and the units keep the device's data.
pub(super) const DATA: &str = "/var/lib/komspot";

/// Where the device's data lie, for the user who owns them and for root; `None` for anybody else.
pub(super) fn data() -> Option<PathBuf> {
    let owner = fs::metadata(DATA).ok()?.uid();
    let own = geteuid();
    (own.is_root() || own.as_raw() == owner).then(|| PathBuf::from(DATA))
}

/// Lets root change nothing that is somebody else's: the server could not touch what root leaves.
///
/// # Errors
/// If root is about to do that.
pub(super) fn keep_root_out(data_dir: &Path, lang: Lang) -> anyhow::Result<()> {
    let owner = fs::metadata(data_dir).map(|folder| folder.uid()).unwrap_or_default();
    if geteuid().is_root() && owner != 0 {
        bail!(lang.text_with("data-of-another", &[("folder", data_dir.display().to_string().into())]));
    }
    Ok(())
}
