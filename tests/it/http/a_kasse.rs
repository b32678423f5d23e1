//! An a-kasse's work by forms alone: naming who comes, standing in, saying that nobody can; and what it sees when it types wrong.

use super::app::TestApp;
use crate::support::{World, on_both_engines};
use faellestid::domain::opgave::OpgaveSlags;

on_both_engines! {
    somebody_is_named_replaced_and_taken_away,
    what_is_typed_wrong_is_told_by_the_field_and_kept,
    nobody_can_come_to_one_conversation,
    nobody_can_come_on_a_whole_day,
    a_stand_in_is_put_in_for_a_day,
    a_list_is_a_file_too,
}

/// Mads' conversation on Monday 30 November.
async fn samtale(world: &World) -> String {
    world.coming(world.borger("borger-med-booking").await).await[0].id.to_string()
}

async fn somebody_is_named_replaced_and_taken_away(world: &World) {
    let app = TestApp::on(world);
    let lone = app.a_kasse("a-kasse-sagsbehandler").await;
    let path = format!("/a-kasse/samtale/{}", samtale(world).await);
    let version = |answer: &super::answer::Answer| answer.form().value("version").to_owned();
    let page = lone.get(&path).await;
    let first = version(&page);
    let named = [("handling", "navngiv"), ("navn", "Anna Prøve"), ("telefonnummer", "12345678"), ("version", &first)];
    assert_eq!(lone.post(&path, &named).await.location(), path);
    let again = lone.post(&path, &named).await;
    assert_eq!(again.status, 409, "a second click is an old page: {}", again.summary());
    let page = lone.get(&path).await;
    assert!(page.text().contains("Anna Prøve") && page.text().contains("12345678"), "{}", page.summary());
    let anna = page.form().value("myndighedsdeltagerId").to_owned();
    let second = version(&page);
    let instead =
        [("handling", "navngiv"), ("navn", "Bo Prøve"), ("myndighedsdeltagerId", &anna), ("version", &second)];
    lone.post(&path, &instead).await.location();
    let page = lone.get(&path).await;
    assert!(page.text().contains("Bo Prøve") && !page.text().contains("Anna Prøve"), "{}", page.summary());
    let third = version(&page);
    let away = [("handling", "fjern"), ("myndighedsdeltagerId", anna.as_str()), ("version", &third)];
    lone.post(&path, &away).await.location();
    let page = lone.get(&path).await;
    assert!(page.text().contains("Ikke navngivet"), "{}", page.summary());
}

async fn what_is_typed_wrong_is_told_by_the_field_and_kept(world: &World) {
    let app = TestApp::on(world);
    let lone = app.a_kasse("a-kasse-sagsbehandler").await;
    let path = format!("/a-kasse/samtale/{}", samtale(world).await);
    let version = lone.get(&path).await.form().value("version").to_owned();
    let empty = lone.post(&path, &[("handling", "navngiv"), ("version", &version)]).await;
    assert_eq!(
        (empty.status, empty.faults()),
        (422, vec![("#navn".to_owned(), "Skriv navnet på den, der kommer".to_owned())])
    );
    let wrong = [
        ("handling", "navngiv"),
        ("navn", "Anna Prøve"),
        ("telefonnummer", "1234"),
        ("email", "anna"),
        ("version", &version),
    ];
    let wrong = lone.post(&path, &wrong).await;
    let fields: Vec<_> = wrong.faults().into_iter().map(|(field, _)| field).collect();
    assert_eq!((wrong.status, fields), (422, vec!["#email".to_owned(), "#telefonnummer".to_owned()]));
    assert!(wrong.body.contains("value=\"Anna Prøve\"") && wrong.body.contains("value=\"1234\""));
    assert_eq!(lone.post(&path, &[("handling", "slet"), ("version", &version)]).await.status, 400);
    assert_eq!(lone.post(&path, &[("handling", "navngiv")]).await.status, 400);
    for (query, field) in [
        ("fra=2026-12-32", "#fra"),
        ("fra=2026-12-02&til=2026-12-01", "#til"),
        ("fra=2026-01-01&til=3026-01-01", "#til"),
    ] {
        let answer = lone.get(&format!("/a-kasse/samtaler?{query}")).await;
        assert_eq!((answer.status, answer.faults()[0].0.as_str()), (422, field), "{query}");
        assert_eq!(lone.get(&format!("/a-kasse/samtaler.csv?{query}")).await.status, 400);
    }
    for path in [
        "/a-kasse/dag?dato=igår",
        "/a-kasse/samtale/x",
        "/a-kasse/dag/2026-12-01/kan-ikke-komme/x",
        "/a-kasse?uge=2026-W99",
    ] {
        assert_eq!(lone.get(path).await.status, 404, "{path}");
    }
    assert_eq!(lone.get("/a-kasse/nyt?dage=alle").await.status, 200);
}

async fn nobody_can_come_to_one_conversation(world: &World) {
    let app = TestApp::on(world);
    let lone = app.a_kasse("a-kasse-sagsbehandler").await;
    let path = format!("/a-kasse/samtale/{}", samtale(world).await);
    let version = lone.get(&path).await.form().value("version").to_owned();
    lone.post(&path, &[("handling", "kan-ikke-komme"), ("version", &version)]).await.location();
    let page = lone.get(&path).await;
    assert!(page.text().contains("I har meldt, at I ikke kan komme"), "{}", page.summary());
    let jytte = app.jobcenter("jobcenter-koordinator").await;
    let tasks = jytte.get("/jobcenter/opgaver?slags=a_kasse_kan_ikke_komme").await;
    assert!(tasks.text().contains("Mads Eksempel"), "{}", tasks.summary());
    let day = jytte.get("/jobcenter/dag?dato=2026-11-30").await;
    assert!(day.text().contains("(kan ikke komme)"), "{}", day.summary());
    let version = lone.get(&path).await.form().value("version").to_owned();
    lone.post(&path, &[("handling", "kommer-alligevel"), ("version", &version)]).await.location();
    let page = lone.get(&path).await;
    assert!(!page.text().contains("I har meldt, at I ikke kan komme"), "{}", page.summary());
    let tasks = jytte.get("/jobcenter/opgaver?slags=a_kasse_kan_ikke_komme").await;
    assert!(!tasks.text().contains("Mads Eksempel"), "the task is gone: {}", tasks.summary());
    let wrong = lone.post(&path, &[("handling", "kan-ikke-komme"), ("aarsag", "vejret"), ("version", "9")]).await;
    assert_eq!(wrong.status, 409, "an old page");
}

async fn nobody_can_come_on_a_whole_day(world: &World) {
    let app = TestApp::on(world);
    let henrik = app.a_kasse("a-kasse-koordinator").await;
    let (aarhus, odense) =
        (world.organisation("jobcenter", "75100").await, world.organisation("jobcenter", "46100").await);
    let path = format!("/a-kasse/dag/2026-11-30/kan-ikke-komme/{aarhus}");
    let seen = henrik.get(&path).await;
    assert!(seen.text().contains("Mads Eksempel"), "{}", seen.summary());
    for said in
        ["én opgave om hele dagen", "De får besked om, at I ikke kommer", "får ikke besked: så melder I det igen"]
    {
        assert!(seen.text().contains(said), "{said}: {}", seen.summary());
    }
    assert_eq!(world.raw.count("a_kasse_afbudsdag").await, 0, "nothing is said by looking");
    let done = henrik.post(&path, &[("handling", "kan-ikke-komme"), ("aarsag", "fravaer")]).await;
    assert!(done.location().starts_with("/a-kasse/dag?dato=2026-11-30&meldt="), "{}", done.location());
    let day = henrik.follow(&done).await;
    assert!(day.text().contains("Jobcenteret har fået besked"), "{}", day.summary());
    assert!(day.text().contains("I har meldt det for 3 samtaler. Medlemmerne får besked."), "{}", day.summary());
    let told = world.raw.count("notifikation WHERE kind = 'deltagelse'").await;
    assert_eq!(told, 3, "as the page says");
    let sunday = format!("/a-kasse/dag/2026-11-29/kan-ikke-komme/{odense}");
    assert_eq!(henrik.get(&sunday).await.status, 404, "nothing is agreed on a Sunday");
    let jytte = app.jobcenter("jobcenter-koordinator").await;
    let tasks = jytte.get(&format!("/jobcenter/opgaver?slags={}", OpgaveSlags::AKasseKanIkkeKommeDag.as_str())).await;
    let told = "HK/Danmarks A-kasse, mandag den 30. november 2026 (3 samtaler)";
    assert!(tasks.text().contains(told), "{}", tasks.summary());
    let single = jytte.get("/jobcenter/opgaver?slags=a_kasse_kan_ikke_komme").await;
    assert!(!single.text().contains("Mads Eksempel"), "one task for the whole day: {}", single.summary());
    let seen = henrik.get(&path).await;
    assert!(
        seen.text().contains("Medarbejderen er væk") && seen.text().contains("I kommer alligevel"),
        "{}",
        seen.summary()
    );
    let back = henrik.post(&path, &[("handling", "kommer-alligevel")]).await;
    assert!(back.location().starts_with("/a-kasse/dag?dato=2026-11-30&fortrudt=3"), "{}", back.location());
    let day = henrik.follow(&back).await;
    assert!(day.text().contains("I kommer til 3 samtaler"), "{}", day.summary());
    let tasks = jytte.get(&format!("/jobcenter/opgaver?slags={}", OpgaveSlags::AKasseKanIkkeKommeDag.as_str())).await;
    assert!(!tasks.text().contains("HK/Danmarks A-kasse, mandag"), "{}", tasks.summary());
}

async fn a_stand_in_is_put_in_for_a_day(world: &World) {
    let app = TestApp::on(world);
    let lone = app.a_kasse("a-kasse-sagsbehandler").await;
    let path = format!("/a-kasse/samtale/{}", samtale(world).await);
    let version = lone.get(&path).await.form().value("version").to_owned();
    lone.post(&path, &[("handling", "navngiv"), ("navn", "Anna Prøve"), ("version", &version)]).await.location();
    let swap = [("dato", "2026-11-30"), ("medarbejder", "Anna Prøve"), ("navn", "")];
    let empty = lone.post("/a-kasse/dag", &swap).await;
    assert_eq!((empty.status, empty.faults()[0].0.as_str()), (422, "#navn"), "{}", empty.summary());
    let done =
        lone.post("/a-kasse/dag", &[("dato", "2026-11-30"), ("medarbejder", "Anna Prøve"), ("navn", "Bo Prøve")]).await;
    let day = lone.follow(&done).await;
    assert!(
        day.text().contains("Navnet er skiftet i 1 samtale.") && day.text().contains("Bo Prøve"),
        "{}",
        day.summary()
    );
    let gone =
        lone.post("/a-kasse/dag", &[("dato", "2026-11-30"), ("medarbejder", "Anna Prøve"), ("navn", "Bo Prøve")]).await;
    assert_eq!(gone.status, 422, "{}", gone.summary());
}

async fn a_list_is_a_file_too(world: &World) {
    let app = TestApp::on(world);
    let lone = app.a_kasse("a-kasse-sagsbehandler").await;
    world.raw.run("UPDATE borger SET navn = '=1+1' WHERE demo_slug = 'borger-med-booking'").await;
    let file = lone.get("/a-kasse/dag.csv?dato=2026-11-30").await;
    assert_eq!((file.status, file.header("content-type")), (200, "text/csv; charset=utf-8"));
    assert!(file.body.contains(";'=1+1;"), "a formula is text: {}", file.body);
    assert!(file.body.starts_with("\u{feff}Dag;Kl.;Medlem;"), "{}", file.body);
}
