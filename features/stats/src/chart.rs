//! Charts: points in, SVG paths out. It knows no time, language or page.
//!
//! A path lies in a box of [`WIDTH`] by [`HEIGHT`] that the page stretches to its own size, with the first point at the
//! left. Pages that are read from right to left mirror it (`[dir=rtl] .area`).

use std::fmt::Write;

/// The width of the box.
pub(crate) const WIDTH: f64 = 1300.0;
/// Its height.
pub(crate) const HEIGHT: f64 = 300.0;
/// Into how many parts the lines behind a chart divide it.
const PARTS: u64 = 3;

/// The figures beside the lines of a chart, from the top down to 0: round ones, of which the first is at least `most`.
pub(crate) fn scale(most: u64) -> Vec<u64> {
    let least = most.div_ceil(PARTS).max(1);
    let mut power: u64 = 1;
    while power.saturating_mul(10) < least {
        power = power.saturating_mul(10);
    }
    let steps = [1, 2, 3, 4, 5, 6, 8, 10].map(|round| power.saturating_mul(round));
    let step = steps.into_iter().find(|step| *step >= least).unwrap_or(least);
    (0..=PARTS).rev().map(|part| step.saturating_mul(part)).collect()
}

/// The lines behind a chart.
pub(crate) fn rules() -> String {
    let lines = (0..=PARTS).map(|part| format!("M0 {}H{WIDTH}", short(HEIGHT * part as f64 / PARTS as f64)));
    lines.collect()
}

/// The line through the points; nothing where there are none. A lone point is a line across: it is all there is.
pub(crate) fn line(values: &[u64], top: u64) -> String {
    let lone = values.len() == 1;
    let mut path = String::new();
    for (place, value) in values.iter().enumerate() {
        let pen = if place == 0 { 'M' } else { 'L' };
        // Writing to a String cannot fail.
        let _ = write!(path, "{pen}{} {}", short(x(place, values.len())), short(y(*value, top)));
    }
    if lone {
        let _ = write!(path, "H{WIDTH}");
    }
    path
}

/// The area below that line.
pub(crate) fn area(values: &[u64], top: u64) -> String {
    match line(values, top).strip_prefix('M') {
        Some(line) => format!("M0 {HEIGHT}L{line}V{HEIGHT}Z"),
        None => String::new(),
    }
}

/// The two strokes of a mark (a final bar line: thin, thick) at a share of the way from point `place` to the next one.
pub(crate) fn mark(place: usize, share: f64, n_points: usize) -> (String, String) {
    let from = x(place, n_points);
    let to = if n_points == 1 { WIDTH } else { x(place + 1, n_points).min(WIDTH) };
    let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
    let at = from + (to - from) * share;
    let stroke = |at: f64| format!("M{} 0V{HEIGHT}", short(at));
    (stroke((at - 5.0).max(0.0)), stroke(at))
}

/// Which of `n_points` get a name below the chart: at most `most`, evenly spread, the first and the last among them.
pub(crate) fn named(n_points: usize, most: usize) -> Vec<usize> {
    let n_names = n_points.min(most);
    match n_names {
        0 => Vec::new(),
        1 => vec![0],
        _ => (0..n_names).map(|nth| nth * (n_points - 1) / (n_names - 1)).collect(),
    }
}

fn x(place: usize, n_points: usize) -> f64 {
    WIDTH * place as f64 / n_points.saturating_sub(1).max(1) as f64
}

fn y(value: u64, top: u64) -> f64 {
    HEIGHT - HEIGHT * value.min(top) as f64 / top.max(1) as f64
}

/// To a tenth, without a needless nought.
fn short(number: f64) -> String {
    let text = format!("{number:.1}");
    text.strip_suffix(".0").map_or_else(|| text.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_become_a_line_and_the_area_below_it() {
        assert_eq!(line(&[0, 150, 300], 300), "M0 300L650 150L1300 0");
        assert_eq!(area(&[0, 150, 300], 300), "M0 300L0 300L650 150L1300 0V300Z");
        assert_eq!(line(&[1, 2, 3, 4], 9), "M0 266.7L433.3 233.3L866.7 200L1300 166.7");
    }

    #[test]
    fn no_points_draw_nothing_and_a_lone_one_is_a_line_across() {
        assert_eq!((line(&[], 3), area(&[], 3)), (String::new(), String::new()));
        assert_eq!(line(&[3], 3), "M0 0H1300");
        assert_eq!(area(&[0], 3), "M0 300L0 300H1300V300Z");
        assert_eq!(mark(0, 0.5, 1).1, "M650 0V300");
    }

    #[test]
    fn no_figure_makes_a_path_that_a_browser_cannot_read() {
        let series: [&[u64]; 5] = [&[], &[0], &[0, 0], &[u64::MAX, 0, 1], &[u64::MAX; 3]];
        for values in series {
            for top in [0, 1, u64::MAX] {
                for path in [line(values, top), area(values, top), mark(0, f64::NAN, values.len()).0, rules()] {
                    let readable = |sign: char| sign.is_ascii_digit() || "MLHVZ. ".contains(sign);
                    assert!(path.chars().all(readable), "{values:?} of {top}: {path}");
                }
            }
        }
    }

    #[test]
    fn the_scale_is_round_and_holds_the_most() {
        assert_eq!(scale(0), [3, 2, 1, 0]);
        assert_eq!(scale(4), [6, 4, 2, 0]);
        assert_eq!(scale(7), [9, 6, 3, 0]);
        assert_eq!(scale(259), [300, 200, 100, 0]);
        assert_eq!(scale(31), [60, 40, 20, 0]);
        for most in [1, 9, 10, 99, 1_284, 999_999, u64::MAX] {
            assert!(scale(most)[0] >= most, "{most}");
        }
    }

    #[test]
    fn a_mark_stands_where_its_moment_is() {
        assert_eq!(mark(11, 0.0, 14), ("M1095 0V300".to_owned(), "M1100 0V300".to_owned()));
        assert_eq!(mark(1, 0.5, 3).1, "M975 0V300");
        // The last point has no next one.
        assert_eq!(mark(2, 0.9, 3).1, "M1300 0V300");
        assert_eq!(mark(0, 0.0, 3), ("M0 0V300".to_owned(), "M0 0V300".to_owned()));
    }

    #[test]
    fn the_first_and_the_last_point_are_named() {
        assert_eq!(named(14, 4), [0, 4, 8, 13]);
        assert_eq!(named(2, 4), [0, 1]);
        assert_eq!(named(1, 4), [0]);
        assert!(named(0, 4).is_empty());
    }
}
