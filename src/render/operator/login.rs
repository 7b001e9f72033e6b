//! Logging in.

use maud::html;

use super::frame;
use crate::view::operator::LoginPage;

/// The page as HTML.
#[must_use]
pub fn page(login: &LoginPage) -> String {
    let lang = login.page.lang;
    let main = html! {
        section.login {
            h1 { (lang.text("operator-login")) }
            p.lead { (login.lead) }
            @if let Some(refusal) = &login.refusal { p.refusal role="alert" { (refusal) } }
            @if login.anybody {
                form method="post" action="/operator/login" {
                    input type="hidden" name="lang" value=(lang);
                    input type="hidden" name="form" value=(login.form);
                    @if let Some(next) = &login.next { input type="hidden" name="next" value=(next); }
                    label {
                        span { (lang.text("operator-login-name")) }
                        input name="name" required maxlength="40" autocomplete="username"
                            autocapitalize="none" spellcheck="false" autofocus;
                    }
                    label {
                        span { (lang.text("operator-login-password")) }
                        input name="password" type="password" required maxlength="1024" autocomplete="current-password";
                    }
                    @if let Some(warning) = &login.warning { p.refusal { (warning) } }
                    button type="submit" { (lang.text("operator-login-do")) }
                }
                p.note { (login.lasts) }
            } @else {
                p { (lang.text("operator-login-nobody")) }
                pre.command tabindex="0" { code { (lang.text("operator-login-nobody.command")) } }
                p.note { (lang.text("operator-login-nobody.then")) }
            }
        }
    };
    frame(&login.page, None, false, &main)
}
