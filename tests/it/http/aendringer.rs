//! Changing a series, ending an aftale, and coming second, by forms alone: seen first, decided, told, and never written over blindly.

use std::collections::BTreeSet;

use super::TestApp;
use super::client::Client;
use crate::support::{World, aftale_udkast, on_both_engines, serie_form};
use faellestid::domain::ids::{AftaleId, BorgerId};
use faellestid::domain::rules::Field;
use faellestid::domain::rules::nye_tider::JaForm;
use faellestid::domain::rules::serie::SerieForm;
use faellestid::store::SerieRow;

on_both_engines! {
    a_series_is_changed_with_everybody_seen_decided_and_told_in_a_receipt,
    whoever_comes_second_to_a_series_sees_the_first_and_overwrites_nothing,
    whoever_comes_second_to_a_draft_sees_the_first_and_overwrites_nothing,
    whoever_comes_second_to_a_conversation_sees_the_first_and_overwrites_nothing,
    an_aftale_is_ended_in_two_steps_and_the_ending_taken_back,
}

const NEW_PLACE: &str = "Andetsted 3, 8000 Aarhus C";

async fn booked(world: &World) -> (BorgerId, SerieRow) {
    let sofie = world.borger("borger-med-frist").await;
    let serie = world.frame_of(sofie).await.1;
    let there = world.store.read().await.unwrap().kommende_tider(serie.id, world.clock.now()).await.unwrap();
    let start = "2026-12-02T08:30:00".parse().unwrap();
    let tid = there.iter().find(|tid| tid.local_start == start).unwrap().id;
    world.hold(sofie, tid).await.unwrap();
    world.book(sofie, tid).await.unwrap();
    (sofie, serie)
}

/// What the form of a series posts.
fn posted(form: &SerieForm) -> Vec<(String, String)> {
    let text = [
        (Field::Uger, &form.uger),
        (Field::FraKl, &form.fra_kl),
        (Field::TilKl, &form.til_kl),
        (Field::Laengde, &form.laengde),
        (Field::Pause, &form.pause),
        (Field::Kapacitet, &form.kapacitet),
        (Field::Fra, &form.fra),
        (Field::Til, &form.til),
        (Field::Samtaleform, &form.samtaleform),
        (Field::Adresse, &form.adresse),
        (Field::Medarbejder, &form.medarbejder),
        (Field::Titel, &form.titel),
        (Field::Beskrivelse, &form.beskrivelse),
        (Field::AftaltMed, &form.ja.hvem),
        (Field::AftaltDato, &form.ja.hvornaar),
    ];
    let mut all: Vec<_> = text.map(|(field, value)| (field.as_str().to_owned(), value.clone())).into();
    let days = ["man", "tir", "ons", "tor", "fre"].into_iter().zip(1..);
    let weekdays = form.ugedage.to_string();
    all.extend(days.filter(|(day, _)| weekdays.contains(day)).map(|(_, n)| (format!("ugedag-{n}"), "ja".to_owned())));
    all
}

async fn send(client: &Client, path: &str, form: &[(String, String)], more: &[(&str, &str)]) -> super::answer::Answer {
    let own = form.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    client.post(path, &own.chain(more.iter().copied()).collect::<Vec<_>>()).await
}

async fn a_series_is_changed_with_everybody_seen_decided_and_told_in_a_receipt(world: &World) {
    let (sofie, serie) = booked(world).await;
    let app = TestApp::on(world);
    let jytte = app.jobcenter("jobcenter-koordinator").await;
    let navn = world.borger_row(sofie).await.navn;
    let path = format!("/jobcenter/serier/{}", serie.id);
    let form = posted(&SerieForm { adresse: NEW_PLACE.into(), ..serie_form(&serie) });
    let seen = send(&jytte, &path, &form, &[("version", "1"), ("handling", "vis")]).await;
    assert!(
        seen.text().contains(&navn) && seen.text().contains("Står stadig med det gamle sted"),
        "{}",
        seen.summary()
    );
    assert!(seen.text().contains(serie.adresse.as_deref().unwrap()), "what she has now");
    let set = seen.form().value("set").to_owned();
    let save = [("version", "1"), ("handling", "gem"), ("set", set.as_str())];
    let bare = posted(&SerieForm { adresse: NEW_PLACE.into(), ja: JaForm::default(), ..serie_form(&serie) });
    let faults: BTreeSet<_> = send(&jytte, &path, &bare, &save).await.faults().into_iter().map(|(at, _)| at).collect();
    assert_eq!(faults, ["#aftaltMed", "#bookedeSamtaler"].map(str::to_owned).into(), "both are told at once");
    let undecided = send(&jytte, &path, &form, &save).await;
    assert_eq!(undecided.status, 422);
    assert_eq!(undecided.faults()[0].0, "#bookedeSamtaler");
    assert!(undecided.text().contains(&navn) && undecided.body.contains("id=\"bookedeSamtaler\""), "she is still seen");
    let done = send(&jytte, &path, &form, &[&save[..], &[("bookedeSamtaler", "ret")]].concat()).await;
    let receipt = jytte.follow(&done).await;
    assert_eq!(receipt.h1(), "Tiderne er rettet");
    assert!(receipt.text().contains("Rettet, og borgeren får besked") && receipt.text().contains(&navn));
    assert_eq!(world.coming(sofie).await[0].adresse.as_deref(), Some(NEW_PLACE));
    let aftale = jytte.get(&format!("/jobcenter/aftaler/{}", serie.aftale_id)).await;
    assert!(aftale.links().contains(&done.location().to_owned()), "it is found again");
    // What closes leads on to moving or calling off.
    let form = posted(&SerieForm { ugedage: "man".parse().unwrap(), adresse: NEW_PLACE.into(), ..serie_form(&serie) });
    let seen = send(&jytte, &path, &form, &[("version", "2"), ("handling", "vis")]).await;
    assert!(seen.text().contains("Beholder samtalen, men tiden lukkes for nye"), "{}", seen.summary());
    let set = seen.form().value("set").to_owned();
    let done = send(&jytte, &path, &form, &[("version", "2"), ("handling", "gem"), ("set", &set)]).await;
    let receipt = jytte.follow(&done).await;
    let closing = receipt.form().with("handling", "vis");
    let hit = jytte.submit(&closing).await;
    assert_eq!(hit.h1(), "Luk tider");
    assert!(hit.text().contains(&navn) && hit.text().contains("Flyt bookingerne"), "{}", hit.summary());
    let tasks = jytte.get("/jobcenter/opgaver").await;
    assert!(tasks.text().contains("Samtalens tid er ikke med i aftalen mere"), "{}", tasks.summary());
}

async fn whoever_comes_second_to_a_series_sees_the_first_and_overwrites_nothing(world: &World) {
    let (_, serie) = booked(world).await;
    let app = TestApp::on(world);
    let jytte = app.jobcenter("jobcenter-koordinator").await;
    let path = format!("/jobcenter/serier/{}", serie.id);
    let stored = async || world.store.read().await.unwrap().serie(serie.id).await.unwrap().unwrap();
    let second = posted(&SerieForm { titel: "Min titel".into(), ..serie_form(&serie) });
    let seen = send(&jytte, &path, &second, &[("version", "1"), ("handling", "vis")]).await;
    let set = seen.form().value("set").to_owned();
    let actor = world.actor("jobcenter-koordinator").await;
    let first = SerieForm { kapacitet: "9".into(), medarbejder: "Team Først".into(), ..serie_form(&serie) };
    world.serier().ret(&world.aarhus(&actor).await, serie.id, 1, &first).await.unwrap();
    let save = [("handling", "gem"), ("set", set.as_str()), ("bookedeSamtaler", "ret")];
    let stale = send(&jytte, &path, &second, &[&save[..], &[("version", "1")]].concat()).await;
    assert_eq!(stale.status, 409);
    assert!(stale.text().contains("Nu: Team Først, ændret af "), "{}", stale.summary());
    assert!(stale.text().contains("Nu: 9, ændret af ") && stale.body.contains("Min titel"), "{}", stale.summary());
    assert_eq!(stale.form().choices("handling"), ["vis"], "nothing can be saved before it was looked at");
    let (version, set) = (stale.form().value("version").to_owned(), stale.form().value("set").to_owned());
    for blind in [set.as_str(), save[1].1] {
        let typed = [("handling", "gem"), ("set", blind), ("bookedeSamtaler", "ret"), ("version", &version)];
        let pressed = send(&jytte, &path, &second, &typed).await;
        if blind.is_empty() {
            assert!(pressed.text().contains("Du har rettet siden forhåndsvisningen"), "{}", pressed.summary());
        }
        assert_eq!((stored().await.medarbejder, stored().await.version), ("Team Først".to_owned(), 2));
    }
    let looked = send(&jytte, &path, &second, &[("handling", "vis"), ("version", &version)]).await;
    assert!(looked.text().contains("Nu: Team Først"), "what differs is shown: {}", looked.summary());
    let set = looked.form().value("set").to_owned();
    let typed = [("handling", "gem"), ("set", set.as_str()), ("bookedeSamtaler", "ret"), ("version", &version)];
    send(&jytte, &path, &second, &typed).await.location();
    assert_eq!((stored().await.titel, stored().await.version), ("Min titel".to_owned(), 3));
}

async fn whoever_comes_second_to_a_draft_sees_the_first_and_overwrites_nothing(world: &World) {
    let app = TestApp::on(world);
    let jytte = app.jobcenter("jobcenter-koordinator").await;
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let a_kasse = world.new_a_kasse().await;
    let udkast = aftale_udkast("2026-12-01", "2027-11-23");
    let id: AftaleId = world.aftaler().opret(&jobcenter, Some(a_kasse), &udkast).await.unwrap();
    let path = format!("/jobcenter/aftaler/{id}/ret");
    let mut first = aftale_udkast("2026-12-01", "2027-06-30");
    first.selvbooking = false;
    let step = faellestid::services::aftaler::AftaleSkridt::Ret(first);
    world.aftaler().tag(&jobcenter, id, 1, &step).await.unwrap();
    let typed =
        [("fra", "2026-12-01"), ("til", "2027-11-23"), ("selvbooking", "ja"), ("ombookDage", "5"), ("aflysDage", "1")];
    let stale = jytte.post(&path, &[&typed[..], &[("version", "1"), ("handling", "gem")]].concat()).await;
    assert_eq!(stale.status, 409);
    assert!(stale.text().contains("Nu: 30. juni 2027, ændret af "), "{}", stale.summary());
    assert!(stale.text().contains("Nu: Nej, ændret af "), "{}", stale.summary());
    assert_eq!((stale.form().choices("handling"), stale.form().value("ombookDage")), (vec!["se"], "5"));
    let version = stale.form().value("version").to_owned();
    let looked = jytte.post(&path, &[&typed[..], &[("version", &version), ("handling", "se")]].concat()).await;
    assert!(looked.text().contains("Det ændrer du, hvis du gemmer"), "{}", looked.summary());
    assert_eq!(world.aftale(id).await.valid_to.to_string(), "2027-06-30", "looking overwrites nothing");
    jytte.post(&path, &[&typed[..], &[("version", &version), ("handling", "gem")]].concat()).await.location();
    assert_eq!(world.aftale(id).await.valid_to.to_string(), "2027-11-23");
}

async fn whoever_comes_second_to_a_conversation_sees_the_first_and_overwrites_nothing(world: &World) {
    let app = TestApp::on(world);
    let jytte = app.jobcenter("jobcenter-koordinator").await;
    let mads = world.borger("borger-med-booking").await;
    let old = world.coming(mads).await.remove(0);
    let path = format!("/jobcenter/borger/{mads}/samtale/{}/ret", old.id);
    let start = old.local_start.format("%Y-%m-%dT%H:%M").to_string();
    let (minutes, form) = ((old.ends_at - old.starts_at).num_minutes().to_string(), old.samtaleform.id().to_string());
    let kind = old.samtaletype.id().to_string();
    let write = |adresse: &'static str, titel: &'static str| {
        [
            ("samtaleType", kind.clone()),
            ("starttidspunkt", start.clone()),
            ("varighed", minutes.clone()),
            ("samtaleform", form.clone()),
            ("adresse", adresse.to_owned()),
            ("titel", titel.to_owned()),
            ("beskrivelse", "Vi taler om din plan.".to_owned()),
            ("medarbejder", old.medarbejder.clone()),
            ("borgerTelefon", "12345678".to_owned()),
            ("kontaktTelefon", "12345678".to_owned()),
            ("begrundelse", "Rettet".to_owned()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
    };
    let page = jytte.get(&path).await;
    let names: Vec<_> = page.form().fields.iter().map(|(name, _)| name.clone()).collect();
    assert!(names.iter().any(|name| name == "adresse"), "{names:?}");
    let version = old.version.to_string();
    let first = write(NEW_PLACE, "Samtale");
    send(&jytte, &path, &first, &[("version", &version), ("handling", "gem")]).await.location();
    assert_eq!(world.coming(mads).await[0].adresse.as_deref(), Some(NEW_PLACE));
    let second = write("Et tredje sted 1, 8000 Aarhus C", "Samtale");
    let stale = send(&jytte, &path, &second, &[("version", &version), ("handling", "gem")]).await;
    assert_eq!(stale.status, 409);
    assert!(stale.text().contains(&format!("Nu: {NEW_PLACE}, ændret af ")), "{}", stale.summary());
    assert_eq!(stale.form().choices("handling"), ["se"]);
    let now = stale.form().value("version").to_owned();
    let looked = send(&jytte, &path, &second, &[("version", &now), ("handling", "se")]).await;
    assert!(looked.text().contains("Det ændrer du, hvis du gemmer"), "{}", looked.summary());
    assert_eq!(world.coming(mads).await[0].adresse.as_deref(), Some(NEW_PLACE), "looking overwrites nothing");
    send(&jytte, &path, &second, &[("version", &now), ("handling", "gem")]).await.location();
    assert_eq!(world.coming(mads).await[0].adresse.as_deref(), Some("Et tredje sted 1, 8000 Aarhus C"));
}

async fn an_aftale_is_ended_in_two_steps_and_the_ending_taken_back(world: &World) {
    let (sofie, serie) = booked(world).await;
    let app = TestApp::on(world);
    let jytte = app.jobcenter("jobcenter-koordinator").await;
    let navn = world.borger_row(sofie).await.navn;
    let before = world.aftale(serie.aftale_id).await;
    let (path, version) = (format!("/jobcenter/aftaler/{}", before.id), before.version.to_string());
    let step =
        |handling, set| [("version", version.as_str()), ("til", "2026-12-01"), ("handling", handling), ("set", set)];
    let wrong = jytte.post(&path, &[("version", version.as_str()), ("til", "2020-01-01"), ("handling", "opsig")]).await;
    assert_eq!((wrong.status, wrong.faults()[0].0.as_str()), (422, "#til"));
    let seen = jytte.post(&path, &step("opsig", "")).await;
    assert_eq!((seen.status, seen.h1()), (200, "Sig aftalen op til 1. december 2026?".to_owned()));
    assert!(seen.text().contains(&navn), "{}", seen.summary());
    assert_eq!(world.aftale(before.id).await.valid_to, before.valid_to, "looking ends nothing");
    let stale = jytte.post(&path, &step("bekraeft-opsig", "0-0-0")).await;
    assert_eq!(stale.status, 409);
    assert!(stale.text().contains("Det rammer andre nu") && stale.text().contains(&navn), "{}", stale.summary());
    let set = stale.form().value("set").to_owned();
    let done = jytte.post(&path, &step("bekraeft-opsig", &set)).await;
    let receipt = jytte.follow(&done).await;
    assert_eq!(receipt.h1(), "Aftalen er sagt op");
    assert!(receipt.text().contains(&navn) && receipt.text().contains("Flyt eller aflys samtalerne"));
    let undone = jytte.post(done.location(), &[("handling", "fortryd")]).await;
    let receipt = jytte.follow(&undone).await;
    assert!(receipt.text().contains("Opsigelsen er fortrudt"), "{}", receipt.summary());
    assert_eq!(world.aftale(before.id).await.valid_to, before.valid_to);
    let again = jytte.post(done.location(), &[("handling", "fortryd")]).await;
    assert_eq!(again.status, 409);
    let late = jytte.post(&path, &step("bekraeft-opsig", &set)).await;
    assert_eq!(late.status, 409, "the aftale is another version by now");
    assert_eq!(world.aftale(before.id).await.valid_to, before.valid_to);
}
