//! `faellestid clients`: made, listed, given a new secret and closed by operations, in processes of their own.

use axum::http::Method;

use super::support::Wire;
use crate::http::server::{ended, faellestid};
use crate::support::{World, on_both_engines};

on_both_engines!(operations_make_renew_and_close_clients, what_is_no_client_is_refused_in_one_line);

async fn run(world: &World, arguments: &[&str]) -> (bool, String, String) {
    let mut command = faellestid("clients", &world.db.url(), &[]);
    command.args(arguments);
    let output = ended(command).await;
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.success(), text(output.stdout), text(output.stderr))
}

fn value<'a>(said: &'a str, name: &str) -> &'a str {
    said.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_else(|| panic!("no {name}: {said}"))
}

async fn lets_in(wire: &Wire, id: &str, secret: &str) -> bool {
    let form = format!("grant_type=client_credentials&client_id={id}&client_secret={secret}");
    wire.kald(Method::POST, "/token").form(&form).send().await.status == 200
}

async fn operations_make_renew_and_close_clients(world: &World) {
    let wire = Wire::on(world);
    let made = ["add", "Kommunens sagssystem", "--myndighed", "JobCenter", "--organisation", "jobcenter:75100"];
    let scopes = ["--scope", "kontaktforloeb.frist.read", "--scope", "register.read", "--ejersystem", "902"];
    let (ok, said, _) = run(world, &[&made[..], &scopes].concat()).await;
    assert!(ok);
    let (id, secret) = (value(&said, "client_id: ").to_owned(), value(&said, "client_secret: ").to_owned());
    assert!(lets_in(&wire, &id, &secret).await);
    let (_, listed, _) = run(world, &["list"]).await;
    let line = listed.lines().find(|line| line.starts_with(&id)).unwrap();
    for word in
        ["åben", "Kommunens sagssystem", "JobCenter", "jobcenter:75100", "kontaktforloeb.frist.read register.read"]
    {
        assert!(line.contains(word), "{word}: {line}");
    }
    assert!(!listed.contains(&secret));
    let (_, renewed, _) = run(world, &["rotate", &id]).await;
    let fresh = value(&renewed, "client_secret: ").to_owned();
    assert!(!lets_in(&wire, &id, &secret).await && lets_in(&wire, &id, &fresh).await);
    assert!(run(world, &["disable", &id]).await.0);
    assert!(!lets_in(&wire, &id, &fresh).await);
    assert!(run(world, &["list"]).await.1.contains("lukket"));
    assert!(!run(world, &["disable", &id]).await.0 && !run(world, &["rotate", &id]).await.0);
    assert_eq!(world.raw.count("audit WHERE action LIKE 'api_klient_%'").await, 3);
}

async fn what_is_no_client_is_refused_in_one_line(world: &World) {
    let add = |more: &[&'static str]| [&["add", "X", "--scope", "borgerbooking", "--myndighed"][..], more].concat();
    for (arguments, word) in [
        (add(&["Jobnet"]), "Jobnet"),
        (add(&["JobCenter"]), "--organisation"),
        (add(&["A-kasse", "--organisation", "a_kasse:findes-ikke"]), "a_kasse:findes-ikke"),
        (add(&["STAR", "--scope", "alt"]), "alt"),
        (add(&["STAR", "--ejersystem", "1"]), "ejersystem 1"),
        (vec!["rotate", "00000000-0000-0000-0000-000000000000"], "00000000"),
    ] {
        let (ok, said, told) = run(world, &arguments).await;
        assert!(!ok && said.is_empty() && told.lines().count() == 1 && told.contains(word), "{arguments:?}: {told}");
    }
    assert_eq!(world.raw.count("api_klient").await, 0);
}
