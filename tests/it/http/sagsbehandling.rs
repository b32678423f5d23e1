//! What a caseworker does for one borger, by forms alone: a frist with its letter, a conversation called off with a reason, how one
//! went, a decision about self-booking.

use super::TestApp;
use crate::support::{World, at, on_both_engines};
use faellestid::domain::code_lists::Udfald;
use faellestid::domain::frist::FristStatus;

on_both_engines! {
    a_borger_is_found_without_her_name_in_an_address,
    a_frist_is_set_after_its_letter_was_seen,
    a_day_of_a_frist_that_cannot_be_is_answered_with_one_that_can,
    a_frist_without_times_wants_a_reason,
    a_missed_frist_is_opened_again_with_a_reason,
    a_conversation_is_called_off_with_a_reason_that_the_a_kasse_never_reads,
    attendance_is_registered_once_it_has_begun,
    a_decision_takes_her_out_of_self_booking_and_its_reason_is_for_the_jobcenter,
}

async fn a_borger_is_found_without_her_name_in_an_address(world: &World) {
    let app = TestApp::on(world);
    let jytte = app.jobcenter("jobcenter-koordinator").await;
    let sofie = world.borger("borger-med-frist").await;
    let found = jytte.post("/jobcenter/soeg", &[("soegning", "sofie prøve")]).await;
    assert_eq!(found.location(), format!("/jobcenter/borger/{sofie}"));
    let page = jytte.follow(&found).await;
    assert_eq!((page.status, page.h1()), (200, "Sofie Prøvesen".to_owned()));
    assert!(page.text().contains("Aktiv"), "{}", page.summary());
    let short = jytte.post("/jobcenter/soeg", &[("soegning", "x")]).await;
    assert_eq!((short.status, short.faults()[0].0.as_str()), (422, "#soegning"));
    let nobody = jytte.post("/jobcenter/soeg", &[("soegning", "Ingen Hedder Dette")]).await;
    assert!(nobody.text().contains("Vi fandt ingen"), "{}", nobody.summary());
    let odense = world.raw.texts("SELECT navn FROM borger WHERE navn = 'Agnes Prøvesen'").await;
    assert!(!odense.is_empty());
    drop(jytte);
}

async fn a_frist_is_set_after_its_letter_was_seen(world: &World) {
    let app = TestApp::on(world);
    let jytte = app.jobcenter("jobcenter-sagsbehandler").await;
    let her = world.one_borger().await;
    let path = format!("/jobcenter/borger/{her}/frist");
    let dates = [("samtaleType", "17"), ("fristdato", "4.12.2026"), ("sidsteAfholdelsesdato", "2026-12-18")];
    let seen = jytte.post(&path, &dates).await;
    assert_eq!(seen.status, 200, "{}", seen.summary());
    assert!(seen.text().contains("fredag den 4. december"), "{}", seen.summary());
    assert!(world.frister(her).await.is_empty(), "nothing is set by looking");
    let id = seen.form().value("fristId").to_owned();
    let set = [&dates[..], &[("fristId", id.as_str()), ("handling", "saet")]].concat();
    for _ in 0..2 {
        assert_eq!(jytte.post(&path, &set).await.location(), format!("/jobcenter/borger/{her}?kvittering=frist-sat"));
    }
    assert_eq!(world.frister(her).await.len(), 1, "a second click is the first one");
    let again = jytte.post(&path, &dates).await;
    assert_eq!((again.status, again.faults()[0].0.as_str()), (422, "#samtaleType"), "{}", again.summary());
    let wrong = jytte.post(&path, &[("samtaleType", "17"), ("fristdato", "31.11.2026")]).await;
    let fields: Vec<_> = wrong.faults().into_iter().map(|(field, _)| field).collect();
    assert_eq!((wrong.status, fields), (422, vec!["#fristdato".to_owned(), "#sidsteAfholdelsesdato".to_owned()]));
    assert!(wrong.body.contains("31.11.2026"), "what was typed is kept");
}

async fn a_day_of_a_frist_that_cannot_be_is_answered_with_one_that_can(world: &World) {
    let app = TestApp::on(world);
    let jytte = app.jobcenter("jobcenter-sagsbehandler").await;
    let path = format!("/jobcenter/borger/{}/frist", world.one_borger().await);
    let told = async |fristdato: &str, sidste: &str| {
        let days = [("samtaleType", "17"), ("fristdato", fristdato), ("sidsteAfholdelsesdato", sidste)];
        let refused = jytte.post(&path, &days).await;
        assert_eq!(refused.status, 422);
        let in_summary = refused.faults().into_iter().map(|(_, text)| text).collect::<Vec<_>>();
        assert!(
            in_summary.iter().all(|text| refused.text().matches(text.as_str()).count() == 2),
            "beside the field too"
        );
        in_summary.join(" | ")
    };
    // The demo's day is 24 November, and a frist lies eight days ahead at least.
    let short = told("2026-12-01", "2026-12-18").await;
    assert_eq!(short, "Fristen er for kort. Den kan tidligst være onsdag den 2. december 2026");
    let reversed = told("2026-12-04", "2026-12-03").await;
    assert_eq!(
        reversed,
        "Sidste afholdelsesdato ligger før fristen. Den kan tidligst være fredag den 4. december 2026"
    );
    let far = told("2026-12-04", "2126-12-03").await;
    assert!(far.starts_with("Datoen ligger for langt ude i fremtiden. Den kan senest være "), "{far}");
    // One that runs may be left as it is, however near it is; so it is told what remains of it.
    let sofie = world.borger("borger-med-frist").await;
    let frist = world.frister(sofie).await.remove(0);
    world.clock.set(frist.fristdato.pred_opt().unwrap().and_hms_opt(9, 0, 0).unwrap().and_utc());
    let path = format!("/jobcenter/borger/{sofie}/frist/{}", frist.id);
    let version = frist.version.to_string();
    let yesterday = frist.fristdato.pred_opt().unwrap().to_string();
    let days = [("fristdato", yesterday.as_str()), ("sidsteAfholdelsesdato", "2027-01-15"), ("version", &version)];
    let refused = jytte.post(&path, &[&days[..], &[("handling", "forlaeng")]].concat()).await;
    let long = faellestid::texts::dates::date_long(faellestid::texts::Sprog::Da, frist.fristdato);
    assert!(refused.text().contains(&format!("Den kan tidligst være {long}")), "{}", refused.summary());
}

async fn a_frist_without_times_wants_a_reason(world: &World) {
    let app = TestApp::on(world);
    let jytte = app.jobcenter("jobcenter-koordinator").await;
    let her = world.one_borger().await;
    world.raw.run("UPDATE tid SET open = FALSE").await;
    let path = format!("/jobcenter/borger/{her}/frist");
    let dates = [("samtaleType", "17"), ("fristdato", "2026-12-04"), ("sidsteAfholdelsesdato", "2026-12-18")];
    let seen = jytte.post(&path, &dates).await;
    assert!(seen.text().contains("Borgeren kan ikke booke nogen tid"), "{}", seen.summary());
    let id = seen.form().value("fristId").to_owned();
    let set = [&dates[..], &[("fristId", id.as_str()), ("handling", "saet")]].concat();
    let refused = jytte.post(&path, &set).await;
    assert_eq!((refused.status, refused.faults()[0].0.as_str()), (422, "#begrundelse"));
    let reasoned = [&set[..], &[("begrundelse", "Der kommer nye tider på mandag")]].concat();
    jytte.post(&path, &reasoned).await.location();
    let page = jytte.get(&format!("/jobcenter/borger/{her}")).await;
    assert!(page.text().contains("Der kommer nye tider på mandag"), "{}", page.summary());
}

async fn a_missed_frist_is_opened_again_with_a_reason(world: &World) {
    let app = TestApp::on(world);
    let jytte = app.jobcenter("jobcenter-koordinator").await;
    let kim = world.borger("borger-overskredet").await;
    let frist = world.frister(kim).await.remove(0);
    let path = format!("/jobcenter/borger/{kim}/frist/{}", frist.id);
    let form = jytte.get(&path).await;
    assert_eq!(form.h1(), "Genåbn fristen");
    let version = form.form().value("version").to_owned();
    let dates = [("fristdato", "2026-12-04"), ("sidsteAfholdelsesdato", "2026-12-18"), ("handling", "genaabn")];
    let without = [&dates[..], &[("version", version.as_str())]].concat();
    let refused = jytte.post(&path, &without).await;
    assert_eq!((refused.status, refused.faults()[0].0.as_str()), (422, "#begrundelse"));
    let stale = [&dates[..], &[("version", "999"), ("begrundelse", "Der var ingen tider")]].concat();
    let stale = jytte.post(&path, &stale).await;
    assert_eq!(stale.status, 409);
    assert!(stale.body.contains("Der var ingen tider"), "nothing that was typed is lost");
    let now = stale.form().value("version").to_owned();
    let whole = [&dates[..], &[("version", now.as_str()), ("begrundelse", "Der var ingen tider")]].concat();
    jytte.post(&path, &whole).await.location();
    let frist = world.frister(kim).await.into_iter().find(|row| row.id == frist.id).unwrap();
    assert_eq!(frist.status, FristStatus::Aktiv);
}

async fn a_conversation_is_called_off_with_a_reason_that_the_a_kasse_never_reads(world: &World) {
    let app = TestApp::on(world);
    let jytte = app.jobcenter("jobcenter-koordinator").await;
    let mads = world.borger("borger-med-booking").await;
    let booked = world.coming(mads).await.remove(0);
    let path = format!("/jobcenter/borger/{mads}/samtale/{}", booked.id);
    let version = booked.version.to_string();
    let refused = jytte.post(&path, &[("version", &version), ("handling", "aflys")]).await;
    assert_eq!((refused.status, refused.faults()[0].0.as_str()), (422, "#begrundelse"));
    let reason = ("begrundelse", "Medarbejderen er syg");
    let stale = jytte.post(&path, &[("version", "999"), ("handling", "aflys"), reason]).await;
    assert_eq!(stale.status, 409);
    assert!(stale.body.contains("Medarbejderen er syg"));
    let done = jytte.post(&path, &[("version", &version), ("handling", "aflys"), reason]).await;
    assert_eq!(done.location(), format!("{path}?kvittering=aflyst"));
    let receipt = jytte.follow(&done).await;
    assert!(receipt.text().contains("Samtalen er aflyst"), "{}", receipt.summary());
    assert!(world.coming(mads).await.is_empty());
    let page = jytte.get(&format!("/jobcenter/borger/{mads}")).await;
    assert!(page.text().contains("Medarbejderen er syg"), "{}", page.summary());
    assert!(page.text().contains("Jytte Koordin (koordinator)"), "the history names a colleague");
    assert!(
        page.text().contains("Samtalen er aflyst") && page.text().contains("Venter på at blive sendt"),
        "the message"
    );
    let a_kasse = world.a_kasse_of(mads).await;
    let theirs = world.indkaldelse_service.historik(&a_kasse, mads).await.unwrap();
    assert!(!theirs.is_empty() && theirs.iter().all(|version| version.begrundelse.is_none()));
}

async fn attendance_is_registered_once_it_has_begun(world: &World) {
    let app = TestApp::on(world);
    let mads = world.borger("borger-med-booking").await;
    let booked = world.coming(mads).await.remove(0);
    let path = format!("/jobcenter/borger/{mads}/samtale/{}", booked.id);
    let how = Udfald::Fremmoedt.id().to_string();
    let version = booked.version.to_string();
    let fields =
        [("version", version.as_str()), ("handling", "udfald"), ("udfald", how.as_str()), ("aKasseDeltog", "ja")];
    let early = app.jobcenter("jobcenter-koordinator").await.post(&path, &fields).await;
    assert_eq!(early.status, 422, "{}", early.summary());
    world.clock.set(booked.starts_at);
    let jytte = app.jobcenter("jobcenter-koordinator").await;
    let done = jytte.post(&path, &fields).await;
    assert_eq!(done.location(), format!("{path}?kvittering=fremmoede"));
    let receipt = jytte.follow(&done).await;
    assert!(receipt.text().contains("Fremmødet er registreret"), "{}", receipt.summary());
    let now = world.indkaldelse(booked.id).await;
    assert_eq!((now.udfald, now.a_kasse_deltog), (Some(Udfald::Fremmoedt), Some(true)));
    let day = jytte.get("/jobcenter/dag").await;
    assert!(day.text().contains("Mads Eksempel") && day.text().contains("Fremmødt"), "{}", day.summary());
    let file = jytte.get("/jobcenter/dag.csv").await;
    assert!(file.header("content-type").starts_with("text/csv") && file.body.contains("Mads Eksempel"));
    assert!(at("2026-11-24T09:00:00Z") < booked.starts_at);
}

async fn a_decision_takes_her_out_of_self_booking_and_its_reason_is_for_the_jobcenter(world: &World) {
    let app = TestApp::on(world);
    let jytte = app.jobcenter("jobcenter-koordinator").await;
    let sofie = world.borger("borger-med-frist").await;
    let path = format!("/jobcenter/borger/{sofie}/selvbooking");
    let id = jytte.get(&path).await.form().value("fravaerId").to_owned();
    let empty = jytte.post(&path, &[("fravaerId", &id), ("fra", "2026-11-24"), ("handling", "traef")]).await;
    let fields: Vec<_> = empty.faults().into_iter().map(|(field, _)| field).collect();
    assert_eq!((empty.status, fields), (422, vec!["#aarsag".to_owned(), "#begrundelse".to_owned()]));
    let whole =
        [("fravaerId", id.as_str()), ("fra", "24.11.2026"), ("aarsag", "helbred"), ("begrundelse", "Lægens erklæring")];
    let letter = jytte.post(&path, &whole).await;
    assert!(letter.text().contains("klage inden fire uger"), "{}", letter.summary());
    assert_eq!(world.raw.count("afgoerelse").await, 0, "nothing is decided by looking");
    let decide = [&whole[..], &[("handling", "traef")]].concat();
    for _ in 0..2 {
        jytte.post(&path, &decide).await.location();
    }
    assert_eq!(world.raw.count("afgoerelse").await, 1, "a second click is the first one");
    assert_eq!(world.frister(sofie).await[0].status, FristStatus::AdministrativtLukket);
    let page = jytte.get(&format!("/jobcenter/borger/{sofie}")).await;
    assert!(page.text().contains("Helbredsmæssige forhold"), "{}", page.summary());
    let hers = app.borger("borger-med-frist").await.get("/borger").await;
    assert!(!hers.text().contains("Helbredsmæssige") && !hers.text().contains("Lægens"));
}
