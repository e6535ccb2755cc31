//! The guided tour: where to look, and what happens as it happens.

use std::time::Duration;

use http::Method;
use policy::routes;
use sandbox::Entry;
use serde_json::Value;

use super::{
    Stage,
    browser::{Browser, World, number},
    seed::{DUE_IN_SECONDS, EMAIL, FORM, HANDLE, Label, PASSWORD, SLUG},
};
use crate::cli::say;

/// How often the tour looks for something to tell.
const LOOK: Duration = Duration::from_millis(500);

/// Prints the tour and then tells what happens, until it is dropped.
pub(crate) async fn run(stage: &Stage, label: &Label) -> anyhow::Result<()> {
    say(&words(stage, label))?;
    let world = World::new()?;
    let api = Browser::new(&world, &stage.base_url).with("authorization", format!("Bearer {}", label.key));
    let path = routes::stats::API_LINK.to(&[&label.link]);
    let mut before = Value::Null;
    loop {
        let now = api.json(Method::GET, &path, &Value::Null).await?;
        for line in news(&before, &now) {
            say(&format!("  · {line}\n"))?;
        }
        for entry in stage.sandbox.spotify().journal() {
            if let Some(line) = told(&entry) {
                say(&format!("  · {line}\n"))?;
            }
        }
        stage.sandbox.spotify().clear_journal();
        before = now;
        tokio::time::sleep(LOOK).await;
    }
}

fn words(stage: &Stage, label: &Label) -> String {
    let base = &stage.base_url;
    let dashboard = routes::stats::LINK.to(&[&label.link]);
    let policy = routes::transparency::POLICY.path;
    let (rights, letters) = (routes::rights::INDEX.path, stage.sandbox.letters_url());
    let lines = [
        String::new(),
        format!("Fanfare runs at {base}; the music service and the mail server beside it are simulated."),
        format!("A release comes out in {DUE_IN_SECONDS} seconds. Until then:"),
        String::new(),
        format!("1  The fan page        {base}/{SLUG}"),
        "   Press \"Pre-save on Spotify\", read what you agree to, and go on as any name.".to_owned(),
        "   You come back to your receipt: keep its address, and reload it when the release is out.".to_owned(),
        format!("   The artist's page   {base}{}", routes::bio::SHOW_PUBLIC.to(&[HANDLE])),
        format!("   Letters to fans     {base}{}", routes::capture::SHOW_PUBLIC.to(&[FORM])),
        format!("2  The label's side    {base}{dashboard}"),
        format!("   Sign in as {EMAIL} with the password: {PASSWORD}"),
        format!("3  The privacy policy  {base}{policy}"),
        "   It is made from the declarations that the program runs by.".to_owned(),
        format!("4  Your rights         {base}{rights}"),
        format!("   Ask for a copy of what is held about {EMAIL}. The letter with the link comes here:"),
        format!("   The letters         {letters}"),
        String::new(),
        "`fanfare demo --script` sends 200 fans the same way and checks every figure.".to_owned(),
        "Ctrl-C ends the demo; data in a temporary folder is deleted.".to_owned(),
        String::new(),
        "What happens:".to_owned(),
        String::new(),
    ];
    lines.join("\n")
}

/// What changed in the label's figures, in words.
fn news(before: &Value, now: &Value) -> Vec<String> {
    let lines = [
        ("/views", "somebody opened the fan page", "views"),
        ("/clicks", "somebody clicked on to a service", "clicks"),
        ("/presaves/given", "a fan gave the one permission", "pre-saves"),
        ("/presaves/saved", "a release was saved to a library, and the permission destroyed", "saved"),
        ("/presaves/cancelled", "a fan cancelled; the permission is destroyed", "cancelled"),
        ("/presaves/needs_again", "a permission had ended; the fan is asked again", "waiting for the fan"),
    ];
    lines
        .into_iter()
        .filter_map(|(path, what, unit)| {
            let (was, is) = (number(before, path).unwrap_or(0), number(now, path).unwrap_or(0));
            (is > was).then(|| format!("{what} ({is} {unit})"))
        })
        .collect()
}

/// What the simulated service was asked, in words.
fn told(entry: &Entry) -> Option<String> {
    let what = if entry.path.ends_with("/api/token") {
        "was asked for a token"
    } else if entry.path.contains("/me/") {
        "was asked to save to a library"
    } else {
        return None;
    };
    Some(format!("Spotify (simulated) {what}: {} {} → {}", entry.method, entry.path, entry.status))
}
