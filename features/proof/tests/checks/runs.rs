//! Runs, their answers, and the page.

use proof::{Check, Status};
use testkit::TestSite;

#[tokio::test]
async fn a_sound_instance_passes_every_check_that_is_written() {
    let site = TestSite::new().await;
    site.run_jobs().await;
    let all = site.house.verifier().run(Check::ALL, &mut |_| {}).await.unwrap();
    for one in &all {
        println!(
            "{:24} {:?} {:?} {} {}",
            one.check.id(),
            one.finding.status,
            one.took,
            one.finding.observed,
            one.finding.control
        );
    }
    assert_eq!(all.iter().filter(|one| one.finding.status == Status::Fail).count(), 0);
}
