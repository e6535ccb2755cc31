//! What the build makes of the real `policy/`.

use std::collections::BTreeSet;

use policy::{
    Basis, DATA, Datum, DisclosedTo, PROCESSORS, PURPOSES, Purpose, ROUTES, ServedBy, TABLES, UsedFor, datum,
    processor, purpose, routes,
};

fn used<D: UsedFor<P>, P: Purpose>() -> (&'static str, &'static str) {
    (D::ROW.id, P::ROW.id)
}

#[test]
fn relations_are_those_of_the_inventory() {
    fn sent<D: DisclosedTo<R> + UsedFor<P>, R: policy::Processor, P: ServedBy<R>>() -> bool {
        R::ROW.data.contains(&D::ROW.id) && R::ROW.purposes.contains(&P::ROW.id)
    }
    assert_eq!(used::<datum::MemberEmail, purpose::Security>(), ("member_email", "security"));
    assert!(sent::<datum::PresaveToken, processor::Spotify, purpose::ReleaseSave>());
}

#[test]
fn rows_carry_what_was_declared() {
    assert_eq!(purpose::ReleaseSave::ROW.basis, Basis::Consent);
    assert_eq!(datum::PresaveToken::ROW.columns, [("presave", "token")]);
    assert!(datum::PresaveToken::ROW.sealed);
    assert_eq!(datum::PresaveToken::ROW.keep, policy::Keep::ClearWhen("ended_at"));
    assert!(datum::MemberEmail::ROW.left_out_of_export.is_none());
    assert_eq!(datum::MemberPassword::ROW.left_out_of_export, Some("a password hash helps nobody but an attacker"));
}

#[test]
fn a_purposes_scope_can_be_computed_from_the_published_rows() {
    use sha2::{Digest, Sha256};
    let row = purpose::ReleaseSave::ROW;
    let data: Vec<&str> = DATA.iter().filter(|datum| datum.purposes.contains(&row.id)).map(|datum| datum.id).collect();
    let mut lines: Vec<String> = data.iter().map(|id| format!("datum {id}")).collect();
    for party in PROCESSORS.iter().filter(|party| party.purposes.contains(&row.id)) {
        lines.push(format!("processor {} {} {}", party.id, party.country, party.safeguard));
        lines.extend(party.data.iter().filter(|id| data.contains(id)).map(|id| format!("disclosed {} {id}", party.id)));
    }
    lines.sort();
    let text = format!("purpose release_save consent\n{}", lines.join("\n"));
    let hex: String = Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(row.scope, hex);
    assert_ne!(row.scope, purpose::Security::ROW.scope);
}

#[test]
fn every_row_is_in_the_list_of_its_kind() {
    let ids = |ids: Vec<&'static str>| ids.iter().copied().collect::<BTreeSet<_>>().len();
    assert_eq!(ids(DATA.iter().map(|row| row.id).collect()), DATA.len());
    assert_eq!(ids(PURPOSES.iter().map(|row| row.id).collect()), PURPOSES.len());
    assert_eq!(ids(TABLES.iter().map(|row| row.name).collect()), TABLES.len());
    assert!(PROCESSORS.iter().any(|row| row.hosts.contains(&"api.spotify.com")));
    assert!(ROUTES.iter().any(|route| route.path == routes::presave::CREATE.path));
}

#[test]
fn the_version_is_the_sha_256_of_what_machines_read() {
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(policy::INVENTORY);
    let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(policy::VERSION, hex);
}

#[test]
fn who_is_only_asked_is_told_nothing() {
    for row in policy::ASKED {
        assert!(row.data.is_empty() && row.purposes.is_empty() && !row.hosts.is_empty(), "{}", row.id);
        assert!(!PROCESSORS.iter().any(|other| other.id == row.id), "{}", row.id);
    }
}

#[test]
fn machines_read_every_row() {
    let rows: serde_json::Value = serde_json::from_str(policy::INVENTORY).unwrap();
    let ids = |kind: &str, key: &str| -> Vec<String> {
        rows[kind].as_array().unwrap().iter().map(|row| row[key].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids("data", "id"), DATA.iter().map(|row| row.id).collect::<Vec<_>>());
    assert_eq!(ids("purposes", "id"), PURPOSES.iter().map(|row| row.id).collect::<Vec<_>>());
    assert_eq!(ids("processors", "id"), PROCESSORS.iter().map(|row| row.id).collect::<Vec<_>>());
    assert_eq!(ids("asked", "id"), policy::ASKED.iter().map(|row| row.id).collect::<Vec<_>>());
    assert_eq!(ids("cookies", "name"), policy::COOKIES.iter().map(|row| row.name).collect::<Vec<_>>());
    assert_eq!(ids("tables", "name"), TABLES.iter().map(|row| row.name).collect::<Vec<_>>());
    assert_eq!(ids("clauses", "id"), policy::PROMISES.iter().map(|row| row.id).collect::<Vec<_>>());
    assert_eq!(ids("checks", "id"), policy::Check::ALL.iter().map(|check| check.id()).collect::<Vec<_>>());
    assert_eq!(rows["effective"], policy::EFFECTIVE);
}

#[test]
fn a_cookie_is_set_and_taken_back_as_declared() {
    let row = policy::cookie::PRESAVE;
    let rest = "Path=/; Max-Age=900; Secure; HttpOnly; SameSite=Lax";
    assert_eq!(row.set("aB-_9"), format!("__Host-presave=aB-_9; {rest}"));
    assert_eq!(row.set("a; Domain=evil\r\n"), format!("__Host-presave=a%3B%20Domain%3Devil%0D%0A; {rest}"));
    assert_eq!(row.taken_back(), "__Host-presave=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax");
}

#[test]
fn an_address_holds_its_values_and_nothing_else_of_them() {
    assert_eq!(routes::accounts::HOME.to(&[]), "/");
    assert_eq!(routes::links::FOLLOW.to(&["neon", "spotify"]), "/neon/spotify");
    assert_eq!(routes::presave::CREATE.to(&["neon", "spotify"]), "/neon/presave/spotify");
    assert_eq!(routes::presave::CANCEL.to(&["aB-_.~9"]), "/r/aB-_.~9/cancellation");
    assert_eq!(routes::links::SHOW_PUBLIC.to(&["a/b?c#d%e f&g{h}"]), "/a%2Fb%3Fc%23d%25e%20f%26g%7Bh%7D");
    assert_eq!(routes::links::SHOW_PUBLIC.to(&["نیون"]), "/%D9%86%DB%8C%D9%88%D9%86");
    let bio = policy::Route { path: "/@{handle}/x", ..routes_home() };
    assert_eq!(bio.to(&["ada"]), "/@ada/x");
}

fn routes_home() -> policy::Route {
    let home = routes::accounts::HOME;
    policy::Route {
        room: home.room,
        name: home.name,
        method: home.method,
        path: home.path,
        who: home.who,
        limit: None,
        csrf: home.csrf,
        under_restriction: false,
        upload_mb: 0,
        on_domains: home.on_domains,
    }
}

#[test]
#[should_panic(expected = "needs a value for service")]
fn an_address_without_all_its_values_is_a_mistake_of_the_program() {
    routes::links::FOLLOW.to(&["neon"]);
}

#[test]
#[should_panic(expected = "fewer parameters")]
fn an_address_with_too_many_values_is_a_mistake_of_the_program() {
    routes::links::SHOW_PUBLIC.to(&["neon", "spotify"]);
}
