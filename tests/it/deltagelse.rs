//! Whether the a-kasse takes part: choices with their history, and the a-kasse that cannot come.

use crate::support::{Traces, World, at, day, herself, kald, on_both_engines, refused, udkast};
use faellestid::domain::code_lists::{Deltagelsesvalg, MyndighedType, SamtaleType, Udfald};
use faellestid::domain::ids::{BorgerId, IndkaldelseId};
use faellestid::domain::rules::Code;
use faellestid::domain::rules::deltagelse::Regime;
use faellestid::services::indkaldelse::Hvem;
use faellestid::services::kald::{Afvist, Kald};

on_both_engines! {
    a_borger_opts_in_before_she_has_booked_and_the_choice_attaches,
    a_choice_survives_a_move_and_is_reset_when_it_was_held,
    a_called_off_conversation_gives_its_choice_to_the_next_one,
    a_conversation_she_stayed_away_from_gives_its_choice_to_the_next_one,
    a_conversation_that_is_joint_no_longer_gives_its_choice_to_the_next_one,
    without_an_answer_the_regime_decides,
    her_no_stands_until_she_takes_it_back,
    an_a_kasse_skips_the_first_one_only_under_the_older_rules,
    who_may_not_choose_learns_nothing_of_her_conversations,
    an_a_kasse_that_cannot_come_changes_no_choice,
    only_her_a_kasse_reports_that_it_cannot_come,
}

const TOMORROW: &str = "2026-11-25T09:00:00";
const JA: u16 = Deltagelsesvalg::OensketAfBorger.id();
const NEJ: u16 = Deltagelsesvalg::FravalgtAfBorger.id();
const A_KASSEN_NEJ: u16 = Deltagelsesvalg::FravalgtAfAKasse.id();
const JOBCENTERET_JA: u16 = Deltagelsesvalg::OensketAfJobcenter.id();

async fn she(world: &World, borger: BorgerId, om: Option<IndkaldelseId>, valg: u16) -> Result<bool, Afvist> {
    world.clock.set(world.clock.now() + chrono::TimeDelta::seconds(1));
    let actor = herself(borger);
    Ok(world.indkaldelse_service.vaelg(Hvem::Borger(&actor), borger, om, valg).await?.deltager)
}

async fn they(
    world: &World,
    kald: &Kald<'_>,
    borger: BorgerId,
    om: Option<IndkaldelseId>,
    valg: u16,
) -> Result<bool, Afvist> {
    world.clock.set(world.clock.now() + chrono::TimeDelta::seconds(1));
    Ok(world.indkaldelse_service.vaelg(Hvem::Myndighed(kald), borger, om, valg).await?.deltager)
}

/// Whether the a-kasse takes part in her next one, as her jobcenter reads it.
async fn takes_part(world: &World, borger: BorgerId) -> bool {
    world.indkaldelse_service.deltagelse(&world.jobcenter_of(borger).await, borger, None).await.unwrap().deltager
}

async fn faelles(world: &World, borger: BorgerId, local_start: &str) -> IndkaldelseId {
    world.summoned(borger, &udkast(SamtaleType::FaellesJobsamtale, local_start)).await
}

async fn a_borger_opts_in_before_she_has_booked_and_the_choice_attaches(world: &World) {
    let borger = world.one_borger().await;
    let before = world.traces().await;
    assert!(!takes_part(world, borger).await && she(world, borger, None, JA).await.unwrap());
    let since = world.traces_since(before).await;
    assert_eq!((since.events, since.messages, since.versions), (0, 0, 0), "there is no conversation to tell of");
    assert_eq!(
        world.rows_about("audit", "borger_id", borger.uuid(), "AND action = 'deltagelsesvalg_registreret'").await,
        1
    );
    let id = faelles(world, borger, TOMORROW).await;
    let jobcenter = world.jobcenter_of(borger).await;
    let [valg] = &world.indkaldelse_service.valghistorik(&jobcenter, borger).await.unwrap()[..] else { panic!("one") };
    assert_eq!((valg.indkaldelse_id, valg.valg.id(), valg.organisation_id), (Some(id), JA, None));
    assert!(takes_part(world, borger).await);
}

async fn a_choice_survives_a_move_and_is_reset_when_it_was_held(world: &World) {
    let borger = world.one_borger().await;
    let (jobcenter, service) = (world.jobcenter_of(borger).await, &world.indkaldelse_service);
    let id = faelles(world, borger, TOMORROW).await;
    let before = world.traces().await;
    she(world, borger, Some(id), JA).await.unwrap();
    assert_eq!(world.traces_since(before).await, Traces { versions: 1, events: 1, audit: 1, messages: 1, tasks: 0 });
    let moved = udkast(SamtaleType::FaellesJobsamtale, "2026-11-26T09:00:00");
    service.opdater(&jobcenter, borger, id, None, &moved).await.unwrap();
    assert!(takes_part(world, borger).await);
    world.clock.set(at("2026-11-26T10:00:00Z"));
    service.registrer_udfald(&jobcenter, borger, id, Udfald::Fremmoedt.id(), Some(true)).await.unwrap();
    let [valg] = &service.valghistorik(&jobcenter, borger).await.unwrap()[..] else { panic!("one") };
    assert_eq!(valg.nulstillet_at, Some(world.clock.now()));
    faelles(world, borger, "2026-12-01T09:00:00").await;
    assert!(!takes_part(world, borger).await);
}

async fn a_called_off_conversation_gives_its_choice_to_the_next_one(world: &World) {
    let borger = world.one_borger().await;
    let (jobcenter, service) = (world.jobcenter_of(borger).await, &world.indkaldelse_service);
    let first = faelles(world, borger, TOMORROW).await;
    she(world, borger, None, JA).await.unwrap();
    let second = faelles(world, borger, "2026-12-01T09:00:00").await;
    service.aflys(&jobcenter, borger, first, None).await.unwrap();
    let now = service.deltagelse(&jobcenter, borger, None).await.unwrap();
    assert_eq!((now.indkaldelse, now.deltager), (Some(second), true));
    service.aflys(&jobcenter, borger, second, None).await.unwrap();
    assert!(takes_part(world, borger).await, "it waits again");
}

async fn a_conversation_she_stayed_away_from_gives_its_choice_to_the_next_one(world: &World) {
    for udfald in [Udfald::Udeblevet, Udfald::Afbud] {
        world.clock.set(at("2026-11-24T09:00:00Z"));
        let borger = world.one_borger().await;
        let (jobcenter, service) = (world.jobcenter_of(borger).await, &world.indkaldelse_service);
        let id = faelles(world, borger, TOMORROW).await;
        she(world, borger, Some(id), JA).await.unwrap();
        world.clock.set(at("2026-11-25T12:00:00Z"));
        service.registrer_udfald(&jobcenter, borger, id, udfald.id(), None).await.unwrap();
        assert!(takes_part(world, borger).await, "nothing was held, so her yes waits");
        let next = faelles(world, borger, "2026-12-01T09:00:00").await;
        let now = service.deltagelse(&jobcenter, borger, None).await.unwrap();
        assert_eq!((now.indkaldelse, now.deltager), (Some(next), true));
    }
}

async fn a_conversation_that_is_joint_no_longer_gives_its_choice_to_the_next_one(world: &World) {
    let borger = world.one_borger().await;
    let jobcenter = world.jobcenter_of(borger).await;
    let id = faelles(world, borger, TOMORROW).await;
    she(world, borger, Some(id), JA).await.unwrap();
    let alone = udkast(SamtaleType::Jobsamtale, TOMORROW);
    world.indkaldelse_service.opdater(&jobcenter, borger, id, None, &alone).await.unwrap();
    assert!(takes_part(world, borger).await, "it waits for the next");
    let next = faelles(world, borger, "2026-12-01T09:00:00").await;
    let now = world.indkaldelse_service.deltagelse(&jobcenter, borger, None).await.unwrap();
    assert_eq!((now.indkaldelse, now.deltager), (Some(next), true));
}

async fn without_an_answer_the_regime_decides(world: &World) {
    let borger = world.one_borger().await;
    let jobcenter = world.jobcenter_of(borger).await;
    faelles(world, borger, TOMORROW).await;
    for (since, regime, deltager) in [
        (None, Regime::Tilvalg2024, false),
        (Some("2026-06-01"), Regime::Tilvalg2024, false),
        (Some("2025-07-26"), Regime::Tilvalg2024, false),
        (Some("2025-07-25"), Regime::Fravalg16Maaneder, true),
    ] {
        world.change_borger(borger, |row| row.ledig_siden = since.map(day)).await;
        let now = world.indkaldelse_service.deltagelse(&jobcenter, borger, None).await.unwrap();
        assert_eq!((now.regime, now.deltager, now.valg), (regime, deltager, None), "{since:?}");
    }
}

async fn her_no_stands_until_she_takes_it_back(world: &World) {
    let borger = world.one_borger().await;
    let jobcenter = world.jobcenter_of(borger).await;
    let id = faelles(world, borger, TOMORROW).await;
    assert!(they(world, &jobcenter, borger, Some(id), JOBCENTERET_JA).await.unwrap());
    assert!(!she(world, borger, Some(id), NEJ).await.unwrap());
    let again = they(world, &jobcenter, borger, Some(id), JOBCENTERET_JA).await;
    assert_eq!(refused(again), [Code::ValgNotTheirs]);
    assert!(she(world, borger, Some(id), JA).await.unwrap());
    let history = world.indkaldelse_service.valghistorik(&jobcenter, borger).await.unwrap();
    assert_eq!(history.len(), 3);
    assert_eq!(
        world.indkaldelse(id).await.samtaletype,
        SamtaleType::FaellesJobsamtale,
        "it stays 17 whatever is chosen"
    );
    assert_eq!(
        world.rows_about("notifikation", "indkaldelse_id", id.uuid(), "AND kind = 'deltagelse'").await,
        3,
        "of her own too: her calendar is to say who comes"
    );
}

async fn an_a_kasse_skips_the_first_one_only_under_the_older_rules(world: &World) {
    let borger = world.one_borger().await;
    let a_kasse = world.a_kasse_of(borger).await;
    let id = faelles(world, borger, TOMORROW).await;
    let new_rules = they(world, &a_kasse, borger, Some(id), A_KASSEN_NEJ).await;
    assert_eq!(refused(new_rules), [Code::FravalgNotInRegime]);
    world.clock.set(at("2023-12-15T09:00:00Z"));
    let earlier = world.one_borger().await;
    let a_kasse = world.a_kasse_of(earlier).await;
    let id = faelles(world, earlier, "2023-12-20T09:00:00").await;
    assert!(!they(world, &a_kasse, earlier, Some(id), A_KASSEN_NEJ).await.unwrap());
    assert!(she(world, earlier, Some(id), JA).await.unwrap());
    let wished = they(world, &a_kasse, earlier, Some(id), A_KASSEN_NEJ).await;
    assert_eq!(refused(wished), [Code::FravalgDespiteWish]);
    assert_eq!(refused(they(world, &a_kasse, earlier, Some(id), NEJ).await), [Code::ValgNotTheirs]);
}

async fn who_may_not_choose_learns_nothing_of_her_conversations(world: &World) {
    let borger = world.one_borger().await;
    let id = faelles(world, borger, TOMORROW).await;
    let before = world.raw.everything().await;
    let foreign_a_kasse = kald(MyndighedType::AKasse, Some(world.foreign(borger, "a_kasse").await));
    let foreign_jobcenter = kald(MyndighedType::Jobcenter, Some(world.foreign(borger, "jobcenter").await));
    for om in [Some(id), Some(world.new_samtale()), None] {
        assert_eq!(refused(they(world, &foreign_a_kasse, borger, om, A_KASSEN_NEJ).await), [Code::OtherAKasse]);
        assert_eq!(refused(they(world, &foreign_jobcenter, borger, om, JOBCENTERET_JA).await), [Code::NotOwnBorger]);
        let star = kald(MyndighedType::Star, None);
        assert_eq!(refused(they(world, &star, borger, om, JOBCENTERET_JA).await), [Code::ValgNotTheirs]);
    }
    let opfoelgning = world.summoned(borger, &udkast(SamtaleType::Opfoelgningssamtale, "2026-12-01T09:00:00")).await;
    let own = they(world, &world.a_kasse_of(borger).await, borger, Some(opfoelgning), A_KASSEN_NEJ).await;
    assert!(refused(own).contains(&Code::UnknownIndkaldelse), "an a-kasse never hears of a type 4");
    world.indkaldelse_service.aflys(&world.jobcenter_of(borger).await, borger, opfoelgning, None).await.unwrap();
    assert_eq!(world.raw.rows("deltagelsesvalg").await, before["deltagelsesvalg"]);
}

async fn an_a_kasse_that_cannot_come_changes_no_choice(world: &World) {
    let borger = world.one_borger().await;
    let (jobcenter, a_kasse) = (world.jobcenter_of(borger).await, world.a_kasse_of(borger).await);
    let id = faelles(world, borger, TOMORROW).await;
    she(world, borger, Some(id), JA).await.unwrap();
    let before = world.traces().await;
    world.indkaldelse_service.kan_ikke_komme(&a_kasse, borger, id).await.unwrap();
    assert_eq!(world.traces_since(before).await, Traces { versions: 1, events: 1, audit: 1, messages: 1, tasks: 1 });
    let stored = world.raw.everything().await;
    world.indkaldelse_service.kan_ikke_komme(&a_kasse, borger, id).await.unwrap();
    assert_eq!(world.raw.everything().await, stored, "saying it twice is saying it once");
    assert!(takes_part(world, borger).await);
    assert_eq!(world.indkaldelse_service.valghistorik(&jobcenter, borger).await.unwrap().len(), 1);
    let tasks = world.store.read().await.unwrap().open_opgaver(jobcenter.myndighed.id.unwrap()).await.unwrap();
    let kinds: Vec<_> =
        tasks.iter().filter(|task| task.indkaldelse_id == Some(id)).map(|task| task.slags.as_str()).collect();
    assert_eq!(kinds, ["a_kasse_kan_ikke_komme"]);
}

async fn only_her_a_kasse_reports_that_it_cannot_come(world: &World) {
    let borger = world.one_borger().await;
    let id = faelles(world, borger, TOMORROW).await;
    let alone = world.summoned(borger, &udkast(SamtaleType::Jobsamtale, "2026-12-01T09:00:00")).await;
    let (a_kasse, jobcenter) = (world.a_kasse_of(borger).await, world.jobcenter_of(borger).await);
    let foreign = kald(MyndighedType::AKasse, Some(world.foreign(borger, "a_kasse").await));
    let service = &world.indkaldelse_service;
    assert_eq!(refused(service.kan_ikke_komme(&jobcenter, borger, id).await), [Code::ValgNotTheirs]);
    assert_eq!(refused(service.kan_ikke_komme(&foreign, borger, id).await), [Code::OtherAKasse]);
    assert_eq!(refused(service.kan_ikke_komme(&foreign, borger, world.new_samtale()).await), [Code::OtherAKasse]);
    assert_eq!(refused(service.kan_ikke_komme(&a_kasse, borger, alone).await), [Code::NotFaelles]);
    assert_eq!(
        refused(service.kan_ikke_komme(&a_kasse, borger, world.new_samtale()).await),
        [Code::UnknownIndkaldelse]
    );
    service.aflys(&jobcenter, borger, id, None).await.unwrap();
    assert_eq!(refused(service.kan_ikke_komme(&a_kasse, borger, id).await), [Code::AlreadyCancelled]);
}
