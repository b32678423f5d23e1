//! What an a-kasse sees of its own members' fælles jobsamtaler, and what it says of them: who comes, who stands in. That nobody can: `afbud`.

use chrono::TimeDelta;

use crate::support::{World, at, day, kald, on_both_engines, refused, udkast};
use faellestid::domain::code_lists::{Deltagelsesvalg, DeltagerRolle, MyndighedType, SamtaleType, Udfald};
use faellestid::domain::ids::{BorgerId, IndkaldelseId};
use faellestid::domain::medlemskab::Medlemsperiode;
use faellestid::domain::rules::Code;
use faellestid::domain::rules::deltagelse::DeltagerUdkast;
use faellestid::domain::samtalenyt::{Andre, Nyt};
use faellestid::domain::statistik::Periode;
use faellestid::services::a_kasse::{AKasseService, Afloeser, Gjort};
use faellestid::services::indkaldelse::Hvem;
use faellestid::services::kald::Kald;
use faellestid::services::read_log::ReadLog;

on_both_engines! {
    an_a_kasse_finds_its_own_members_and_no_others,
    a_former_member_is_read_about_for_120_days_and_no_more_is_done,
    its_part_is_what_one_conversation_alone_says,
    of_other_conversations_it_sees_when_which_type_and_whose,
    somebody_stands_in_for_the_one_who_is_away,
    the_digest_tells_what_is_new_moved_called_off_and_attended_by_others,
    only_an_a_kasse_has_members,
}

pub const DAY: &str = "2026-12-01";

pub fn service(world: &World) -> AKasseService {
    AKasseService::new(world.store.clone(), world.clock.clone(), ReadLog::start(world.store.clone()).0)
}

fn december() -> Periode {
    Periode::new(day("2026-12-01"), day("2026-12-31")).unwrap()
}

/// HK, as a caller.
pub async fn hk(world: &World) -> Kald<'static> {
    kald(MyndighedType::AKasse, Some(world.organisation("a_kasse", "hk").await))
}

/// A member of HK who has booked on [`DAY`] at a time of her own.
pub async fn booked(world: &World, clock: &str) -> (BorgerId, IndkaldelseId) {
    let her = world.one_borger().await;
    let tid = world.tid_with(1, &format!("{DAY}T{clock}:00")).await;
    (her, world.book(her, tid).await.unwrap())
}

fn named(navn: &str) -> DeltagerUdkast {
    DeltagerUdkast {
        navn: Some(navn.to_owned()),
        kontaktdetaljer: None,
        telefonnummer: None,
        email: None,
        rolle: DeltagerRolle::Medarbejder.id(),
    }
}

async fn an_a_kasse_finds_its_own_members_and_no_others(world: &World) {
    let (service, hk) = (service(world), hk(world).await);
    let before: Vec<_> =
        service.samtaler(&hk, december()).await.unwrap().into_iter().map(|one| one.samtale.id).collect();
    let (her, id) = booked(world, "07:00").await;
    let (_, gone) = booked(world, "07:05").await;
    let (other, _) = booked(world, "07:10").await;
    let (left, _) = booked(world, "07:15").await;
    let gone_of = world.indkaldelse(gone).await.borger_id;
    world.indkaldelse_service.aflys(&world.jobcenter_of(gone_of).await, gone_of, gone, None).await.unwrap();
    world.change_borger(other, |borger| borger.kontaktgruppe = 2).await;
    let elsewhere = world.foreign(left, "a_kasse").await;
    world.change_borger(left, |borger| borger.a_kasse_id = Some(elsewhere)).await;
    world.raw.run("DELETE FROM medlemsperiode").await;
    let found = service.samtaler(&hk, december()).await.unwrap();
    let new: Vec<_> = found.iter().filter(|one| !before.contains(&one.samtale.id)).collect();
    assert_eq!(new.iter().map(|one| one.samtale.id).collect::<Vec<_>>(), [id]);
    assert_eq!((new[0].samtale.borger_id, new[0].samtale.myndighed_navn.as_str()), (her, "Jobcenter Aarhus"));
    assert!(new[0].samtale.adresse.is_some() || new[0].samtale.moedelink.is_some());
    world.change_borger(other, |borger| (borger.kontaktgruppe, borger.tilmeldekategori) = (8, Some(5))).await;
    assert_eq!(service.samtaler(&hk, december()).await.unwrap().len(), found.len() + 1, "kontaktgruppe 8, dimittend");
    for foreign in [other, left] {
        let samtale = world.coming(foreign).await[0].id;
        let seen = service.samtale(&hk, samtale).await;
        assert_eq!(seen.is_ok(), foreign == other);
    }
    let november = Periode::new(day("2026-11-01"), day("2026-11-30")).unwrap();
    assert!(service.samtaler(&hk, november).await.unwrap().iter().all(|one| one.samtale.id != id));
}

async fn a_former_member_is_read_about_for_120_days_and_no_more_is_done(world: &World) {
    let (service, hk) = (service(world), hk(world).await);
    let (her, id) = booked(world, "07:00").await;
    let own = hk.myndighed.id.unwrap();
    let elsewhere = world.foreign(her, "a_kasse").await;
    world.change_borger(her, |borger| borger.a_kasse_id = Some(elsewhere)).await;
    for (fra, til, read) in [
        (None, Some("2026-07-27"), true),
        (None, Some("2026-07-26"), false),
        (Some("2027-03-24"), None, true),
        (Some("2027-03-25"), None, false),
    ] {
        let hers = Medlemsperiode { a_kasse: own, fra: fra.map(day), til: til.map(day) };
        let mut tx = world.store.begin().await.unwrap();
        tx.set_medlemsperioder(her, &[hers]).await.unwrap();
        tx.commit().await.unwrap();
        let listed = service.samtaler(&hk, december()).await.unwrap().iter().any(|one| one.samtale.id == id);
        assert_eq!(listed, read, "{fra:?} {til:?}");
        let seen = service.samtale(&hk, id).await;
        assert_eq!(seen.is_ok(), read, "{fra:?} {til:?}");
        assert!(!seen.is_ok_and(|seen| seen.kommer), "for reading only");
    }
    let aarhus = world.organisation("jobcenter", "75100").await;
    service.kan_ikke_komme_dagen(&hk, aarhus, day(DAY), None).await.unwrap();
    assert!(world.indkaldelse(id).await.a_kasse_afbud_at.is_none());
}

/// The list asks of many at once what `IndkaldelseService` asks of one.
async fn its_part_is_what_one_conversation_alone_says(world: &World) {
    let (service, hk) = (service(world), hk(world).await);
    let (asked, _) = booked(world, "07:00").await;
    let (_, silent) = booked(world, "07:05").await;
    let (long, _) = booked(world, "07:10").await;
    let (no, _) = booked(world, "07:15").await;
    world.change_borger(long, |borger| borger.ledig_siden = Some(day("2025-01-01"))).await;
    for (who, valg) in [(asked, Deltagelsesvalg::OensketAfBorger), (no, Deltagelsesvalg::FravalgtAfBorger)] {
        let herself = crate::support::herself(who);
        world.change_borger(who, |borger| borger.ledig_siden = Some(day("2025-01-01"))).await;
        world
            .indkaldelse_service
            .vaelg(Hvem::Borger(&herself), who, Some(world.coming(who).await[0].id), valg.id())
            .await
            .unwrap();
    }
    let mut told = std::collections::BTreeSet::new();
    for one in service.samtaler(&hk, december()).await.unwrap() {
        let alone =
            world.indkaldelse_service.deltagelse(&hk, one.samtale.borger_id, Some(one.samtale.id)).await.unwrap();
        assert_eq!(one.med, alone.deltager, "{:?}", one.samtale.id);
        assert_eq!(one.samtale.valg, alone.valg.map(|row| row.valg));
        assert_eq!(one.fravalgt(), one.samtale.borger_id == no);
        told.insert(one.med);
    }
    assert_eq!(told.len(), 2, "some take part and some do not");
    world.clock.set(at("2026-12-01T08:00:00Z"));
    let silent = world.indkaldelse(silent).await;
    let jobcenter = world.jobcenter_of(silent.borger_id).await;
    world
        .indkaldelse_service
        .registrer_udfald(&jobcenter, silent.borger_id, silent.id, Udfald::Fremmoedt.id(), None)
        .await
        .unwrap();
    let held = service.samtale(&hk, silent.id).await.unwrap();
    assert!(held.samtale.samtale.har_holdt && !held.kommer);
}

async fn of_other_conversations_it_sees_when_which_type_and_whose(world: &World) {
    let (her, id) = booked(world, "07:00").await;
    world.summoned(her, &udkast(SamtaleType::Opfoelgningssamtale, "2026-12-02T09:00:00")).await;
    world.summoned(her, &udkast(SamtaleType::Jobsamtale, "2026-12-03T09:00:00")).await;
    let seen = service(world).samtale(&hk(world).await, id).await.unwrap();
    let told: Vec<_> = seen.andre.iter().map(|anden| (anden.samtaletype, anden.local_start.to_string())).collect();
    assert_eq!(told, [(SamtaleType::Jobsamtale, "2026-12-03 09:00:00".to_owned())], "never type 4");
    assert_eq!(seen.andre[0].myndighed_navn, "Jobcenter Aarhus");
}

async fn somebody_stands_in_for_the_one_who_is_away(world: &World) {
    let (service, hk) = (service(world), hk(world).await);
    let mut his = Vec::new();
    for (clock, who) in [("07:00", "Anna Prøve"), ("07:05", "Anna Prøve"), ("07:10", "Bo Prøve")] {
        let (her, id) = booked(world, clock).await;
        let named = named(who);
        world.indkaldelse_service.opret_deltager(&hk, her, id, world.clock.new_id(), &named).await.unwrap();
        his.push(id);
    }
    let instead = |navn: &str| Afloeser { fravaerende: "Anna Prøve", udkast: named(navn) };
    assert_eq!(refused(service.afloes(&hk, day(DAY), &instead(" ")).await), [Code::DeltagerNavnMissing]);
    let html = service.afloes(&hk, day(DAY), &instead("<b>")).await;
    assert_eq!(refused(html), [Code::HtmlInText]);
    let done = service.afloes(&hk, day(DAY), &instead("Carl Prøve")).await.unwrap();
    assert_eq!(done, Gjort { samtaler: 2, ikke: 0 });
    let dag = service.dagen(&hk, Some(day(DAY))).await.unwrap();
    let names = |id: IndkaldelseId| {
        let one = dag.samtaler.iter().find(|one| one.samtale.id == id).unwrap();
        one.deltagere.iter().filter_map(|deltager| deltager.navn.clone()).collect::<Vec<_>>()
    };
    assert_eq!([names(his[0]), names(his[1]), names(his[2])], [["Carl Prøve"], ["Carl Prøve"], ["Bo Prøve"]]);
    let nobody = service.afloes(&hk, day(DAY), &instead("Carl Prøve")).await;
    assert_eq!(refused(nobody), [Code::UnknownDeltager], "nobody of that name comes any more");
}

async fn the_digest_tells_what_is_new_moved_called_off_and_attended_by_others(world: &World) {
    let (service, hk) = (service(world), hk(world).await);
    let (_, moved) = booked(world, "07:00").await;
    let (_, gone) = booked(world, "07:05").await;
    let (_, still) = booked(world, "07:10").await;
    let (_, other) = booked(world, "07:25").await;
    let (_, ours) = booked(world, "07:30").await;
    let (chooser, chosen) = booked(world, "07:35").await;
    world.clock.set(world.clock.now() + TimeDelta::hours(25));
    assert!(service.nyt(&hk, 1).await.unwrap().is_empty());
    let was = |id| async move { world.indkaldelse(id).await };
    let (before, left) = (was(moved).await, was(gone).await);
    let later = world.tid_with(1, "2026-12-02T07:00:00").await;
    world.move_to(before.borger_id, later).await.unwrap();
    world
        .indkaldelse_service
        .aflys(&world.jobcenter_of(left.borger_id).await, left.borger_id, gone, None)
        .await
        .unwrap();
    let (her, others) = (was(other).await.borger_id, other);
    let jobcenter = world.jobcenter_of(her).await;
    let tolk = DeltagerUdkast { rolle: DeltagerRolle::Tolk.id(), ..named("Tara Tolk") };
    world.indkaldelse_service.opret_deltager(&jobcenter, her, others, world.clock.new_id(), &tolk).await.unwrap();
    let (whose, ours) = (was(ours).await.borger_id, ours);
    let henrik = world.actor("a-kasse-koordinator").await;
    let herself = Kald { actor: &henrik, myndighed: hk.myndighed };
    world
        .indkaldelse_service
        .opret_deltager(&herself, whose, ours, world.clock.new_id(), &named("Anna Prøve"))
        .await
        .unwrap();
    let hers = crate::support::herself(chooser);
    let no = Deltagelsesvalg::FravalgtAfBorger.id();
    world.indkaldelse_service.vaelg(Hvem::Borger(&hers), chooser, Some(chosen), no).await.unwrap();
    let (_, new) = booked(world, "07:15").await;
    let (_, passing) = booked(world, "07:20").await;
    let passing_of = was(passing).await.borger_id;
    world.indkaldelse_service.aflys(&world.jobcenter_of(passing_of).await, passing_of, passing, None).await.unwrap();
    world.indkaldelse_service.kan_ikke_komme(&hk, was(still).await.borger_id, still).await.unwrap();
    let mut told: Vec<_> = service.nyt(&hk, 1).await.unwrap().into_iter().map(|line| (line.id, line.nyt)).collect();
    told.sort_by_key(|(id, _)| [gone, new, passing, others, chosen, moved].iter().position(|known| known == id));
    let expected = [
        (gone, Nyt::Aflyst { fra: left.local_start }),
        (new, Nyt::Ny),
        (passing, Nyt::KomOgGik { fra: was(passing).await.local_start }),
        (others, Nyt::Deltagere(Andre { deltagere: true, ..Andre::default() })),
        (chosen, Nyt::Deltagere(Andre { valg: true, ..Andre::default() })),
        (moved, Nyt::Flyttet { fra: before.local_start }),
    ];
    assert_eq!(told, expected);
    let lines = service.nyt(&hk, 1).await.unwrap();
    let line = lines.iter().find(|line| line.id == chosen).unwrap();
    assert_eq!(line.valg, Some(Deltagelsesvalg::FravalgtAfBorger), "told as what it is");
    assert_eq!(
        service.nyt(&hk, 3).await.unwrap().iter().filter(|line| line.id == moved && line.nyt == Nyt::Ny).count(),
        1
    );
    // A day later what is gone is gone.
    world.clock.set(world.clock.now() + TimeDelta::hours(25));
    assert!(service.nyt(&hk, 1).await.unwrap().is_empty());
}

async fn only_an_a_kasse_has_members(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let (service, jobcenter) = (service(world), world.jobcenter_of(sofie).await);
    assert_eq!(refused(service.samtaler(&jobcenter, december()).await.map(drop)), [Code::NotAuthorised]);
    assert_eq!(refused(service.nyt(&jobcenter, 1).await.map(drop)), [Code::NotAuthorised]);
    assert_eq!(refused(service.dagen(&jobcenter, None).await.map(drop)), [Code::NotAuthorised]);
}
