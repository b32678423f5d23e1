//! Who may not, and what cannot be: every code at once, and nothing is changed.

use super::*;
use crate::support::{kald, on_both_engines};
use faellestid::domain::rules::{Code, Field};
use faellestid::services::kald::{Afvist, Kald};
use faellestid::services::register::FravaerUdkast;
use uuid::Uuid;

on_both_engines! {
    only_the_register_and_her_jobcenter_write,
    an_a_kasses_own_exemptions_stay_with_the_a_kasse,
    every_fault_of_a_state_is_told_at_once,
    an_absence_that_cannot_be_is_refused,
    whom_nobody_knows_is_unknown,
}

fn codes<T: std::fmt::Debug>(refused: Result<T, Afvist>) -> Vec<(Field, Code)> {
    let Err(Afvist::Regler(verdict)) = refused else { panic!("not refused: {refused:?}") };
    verdict.breaches().iter().map(|breach| (breach.fields[0], breach.code)).collect()
}

/// Every authority but her jobcenter, and STAR, which holds the register.
async fn others(world: &World, borger: BorgerId) -> Vec<Kald<'static>> {
    let odense = organisation(world, "jobcenter", "46100").await;
    let her_jobcenter = world.borger_row(borger).await.jobcenter_id;
    vec![
        world.a_kasse_of(borger).await,
        kald(MyndighedType::Jobcenter, Some(odense)),
        kald(MyndighedType::Jobcenter, None),
        kald(MyndighedType::Kommune, Some(her_jobcenter)),
    ]
}

async fn only_the_register_and_her_jobcenter_write(world: &World) {
    let live = live(world, times(world).await).await;
    let mut nu = Fakta::from(&world.borger_row(live.borger).await);
    nu.doed_dato = Some(day(TODAY));
    let known = world.clock.new_id();
    let holiday = FravaerUdkast { fravaertype: 10, fra: day(TODAY), til: None };
    let service = service(world);
    let her_own = world.jobcenter_of(live.borger).await;
    service.registrer_fravaer(Some(&her_own), live.borger, known, holiday).await.unwrap();
    let everything = world.raw.everything().await;
    let not_theirs = [(Field::Myndighed, Code::NotAuthorised)];
    let (cpr, id) = ("7101010001".parse().unwrap(), world.clock.new_id());
    for kald in others(world, live.borger).await {
        let kald = Some(&kald);
        assert_eq!(codes(service.opdater(kald, live.borger, &nu).await), not_theirs);
        assert_eq!(codes(service.registrer_fravaer(kald, live.borger, id, holiday).await), not_theirs);
        assert_eq!(codes(service.aendr_fravaer(kald, live.borger, known, Some(day(TODAY))).await), not_theirs);
        assert_eq!(
            codes(service.aendr_fravaer(kald, live.borger, id, None).await),
            not_theirs,
            "whatever ids there are"
        );
        assert_eq!(codes(service.skift_cpr(kald, live.borger, &cpr).await), not_theirs);
    }
    assert!(world.raw.everything().await == everything);
    assert_eq!(service.opdater(Some(&her_own), live.borger, &nu).await.unwrap(), [Faktum::Doed]);
}

async fn an_a_kasses_own_exemptions_stay_with_the_a_kasse(world: &World) {
    let live = live(world, times(world).await).await;
    let a_kasse = world.a_kasse_of(live.borger).await;
    let everything = world.raw.everything().await;
    for fravaertype in [56, 57, 75] {
        let udkast = FravaerUdkast { fravaertype, fra: day(TODAY), til: None };
        let refused = service(world).registrer_fravaer(Some(&a_kasse), live.borger, world.clock.new_id(), udkast).await;
        let expected = [(Field::Myndighed, Code::NotAuthorised), (Field::FravaerType, Code::FravaerNotTheirs)];
        assert_eq!(codes(refused), expected);
    }
    assert!(world.raw.everything().await == everything);
}

/// Makes a state wrong in one field.
type Fault<'a> = &'a dyn Fn(&mut Fakta);

async fn every_fault_of_a_state_is_told_at_once(world: &World) {
    let live = live(world, times(world).await).await;
    let good = Fakta::from(&world.borger_row(live.borger).await);
    let hk = organisation(world, "a_kasse", "hk").await;
    let (ahead, nobody) = (Some(day("9999-12-31")), OrganisationId::from_uuid(Uuid::nil()));
    let faults: [(Field, Code, Fault<'_>); 9] = [
        (Field::BorgerTelefon, Code::ControlCharacters, &|nu| nu.telefon = Some("1\u{0}2".to_owned())),
        (Field::BorgerEmail, Code::TextTooLong, &|nu| nu.email = Some("a".repeat(255))),
        (Field::Navn, Code::HtmlInText, &|nu| nu.navn = "<!-- x -->".to_owned()),
        (Field::Jobcenter, Code::UnknownCodeValue, &|nu| nu.jobcenter = hk),
        (Field::AKasse, Code::UnknownCodeValue, &|nu| nu.a_kasse = Some(nobody)),
        (Field::LedigSiden, Code::TooFarAhead, &|nu| nu.ledig_siden = ahead),
        (Field::TilmeldtFra, Code::TooFarAhead, &|nu| nu.tilmeldt_fra = ahead),
        (Field::AfmeldtFra, Code::TooFarAhead, &|nu| nu.afmeldt_fra = ahead),
        (Field::DoedDato, Code::DoedsdatoAhead, &|nu| nu.doed_dato = Some(day("2026-11-25"))),
    ];
    let everything = world.raw.everything().await;
    let mut all = good.clone();
    for (field, code, break_it) in faults {
        let mut bad = good.clone();
        break_it(&mut bad);
        break_it(&mut all);
        assert_eq!(codes(service(world).opdater(None, live.borger, &bad).await), [(field, code)]);
    }
    let told = codes(service(world).opdater(None, live.borger, &all).await);
    assert_eq!(told, faults.map(|(field, code, _)| (field, code)));
    assert!(world.raw.everything().await == everything);
    // As far back as is taken.
    let old = Some(day("1900-01-01"));
    load(world, live.borger, |nu| (nu.ledig_siden, nu.tilmeldt_fra) = (old, old)).await;
    load(world, live.borger, |nu| nu.afmeldt_fra = Some(day("1900-01-02"))).await;
    assert_eq!(frist(world, live.active).await, closed(Grund::Afmeldt));
    load(world, live.borger, |nu| nu.doed_dato = old).await;
    assert_eq!(Fakta::from(&world.borger_row(live.borger).await).doed_dato, old);
}

async fn an_absence_that_cannot_be_is_refused(world: &World) {
    let borgere = world.other_borgere(2).await;
    let (borger, other) = (borgere[0], borgere[1]);
    let (service, id) = (service(world), world.clock.new_id());
    let sick = FravaerUdkast { fravaertype: 11, fra: day(TODAY), til: Some(day(TODAY)) };
    service.registrer_fravaer(None, borger, id, sick).await.unwrap();
    let everything = world.raw.everything().await;
    let bad = FravaerUdkast { fravaertype: 9, fra: day("9999-12-31"), til: Some(day("9999-12-30")) };
    let expected = [
        (Field::FravaerType, Code::UnknownCodeValue),
        (Field::Fra, Code::TooFarAhead),
        (Field::Til, Code::TooFarAhead),
        (Field::Til, Code::FravaerEndsBeforeStart),
    ];
    assert_eq!(codes(service.registrer_fravaer(None, borger, world.clock.new_id(), bad).await), expected);
    let taken = [(Field::FravaerId, Code::IdExists)];
    let longer = FravaerUdkast { til: None, ..sick };
    assert_eq!(codes(service.registrer_fravaer(None, borger, id, longer).await), taken);
    assert_eq!(codes(service.registrer_fravaer(None, other, id, sick).await), taken);
    let unknown = [(Field::FravaerId, Code::UnknownFravaer)];
    assert_eq!(codes(service.aendr_fravaer(None, other, id, None).await), unknown, "another's");
    assert_eq!(codes(service.aendr_fravaer(None, borger, world.clock.new_id(), None).await), unknown);
    let before_it_began = Some(day("2026-11-23"));
    let ends = [(Field::Til, Code::FravaerEndsBeforeStart)];
    assert_eq!(codes(service.aendr_fravaer(None, borger, id, before_it_began).await), ends);
    service.registrer_fravaer(None, borger, id, sick).await.unwrap();
    assert!(world.raw.everything().await == everything, "the same again is no change");
}

async fn whom_nobody_knows_is_unknown(world: &World) {
    let nobody = BorgerId::from_uuid(Uuid::nil());
    let sofie = world.borger("borger-med-frist").await;
    let nu = Fakta::from(&world.borger_row(sofie).await);
    let unknown = [(Field::Personnummer, Code::UnknownBorger)];
    assert_eq!(codes(service(world).opdater(None, nobody, &nu).await), unknown);
    let foreign = kald(MyndighedType::Jobcenter, Some(organisation(world, "jobcenter", "46100").await));
    assert_eq!(codes(service(world).fravaer_of(&foreign, sofie).await), unknown);
    assert_eq!(codes(service(world).fravaer_of(&foreign, nobody).await), unknown);
}
