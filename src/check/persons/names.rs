//! Names of columns and properties that speak of single persons or points.

/// Names that speak of a person wherever they stand.
const PERSONAL: [&str; 39] = [
    "cpr",
    "cprnr",
    "cprnummer",
    "personnummer",
    "personnr",
    "pnr",
    "fornavn",
    "efternavn",
    "mellemnavn",
    "fuldtnavn",
    "firstname",
    "lastname",
    "surname",
    "fullname",
    "borgerid",
    "personid",
    "email",
    "mail",
    "epost",
    "mailadresse",
    "telefon",
    "telefonnummer",
    "telefonnr",
    "tlf",
    "tlfnr",
    "mobil",
    "mobilnr",
    "mobilnummer",
    "mobiltelefon",
    "phone",
    "mobile",
    "telephone",
    "foedselsdato",
    "foedselsdag",
    "foedt",
    "foedselsaar",
    "birthdate",
    "dateofbirth",
    "birthday",
];

/// Names that in a table of figures speak of a person, but of an area may
/// tell what it is called.
const PERSONAL_IN_TABLES: [&str; 20] = [
    "navn",
    "name",
    "borger",
    "borgernavn",
    "person",
    "barn",
    "elev",
    "adresse",
    "address",
    "vejnavn",
    "vej",
    "vejkode",
    "husnr",
    "husnummer",
    "gade",
    "etage",
    "street",
    "dob",
    "dateborn",
    "born",
];

/// Names of columns that hold points.
const POINTS: [&str; 26] = [
    "lat",
    "lon",
    "lng",
    "long",
    "latitude",
    "longitude",
    "breddegrad",
    "laengdegrad",
    "x",
    "y",
    "xkoordinat",
    "ykoordinat",
    "xcoord",
    "ycoord",
    "koordinat",
    "koordinater",
    "coordinate",
    "coordinates",
    "easting",
    "northing",
    "geom",
    "geometry",
    "geometri",
    "wkt",
    "punkt",
    "point",
];

/// True if a column of that name does not belong in a table because it is
/// about single persons.
pub(in crate::check) fn is_personal_column(name: &str) -> bool {
    let in_list = |word: &str| PERSONAL.contains(&word) || PERSONAL_IN_TABLES.contains(&word);
    let whole = plain(name);
    is_number_of_a_person(&whole) || in_list(&whole) || parts(name).any(|part| in_list(&part))
}

/// True if a property of an area is called like something of a person. Areas
/// themselves have names, and some have an address.
pub(super) fn is_personal_property(name: &str) -> bool {
    let whole = plain(name);
    is_number_of_a_person(&whole) || PERSONAL.contains(&whole.as_str())
}

/// True if a column of that name holds coordinates of points.
pub(in crate::check) fn is_point_column(name: &str) -> bool {
    let whole = plain(name);
    POINTS.contains(&whole.as_str()) || whole.starts_with("etrs89") || whole.starts_with("utm")
}

fn is_number_of_a_person(plain: &str) -> bool {
    plain.contains("cpr") || plain.contains("personnummer")
}

/// The words of a name such as `barnets_navn`.
fn parts(name: &str) -> impl Iterator<Item = String> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|part| part.len() > 1).map(plain)
}

/// A name in small letters without marks, Danish letters written out.
fn plain(name: &str) -> String {
    let mut plain = String::with_capacity(name.len().min(200));
    for c in name.chars().flat_map(char::to_lowercase).take(100) {
        match c {
            'æ' => plain.push_str("ae"),
            'ø' => plain.push_str("oe"),
            'å' => plain.push_str("aa"),
            c if c.is_alphanumeric() => plain.push(c),
            _ => {}
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_about_persons_are_known_by_name() {
        for name in
            ["CPR-nr.", "barnets_cpr", "Fødselsdato", "e-mail", "Navn", "barnets navn", "Mobil", "Vej"]
        {
            assert!(is_personal_column(name), "{name}");
        }
        for name in ["bemærkning", "antal", "kommunenavne", "personer", "vejr", "dato"] {
            assert!(!is_personal_column(name), "{name}");
        }
    }

    #[test]
    fn areas_may_have_a_name() {
        assert!(!["navn", "name", "label_dk", "adresse"].into_iter().any(is_personal_property));
        assert!(["cpr", "E-mail", "fødselsdato", "tlf."].into_iter().all(is_personal_property));
    }

    #[test]
    fn points_are_known_by_name() {
        assert!(
            ["Lat", "x", "X-koordinat", "geometry", "etrs89_øst", "Længdegrad"]
                .into_iter()
                .all(is_point_column)
        );
        assert!(!["year", "latin", "periode"].into_iter().any(is_point_column));
    }
}
