//! Frister from a file, by the form alone: looked at first, then done once, and what went wrong is said where it went wrong.

use super::TestApp;
use super::answer::Answer;
use super::client::Client;
use super::server::{ended, faellestid};
use crate::support::{World, on_both_engines};

on_both_engines! {
    a_file_is_looked_at_mended_and_loaded_once,
    a_file_that_cannot_be_read_is_refused_by_name,
    a_wrong_file_loses_no_lines_that_were_typed,
    a_line_says_what_is_wrong_with_its_days_and_its_number,
    a_line_of_a_borger_that_fails_is_known_by_its_name,
    lines_without_times_want_a_reason,
    the_command_does_the_same_and_says_which_lines_it_did_not_do,
}

const PATH: &str = "/jobcenter/filer/frister";
pub const HEAD: &str = "cpr;samtaletype;fristdato;sidste afholdelsesdato";

/// Sends a form as a browser sends one with a file in it.
pub async fn send(client: &Client, fields: &[(&str, &str)], file: Option<&[u8]>) -> Answer {
    let mut body = vec![];
    for (name, value) in fields {
        body.extend(
            format!("--graense\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes(),
        );
    }
    if let Some(bytes) = file {
        let head = "Content-Disposition: form-data; name=\"fil\"; filename=\"frister.csv\"\r\nContent-Type: text/csv";
        body.extend(format!("--graense\r\n{head}\r\n\r\n").into_bytes());
        body.extend(bytes);
        body.extend(b"\r\n");
    }
    body.extend(b"--graense--\r\n");
    client.post_as(PATH, "multipart/form-data; boundary=graense", body).await
}

pub async fn numbers(world: &World, n: u32) -> Vec<String> {
    let mut numbers = vec![];
    for id in world.other_borgere(n).await {
        let of = world.raw.id(id.uuid());
        numbers.push(world.raw.texts(&format!("SELECT cpr FROM borger WHERE id = {of}")).await.remove(0));
    }
    numbers
}

async fn a_file_is_looked_at_mended_and_loaded_once(world: &World) {
    let app = TestApp::on(world);
    let jytte = app.jobcenter("jobcenter-sagsbehandler").await;
    let number = numbers(world, 1).await.remove(0);
    let before = world.raw.count("frist").await;
    assert_eq!(jytte.get(PATH).await.h1(), "Sæt frister fra en fil");
    let text = format!("{HEAD}\r\n{number};17;4.12.2026;18.12.2026\r\nx;17;4.12.2026;18.12.2026\r\n");
    let seen = send(&jytte, &[("indhold", ""), ("handling", "vis")], Some(text.as_bytes())).await;
    assert_eq!(seen.status, 200, "{}", seen.summary());
    assert!(seen.text().contains("2 linjer: 1 ny, 1 kan ikke indlæses."), "{}", seen.summary());
    assert!(seen.text().contains("Prøve Nummer 0") && seen.text().contains("Skriv cpr-nummeret med ti cifre"));
    assert_eq!(world.raw.count("frist").await, before, "nothing is set by looking");
    let (id, kept) = (seen.form().value("id").to_owned(), seen.form().value("indhold").to_owned());
    let mend = send(&jytte, &[("indhold", &kept), ("id", &id), ("handling", "ret")], None).await;
    assert!(mend.body.contains(&format!("{number};17;4.12.2026")), "what was sent is there to be mended");
    for _ in 0..2 {
        let done = send(&jytte, &[("indhold", &kept), ("id", &id), ("handling", "indlaes")], None).await;
        assert_eq!(done.location(), format!("/jobcenter/filer/resultat/{id}"));
    }
    assert_eq!(world.raw.count("frist").await, before + 1, "a second click is the first one");
    let result = jytte.get(&format!("/jobcenter/filer/resultat/{id}")).await;
    assert!(result.text().contains("FT905") && !result.body.contains(&number), "{}", result.summary());
    let file = jytte.get(&format!("/jobcenter/filer/resultat/{id}/linjer.csv")).await;
    assert!(file.header("content-type").starts_with("text/csv"));
    assert!(file.body.contains("3;Kan ikke indlæses;FT905;cpr: Skriv cpr-nummeret med ti cifre"), "{}", file.body);
}

async fn a_file_that_cannot_be_read_is_refused_by_name(world: &World) {
    let app = TestApp::on(world);
    let jytte = app.jobcenter("jobcenter-koordinator").await;
    let utf16: Vec<u8> = HEAD.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let large = vec![b'x'; 600 * 1024];
    for (file, word) in [
        (&b""[..], "ingen linjer"),
        (HEAD.as_bytes(), "ingen linjer"),
        (&utf16, "hverken UTF-8 eller Windows-1252"),
        (b"PK\x03\x04\x14\0", "et regneark"),
        (&large, "halv megabyte"),
        (b"cpr;fristdato\n1;2", "Der mangler: samtaletype, sidste afholdelsesdato"),
        (b"cpr;samtaletype;fristdato;sidste afholdelsesdato;sko\n1;2;3;4;5", "sko"),
    ] {
        let answer = send(&jytte, &[("indhold", ""), ("handling", "vis")], Some(file)).await;
        assert_eq!((answer.status, answer.faults()[0].0.as_str()), (422, "#fil"), "{word}");
        assert!(answer.text().contains(word), "{word}: {}", answer.summary());
        answer.assert_whole_page();
    }
    let kept = send(&jytte, &[("indhold", "cpr;sko\n1;\"</textarea>\""), ("handling", "vis")], None).await;
    assert!(kept.status == 422 && kept.body.contains("cpr;sko"), "what was typed is kept");
    let wrong = jytte.post_as(PATH, "application/json", "{}").await;
    assert_eq!(wrong.status, 415);
    let twice = send(&jytte, &[("indhold", "a"), ("indhold", "b")], None).await;
    assert_eq!(twice.status, 400);
}

async fn a_wrong_file_loses_no_lines_that_were_typed(world: &World) {
    let jytte = TestApp::on(world).jobcenter("jobcenter-koordinator").await;
    let typed = format!("{HEAD}\n6101901234;17;4.12.2026;18.12.2026");
    let large = vec![b'x'; 600 * 1024];
    for file in [&b"PK\x03\x04\x14\0"[..], b"cpr;sko\n1;2", &large] {
        let refused = send(&jytte, &[("indhold", &typed), ("handling", "vis")], Some(file)).await;
        assert_eq!((refused.status, refused.faults()[0].0.as_str()), (422, "#fil"));
        assert!(refused.body.contains("6101901234;17;4.12.2026"), "{}", refused.summary());
    }
}

async fn a_line_says_what_is_wrong_with_its_days_and_its_number(world: &World) {
    let jytte = TestApp::on(world).jobcenter("jobcenter-koordinator").await;
    let lines = "9901901234;17;31.11.2026;29.2.2027\n6101901234;17;25.11.2026;24.11.2026";
    let seen = send(&jytte, &[("indhold", &format!("{HEAD}\n{lines}")), ("handling", "vis")], None).await;
    for said in [
        "cpr: Cpr-nummeret kan ikke være rigtigt",
        "fristdato: Der findes ikke en 31. november",
        "sidste afholdelsesdato: Der findes ikke en 29. februar 2027",
        "fristdato: Fristen er for kort. Den kan tidligst være",
    ] {
        assert!(seen.text().contains(said), "{said}: {}", seen.summary());
    }
    assert!(!seen.text().contains("Skriv cpr-nummeret med ti cifre"), "there are ten");
}

async fn a_line_of_a_borger_that_fails_is_known_by_its_name(world: &World) {
    let jytte = TestApp::on(world).jobcenter("jobcenter-koordinator").await;
    let body = "--graense\r\nContent-Disposition: form-data; name=\"indhold\"\r\n\r\ncpr;navn;kontaktgruppe;tilmeldt fra\n6101901234;Bo                 Fejlfund;1;31.9.2026\r\n--graense\r\nContent-Disposition: form-data; name=\"handling\"\r\n\r\nvis\r\n--graense--\r\n";
    let seen = jytte.post_as("/jobcenter/filer/borgere", "multipart/form-data; boundary=graense", body).await;
    let text = seen.text();
    assert!(text.contains("Bo Fejlfund") && text.contains("Der findes ikke en 31. september"), "{}", seen.summary());
}

async fn lines_without_times_want_a_reason(world: &World) {
    let app = TestApp::on(world);
    let jytte = app.jobcenter("jobcenter-koordinator").await;
    let number = numbers(world, 1).await.remove(0);
    world.raw.run("UPDATE tid SET open = FALSE").await;
    let text = format!("{HEAD}\n{number};17;4.12.2026;18.12.2026\n");
    let seen = send(&jytte, &[("indhold", &text), ("handling", "vis")], None).await;
    assert!(seen.text().contains("Kræver en begrundelse"), "{}", seen.summary());
    let id = seen.form().value("id").to_owned();
    let html = [("indhold", text.as_str()), ("id", &id), ("handling", "indlaes"), ("begrundelse", "<b>nu</b>")];
    let refused = send(&jytte, &html, None).await;
    assert_eq!((refused.status, refused.faults()[0].0.as_str()), (422, "#begrundelse"));
    let whole = [("indhold", text.as_str()), ("id", &id), ("handling", "indlaes"), ("begrundelse", "Nye tider")];
    send(&jytte, &whole, None).await.location();
    let reasons = world.raw.texts("SELECT begrundelse FROM frist_historik WHERE begrundelse IS NOT NULL").await;
    assert!(reasons.contains(&"Nye tider".to_owned()));
}

async fn the_command_does_the_same_and_says_which_lines_it_did_not_do(world: &World) {
    let number = numbers(world, 1).await.remove(0);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("frister.csv");
    std::fs::write(&path, format!("{HEAD}\n{number};17;4.12.2026;18.12.2026\nx;17;4.12.2026;18.12.2026\n")).unwrap();
    for (flags, counted) in [
        (&["--proev"][..], "2 linjer: 1 ny, 1 kan ikke indlæses."),
        (&[], "2 linjer: 1 ny, 1 kan ikke indlæses."),
        (&[], "2 linjer: 1 står der allerede, 1 kan ikke indlæses."),
    ] {
        let mut command = faellestid(
            "import frister",
            &world.db.url(),
            &[("FAELLESTID_CLOCK", "2026-11-24T09:00:00Z"), ("FAELLESTID_LOGIN", "demo")],
        );
        command.arg(&path).args(flags);
        let output = ended(command).await;
        let said = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(1), "a line was refused: {said}");
        assert!(
            said.contains("linje 3: Kan ikke indlæses: FT905") && said.ends_with(&format!("{counted}\n")),
            "{said}"
        );
        assert!(!said.contains(&number));
    }
    std::fs::write(&path, "cpr;navn\n").unwrap();
    let mut command = faellestid("import borgere", &world.db.url(), &[("FAELLESTID_LOGIN", "demo")]);
    command.arg(&path);
    let output = ended(command).await;
    assert!(!output.status.success() && String::from_utf8_lossy(&output.stderr).contains("kontaktgruppe"));
}
