//! The pictures of the README. They lie in `target/screens/readme`, and in the folder that `FANFARE_SCREENS` names:
//! `cargo xtask pictures` lets it name `docs/images`.

use std::fs;

use super::{
    driver::{Browser, Scripts},
    fan::presave,
    label::sign_in,
    site::{COUNTRY, FORM, Site},
};
use crate::{
    label::{PHONE, SLUG},
    program::{PATIENCE, eventually, root},
};

const PHONE_WIDTH: u32 = 390;
/// Where the fans of the picture are, and how many.
const FANS: [(&str, usize); 5] = [("GB", 31), ("IN", 22), ("PK", 14), ("DE", 9), ("BR", 6)];

async fn take(browser: &Browser, name: &str) {
    let picture = browser.picture().await;
    let mut folders = vec![root().join("target/screens/readme")];
    folders.extend(std::env::var_os("FANFARE_SCREENS").map(|folder| root().join(folder)));
    for folder in folders {
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("{name}.png")), &picture).unwrap();
    }
}

/// Fans on their phones: everybody looks, every second one goes on to a service.
async fn traffic(site: &Site) {
    for (country, n) in FANS {
        for fan in 0..n {
            let fan_at = site.server.stranger().with("user-agent", PHONE).with(COUNTRY, country);
            let fan_at = fan_at.at_address(format!("198.51.{}.{}", country.as_bytes()[0], fan + 1));
            fan_at.get(&format!("/{SLUG}")).await.expect(200);
            if fan % 2 == 0 {
                let service = ["spotify", "deezer", "apple-music"][fan / 2 % 3];
                fan_at.get(&format!("/{SLUG}/{service}")).await;
            }
        }
    }
}

#[tokio::test]
async fn the_pictures_of_the_readme_are_of_this_program() {
    let site = Site::open().await;
    let browser = Browser::open(Scripts::On).await;
    browser.width(PHONE_WIDTH).await;
    for (name, path, language) in [
        ("fan-page", format!("/{SLUG}"), "en"),
        ("bio-page", "/@noor".to_owned(), "en"),
        ("sign-up", FORM.to_owned(), "gu"),
        ("consent", format!("/{SLUG}/presave/spotify"), "ur"),
    ] {
        browser.language(language).await;
        browser.go(&site.at(&path)).await;
        let fonts = "const done = arguments[arguments.length - 1]; document.fonts.ready.then(() => done(1))";
        browser.ask_later(fonts).await;
        take(&browser, name).await;
    }
    browser.language("en").await;
    browser.dark(true).await;
    browser.go(&site.at(&format!("/{SLUG}"))).await;
    take(&browser, "fan-page-dark").await;
    browser.dark(false).await;

    presave(&browser, &site, "lena").await;
    let receipt = browser.path().await;
    traffic(&site).await;
    site.label.release_now(&site.server).await;
    eventually("the save", PATIENCE, async || {
        let figures = site.label.figures(&site.server).await;
        (figures["presaves"]["saved"] == 1).then_some(())
    })
    .await;
    browser.go(&site.at(&receipt)).await;
    assert!(browser.text("main").await.contains("Lanterns Over Water"));
    take(&browser, "receipt").await;

    browser.width(1280).await;
    sign_in(&browser, &site).await;
    for (name, path) in [
        ("dashboard", format!("/app/links/{}/stats", site.label.link)),
        ("editor", site.bio.clone()),
        ("link", format!("/app/links/{}", site.label.link)),
    ] {
        browser.go(&site.at(&path)).await;
        take(&browser, name).await;
    }
    browser.close().await;
}
