//! The pages about KOMspot itself: an article in sections.

use super::page::Page;
use super::table::Table;
use super::wording::Said;

pub mod accessibility;
pub mod methods;
pub mod privacy;

/// An article.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Header and footer.
    pub page: Page,
    /// What it is about.
    pub heading: String,
    /// What is to be found in it.
    pub lead: String,
    /// Name of the list of sections.
    pub contents: String,
    /// The sections, in order.
    pub sections: Vec<Section>,
}

/// One section of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Its name in addresses.
    pub id: &'static str,
    /// What it is about.
    pub heading: String,
    /// What it says, in order.
    pub blocks: Vec<Block>,
}

/// What sections are made of.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Text(String),
    /// Things side by side, each with what there is to say of it.
    Pairs(Vec<Pair>),
    /// Short facts: a label and a number.
    Facts(Vec<Pair>),
    /// A small table that says something by its columns.
    Example(Example),
    /// A long table, a row for each of many things.
    Table(Table),
    /// A command to be typed.
    Command(String),
}

/// Something and what there is to say of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// What it is.
    pub name: String,
    /// What there is to say.
    pub text: String,
}

/// A small table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// What it shows.
    pub caption: String,
    /// The columns' heads; the first is that of the rows' names.
    pub columns: Vec<String>,
    /// The rows: a name and a cell for each further column. The last one is the sum.
    pub rows: Vec<(String, Vec<Said>)>,
}
