//! Whether anything of a person comes into a log, an error's message or a figure's label.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    sync::Arc,
};

use db::Sql;
use http::{HeaderName, header};
use policy::routes;
use presave::Finish;
use proof::{Control, Finding};
use serde_json::json;

use super::{
    Verifier,
    door::Ask,
    erasure::search,
    listen::listen,
    search::{Search, Value},
    stage::{Fan, Member, Stage, token},
};

/// What must be nowhere.
struct Marks {
    agent: String,
    referrer: String,
    typed: String,
    code: String,
    v4: Ipv4Addr,
    v6: Ipv6Addr,
    /// What is written on purpose, so that a log that is not heard is noticed.
    planted: String,
}

impl Marks {
    fn new(verifier: &Verifier) -> Marks {
        let app = &verifier.app;
        let [last, ..] = app.entropy.bytes::<16>();
        let low = u128::from_be_bytes(app.entropy.bytes()) >> 32;
        Marks {
            agent: token(app),
            referrer: token(app),
            typed: token(app),
            code: token(app),
            v4: Ipv4Addr::new(198, 51, 100, last),
            v6: Ipv6Addr::from_bits((0x2001_0db8 << 96) | low),
            planted: token(app),
        }
    }

    fn values(&self, fans: [&Fan; 2], member: &Member) -> Vec<Value> {
        let mut values = vec![
            Value::text("browser", &self.agent),
            Value::text("referrer", &self.referrer),
            Value::text("typed", &self.typed),
            Value::text("code", &self.code),
            Value::text("address v4", &self.v4.to_string()),
            Value::text("address v6", &self.v6.to_string()),
            Value::text("e-mail", &member.email),
            Value::text("password", &member.password),
        ];
        for (permission, planted) in fans.into_iter().flat_map(|fan| &fan.presaves) {
            for secret in [permission, &planted.receipt, &planted.state, &planted.browser] {
                values.push(Value::text("secret", secret));
            }
        }
        values
    }
}

/// Drives what people do, what fails included, and searches everything that was logged and counted meanwhile, and every
/// file, for what they sent.
pub(crate) async fn personal_data_in_logs(verifier: &Verifier, stage: &Stage) -> anyhow::Result<Finding> {
    let marks = Marks::new(verifier);
    let (fan, member) = (verifier.fan(stage, 2).await?, verifier.member(stage).await?);
    let other = verifier.fan(stage, 1).await?;
    let looked = Arc::new(Search::new(marks.values([&fan, &other], &member))?);
    let (driven, heard) = listen(async {
        tracing::trace!(planted = %marks.planted, "verify.planted");
        metrics::counter!("verify_planted", "mark" => marks.planted.clone()).increment(1);
        drive(verifier, stage, &marks, &fan, &member, &other).await
    })
    .await;
    let (statuses, seats) = driven?;
    let mine = Search::new(seats.iter().map(|seat| Value::text("session", seat)).collect())?;
    let mark = Search::new(vec![Value::text("planted", &marks.planted)])?;
    let said = [&heard.log, &heard.counts];
    let planted = said.iter().filter(|said| mark.in_memory(said).of("planted") > 0).count();
    let found = said.map(|said| (looked.in_memory(said), mine.in_memory(said)));
    let in_log: u64 = found.iter().map(|(one, seat)| one.of_all("") + seat.of_all("")).sum();
    let forms: Vec<_> = found.iter().flat_map(|(one, _)| one.names()).collect();
    let in_files = search(looked, &verifier.places).await?;
    let n = |of: fn(&u16) -> bool| statuses.iter().filter(|status| of(status)).count();
    let (good, refused, broken) = (n(|one| *one < 400), n(|one| (400..500).contains(one)), n(|one| *one >= 500));
    let control = Control {
        seen: planted == said.len() && good >= 10 && refused >= 5 && broken > 0 && heard.lines() > statuses.len(),
        what: json!({
            "planted_words_heard": planted, "answers": good, "refusals": refused, "failures": broken,
            "lines_heard": heard.lines(),
        }),
    };
    let observed = json!({
        "found_in_log": in_log, "found": forms, "found_in_files": in_files.of_all(""), "search": in_files.said(),
        "not_looked_at": [
            "what threads of their own log (the store's connections, the hashing of passwords, outgoing connections)",
            "other processes of this program, and what the operator's own system writes",
            "a panic: a sound program gives no occasion for one",
        ],
    });
    Ok(Finding::of(control, in_log == 0 && in_files.of_all("") == 0, observed))
}

/// Everything that people do, in order and wrongly. Answers the status of each answer, and the secrets of sessions.
async fn drive(
    verifier: &Verifier,
    stage: &Stage,
    marks: &Marks,
    fan: &Fan,
    member: &Member,
    other: &Fan,
) -> anyhow::Result<(Vec<u16>, Vec<String>)> {
    let mut asks = visits(stage, marks);
    asks.extend(of_a_fan(fan, marks));
    let mut statuses = Vec::new();
    for ask in asks {
        for peer in [IpAddr::V4(marks.v4), IpAddr::V6(marks.v6)] {
            let ask = ask.clone().with(header::USER_AGENT, &format!("Mozilla/5.0 {}", marks.agent));
            let ask = ask.with(header::REFERER, &format!("https://elsewhere.example/{}", marks.referrer));
            let told = ask.clone().with(HeaderName::from_static("x-forwarded-for"), &peer.to_string());
            for ask in [ask.from(peer), told] {
                statuses.push(verifier.door.ask(ask).await?.status);
            }
        }
    }
    // Outcomes that come from the engine.
    verifier.presaves.finish_planted(other.subject, Finish::InvalidGrant).await?;
    let seats = as_a_member(verifier, stage, marks, member, &mut statuses).await?;
    // Somebody who asked for nothing before: of an erasure with a history the register keeps that something was asked.
    verifier.erase(other).await?;
    statuses.push(verifier.door.ask(Ask::get(other.receipt())).await?.status);
    Ok((statuses, seats))
}

fn visits(stage: &Stage, marks: &Marks) -> Vec<Ask> {
    let (slug, typed) = (stage.slug.as_str(), marks.typed.as_str());
    let presave = routes::presave::NEW.to(&[slug, "spotify"]);
    let callback = routes::presave::CALLBACK.to(&["spotify"]);
    let email = format!("{typed}@verify.invalid");
    let account = [("email", email.as_str()), ("password", "short"), ("workspace", "")];
    vec![
        Ask::get(format!("{}?q={typed}", routes::links::SHOW_PUBLIC.to(&[slug]))),
        Ask::get(routes::links::FOLLOW.to(&[slug, "spotify"])),
        Ask::get(presave.clone()),
        Ask::form(presave.clone(), &[("agree", "no"), ("born", typed)]),
        Ask::get(format!("{callback}?code={}&state={}", marks.code, marks.typed)),
        Ask::get(format!("{callback}?error={typed}&state={}", marks.code)),
        Ask::get(routes::presave::RECEIPT.to(&[typed])),
        Ask::get(format!("/nothing/{typed}/here")),
        Ask::form(routes::accounts::CREATE_SESSION.path, &[("email", &email), ("password", typed)]),
        Ask::form(routes::accounts::CREATE_ACCOUNT.path, &account),
        // A right of no kind: nothing is stored and nobody is written to.
        Ask::form(routes::rights::CREATE.path, &[("email", &email), ("kind", typed), ("words", typed)]),
        Ask::form(routes::choices::CHOOSE.path, &[("choice", typed), ("next", typed)]),
        Ask::json(routes::artists::API_CREATE.path, &stage.key, &json!({ "name": [typed], (typed): 1 })),
        Ask::json(routes::artists::API_CREATE.path, &format!("fanfare_{typed}"), &json!({ "name": typed })),
        Ask::get("/privacy"),
    ]
}

fn of_a_fan(fan: &Fan, marks: &Marks) -> Vec<Ask> {
    let receipt = fan.presaves.first().map_or("", |(_, planted)| planted.receipt.as_str());
    let act = |act: &str, fields: &[(&str, &str)]| Ask::form(routes::rights::FAN_ACT.to(&[receipt, act]), fields);
    vec![
        Ask::get(fan.receipt()),
        Ask::get(routes::presave::CONSENT.to(&[receipt])),
        act("complaint", &[("words", &marks.typed)]),
        act("complaint", &[("words", "")]),
        Ask::get(routes::rights::FAN.to(&[receipt])),
        act("export", &[]),
        act("restriction", &[]),
        act("restriction-end", &[]),
        act("objection", &[("purpose", &marks.typed)]),
        act("withdrawal", &[("purpose", "release_save")]),
        fan.cancellation(),
    ]
}

/// What members do, and what breaks below them: an address that another member has, a value that opens no more.
async fn as_a_member(
    verifier: &Verifier,
    stage: &Stage,
    marks: &Marks,
    member: &Member,
    statuses: &mut Vec<u16>,
) -> anyhow::Result<Vec<String>> {
    let mut seats = Vec::new();
    verifier.sign_in(&member.email, &marks.typed).await?;
    // The address is another's already: the store's own constraint refuses it.
    let second = verifier.member(stage).await?;
    let taken = verifier.rights.plant_correction(second.subject, member.email.clone()).await?;
    statuses.push(verifier.door.ask(Ask::form(taken, &[])).await?.status);
    let Some(seat) = verifier.sign_in(&member.email, &member.password).await? else { return Ok(seats) };
    let act = |act: &str| routes::rights::MEMBER_ACT.to(&[act]);
    let asks = [
        seat.get(routes::accounts::KEYS.path),
        seat.form(act("language"), &[("language", &marks.typed)]),
        seat.form(act("email"), &[("email", &format!("{} no address", marks.typed))]),
        seat.form(act("complaint"), &[("words", &marks.typed)]),
        seat.form(act("export"), &[]),
        Ask::form(act("language"), &[("csrf", &marks.typed), ("language", "en")]).with(header::COOKIE, &seat.cookie),
    ];
    for ask in asks {
        statuses.push(verifier.door.ask(ask).await?.status);
    }
    // Like noise, as what is sealed looks.
    let broken = Sql::new("UPDATE rights_request SET words = $2 WHERE subject_id = $1 AND words IS NOT NULL");
    broken.bind(member.subject).bind(vec![0xff_u8; 64]).run(verifier.app.db.write()).await?;
    statuses.push(verifier.door.ask(seat.get(routes::rights::MEMBER.path)).await?.status);
    statuses.push(verifier.door.ask(seat.form(routes::accounts::DESTROY_SESSION.path, &[])).await?.status);
    seats.push(seat.secret().to_owned());
    Ok(seats)
}
