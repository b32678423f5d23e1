//! The life of a frist, as the law and FristService tell it.

use chrono::{DateTime, Days, Months, NaiveDate, Utc};

use super::sandhed::{Borger, Gruppe, Samtale};
use faellestid::domain::frist::{FristStatus, Grund};
use faellestid::domain::ids::{FristId, IndkaldelseId};

/// At least so many days, counted from today.
pub const MINDST: u64 = 8;

#[derive(Clone, Debug)]
pub struct Frist {
    pub id: FristId,
    pub samtaletype: u16,
    pub status: FristStatus,
    pub grund: Option<Grund>,
    pub fristdato: NaiveDate,
    pub sidste: NaiveDate,
    pub aktiv_fra: NaiveDate,
    /// The conversation that meets it or makes up for it, and its day.
    pub bag: Option<(IndkaldelseId, NaiveDate)>,
    /// Changes that are told: status, reason and dates.
    pub version: i64,
    /// Tasks it has given the jobcenter.
    pub opgaver: usize,
}

/// Who took a conversation away or moved it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Af {
    Borger,
    Myndighed,
}

/// The one table of what releases what; the jobcenter's conversations alone do.
pub fn indfrier(samtaletype: u16, med_a_kasse: bool, frist: u16) -> bool {
    match frist {
        7 => matches!(samtaletype, 7 | 17),
        17 => samtaletype == 17 || (samtaletype == 7 && med_a_kasse),
        4 => samtaletype == 4,
        _ => false,
    }
}

impl Frist {
    pub fn ny(id: FristId, samtaletype: u16, fristdato: NaiveDate, sidste: NaiveDate, idag: NaiveDate) -> Self {
        let (status, grund) = (FristStatus::Aktiv, None);
        Self { id, samtaletype, status, grund, fristdato, sidste, aktiv_fra: idag, bag: None, version: 1, opgaver: 0 }
    }

    pub fn gruppe(&self) -> Gruppe {
        if self.samtaletype == 4 { Gruppe::Opfoelgning } else { Gruppe::Job }
    }

    /// The conversation meets it: right type, held in time. One in her way that she cannot move meets it whatever it is. For one
    /// that she missed there is no last day.
    pub fn daekkes_af(&self, samtale: &Samtale) -> bool {
        let i_tide = samtale.dag() <= self.sidste || self.var_misset();
        samtale.gruppe() == Some(self.gruppe())
            && (samtale.fremmed || (i_tide && indfrier(samtale.samtaletype, samtale.a_kasse, self.samtaletype)))
    }

    /// A conversation stands behind it, also on its day.
    fn har_samtale(&self) -> bool {
        let lukket = self.status == FristStatus::AdministrativtLukket;
        self.bag.is_some() && (!lukket || matches!(self.grund, Some(Grund::Moededag | Grund::StraksHoldt)))
    }

    /// She had missed it when the conversation was booked.
    pub fn var_misset(&self) -> bool {
        self.status == FristStatus::Overskredet || self.grund == Some(Grund::StraksHoldt)
    }

    /// A change is one version, if any of it is told.
    pub fn skriv(&mut self, change: impl FnOnce(&mut Self)) {
        let told = |frist: &Self| (frist.status, frist.grund, frist.fristdato, frist.sidste);
        let before = told(self);
        change(self);
        self.version += i64::from(told(self) != before);
    }

    fn bliv(&mut self, status: FristStatus, grund: Option<Grund>) {
        self.skriv(|frist| (frist.status, frist.grund) = (status, grund));
    }

    pub fn bliv_aktiv(&mut self, fristdato: NaiveDate, sidste: NaiveDate, idag: NaiveDate) {
        self.skriv(|frist| {
            (frist.status, frist.grund, frist.bag, frist.aktiv_fra) = (FristStatus::Aktiv, None, None, idag);
            (frist.fristdato, frist.sidste) = (fristdato, sidste);
        });
    }

    /// Its conversation is on this day now; the day itself closes, and not before.
    fn staar_bag(&mut self, id: IndkaldelseId, dag: NaiveDate, idag: NaiveDate) {
        self.bag = Some((id, dag));
        match self.grund {
            Some(Grund::Moededag) if dag > idag => (self.status, self.grund) = (FristStatus::Indfriet, None),
            Some(Grund::StraksHoldt) if dag > idag => (self.status, self.grund) = (FristStatus::Overskredet, None),
            _ => {}
        }
    }
}

impl Borger {
    /// What the day, the absences and the conversations make of her frister now.
    pub fn foelg_med(&mut self, nu: DateTime<Utc>, idag: NaiveDate) {
        self.uret(idag);
        self.indfri(nu);
        self.uret(idag);
    }

    fn uret(&mut self, idag: NaiveDate) {
        let fravaer = self.fravaer.clone();
        for frist in &mut self.frister {
            let holdt = frist.bag.is_some_and(|(_, dag)| dag <= idag);
            if frist.status == FristStatus::Aktiv {
                let sidst = idag.min(frist.fristdato);
                let er_vaek = |dag| fravaer.iter().any(|f| f.lukker() && f.daekker(dag));
                let syg = fravaer.iter().any(|f| {
                    let inden_14 = frist.fristdato < f.fra + Days::new(14);
                    matches!(f.fravaertype, 10 | 11) && f.daekker(frist.fristdato) && inden_14
                });
                if frist.aktiv_fra.iter_days().take_while(|dag| *dag <= sidst).any(er_vaek) {
                    frist.bliv(FristStatus::AdministrativtLukket, Some(Grund::Fravaer));
                } else if idag > frist.fristdato {
                    match syg {
                        true => frist.bliv(FristStatus::AdministrativtLukket, Some(Grund::FravaerPaaFristdato)),
                        false => frist.bliv(FristStatus::Overskredet, None),
                    }
                    frist.opgaver += 1;
                }
            }
            match frist.status {
                FristStatus::Indfriet if holdt => frist.bliv(FristStatus::AdministrativtLukket, Some(Grund::Moededag)),
                FristStatus::Overskredet if holdt => {
                    frist.bliv(FristStatus::AdministrativtLukket, Some(Grund::StraksHoldt));
                }
                FristStatus::Overskredet if frist.fristdato + Days::new(1) + Months::new(3) <= idag => {
                    frist.bliv(FristStatus::AdministrativtLukket, Some(Grund::Foraeldet));
                }
                _ => {}
            }
        }
    }

    /// Every active frist gets the soonest conversation that meets it.
    fn indfri(&mut self, nu: DateTime<Utc>) {
        for nr in 0..self.frister.len() {
            let frist = &self.frister[nr];
            let moedt_af = self.kommende(nu).into_iter().find(|samtale| frist.daekkes_af(samtale));
            let Some((id, dag)) = moedt_af.map(|samtale| (samtale.id, samtale.dag())) else { continue };
            if frist.status == FristStatus::Aktiv {
                self.frister[nr].skriv(|frist| (frist.status, frist.bag) = (FristStatus::Indfriet, Some((id, dag))));
            }
        }
    }

    /// What was made or moved after she missed a frist makes up for it.
    pub fn goer_godt(&mut self, id: IndkaldelseId, nu: DateTime<Utc>) {
        let samtale = self.samtale(id).clone();
        for frist in &mut self.frister {
            let venter = frist.status == FristStatus::Overskredet && frist.bag.is_none();
            if venter && samtale.kommer(nu) && frist.daekkes_af(&samtale) {
                frist.bag = Some((id, samtale.dag()));
            }
        }
    }

    /// A conversation is gone, or meets no longer what it met.
    pub fn tab(&mut self, id: IndkaldelseId, af: Af, nu: DateTime<Utc>, idag: NaiveDate) {
        for nr in self.bag(id) {
            self.mist(nr, id, af, nu, idag);
        }
    }

    /// A conversation was moved or changed: what it met it meets still, or loses. An authority's move past the last day extends
    /// it.
    pub fn flyt(&mut self, id: IndkaldelseId, af: Af, nu: DateTime<Utc>, idag: NaiveDate) {
        let samtale = self.samtaler.iter().find(|samtale| samtale.id == id).expect("one of hers").clone();
        for nr in self.bag(id) {
            let mut flyttet = self.frister[nr].clone();
            if af == Af::Myndighed {
                flyttet.sidste = flyttet.sidste.max(samtale.dag());
            }
            let sidste = flyttet.sidste;
            if flyttet.daekkes_af(&samtale) {
                self.frister[nr].skriv(|frist| {
                    frist.sidste = sidste;
                    frist.staar_bag(id, samtale.dag(), idag);
                });
            } else {
                self.mist(nr, id, af, nu, idag);
            }
        }
    }

    fn bag(&self, id: IndkaldelseId) -> Vec<usize> {
        let mut numre: Vec<_> = (0..self.frister.len()).collect();
        numre.retain(|&nr| self.frister[nr].har_samtale() && self.frister[nr].bag.is_some_and(|(bag, _)| bag == id));
        numre.sort_by_key(|&nr| (self.frister[nr].fristdato, self.frister[nr].id));
        numre
    }

    fn mist(&mut self, nr: usize, id: IndkaldelseId, af: Af, nu: DateTime<Utc>, idag: NaiveDate) {
        let frist = &self.frister[nr];
        let anden = self.kommende(nu).into_iter().find(|samtale| samtale.id != id && frist.daekkes_af(samtale));
        if let Some((id, dag)) = anden.map(|samtale| (samtale.id, samtale.dag())) {
            return self.frister[nr].skriv(|frist| frist.staar_bag(id, dag, idag));
        }
        let fristdato = frist.fristdato;
        match af {
            Af::Borger if frist.var_misset() => self.frister[nr].skriv(|frist| {
                (frist.status, frist.grund, frist.bag) = (FristStatus::Overskredet, None, None);
            }),
            Af::Borger if idag > fristdato => self.frister[nr].skriv(|frist| {
                let grund = Some(Grund::AflystEfterFrist);
                (frist.status, frist.grund, frist.bag) = (FristStatus::AdministrativtLukket, grund, None);
                frist.opgaver += 1;
            }),
            Af::Borger => self.aktiv_igen(nr, fristdato, idag),
            Af::Myndighed => self.aktiv_igen(nr, fristdato.max(idag + Days::new(MINDST)), idag),
        }
    }

    /// Active again, with as long as before from Fristdato to the last day. Of two of a type the later one holds.
    fn aktiv_igen(&mut self, nr: usize, fristdato: NaiveDate, idag: NaiveDate) {
        let (id, samtaletype) = (self.frister[nr].id, self.frister[nr].samtaletype);
        let sidste = self.frister[nr].sidste + (fristdato - self.frister[nr].fristdato);
        let samme = |f: &&mut Frist| f.id != id && f.samtaletype == samtaletype && f.status == FristStatus::Aktiv;
        if let Some(anden) = self.frister.iter_mut().find(samme) {
            if anden.fristdato >= fristdato {
                return self.frister[nr].skriv(|frist| {
                    (frist.fristdato, frist.sidste, frist.bag, frist.aktiv_fra) = (fristdato, sidste, None, idag);
                    (frist.status, frist.grund) = (FristStatus::AdministrativtLukket, Some(Grund::Erstattet));
                });
            }
            anden.bliv(FristStatus::AdministrativtLukket, Some(Grund::Erstattet));
        }
        self.frister[nr].bliv_aktiv(fristdato, sidste, idag);
    }
}
