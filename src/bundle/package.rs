//! Opens a Data Package: descriptor first, then the resources that it names.

use std::borrow::Cow;
use std::io::Cursor;

use serde_json::Value;

use super::dialect::Dialect;
use super::limits::{Budget, too_large};
use super::manifest::{self, Entry, Kind, Manifest};
use super::members::{DESCRIPTOR, Members};
use super::schema::Schema;
use super::seal::{self, Seal};
use super::text::TextFormat;
use super::{Bundle, Content, Limits, Resource, member, vouched};
use crate::digest::sha256;
use crate::finding::{Finding, Place, Severity};
use crate::trust::{SIGNATURE, Signer, Trust};

/// Opens what the members hold. Nothing is asked about a signature without `trust`.
pub(super) fn open(members: Members, limits: &Limits, trust: Option<&Trust>) -> Result<Bundle, Vec<Finding>> {
    let root = members.root().map_err(|finding| vec![finding])?;
    let names = members.names();
    if names.len() > limits.members {
        let finding = Finding::refused("too-many-members", Place::default());
        return Err(vec![finding.detail("limit", limits.members)]);
    }
    let mut opening = Opening {
        members,
        root,
        budget: Budget::new(limits),
        limits,
        findings: Vec::new(),
        parts: Vec::new(),
        signer: None,
        seals: Vec::new(),
    };
    match opening.run(trust) {
        Some(mut bundle) if !refuses(&opening.findings) => {
            bundle.remarks = opening.findings;
            bundle.names = names;
            Ok(bundle)
        }
        bundle => {
            let mut findings = opening.findings;
            for (_, resource) in bundle.into_iter().flat_map(|bundle| bundle.resources) {
                findings.extend(resource.findings);
            }
            Err(findings)
        }
    }
}

fn refuses(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Refused)
}

struct Opening<'l> {
    members: Members,
    /// The folder in which the descriptor lies.
    root: String,
    budget: Budget,
    limits: &'l Limits,
    findings: Vec<Finding>,
    /// Name and SHA-256 of every file read.
    parts: Vec<(String, String)>,
    /// Who has signed the descriptor.
    signer: Option<Signer>,
    /// What the descriptor says of each file's bytes.
    seals: Vec<(String, Seal)>,
}

impl Opening<'_> {
    fn run(&mut self, trust: Option<&Trust>) -> Option<Bundle> {
        let bytes = self.read(DESCRIPTOR, "descriptor-missing")?;
        self.keep_to(self.limits.descriptor_bytes, &bytes, DESCRIPTOR)?;
        if let Some(trust) = trust {
            self.vouch(trust, &bytes).map_err(|finding| self.findings.push(finding)).ok()?;
        }
        self.parts.push((DESCRIPTOR.to_owned(), sha256(&bytes)));
        let Manifest { mut descriptor, resources: entries, seals } =
            Manifest::parse(&bytes, &mut self.findings)?;
        self.seals = seals;
        let mut resources = Vec::new();
        for entry in entries {
            if entry.kind == Kind::Areas {
                descriptor.areas.resource.clone_from(&entry.path);
            }
            let kind = entry.kind;
            resources.extend(self.resource(entry).map(|resource| (kind, resource)));
        }
        self.parts.sort();
        let parts = self.parts.iter().flat_map(|(name, hash)| [name.as_bytes(), hash.as_bytes()]);
        let digest = seal::sha256_of_parts(parts);
        Some(Bundle {
            descriptor,
            resources,
            remarks: Vec::new(),
            names: Vec::new(),
            digest,
            signer: self.signer.clone(),
        })
    }

    /// Judges the signature over the descriptor.
    fn vouch(&mut self, trust: &Trust, descriptor: &[u8]) -> Result<(), Finding> {
        let name = format!("{}{DESCRIPTOR}{SIGNATURE}", self.root);
        let signature = self.members.read(&name, &mut self.budget)?;
        self.signer =
            vouched::judge(trust, signature.as_deref(), Cursor::new(descriptor), &mut self.findings)?;
        Ok(())
    }

    /// Refuses a file that the signed descriptor does not hold to its bytes.
    fn cover(&mut self, path: &str, length: u64, sha256: &str) {
        let covers = |(of, seal): &(String, Seal)| of == path && seal.covers(length, sha256);
        if self.signer.is_some() && !self.seals.iter().any(covers) {
            self.findings.push(Finding::refused("signature-not-covering", Place::resource(path)));
        }
    }

    fn resource(&mut self, entry: Entry) -> Option<Resource> {
        let bytes = self.read(&entry.path, "resource-missing")?;
        if entry.kind == Kind::Areas {
            self.keep_to(self.limits.areas_bytes, &bytes, &entry.path)?;
        }
        let hash = sha256(&bytes);
        let mut findings = entry.seal.compare(bytes.len() as u64, &hash, &entry.path);
        // Where it was altered that is told already.
        if !refuses(&findings) {
            self.cover(&entry.path, bytes.len() as u64, &hash);
        }
        self.parts.push((entry.path.clone(), hash));
        let schema = self
            .part(entry.schema.as_ref())
            .map_or_else(Schema::default, |schema| Schema::parse(&schema, &entry.path, &mut findings));
        let is_parquet = bytes.starts_with(b"PAR1");
        let content = match (entry.kind, entry.format.as_str()) {
            (Kind::Areas, "geojson" | "json") | (Kind::Table(_), "csv" | "tsv" | "txt" | "")
                if !is_parquet =>
            {
                let dialect = self.part(entry.dialect.as_ref());
                let mut dialect = dialect.map_or_else(Dialect::default, |dialect| {
                    Dialect::parse(&dialect, &entry.path, &mut findings)
                });
                if entry.format == "tsv" && dialect.delimiter.is_none() {
                    dialect.delimiter = Some(b'\t');
                }
                let measured = entry.seal.bytes.is_some() || entry.seal.hash.is_some();
                Content::Text {
                    bytes,
                    format: TextFormat { encoding: entry.encoding, dialect, schema, measured },
                }
            }
            (Kind::Ledger, _) if !is_parquet => Content::Text { bytes, format: TextFormat::default() },
            (Kind::Table(_), _) if is_parquet => Content::Parquet { bytes, schema },
            (_, format) => {
                let finding = Finding::refused("format-unsupported", Place::resource(&entry.path));
                self.findings.push(finding.value(format));
                return None;
            }
        };
        Some(Resource { file: entry.path, findings, content })
    }

    /// A schema or dialect, which may lie in a file of its own.
    fn part(&mut self, value: Option<&Value>) -> Option<Value> {
        let Some(Value::String(path)) = value else { return value.cloned() };
        let name = match member::path(path) {
            Ok(name) => name,
            Err(finding) => {
                self.findings.push(Finding { place: Place::resource(DESCRIPTOR), ..finding });
                return None;
            }
        };
        let path = format!("{}{name}", self.root);
        match self.members.read(&path, &mut self.budget) {
            Ok(Some(bytes)) => {
                self.keep_to(self.limits.descriptor_bytes, &bytes, &name)?;
                let hash = sha256(&bytes);
                self.cover(&name, bytes.len() as u64, &hash);
                self.parts.push((name.clone(), hash));
                manifest::object(&bytes, &name, &mut self.findings).map(Value::Object)
            }
            Ok(None) => {
                self.findings
                    .push(Finding::refused("resource-missing", Place::resource(DESCRIPTOR)).value(&name));
                None
            }
            Err(finding) => {
                self.findings.push(finding);
                None
            }
        }
    }

    /// Refuses what is longer than its kind may be.
    fn keep_to(&mut self, limit: u64, bytes: &[u8], name: &str) -> Option<()> {
        let fits = bytes.len() as u64 <= limit;
        if !fits {
            self.findings.push(too_large(name, limit));
        }
        fits.then_some(())
    }

    fn read(&mut self, name: &str, code_if_missing: &'static str) -> Option<Cow<'static, [u8]>> {
        let path = format!("{}{name}", self.root);
        match self.members.take(&path, &mut self.budget) {
            Ok(Some(bytes)) => return Some(bytes),
            Ok(None) => {
                self.findings
                    .push(Finding::refused(code_if_missing, Place::resource(DESCRIPTOR)).value(name));
            }
            Err(finding) => self.findings.push(finding),
        }
        None
    }
}
