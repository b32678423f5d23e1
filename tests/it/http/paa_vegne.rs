//! What a caseworker does on a borger's behalf, by forms alone: an agreed time booked for her, her conversation moved, a summons, and
//! the proof of what she was shown.

use super::TestApp;
use super::answer::{Answer, Form};
use super::client::Client;
use crate::support::{World, on_both_engines};
use faellestid::domain::code_lists::{FravaerType, SamtaleType};
use faellestid::domain::frist::FristStatus;

on_both_engines! {
    an_agreed_time_is_booked_for_her_once_with_a_reason,
    other_times_are_looked_at_with_all_that_was_typed,
    her_conversation_is_moved_past_her_own_limit_unless_she_was_first,
    a_time_that_is_taken_is_said_and_nothing_is_done,
    she_is_summoned_to_any_time_and_what_is_beside_it_is_said_first,
    nobody_is_summoned_to_what_is_past_and_at_night_only_after_a_second_look,
    a_time_at_night_is_booked_for_her_only_after_a_second_look,
    a_conversation_is_changed_in_the_version_that_was_seen,
    what_she_was_shown_is_seen_by_her_jobcenter_alone,
}

const REASON: (&str, &str) = ("begrundelse", "Hun ringede og bad om det");

async fn reasons(world: &World) -> Vec<String> {
    world.raw.texts("SELECT begrundelse FROM indkaldelse_historik WHERE begrundelse IS NOT NULL").await
}

async fn an_agreed_time_is_booked_for_her_once_with_a_reason(world: &World) {
    let app = TestApp::on(world);
    let jytte = app.jobcenter("jobcenter-sagsbehandler").await;
    let sofie = world.borger("borger-med-frist").await;
    let tid = world.tid_for(sofie, 1, "2026-11-30T07:00:00").await.to_string();
    let path = format!("/jobcenter/borger/{sofie}/book");
    let before = world.raw.count("visning").await;
    let page = jytte.get(&format!("{path}?fra=2026-11-30")).await;
    assert!(page.form().choices("tid").contains(&tid.as_str()), "{}", page.summary());
    assert_eq!(world.raw.count("visning").await, before, "she was shown nothing");
    let key = page.form().value("noegle").to_owned();
    let empty = jytte.post(&path, &[("noegle", &key)]).await;
    let fields: Vec<_> = empty.faults().into_iter().map(|(field, _)| field).collect();
    assert_eq!((empty.status, fields), (422, ["#tid-1", "#borgerTelefon", "#begrundelse"].map(str::to_owned).to_vec()));
    let whole = [("noegle", key.as_str()), ("tid", &tid), ("borgerTelefon", "12345678"), REASON];
    let booked = jytte.post(&path, &whole).await;
    let again = jytte.post(&path, &whole).await;
    assert_eq!(booked.location(), again.location(), "a second click is the first one");
    let hers = world.coming(sofie).await;
    assert_eq!((hers.len(), hers[0].selvbooket), (1, false));
    assert_eq!(world.frister(sofie).await[0].status, FristStatus::Indfriet);
    assert_eq!(reasons(world).await, [REASON.1]);
    assert_eq!(world.beskeder(sofie).await.len(), 1, "she is told by her jobcenter");
    let shown = jytte.follow(&booked).await;
    assert!(shown.text().contains("Planlagt") && shown.text().contains("Tiden er booket"), "{}", shown.summary());
    world.assert_whole().await;
}

async fn other_times_are_looked_at_with_all_that_was_typed(world: &World) {
    let app = TestApp::on(world);
    let jytte = app.jobcenter("jobcenter-sagsbehandler").await;
    let path = format!("/jobcenter/borger/{}/book", world.borger("borger-med-frist").await);
    let page = jytte.get(&path).await;
    let other = page.form().choices("andreTider").last().map(|&day| day.to_owned()).expect("a way to later times");
    let key = page.form().value("noegle").to_owned();
    let typed = [("noegle", key.as_str()), ("borgerTelefon", "11 22 33 44"), REASON];
    let later = jytte.post(&path, &[&typed[..], &[("andreTider", other.as_str())]].concat()).await;
    assert_eq!((later.status, later.faults().len()), (200, 0), "{}", later.summary());
    assert_ne!(later.form().choices("tid"), page.form().choices("tid"));
    // So far ahead that there are none, and back again.
    let none = jytte.post(&path, &[&typed[..], &[("andreTider", "2030-01-01")]].concat()).await;
    assert!(none.text().contains("ingen ledige tider herfra"), "{}", none.summary());
    let first = jytte.post(&path, &[&typed[..], &[("andreTider", "foerste")]].concat()).await;
    for shown in [&later, &none, &first] {
        assert!(shown.body.contains("11 22 33 44") && shown.body.contains(REASON.1), "{}", shown.summary());
    }
    assert_eq!(first.form().choices("tid"), page.form().choices("tid"));
    assert_eq!(jytte.post(&path, &[("andreTider", "i morgen")]).await.status, 400);
    assert!(world.coming(world.borger("borger-med-frist").await).await.is_empty(), "nothing is done by looking");
}

async fn her_conversation_is_moved_past_her_own_limit_unless_she_was_first(world: &World) {
    let app = TestApp::on(world);
    let jytte = app.jobcenter("jobcenter-koordinator").await;
    let mads = world.borger("borger-med-booking").await;
    world.raw.run("UPDATE indkaldelse SET ombooking_mulig = FALSE, ombook_til = NULL").await;
    let old = world.coming(mads).await.remove(0);
    let taken = world.optaget(old.tid_id.unwrap()).await;
    let tid = world.tid_for(mads, 1, "2026-12-01T07:00:00").await.to_string();
    let path = format!("/jobcenter/borger/{mads}/book");
    let page = jytte.get(&path).await;
    assert_eq!(page.h1(), "Flyt borgerens samtale til en anden aftalt tid");
    let (key, version) = (page.form().value("noegle").to_owned(), old.version.to_string());
    let (id, stale) = (old.id.to_string(), (old.version + 1).to_string());
    let fields = |version| {
        let typed = [("noegle", key.as_str()), ("samtale", &id), ("version", version), ("tid", &tid)];
        [&typed[..], &[("borgerTelefon", "12345678"), REASON]].concat()
    };
    let refused = jytte.post(&path, &fields(&stale)).await;
    assert_eq!(refused.status, 409);
    assert!(refused.body.contains(REASON.1), "what was typed is kept");
    let done = jytte.post(&path, &fields(&version)).await;
    assert!(jytte.follow(&done).await.text().contains("Samtalen er flyttet"), "{}", done.summary());
    let hers = jytte.get(&format!("/jobcenter/borger/{mads}")).await;
    assert!(hers.text().contains("til tirsdag den 1. december 2026 kl. 7.00)"), "{}", hers.summary());
    let moved = world.coming(mads).await.remove(0);
    assert_eq!((moved.id, moved.tid_id.map(|tid| tid.to_string())), (old.id, Some(tid.clone())));
    assert!(moved.selvbooket, "she had booked it");
    assert_eq!(world.optaget(old.tid_id.unwrap()).await, taken - 1, "its old place is free");
    world.assert_whole().await;
}

async fn a_time_that_is_taken_is_said_and_nothing_is_done(world: &World) {
    let app = TestApp::on(world);
    let jytte = app.jobcenter("jobcenter-koordinator").await;
    let sofie = world.borger("borger-med-frist").await;
    let exempt = world.other_borgere(1).await.remove(0);
    world.absent(exempt, FravaerType::FritagetForSelvbook, "2026-11-01", None).await;
    let tid = world.tid_for(sofie, 1, "2026-11-30T07:00:00").await;
    let path = format!("/jobcenter/borger/{exempt}/book");
    let page = jytte.get(&path).await;
    assert!(page.text().contains("Borgeren kan ikke selv booke lige nu"), "{}", page.summary());
    let (key, tid_text) = (page.form().value("noegle").to_owned(), tid.to_string());
    let fields = [("noegle", key.as_str()), ("tid", &tid_text), ("borgerTelefon", "12345678"), REASON];
    world.book(sofie, tid).await.unwrap();
    let taken = jytte.post(&path, &fields).await;
    assert_eq!(taken.status, 409);
    assert!(taken.text().contains("Tiden er lige blevet taget"), "{}", taken.summary());
    let free = world.tid_for(sofie, 1, "2026-12-01T07:00:00").await.to_string();
    let fields = [("noegle", key.as_str()), ("tid", &free), ("borgerTelefon", "12345678"), REASON];
    jytte.post(&path, &fields).await.location();
    assert_eq!(world.coming(exempt).await.len(), 1, "who may not choose herself is booked for");
    world.assert_whole().await;
}

/// Sends the form of a page with these fields written in, the ones that are no inputs too.
async fn send(client: &Client, form: &Form, written: &[(&str, &str)]) -> Answer {
    let kept = form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let kept = kept.filter(|(name, _)| !written.iter().any(|(own, _)| own == name));
    client.post(&form.action, &kept.chain(written.iter().copied()).collect::<Vec<_>>()).await
}

const SUMMONS: [(&str, &str); 6] = [
    ("starttidspunkt", "2026-12-08T09:30"),
    ("varighed", "45"),
    ("samtaleform", "901"),
    ("adresse", "Demogade 12, 8000 Aarhus C"),
    ("beskrivelse", "Vi taler om din plan."),
    REASON,
];

async fn she_is_summoned_to_any_time_and_what_is_beside_it_is_said_first(world: &World) {
    let app = TestApp::on(world);
    let jytte = app.jobcenter("jobcenter-sagsbehandler").await;
    let mads = world.borger("borger-med-booking").await;
    let form = jytte.get(&format!("/jobcenter/borger/{mads}/indkald")).await.form();
    let empty = send(&jytte, &form, &[("samtaleType", "4"), SUMMONS[2]]).await;
    let fields: Vec<_> = empty.faults().into_iter().map(|(field, _)| field).collect();
    assert_eq!(empty.status, 422);
    for field in ["#starttidspunkt", "#adresse", "#begrundelse", "#beskrivelse"] {
        assert!(fields.contains(&field.to_owned()), "{field}: {fields:?}");
    }
    let of_type = |kind| [&SUMMONS[..], &[("samtaleType", kind)]].concat();
    let seen = send(&jytte, &form, &of_type("7")).await;
    assert_eq!(seen.status, 200, "{}", seen.summary());
    assert!(seen.text().contains("Der er allerede en samtale"), "{}", seen.summary());
    assert_eq!(world.coming(mads).await.len(), 1, "nothing is done by looking");
    let done = send(&jytte, &form, &of_type("4")).await;
    let twice = send(&jytte, &form, &of_type("4")).await;
    assert_eq!(twice.location(), done.location(), "a second click is the first one");
    assert!(jytte.follow(&done).await.text().contains("Borgeren er indkaldt"), "{}", done.summary());
    let hers = world.coming(mads).await;
    let new = hers.iter().find(|row| row.samtaletype == SamtaleType::Opfoelgningssamtale).unwrap();
    assert_eq!((hers.len(), new.local_start.to_string().as_str()), (2, "2026-12-08 09:30:00"));
    assert!(reasons(world).await.contains(&REASON.1.to_owned()));
    let id = world.clock.new_id().to_string();
    let again = [&of_type("7")[..], &[("indkaldelseId", id.as_str())]].concat();
    let collides = send(&jytte, &seen.form(), &again).await;
    assert!(collides.text().contains("falder sammen"), "what is new is looked at too: {}", collides.summary());
    send(&jytte, &collides.form(), &again).await.location();
    assert_eq!(world.coming(mads).await.len(), 3, "sent again it is done");
    world.assert_whole().await;
}

async fn nobody_is_summoned_to_what_is_past_and_at_night_only_after_a_second_look(world: &World) {
    let app = TestApp::on(world);
    let jytte = app.jobcenter("jobcenter-sagsbehandler").await;
    let her = world.one_borger().await;
    let form = jytte.get(&format!("/jobcenter/borger/{her}/indkald")).await.form();
    let at = |start: &'static str| [&[("starttidspunkt", start), ("samtaleType", "7")], &SUMMONS[1..]].concat();
    // The demo's clock stands at 10.00 on Tuesday 24 November.
    for past in ["2026-11-24T09:59", "2026-11-24T10:00", "2026-11-23T12:00"] {
        let refused = send(&jytte, &form, &at(past)).await;
        assert_eq!((refused.status, refused.faults()[0].0.as_str()), (422, "#starttidspunkt"), "{past}");
    }
    let aarhus = world.organisation("jobcenter", "75100").await;
    let mut tx = world.store.begin().await.unwrap();
    tx.insert_lukkedag(aarhus, "2026-12-09".parse().unwrap(), "Personaledag").await.unwrap();
    tx.commit().await.unwrap();
    for (start, word) in [
        ("2026-12-08T06:30", "uden for dagtimerne"),
        ("2026-12-08T18:00", "uden for dagtimerne"),
        ("2026-12-05T10:00", "weekend"),
        ("2026-12-25T10:00", "alt er lukket"),
        ("2026-12-09T10:00", "jeres lukkedage"),
    ] {
        let seen = send(&jytte, &form, &at(start)).await;
        assert_eq!(seen.status, 200, "{start}: {}", seen.summary());
        assert!(seen.text().contains(word), "{start}: {}", seen.summary());
        assert!(world.coming(her).await.is_empty(), "{start}: nothing is done by looking");
    }
    let night = send(&jytte, &form, &at("2026-12-08T06:30")).await.form();
    let other = send(&jytte, &night, &at("2026-12-12T10:00")).await;
    assert_eq!(other.status, 200, "another time is looked at anew: {}", other.summary());
    send(&jytte, &night, &at("2026-12-08T06:30")).await.location();
    assert_eq!(world.coming(her).await.len(), 1, "it was meant");
}

async fn a_time_at_night_is_booked_for_her_only_after_a_second_look(world: &World) {
    let app = TestApp::on(world);
    let jytte = app.jobcenter("jobcenter-koordinator").await;
    let her = world.one_borger().await;
    let tid = world.tid_for(her, 1, "2026-12-02T19:00:00").await.to_string();
    let path = format!("/jobcenter/borger/{her}/book");
    let key = jytte.get(&path).await.form().value("noegle").to_owned();
    let fields = [("noegle", key.as_str()), ("tid", tid.as_str()), ("borgerTelefon", "12345678"), REASON];
    let seen = jytte.post(&path, &fields).await;
    assert!(
        seen.text().contains("uden for dagtimerne") && seen.text().contains("Gør det alligevel"),
        "{}",
        seen.summary()
    );
    assert!(world.coming(her).await.is_empty());
    let seen = seen.form();
    let again = [&fields[..], &[("set_igen", seen.value("set_igen"))]].concat();
    jytte.post(&path, &again).await.location();
    assert_eq!(world.coming(her).await.len(), 1);
}

async fn a_conversation_is_changed_in_the_version_that_was_seen(world: &World) {
    let app = TestApp::on(world);
    let jytte = app.jobcenter("jobcenter-koordinator").await;
    let mads = world.borger("borger-med-booking").await;
    let old = world.coming(mads).await.remove(0);
    let taken = world.optaget(old.tid_id.unwrap()).await;
    let form = jytte.get(&format!("/jobcenter/borger/{mads}/samtale/{}/ret", old.id)).await.form();
    let (kind, form_of) = (old.samtaletype.id().to_string(), old.samtaleform.id().to_string());
    let (start, text) = (("starttidspunkt", "2026-12-02T13:00"), old.beskrivelse.clone());
    let written = [start, ("samtaleType", &kind), ("samtaleform", &form_of), ("beskrivelse", &text), REASON];
    let stale = send(&jytte, &form, &[&written[..], &[("version", "999")]].concat()).await;
    assert_eq!(stale.status, 409, "{}", stale.summary());
    assert!(stale.body.contains(REASON.1), "what was typed is kept");
    send(&jytte, &form, &written).await.location();
    let now = world.coming(mads).await.remove(0);
    assert_eq!((now.tid_id, now.local_start.to_string().as_str()), (None, "2026-12-02 13:00:00"));
    assert_eq!((now.titel, now.a_kasse_id), (old.titel, old.a_kasse_id), "what was not changed stays");
    assert_eq!(world.optaget(old.tid_id.unwrap()).await, taken - 1, "its place is free");
    world.assert_whole().await;
}

async fn what_she_was_shown_is_seen_by_her_jobcenter_alone(world: &World) {
    let app = TestApp::on(world);
    let sofie = world.borger("borger-med-frist").await;
    let herself = app.borger("borger-med-frist").await;
    herself.days("book").await;
    herself.get("/borger/book/2026-12-01").await;
    drop(herself);
    app.close().await;
    let app = TestApp::on(world);
    let path = format!("/jobcenter/borger/{sofie}/soegninger");
    let jytte = app.jobcenter("jobcenter-koordinator").await;
    let seen = jytte.get(&path).await;
    assert!(seen.text().contains("Jobcenter Aarhus"), "{}", seen.summary());
    assert!(seen.text().contains("Se, hvad der blev vist"), "the very days: {}", seen.summary());
    assert!(seen.text().contains("tirsdag den 1. december 2026: kl. "), "the very times: {}", seen.summary());
    assert!(jytte.get(&format!("/jobcenter/borger/{sofie}")).await.links().contains(&path));
    world.raw.run("UPDATE borger SET jobcenter_id = (SELECT id FROM organisation WHERE code = '46100' AND kind = 'jobcenter') WHERE demo_slug = 'borger-med-frist'").await;
    for page in ["soegninger", "book", "indkald"] {
        let answer = jytte.get(&format!("/jobcenter/borger/{sofie}/{page}")).await;
        assert_eq!(answer.status, 404, "{page}");
    }
}
