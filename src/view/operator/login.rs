//! The page on which somebody logs in.

use super::frame;
use crate::locale::{Arg, Lang};
use crate::view::address;
use crate::view::page::Page;

/// Addresses of pages that are always behind the login.
const BEHIND: &str = "/operator";

/// The login page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoginPage {
    /// Header and footer.
    pub page: Page,
    /// What is behind the login.
    pub lead: String,
    /// What the form must bring along.
    pub form: String,
    /// Where the visitor wanted to.
    pub next: Option<String>,
    /// Why it is shown again.
    pub refusal: Option<String>,
    /// That others can read what is typed, where they can.
    pub warning: Option<String>,
    /// False where nobody can log in: nobody has an account.
    pub anybody: bool,
    /// How long a session lasts that nobody uses.
    pub lasts: String,
}

/// Why somebody was not let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No such account, or another password.
    Wrong,
    /// Too many wrong passwords; so many minutes, rounded up.
    Wait(u64),
    /// The page had been open for too long, or cookies are refused.
    Stale,
    /// The accounts cannot be read.
    Unreadable,
}

impl LoginPage {
    /// The page; `minutes` is how long a session lasts.
    #[must_use]
    pub fn new(lang: Lang, form: String, refusal: Option<Refusal>, anybody: bool, minutes: u64) -> Self {
        let args: [Arg<'_>; 1] = [("minutes", minutes.into())];
        let mut page = frame(lang, &lang.text("operator-login"), "/login");
        // What lies behind the login is not shown before it.
        page.nav.drain(..2);
        let refusal = refusal.map(|refusal| match refusal {
            Refusal::Wrong => lang.text("operator-login-wrong"),
            Refusal::Wait(minutes) => lang.text_with("operator-login-wait", &[("minutes", minutes.into())]),
            Refusal::Stale => lang.text("operator-login-stale"),
            Refusal::Unreadable => lang.text("users-unreadable"),
        });
        Self {
            next: None,
            lead: lang.text("operator-login-lead"),
            page,
            form,
            refusal,
            warning: None,
            anybody,
            lasts: lang.text_with("operator-login-lasts", &args),
        }
    }

    /// The same, for somebody who wanted to go elsewhere: to a page that only users see, or behind the login.
    #[must_use]
    pub fn leading_to(self, next: Option<String>) -> Self {
        let lead = match &next {
            Some(next) if !next.starts_with(BEHIND) => self.page.lang.text("operator-login-viewers"),
            _ => self.lead,
        };
        let mut page = self.page;
        if let Some(next) = &next {
            page.other_language.href = address::login(Some(page.other_lang), next);
        }
        Self { page, lead, next, ..self }
    }

    /// The same, over a connection that others can read.
    #[must_use]
    pub fn in_the_open(self) -> Self {
        Self { warning: Some(self.page.lang.text("operator-login-open")), ..self }
    }
}
