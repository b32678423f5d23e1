//! The session and its cookie: new at log-in, dead at log-out, readable by nobody else.

use super::answer::Answer;
use super::app::TestApp;
use crate::support::{World, on_both_engines};

on_both_engines! {
    the_session_is_new_at_log_in_and_the_old_one_dies,
    a_planted_session_does_not_become_a_logged_in_one,
    log_out_kills_the_session,
    a_session_that_has_run_out_is_nobody,
    over_http_the_cookie_is_plain_and_strict,
    over_https_the_cookie_is_bound_to_the_host,
}

const TO_LOG_IN: &str = "/log-ind?retur=%2Fborger";

async fn the_session_is_new_at_log_in_and_the_old_one_dies(world: &World) {
    let app = TestApp::on(world);
    let somebody = app.borger("borger-med-frist").await;
    let old = somebody.cookie();
    assert_eq!(somebody.post("/log-ind/demo", &[("person", "drift")]).await.location(), "/drift");
    assert_ne!(somebody.cookie(), old);
    let with_old = app.anonymous();
    with_old.take_cookie(&old);
    assert_eq!(with_old.get("/borger").await.location(), TO_LOG_IN);
}

async fn a_planted_session_does_not_become_a_logged_in_one(world: &World) {
    let app = TestApp::on(world);
    let planted = "sid=AAAAAAAAAAAAAAAAAAAAAA";
    let (victim, thief) = (app.anonymous(), app.anonymous());
    victim.take_cookie(planted);
    thief.take_cookie(planted);
    victim.post("/log-ind/demo", &[("person", "borger-med-frist")]).await.location();
    assert_ne!(victim.cookie(), planted);
    assert_eq!(victim.get("/borger").await.status, 200);
    assert_eq!(thief.get("/borger").await.location(), TO_LOG_IN);
}

async fn log_out_kills_the_session(world: &World) {
    let app = TestApp::on(world);
    let sofie = app.borger("borger-med-frist").await;
    let (old, sessions) = (sofie.cookie(), world.raw.count("session").await);
    assert_eq!(sofie.post("/log-ud", &[]).await.location(), "/");
    assert_eq!(sofie.cookie(), "", "the browser is told to forget it");
    assert_eq!(world.raw.count("session").await, sessions - 1);
    for cookie in ["", &old] {
        sofie.take_cookie(cookie);
        assert_eq!(sofie.get("/borger").await.location(), TO_LOG_IN);
    }
}

async fn a_session_that_has_run_out_is_nobody(world: &World) {
    let app = TestApp::on(world);
    let sofie = app.borger("borger-med-frist").await;
    assert_eq!(sofie.get("/borger").await.status, 200);
    // It ends by the machine's clock; the clock of the demo does not move it.
    world.clock.set(crate::support::at("2026-11-25T09:00:00Z"));
    assert_eq!(sofie.get("/borger").await.status, 200);
    world.raw.run("UPDATE session SET expires_at = '2020-01-01T00:00:00.000000+00:00'").await;
    assert_eq!(sofie.get("/borger").await.location(), TO_LOG_IN);
}

fn set_cookie<'a>(answer: &'a Answer, begins: &str) -> &'a str {
    let lines = answer.headers.get_all("set-cookie").into_iter().map(|line| line.to_str().unwrap());
    lines
        .into_iter()
        .find(|line| line.starts_with(begins))
        .unwrap_or_else(|| panic!("no {begins}: {}", answer.summary()))
}

async fn over_http_the_cookie_is_plain_and_strict(world: &World) {
    let answer = TestApp::on(world).anonymous().post("/log-ind/demo", &[("person", "drift")]).await;
    let cookie = set_cookie(&answer, "sid=");
    assert!(cookie.starts_with("sid=") && !cookie.contains("Secure"));
    for flag in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=1800"] {
        assert!(cookie.split("; ").any(|part| part == flag), "{flag}");
    }
    let mark = set_cookie(&answer, "sidst=");
    for flag in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=43200"] {
        assert!(mark.split("; ").any(|part| part == flag), "{flag}");
    }
    assert_eq!(answer.header("strict-transport-security"), "");
}

async fn over_https_the_cookie_is_bound_to_the_host(world: &World) {
    let app = TestApp::https(world);
    let drift = app.anonymous();
    let answer = drift.post("/log-ind/demo", &[("person", "drift")]).await;
    let cookie = set_cookie(&answer, "__Host-sid=");
    assert!(cookie.starts_with("__Host-sid="));
    for flag in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.split("; ").any(|part| part == flag), "{flag}");
    }
    assert!(!cookie.contains("Domain"));
    assert!(set_cookie(&answer, "__Host-sidst=").split("; ").any(|part| part == "Secure"));
    assert_eq!(drift.get("/drift").await.status, 200);
    assert!(answer.header("strict-transport-security").starts_with("max-age=31536000"));
    drift.take_cookie(&drift.cookie().replace("__Host-", ""));
    assert_eq!(drift.get("/drift").await.status, 303, "the plain name is not read over https");
}
