//! What authorities do in a test, and what is known of a borger before they do it.

use chrono::{NaiveDate, TimeDelta};
use uuid::Uuid;

use super::world::{World, day};
use faellestid::domain::code_lists::{FravaerType, MoedeGruppeType, SamtaleType, Samtaleform};
use faellestid::domain::ids::{AftaleId, BorgerId, FristId, IndkaldelseId, OrganisationId, SerieId};
use faellestid::domain::indkaldelse::{Tidspunkt, Udkast};
use faellestid::domain::indstilling::Indstilling;
use faellestid::domain::rules::{Code, Verdict};
use faellestid::services::indkaldelse::Modtaget;
use faellestid::services::kald::{Afvist, Kald};
use faellestid::store::{Aftale, Borger, FravaerPeriode, Indkaldelse, IndstillingRow, SerieRow};

/// A report that breaks no rule: in person, 45 minutes, at a local time such as `2026-12-01T09:00:00`.
pub fn udkast(samtaletype: SamtaleType, local_start: &str) -> Udkast {
    let some = |text: &str| Some(text.to_owned());
    Udkast {
        gruppemoede_id: None,
        ejersystem: None,
        ombooking_mulig: false,
        ombooking_frist: None,
        aflysning_mulig: false,
        aflysning_frist: None,
        selvbooket: false,
        start: Some(Tidspunkt::Lokal(local_start.parse().unwrap(), None)),
        slut: None,
        varighed: Some(45),
        samtaletype: samtaletype.id(),
        moedegruppetype: MoedeGruppeType::Individuelt.id(),
        samtaleform: Samtaleform::Personlig.id(),
        a_kasse_deltager: false,
        titel: "Samtale".to_owned(),
        beskrivelse: "Vi taler om din jobsøgning.".to_owned(),
        medarbejder: some("Karen Prøve"),
        team: None,
        adresse: some("Demogade 12, 8000 Aarhus C"),
        borger_ringer: false,
        moedetelefon: None,
        link: None,
        borger_telefon: None,
        borger_email: None,
        kontakt_telefon: some("12345678"),
        kontakt_email: None,
    }
}

/// The codes of a call that rules refused. Anything else, a database error above all, is a fault.
pub fn refused<T: std::fmt::Debug>(answer: Result<T, Afvist>) -> Vec<Code> {
    match answer {
        Err(Afvist::Regler(verdict)) => verdict.breaches().iter().map(|breach| breach.code).collect(),
        other => panic!("not refused by rules: {other:?}"),
    }
}

/// The codes that were warned of.
pub fn warned(verdict: &Verdict) -> Vec<Code> {
    assert!(verdict.is_kept());
    verdict.warnings().iter().map(|breach| breach.code).collect()
}

impl World {
    /// A fresh id for a conversation.
    pub fn new_samtale(&self) -> IndkaldelseId {
        IndkaldelseId::from_uuid(self.clock.new_id())
    }

    /// A fresh id for a frist.
    pub fn new_frist(&self) -> FristId {
        FristId::from_uuid(self.clock.new_id())
    }

    /// An authority reports a conversation, under a fresh id.
    pub async fn summon(&self, kald: &Kald<'_>, borger: BorgerId, udkast: &Udkast) -> Result<Modtaget, Afvist> {
        self.indkaldelse_service.opret(kald, borger, self.new_samtale(), udkast).await
    }

    /// Her jobcenter reports a conversation that breaks no rule.
    pub async fn summoned(&self, borger: BorgerId, udkast: &Udkast) -> IndkaldelseId {
        self.summon(&self.jobcenter_of(borger).await, borger, udkast).await.unwrap().indkaldelse.id
    }

    /// A conversation as it is stored.
    pub async fn indkaldelse(&self, id: IndkaldelseId) -> Indkaldelse {
        self.store.read().await.unwrap().indkaldelse(id).await.unwrap().expect("a conversation")
    }

    /// One more borger, as [`World::other_borgere`] makes them.
    pub async fn one_borger(&self) -> BorgerId {
        self.other_borgere(1).await[0]
    }

    /// The register says something else of her from now on.
    pub async fn change_borger(&self, id: BorgerId, change: impl FnOnce(&mut Borger)) {
        let mut borger = self.borger_row(id).await;
        change(&mut borger);
        let mut tx = self.store.begin().await.unwrap();
        tx.update_borger(&borger).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// She is absent.
    pub async fn absent(&self, id: BorgerId, fravaertype: FravaerType, fra: &str, til: Option<&str>) {
        let period = FravaerPeriode { fravaertype, fra: day(fra), til: til.map(day) };
        let mut tx = self.store.begin().await.unwrap();
        tx.insert_fravaer(self.clock.new_id(), id, &period).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// A setting holds for everybody, from the beginning and instead of what was set before.
    pub async fn set_indstilling(&self, navn: Indstilling, vaerdi: &str) {
        let earlier = i64::try_from(self.raw.count("indstilling").await).unwrap();
        let row = IndstillingRow {
            id: self.clock.new_id(),
            navn: navn.as_str().to_owned(),
            organisation_id: None,
            gaelder_fra: day("2020-01-01"),
            vaerdi: vaerdi.to_owned(),
            kilde: "Prøve".to_owned(),
            sat_at: self.clock.now() + TimeDelta::seconds(earlier),
        };
        let mut tx = self.store.begin().await.unwrap();
        tx.insert_indstilling(&row).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// One more aftale of her own jobcenter and a-kasse, with a series, on other days than the demo's.
    pub async fn agree(&self, borger: BorgerId, valid_from: NaiveDate, valid_to: NaiveDate) -> (Aftale, SerieRow) {
        let (aftale, serie) = self.frame_of(borger).await;
        let id = AftaleId::from_uuid(self.clock.new_id());
        let aftale = Aftale { id, valid_from, valid_to, ..aftale };
        let serie_id = SerieId::from_uuid(self.clock.new_id());
        let serie = SerieRow { id: serie_id, aftale_id: id, valid_from, valid_to, ..serie };
        let mut tx = self.store.begin().await.unwrap();
        tx.insert_aftale(&aftale).await.unwrap();
        tx.insert_serie(&serie).await.unwrap();
        tx.commit().await.unwrap();
        (aftale, serie)
    }

    /// An organisation that has nothing to do with her, of the kind `jobcenter` or `a_kasse`.
    pub async fn foreign(&self, borger: BorgerId, kind: &str) -> OrganisationId {
        let hers = self.borger_row(borger).await;
        let all = self.store.read().await.unwrap().organisationer().await.unwrap();
        let foreign = all
            .into_iter()
            .find(|other| other.kind == kind && other.id != hers.jobcenter_id && Some(other.id) != hers.a_kasse_id);
        foreign.expect("another organisation").id
    }

    /// How often an authority was told `slags` (with its kind of change) about a thing.
    pub async fn told(&self, about: Uuid, aendringstype: i32, slags: &str, whom: OrganisationId) -> usize {
        let (about, whom) = (self.raw.id(about), self.raw.id(whom.uuid()));
        let from = format!(
            "haendelse JOIN haendelse_modtager modtager ON modtager.haendelse_id = haendelse.id
             WHERE entitet_id = {about} AND aendringstype = {aendringstype} AND slags = '{slags}' AND organisation_id = {whom}"
        );
        self.raw.count(&from).await
    }

    /// Her messages that wait to be taken up, oldest first.
    pub async fn beskeder(&self, borger: BorgerId) -> Vec<Uuid> {
        let mut connection = self.store.read().await.unwrap();
        let all = connection.ufordelte_notifikationer(self.clock.now() + TimeDelta::days(1), i64::MAX).await.unwrap();
        let mut hers = Vec::new();
        for id in all {
            let message = connection.notifikation(id).await.unwrap().unwrap();
            hers.extend((message.borger_id == borger).then_some(id));
        }
        hers
    }

    /// How many rows of a table there are about a conversation or a frist; `and` narrows it.
    pub async fn rows_about(&self, table: &str, column: &str, about: Uuid, and: &str) -> usize {
        self.raw.count(&format!("{table} WHERE {column} = {} {and}", self.raw.id(about))).await
    }
}

/// What changes leave behind, counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Traces {
    pub versions: usize,
    pub events: usize,
    pub audit: usize,
    pub messages: usize,
    pub tasks: usize,
}

impl World {
    /// All there is now.
    pub async fn traces(&self) -> Traces {
        let raw = &self.raw;
        Traces {
            versions: raw.count("indkaldelse_historik").await + raw.count("frist_historik").await,
            events: raw.count("haendelse").await,
            audit: raw.count("audit").await,
            messages: raw.count("notifikation").await,
            tasks: raw.count("opgave").await,
        }
    }

    /// What has come since.
    pub async fn traces_since(&self, before: Traces) -> Traces {
        let now = self.traces().await;
        Traces {
            versions: now.versions - before.versions,
            events: now.events - before.events,
            audit: now.audit - before.audit,
            messages: now.messages - before.messages,
            tasks: now.tasks - before.tasks,
        }
    }
}
