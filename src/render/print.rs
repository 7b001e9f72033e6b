//! The print of a picture: a short digest of what can be seen in a scene.
//!
//! It covers every text and every outline (`d` of a path) in their order, and nothing that a browser
//! may write otherwise, such as attributes' order. The server works it out from the markup that it
//! sends, the page's script from what stands in the page, so that the page can prove what it shows.
//! FNV-1a over UTF-16 units, which is what scripts have; it guards against faults, not against forgery.

const BASIS: u32 = 0x811c_9dc5;
const PRIME: u32 = 0x0100_0193;

/// The print of markup as [`maud`] and our drawings write it: attributes in quotation marks, no
/// comments. Eight hexadecimal digits.
#[must_use]
pub(crate) fn print(markup: &str) -> String {
    let mut hash = BASIS;
    let mut rest = markup;
    while let Some((text, tag)) = rest.split_once('<') {
        add(&mut hash, text);
        let end = end_of_tag(tag);
        let (inside, after) = tag.split_at_checked(end).unwrap_or((tag, ""));
        if let Some((_, outline)) = inside.split_once(" d=\"") {
            add(&mut hash, outline.split('"').next().unwrap_or_default());
        }
        rest = after.strip_prefix('>').unwrap_or_default();
    }
    add(&mut hash, rest);
    format!("{hash:08x}")
}

/// Where a tag ends: at the first `>` outside quotation marks.
fn end_of_tag(tag: &str) -> usize {
    let mut quoted = false;
    tag.bytes()
        .position(|byte| {
            quoted ^= byte == b'"';
            byte == b'>' && !quoted
        })
        .unwrap_or(tag.len())
}

fn add(hash: &mut u32, escaped: &str) {
    let mut rest = escaped;
    while !rest.is_empty() {
        let known = ENTITIES.iter().find_map(|(entity, unit)| Some((rest.strip_prefix(entity)?, *unit)));
        let (after, letter) = known.unwrap_or_else(|| {
            let mut letters = rest.chars();
            let letter = letters.next().unwrap_or_default();
            (letters.as_str(), letter)
        });
        rest = after;
        // Browsers change some of the control characters.
        if letter >= ' ' {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                *hash = (*hash ^ u32::from(*unit)).wrapping_mul(PRIME);
            }
        }
    }
}

/// What is written for letters that are markup.
const ENTITIES: [(&str, char); 5] =
    [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&#39;", '\'')];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_outlines_count_and_nothing_else() {
        // FNV-1a of "a" and of "foobar", from the reference vectors of its authors.
        assert_eq!(print("a"), "e40c292c");
        assert_eq!(print("<p class=\"x > y\">foo</p><path d=\"bar\"/>"), "bf9cf968");
        assert_eq!(print("<b>foo</b>\n<i id=\"other\">bar</i>"), "bf9cf968");
        assert_eq!(print(""), "811c9dc5");
    }

    #[test]
    fn letters_count_as_they_are_read() {
        assert_eq!(print("&lt;b&gt; &amp;amp;"), print("<i>&lt;b&gt;</i> &amp;<b>amp;</b>"));
        assert_ne!(print("&lt;"), print("&gt;"));
        assert_ne!(print("æ"), print("ae"));
    }
}
