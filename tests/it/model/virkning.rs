//! What an allowed step does to the truth.

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};

use super::frist::{Af, Frist};
use super::handling::{Hop, Slags, Trin};
use super::sandhed::{Fravaer, Model, Samtale};
use super::scene::Om;
use faellestid::domain::ids::IndkaldelseId;
use faellestid::services::zone;

/// Minutes a hold lasts.
const HOLD: i64 = 10;

impl Model {
    /// The instant a step of time leads to; never back.
    pub fn hop(&self, hop: Hop) -> DateTime<Utc> {
        let midnat = |dag: chrono::NaiveDate| zone::lookup(dag.and_time(NaiveTime::MIN)).unique().expect("a midnight");
        let dage = |dage| self.idag() + TimeDelta::days(dage);
        let nth = |length: usize, nr: usize| (length > 0).then(|| nr % length);
        let til = match hop {
            Hop::Minutter(minutter) => Some(self.nu + TimeDelta::minutes(minutter)),
            Hop::Dage(dage) => Some(self.nu + TimeDelta::days(dage)),
            Hop::Midnat(om, sekunder) => Some(midnat(dage(om)) + TimeDelta::seconds(sekunder)),
            Hop::Samtale(hvem, nr, minutter) => {
                let samtaler = &self.borgere[hvem].samtaler;
                nth(samtaler.len(), nr).map(|nr| samtaler[nr].fra + TimeDelta::minutes(minutter))
            }
            Hop::Frist(hvem, nr, dage) => {
                let frister = &self.borgere[hvem].frister;
                let noon = |nr: usize| midnat(frister[nr].fristdato + TimeDelta::days(dage)) + TimeDelta::hours(12);
                nth(frister.len(), nr).map(noon)
            }
        };
        til.filter(|til| *til > self.nu).unwrap_or(self.nu + TimeDelta::seconds(1))
    }

    /// The step was played and allowed. `ny` is the conversation that came of it.
    pub fn spil(&mut self, trin: &Trin, om: Om, ny: Option<IndkaldelseId>) {
        let (nu, idag) = (self.nu, self.idag());
        let dag = |om: i64| idag + TimeDelta::days(om);
        match (trin, om) {
            (Trin::Udsted { hvem, samtaletype, om, holdes }, Om::Frist(id)) => {
                let frist = Frist::ny(id, *samtaletype, dag(*om), dag(om + holdes), idag);
                self.borgere[*hvem].frister.push(frist);
            }
            (Trin::OpdaterFrist { hvem, om, holdes, .. } | Trin::Genaabn { hvem, om, holdes, .. }, Om::Frist(id)) => {
                let frister = &mut self.borgere[*hvem].frister;
                let frist = frister.iter_mut().find(|frist| frist.id == id).expect("one of hers");
                // A prolonged frist has run since it was set; a reopened one runs from today.
                let siden = if matches!(trin, Trin::Genaabn { .. }) { idag } else { frist.aktiv_fra };
                frist.bliv_aktiv(dag(*om), dag(om + holdes), siden);
            }
            (Trin::Hold { hvem, tid, .. }, _) => {
                self.tag_plads(*hvem, *tid);
                let borger = &mut self.borgere[*hvem];
                borger.hold = Some((*tid, nu + TimeDelta::minutes(HOLD)));
                borger.andre_linjer += 1;
            }
            (Trin::Book { hvem, tid, .. }, _) => self.book(*hvem, *tid, ny.expect("a conversation")),
            (Trin::Aflys { hvem, .. }, Om::Samtale(id)) => self.aflys(*hvem, id, Af::Borger),
            (Trin::MyndighedAflys { hvem, .. }, Om::Samtale(id)) => self.aflys(*hvem, id, Af::Myndighed),
            (Trin::LukTid { tid, aflys }, _) => self.luk(*tid, *aflys),
            (Trin::Opret { hvem, som, om, kl }, Om::Samtale(id)) => {
                let (lokal, _) = self.start(*om, *kl).expect("it was allowed");
                let meldt = Samtale::meldt(id, *som, lokal).expect("it was allowed");
                self.borgere[*hvem].samtaler.push(meldt);
                self.borgere[*hvem].goer_godt(id, nu);
            }
            (Trin::Opdater { hvem, som, om, kl, .. }, Om::Samtale(id)) => {
                let (lokal, _) = self.start(*om, *kl).expect("it was allowed");
                self.opdater(*hvem, id, *som, lokal);
            }
            (Trin::Bekraeft { hvem, .. }, Om::Samtale(id)) => {
                self.tael(*hvem, id, |s| !std::mem::replace(&mut s.bekraeftet, true))
            }
            (Trin::KanIkkeKomme { hvem, .. }, Om::Samtale(id)) => {
                self.tael(*hvem, id, |s| !std::mem::replace(&mut s.afbud, true))
            }
            (Trin::Udfald { hvem, .. }, Om::Samtale(id)) => self.tael(*hvem, id, |_| true),
            (Trin::Valg { hvem, .. }, om) => self.vaelg(*hvem, om),
            (Trin::Fravaer { hvem, fravaertype, fra, dage }, _) => {
                let til = dage.map(|dage| dag(fra + dage));
                self.borgere[*hvem].fravaer.push(Fravaer { fravaertype: *fravaertype, fra: dag(*fra), til });
            }
            (Trin::Vend { .. }, _) => self.slip_udloebne(None, None),
            (Trin::NytCpr { .. } | Trin::TidenGaar(_), _) => {}
            (other, om) => unreachable!("{other:?} about {om:?}"),
        }
        for borger in &mut self.borgere {
            borger.besaet(nu);
            borger.foelg_med(nu, idag);
        }
    }

    /// A change that moves nothing else.
    fn tael(&mut self, hvem: usize, id: IndkaldelseId, change: impl FnOnce(&mut Samtale) -> bool) {
        let samtale = self.borgere[hvem].samtaler.iter_mut().find(|samtale| samtale.id == id).expect("one of hers");
        samtale.version += i64::from(change(samtale));
    }

    /// Moving moves: she keeps the conversation, and its old place is free.
    fn book(&mut self, hvem: usize, nr: usize, id: IndkaldelseId) {
        self.tag_plads(hvem, nr);
        let (nu, idag, tid) = (self.nu, self.idag(), self.tider[nr].clone());
        let borger = &mut self.borgere[hvem];
        borger.hold = None;
        let booket = Samtale::booket(id, nr, &tid);
        match borger.samtaler.iter_mut().find(|samtale| samtale.id == id) {
            None => borger.samtaler.push(booket),
            Some(foer) => {
                *foer = Samtale { version: foer.version + 1, optager: foer.optager, ..booket };
                borger.flyt(id, Af::Borger, nu, idag);
            }
        }
        borger.goer_godt(id, nu);
    }

    fn aflys(&mut self, hvem: usize, id: IndkaldelseId, af: Af) {
        let (nu, idag) = (self.nu, self.idag());
        self.tael(hvem, id, |samtale| {
            samtale.aflyst = true;
            true
        });
        self.borgere[hvem].tab(id, af, nu, idag);
    }

    fn luk(&mut self, tid: usize, aflys: bool) {
        self.tider[tid].aaben = false;
        let nu = self.nu;
        for hvem in (0..self.borgere.len()).filter(|_| aflys) {
            let booked = self.borgere[hvem].samtaler.iter();
            let booked = booked.filter(|samtale| samtale.tid == Some(tid) && !samtale.aflyst && samtale.fra > nu);
            for id in booked.map(|samtale| samtale.id).collect::<Vec<_>>() {
                self.aflys(hvem, id, Af::Myndighed);
            }
        }
    }

    /// All of it is as reported now. At another time it has no place in a time, nobody has confirmed, and no a-kasse has
    /// declined to come.
    fn opdater(&mut self, hvem: usize, id: IndkaldelseId, som: Slags, lokal: chrono::NaiveDateTime) {
        let (nu, idag) = (self.nu, self.idag());
        let borger = &mut self.borgere[hvem];
        let foer = borger.samtaler.iter_mut().find(|samtale| samtale.id == id).expect("one of hers");
        if foer.sagt == Some((som, lokal)) {
            return;
        }
        let meldt = Samtale::meldt(id, som, lokal).expect("it was allowed");
        let bliver = (foer.fra, foer.til) == (meldt.fra, meldt.til);
        let det_samme = (foer.fra, foer.samtaletype, foer.a_kasse) == (meldt.fra, meldt.samtaletype, meldt.a_kasse);
        *foer = Samtale {
            tid: foer.tid.filter(|_| bliver),
            bekraeftet: foer.bekraeftet && bliver,
            afbud: foer.afbud && (foer.fra, foer.a_kasse) == (meldt.fra, meldt.a_kasse),
            optager: foer.optager && foer.gruppe() == meldt.gruppe(),
            version: foer.version + 1,
            ..meldt
        };
        borger.besaet(nu);
        if !det_samme {
            borger.flyt(id, Af::Myndighed, nu, idag);
            borger.goer_godt(id, nu);
        }
    }

    /// About the conversation meant, the next fælles jobsamtale, or one that is still to come.
    fn vaelg(&mut self, hvem: usize, om: Om) {
        self.borgere[hvem].valg += 1;
        let kommende = self.borgere[hvem].kommende(self.nu);
        let naeste = kommende.into_iter().find(|samtale| samtale.er_faelles() && samtale.fra > self.nu);
        let om = if let Om::Samtale(id) = om { Some(id) } else { naeste.map(|samtale| samtale.id) };
        match om {
            Some(id) => self.tael(hvem, id, |_| true),
            None => self.borgere[hvem].andre_linjer += 1,
        }
    }
}
