//! The European Economic Area. The build script reads it too.

/// The 27 states of the Union, Iceland, Liechtenstein and Norway (ISO 3166-1 alpha-2).
pub const EEA: &[&str] = &[
    "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU", "MT",
    "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE", "IS", "LI", "NO",
];
