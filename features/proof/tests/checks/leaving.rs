//! What really leaves, as the simulated provider got it, beside what is declared and what the check says.

use std::{collections::BTreeSet, time::Duration};

use policy::{Check, Processor, processor::Spotify};
use proof::Status;
use sandbox::{Authorization, Entry, Track};
use testkit::TestSite;

const HOUR: Duration = Duration::from_secs(60 * 60);
const AGENT: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0";

/// The declared data that a request of the program carried, by where it lay.
fn carried(entry: &Entry) -> Vec<&'static str> {
    let mut data = Vec::new();
    for (field, datum) in [("code", "presave_code"), ("refresh_token", "presave_token")] {
        data.extend(entry.field(field).map(|_| datum));
    }
    data.extend((entry.authorization == Some(Authorization::Bearer)).then_some("presave_access_token"));
    data.extend(entry.path.contains("/v1/playlists/").then_some("presave_playlist"));
    data
}

#[tokio::test]
async fn the_provider_gets_all_that_is_declared_and_nothing_else() {
    let site = TestSite::new().await;
    site.link("ada", "lanterns", HOUR).await;
    let fan = site.stranger().from_address("203.0.113.77").with("user-agent", AGENT);
    let track =
        Track { id: "2Foc5Q5nqNiosCNqttzHof".to_owned(), name: "Lanterns".to_owned(), isrc: "GBAYE6800011".to_owned() };
    site.sandbox.spotify().add_album("4aawyAB9vmqN3uQ7FjRGTy", "Lanterns", "036000291452", "Noor", vec![track]);
    let wishes = [("agree", "yes"), ("playlist", "yes")];
    site.wish(&fan, "/lanterns/presave/spotify", &wishes, "mira").await;
    site.clock.advance(2 * HOUR);
    site.sandbox.spotify().advance(2 * HOUR);
    site.run_jobs().await;
    assert_eq!(site.sandbox.spotify().saves().len(), 1, "the save was made");
    assert_eq!(site.sandbox.spotify().playlists().len(), 1, "the playlist too");

    let journal = site.sandbox.spotify().journal();
    // The fan's own browser was at the provider's page too; what counts is what the program sent.
    let ours: Vec<&Entry> = journal.iter().filter(|entry| !entry.path.contains("/authorize")).collect();
    assert!(ours.len() >= 3, "{ours:?}");
    let fields: BTreeSet<&str> = ours.iter().flat_map(|entry| &entry.fields).map(|(name, _)| name.as_str()).collect();
    let plain = ["client_id", "code_verifier", "grant_type", "redirect_uri"];
    let personal = ["code", "refresh_token"];
    assert_eq!(fields, plain.into_iter().chain(personal).collect(), "no field more, and none less");
    let sent: BTreeSet<&str> = ours.iter().flat_map(|entry| carried(entry)).collect();
    assert_eq!(sent, Spotify::ROW.data.iter().copied().collect(), "what is declared is what is sent");
    for entry in &ours {
        let said = format!("{entry:?}");
        for of_the_fan in ["203.0.113.77", "Firefox", "mira@", "__Host-"] {
            assert!(!said.contains(of_the_fan), "{of_the_fan}: {said}");
        }
        // What a playlist is called and what is put into it is the label's, not the fan's.
        assert!(entry.body.is_empty() || entry.path.contains("/playlists"), "{said}");
        assert!(entry.cookie().is_none(), "{said}");
    }

    let verifier = site.house.verifier();
    let finding = verifier.run(&[Check::DeclaredFields], &mut |_| {}).await.unwrap().remove(0).finding;
    assert_eq!(finding.status, Status::Pass, "{finding:?}");
    assert_eq!(finding.observed["requests_of_this_process"], ours.len());
    assert_eq!(finding.observed["values_they_carried"], 7);
    let never = finding.observed["declared_and_not_sent_yet"].to_string();
    assert!(!never.contains("spotify") && never.contains("youtube_library: presave_token"), "{never}");
}
