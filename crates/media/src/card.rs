//! The picture that other programs show beside a link: 1200 × 630, cover, title and artist, in any of our scripts.

use std::{
    fmt::Write,
    io::Cursor,
    sync::{Arc, LazyLock},
};

use ::image::{
    ExtendedColorType, ImageEncoder,
    codecs::png::{CompressionType, FilterType, PngEncoder},
};
use resvg::{
    tiny_skia::{IntSize, Pixmap, PixmapPaint, Transform},
    usvg::{Node, Options, Tree, fontdb::Database},
};

/// The size that the Open Graph protocol's readers show whole, in pixels.
pub const WIDTH: u32 = 1200;
/// As [`WIDTH`].
pub const HEIGHT: u32 = 630;

/// The cover: a square with the same edge around it.
const EDGE: u32 = 60;
const COVER: u32 = HEIGHT - 2 * EDGE;
/// Where the words stand, between these two.
const LEFT: f32 = 630.0;
const RIGHT: f32 = 1140.0;
/// The sizes of a title and how many lines each may have: the first that fits is taken.
const TITLE: [(f32, usize); 4] = [(76.0, 3), (62.0, 4), (50.0, 5), (42.0, 5)];
const ARTIST: [(f32, usize); 2] = [(38.0, 1), (32.0, 2)];
/// Between two lines, as a part of their size: Gujarati and Arabic reach further up and down than Latin.
const LEADING: f32 = 1.28;
/// Words are measured at this size.
const MEASURED: f32 = 100.0;
const FONTS: [&[u8]; 3] = [
    include_bytes!("../fonts/noto-serif.ttf"),
    include_bytes!("../fonts/noto-serif-gujarati.ttf"),
    include_bytes!("../fonts/noto-naskh-arabic.ttf"),
];
const FAMILY: &str = "Noto Serif";
/// The brand mark, in a box of 32 units, and the word beside it: the colours of the light pages.
const MARK: &str = "<g fill=\"none\" stroke=\"#12222b\" stroke-width=\"1.9\"><path d=\"M1 16H31M1 12.4H11C20 12.4 26 11 31 8.5\
    M1 19.6H11C20 19.6 26 21 31 23.5M1 8.8H9C18 8.8 25 6.5 29.5 1.5M1 23.2H9C18 23.2 25 25.5 29.5 30.5\"/></g>\
    <ellipse cx=\"10.5\" cy=\"16\" rx=\"6.3\" ry=\"4.7\" transform=\"rotate(-20 10.5 16)\" fill=\"#e0a100\"/>";

static DATABASE: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    for font in FONTS {
        fonts.load_font_data(font.to_vec());
    }
    Arc::new(fonts)
});

/// What a card shows.
#[derive(Clone, Debug)]
pub struct Card {
    /// The title on the cover.
    pub title: String,
    /// Who made the music.
    pub artist: String,
    /// The cover that was uploaded, one of our own JPEG files.
    pub photo: Option<bytes::Bytes>,
    /// The cover that is drawn where there is no other, as an `svg` element.
    pub drawn: String,
}

impl Card {
    /// Draws it, as PNG. Takes a tenth of a second; none when our own drawing cannot be read.
    pub fn png(&self) -> Option<Vec<u8>> {
        let tree = parse(&self.svg())?;
        let mut canvas = Pixmap::new(WIDTH, HEIGHT)?;
        resvg::render(&tree, Transform::identity(), &mut canvas.as_mut());
        if let Some(photo) = self.photo.as_deref().and_then(|photo| crate::image::square(photo, COVER)) {
            let photo = Pixmap::from_vec(photo.into_raw(), IntSize::from_wh(COVER, COVER)?)?;
            let at = i32::try_from(EDGE).ok()?;
            canvas.draw_pixmap(at, at, photo.as_ref(), &PixmapPaint::default(), Transform::identity(), None);
        }
        encode(&canvas)
    }

    fn svg(&self) -> String {
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" width=\"{WIDTH}\" height=\"{HEIGHT}\">\
             <path fill=\"#f3f6f6\" d=\"M0 0h{WIDTH}v{HEIGHT}H0z\"/>"
        );
        if self.photo.is_none() {
            let place = format!("<svg x=\"{EDGE}\" y=\"{EDGE}\" width=\"{COVER}\" height=\"{COVER}\" ");
            svg.push_str(&self.drawn.replacen("<svg ", &place, 1));
        }
        let title = Block::set(&self.title, &TITLE);
        let artist = Block::set(&self.artist, &ARTIST);
        let height = title.height() + artist.height() + 14.0;
        // A little above the middle: the mark is below.
        let top = ((490.0 - height) / 2.0).max(0.0) + 50.0;
        title.write(top, "#12222b", &mut svg);
        artist.write(top + title.height() + 14.0, "#4c5d66", &mut svg);
        svg.push_str("<g transform=\"translate(630 534) scale(1.12)\">");
        svg.push_str(MARK);
        svg.push_str("</g>");
        line("Fanfare", 676.0, 561.0, 28.0, ("start", "#12222b"), &mut svg);
        svg.push_str("</svg>");
        svg
    }
}

/// Some lines of one size.
struct Block {
    lines: Vec<String>,
    size: f32,
    /// Whether they begin at the right.
    rtl: bool,
}

impl Block {
    fn set(text: &str, sizes: &[(f32, usize)]) -> Block {
        let text: String = text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect();
        let rtl = is_rtl(&text);
        let words: Vec<(&str, f32)> = text.split_whitespace().map(|word| (word, measure(word))).collect();
        for (size, most) in sizes {
            let lines = wrap(&words, *size);
            if lines.len() <= *most && lines.iter().all(|line| line.1 <= RIGHT - LEFT) {
                return Block { lines: lines.into_iter().map(|line| line.0).collect(), size: *size, rtl };
            }
        }
        let (size, most) = sizes.last().copied().unwrap_or((MEASURED, 1));
        let all = wrap(&words, size);
        let n = all.len();
        let mut lines: Vec<String> = all.into_iter().take(most).map(|(line, _)| shorten(line, size)).collect();
        if n > most
            && let Some(last) = lines.last_mut()
            && !last.ends_with('…')
        {
            *last = shorten(format!("{last}…"), size);
        }
        Block { lines, size, rtl }
    }

    fn height(&self) -> f32 {
        self.lines.iter().map(|_| self.size * LEADING).sum()
    }

    fn write(&self, top: f32, colour: &str, svg: &mut String) {
        let (x, anchor) = if self.rtl { (RIGHT, "end") } else { (LEFT, "start") };
        let mut y = top;
        for text in &self.lines {
            y += self.size * LEADING;
            line(text, x, y - self.size * 0.3, self.size, (anchor, colour), svg);
        }
    }
}

/// Words on lines, each line with its width.
fn wrap(words: &[(&str, f32)], size: f32) -> Vec<(String, f32)> {
    let scale = size / MEASURED;
    let space = 0.27 * size;
    let mut lines: Vec<(String, f32)> = Vec::new();
    for (word, width) in words {
        let width = width * scale;
        match lines.last_mut() {
            Some((line, taken)) if *taken + space + width <= RIGHT - LEFT => {
                line.push(' ');
                line.push_str(word);
                *taken += space + width;
            }
            _ => lines.push(((*word).to_owned(), width)),
        }
    }
    lines
}

/// As many letters as fit, and a sign that there were more.
fn shorten(line: String, size: f32) -> String {
    if measure(&line) * size / MEASURED <= RIGHT - LEFT {
        return line;
    }
    let mut letters: Vec<char> = line.trim_end_matches('…').chars().collect();
    while letters.len() > 1 {
        letters.pop();
        let shorter = format!("{}…", letters.iter().collect::<String>().trim_end());
        if measure(&shorter) * size / MEASURED <= RIGHT - LEFT {
            return shorter;
        }
    }
    line
}

/// How wide a text is at the size [`MEASURED`]: the sum of what its shaped glyphs take.
fn measure(text: &str) -> f32 {
    let mut svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\">".to_owned();
    line(text, 0.0, 0.0, MEASURED, ("start", "#000"), &mut svg);
    svg.push_str("</svg>");
    let width = |tree: Tree| tree.root().children().first().map(|node: &Node| node.abs_bounding_box().width());
    parse(&svg).and_then(width).unwrap_or(0.0)
}

fn line(text: &str, x: f32, y: f32, size: f32, (anchor, colour): (&str, &str), svg: &mut String) {
    // Writing to a String cannot fail.
    let _ = write!(
        svg,
        "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" font-family=\"{FAMILY}\" text-anchor=\"{anchor}\" fill=\"{colour}\">"
    );
    for c in text.chars() {
        match c {
            '&' => svg.push_str("&amp;"),
            '<' => svg.push_str("&lt;"),
            '>' => svg.push_str("&gt;"),
            other => svg.push(other),
        }
    }
    svg.push_str("</text>");
}

/// Whether a text begins at the right: its first letter is Hebrew or Arabic (Unicode UAX 9, P2, for the scripts here).
fn is_rtl(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphabetic());
    first.is_some_and(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'))
}

fn parse(svg: &str) -> Option<Tree> {
    let options = Options { fontdb: DATABASE.clone(), font_family: FAMILY.to_owned(), ..Options::default() };
    Tree::from_str(svg, &options).ok()
}

fn encode(canvas: &Pixmap) -> Option<Vec<u8>> {
    // Nothing shines through: the colours are what they are.
    let rgb: Vec<u8> = canvas.pixels().iter().flat_map(|one| [one.red(), one.green(), one.blue()]).collect();
    let mut bytes = Cursor::new(Vec::new());
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive);
    encoder.write_image(&rgb, WIDTH, HEIGHT, ExtendedColorType::Rgb8).ok()?;
    Some(bytes.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(title: &str, artist: &str) -> Card {
        let drawn = kit::cover(title, "", "p");
        Card { title: title.to_owned(), artist: artist.to_owned(), photo: None, drawn }
    }

    /// How many pixels of the part with the words are not the ground.
    fn ink(png: &[u8]) -> usize {
        let shown = ::image::load_from_memory(png).unwrap().to_rgb8();
        assert_eq!(shown.dimensions(), (WIDTH, HEIGHT));
        let words = shown.enumerate_pixels().filter(|(x, y, _)| *x > 620 && *y < 500);
        words.filter(|(_, _, pixel)| pixel.0 != [0xf3, 0xf6, 0xf6]).count()
    }

    #[test]
    fn every_script_is_drawn_and_shaped() {
        for (title, artist) in [
            ("Lanterns Over Water", "Noor"),
            ("Фонари над водой", "Ночной ансамбль"),
            ("પાણી પર ફાનસ", "ચાંદની રાત"),
            ("پانی پر چراغ", "نور جہاں"),
            ("<b>&amp; \"quotes\"</b>", "A & B"),
        ] {
            let png = card(title, artist).png().unwrap();
            assert!(ink(&png) > 4_000, "{title}: {}", ink(&png));
            assert!(png.len() < 200_000, "{title}: {} bytes", png.len());
        }
        // Joined letters are narrower than their separate forms: without shaping both would be the same.
        assert!(measure("پانی") < measure("پ ا ن ی") - 3.0 * 20.0);
    }

    #[test]
    fn a_long_title_is_made_smaller_and_then_cut() {
        let short = Block::set("Lanterns", &TITLE);
        assert_eq!((short.lines.len(), short.size), (1, 76.0));
        let long = Block::set(&"Lanterns Over Water ".repeat(10), &TITLE);
        assert!(long.lines.len() == 5 && long.lines[4].ends_with('…'), "{:?}", long.lines);
        let word = Block::set(&"W".repeat(200), &TITLE);
        assert!(word.lines.len() == 1 && word.lines[0].ends_with('…'), "{:?}", word.lines);
        assert!(measure(&word.lines[0]) * 0.42 <= RIGHT - LEFT);
        assert!(Block::set("", &TITLE).lines.is_empty());
        assert!(Block::set("نور", &TITLE).rtl && !Block::set("Noor نور", &TITLE).rtl);
    }

    #[test]
    fn an_uploaded_cover_is_on_the_card() {
        let red = ::image::RgbImage::from_pixel(300, 200, ::image::Rgb([200, 10, 10]));
        let mut photo = Cursor::new(Vec::new());
        ::image::DynamicImage::ImageRgb8(red).write_to(&mut photo, ::image::ImageFormat::Jpeg).unwrap();
        let photo = Some(bytes::Bytes::from(photo.into_inner()));
        let png = Card { photo, ..card("Ferry", "Noor") }.png().unwrap();
        let shown = ::image::load_from_memory(&png).unwrap().to_rgb8();
        for (x, y) in [(70, 70), (560, 560), (300, 300)] {
            let pixel = shown.get_pixel(x, y).0;
            assert!(pixel[0] > 180 && pixel[1] < 40, "{pixel:?}");
        }
        assert_eq!(shown.get_pixel(30, 30).0, [0xf3, 0xf6, 0xf6]);
    }
}
