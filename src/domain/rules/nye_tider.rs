//! Times that are new to an agreed aftale: what counts as new, and the a-kasser's yes to it. An a-kasse sends somebody to every
//! conversation of its members, so nothing is put into what it has agreed to without being asked.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use chrono::{NaiveDate, NaiveDateTime};

use super::aftale::uden_om;
use super::tekst::angivet;
use super::{Code, Field, Verdict};
use crate::domain::code_lists::Samtaleform;
use crate::domain::ids::OrganisationId;
use crate::domain::serie::Serie;

/// What of a series somebody has to come to: its times, how many at once, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moedetider {
    /// When, and how many at once.
    pub serie: Serie,
    /// How they meet.
    pub samtaleform: Samtaleform,
    /// Where, in person.
    pub adresse: Option<String>,
}

/// Whether `efter` has a time, hours, places or a place of meeting on these days that none of `foer` has. Fewer times, shorter ones
/// and fewer places are not new, nor is who holds them for the jobcenter.
pub fn har_nyt(foer: &[Moedetider], efter: &Moedetider, dage: &RangeInclusive<NaiveDate>) -> bool {
    let has_times = efter.serie.derive(dage.clone(), &BTreeSet::new()).next().is_some();
    has_times && !foer.iter().any(|foer| rummer(foer, efter, dage))
}

fn rummer(foer: &Moedetider, efter: &Moedetider, dage: &RangeInclusive<NaiveDate>) -> bool {
    let none = BTreeSet::new();
    let mut slots = efter.serie.derive(dage.clone(), &none);
    let ends: BTreeMap<NaiveDateTime, NaiveDateTime> =
        foer.serie.derive(dage.clone(), &none).map(|slot| (slot.start, slot.end)).collect();
    let same_place = (foer.samtaleform, &foer.adresse) == (efter.samtaleform, &efter.adresse);
    let enough = efter.serie.regel().capacity <= foer.serie.regel().capacity;
    same_place && enough && slots.all(|slot| ends.get(&slot.start).is_some_and(|end| slot.end <= *end))
}

/// Who said yes outside the system and when, as typed. The day as `2026-11-24`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct JaForm {
    /// Who, at the a-kasse of the aftale.
    pub hvem: String,
    /// When.
    pub hvornaar: String,
    /// The same of each other a-kasse that shares the times.
    pub delere: BTreeMap<OrganisationId, (String, String)>,
}

/// One a-kasse's yes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SagtJa {
    /// Whose.
    pub a_kasse: OrganisationId,
    /// By whom.
    pub hvem: String,
    /// When, not after today.
    pub dato: NaiveDate,
}

/// The a-kasser that have to say yes before new times are in force.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SkalSigeJa {
    /// The one of the aftale; none while a proposal asks it.
    pub egen: Option<OrganisationId>,
    /// Others that share the times already.
    pub delere: Vec<OrganisationId>,
}

impl SkalSigeJa {
    /// Nobody.
    pub const fn er_tom(&self) -> bool {
        self.egen.is_none() && self.delere.is_empty()
    }
}

/// The yes of each that has to say it, exactly when there is no fault. What is typed for others is nobody's.
pub fn ja(form: &JaForm, skal: &SkalSigeJa, today: NaiveDate) -> (Verdict, Vec<SagtJa>) {
    let (mut verdict, mut sagt) = (Verdict::default(), Vec::new());
    if let Some(a_kasse) = skal.egen {
        let untouched = angivet(&form.hvem).is_none() && angivet(&form.hvornaar).is_none();
        if untouched {
            verdict.refuse_if(true, &[Field::AftaltMed], Code::NyeTiderWithoutJa);
        } else {
            let (faults, told) = uden_om(&form.hvem, &form.hvornaar, today);
            verdict = verdict.and(&faults);
            sagt.extend(told.map(|(hvem, dato)| SagtJa { a_kasse, hvem, dato }));
        }
    }
    let nothing = (String::new(), String::new());
    for &a_kasse in &skal.delere {
        let (hvem, hvornaar) = form.delere.get(&a_kasse).unwrap_or(&nothing);
        let told = uden_om(hvem, hvornaar, today).1;
        verdict.refuse_if(told.is_none(), &[Field::DelerJa], Code::DelerJaMissing);
        sagt.extend(told.map(|(hvem, dato)| SagtJa { a_kasse, hvem, dato }));
    }
    if verdict.is_kept() { (verdict, sagt) } else { (verdict, vec![]) }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::serie::{SerieRegel, WeekPattern};

    fn dage() -> RangeInclusive<NaiveDate> {
        "2026-11-24".parse().unwrap()..="2027-11-30".parse().unwrap()
    }

    fn regel() -> SerieRegel {
        SerieRegel {
            weekdays: "ons".parse().unwrap(),
            weeks: "alle".parse::<WeekPattern>().unwrap(),
            from: "09:00:00".parse().unwrap(),
            to: "12:00:00".parse().unwrap(),
            length_minutes: 30,
            pause_minutes: 0,
            capacity: 2,
            valid_from: "2026-10-01".parse().unwrap(),
            valid_to: "2027-06-30".parse().unwrap(),
        }
    }

    fn tider(change: impl FnOnce(&mut SerieRegel)) -> Moedetider {
        let mut regel = regel();
        change(&mut regel);
        let adresse = Some("Demogade 12, 8000 Aarhus C".to_owned());
        Moedetider { serie: Serie::new(regel).unwrap(), samtaleform: Samtaleform::Personlig, adresse }
    }

    fn nyt(change: impl FnOnce(&mut SerieRegel)) -> bool {
        har_nyt(&[tider(|_| ())], &tider(change), &dage())
    }

    #[test]
    fn fewer_times_are_not_new() {
        assert!(!nyt(|_| ()), "the same");
        assert!(!nyt(|regel| regel.capacity = 1));
        assert!(!nyt(|regel| regel.to = "11:00:00".parse().unwrap()));
        assert!(!nyt(|regel| regel.from = "09:30:00".parse().unwrap()));
        assert!(!nyt(|regel| regel.weeks = "lige".parse().unwrap()));
        assert!(!nyt(|regel| regel.valid_to = "2026-12-31".parse().unwrap()));
        assert!(!nyt(|regel| (regel.length_minutes, regel.pause_minutes) = (20, 10)), "shorter at the same starts");
        assert!(!nyt(|regel| regel.valid_from = "2026-01-01".parse().unwrap()), "what is over is nobody's");
    }

    #[test]
    fn more_or_other_times_are_new() {
        assert!(har_nyt(&[], &tider(|_| ()), &dage()), "a series that was not there");
        assert!(nyt(|regel| regel.capacity = 3));
        assert!(nyt(|regel| regel.to = "12:30:00".parse().unwrap()));
        assert!(!nyt(|regel| regel.to = "12:29:00".parse().unwrap()), "no time more");
        assert!(nyt(|regel| regel.from = "09:15:00".parse().unwrap()), "they begin at other moments");
        assert!(nyt(|regel| regel.length_minutes = 45));
        assert!(nyt(|regel| regel.weekdays = "ons,fre".parse().unwrap()));
        assert!(nyt(|regel| regel.valid_to = "2027-07-07".parse().unwrap()));
        assert!(!nyt(|regel| regel.valid_to = "2027-07-06".parse().unwrap()), "the next Wednesday is the 7th");
    }

    #[test]
    fn another_place_is_new_and_another_agreed_state_has_it() {
        let elsewhere = Moedetider { adresse: Some("Prøvevej 1, 8000 Aarhus C".into()), ..tider(|_| ()) };
        let by_phone = Moedetider { samtaleform: Samtaleform::Telefonisk, adresse: None, ..tider(|_| ()) };
        assert!(har_nyt(&[tider(|_| ())], &elsewhere, &dage()));
        assert!(har_nyt(&[tider(|_| ())], &by_phone, &dage()));
        assert!(!har_nyt(&[tider(|_| ()), elsewhere.clone()], &elsewhere, &dage()));
        let over = Moedetider { adresse: None, ..tider(|regel| regel.valid_to = "2026-11-18".parse().unwrap()) };
        assert!(!har_nyt(&[], &over, &dage()), "it has no times any more");
    }

    #[test]
    fn each_that_has_the_times_has_said_yes() {
        let [egen, deler] = [1, 2].map(|n| OrganisationId::from_uuid(Uuid::from_u128(n)));
        let today = *dage().start();
        let skal = SkalSigeJa { egen: Some(egen), delere: vec![deler] };
        let told = |hvem: &str, hvornaar: &str, delere: &[(&str, &str)]| {
            let delere = delere.iter().map(|(hvem, dato)| (deler, ((*hvem).to_owned(), (*dato).to_owned()))).collect();
            ja(&JaForm { hvem: hvem.into(), hvornaar: hvornaar.into(), delere }, &skal, today)
        };
        let codes = |verdict: &Verdict| verdict.breaches().iter().map(|breach| breach.code).collect::<Vec<_>>();
        let both = told("Bo Prøve", "2026-11-24", &[("Ida Prøve", "2026-11-20")]);
        assert!(both.0.is_kept() && both.1.len() == 2);
        let none = told(" ", "", &[]);
        assert_eq!(codes(&none.0), [Code::NyeTiderWithoutJa, Code::DelerJaMissing]);
        assert!(none.1.is_empty());
        assert_eq!(codes(&told("Bo Prøve", "2026-11-25", &[("Ida", "2026-11-20")]).0), [Code::AftaltDatoAhead]);
        assert_eq!(codes(&told("", "2026-11-24", &[("Ida", "2026-11-20")]).0), [Code::AftaltMedMissing]);
        assert_eq!(codes(&told("Bo", "2026-11-24", &[("Ida", "2026-11-25")]).0), [Code::DelerJaMissing]);
        assert!(ja(&JaForm::default(), &SkalSigeJa::default(), today).0.is_kept(), "nobody has to");
    }
}
