//! Frister and borgere from a file: every line has its fate, one line's fault stops no other, and the same file again does no harm.

use uuid::Uuid;

use crate::support::{World, kald, on_both_engines};
use faellestid::domain::code_lists::MyndighedType;
use faellestid::domain::fil::{FilSlags, LinjeUdfald};
use faellestid::domain::frist::FristStatus;
use faellestid::domain::ids::BorgerId;
use faellestid::domain::rules::Code;
use faellestid::services::fil::{FilAfvist, FilService, LinjeSvar};
use faellestid::services::read_log::ReadLog;

use LinjeUdfald::{Aendret, Afvist, Ny, Uaendret};

on_both_engines! {
    good_frister_are_set_and_bad_lines_are_named,
    the_same_file_again_does_nothing,
    a_frist_without_times_wants_a_reason_from_the_line_or_the_file,
    borgere_are_entered_and_changed_with_what_follows,
    somebody_elses_borger_is_not_touched,
    the_house_loads_for_every_jobcenter,
    a_file_that_cannot_be_used_does_nothing,
    a_result_is_kept_once_and_names_nobody,
}

const HEAD: &str = "cpr;samtaletype;fristdato;sidste afholdelsesdato;begrundelse\n";

fn service(world: &World) -> FilService {
    let (read_log, _) = ReadLog::start(world.store.clone());
    FilService::new(world.store.clone(), world.clock.clone(), read_log)
}

/// Her number, which tests alone may know.
async fn cpr(world: &World, id: BorgerId) -> String {
    let of = world.raw.id(id.uuid());
    world.raw.texts(&format!("SELECT cpr FROM borger WHERE id = {of}")).await.remove(0)
}

/// The number of somebody of another jobcenter.
async fn foreign(world: &World) -> String {
    let aarhus = "(SELECT id FROM organisation WHERE code = '75100' AND kind = 'jobcenter')";
    world.raw.texts(&format!("SELECT cpr FROM borger WHERE jobcenter_id <> {aarhus}")).await.remove(0)
}

fn fates(svar: &[LinjeSvar]) -> Vec<LinjeUdfald> {
    svar.iter().map(|linje| linje.udfald).collect()
}

fn codes(svar: &LinjeSvar) -> Vec<Code> {
    svar.verdict.breaches().iter().map(|breach| breach.code).collect()
}

async fn good_frister_are_set_and_bad_lines_are_named(world: &World) {
    let hers = world.other_borgere(3).await;
    let (a, b, c) = (cpr(world, hers[0]).await, cpr(world, hers[1]).await, cpr(world, hers[2]).await);
    let foreign = foreign(world).await;
    let text = format!(
        "{HEAD}{a};17;4.12.2026;18.12.2026;\n{b};17;25.11.2026;18.12.2026;\n{c};99;2026-12-04;2026-12-01;\n\
         6101010000;17;4.12.2026;18.12.2026;\n{foreign};17;4.12.2026;18.12.2026;\nx;17;i dag;18.12.2026;\n{c};4\n\
         {a};17;11.12.2026;18.12.2026;\n{c};4;4.12.2026;18.12.2026;"
    );
    let aarhus = world.jobcenter_of(hers[0]).await;
    let expected = [Ny, Afvist, Afvist, Afvist, Afvist, Afvist, Afvist, Afvist, Ny];
    let seen = service(world).proev(Some(&aarhus), FilSlags::Frister, &text).await.unwrap();
    assert_eq!(fates(&seen), expected);
    assert!(world.frister(hers[0]).await.is_empty(), "nothing is set by looking");
    assert_eq!(seen[0].navn.as_deref(), Some("Prøve Nummer 0"));
    assert_eq!(seen[4].navn, None, "a foreign borger has no name here");

    let done = service(world).indlaes(Some(&aarhus), FilSlags::Frister, &text, None).await.unwrap();
    assert_eq!(fates(&done), expected);
    assert_eq!(codes(&done[1]), [Code::FristTooShort]);
    assert!(codes(&done[2]).contains(&Code::SamtaleTypeUnknown));
    assert_eq!(codes(&done[3]), [Code::UnknownBorger]);
    assert_eq!(codes(&done[4]), [Code::UnknownBorger], "nobody is told that she is there");
    assert_eq!(codes(&done[5]), [Code::DatoForm, Code::CprForm]);
    assert_eq!(codes(&done[6]), [Code::LinjeColumns]);
    assert_eq!(codes(&done[7]), [Code::LinjeTwice]);
    assert_eq!((done[7].nummer, done[8].nummer), (9, 10));
    let counts =
        [world.frister(hers[0]).await.len(), world.frister(hers[1]).await.len(), world.frister(hers[2]).await.len()];
    assert_eq!(counts, [1, 0, 1]);
    assert_eq!(world.beskeder(hers[0]).await.len(), 1, "she is written to, as by the form");
    world.assert_whole().await;
}

async fn the_same_file_again_does_nothing(world: &World) {
    let hers = world.other_borgere(2).await;
    let (a, b) = (cpr(world, hers[0]).await, cpr(world, hers[1]).await);
    let aarhus = world.jobcenter_of(hers[0]).await;
    let text = format!("{HEAD}{a};17;4.12.2026;18.12.2026;\n{b};17;4.12.2026;18.12.2026;");
    service(world).indlaes(Some(&aarhus), FilSlags::Frister, &text, None).await.unwrap();
    let tid = world.tid_for(hers[1], 1, "2026-12-01T07:00:00").await;
    world.book(hers[1], tid).await.unwrap();
    assert_eq!(world.frister(hers[1]).await[0].status, FristStatus::Indfriet);
    let before = world.raw.everything().await;
    let again = service(world).indlaes(Some(&aarhus), FilSlags::Frister, &text, None).await.unwrap();
    assert_eq!(fates(&again), [Uaendret, Uaendret], "the one she has met too");
    assert!(world.raw.everything().await == before);
    let other = text.replace("4.12.2026", "11.12.2026");
    let refused = service(world).indlaes(Some(&aarhus), FilSlags::Frister, &other, None).await.unwrap();
    assert_eq!(codes(&refused[0]), [Code::FristExists], "another day is no second frist");
}

async fn a_frist_without_times_wants_a_reason_from_the_line_or_the_file(world: &World) {
    let hers = world.other_borgere(3).await;
    world.raw.run("UPDATE tid SET open = FALSE").await;
    let (a, b, c) = (cpr(world, hers[0]).await, cpr(world, hers[1]).await, cpr(world, hers[2]).await);
    let aarhus = world.jobcenter_of(hers[0]).await;
    let text = format!("{HEAD}{a};17;4.12.2026;18.12.2026;Nye tider på mandag\n{b};17;4.12.2026;18.12.2026;");
    let seen = service(world).proev(Some(&aarhus), FilSlags::Frister, &text).await.unwrap();
    let wanting: Vec<_> = seen.iter().map(|linje| linje.begrundelse_mangler).collect();
    assert_eq!((fates(&seen), wanting), (vec![Ny, Ny], vec![false, true]));
    let done = service(world).indlaes(Some(&aarhus), FilSlags::Frister, &text, None).await.unwrap();
    assert_eq!((fates(&done), codes(&done[1])), (vec![Ny, Afvist], vec![Code::BegrundelseMissing]));
    let text = format!("{HEAD}{c};17;4.12.2026;18.12.2026;");
    service(world).indlaes(Some(&aarhus), FilSlags::Frister, &text, Some("Vi åbner flere")).await.unwrap();
    let reasons = "SELECT begrundelse FROM frist_historik WHERE begrundelse IS NOT NULL ORDER BY begrundelse";
    let given = world.raw.texts(reasons).await;
    assert!(given.contains(&"Nye tider på mandag".to_owned()) && given.contains(&"Vi åbner flere".to_owned()));
    assert!(world.frister(hers[1]).await.is_empty());
}

async fn borgere_are_entered_and_changed_with_what_follows(world: &World) {
    let hers = world.other_borgere(1).await;
    let known = cpr(world, hers[0]).await;
    let aarhus = world.jobcenter_of(hers[0]).await;
    let text = format!(
        "cpr,navn,kontaktgruppe,a-kasse,telefon,tilmeldt fra\n710180-9001,Gro Opdigtet,1,hk,12345678,1.9.2026\n\
         {known},Prøve Omdøbt,1,3f,,1.9.2026\n710180-9002,Uden Kasse,1,ukendt,,\n710180-9003,,1,hk,,\n"
    );
    let seen = service(world).proev(Some(&aarhus), FilSlags::Borgere, &text).await.unwrap();
    assert_eq!(fates(&seen), [Ny, Aendret, Afvist, Afvist]);
    assert_eq!(world.borger_row(hers[0]).await.navn, "Prøve Nummer 0", "nothing is changed by looking");
    let done = service(world).indlaes(Some(&aarhus), FilSlags::Borgere, &text, None).await.unwrap();
    assert_eq!(fates(&done), fates(&seen));
    assert_eq!((codes(&done[2]), codes(&done[3])), (vec![Code::UnknownCodeValue], vec![Code::NavnMissing]));
    let now = world.borger_row(hers[0]).await;
    assert_eq!((now.navn.as_str(), now.telefon), ("Prøve Omdøbt", None), "an empty cell says that there is none");
    assert_eq!(world.raw.texts("SELECT navn FROM borger WHERE cpr = '7101809001'").await, ["Gro Opdigtet"]);
    let again = service(world).indlaes(Some(&aarhus), FilSlags::Borgere, &text, None).await.unwrap();
    assert_eq!(fates(&again), [Uaendret, Uaendret, Afvist, Afvist]);
    let fewer = "cpr;navn;kontaktgruppe\n7101809001;Gro Opdigtet;1\n";
    let fewer = service(world).indlaes(Some(&aarhus), FilSlags::Borgere, fewer, None).await.unwrap();
    assert_eq!(fates(&fewer), [Uaendret], "a column that is not there leaves what is known");
    world.assert_whole().await;
}

async fn somebody_elses_borger_is_not_touched(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let aarhus = world.jobcenter_of(sofie).await;
    let foreign = foreign(world).await;
    let text =
        format!("cpr;navn;kontaktgruppe;jobcenter\n{foreign};Kapret Navn;1;\n7101809004;Ny Andetsteds;1;46100\n");
    let done = service(world).indlaes(Some(&aarhus), FilSlags::Borgere, &text, None).await.unwrap();
    assert_eq!(fates(&done), [Afvist, Afvist]);
    assert_eq!((codes(&done[0]), codes(&done[1])), (vec![Code::NotOwnBorger], vec![Code::NotAuthorised]));
    assert_eq!(world.raw.count("borger WHERE navn IN ('Kapret Navn', 'Ny Andetsteds')").await, 0);
}

async fn the_house_loads_for_every_jobcenter(world: &World) {
    let hers = world.other_borgere(1).await;
    let text = "cpr;navn;kontaktgruppe;jobcenter;a-kasse;tilmeldt fra\n7101809005;Odense Ny;1;46100;hk;1.9.2026\n7101809006;Ingen Steder;1;;hk;1.9.2026\n";
    let done = service(world).indlaes(None, FilSlags::Borgere, text, None).await.unwrap();
    assert_eq!(fates(&done), [Ny, Afvist]);
    let known = cpr(world, hers[0]).await;
    let frister = format!("{HEAD}{known};17;4.12.2026;18.12.2026;\n7101809005;4;4.12.2026;18.12.2026;");
    let done = service(world).indlaes(None, FilSlags::Frister, &frister, Some("Første kørsel")).await.unwrap();
    assert_eq!(fates(&done), [Ny, Ny]);
    world.assert_whole().await;
}

async fn a_file_that_cannot_be_used_does_nothing(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let aarhus = world.jobcenter_of(sofie).await;
    let before = world.raw.everything().await;
    for (text, code) in [
        ("", Code::FilEmpty),
        (HEAD, Code::FilEmpty),
        ("cpr;samtaletype\n6101901234;17", Code::FilColumns),
        ("cpr;samtaletype;fristdato;sidste afholdelsesdato;navn\n1;2;3;4;5", Code::KolonneUnknown),
        ("cpr;cpr;samtaletype;fristdato;sidste afholdelsesdato\n1;2;3;4;5", Code::KolonneTwice),
    ] {
        match service(world).indlaes(Some(&aarhus), FilSlags::Frister, text, None).await {
            Err(FilAfvist::Fil(fejl)) => assert_eq!(fejl.kode, code),
            Err(other) => panic!("{text}: {other}"),
            Ok(_) => panic!("{text} was taken"),
        }
    }
    assert!(world.raw.everything().await == before);
}

async fn a_result_is_kept_once_and_names_nobody(world: &World) {
    let hers = world.other_borgere(1).await;
    let number = cpr(world, hers[0]).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let aarhus = world.aarhus(&actor).await;
    let (id, text) =
        (Uuid::from_u128(7), format!("{HEAD}{number};17;4.12.2026;18.12.2026;\nx;17;4.12.2026;18.12.2026;"));
    for _ in 0..2 {
        service(world).indlaes_og_gem(&aarhus, id, FilSlags::Frister, &text, None).await.unwrap();
    }
    let (import, linjer) = service(world).resultat(&aarhus, id).await.unwrap();
    assert_eq!((import.linjer, linjer.len()), (2, 2), "a second click is the first one");
    assert_eq!((linjer[1].linje, linjer[1].udfald, linjer[1].koder.as_str()), (3, Afvist, "FT905:personnummer"));
    let kept = [world.raw.rows("filimport").await, world.raw.rows("filimport_linje").await].concat().join("\n");
    assert!(!kept.contains(&number) && !kept.contains("Prøve"), "{kept}");
    let odense = kald(MyndighedType::Jobcenter, Some(world.organisation("jobcenter", "46100").await));
    assert!(service(world).resultat(&odense, id).await.is_err(), "another jobcenter's");
    assert_eq!(world.raw.count("audit WHERE action = 'frister_indlaest'").await, 1);
}
