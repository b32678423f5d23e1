//! What has to be true after every step: what the services and the database say is the truth, no more rows were written than
//! changes made, and a refused step wrote none.

use std::collections::BTreeMap;

use super::frist::{Frist, indfrier};
use super::sandhed::{Borger, Model};
use super::scene::Scene;
use crate::support::herself;
use faellestid::domain::code_lists::Ejersystem;
use faellestid::domain::frist::FristStatus;
use faellestid::domain::indkaldelse::Gruppe;
use faellestid::services::frist::LaestFrist;
use faellestid::store::Indkaldelse;

/// Everything a step may change, as text, by table.
pub type Aftryk = BTreeMap<&'static str, Vec<String>>;

impl Scene {
    /// Every row about the borgere and times of the game, but for the looks at them.
    pub async fn aftryk(&self, model: &Model) -> Aftryk {
        let raw = &self.world.raw;
        let ids = |ids: Vec<uuid::Uuid>| ids.into_iter().map(|id| raw.id(id)).collect::<Vec<_>>().join(", ");
        let borgere = ids(model.borgere.iter().map(|borger| borger.id.uuid()).collect());
        let tider = ids(model.tider.iter().map(|tid| tid.id.uuid()).collect());
        let mut aftryk = Aftryk::new();
        let own = ["frist", "indkaldelse", "haendelse", "reservation", "opgave", "notifikation"];
        for table in own.into_iter().chain(["deltagelsesvalg", "fravaer", "cpr_historik"]) {
            aftryk.insert(table, self.rows(table, &format!("borger_id IN ({borgere})")).await);
        }
        let no_look = format!("(borger_id IN ({borgere}) OR subject_id IN ({tider})) AND action NOT LIKE '%_laest'");
        aftryk.insert("audit", self.rows("audit", &format!("{no_look} AND action NOT LIKE '%_set'")).await);
        aftryk.insert("tid", self.rows("tid", &format!("id IN ({tider})")).await);
        for (historik, table) in [("frist_historik", "frist"), ("indkaldelse_historik", "indkaldelse")] {
            let of_theirs = format!("{table}_id IN (SELECT id FROM {table} WHERE borger_id IN ({borgere}))");
            aftryk.insert(historik, self.rows(historik, &of_theirs).await);
        }
        aftryk
    }

    async fn rows(&self, table: &'static str, which: &str) -> Vec<String> {
        let columns = self.columns[table].iter().map(String::as_str).collect::<Vec<_>>();
        self.world.raw.rows_of(&format!("{table} WHERE {which}"), &columns).await
    }

    /// Compares everything with the truth.
    pub async fn efterse(&self, model: &Model, aftryk: &Aftryk) {
        self.world.assert_whole().await;
        let mut skrevet = Skrevet::default();
        for borger in &model.borgere {
            let frister = self.world.frist_service.hent_alle(&self.jc(), borger.id).await.unwrap();
            let samtaler = self.world.store.read().await.unwrap().indkaldelser_of(borger.id).await.unwrap();
            self.efterse_frister(borger, &frister, &mut skrevet);
            efterse_samtaler(borger, &samtaler, &mut skrevet);
            self.ingen_er_spaerret(borger, &frister, &samtaler).await;
            skrevet.andre += borger.andre_linjer;
            skrevet.valg += borger.valg;
        }
        for (nr, tid) in model.tider.iter().enumerate() {
            let stored = self.world.tid(tid.id).await;
            assert_eq!(usize::try_from(stored.optaget).unwrap(), model.optaget(nr), "places taken in time {nr}");
            assert!(model.optaget(nr) <= tid.kapacitet && stored.open == tid.aaben, "time {nr}");
            skrevet.andre += usize::from(!tid.aaben);
        }
        skrevet.sammenlign(aftryk);
    }

    fn efterse_frister(&self, borger: &Borger, read: &[LaestFrist], skrevet: &mut Skrevet) {
        assert_eq!(read.len(), borger.frister.len(), "none is lost, none is added");
        for LaestFrist { frist: stored, idag } in read {
            let truth = borger.frist(stored.id);
            let (bag, dag) = truth.bag.unzip();
            let expected = (truth.status, truth.grund, truth.fristdato, truth.sidste, truth.aktiv_fra, dag);
            let there = (
                idag.status,
                idag.grund,
                idag.fristdato,
                idag.sidste_afholdelsesdato,
                idag.aktiv_fra,
                idag.booking_dato,
            );
            assert_eq!(there, expected, "frist {:?} of {:?}, stored as {stored:?}", truth, borger);
            assert_eq!(stored.indkaldelse_id, bag, "what stands behind {truth:?}");
            let written_down = (stored.status, stored.grund) == (idag.status, idag.grund);
            assert!(stored.version <= truth.version, "told too often: {stored:?}, {truth:?}");
            assert!(!written_down || stored.version == truth.version, "told wrongly: {stored:?}, {truth:?}");
            skrevet.fristversioner += usize::try_from(stored.version).unwrap();
            skrevet.fristopgaver += if written_down { truth.opgaver } else { 0 };
            skrevet.afventer |= !written_down;
        }
    }

    /// Nobody has an active frist and cannot meet it because of her own conversation: whatever stands in its place she may move.
    async fn ingen_er_spaerret(&self, borger: &Borger, frister: &[LaestFrist], samtaler: &[Indkaldelse]) {
        let nu = self.world.clock.now();
        let active = |gruppe| move |frist: &&Frist| frist.status == FristStatus::Aktiv && frist.samtaletype != gruppe;
        let spaerret = borger.frister.iter().find(active(4));
        let booking =
            samtaler.iter().find(|row| row.gruppe == Gruppe::Jobsamtale && row.occupies && row.starts_at > nu);
        let (Some(frist), Some(booking)) = (spaerret, booking) else { return };
        assert!(frister.iter().any(|read| read.frist.id == frist.id));
        let situation = self.world.service.situation(&herself(borger.id), borger.id).await.unwrap();
        assert!(situation.ombooking.is_kept(), "{frist:?} is barred by {booking:?}: {:?}", situation.ombooking);
    }
}

/// Rows that the changes so far account for.
#[derive(Debug, Default)]
struct Skrevet {
    fristversioner: usize,
    samtaleversioner: usize,
    andre: usize,
    valg: usize,
    fristopgaver: usize,
    /// The clock has turned a frist over that nobody has written down yet.
    afventer: bool,
}

impl Skrevet {
    /// One version, one event and one audit line for every change.
    fn sammenlign(&self, aftryk: &Aftryk) {
        let changes = self.fristversioner + self.samtaleversioner;
        assert_eq!(aftryk["frist_historik"].len(), self.fristversioner, "versions of frister");
        assert_eq!(aftryk["indkaldelse_historik"].len(), self.samtaleversioner, "versions of conversations");
        assert_eq!(aftryk["haendelse"].len(), changes, "events");
        // A task that a change has seen to has a line of its own beside that of the change.
        let of_tasks = aftryk["audit"].iter().filter(|row| row.contains("opgave_lukket_af_sig_selv")).count();
        assert_eq!(aftryk["audit"].len() - of_tasks, changes + self.andre, "audit lines");
        assert_eq!(aftryk["deltagelsesvalg"].len(), self.valg, "choices");
        let of_frister = ["frist_overskredet", "fravaer_paa_fristdato", "uden_samtale_og_frist"];
        let tasks = aftryk["opgave"].iter().filter(|row| of_frister.iter().any(|slags| row.contains(slags))).count();
        assert!(self.afventer || tasks == self.fristopgaver, "tasks: {tasks}, not {}", self.fristopgaver);
    }
}

fn efterse_samtaler(borger: &Borger, read: &[Indkaldelse], skrevet: &mut Skrevet) {
    assert_eq!(read.len(), borger.samtaler.len(), "none is lost, none is added");
    for stored in read {
        let truth = borger.samtale(stored.id);
        let there = (
            stored.samtaletype.id(),
            stored.local_start,
            stored.starts_at,
            stored.ends_at,
            stored.a_kasse_id.is_some(),
            stored.ejersystem != Some(Ejersystem::Faellestid),
            stored.aflyst_af.is_some(),
            stored.bekraeftet_at.is_some(),
            stored.a_kasse_afbud_at.is_some(),
            stored.tid_id.is_some(),
            stored.version,
        );
        let expected = (
            truth.samtaletype,
            truth.lokal,
            truth.fra,
            truth.til,
            truth.a_kasse,
            truth.fremmed,
            truth.aflyst,
            truth.bekraeftet,
            truth.afbud,
            truth.tid.is_some(),
            truth.version,
        );
        assert_eq!(there, expected, "{truth:?}");
        skrevet.samtaleversioner += usize::try_from(stored.version).unwrap();
    }
}

/// What must be true of the truth itself, whatever brought it about.
pub fn holder(model: &Model) {
    for borger in &model.borgere {
        let kommende = borger.kommende(model.nu);
        for gruppe in [super::sandhed::Gruppe::Job, super::sandhed::Gruppe::Opfoelgning] {
            let taking = kommende.iter().filter(|s| s.optager && s.gruppe() == Some(gruppe)).count();
            assert!(taking <= 1, "one at a time: {borger:?}");
        }
        for frist in &borger.frister {
            let meets = |s: &&&super::sandhed::Samtale| {
                s.gruppe() == Some(frist.gruppe())
                    && s.dag() <= frist.sidste
                    && indfrier(s.samtaletype, s.a_kasse, frist.samtaletype)
            };
            let covered = kommende.iter().find(meets);
            assert!(frist.status != FristStatus::Aktiv || covered.is_none(), "active beside {covered:?}: {frist:?}");
            let behind = frist.bag.and_then(|(id, _)| kommende.iter().find(|samtale| samtale.id == id));
            let met = behind.is_some_and(|samtale| meets(&samtale) || samtale.fremmed);
            assert!(frist.status != FristStatus::Indfriet || met, "met by nothing: {frist:?}");
        }
    }
}
