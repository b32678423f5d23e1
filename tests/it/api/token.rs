//! Who is let in: by a secret, for a token, while both hold.

use axum::http::Method;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use uuid::Uuid;

use super::support::{System, Wire};
use crate::support::{World, on_both_engines};
use faellestid::domain::code_lists::MyndighedType;
use faellestid::domain::snitflade::Scope;
use faellestid::services::klienter;

on_both_engines!(
    a_secret_gives_a_token_in_either_way,
    a_wrong_secret_a_foreign_scope_and_a_wrong_form_give_none,
    a_token_ends_with_its_client_and_with_its_secret,
    secrets_and_tokens_are_not_stored,
    a_client_calls_for_its_own_organisations,
    calls_are_counted_by_the_client,
);

async fn ask(wire: &Wire, form: &str) -> super::support::Svar {
    wire.kald(Method::POST, "/token").form(form).send().await
}

async fn a_secret_gives_a_token_in_either_way(world: &World) {
    let wire = Wire::on(world);
    let star = wire.star(world).await;
    let basic = STANDARD.encode(format!("{}:{}", star.id, star.secret));
    let svar = wire
        .kald(Method::POST, "/token")
        .header("authorization", &format!("Basic {basic}"))
        .form("grant_type=client_credentials&scope=borgerstatus.read")
        .send()
        .await;
    assert_eq!((svar.status, svar.header("cache-control")), (200, "no-store"));
    assert_eq!(svar.json["scope"], "borgerstatus.read");
    assert_eq!(svar.json["token_type"], "Bearer");
    assert_eq!(svar.json["expires_in"], 3600);
}

async fn a_wrong_secret_a_foreign_scope_and_a_wrong_form_give_none(world: &World) {
    let wire = Wire::on(world);
    let sofie = world.borger("borger-med-frist").await;
    let id = world.borger_row(sofie).await.jobcenter_id;
    let only = [Scope::FristRead];
    let system = wire.system_with(world, MyndighedType::Jobcenter, &[id], &only, None).await;
    let (id, secret) = (system.id, &system.secret);
    let good = format!("grant_type=client_credentials&client_id={id}&client_secret={secret}");
    for (form, expected) in [
        (format!("grant_type=client_credentials&client_id={id}&client_secret=x"), (401, "FA103")),
        (format!("grant_type=client_credentials&client_id={}&client_secret={secret}", Uuid::nil()), (401, "FA103")),
        (format!("grant_type=client_credentials&client_id=x&client_secret={secret}"), (401, "FA103")),
        ("grant_type=client_credentials".to_owned(), (401, "FA103")),
        (good.replace("client_credentials", "password"), (400, "FA104")),
        (format!("{good}&scope=register.write"), (400, "FA105")),
        (format!("{good}&scope=alt"), (400, "FA105")),
        (format!("{good}&audience=x"), (400, "FA305")),
        (format!("client_id={id}&client_secret={secret}"), (400, "FA306")),
        (format!("{good}&grant_type=client_credentials"), (400, "FA307")),
    ] {
        let svar = ask(&wire, &form).await;
        assert_eq!(svar.fejl(), (expected.0, vec![expected.1]), "{form}");
    }
    let json = wire.kald(Method::POST, "/token").body("application/json", "{}").send().await;
    assert_eq!(json.fejl(), (415, vec!["FA304"]));
}

async fn works(system: &System, world: &World) -> (u16, Vec<String>) {
    let sofie = world.borger("borger-med-frist").await;
    let svar = system.get("/Frist").om(world, sofie).await.send().await;
    let koder = if svar.status == 200 { vec![] } else { svar.koder().into_iter().map(str::to_owned).collect() };
    (svar.status, koder)
}

async fn a_token_ends_with_its_client_and_with_its_secret(world: &World) {
    let wire = Wire::on(world);
    let star = wire.star(world).await;
    assert_eq!(works(&star, world).await, (200, vec![]));
    let fresh = klienter::forny(&world.store, &world.clock, star.id).await.unwrap().unwrap();
    assert_ne!(fresh, star.secret);
    assert_eq!(works(&star, world).await, (401, vec!["FA102".to_owned()]));
    let old = format!("grant_type=client_credentials&client_id={}&client_secret={}", star.id, star.secret);
    assert_eq!(ask(&wire, &old).await.status, 401);
    let form = format!("grant_type=client_credentials&client_id={}&client_secret={fresh}", star.id);
    assert_eq!(ask(&wire, &form).await.status, 200);
    assert!(klienter::luk(&world.store, &world.clock, star.id).await.unwrap());
    assert!(!klienter::luk(&world.store, &world.clock, star.id).await.unwrap());
    assert_eq!(ask(&wire, &form).await.status, 401);
    assert_eq!(klienter::forny(&world.store, &world.clock, star.id).await.unwrap(), None);
    for action in ["oprettet", "fornyet", "lukket"] {
        assert_eq!(world.raw.count(&format!("audit WHERE action = 'api_klient_{action}'")).await, 1);
    }
    // One that ran out is as good as none.
    let other = wire.star(world).await;
    world.raw.run("UPDATE api_token SET udloeber_at = '2020-01-01 00:00:00+00:00'").await;
    assert_eq!(works(&other, world).await, (401, vec!["FA102".to_owned()]));
}

async fn secrets_and_tokens_are_not_stored(world: &World) {
    let star = Wire::on(world).star(world).await;
    for (table, rows) in world.raw.everything().await {
        assert!(rows.iter().all(|row| !row.contains(&star.secret)), "{table}");
    }
    assert_eq!(world.raw.count("api_token WHERE length(hash) = 64").await, 1);
}

async fn a_client_calls_for_its_own_organisations(world: &World) {
    let wire = Wire::on(world);
    let sofie = world.borger("borger-med-frist").await;
    let own = world.borger_row(sofie).await.jobcenter_id;
    let foreign = world.foreign(sofie, "jobcenter").await;
    let both = wire.system(world, MyndighedType::Jobcenter, &[own, foreign]).await;
    let code = |id| async move { world.store.read().await.unwrap().organisation(id).await.unwrap().unwrap().code };
    let (own_code, foreign_code) = (code(own).await, code(foreign).await);
    assert_eq!(both.get("/Frist").om(world, sofie).await.send().await.fejl(), (400, vec!["FA108"]));
    let named = |code: &str| both.get("/Frist").header("x-organisation", code);
    assert_eq!(named(&own_code).om(world, sofie).await.send().await.status, 200);
    assert_eq!(named(&foreign_code).om(world, sofie).await.send().await.fejl(), (404, vec!["1010"]));
    assert_eq!(named("99999").om(world, sofie).await.send().await.fejl(), (403, vec!["FA109"]));
    let alone = wire.jobcenter_of(world, sofie).await;
    let as_other = alone.get("/Frist").header("x-organisation", &foreign_code).om(world, sofie).await.send().await;
    assert_eq!(as_other.fejl(), (403, vec!["FA109"]));
}

async fn calls_are_counted_by_the_client(world: &World) {
    let wire = Wire::with_limit(world, 2);
    let (one, other) = (wire.star(world).await, wire.star(world).await);
    let mut refused = 0;
    // More than two in any one minute, wherever the minute turns.
    for _ in 0..6 {
        let svar = one.get("/Frist").om(world, world.borger("borger-med-frist").await).await.send().await;
        if svar.status == 429 {
            assert_eq!(svar.koder(), ["FA403"]);
            assert!((1..=60).contains(&svar.header("retry-after").parse::<u64>().unwrap()));
            refused += 1;
        }
    }
    assert!(refused >= 2, "{refused}");
    assert_eq!(works(&other, world).await.0, 200);
}
