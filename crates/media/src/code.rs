//! QR codes (ISO/IEC 18004): error correction M, and the four modules of quiet around it that readers need.

use std::{fmt::Write, io::Cursor};

use ::image::{GrayImage, ImageFormat, Luma};
use qrcode::{Color, EcLevel, QrCode};

/// The quiet zone, in modules.
const QUIET: usize = 4;
/// How wide the PNG is, in pixels.
pub const PNG_SIDE: u32 = 1024;

/// What is in a code: dark and light modules.
#[derive(Debug)]
pub struct Code {
    side: usize,
    dark: Vec<bool>,
}

impl Code {
    /// The code of a text, unless it is longer than a code can hold (2331 bytes).
    pub fn of(text: &str) -> Option<Code> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
        let dark = code.to_colors().into_iter().map(|module| module == Color::Dark).collect();
        Some(Code { side: code.width(), dark })
    }

    /// How many modules it is wide, with the quiet around it.
    fn width(&self) -> usize {
        self.side + 2 * QUIET
    }

    fn is_dark(&self, x: usize, y: usize) -> bool {
        let inside = |at: usize| at.checked_sub(QUIET).filter(|at| *at < self.side);
        let at = inside(x).zip(inside(y)).map(|(x, y)| y * self.side + x);
        at.and_then(|at| self.dark.get(at)).copied().unwrap_or(false)
    }

    /// Black on white, one unit a module, without a size of its own.
    pub fn svg(&self) -> String {
        let width = self.width();
        let mut path = String::new();
        for y in 0..width {
            let mut x = 0;
            while x < width {
                let run = (x..width).take_while(|x| self.is_dark(*x, y)).count();
                if run > 0 {
                    // Writing to a String cannot fail.
                    let _ = write!(path, "M{x} {y}h{run}v1h-{run}z");
                }
                x += run.max(1);
            }
        }
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {width}\" width=\"1024\" height=\"1024\" \
             shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{width}v{width}H0z\"/><path d=\"{path}\"/></svg>\n"
        )
    }

    /// Black on white, [`PNG_SIDE`] pixels wide: whole pixels a module, what is left over is more quiet.
    pub fn png(&self) -> Option<Vec<u8>> {
        let width = u32::try_from(self.width()).ok()?;
        let module = PNG_SIDE / width;
        let edge = (PNG_SIDE - module * width) / 2;
        let picture = GrayImage::from_fn(PNG_SIDE, PNG_SIDE, |x, y| {
            let at = |place: u32| place.checked_sub(edge).and_then(|place| usize::try_from(place / module).ok());
            let dark = at(x).zip(at(y)).is_some_and(|(x, y)| self.is_dark(x, y));
            Luma([if dark { 0 } else { 255 }])
        });
        let mut bytes = Vec::new();
        picture.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).ok()?;
        Some(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_reads_back_what_was_written() {
        for text in ["https://music.example/neon", &format!("https://music.example/neon?c={}", "x".repeat(64))] {
            let png = Code::of(text).unwrap().png().unwrap();
            let picture = ::image::load_from_memory(&png).unwrap().to_luma8();
            assert_eq!(picture.dimensions(), (1024, 1024));
            let side = 1024;
            let mut seen = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
                picture.get_pixel(u32::try_from(x).unwrap(), u32::try_from(y).unwrap()).0[0]
            });
            let grids = seen.detect_grids();
            let (about, read) = grids[0].decode().unwrap();
            assert_eq!((read.as_str(), about.ecc_level), (text, 0), "0 is level M in a code's own numbers");
        }
    }

    #[test]
    fn there_is_quiet_around_it() {
        let code = Code::of("x").unwrap();
        assert_eq!((code.side, code.width()), (21, 29));
        assert!((0..29).all(|at| !code.is_dark(3, at) && !code.is_dark(at, 25)) && code.is_dark(4, 4));
        assert!(code.svg().contains("viewBox=\"0 0 29 29\"") && code.svg().contains("M4 4h7v1h-7z"));
        assert!(Code::of(&"x".repeat(3000)).is_none());
    }
}
