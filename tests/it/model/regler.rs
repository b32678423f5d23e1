//! Which steps are allowed, as the rules say it: told before the step is played.

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};

use super::frist::{Frist, MINDST};
use super::handling::{Slags, Trin};
use super::sandhed::{Aflysning, Borger, Gruppe, Model, Samtale};
use super::scene::Om;
use faellestid::domain::frist::FristStatus;
use faellestid::domain::ids::{FristId, IndkaldelseId};
use faellestid::services::zone;

/// What a step has to come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forventet {
    Ja,
    Nej,
    Optaget,
    HarEn,
}

impl Model {
    pub fn forvent(&self, trin: &Trin, om: Om) -> Forventet {
        let tilladt = match trin {
            Trin::Udsted { hvem, samtaletype, om, holdes } => {
                *om >= MINDST as i64 && *holdes >= 0 && !self.borgere[*hvem].har_aktiv(*samtaletype)
            }
            Trin::OpdaterFrist { hvem, om: dage, holdes, .. } => {
                let frist = self.frist(*hvem, om);
                let tilbage = (frist.fristdato - self.idag()).num_days().clamp(0, MINDST as i64);
                frist.status == FristStatus::Aktiv && *dage >= tilbage && *holdes >= 0
            }
            Trin::Genaabn { hvem, om: dage, holdes, .. } => {
                let frist = self.frist(*hvem, om);
                let misset = frist.status == FristStatus::Overskredet;
                let har_aktiv = self.borgere[*hvem].har_aktiv(frist.samtaletype);
                misset && !har_aktiv && *dage >= MINDST as i64 && *holdes >= 0
            }
            Trin::Hold { hvem, tid, flyt } | Trin::Book { hvem, tid, flyt } => {
                return self.maa_booke(*hvem, *tid, *flyt);
            }
            Trin::Aflys { hvem, .. } => self.maa_aflyse(self.samtale(*hvem, om)),
            Trin::Bekraeft { hvem, .. } => self.staar(self.samtale(*hvem, om)),
            Trin::Opret { hvem, som, om, kl } => self.maa_oprette(*hvem, *som, *om, *kl),
            Trin::Opdater { hvem, som, om: dage, kl, .. } => {
                let row = self.samtale(*hvem, om);
                self.maa_aendre(row, *som) && self.start(*dage, *kl).is_some()
            }
            Trin::MyndighedAflys { hvem, som, .. } => self.maa_aendre(self.samtale(*hvem, om), som.expect("looked up")),
            Trin::Udfald { hvem, .. } => {
                let samtale = self.samtale(*hvem, om);
                !samtale.aflyst && samtale.fra <= self.nu
            }
            Trin::Valg { hvem, .. } => match om {
                Om::Samtale(_) => self.staar(self.samtale(*hvem, om)) && self.samtale(*hvem, om).er_faelles(),
                _ => true,
            },
            Trin::KanIkkeKomme { hvem, .. } => {
                self.staar(self.samtale(*hvem, om)) && self.samtale(*hvem, om).er_faelles()
            }
            Trin::LukTid { .. } | Trin::Fravaer { .. } | Trin::NytCpr { .. } => true,
            Trin::TidenGaar(_) | Trin::Vend { .. } => true,
        };
        if tilladt { Forventet::Ja } else { Forventet::Nej }
    }

    pub fn frist(&self, hvem: usize, om: Om) -> &Frist {
        let Om::Frist(id) = om else { unreachable!("{om:?}") };
        self.borgere[hvem].frist(id)
    }

    pub fn samtale(&self, hvem: usize, om: Om) -> &Samtale {
        let Om::Samtale(id) = om else { unreachable!("{om:?}") };
        self.borgere[hvem].samtale(id)
    }

    /// The local start and its instant, if there is one and no second.
    pub fn start(&self, om: i64, (time, minut): (u32, u32)) -> Option<(chrono::NaiveDateTime, DateTime<Utc>)> {
        let dag = self.idag() + TimeDelta::days(om);
        let lokal = dag.and_time(NaiveTime::from_hms_opt(time, minut, 0)?);
        Some((lokal, zone::lookup(lokal).unique()?))
    }

    fn staar(&self, samtale: &Samtale) -> bool {
        !samtale.aflyst && samtale.fra > self.nu
    }

    pub fn maa_aflyse(&self, samtale: &Samtale) -> bool {
        let i_tide = match samtale.aflysning {
            Aflysning::Nej => false,
            Aflysning::TilStart => true,
            Aflysning::Til(dag) => self.idag() <= dag,
        };
        self.staar(samtale) && !samtale.fremmed && i_tide
    }

    /// Only the authority that summoned, and only the system that owns it.
    fn maa_aendre(&self, samtale: &Samtale, som: Slags) -> bool {
        self.staar(samtale) && samtale.jobcenterets == som.er_jobcenterets() && samtale.fremmed == som.er_fremmed()
    }

    /// An authority's report is never refused for another conversation. An a-kasse's jobsamtale needs absence 75, today and on
    /// the day.
    fn maa_oprette(&self, hvem: usize, som: Slags, om: i64, kl: (u32, u32)) -> bool {
        let ansvar = |dag| self.borgere[hvem].fravaer.iter().any(|f| f.fravaertype == 75 && f.daekker(dag));
        let Some((lokal, _)) = self.start(om, kl) else { return false };
        let hele_vejen = self.idag().iter_days().take_while(|dag| *dag <= lokal.date()).all(ansvar);
        som != Slags::AKasse7 || hele_vejen
    }

    fn maa_booke(&self, hvem: usize, nr: usize, flyt: bool) -> Forventet {
        let (borger, tid, idag) = (&self.borgere[hvem], &self.tider[nr], self.idag());
        let booking = borger.booking(self.nu);
        if booking.is_some_and(|booking| !flyt || booking.tid == Some(nr)) {
            return Forventet::HarEn;
        }
        let rejse = TimeDelta::minutes(30);
        let andre = borger.kommende(self.nu).into_iter().filter(|anden| booking.is_none_or(|own| own.id != anden.id));
        let optaget_selv = andre.into_iter().any(|anden| tid.fra < anden.til + rejse && anden.fra < tid.til + rejse);
        let for_sent = borger.sidste_dag(booking).is_some_and(|dag| tid.lokal.date() > dag);
        let maa_flytte = booking.is_none_or(|booking| {
            let i_tide = booking.ombook_til.is_some_and(|dag| idag <= dag) || borger.spaerrer(booking);
            self.staar(booking) && !booking.fremmed && i_tide
        });
        let fritaget = borger.fravaer.iter().any(|f| f.lukker() && f.daekker(idag));
        let tiden = tid.aaben && tid.fra > self.nu && !for_sent && !optaget_selv;
        match tiden && maa_flytte && !fritaget && !borger.har_misset() {
            false => Forventet::Nej,
            true if self.har_plads(hvem, nr) => Forventet::Ja,
            true => Forventet::Optaget,
        }
    }

    /// Her own hold keeps its place; others' count while they last.
    fn har_plads(&self, hvem: usize, nr: usize) -> bool {
        let holds = |borger: &Borger| borger.hold.is_some_and(|(tid, til)| tid == nr && til <= self.nu);
        let udloebne = self.borgere.iter().filter(|borger| holds(borger)).count();
        let holder_selv = self.borgere[hvem].hold.is_some_and(|(tid, _)| tid == nr);
        holder_selv || self.optaget(nr) - udloebne < self.tider[nr].kapacitet
    }
}

impl Borger {
    pub fn frist(&self, id: FristId) -> &Frist {
        self.frister.iter().find(|frist| frist.id == id).expect("one of hers")
    }

    pub fn samtale(&self, id: IndkaldelseId) -> &Samtale {
        self.samtaler.iter().find(|samtale| samtale.id == id).expect("one of hers")
    }

    fn har_aktiv(&self, samtaletype: u16) -> bool {
        self.frister.iter().any(|frist| frist.status == FristStatus::Aktiv && frist.samtaletype == samtaletype)
    }

    /// The last day that a frist sets for a new booking or a move: of those she has to meet, and those the booking meets.
    fn sidste_dag(&self, booking: Option<&Samtale>) -> Option<chrono::NaiveDate> {
        let binder = |frist: &&Frist| match frist.status {
            FristStatus::Aktiv => frist.gruppe() == Gruppe::Job,
            FristStatus::Indfriet => frist.bag.map(|(id, _)| id) == booking.map(|booking| booking.id),
            FristStatus::Overskredet | FristStatus::AdministrativtLukket => false,
        };
        self.frister.iter().filter(binder).map(|frist| frist.sidste).min()
    }

    /// The latest of her frister that has any effect was missed.
    fn har_misset(&self) -> bool {
        let gaelder = |f: &&Frist| f.status != FristStatus::AdministrativtLukket && f.gruppe() == Gruppe::Job;
        let seneste = self.frister.iter().filter(gaelder).max_by_key(|frist| (frist.fristdato, frist.id));
        seneste.is_some_and(|frist| frist.status == FristStatus::Overskredet)
    }

    /// She must book in the place that this one takes, and it does not help her.
    pub fn spaerrer(&self, booking: &Samtale) -> bool {
        let spaerret = |frist: &Frist| {
            frist.status == FristStatus::Aktiv && booking.gruppe() == Some(frist.gruppe()) && !frist.daekkes_af(booking)
        };
        self.frister.iter().any(spaerret)
    }
}
