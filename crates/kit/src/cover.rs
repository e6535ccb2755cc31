//! The cover that is drawn when a release has none: its title, written as notes.
//!
//! One staff a word (at most 4 words of 12 letters). A letter is a notehead: its place on the staff is its code point
//! modulo 9, hollow when that is odd, so every script makes its own picture and the same title always the same one.
//! Attributes only, so it passes a strict content security policy.

use std::fmt::Write;

const GROUNDS: [(&str, &str); 6] = [
    ("#0b5569", "#f2b632"),
    ("#f2b632", "#12222b"),
    ("#b5432b", "#fdf3d9"),
    ("#d5dfd6", "#123a2c"),
    ("#23373f", "#e9c9a8"),
    ("#e6dccf", "#7a1f2b"),
];
const SIZE: f64 = 600.0;

/// Draws a title. `class` is the element's CSS class; `uid` keeps two covers of one page apart.
pub fn cover(title: &str, class: &str, uid: &str) -> String {
    let mut words: Vec<Vec<u32>> = title
        .split_whitespace()
        .map(|word| word.to_lowercase().chars().filter(|c| c.is_alphanumeric()).take(12).map(u32::from).collect())
        .filter(|word: &Vec<u32>| !word.is_empty())
        .take(4)
        .collect();
    if words.is_empty() {
        words.push(vec![u32::from('.')]);
    }
    let sum: u32 = words.iter().flatten().copied().fold(0, u32::wrapping_add);
    let (ground, ink) = GROUNDS.get(sum as usize % GROUNDS.len()).copied().unwrap_or(("#0b5569", "#f2b632"));
    let rows = words.len() as f64;
    let row_height = SIZE / rows;
    let gap = (row_height / 6.4).min(52.0);
    let longest = words.iter().map(Vec::len).max().unwrap_or(1) as f64;
    let step = ((SIZE - 1.6 * gap) / longest).min(gap * 3.1);

    let mut lines = String::new();
    let mut notes = String::new();
    let mut middle = row_height / 2.0;
    for word in &words {
        for line in [-2.0, -1.0, 0.0, 1.0, 2.0] {
            put(&mut lines, format_args!("M0 {:.0}h600", middle + line * gap));
        }
        let mut x = gap * 0.8 + step / 2.0;
        for letter in word {
            let shape = if letter % 2 == 0 { 'n' } else { 'o' };
            let y = middle + 2.0 * gap - f64::from(letter % 9) * gap / 2.0;
            put(&mut notes, format_args!("<use href=\"#{shape}{uid}\" x=\"{x:.0}\" y=\"{y:.0}\"/>"));
            x += step;
        }
        middle += row_height;
    }
    let (rx, ry) = ((gap * 0.86).min(step * 0.47), (gap * 0.58).min(step * 0.34));
    let last = middle - row_height - 2.0 * gap;
    let mut svg = String::with_capacity(lines.len() + notes.len() + 800);
    put(
        &mut svg,
        format_args!(
            "<svg class=\"{class}\" viewBox=\"0 0 600 600\" aria-hidden=\"true\"><rect width=\"600\" height=\"600\" fill=\"{ground}\"/>\
             <path d=\"{lines}\" stroke=\"{ink}\" stroke-width=\"{:.1}\" opacity=\".55\"/>\
             <defs><ellipse id=\"n{uid}\" rx=\"{rx:.1}\" ry=\"{ry:.1}\" transform=\"rotate(-20)\" fill=\"{ink}\"/>\
             <ellipse id=\"o{uid}\" rx=\"{:.1}\" ry=\"{:.1}\" transform=\"rotate(-20)\" fill=\"{ground}\" stroke=\"{ink}\" stroke-width=\"{:.1}\"/></defs>\
             {notes}<path d=\"M577 {last:.0}v{bar:.0}\" stroke=\"{ink}\" stroke-width=\"4\"/>\
             <path d=\"M593 {last:.0}v{bar:.0}\" stroke=\"{ink}\" stroke-width=\"14\"/></svg>",
            (gap * 0.05).max(1.5),
            rx * 0.86,
            ry * 0.8,
            ry * 0.42,
            bar = 4.0 * gap,
        ),
    );
    svg
}

fn put(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    let _ = out.write_fmt(text);
}

#[cfg(test)]
mod tests {
    use super::cover;

    #[test]
    fn a_title_is_always_the_same_picture_and_nothing_of_it_is_markup() {
        let hostile = cover("<script>alert(1)</script> \"x\"", "cover", "");
        assert_eq!(hostile, cover("<script>alert(1)</script> \"x\"", "cover", ""));
        assert!(!hostile.contains("script"));
        assert!(cover("", "cover", "").contains("<use"), "an empty title still has one note");
        assert!(cover("ચાંદની રાત", "cover", "").contains("<use"));
    }
}
