//! Small pictures of how each method works.
//!
//! Every picture is drawn on the same small sheet in the colours of the maps;
//! what it shows is said in words beside it.

mod ground;
mod sheet;
mod space;
mod time;

use sheet::Sheet;

use crate::locale::Lang;
use crate::view::about::methods::Method;

/// The picture of a method; `description` is what it shows, in words.
#[must_use]
pub fn sketch(method: Method, lang: Lang, description: &str) -> String {
    let mut sheet = Sheet::new(description);
    match method {
        Method::Hotspot => space::hotspot(&mut sheet),
        Method::Cluster => space::cluster(&mut sheet),
        Method::Classes => space::classes(&mut sheet, lang),
        Method::Neighbours => space::neighbours(&mut sheet),
        Method::Alike => space::alike(&mut sheet),
        Method::Change => time::change(&mut sheet),
        Method::Trend => time::trend(&mut sheet),
        Method::Alarm => time::alarm(&mut sheet),
        Method::Emerging => time::emerging(&mut sheet),
        Method::Interval => ground::interval(&mut sheet),
        Method::Dispersion => ground::dispersion(&mut sheet),
        Method::Discovery => ground::discovery(&mut sheet),
        Method::Standard => ground::standard(&mut sheet),
        Method::Smooth => ground::smooth(&mut sheet),
        Method::Funnel => ground::funnel(&mut sheet),
    }
    sheet.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_whole_and_each_is_its_own() {
        use Method::{
            Alarm, Alike, Change, Classes, Cluster, Discovery, Dispersion, Emerging, Funnel, Hotspot,
            Interval, Neighbours, Smooth, Standard, Trend,
        };
        let all = [
            Hotspot, Cluster, Classes, Change, Trend, Alarm, Emerging, Interval, Dispersion, Discovery,
            Neighbours, Standard, Smooth, Funnel, Alike,
        ];
        let pictures: Vec<String> =
            all.iter().map(|&method| sketch(method, Lang::Da, "et <billede>")).collect();
        for (at, picture) in pictures.iter().enumerate() {
            assert!(picture.starts_with("<svg") && picture.ends_with("</svg>"));
            assert!(picture.contains("&lt;billede&gt;") && !picture.contains("NaN"), "{picture}");
            assert!(pictures.iter().skip(at + 1).all(|other| other != picture));
        }
    }
}
