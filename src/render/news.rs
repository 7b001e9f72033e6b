//! The page of what is new.

use maud::{Markup, html};

use super::assets::href;
use super::page::{anchor, frame_with};
use crate::view::news::{Group, News, Other, Told};

/// The page as HTML.
#[must_use]
pub fn page(news: &News) -> String {
    let head = html! { script src=(href("news.js")) defer {} };
    let main = html! {
        header.news-head #news data-snapshot=(news.snapshot) {
            h1 { (news.heading) }
            @if let Some(summary) = &news.summary { p.news-summary { (summary) } }
            @if !news.lead.is_empty() { p.subtitle { (news.lead) } }
            @if let Some(notice) = &news.notice { p.notice role="status" { (notice) } }
        }
        @for group in &news.groups { (self::group(group)) }
        @if !news.others.is_empty() {
            section.news-others aria-labelledby="others" {
                h2 #others { (news.others_heading) }
                dl { @for other in &news.others { (self::other(other)) } }
            }
        }
        @if let Some((label, ways)) = &news.since {
            nav.around aria-label=(label) {
                h2 { (label) }
                ul.links {
                    @for (link, shown) in ways {
                        li { @if *shown { a href=(link.href) aria-current="true" { (link.text) } } @else { (anchor(link)) } }
                    }
                }
            }
        }
    };
    frame_with(&news.page, &head, &main)
}

fn group(group: &Group) -> Markup {
    html! {
        section.news-group {
            header {
                h2 { (anchor(&group.indicator)) }
                @if let Some(facts) = &group.facts { p.facts-line { (facts) } }
            }
            div {
                @if !group.fresh.is_empty() { ul.fresh { @for told in &group.fresh { (self::told(told)) } } }
                @if !group.faded.is_empty() {
                    h3 { (group.faded_heading) }
                    ul.faded { @for told in &group.faded { (self::told(told)) } }
                }
            }
        }
    }
}

fn told(told: &Told) -> Markup {
    html! {
        li class=[told.good.then_some("good")] {
            (told.sentence)
            @if let Some(map) = &told.map { " " (anchor(map)) }
        }
    }
}

fn other(other: &Other) -> Markup {
    let (name, href) = &other.name;
    html! {
        div {
            dt {
                span.note { (other.domain) }
                @match href { Some(href) => a href=(href) { (name) }, None => (name) }
            }
            dd { (other.facts) }
        }
    }
}
