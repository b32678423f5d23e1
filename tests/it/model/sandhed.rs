//! The truth in memory, small enough to be checked against the law by reading it. It calls nothing of what is tested; of the
//! application it uses names, ids and the time-zone table. Unlike the application it never puts anything off: every day begins
//! for everybody.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};

use super::frist::Frist;
use super::handling::Slags;
use faellestid::domain::ids::{BorgerId, IndkaldelseId, TidId};
use faellestid::services::zone;

/// All there is.
#[derive(Clone, Debug)]
pub struct Model {
    pub nu: DateTime<Utc>,
    pub borgere: Vec<Borger>,
    pub tider: Vec<Tid>,
}

#[derive(Clone, Debug)]
pub struct Tid {
    pub id: TidId,
    pub kapacitet: usize,
    pub aaben: bool,
    pub lokal: NaiveDateTime,
    pub fra: DateTime<Utc>,
    pub til: DateTime<Utc>,
}

#[derive(Clone, Debug)]
pub struct Borger {
    pub id: BorgerId,
    pub frister: Vec<Frist>,
    pub samtaler: Vec<Samtale>,
    /// Which time, and until when.
    pub hold: Option<(usize, DateTime<Utc>)>,
    pub fravaer: Vec<Fravaer>,
    pub valg: usize,
    /// Audit lines that are about neither a conversation nor a frist.
    pub andre_linjer: usize,
}

#[derive(Clone, Copy, Debug)]
pub struct Fravaer {
    pub fravaertype: u16,
    pub fra: NaiveDate,
    pub til: Option<NaiveDate>,
}

impl Fravaer {
    pub fn daekker(&self, dag: NaiveDate) -> bool {
        self.fra <= dag && self.til.is_none_or(|til| dag <= til)
    }

    /// 56, 57 and 75.
    pub fn lukker(&self) -> bool {
        matches!(self.fravaertype, 56 | 57 | 75)
    }
}

/// Until when the borger may call it off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aflysning {
    Nej,
    TilStart,
    Til(NaiveDate),
}

#[derive(Clone, Debug)]
pub struct Samtale {
    pub id: IndkaldelseId,
    pub samtaletype: u16,
    pub jobcenterets: bool,
    pub a_kasse: bool,
    pub fremmed: bool,
    pub lokal: NaiveDateTime,
    pub fra: DateTime<Utc>,
    pub til: DateTime<Utc>,
    pub tid: Option<usize>,
    pub ombook_til: Option<NaiveDate>,
    pub aflysning: Aflysning,
    pub aflyst: bool,
    /// It takes her one place in its group.
    pub optager: bool,
    pub bekraeftet: bool,
    pub afbud: bool,
    /// What was last reported of it.
    pub sagt: Option<(Slags, NaiveDateTime)>,
    pub version: i64,
}

/// What excludes what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gruppe {
    Job,
    Opfoelgning,
}

impl Samtale {
    pub fn dag(&self) -> NaiveDate {
        self.lokal.date()
    }

    pub fn kommer(&self, nu: DateTime<Utc>) -> bool {
        !self.aflyst && self.til > nu
    }

    pub fn gruppe(&self) -> Option<Gruppe> {
        match (self.jobcenterets, self.samtaletype) {
            (true, 7 | 17) => Some(Gruppe::Job),
            (true, 4) => Some(Gruppe::Opfoelgning),
            _ => None,
        }
    }

    pub fn er_faelles(&self) -> bool {
        self.samtaletype == 17 || (self.samtaletype == 7 && self.a_kasse)
    }

    /// A conversation as `som` reports it, new and not yet placed. None: there is no such moment, or there are two.
    pub fn meldt(id: IndkaldelseId, som: Slags, lokal: NaiveDateTime) -> Option<Self> {
        let fra = zone::lookup(lokal).unique()?;
        Some(Self {
            id,
            samtaletype: som.samtaletype(),
            jobcenterets: som.er_jobcenterets(),
            a_kasse: som.med_a_kasse(),
            fremmed: som.er_fremmed(),
            lokal,
            fra,
            til: fra + TimeDelta::minutes(super::scene::MINUTTER),
            tid: None,
            ombook_til: som.er_flytbar().then(|| lokal.date()),
            aflysning: if som.er_flytbar() { Aflysning::TilStart } else { Aflysning::Nej },
            aflyst: false,
            optager: false,
            bekraeftet: false,
            afbud: false,
            sagt: Some((som, lokal)),
            version: 1,
        })
    }

    /// A conversation as she books it: moved or called off until the day before.
    pub fn booket(id: IndkaldelseId, nr: usize, tid: &Tid) -> Self {
        let dagen_foer = tid.lokal.date() - Days::new(1);
        Self {
            id,
            samtaletype: 17,
            jobcenterets: true,
            a_kasse: true,
            fremmed: false,
            lokal: tid.lokal,
            fra: tid.fra,
            til: tid.til,
            tid: Some(nr),
            ombook_til: Some(dagen_foer),
            aflysning: Aflysning::Til(dagen_foer),
            aflyst: false,
            optager: false,
            bekraeftet: false,
            afbud: false,
            sagt: None,
            version: 1,
        }
    }
}

impl Borger {
    pub fn ny(id: BorgerId) -> Self {
        Self { id, frister: vec![], samtaler: vec![], hold: None, fravaer: vec![], valg: 0, andre_linjer: 0 }
    }

    /// Her conversations that stand and have not ended, soonest first.
    pub fn kommende(&self, nu: DateTime<Utc>) -> Vec<&Samtale> {
        let mut kommende: Vec<_> = self.samtaler.iter().filter(|samtale| samtale.kommer(nu)).collect();
        kommende.sort_by_key(|samtale| (samtale.fra, samtale.id));
        kommende
    }

    /// The one that a new booking would have to move.
    pub fn booking(&self, nu: DateTime<Utc>) -> Option<&Samtale> {
        self.kommende(nu).into_iter().find(|samtale| samtale.optager && samtale.gruppe() == Some(Gruppe::Job))
    }

    /// Each group's place is taken by the one that has it, else by the soonest.
    pub fn besaet(&mut self, nu: DateTime<Utc>) {
        for samtale in &mut self.samtaler {
            samtale.optager &= samtale.kommer(nu) && samtale.gruppe().is_some();
        }
        for gruppe in [Gruppe::Job, Gruppe::Opfoelgning] {
            let of_the_group: Vec<_> = self.kommende(nu).into_iter().filter(|s| s.gruppe() == Some(gruppe)).collect();
            let first = of_the_group.first().map(|samtale| samtale.id);
            if of_the_group.iter().all(|samtale| !samtale.optager) {
                self.samtaler.iter_mut().filter(|samtale| Some(samtale.id) == first).for_each(|s| s.optager = true);
            }
        }
    }
}

impl Model {
    pub fn idag(&self) -> NaiveDate {
        zone::local_date(self.nu)
    }

    /// Places taken in a time: bookings and holds, run out or not.
    pub fn optaget(&self, nr: usize) -> usize {
        let booked = self.borgere.iter().flat_map(|borger| &borger.samtaler);
        let held = self.borgere.iter().filter(|borger| borger.hold.is_some_and(|(tid, _)| tid == nr));
        booked.filter(|samtale| !samtale.aflyst && samtale.tid == Some(nr)).count() + held.count()
    }

    /// A hold counts for ten minutes; then whoever wants its place takes it.
    pub fn tag_plads(&mut self, hvem: usize, nr: usize) {
        if self.borgere[hvem].hold.is_none_or(|(tid, _)| tid != nr) {
            self.slip_udloebne(Some(nr), Some(hvem));
        }
    }

    /// Holds that have run out are gone: of one time or all, of everybody or all but one.
    pub fn slip_udloebne(&mut self, tid: Option<usize>, undtagen: Option<usize>) {
        let nu = self.nu;
        for (_, borger) in self.borgere.iter_mut().enumerate().filter(|(hvem, _)| Some(*hvem) != undtagen) {
            borger.hold = borger.hold.filter(|(held, til)| *til > nu || tid.is_some_and(|tid| tid != *held));
        }
    }

    /// Time goes by, day by day.
    pub fn gaa(&mut self, til: DateTime<Utc>) {
        let mut dag = self.idag();
        while dag < zone::local_date(til) {
            dag = dag + Days::new(1);
            self.nu = zone::lookup(dag.and_time(NaiveTime::MIN)).unique().expect("midnight comes once");
            self.dagen_gaar();
        }
        self.nu = til;
        self.dagen_gaar();
    }

    fn dagen_gaar(&mut self) {
        let (nu, idag) = (self.nu, self.idag());
        for borger in &mut self.borgere {
            borger.besaet(nu);
            borger.foelg_med(nu, idag);
        }
    }
}
