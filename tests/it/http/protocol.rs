//! Requests that no form of ours makes: the wrong type, method, length or origin. Each is answered by a page.

use axum::body::Body;
use axum::http::Method;
use axum::http::header::{CONTENT_TYPE, ORIGIN};

use super::app::TestApp;
use super::borger::TELEFON;
use super::client::FORM;
use super::stored::stored;
use crate::support::{World, on_both_engines};

on_both_engines! {
    only_a_form_is_read_as_a_form,
    a_page_answers_its_own_methods_and_no_other,
    a_form_posted_from_a_foreign_site_changes_nothing,
    a_garbled_cookie_is_nobody,
}

const UNKNOWN: &str = "0192f0c1-2b3c-7d4e-8f50-617283940a1b";
const X: &str = "2026-12-01T07:00:00";

/// A confirmation that would book.
fn confirmation() -> String {
    format!("noegle={UNKNOWN}&telefon={TELEFON}&email=&handling=bekraeft")
}

async fn only_a_form_is_read_as_a_form(world: &World) {
    let (app, tid) = (TestApp::on(world), world.tid_with(1, X).await);
    let before = stored(world).await;
    let sofie = app.borger("borger-med-frist").await;
    let check = format!("/borger/book/tjek/{tid}");
    let paths = ["/borger/book", "/borger/book/2026-12-01", &check, "/log-ind/demo", "/log-ud"];
    let types = ["application/json", "multipart/form-data; boundary=x", "text/plain", "", "application/x-www-form"];
    for path in paths {
        for kind in types {
            let answer = sofie.post_as(path, kind, confirmation()).await;
            answer.assert_whole_page();
            assert_eq!(answer.status, 415, "{path} as {kind:?}");
        }
        let without = sofie.request(Method::POST, path).body(Body::from(confirmation())).unwrap();
        assert_eq!(sofie.send(without).await.status, 415, "{path} without a type");
    }
    assert_eq!(sofie.get("/borger").await.status, 200, "she is still logged in");
    assert_eq!(stored(world).await, before);
    let with_charset = sofie.post_as(&check, &format!("{FORM}; charset=UTF-8"), confirmation()).await;
    assert!(with_charset.location().starts_with("/borger/samtale/"));
}

async fn a_page_answers_its_own_methods_and_no_other(world: &World) {
    let app = TestApp::on(world);
    let before = stored(world).await;
    let sofie = app.borger("borger-med-frist").await;
    let check = format!("/borger/book/tjek/{UNKNOWN}");
    let pages = ["/", "/borger", "/borger/book", "/borger/book/2026-12-01", &check, "/log-ind", "/privatliv"];
    for page in pages {
        for method in [Method::PUT, Method::DELETE, Method::PATCH, Method::TRACE] {
            let answer = sofie.send(sofie.request(method.clone(), page).body(Body::empty()).unwrap()).await;
            answer.assert_whole_page();
            assert_eq!(answer.status, 405, "{method} {page}");
        }
    }
    for (method, page) in [(Method::POST, "/borger"), (Method::GET, "/log-ud"), (Method::GET, "/log-ind/demo")] {
        let request = sofie.request(method.clone(), page).header(CONTENT_TYPE, FORM).body(Body::empty()).unwrap();
        let answer = sofie.send(request).await;
        answer.assert_whole_page();
        assert_eq!(answer.status, 405, "{method} {page}");
    }
    let head = sofie.send(sofie.request(Method::HEAD, "/borger").body(Body::empty()).unwrap()).await;
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert_eq!(stored(world).await, before);
}

async fn a_form_posted_from_a_foreign_site_changes_nothing(world: &World) {
    let (app, tid) = (TestApp::on(world), world.tid_with(1, X).await);
    let before = stored(world).await;
    let sofie = app.borger("borger-med-frist").await;
    let check = format!("/borger/book/tjek/{tid}");
    let send = async |header: &str, value: &str, path: &str| {
        let request = sofie.request(Method::POST, path).header(CONTENT_TYPE, FORM).header(header, value);
        sofie.send(request.body(confirmation().into()).unwrap()).await
    };
    let foreign = [
        ("origin", "https://example.com"),
        ("origin", "http://localhost.example.com"),
        ("origin", "http://localhost:81"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("sec-fetch-site", "nonsense"),
    ];
    for (header, value) in foreign {
        for path in ["/borger/book", "/borger/book/2026-12-01", &check, "/log-ud", "/log-ind/demo"] {
            let answer = send(header, value, path).await;
            answer.assert_whole_page();
            assert_eq!(answer.status, 403, "{header}: {value} {path}");
            assert_eq!(answer.h1(), "Formularen kom fra et andet websted");
        }
    }
    assert_eq!(sofie.get("/borger").await.status, 200, "she is still logged in");
    assert_eq!(stored(world).await, before);
    assert_eq!(send(ORIGIN.as_str(), "http://localhost", "/borger/book").await.status, 422, "our own page");
    assert!(send("sec-fetch-site", "same-origin", &check).await.location().starts_with("/borger/samtale/"));
}

async fn a_garbled_cookie_is_nobody(world: &World) {
    let app = TestApp::on(world);
    let somebody = app.anonymous();
    for cookie in ["sid=", "sid=x", "sid=AAAAAAAAAAAAAAAAAAAAAA", "sid=%00%FF", "=;;;"] {
        somebody.take_cookie(cookie);
        assert_eq!(somebody.get("/borger").await.location(), "/log-ind?retur=%2Fborger", "{cookie}");
        somebody.take_cookie(cookie);
        somebody.get("/").await.assert_whole_page();
    }
}
