//! What the reading of one file has to say.

use crate::finding::{Finding, Findings, Place};

/// Findings about one file; remembers whether any refuses it.
pub(super) struct Report<'a> {
    resource: &'a str,
    findings: &'a mut Findings,
    refused: bool,
}

impl<'a> Report<'a> {
    /// Starts a report on the file of that name.
    pub(super) fn new(resource: &'a str, findings: &'a mut Findings) -> Self {
        Self { resource, findings, refused: false }
    }

    /// A fault that refuses the file.
    pub(super) fn refuse(&mut self, code: &'static str, tell: impl FnOnce(Finding) -> Finding) {
        self.refused = true;
        let finding = tell(Finding::refused(code, Place::resource(self.resource)));
        self.findings.push(finding);
    }

    /// Something that somebody should look at.
    pub(super) fn warn(&mut self, code: &'static str, tell: impl FnOnce(Finding) -> Finding) {
        let finding = tell(Finding::warning(code, Place::resource(self.resource)));
        self.findings.push(finding);
    }

    /// Something said for the record.
    pub(super) fn note(&mut self, code: &'static str, tell: impl FnOnce(Finding) -> Finding) {
        let finding = tell(Finding::note(code, Place::resource(self.resource)));
        self.findings.push(finding);
    }

    /// True if a fault refused the file.
    pub(super) fn refused(&self) -> bool {
        self.refused
    }
}
