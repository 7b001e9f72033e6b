//! The page of comparisons.

mod periods;
mod years;

use maud::{Markup, html};

use super::assets::href;
use super::chart::{figure, figure_on};
use super::download::downloads;
use super::page::{frame_with, links};
use super::svg::Paper;
use crate::view::compare::{Body, ComparePage, Form, OverTime, Way};

/// The page as HTML.
#[must_use]
pub fn page(compare: &ComparePage) -> String {
    let head = html! {
        link rel="stylesheet" href=(href("chart.css"));
        link rel="stylesheet" href=(href("compare.css"));
        script src=(href("chart.js")) defer {}
    };
    let main = html! {
        (ways(&compare.ways_label, &compare.ways))
        (form(&compare.form))
        @if let Some(notice) = &compare.notice { p.notice role="status" { (notice) } }
        div.title { div { h1 { (compare.heading) } p.subtitle { (compare.lead) } } }
        @match &compare.body {
            Body::OverTime(lines) => (over_time(lines)),
            Body::TwoPeriods(periods) => (periods::table(periods)),
            Body::Years(Ok(years)) => (years::maps(years)),
            Body::Years(Err(none)) => p.none { (none) },
        }
        section.around aria-labelledby="on" { h2 #on { (compare.on_heading) } (links(&compare.on)) }
        (downloads(&compare.downloads))
    };
    frame_with(&compare.page, &head, &main)
}

/// The ways to compare; where one is already is no link.
pub(super) fn ways(label: &str, ways: &[Way]) -> Markup {
    html! {
        nav.ways aria-label=(label) {
            ul {
                @for way in ways {
                    li {
                        @if way.here { span aria-current="page" { (way.link.text) } }
                        @else { a href=(way.link.href) { (way.link.text) } }
                    }
                }
            }
        }
    }
}

fn over_time(lines: &OverTime) -> Markup {
    // Side by side, unless there is but one.
    let papers =
        if lines.seasons.len() > 1 { [&Paper::HALF, &Paper::NARROW] } else { [&Paper::WIDE, &Paper::NARROW] };
    html! {
        @match &lines.chart { Ok(chart) => (figure(chart)), Err(none) => p.none { (none) } }
        @if !lines.seasons.is_empty() {
            section.seasons aria-labelledby="seasons" {
                h2 #seasons { (lines.seasons_heading) }
                div class={ "season-grid" @if lines.seasons.len() > 1 { " several" } } { @for chart in &lines.seasons { div.season { h3 { (chart.title) } (figure_on(chart, papers)) } } }
            }
        }
    }
}

pub(super) fn form(form: &Form) -> Markup {
    html! {
        form.choose method="get" action=(form.action) aria-label=(form.label) {
            @for select in &form.selects {
                (super::explorer::select(select))
            }
            @for (name, value) in &form.carried { input type="hidden" name=(name) value=(value); }
            button type="submit" { (form.submit) }
        }
    }
}
