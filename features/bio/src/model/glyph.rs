//! Small signs before the words of a block: lines on a grid of 24, drawn for this program.

/// What a sign shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Glyph {
    /// A way out.
    Arrow,
    /// A bag.
    Shop,
    /// A leaf of a calendar.
    Calendar,
    /// A closed letter.
    Letter,
    /// A triangle that plays.
    Play,
    /// A camera.
    Camera,
    /// A moving picture.
    Film,
    /// Two people.
    People,
    /// Something said.
    Bubble,
    /// A folded plane.
    Plane,
    /// A telephone.
    Phone,
    /// Two notes.
    Note,
    /// A sound.
    Waves,
    /// Levels.
    Bars,
    /// A record.
    Disc,
    /// A heart.
    Heart,
}

impl Glyph {
    /// The sign as SVG, in the colour of the text around it. Nobody reads it: the words beside it say the same.
    pub(crate) fn svg(self) -> String {
        format!("<svg viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"{}\"/></svg>", self.path())
    }

    fn path(self) -> &'static str {
        match self {
            Glyph::Arrow => "M7 17 17 7M9 7h8v8",
            Glyph::Shop => "M5 8h14l-1 12H6zM9 11V7a3 3 0 0 1 6 0v4",
            Glyph::Calendar => "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
            Glyph::Letter => "M3 6h18v12H3zM3 7l9 6 9-6",
            Glyph::Play => "M8 5v14l11-7z",
            Glyph::Camera => "M3 8h5l1-3h6l1 3h5v11H3zM12 10a3 3 0 1 0 .01 0",
            Glyph::Film => "M3 6h18v12H3zM10 9v6l5-3z",
            Glyph::People => "M9 5a3 3 0 1 0 .01 0M3 19c0-4 3-5 6-5s6 1 6 5M16 5a3 3 0 0 1 0 6M18 14c2 1 3 2 3 5",
            Glyph::Bubble => "M4 5h16v11h-8l-5 4v-4H4z",
            Glyph::Plane => "M3 12 21 4l-5 16-4-6zM21 4l-9 10",
            Glyph::Phone => "M5 4h4l2 5-3 2c1 3 2 4 5 5l2-3 5 2v4c-8 1-16-7-15-15z",
            Glyph::Note => "M9 17V5l10-2v12M6 14.5a2.5 2.5 0 1 0 .01 0M16 12.5a2.5 2.5 0 1 0 .01 0",
            Glyph::Waves => "M3 12h2l2-5 3 10 3-14 3 14 2-5h3",
            Glyph::Bars => "M5 20v-5M10 20V9M15 20v-8M20 20V4",
            Glyph::Disc => "M12 3a9 9 0 1 0 .01 0M12 10a2 2 0 1 0 .01 0",
            Glyph::Heart => "M12 20C4 14 3 11 3 9a4 4 0 0 1 9-2 4 4 0 0 1 9 2c0 2-1 5-9 11z",
        }
    }
}
