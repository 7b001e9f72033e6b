//! `komspot doctor`: how the device does, for a call between the office and whoever helps.

use std::fmt::Write as _;
use std::io::{IsTerminal as _, Write as _, stdout};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;
use jiff::Timestamp;

use super::arguments::Arguments;
use super::{REFUSED, journal, lang};
use crate::app::doctor::{Audience, Files, Light, Line, Patient, ThisMachine, examine};
use crate::config::Config;
use crate::locale::Lang;

/// Columns of a terminal that nobody has made wider.
const WIDTH: usize = 80;

pub(super) fn doctor(arguments: &Arguments, report: Option<&Path>) -> anyhow::Result<ExitCode> {
    journal::to_stderr("error");
    let named = arguments.config.as_deref();
    let (config, fault) = match Config::read(named) {
        Ok(config) => (config, None),
        Err(error) => (Config::defaults(named)?, Some(without_quote(&error.to_string()))),
    };
    let (lang, data) = (lang(arguments, &config), arguments.device_data_dir()?);
    let settings = std::path::absolute(Config::place(named))?;
    let lines = examine(&Patient {
        files: Files::below(Path::new("/")),
        answers: &ThisMachine,
        now: Timestamp::now(),
        config: &config,
        settings: &settings,
        fault,
        data: &data,
    });
    let colours = stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|set| set.is_empty());
    let mut out = stdout().lock();
    write!(out, "{}", text(&lines, lang, Audience::House, colours))?;
    if let Some(file) = report {
        let words = || lang.text_with("doctor-not-written", &[("file", file.display().to_string().into())]);
        std::fs::write(file, text(&lines, lang, Audience::Mail, false)).with_context(words)?;
        writeln!(
            out,
            "{}",
            lang.text_with("doctor-written", &[("file", file.display().to_string().into())])
        )?;
    }
    let worst = lines.iter().map(|line| line.light).max();
    Ok(if worst == Some(Light::Red) { ExitCode::from(REFUSED) } else { ExitCode::SUCCESS })
}

/// What is wrong with the settings, without the picture of the line: here it would be wrapped like the rest.
fn without_quote(fault: &str) -> String {
    let (first, rest) = fault.split_once('\n').unwrap_or((fault, ""));
    let words = rest.lines().filter(|line| !line.contains('|'));
    std::iter::once(first).chain(words).collect::<Vec<_>>().join(": ")
}

/// All lines, and how it is altogether.
fn text(lines: &[Line], lang: Lang, to: Audience, colours: bool) -> String {
    let mut text = String::new();
    let names: Vec<String> = lines.iter().map(|line| lang.text(line.subject.key())).collect();
    let longest = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
    for (line, name) in lines.iter().zip(&names) {
        let indent = MARK + longest + 2;
        // Writing to a string does not fail.
        let _ = write!(text, "{}  {name:longest$}  ", mark(line.light, lang, colours));
        let said = wrapped(&line.said(lang, to), indent);
        let _ = writeln!(text, "{said}");
        if let Some(advice) = line.advice(lang, to) {
            let _ = writeln!(text, "{}→ {}", " ".repeat(indent), wrapped(&advice, indent + 2));
        }
    }
    let count = |light| lines.iter().filter(|line| line.light == light).count();
    let args = [("red", count(Light::Red).into()), ("amber", count(Light::Amber).into())];
    let _ = writeln!(text, "\n{}", lang.text_with("doctor-altogether", &args));
    text
}

/// Columns of a mark, with the two behind it.
const MARK: usize = 7;

/// How it is, in a word of one width; in colour beside that where there is any.
fn mark(light: Light, lang: Lang, colours: bool) -> String {
    let (key, colour) = match light {
        Light::Green => ("doctor-green", 32),
        Light::Amber => ("doctor-amber", 33),
        Light::Red => ("doctor-red", 31),
    };
    let word = format!("{:^width$}", lang.text(key), width = MARK - 2);
    if colours { format!("\u{1b}[1;{colour}m{word}\u{1b}[0m") } else { word }
}

/// Breaks a line between words, and indents what follows.
fn wrapped(text: &str, indent: usize) -> String {
    let room = WIDTH.saturating_sub(indent).max(30);
    let (mut lines, mut line) = (Vec::new(), String::new());
    for word in text.split([' ', '\n']).filter(|word| !word.is_empty()) {
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > room {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines.join(&format!("\n{}", " ".repeat(indent)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_broken_between_words() {
        let told = wrapped(&"ord ".repeat(40), 20);
        assert!(told.lines().all(|line| line.chars().count() <= WIDTH), "{told}");
        assert_eq!(told.split_whitespace().count(), 40);
        assert_eq!(wrapped("kort", 20), "kort");
    }

    #[test]
    fn a_fault_in_the_settings_is_told_in_words() {
        let told = "komspot.toml: TOML parse error at line 2, column 1\n  |\n2 | scene = 3\n  | ^^^^^\nunknown field\n";
        assert_eq!(without_quote(told), "komspot.toml: TOML parse error at line 2, column 1: unknown field");
        assert_eq!(without_quote("wall.focus = a | b: expected"), "wall.focus = a | b: expected");
    }

    #[test]
    fn a_mark_is_a_word_of_one_width_in_each_language() {
        for lang in Lang::ALL {
            for light in [Light::Green, Light::Amber, Light::Red] {
                assert_eq!(mark(light, lang, false).chars().count(), MARK - 2);
            }
        }
        assert!(mark(Light::Red, Lang::Da, true).contains("FEJL"));
    }
}
