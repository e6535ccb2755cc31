CREATE TABLE consent_text (
    sha256 TEXT NOT NULL PRIMARY KEY,
    words TEXT NOT NULL
);
