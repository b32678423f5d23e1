//! The form of a conversation at any time, as it is shown.

use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

use super::indkald_typed::{FELTER, Typed, vist};
use crate::domain::code_lists::{SamtaleType, Samtaleform};
use crate::domain::ids::IndkaldelseId;
use crate::domain::rules::{Field, Verdict};
use crate::services::sagsbehandling::Sag;
use crate::texts::rules::told;
use crate::texts::staff::{Aendring, BorgerSide, IndkaldForm, SamtaleForm};
use crate::texts::{Sprog, borger as borger_texts};
use crate::web::components::{Felt, FieldError, Nu, alert, error_summary, fejl, tekstfelt, textarea, valgfelt};
use crate::web::page::{Head, Page};

/// What the button posts that shows the difference first.
pub const SE_FORSKEL: &str = "se";

/// Whether the form can be saved as it stands.
enum Klar {
    /// With what was warned of and seen.
    Ja(Option<String>),
    /// Somebody else was first: the difference is looked at first.
    SeFoerst,
}

/// The page.
pub struct Formular<'a> {
    /// Who is summoned.
    pub sag: &'a Sag,
    /// The conversation, also before there is one.
    pub id: IndkaldelseId,
    /// The version that is changed; none: it is new.
    pub version: Option<i64>,
    /// What stands in it.
    pub typed: &'a Typed,
    /// What is stored now; empty: it is new, or nobody has asked.
    pub nu: Nu,
}

impl Formular<'_> {
    /// The form with its faults.
    pub fn answer(&self, page: &Page, status: StatusCode, verdict: &Verdict) -> Response {
        self.render(page, status, verdict, None, Klar::Ja(None))
    }

    /// The form with what is worth a second look.
    pub fn warn(&self, page: &Page, warned: &Verdict) -> Response {
        let words: Vec<_> = warned.warnings().iter().map(|warning| told(warning.code)).collect();
        let text = format!("{}. {}", words.join(". "), IndkaldForm::LookAgainText.da());
        let above = alert(page, "warning", IndkaldForm::LookAgain.da().to_owned(), text);
        self.render(
            page,
            StatusCode::OK,
            &Verdict::default(),
            Some(above),
            Klar::Ja(Some(self.typed.set_igen_om(warned))),
        )
    }

    /// The form when somebody else was first: what stands now is told at each field, and nothing can be saved before it was looked at.
    pub fn stale(&self, page: &Page) -> Response {
        let above = alert(page, "warning", Aendring::StaleHeading.da().to_owned(), Aendring::StaleText.da().to_owned());
        self.render(page, StatusCode::CONFLICT, &Verdict::default(), Some(above), Klar::SeFoerst)
    }

    /// The form with all that it changes, ready to be saved.
    pub fn difference(&self, page: &Page) -> Response {
        let above = self.nu.forskelle(|gemt| {
            let raw = self.typed.value(gemt.field).to_owned();
            (raw.clone(), vist(gemt.field, &raw))
        });
        self.render(page, StatusCode::OK, &Verdict::default(), Some(above), Klar::Ja(None))
    }

    fn render(
        &self,
        page: &Page,
        status: StatusCode,
        verdict: &Verdict,
        above: Option<AnyView>,
        klar: Klar,
    ) -> Response {
        let is_field = |error: &FieldError| FELTER.iter().any(|field| field.as_str() == error.field);
        let (of_fields, others): (Vec<_>, Vec<_>) = fejl(verdict).into_iter().partition(is_field);
        let summary = error_summary(page, &of_fields);
        let whole = others
            .into_iter()
            .map(|error| alert(page, "error", SamtaleForm::Cannot.da().to_owned(), error.text))
            .collect_view();
        let heading = if self.version.is_some() { IndkaldForm::ChangeHeading } else { IndkaldForm::NewHeading };
        let hers = format!("/jobcenter/borger/{}", self.sag.borger.id);
        let (navn, form) = (self.sag.borger.navn.clone(), self.form(&hers, verdict, klar));
        page.answer(status, Head::new(heading.da()).with_errors(!verdict.is_kept()), move || {
            view! {
                <div class="spalte">
                    {summary} {whole} {above}
                    <h1>{heading.da()}</h1>
                    <p class="font-lead">{navn}</p>
                    <p>{IndkaldForm::Lead.da()}</p>
                    {form}
                    <p><a class="function-link" href=hers>{BorgerSide::BackToBorger.da()}</a></p>
                </div>
            }
        })
    }

    fn form(&self, hers: &str, verdict: &Verdict, klar: Klar) -> AnyView {
        let felt = |field, label: IndkaldForm| {
            let typed = self.typed.value(field);
            Felt::new(field, label.da(), typed, verdict).nu(self.nu.ved(field, typed))
        };
        let types = [SamtaleType::Jobsamtale, SamtaleType::FaellesJobsamtale, SamtaleType::Opfoelgningssamtale];
        let types = types.map(|kind| (kind.id().to_string(), kind.name().to_owned())).into();
        let forms = Samtaleform::ALL
            .iter()
            .map(|&form| (form.id().to_string(), borger_texts::form(Sprog::Da, form).to_owned()));
        let action = match self.version {
            Some(_) => format!("{hers}/samtale/{}/ret", self.id),
            None => format!("{hers}/indkald"),
        };
        let (handling, button, seen) = match (klar, self.version) {
            (Klar::SeFoerst, _) => (SE_FORSKEL, Aendring::SeeDifference.da(), None),
            (Klar::Ja(Some(seen)), _) => ("gem", IndkaldForm::Anyway.da(), Some(seen)),
            (Klar::Ja(None), Some(_)) => ("gem", IndkaldForm::Change.da(), None),
            (Klar::Ja(None), None) => ("gem", IndkaldForm::Summon.da(), None),
        };
        let reason = Felt::new(Field::Begrundelse, SamtaleForm::Reason.da(), self.typed.begrundelse.clone(), verdict);
        view! {
            <form method="post" action=action novalidate>
                <input type="hidden" name=Field::IndkaldelseId.as_str() value=self.id.to_string()/>
                <input type="hidden" name="version" value=self.version.map(|version| version.to_string())/>
                <input type="hidden" name="set_igen" value=seen/>
                {valgfelt(felt(Field::SamtaleType, IndkaldForm::Type), types)}
                {tekstfelt(felt(Field::Starttidspunkt, IndkaldForm::Start).hint(IndkaldForm::StartHint.da()), "datetime-local")}
                {tekstfelt(felt(Field::Varighed, IndkaldForm::Minutes).hint(IndkaldForm::MinutesHint.da()), "text")}
                {valgfelt(felt(Field::Samtaleform, IndkaldForm::How), forms.collect())}
                {tekstfelt(felt(Field::Adresse, IndkaldForm::Address).hint(IndkaldForm::AddressHint.da()), "text")}
                {tekstfelt(felt(Field::DigitaltMoedelink, IndkaldForm::Link).hint(IndkaldForm::LinkHint.da()), "text")}
                {tekstfelt(felt(Field::BorgerTelefon, IndkaldForm::Phone).hint(IndkaldForm::PhoneHint.da()), "tel")}
                {tekstfelt(felt(Field::Titel, IndkaldForm::Titel), "text")}
                {textarea(felt(Field::Beskrivelse, IndkaldForm::Description), 4)}
                {tekstfelt(felt(Field::Medarbejder, IndkaldForm::Who), "text")}
                {tekstfelt(felt(Field::KontaktTelefon, IndkaldForm::Contact), "tel")}
                {textarea(reason.hint(SamtaleForm::ReasonHint.da()), 3)}
                <div class="knaprad"><button class="button button-primary" type="submit" name="handling" value=handling>{button}</button></div>
            </form>
        }
        .into_any()
    }
}
