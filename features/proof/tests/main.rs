//! The proof through its doors, and for each check something deliberately broken that it has to notice.

#[cfg(test)]
mod checks;
