//! How a page may look: named palettes within the design's tokens, two layouts of its head, three kinds of corner. There is
//! no free CSS.

use std::{fmt::Write, sync::LazyLock};

use kit::Sheet;

const CSS: &str = include_str!("../../assets/bio.css");

/// Paper, sheet, ink, soft ink, line, link, accent: hexadecimal sRGB.
struct Colours([&'static str; 7]);

/// The token that each of the colours above sets.
const TOKENS: [&str; 7] = ["paper", "sheet", "ink", "soft", "line", "link", "brass"];

/// A palette by day and by night. What stands on the accent is always the dark ink of `.go`.
pub(crate) struct Palette {
    /// Its word in the store and in the API.
    pub(crate) word: &'static str,
    day: Colours,
    night: Colours,
}

/// Every palette but the house's own, which is `brass`.
const PALETTES: [Palette; 5] = [
    Palette {
        word: "tide",
        day: Colours(["#eaf4f7", "#ffffff", "#0b2733", "#3d5a66", "#bcd3db", "#0a5470", "#6fc3dc"]),
        night: Colours(["#071a22", "#0e2731", "#e4f1f5", "#a3bec8", "#25434f", "#84cde6", "#6fc3dc"]),
    },
    Palette {
        word: "ember",
        day: Colours(["#fbf1ec", "#ffffff", "#31130c", "#6b473d", "#e5cbc1", "#9a2f14", "#f4895f"]),
        night: Colours(["#1d0f0b", "#2a1813", "#f7e9e3", "#c9aca2", "#4a2e26", "#ffab8c", "#f4895f"]),
    },
    Palette {
        word: "meadow",
        day: Colours(["#f0f5ea", "#ffffff", "#16260f", "#475b3d", "#cbd9bf", "#2c5f1b", "#a3cf6b"]),
        night: Colours(["#0f180b", "#182413", "#ebf3e4", "#b0c2a4", "#2f4027", "#a9d98d", "#a3cf6b"]),
    },
    Palette {
        word: "plum",
        day: Colours(["#f7f0f6", "#ffffff", "#2b1029", "#614660", "#dfcadd", "#7a1f73", "#dd9ad5"]),
        night: Colours(["#1a0e19", "#271626", "#f5e8f4", "#c4abc2", "#452c43", "#eaa6e2", "#dd9ad5"]),
    },
    Palette {
        word: "ink",
        day: Colours(["#ffffff", "#ffffff", "#000000", "#444444", "#cccccc", "#000000", "#dddddd"]),
        night: Colours(["#000000", "#0d0d0d", "#ffffff", "#bbbbbb", "#3a3a3a", "#ffffff", "#cccccc"]),
    },
];

/// The words of all palettes, in the order of the form.
pub(crate) const PALETTE_WORDS: [&str; 6] = ["brass", "tide", "ember", "meadow", "plum", "ink"];
/// How the head of a page may be laid out.
pub(crate) const LAYOUT_WORDS: [&str; 3] = ["cover", "side", "plain"];
/// What the corners of cards and buttons may be.
pub(crate) const CORNER_WORDS: [&str; 3] = ["square", "soft", "round"];

/// The style sheet of every bio page.
pub(crate) static SHEET: LazyLock<Sheet> = LazyLock::new(|| Sheet::fan(&format!("{CSS}{}", palettes())));

fn palettes() -> String {
    let mut css = String::new();
    for palette in &PALETTES {
        let place = format!("body:has(>.p-{})", palette.word);
        let (day, night) = (palette.day.rules(), palette.night.rules());
        // Writing to a String cannot fail.
        let _ = write!(css, "{place}{{{day}}}@media (prefers-color-scheme:dark){{{place}{{{night}}}}}");
    }
    css
}

impl Colours {
    fn rules(&self) -> String {
        let rules: Vec<String> =
            TOKENS.iter().zip(self.0).map(|(token, colour)| format!("--{token}:{colour}")).collect();
        rules.join(";")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance (WCAG 2.2, from the sRGB definition).
    fn luminance(colour: &str) -> f64 {
        let part = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (a, b) = (luminance(one), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_palette_can_be_read_by_day_and_by_night() {
        assert!((contrast("#ffffff", "#000000") - 21.0).abs() < 0.01, "the formula");
        assert!(contrast("#ffffff", "#999999") < 4.5, "and it tells what cannot be read");
        for palette in &PALETTES {
            for colours in [&palette.day, &palette.night] {
                let [paper, sheet, ink, soft, _, link, brass] = colours.0;
                for ground in [paper, sheet] {
                    for text in [ink, soft, link] {
                        let seen = contrast(text, ground);
                        assert!(seen >= 4.5, "{}: {text} on {ground} is {seen:.2}", palette.word);
                    }
                }
                assert!(contrast("#12222b", brass) >= 4.5, "{}: ink on {brass}", palette.word);
                assert!(contrast(paper, ink) >= 4.5, "{}: a glyph", palette.word);
            }
        }
    }

    #[test]
    fn every_palette_that_can_be_chosen_is_in_the_sheet() {
        let all: Vec<&str> = PALETTES.iter().map(|palette| palette.word).collect();
        assert_eq!(all, PALETTE_WORDS[1..]);
        for word in all {
            assert!(SHEET.css(kit::Lang::En).contains(&format!(".p-{word}){{--paper:")));
        }
    }
}
