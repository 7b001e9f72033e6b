//! Colours as other eyes see them.
//!
//! Colour vision deficiencies are simulated by the matrices of Machado,
//! Oliveira & Fernandes (2009), "A Physiologically-based Model for Simulation
//! of Color Vision Deficiency", IEEE TVCG 15(6), for severity 1.0, on linear
//! sRGB. Distances are taken in `OKLab` (Ottosson 2020, "A perceptual color
//! space for image processing"); contrast and luminance are those of the Web
//! Content Accessibility Guidelines 2.

/// A linear map of red, green and blue.
type Matrix = [[f64; 3]; 3];

/// Usual vision, and the three deficiencies in full.
pub(super) const VISIONS: &[(&str, Matrix)] = &[
    ("usual", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

const TO_LMS: Matrix = [
    [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
    [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
    [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
];

const TO_LAB: Matrix = [
    [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
    [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
    [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
];

fn times(matrix: &Matrix, [x, y, z]: [f64; 3]) -> [f64; 3] {
    matrix.map(|[a, b, c]| a * x + b * y + c * z)
}

/// Linear red, green and blue of `#rrggbb`.
fn linear(hex: &str) -> [f64; 3] {
    [1, 3, 5].map(|at| {
        let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
}

fn oklab(rgb: [f64; 3]) -> [f64; 3] {
    times(&TO_LAB, times(&TO_LMS, rgb).map(f64::cbrt))
}

/// Distance of two colours in `OKLab` as an eye with that matrix sees them.
pub(super) fn apart(one: &str, two: &str, matrix: &Matrix) -> f64 {
    let seen = |hex: &str| oklab(times(matrix, linear(hex)).map(|part| part.clamp(0.0, 1.0)));
    let (a, b) = (seen(one), seen(two));
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

/// Relative luminance.
pub(super) fn luminance(hex: &str) -> f64 {
    let [red, green, blue] = linear(hex);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// Contrast, 1 to 21.
pub(super) fn contrast(a: &str, b: &str) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn known_colours_measure_as_published() {
    // WCAG: black on white is 21; #777777 on white is 4.48.
    assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 1e-9);
    assert!((contrast("#777777", "#ffffff") - 4.48).abs() < 0.005);
    // Ottosson: white is L = 1, a = b = 0; red is 0.628, 0.225, 0.126.
    let red = oklab(linear("#ff0000"));
    assert!(red.iter().zip([0.628, 0.225, 0.126]).all(|(a, b)| (a - b).abs() < 0.001), "{red:?}");
    // To deuteranopes this red and this green are one and the same olive, nearly.
    let usual = apart("#b04a30", "#6a6a30", &VISIONS[0].1);
    assert!(apart("#b04a30", "#6a6a30", &VISIONS[2].1) < 0.5 * usual);
}
