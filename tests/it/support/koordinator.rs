//! What a coordinator types and does in a test.

use super::{World, kald};
use chrono::NaiveDate;
use faellestid::domain::code_lists::MyndighedType;
use faellestid::domain::ids::{AftaleId, OrganisationId, SerieId};
use faellestid::domain::rules::aftale::AftaleForm;
use faellestid::domain::rules::nye_tider::JaForm;
use faellestid::domain::rules::serie::SerieForm;
use faellestid::services::Actor;
use faellestid::services::aftaler::{AftaleService, AftaleUdkast};
use faellestid::services::kald::Kald;
use faellestid::services::serier::SerieService;
use faellestid::store::{Aftale, SerieRow, Undtagelse};

/// A draft for these days.
pub fn aftale_udkast(fra: &str, til: &str) -> AftaleUdkast {
    let form = AftaleForm { fra: fra.into(), til: til.into(), ombook: "1".into(), aflys: "1".into() };
    AftaleUdkast { form, selvbooking: true }
}

/// The form of a stored series, unchanged. The a-kasse of its aftale has said yes to whatever is new in what becomes of it.
pub fn serie_form(row: &SerieRow) -> SerieForm {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    SerieForm {
        ugedage: row.weekdays.parse().unwrap(),
        uger: row.weeks.clone(),
        udvalgte: String::new(),
        fra_kl: row.from_time.format("%H:%M").to_string(),
        til_kl: row.to_time.format("%H:%M").to_string(),
        laengde: row.length_minutes.to_string(),
        pause: row.pause_minutes.to_string(),
        kapacitet: row.kapacitet.to_string(),
        fra: row.valid_from.to_string(),
        til: row.valid_to.to_string(),
        samtaleform: row.samtaleform.id().to_string(),
        adresse: text(&row.adresse),
        telefon: text(&row.telefon),
        link: text(&row.link),
        medarbejder: row.medarbejder.clone(),
        titel: row.titel.clone(),
        beskrivelse: row.beskrivelse.clone(),
        ja: sagt_ja(&[]),
        ..SerieForm::default()
    }
}

/// One day left out of a series, by nobody's closure.
pub fn left_out_of(serie_id: SerieId, dag: NaiveDate) -> Undtagelse {
    Undtagelse { serie_id, fra: dag, til: dag, masseaendring_id: None }
}

/// A yes outside the system before the day of the demo, of the a-kasse of the aftale and of those that share the times.
pub fn sagt_ja(delere: &[OrganisationId]) -> JaForm {
    let said = |who: &str| (who.to_owned(), "2026-11-20".to_owned());
    let (hvem, hvornaar) = said("Bo Prøve");
    JaForm { hvem, hvornaar, delere: delere.iter().map(|id| (*id, said("Ida Prøve"))).collect() }
}

impl World {
    /// The service of the aftaler.
    pub fn aftaler(&self) -> AftaleService {
        AftaleService::new(self.store.clone(), self.clock.clone())
    }

    /// The service of the series.
    pub fn serier(&self) -> SerieService {
        SerieService::new(self.store.clone(), self.clock.clone())
    }

    /// An authority by its code.
    pub async fn organisation(&self, kind: &str, code: &str) -> OrganisationId {
        self.store.read().await.unwrap().organisation_by_code(kind, code).await.unwrap().expect(code).id
    }

    /// An a-kasse that Aarhus has no aftale with.
    pub async fn new_a_kasse(&self) -> OrganisationId {
        let all = self.store.read().await.unwrap().organisationer().await.unwrap();
        let known = ["hk", "3f", "aka"];
        all.into_iter().find(|one| one.kind == "a_kasse" && !known.contains(&one.code.as_str())).unwrap().id
    }

    /// A demo employee.
    pub async fn actor(&self, slug: &str) -> Actor {
        let person = self.store.read().await.unwrap().demo_person(slug).await.unwrap().expect(slug);
        Actor { principal: Some(person.principal), request_id: None }
    }

    /// The coordinator of Aarhus, as a caller.
    pub async fn aarhus<'a>(&self, actor: &'a Actor) -> Kald<'a> {
        let own = self.organisation("jobcenter", "75100").await;
        Kald { actor, ..kald(MyndighedType::Jobcenter, Some(own)) }
    }

    /// An aftale as it is now.
    pub async fn aftale(&self, id: AftaleId) -> Aftale {
        self.store.read().await.unwrap().aftale(id).await.unwrap().expect("an aftale")
    }
}
