//! The letter that a jobcenter prints, and the figures of operations.

use crate::http::TestApp;
use crate::support::{World, at, day, on_both_engines};
use faellestid::domain::code_lists::SamtaleType;
use faellestid::kanaler::Kanaler;

use super::digital_post::Mappe;
use super::postkontor::{kun_hendes, send};

on_both_engines! {
    her_jobcenter_reads_the_letter_and_the_look_is_remembered,
    a_letter_that_holds_no_more_says_so,
    operations_see_figures_and_no_names,
}

async fn her_jobcenter_reads_the_letter_and_the_look_is_remembered(world: &World) {
    let borger = world.one_borger().await;
    world.change_borger(borger, |row| row.navn = "Eva <b>Prøve</b>".to_owned()).await;
    world.set_frist(borger, SamtaleType::FaellesJobsamtale, day("2026-12-10"), day("2026-12-31")).await;
    let path = format!("/jobcenter/brev/{}", world.beskeder(borger).await[0]);
    let app = TestApp::on(world);
    let answer = app.jobcenter("jobcenter-sagsbehandler").await.get(&path).await;
    assert_eq!(answer.status, 200, "{}", answer.summary());
    for text in [
        "Book en samtale senest torsdag den 10. december 2026",
        "Eva &lt;b&gt;Prøve",
        "til og med torsdag den 10. december",
        "Beskeden venter på at blive sendt",
    ] {
        assert!(answer.body.contains(text), "{text}");
    }
    // What is said above it follows how far the message is: only what reached nobody is posted.
    for (status, told) in
        [("sendt", "Beskeden er sendt til borgeren"), ("kan_ikke_naas", "Skriv brevet ud, og send det")]
    {
        let hers = world.raw.id(borger.uuid());
        world.raw.run(&format!("UPDATE notifikation SET status = '{status}' WHERE borger_id = {hers}")).await;
        let answer = app.jobcenter("jobcenter-sagsbehandler").await.get(&path).await;
        assert!(answer.body.contains(told), "{status}: {}", answer.summary());
    }
    // Of another jobcenter now: there is no such letter.
    let elsewhere = world.foreign(borger, "jobcenter").await;
    world.change_borger(borger, |row| row.jobcenter_id = elsewhere).await;
    assert_eq!(app.jobcenter("jobcenter-sagsbehandler").await.get(&path).await.status, 404);
    assert_eq!(app.jobcenter("jobcenter-sagsbehandler").await.get("/jobcenter/brev/1").await.status, 404);
    app.close().await;
    assert_eq!(world.raw.count("audit WHERE action = 'brev_laest'").await, 3);
}

async fn a_letter_that_holds_no_more_says_so(world: &World) {
    let borger = world.one_borger().await;
    world.set_frist(borger, SamtaleType::FaellesJobsamtale, day("2026-12-10"), day("2026-12-31")).await;
    let path = format!("/jobcenter/brev/{}", world.beskeder(borger).await[0]);
    let app = TestApp::on(world);
    let notice = "Beskeden er ikke længere aktuel";
    assert!(!app.jobcenter("jobcenter-koordinator").await.get(&path).await.body.contains(notice));
    world.clock.set(at("2026-12-11T09:00:00Z"));
    assert!(app.jobcenter("jobcenter-koordinator").await.get(&path).await.body.contains(notice));
}

async fn operations_see_figures_and_no_names(world: &World) {
    kun_hendes(world).await;
    let people = world.other_borgere(3).await;
    for &borger in &people {
        world.set_frist(borger, SamtaleType::FaellesJobsamtale, day("2026-12-10"), day("2026-12-31")).await;
    }
    world.change_borger(people[0], |row| row.fritaget_digital_post = true).await;
    let app = TestApp::on(world);
    world.clock.set(at("2026-11-24T10:00:00Z"));
    assert_eq!(send(world, &Kanaler::default()).await, 0);
    let figures = async || {
        let page = app.drift().await.get("/drift").await.body;
        assert!(!page.contains("Prøve Nummer"));
        ["Beskeder, der venter", "mere end en time siden", "Beskeder sendt i dag", "ikke kunne nå nogen"].map(|label| {
            let (_, rest) = page.split_once(label).expect(label);
            let digits = rest.split_once("<dd>").unwrap().1.chars().take_while(char::is_ascii_digit);
            digits.collect::<String>().parse::<u32>().unwrap()
        })
    };
    assert_eq!(figures().await, [3, 3, 0, 0]);
    send(world, &Mappe::ny().kanaler(world)).await;
    assert_eq!(figures().await, [0, 0, 2, 1]);
    world.clock.set(at("2026-11-24T23:00:00Z"));
    assert_eq!(figures().await, [0, 0, 0, 0]);
}
