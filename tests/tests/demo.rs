//! `fanfare demo`: the script's figures, and the guided tour.

use std::{collections::BTreeSet, path::Path, time::Duration};

use serde_json::Value;

use crate::{
    label::PHONE,
    person::Person,
    program::{PATIENCE, Program, command, eventually},
};

fn demo(folder: &Path, more: &[&str]) -> Program {
    let mut command = command(folder);
    // A temporary folder of its own, so that what is left there can be seen.
    command.env("TMPDIR", folder).args(["demo", "--listen", "127.0.0.1:0"]).args(more);
    Program::start(&mut command)
}

fn left_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[tokio::test]
async fn the_script_makes_the_whole_journey_and_every_figure_is_right() {
    let folder = tempfile::tempdir().unwrap();
    let exit = demo(folder.path(), &["--script", "--fans", "25"]).ended(Duration::from_secs(120)).await;
    assert_eq!(exit.code, Some(0), "{exit:?}");

    let report: Value = serde_json::from_str(exit.out.lines().last().unwrap()).unwrap();
    let keys: BTreeSet<&str> = report.as_object().unwrap().keys().map(String::as_str).collect();
    let wanted = ["fans", "saved", "unaccounted", "tokens_left", "clicks_sent", "clicks_recorded"];
    assert_eq!(keys, wanted.into_iter().chain(["third_party_requests", "seconds"]).collect());
    for (key, figure) in
        [("fans", 25), ("saved", 25), ("unaccounted", 0), ("tokens_left", 0), ("third_party_requests", 0)]
    {
        assert_eq!(report[key], figure, "{key}: {report}");
    }
    // Every fan clicks on twice: after the pre-save, and after the release.
    assert_eq!(report["clicks_sent"], 50, "{report}");
    assert_eq!(report["clicks_recorded"], 50, "{report}");
    assert!(report["seconds"].as_f64().unwrap() > 0.0, "{report}");
    assert_eq!(left_in(folder.path()), Vec::<String>::new(), "the temporary data folder is gone");
}

#[tokio::test]
async fn the_tour_shows_where_to_look_and_ends_well_on_ctrl_c() {
    let folder = tempfile::tempdir().unwrap();
    let mut program = demo(folder.path(), &[]);
    let base = program.told("Fanfare runs at ").await;
    let base = base.split(';').next().unwrap().to_owned();
    program.told("What happens:").await;
    let tour = program.out();
    let fan = Person::new(Person::client(), &base).with("user-agent", PHONE);

    let page = fan.get("/lanterns").await.expect(200);
    assert!(tour.contains(&format!("{base}/lanterns")) && page.body.contains("Lanterns Over Water"), "{tour}");
    assert!(page.body.contains("/lanterns/presave/spotify"), "before the release the page offers the pre-save");
    assert!(tour.contains(&format!("{base}/privacy")), "{tour}");
    fan.get("/privacy").await.expect(200);

    let (_, credentials) = tour.split_once("Sign in as ").expect("the tour says how to sign in");
    let (email, rest) = credentials.split_once(" with the password: ").unwrap();
    let form = [("email", email), ("password", rest.lines().next().unwrap())];
    fan.post("/app/sign-in", &form).await.expect(303);
    let (_, dashboard) = tour.split_once(&format!("{base}/app/links/")).expect("the tour names the dashboard");
    fan.get(&format!("/app/links/{}", dashboard.split_whitespace().next().unwrap())).await.expect(200);
    // What happens is told as it happens.
    fan.get("/lanterns/deezer").await.expect(302);
    program.told("somebody clicked on to a service").await;

    assert_eq!(left_in(folder.path()).len(), 1, "one temporary data folder while it runs");
    program.signal("INT");
    let exit = program.ended(PATIENCE).await;
    assert_eq!(exit.code, Some(0), "{exit:?}");
    assert_eq!(left_in(folder.path()), Vec::<String>::new(), "the temporary data folder is gone");
}

#[tokio::test]
async fn the_letters_of_the_tour_can_be_read_and_their_link_followed() {
    let folder = tempfile::tempdir().unwrap();
    let mut program = demo(folder.path(), &[]);
    let base = program.told("Fanfare runs at ").await.split(';').next().unwrap().to_owned();
    let letters = program.told("The letters").await.trim().to_owned();
    let fan = Person::new(Person::client(), &base).with("user-agent", PHONE);
    assert!(fan.get(&letters).await.expect(200).body.contains("No letter has come yet"));

    let form = [("kind", "access"), ("email", "mara@harbour-lane.example"), ("words", "")];
    fan.get("/privacy/rights").await.expect(200);
    fan.post("/privacy/rights", &form).await.expect(303);
    let mark = format!("<a href=\"{base}/privacy/rights/link/");
    let page = eventually("the letter", PATIENCE, async || {
        Some(fan.get(&letters).await.expect(200).body).filter(|page| page.contains(&mark))
    });
    let page = page.await;
    let (_, rest) = page.split_once("<a href=\"").unwrap();
    let link = rest.split('"').next().unwrap().strip_prefix(&base).unwrap();
    assert!(fan.get(link).await.expect(200).body.contains("Open my page"));
    fan.post(link, &[]).await.expect(303);
    assert!(fan.get("/privacy/rights/desk").await.expect(200).body.contains("mara@harbour-lane.example"));
    program.signal("INT");
    assert_eq!(program.ended(PATIENCE).await.code, Some(0));
}

#[tokio::test]
async fn a_chosen_data_folder_is_kept_and_not_taken_twice() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("kept");
    let chosen = ["--script", "--fans", "1", "--data", data.to_str().unwrap()];
    let exit = demo(folder.path(), &chosen).ended(Duration::from_secs(120)).await;
    assert_eq!(exit.code, Some(0), "{exit:?}");
    assert!(data.join("fanfare.db").is_file());

    let exit = demo(folder.path(), &chosen).ended(PATIENCE).await;
    assert_eq!(exit.code, Some(1), "{exit:?}");
    assert!(exit.err.contains("has an account already"), "{}", exit.err);
}
