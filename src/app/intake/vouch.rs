//! Whether the signature beside a bundle bears out the name of a signer.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use crate::bundle::DESCRIPTOR;
use crate::trust::{LONGEST, Trust, Unsigned, signature_of};

/// The signer of a bundle whom the process that has read it names, as far as that is believed: a bundle that
/// took the process over could name anybody.
///
/// What lies beside the bundle is judged here once more. A signature within an archive is for that process
/// alone to see, and it is believed where it refuses what nobody known has signed.
pub(super) fn signer(claimed: Option<String>, bundle: &Path, trust: &Trust) -> Option<String> {
    let claimed = claimed?;
    match beside(bundle, trust) {
        Ok(signer) => signer,
        Err(_) => (trust.unsigned == Unsigned::Refuse).then_some(claimed),
    }
}

/// Who has signed by the signature beside; `None` if nobody known has.
///
/// # Errors
/// If there is none that can be read.
fn beside(bundle: &Path, trust: &Trust) -> io::Result<Option<String>> {
    // Of a folder the descriptor is signed, which covers all the rest.
    let signed = if bundle.is_dir() { bundle.join(DESCRIPTOR) } else { bundle.to_owned() };
    let mut signature = Vec::new();
    File::open(signature_of(&signed))?.take(LONGEST).read_to_end(&mut signature)?;
    let judged = trust.judge(Some(&signature), File::open(signed)?);
    Ok(judged.ok().and_then(|standing| standing.signer).map(|signer| signer.to_string()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::trust::{Key, Keys, Password, Secret};

    /// A folder of keys with that of the office, and a file signed by it.
    fn office() -> (tempfile::TempDir, Trust) {
        let place = tempfile::tempdir().unwrap();
        let keys = place.path().join("keys");
        let (secret, public) = Secret::generate(place.path(), "kontor", &Password::None).unwrap();
        let key: Key = Keys::offered(&keys, &public, None).unwrap();
        Keys::trust(&keys, &key).unwrap();
        let secret = Secret::read(&secret, &Password::None).unwrap();
        fs::write(place.path().join("a.zip"), "figures").unwrap();
        let signature = secret.sign("figures".as_bytes(), "a.zip").unwrap();
        fs::write(place.path().join("a.zip.minisig"), signature).unwrap();
        let trust = Trust::of(&keys, Unsigned::Accept);
        (place, trust)
    }

    #[test]
    fn a_name_is_believed_where_the_signature_bears_it_out() {
        let (place, accepting) = office();
        let bundle = place.path().join("a.zip");
        let told = |claimed: &str, trust: &Trust| signer(Some(claimed.to_owned()), &bundle, trust);
        assert_eq!(told("kontor", &accepting).as_deref(), Some("kontor"));
        assert_eq!(told("politiet", &accepting).as_deref(), Some("kontor"), "the signature's and no other");
        assert_eq!(signer(None, &bundle, &accepting), None);
        fs::write(&bundle, "other figures").unwrap();
        assert_eq!(told("kontor", &accepting), None, "changed since");
        fs::remove_file(place.path().join("a.zip.minisig")).unwrap();
        assert_eq!(told("kontor", &accepting), None, "nobody has signed it");
        let refusing = Trust::of(&place.path().join("keys"), Unsigned::Refuse);
        assert_eq!(told("kontor", &refusing).as_deref(), Some("kontor"), "by the signature within");
    }
}
