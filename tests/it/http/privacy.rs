//! The log of a real server, at its most talkative, through a whole booking with slips: no personal data, no path, no secret.

use super::log_lines::lines;
use super::server::Server;
use crate::support::{World, on_both_engines};

on_both_engines! { nothing_personal_is_logged }

/// Ours in full; of the libraries all that they say to those who look for a fault.
const TALKATIVE: &str = "debug,faellestid=trace";
const TELEFON: &str = "31415926";
const EMAIL: &str = "zylfrida.qvistmark@example.org";
const KNOWN_TELEFON: &str = "27182818";
const KNOWN_EMAIL: &str = "qvistmark.kendt@example.org";
/// The headings of a file.
const FILE: &str = "cpr;samtaletype;fristdato;sidste afholdelsesdato";
/// Stands in paths, queries, bodies, cookies and headers that lead nowhere.
const SECRET: &str = "HEMMELIGT";

/// Words that may not stand anywhere, with the forms they travel in.
fn forbidden(cpr: &str, cookies: &[String]) -> Vec<String> {
    let mut words = vec![cpr.to_owned(), format!("{}-{}", &cpr[..6], &cpr[6..]), TELEFON.to_owned()];
    words.extend(
        ["31 41 59 26", KNOWN_TELEFON, "27 18 28 18", "Zylfrida", "Qvistmark", "qvistmark", SECRET].map(str::to_owned),
    );
    words.extend(cookies.iter().map(|cookie| cookie.trim_start_matches("sid=").to_owned()));
    words
}

async fn nothing_personal_is_logged(world: &World) {
    let sofie = "WHERE demo_slug = 'borger-med-frist'";
    let change = format!("navn = 'Zylfrida Qvistmark', telefon = '{KNOWN_TELEFON}', email = '{KNOWN_EMAIL}'");
    world.raw.run(&format!("UPDATE borger SET {change} {sofie}")).await;
    let cpr = world.raw.texts(&format!("SELECT cpr FROM borger {sofie}")).await.remove(0);
    let tid = world.tid_with(1, "2026-12-01T07:00:00").await;
    let server = Server::start(&world.db.url(), TALKATIVE).await;

    let mut asked = 0;
    let (nobody, client) = (server.anonymous(), server.borger("borger-med-frist").await);
    let form = client.choose("book", "2026-12-01", tid).await.form();
    let typed = form.with("telefon", TELEFON).with("email", EMAIL);
    let slip = typed.clone().with("email", &format!("{EMAIL}@{SECRET}")).with("handling", "bekraeft");
    assert_eq!(client.submit(&slip).await.status, 422);
    client.submit(&typed.clone().with("handling", "forlaeng")).await.location();
    let receipt = client.submit(&typed.with("handling", "bekraeft")).await;
    let shown = client.follow(&receipt).await.text();
    assert!(shown.contains("31 41 59 26") && shown.contains(EMAIL) && shown.contains("Zylfrida Qvistmark"));
    client.get("/borger").await;
    // Logged in; the question before the days and its answer; day, time and check; three forms and what they led to.
    asked += 1 + 8 + 5;

    for path in [format!("/borger/samtale/{SECRET}"), format!("/{SECRET}"), format!("/borger?x={SECRET}")] {
        client.get(&path).await;
        nobody.get(&path).await;
        asked += 2;
    }
    nobody.get(&format!("/borger/book?fra={SECRET}")).await;
    client.get(&format!("/borger/book?fra={SECRET}")).await;
    client.post("/log-ind/demo", &[("person", SECRET), ("person", SECRET)]).await;
    client.post_as("/borger/book", "application/json", format!("{{\"{SECRET}\":1}}")).await;
    nobody.take_cookie(&format!("sid={SECRET}"));
    nobody.get("/borger").await;
    let jobcenter = server.jobcenter("jobcenter-koordinator").await;
    assert!(jobcenter.get("/jobcenter/uge?uge=2026-W49").await.text().contains("Zylfrida Qvistmark"));
    let file = format!(
        "--g\r\nContent-Disposition: form-data; name=\"indhold\"\r\n\r\n{FILE}\n{cpr};17;4.12.2026;18.12.2026\r\n--g--\r\n"
    );
    let looked_at = jobcenter.post_as("/jobcenter/filer/frister", "multipart/form-data; boundary=g", file).await;
    assert!(looked_at.text().contains("Zylfrida Qvistmark"), "{}", looked_at.summary());
    let cookies = [client.cookie(), jobcenter.cookie()];
    client.post("/log-ud", &[]).await.location();
    asked += 9;

    let (ended, log) = server.stop("INT").await;
    assert!(ended.success());
    for word in forbidden(&cpr, &cookies) {
        let found = log.lines().find(|line| line.contains(&word));
        assert!(found.is_none(), "{}", found.unwrap().replace(&word, "[what may not be here]"));
    }
    let lines = lines(&log);
    let answers: Vec<_> = lines.iter().filter(|line| line.is_answer()).collect();
    assert_eq!(answers.len(), asked, "one line a request");
    for answer in answers {
        let route = answer.request("route");
        assert_eq!(answer.request("id").len(), 32);
        // A template or nothing: never an id, a day or what somebody wrote.
        assert!(!route.is_empty() && !route.contains(char::is_numeric), "{route}");
    }
    let (receipt, day) = (receipt.location().rsplit('/').next().unwrap().to_owned(), "/2026-12-01");
    assert!(!log.contains(&format!("samtale/{receipt}")) && !log.contains(day), "a raw path");
    assert!(lines.iter().any(|line| line.target() == "sqlx::query"), "the libraries were not listened to");
}
