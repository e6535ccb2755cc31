//! From bytes that somebody sent to pictures that we have drawn.

use std::io::Cursor;

use ::image::{
    DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage, codecs::jpeg::JpegEncoder,
    imageops::FilterType, metadata::Orientation,
};
use kit::Problem;
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use sha2::{Digest, Sha256};

/// The largest upload, in bytes: `upload_mb` of the routes that take one.
pub const MAX_BYTES: usize = 10 * 1024 * 1024;
/// The largest picture, in pixels. Shops ask for 3000 × 3000; this is 5000 × 5000.
pub const MAX_PIXELS: u64 = 25_000_000;
/// What a decoder may ask for, in bytes: as many pixels with four colours of 16 bits, and as much as their text chunks need.
const MAX_ALLOC: u64 = 256 * 1024 * 1024;
/// The sizes that are kept, in pixels of the longer side. A smaller picture is not made larger.
pub const SIZES: [u32; 3] = [320, 640, 1200];
/// JPEG quality: above it files grow faster than covers get better.
const QUALITY: u8 = 82;

/// The name of a kept picture: SHA-256 of its largest size, as 64 small hex digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Hash(String);

impl Hash {
    /// Reads a name. Anything but 64 small hex digits is none.
    pub fn parse(word: &str) -> Option<Hash> {
        let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        (word.len() == 64 && word.bytes().all(hex)).then(|| Hash(word.to_owned()))
    }

    /// A name as the store kept it.
    pub(crate) fn stored(word: String) -> Hash {
        Hash(word)
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A kept picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Its name.
    pub hash: Hash,
    /// The width of its largest size, in pixels.
    pub width: u32,
    /// The height of its largest size, in pixels.
    pub height: u32,
}

impl Image {
    /// A picture as a room kept it: its name and the size of its largest file. None when that is no name.
    pub fn stored(hash: &str, width: i64, height: i64) -> Option<Image> {
        let hash = Hash::parse(hash)?;
        Some(Image { hash, width: u32::try_from(width).ok()?, height: u32::try_from(height).ok()? })
    }

    /// Width and height of one size.
    pub fn at(&self, size: u32) -> (u32, u32) {
        fit(self.width, self.height, size)
    }
}

/// Why bytes are not taken as a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nothing was sent.
    #[error("no file was sent")]
    Empty,
    /// An SVG: it is a program as much as a picture.
    #[error("svg is not taken")]
    Svg,
    /// Neither JPEG nor PNG nor WebP.
    #[error("it is no jpeg, png or webp")]
    Kind,
    /// More pixels than [`MAX_PIXELS`].
    #[error("it has {0} megapixels")]
    Pixels(u64),
    /// It ends too soon, contradicts itself, or would unfold into more than a picture of that size needs.
    #[error("it cannot be decoded")]
    Broken,
}

impl Refusal {
    /// As the problem of a field.
    pub fn problem(self, field: &'static str) -> Problem {
        match self {
            Refusal::Empty => Problem::new(field, "problem-media-empty"),
            Refusal::Svg => Problem::new(field, "problem-media-svg"),
            Refusal::Kind => Problem::new(field, "problem-media-kind"),
            Refusal::Pixels(n) => {
                Problem::new(field, "problem-media-pixels").with("n", n).with("most", MAX_PIXELS / 1_000_000)
            }
            Refusal::Broken => Problem::new(field, "problem-media-broken"),
        }
    }
}

/// A picture in every size.
#[derive(Debug)]
pub(crate) struct Made {
    pub(crate) image: Image,
    pub(crate) files: Vec<(u32, Vec<u8>)>,
}

/// Decodes and draws anew: what comes out holds the picture and nothing else of what came in.
pub(crate) fn make(upload: &[u8]) -> Result<Made, Refusal> {
    let largest = SIZES.iter().copied().max().unwrap_or(1200);
    let (decoded, orientation, profile) = decode(upload)?;
    // Smaller first: everything after it needs little memory.
    let (width, height) = fit(decoded.width(), decoded.height(), largest);
    let mut small = decoded;
    if (width, height) != (small.width(), small.height()) {
        small = small.resize_exact(width, height, FilterType::Lanczos3);
    }
    small.apply_orientation(orientation);
    let mut picture = on_white(&small);
    drop(small);
    if let Some(profile) = profile {
        picture = in_srgb(picture, &profile);
    }
    let (width, height) = picture.dimensions();
    let mut files = Vec::with_capacity(SIZES.len());
    for size in SIZES {
        let (w, h) = fit(width, height, size);
        let bytes = if (w, h) == (width, height) {
            jpeg(&picture)
        } else {
            jpeg(&::image::imageops::resize(&picture, w, h, FilterType::Lanczos3))
        };
        files.push((size, bytes?));
    }
    let name = files.iter().find(|(size, _)| *size == largest).map(|(_, file)| Sha256::digest(file));
    let name = name.ok_or(Refusal::Broken)?;
    let hash = Hash(name.iter().map(|byte| format!("{byte:02x}")).collect());
    Ok(Made { image: Image { hash, width, height }, files })
}

type Decoded = (DynamicImage, Orientation, Option<Vec<u8>>);

fn decode(upload: &[u8]) -> Result<Decoded, Refusal> {
    let mut reader = ImageReader::with_format(Cursor::new(upload), kind(upload)?);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_ALLOC);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| Refusal::Broken)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MAX_PIXELS {
        return Err(Refusal::Pixels(pixels.div_ceil(1_000_000)));
    }
    if pixels == 0 {
        return Err(Refusal::Broken);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().unwrap_or_default();
    let decoded = DynamicImage::from_decoder(decoder).map_err(|_| Refusal::Broken)?;
    Ok((decoded, orientation, profile))
}

/// By the first bytes; a name or a content type says nothing.
fn kind(upload: &[u8]) -> Result<ImageFormat, Refusal> {
    if upload.is_empty() {
        return Err(Refusal::Empty);
    }
    if upload.starts_with(b"\xff\xd8\xff") {
        return Ok(ImageFormat::Jpeg);
    }
    if upload.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Ok(ImageFormat::Png);
    }
    if upload.starts_with(b"RIFF") && upload.get(8..12) == Some(b"WEBP") {
        return Ok(ImageFormat::WebP);
    }
    let start = upload.get(..1024).unwrap_or(upload).to_ascii_lowercase();
    let svg = start.windows(4).any(|part| part == b"<svg");
    Err(if svg { Refusal::Svg } else { Refusal::Kind })
}

/// JPEG has no transparency: what shows through is white.
fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let picture = picture.to_rgba8();
    let mut flat = RgbImage::new(picture.width(), picture.height());
    for (to, from) in flat.pixels_mut().zip(picture.pixels()) {
        let [r, g, b, a] = from.0;
        let over = |colour: u8| {
            let mixed = (u32::from(colour) * u32::from(a) + 255 * (255 - u32::from(a))) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        *to = Rgb([over(r), over(g), over(b)]);
    }
    flat
}

/// The colours as they were meant. A profile that cannot be used is left out: then the picture looks as it would in a
/// program that knows none.
fn in_srgb(picture: RgbImage, profile: &[u8]) -> RgbImage {
    converted(&picture, profile).unwrap_or(picture)
}

fn converted(picture: &RgbImage, profile: &[u8]) -> Option<RgbImage> {
    let source = ColorProfile::new_from_slice(profile).ok()?;
    if source.color_space != DataColorSpace::Rgb {
        return None;
    }
    let srgb = ColorProfile::new_srgb();
    let turn = source.create_transform_8bit(Layout::Rgb, &srgb, Layout::Rgb, TransformOptions::default()).ok()?;
    let mut bytes = vec![0; picture.as_raw().len()];
    turn.transform(picture.as_raw(), &mut bytes).ok()?;
    RgbImage::from_raw(picture.width(), picture.height(), bytes)
}

fn jpeg(picture: &RgbImage) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
    picture.write_with_encoder(encoder).map_err(|_| Refusal::Broken)?;
    Ok(bytes)
}

/// The size with the same shape whose longer side is `longest` at most, at least one pixel each way.
fn fit(width: u32, height: u32, longest: u32) -> (u32, u32) {
    let longer = width.max(height);
    if longer <= longest {
        return (width, height);
    }
    let scaled = |side: u32| {
        let side = u64::from(side) * u64::from(longest) / u64::from(longer);
        u32::try_from(side).unwrap_or(longest).max(1)
    };
    (scaled(width), scaled(height))
}

/// Decodes one of our own files into the square that a card shows: cut to its middle.
pub(crate) fn square(file: &[u8], side: u32) -> Option<::image::RgbaImage> {
    let picture = ::image::load_from_memory_with_format(file, ImageFormat::Jpeg).ok()?;
    Some(picture.resize_to_fill(side, side, FilterType::Triangle).to_rgba8())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        let picture = RgbImage::from_fn(width, height, |x, y| {
            Rgb([u8::try_from(x % 256).unwrap(), u8::try_from(y % 256).unwrap(), 90])
        });
        DynamicImage::ImageRgb8(picture).write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
        bytes
    }

    /// A JPEG of two halves, red over blue, with an EXIF block that says orientation `turned`, holds a canary, and has
    /// bytes behind its end.
    fn photo(turned: u8, canary: &[u8]) -> Vec<u8> {
        let picture = RgbImage::from_fn(64, 96, |_, y| if y < 48 { Rgb([250, 0, 0]) } else { Rgb([0, 0, 250]) });
        let plain = jpeg(&picture).unwrap();
        let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x02".to_vec();
        exif.extend_from_slice(&[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0]);
        exif.extend_from_slice(&[0x01, 0x0e, 0, 2, 0, 0, 0]);
        exif.push(u8::try_from(canary.len()).unwrap());
        exif.extend_from_slice(&[0, 0, 0, 38, 0, 0, 0, 0]);
        exif.extend_from_slice(canary);
        let mut bytes = plain[..2].to_vec();
        bytes.extend_from_slice(&[0xff, 0xe1]);
        bytes.extend_from_slice(&u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
        bytes.extend_from_slice(&exif);
        bytes.extend_from_slice(&plain[2..]);
        bytes.extend_from_slice(canary);
        bytes
    }

    fn holds(bytes: &[u8], part: &[u8]) -> bool {
        bytes.windows(part.len()).any(|window| window == part)
    }

    #[test]
    fn a_picture_is_turned_upright_and_nothing_else_of_it_stays() {
        let canary = b"GPS 51.4545N 2.5879W <script>alert(1)</script>";
        let upload = photo(6, canary);
        assert!(holds(&upload, canary));
        let made = make(&upload).unwrap();
        assert_eq!((made.image.width, made.image.height), (96, 64), "6 is a quarter turn to the right");
        for (_, file) in &made.files {
            assert!(!holds(file, canary) && !holds(file, b"Exif") && !holds(file, b"script"));
            let shown = ::image::load_from_memory(file).unwrap().to_rgb8();
            let (left, right) = (shown.get_pixel(8, 32).0, shown.get_pixel(88, 32).0);
            assert!(left[2] > 200 && right[0] > 200, "the top went to the right: {left:?} {right:?}");
        }
    }

    #[test]
    fn sizes_keep_the_shape_and_are_never_larger_than_what_came() {
        let made = make(&png(1500, 750)).unwrap();
        assert_eq!((made.image.width, made.image.height), (1200, 600));
        let sizes: Vec<_> = made
            .files
            .iter()
            .map(|(_, file)| {
                let shown = ::image::load_from_memory(file).unwrap();
                (shown.width(), shown.height())
            })
            .collect();
        assert_eq!(sizes, [(320, 160), (640, 320), (1200, 600)]);
        let small = make(&png(10, 5000)).unwrap().image;
        assert_eq!((small.width, small.height, small.at(320)), (2, 1200, (1, 320)));
        assert_eq!(make(&png(1, 1)).unwrap().image.at(640), (1, 1));
    }

    #[test]
    fn the_same_picture_has_the_same_name() {
        assert_eq!(make(&png(40, 40)).unwrap().image, make(&png(40, 40)).unwrap().image);
        assert_ne!(make(&png(40, 40)).unwrap().image.hash, make(&png(41, 40)).unwrap().image.hash);
    }

    #[test]
    fn what_shows_through_is_white() {
        let mut bytes = Vec::new();
        let clear = ::image::RgbaImage::from_pixel(8, 8, ::image::Rgba([0, 0, 0, 0]));
        DynamicImage::ImageRgba8(clear).write_to(&mut Cursor::new(&mut bytes), ImageFormat::WebP).unwrap();
        let made = make(&bytes).unwrap();
        let shown = ::image::load_from_memory(&made.files[0].1).unwrap().to_rgb8();
        assert!(shown.get_pixel(4, 4).0.iter().all(|colour| *colour > 250));
    }

    /// The header of a PNG that claims to be that large, with a checksum that fits, and hardly anything behind it.
    fn claims(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = png(1, 1);
        bytes[16..20].copy_from_slice(&width.to_be_bytes());
        bytes[20..24].copy_from_slice(&height.to_be_bytes());
        let mut crc = u32::MAX;
        for byte in &bytes[12..29] {
            crc ^= u32::from(*byte);
            for _ in 0..8 {
                crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
            }
        }
        bytes[29..33].copy_from_slice(&(!crc).to_be_bytes());
        bytes
    }

    #[test]
    fn too_many_pixels_are_refused_before_any_is_decoded() {
        assert_eq!(make(&claims(10_000, 5_000)).unwrap_err(), Refusal::Pixels(50));
        assert_eq!(make(&claims(5_001, 5_000)).unwrap_err(), Refusal::Pixels(26));
        assert!(matches!(make(&claims(1 << 30, 1 << 30)).unwrap_err(), Refusal::Pixels(_) | Refusal::Broken));
        assert_eq!(make(&claims(5_000, 5_000)).unwrap_err(), Refusal::Broken, "allowed, but the rest is not there");
    }

    #[test]
    fn what_is_no_picture_is_refused_for_what_it_is() {
        let whole = png(64, 64);
        let mut half_photo = photo(1, b"x");
        half_photo.truncate(200);
        let svg = b"<?xml version=\"1.0\"?>\n<SVG xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></SVG>";
        for (bytes, refusal) in [
            (&b""[..], Refusal::Empty),
            (b"hello", Refusal::Kind),
            (b"GIF89a\x01\0\x01\0", Refusal::Kind),
            (b"%PDF-1.7", Refusal::Kind),
            (b"RIFF\0\0\0\0WAVE", Refusal::Kind),
            (svg, Refusal::Svg),
            (b"\xff\xd8\xff<html><script>alert(1)</script>", Refusal::Broken),
            (b"\x89PNG\r\n\x1a\n", Refusal::Broken),
            (&whole[..whole.len() / 2], Refusal::Broken),
            (&half_photo, Refusal::Broken),
        ] {
            assert_eq!(make(bytes).unwrap_err(), refusal, "{:?}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn a_name_is_64_small_hex_digits_and_nothing_else() {
        let name = "0123456789abcdef".repeat(4);
        assert_eq!(Hash::parse(&name).unwrap().as_str(), name);
        for other in ["", "..", &name[1..], &name.to_uppercase(), &name.replace('0', "/"), &format!("{name}0")] {
            assert!(Hash::parse(other).is_none(), "{other}");
        }
    }
}
