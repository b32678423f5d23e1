//! Who may report, change and read what of whom. Who may not learns that and nothing else.

use crate::support::{World, at, kald, on_both_engines, refused, udkast};
use faellestid::domain::code_lists::{FravaerType, MyndighedType, SamtaleType};
use faellestid::domain::ids::{BorgerId, IndkaldelseId};
use faellestid::domain::rules::Code;
use faellestid::services::kald::{Afvist, Kald};

on_both_engines! {
    only_her_own_jobcenter_and_a_kasse_summon_her,
    who_may_not_summon_her_is_warned_of_nothing,
    an_a_kasse_summons_to_its_own_types_only,
    only_the_authority_that_summoned_changes_or_cancels,
    star_reads_everybody_and_writes_nothing,
    a_foreign_authority_reads_nothing,
    an_a_kasse_reads_only_members_it_may_see,
    an_a_kasse_never_reads_a_version_of_type_4,
    each_look_is_one_audit_line,
    a_dead_borger_is_not_summoned,
}

const TOMORROW: &str = "2026-11-25T09:00:00";

const OTHERS: [MyndighedType; 7] = [
    MyndighedType::Kommune,
    MyndighedType::Star,
    MyndighedType::Aub,
    MyndighedType::Udk,
    MyndighedType::Stil,
    MyndighedType::Uim,
    MyndighedType::Driftsselskab,
];

async fn foreigners(world: &World, borger: BorgerId) -> [Kald<'static>; 2] {
    let (jobcenter, a_kasse) = (world.foreign(borger, "jobcenter").await, world.foreign(borger, "a_kasse").await);
    [kald(MyndighedType::Jobcenter, Some(jobcenter)), kald(MyndighedType::AKasse, Some(a_kasse))]
}

async fn only_her_own_jobcenter_and_a_kasse_summon_her(world: &World) {
    let borger = world.one_borger().await;
    let before = world.raw.everything().await;
    let anden = udkast(SamtaleType::AndenSamtale, TOMORROW);
    let [jobcenter, a_kasse] = foreigners(world, borger).await;
    assert_eq!(refused(world.summon(&jobcenter, borger, &anden).await), [Code::NotOwnBorger]);
    assert_eq!(refused(world.summon(&a_kasse, borger, &anden).await), [Code::OtherAKasse]);
    for slags in OTHERS {
        for id in [None, world.borger_row(borger).await.a_kasse_id] {
            assert_eq!(
                refused(world.summon(&kald(slags, id), borger, &anden).await),
                [Code::NotAuthorised],
                "{slags:?}"
            );
        }
    }
    let nobody = kald(MyndighedType::Jobcenter, None);
    assert_eq!(refused(world.summon(&nobody, borger, &anden).await), [Code::NotOwnBorger]);
    assert_eq!(world.raw.everything().await, before);
    world.change_borger(borger, |row| row.a_kasse_id = None).await;
    for id in [None, a_kasse.myndighed.id] {
        let answer = world.summon(&kald(MyndighedType::AKasse, id), borger, &anden).await;
        assert_eq!(refused(answer), [Code::NotMember]);
    }
}

async fn who_may_not_summon_her_is_warned_of_nothing(world: &World) {
    let borger = world.one_borger().await;
    world.summoned(borger, &udkast(SamtaleType::FaellesJobsamtale, TOMORROW)).await;
    let [jobcenter, a_kasse] = foreigners(world, borger).await;
    for caller in [jobcenter, a_kasse, kald(MyndighedType::Kommune, None)] {
        for typen in [SamtaleType::AndenSamtale, SamtaleType::Jobsamtale, SamtaleType::FaellesJobsamtale] {
            let Err(Afvist::Regler(verdict)) = world.summon(&caller, borger, &udkast(typen, TOMORROW)).await else {
                panic!("not refused")
            };
            assert_eq!(verdict.warnings(), [], "what she has is none of its business");
        }
    }
}

async fn an_a_kasse_summons_to_its_own_types_only(world: &World) {
    let borger = world.one_borger().await;
    let a_kasse = world.a_kasse_of(borger).await;
    world.absent(borger, FravaerType::KontaktforloebHosAKasse, "2026-11-01", None).await;
    for &samtaletype in SamtaleType::ALL {
        let answer = world.summon(&a_kasse, borger, &udkast(samtaletype, TOMORROW)).await;
        match samtaletype.id() {
            7 | 9 | 12 | 13 | 15 => assert!(answer.is_ok(), "{samtaletype:?}: {answer:?}"),
            10 => assert_eq!(refused(answer), [Code::CvAfterCutOff]),
            19 | 20 => assert_eq!(refused(answer), [Code::TypeNeverUsed]),
            _ => assert_eq!(refused(answer), [Code::TypeNotForAuthority], "{samtaletype:?}"),
        }
    }
}

async fn only_the_authority_that_summoned_changes_or_cancels(world: &World) {
    let borger = world.one_borger().await;
    let (jobcenter, a_kasse) = (world.jobcenter_of(borger).await, world.a_kasse_of(borger).await);
    let own = udkast(SamtaleType::AndenSamtale, TOMORROW);
    let of_a_kasse = world.summon(&a_kasse, borger, &own).await.unwrap().indkaldelse.id;
    let of_jobcenter = world.summoned(borger, &udkast(SamtaleType::FaellesJobsamtale, "2026-11-26T09:00:00")).await;
    let before = world.raw.everything().await;
    let service = &world.indkaldelse_service;
    let [foreign_jobcenter, foreign_a_kasse] = foreigners(world, borger).await;
    let nobody = kald(MyndighedType::Kommune, None);
    // Who may not see her is not told that there is such a conversation.
    let tries: [(&Kald<'_>, IndkaldelseId, Code); 6] = [
        (&jobcenter, of_a_kasse, Code::NotSummoner),
        (&a_kasse, of_jobcenter, Code::NotSummoner),
        (&foreign_jobcenter, of_jobcenter, Code::UnknownIndkaldelse),
        (&foreign_a_kasse, of_a_kasse, Code::UnknownIndkaldelse),
        (&nobody, of_a_kasse, Code::UnknownIndkaldelse),
        (&nobody, of_jobcenter, Code::UnknownIndkaldelse),
    ];
    for (caller, id, code) in tries {
        assert_eq!(refused(service.opdater(caller, borger, id, None, &own).await), [code]);
        assert_eq!(refused(service.aflys(caller, borger, id, None).await), [code]);
    }
    let other = world.new_samtale();
    assert_eq!(refused(service.aflys(&jobcenter, borger, other, None).await), [Code::UnknownIndkaldelse]);
    assert_eq!(world.raw.everything().await, before);
    let stranger = world.one_borger().await;
    let answer = service.aflys(&jobcenter, stranger, of_jobcenter, None).await;
    assert_eq!(refused(answer), [Code::UnknownIndkaldelse], "it is another borger's");
}

async fn star_reads_everybody_and_writes_nothing(world: &World) {
    let borger = world.one_borger().await;
    let id = world.summoned(borger, &udkast(SamtaleType::Opfoelgningssamtale, TOMORROW)).await;
    let (star, service) = (kald(MyndighedType::Star, None), &world.indkaldelse_service);
    assert_eq!(service.hent(&star, borger, id).await.unwrap().id, id);
    assert_eq!(service.hent_alle(&star, borger).await.unwrap().len(), 1);
    assert_eq!(service.historik(&star, borger).await.unwrap().len(), 1);
    assert_eq!(world.frist_service.hent_alle(&star, borger).await.unwrap().len(), 0);
    assert_eq!(refused(service.aflys(&star, borger, id, None).await), [Code::NotSummoner]);
}

async fn a_foreign_authority_reads_nothing(world: &World) {
    let borger = world.one_borger().await;
    let id = world.summoned(borger, &udkast(SamtaleType::FaellesJobsamtale, TOMORROW)).await;
    let service = &world.indkaldelse_service;
    let [jobcenter, a_kasse] = foreigners(world, borger).await;
    let nobody = kald(MyndighedType::Kommune, None);
    for caller in [&jobcenter, &a_kasse, &nobody] {
        assert_eq!(refused(service.hent(caller, borger, id).await), [Code::UnknownBorger]);
        assert_eq!(refused(service.hent_alle(caller, borger).await), [Code::UnknownBorger]);
        assert_eq!(refused(service.historik(caller, borger).await), [Code::UnknownBorger]);
        assert_eq!(refused(service.historik_for(caller, borger, id).await), [Code::UnknownBorger]);
        assert_eq!(refused(service.deltagelse(caller, borger, Some(id)).await), [Code::UnknownBorger]);
        assert_eq!(refused(service.valghistorik(caller, borger).await), [Code::UnknownBorger]);
        assert_eq!(refused(service.deltagere(caller, borger, id).await), [Code::UnknownBorger]);
        assert_eq!(refused(service.cv_status(caller, borger).await), [Code::UnknownBorger]);
    }
}

async fn an_a_kasse_reads_only_members_it_may_see(world: &World) {
    let borger = world.one_borger().await;
    let (a_kasse, service) = (world.a_kasse_of(borger).await, &world.indkaldelse_service);
    for (kontaktgruppe, tilmeldekategori, seen) in [
        (1, None, true),
        (1, Some(5), true),
        (8, Some(5), true),
        (8, None, false),
        (8, Some(4), false),
        (2, Some(5), false),
    ] {
        world
            .change_borger(borger, |row| {
                row.kontaktgruppe = kontaktgruppe;
                row.tilmeldekategori = tilmeldekategori;
            })
            .await;
        let answer = service.hent_alle(&a_kasse, borger).await;
        assert_eq!(answer.is_ok(), seen, "{kontaktgruppe} {tilmeldekategori:?}");
    }
}

async fn an_a_kasse_never_reads_a_version_of_type_4(world: &World) {
    let borger = world.one_borger().await;
    let (jobcenter, a_kasse, service) =
        (world.jobcenter_of(borger).await, world.a_kasse_of(borger).await, &world.indkaldelse_service);
    let id = world.summoned(borger, &udkast(SamtaleType::Opfoelgningssamtale, TOMORROW)).await;
    service.opdater(&jobcenter, borger, id, None, &udkast(SamtaleType::Jobsamtale, TOMORROW)).await.unwrap();
    for (caller, versions) in [(&jobcenter, vec![1, 2]), (&a_kasse, vec![2])] {
        let of_one: Vec<_> =
            service.historik_for(caller, borger, id).await.unwrap().iter().map(|row| row.version).collect();
        let of_all: Vec<_> = service.historik(caller, borger).await.unwrap().iter().map(|row| row.version).collect();
        assert_eq!((of_one, of_all), (versions.clone(), versions));
    }
}

async fn each_look_is_one_audit_line(world: &World) {
    let borger = world.one_borger().await;
    let id = world.summoned(borger, &udkast(SamtaleType::Jobsamtale, TOMORROW)).await;
    let (jobcenter, service, before) =
        (world.jobcenter_of(borger).await, &world.indkaldelse_service, world.traces().await);
    service.hent(&jobcenter, borger, id).await.unwrap();
    service.hent_alle(&jobcenter, borger).await.unwrap();
    service.historik_for(&jobcenter, borger, id).await.unwrap();
    service.deltagelse(&jobcenter, borger, None).await.unwrap();
    service.cv_status(&jobcenter, borger).await.unwrap();
    world.frist_service.hent_alle(&jobcenter, borger).await.unwrap();
    // The lines are written behind the caller's back.
    for _ in 0..100 {
        if world.traces_since(before).await.audit >= 6 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    let since = world.traces_since(before).await;
    assert_eq!((since.audit, since.versions, since.events), (6, 0, 0));
}

async fn a_dead_borger_is_not_summoned(world: &World) {
    let borger = world.one_borger().await;
    let id = world.summoned(borger, &udkast(SamtaleType::Jobsamtale, TOMORROW)).await;
    world.change_borger(borger, |row| row.doed_dato = Some(at("2026-11-20T12:00:00Z").date_naive())).await;
    let (jobcenter, wanted) = (world.jobcenter_of(borger).await, udkast(SamtaleType::Jobsamtale, TOMORROW));
    assert_eq!(refused(world.summon(&jobcenter, borger, &wanted).await), [Code::Dead]);
    let before = world.traces().await;
    world.indkaldelse_service.aflys(&jobcenter, borger, id, None).await.unwrap();
    assert_eq!(world.traces_since(before).await.messages, 0, "nobody writes to the dead");
}
