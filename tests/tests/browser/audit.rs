//! What axe-core finds, and what a page must be at every width.

use std::fs;

use serde_json::Value;

use super::driver::{Browser, WIDTHS, npm};
use crate::program::root;

/// What axe-core would call serious or worse: the rule and the first element of each finding.
pub(crate) async fn barriers(browser: &Browser) -> Vec<String> {
    let file = npm("axe-core/axe.min.js");
    let axe = fs::read_to_string(&file)
        .unwrap_or_else(|error| panic!("{}: {error}; `cargo xtask test --only packages` installs it", file.display()));
    browser.ask(&format!("{axe}; window.axe = axe; return 1")).await;
    let tags = "['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']";
    let script = format!(
        "const done = arguments[arguments.length - 1]; \
         axe.run({{runOnly: {tags}}}).then(found => done(found), error => done({{error: String(error)}}))"
    );
    let found = browser.ask_later(&script).await;
    assert!(found["error"].is_null() && !found["passes"].as_array().unwrap().is_empty(), "{found}");
    let serious = |one: &&Value| matches!(one["impact"].as_str(), Some("serious" | "critical"));
    let told = |one: &Value| format!("{}: {}", one["id"], one["nodes"][0]["html"]);
    found["violations"].as_array().unwrap().iter().filter(serious).map(told).collect()
}

/// How many pixels the page is wider than the window.
pub(crate) async fn overflow(browser: &Browser) -> i64 {
    let wider = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
    browser.ask(wider).await.as_i64().unwrap()
}

/// Looks at the page at every width: nothing sticks out, nothing bars anybody, and a picture of each is kept in
/// `target/screens`.
pub(crate) async fn look(browser: &Browser, name: &str) {
    for width in WIDTHS {
        browser.width(width).await;
        assert_eq!(overflow(browser).await, 0, "{name} at {width}");
        let found = barriers(browser).await;
        assert!(found.is_empty(), "{name} at {width}: {found:#?}");
        let picture = browser.picture().await;
        let folder = root().join("target/screens");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("{name}-{width}.png")), &picture).unwrap();
    }
}
