//! The operator's first page.

use maud::{Markup, html};

use super::{frame, hidden, log, mark};
use crate::locale::Lang;
use crate::view::address;
use crate::view::operator::{Change, HeldRow, Live, Overview, Progress, ReportRow, Tone, Visitor};

/// The page as HTML.
#[must_use]
pub fn page(overview: &Overview) -> String {
    let lang = overview.page.lang;
    let visitor = &overview.visitor;
    let going_on = overview.progress.job.is_some() || !overview.progress.waiting.is_empty();
    let main = html! {
        h1 { (lang.text("operator-title")) }
        @if let Some(notice) = &overview.notice { p.notice role="status" { (notice) } }
        @for held in &overview.held { (self::held(lang, visitor, held)) }
        div.columns {
            div.now {
                (live(lang, &overview.live))
                (reports(overview))
            }
            div.side-by {
                (bring(overview))
                section.card #progress aria-live="polite" data-mark=(overview.progress.mark) {
                    (progress(lang, &overview.progress))
                }
            }
        }
        (history(lang, visitor, &overview.history))
        section.block {
            h2 { (lang.text("operator-log")) }
            (log::rows(lang, &overview.log))
            p.more { a href=(address::operator(lang, "/log")) { (lang.text("operator-log-all")) } }
        }
        @if let Some(disk) = &overview.disk { p.disk { (disk) } }
    };
    frame(&overview.page, Some(visitor), going_on, &main)
}

fn live(lang: Lang, live: &Live) -> Markup {
    html! {
        section.card.live {
            h2 { (lang.text("operator-live")) }
            p.what { (live.title) }
            dl.plain { @for (label, value) in &live.facts { div { dt { (label) } dd { (value) } } } }
        }
    }
}

/// What goes on: also asked for alone, to be put in the place of what was there.
#[must_use]
pub fn progress(lang: Lang, progress: &Progress) -> Markup {
    html! {
        h2 { (lang.text("operator-progress")) }
        @if let Some(job) = &progress.job {
            div.job {
                p.file { bdi { (job.file) } }
                p.note { (job.source) }
                @match job.percent {
                    Some(percent) => progress max="100" value=(percent) aria-label=(job.stage) {},
                    None => progress aria-label=(job.stage) {},
                }
                p.stage { (job.stage) @if let Some(percent) = job.percent { span.number { (percent) " %" } } }
            }
        }
        @if !progress.waiting.is_empty() {
            h3 { (lang.text_with("operator-waiting", &[("count", progress.waiting.len().into())])) }
            ol.waiting { @for waiting in &progress.waiting { li { bdi { (waiting.file) } " " span.note { (waiting.source) } } } }
        }
        @if progress.job.is_none() && progress.waiting.is_empty() {
            p.note { (lang.text("operator-idle")) }
        }
    }
}

/// Where a bundle is let go.
fn bring(overview: &Overview) -> Markup {
    let lang = overview.page.lang;
    let (bytes, words) = &overview.upload;
    html! {
        section.card {
            h2 { (lang.text("operator-bring")) }
            @if overview.visitor.may_act {
                form.bring method="post" action="/operator/bundles" enctype="multipart/form-data"
                    data-limit=(bytes)
                    data-too-large=(lang.text_with("operator-bring-too-large", &[("limit", words.as_str().into())]))
                    data-sending=(lang.text("operator-bring-sending"))
                    data-broken=(lang.text("operator-bring-broken"))
                {
                    (hidden(lang, &overview.visitor))
                    label.drop {
                        span.strong { (lang.text("operator-bring-choose")) }
                        span.note.script-only hidden { (lang.text("operator-bring-drop")) }
                        input type="file" name="bundle" required accept=".zip,.tar,.gz,.tgz,.zst,.tzst,.duckdb,.db";
                    }
                    progress.sent max="100" value="0" hidden {}
                    p.said role="status" {}
                    button type="submit" { (lang.text("operator-bring-do")) }
                }
                p.note { (lang.text_with("operator-bring-note", &[("limit", words.as_str().into())])) }
                p.note { (lang.text("operator-bring-note.signed")) }
            } @else {
                p.note { (lang.text("operator-bring-viewer")) }
            }
        }
    }
}

fn held(lang: Lang, visitor: &Visitor, held: &HeldRow) -> Markup {
    html! {
        section.card.held {
            h2 { (mark(Tone::Waits, &lang.text("operator-held"))) }
            p.what { (held.title) }
            p.note { (held.source) }
            @if let Some(outdated) = &held.outdated { p.refusal { (outdated) } }
            @if !held.why.is_empty() {
                h3 { (lang.text("operator-held-why")) }
                ul.said { @for line in &held.why { li { (line) } } }
            }
            details {
                summary { (lang.text("operator-held-changes")) }
                ul.said { @for line in &held.changes { li { (line) } } }
            }
            @if visitor.may_act {
                div.decide {
                    @if held.outdated.is_none() {
                        form method="post" action="/operator/held/confirm" {
                            (hidden(lang, visitor))
                            input type="hidden" name="held" value=(held.name);
                            button type="submit" { (lang.text("operator-held-confirm")) }
                        }
                    }
                    details {
                        summary.button { (lang.text("operator-held-decline")) }
                        form method="post" action="/operator/held/decline" {
                            (hidden(lang, visitor))
                            input type="hidden" name="held" value=(held.name);
                            (reason(lang))
                            button.quiet type="submit" { (lang.text("operator-held-decline-do")) }
                        }
                    }
                }
            }
        }
    }
}

/// Why somebody does it, for the log.
fn reason(lang: Lang) -> Markup {
    html! {
        label {
            span { (lang.text("operator-reason")) }
            input name="reason" required maxlength="200" autocomplete="off";
        }
    }
}

fn reports(overview: &Overview) -> Markup {
    let (lang, visitor) = (overview.page.lang, &overview.visitor);
    html! {
        section.block {
            header.row {
                h2 { (lang.text("operator-reports")) }
                @if let Some(number) = overview.unseen.filter(|_| visitor.may_act) {
                    form method="post" action="/operator/seen" {
                        (hidden(lang, visitor))
                        input type="hidden" name="number" value=(number);
                        button.quiet type="submit" { (lang.text("operator-seen-all")) }
                    }
                }
            }
            @if overview.reports.is_empty() { p.note { (lang.text("operator-reports-none")) } }
            ul.reports { @for row in &overview.reports { (report(lang, row)) } }
        }
    }
}

fn report(lang: Lang, row: &ReportRow) -> Markup {
    html! {
        li {
            a href=(row.href) { bdi { (row.file) } }
            (mark(row.tone, &row.outcome))
            @if row.unseen { span.new { (lang.text("operator-unseen")) } }
            span.note { (row.source) " · " (row.when) }
        }
    }
}

fn history(lang: Lang, visitor: &Visitor, history: &[Change]) -> Markup {
    html! {
        @if !history.is_empty() {
            section.block {
                h2 { (lang.text("operator-history")) }
                ul.history {
                    @for change in history {
                        li.current[change.current] {
                            span.strong { (change.title) }
                            span.note { (change.when) " · " code { (change.id) } }
                            @if change.current {
                                span.now-shown { (lang.text("operator-history-current")) }
                            } @else if visitor.may_act && change.readable {
                                details {
                                    summary.button { (lang.text("operator-undo")) }
                                    form method="post" action="/operator/history/show" {
                                        (hidden(lang, visitor))
                                        input type="hidden" name="snapshot" value=(change.id);
                                        p.note { (lang.text("operator-undo-note")) }
                                        (reason(lang))
                                        button type="submit" { (lang.text("operator-undo-do")) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
