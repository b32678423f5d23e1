//! The forms of a frist: `ny` sets one, `aendr` prolongs or reopens one. Both show what will happen before it does.

pub mod aendr;
mod brev;
pub mod ny;

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::calendar::parse_dato;
use crate::domain::code_lists::SamtaleType;
use crate::domain::rules::frist::{Datoer, Graenser};
use crate::domain::rules::{Code, Field, Verdict};
use crate::services::frist::Proevet;
use crate::texts::staff::{FristForm, datofejl, tider_til_raadighed};
use crate::web::components::{Felt, alert, tekstfelt, textarea, valgfelt};
use crate::web::form::Form;
use crate::web::page::Page;

/// The times she can choose among; when there are none, that somebody has to say why.
fn tider(page: &Page, tried: &Proevet) -> AnyView {
    let none = tried
        .uden_tider()
        .then(|| alert(page, "warning", FristForm::NoTimes.da().to_owned(), FristForm::NoTimesText.da().to_owned()));
    let times = tried.tider.map_or(FristForm::NoSelfBooking.da().to_owned(), |tider| {
        tider_til_raadighed(tider.til_fristdato, tider.til_sidste)
    });
    view! { {none} <h2>{FristForm::Times.da()}</h2> <p>{times}</p> }.into_any()
}

/// The form as typed.
#[derive(Clone)]
struct Typed {
    samtaletype: String,
    fristdato: String,
    sidste: String,
    begrundelse: String,
}

impl Typed {
    fn of(form: &Form) -> Self {
        let field = |field: Field| form.field(field.as_str()).to_owned();
        Self {
            samtaletype: field(Field::SamtaleType),
            fristdato: field(Field::Fristdato),
            sidste: field(Field::SidsteAfholdelsesdato),
            begrundelse: field(Field::Begrundelse),
        }
    }

    fn with_dates(samtaletype: SamtaleType, fristdato: NaiveDate, sidste: NaiveDate) -> Self {
        Self {
            samtaletype: samtaletype.id().to_string(),
            fristdato: fristdato.to_string(),
            sidste: sidste.to_string(),
            begrundelse: String::new(),
        }
    }

    /// A fault with the day that would do.
    fn told(&self, code: Code, graenser: Graenser) -> String {
        datofejl(code, graenser, parse_dato(&self.fristdato))
    }

    /// The dates, or which of them are none.
    fn datoer(&self) -> Result<Datoer, Verdict> {
        match (parse_dato(&self.fristdato), parse_dato(&self.sidste)) {
            (Some(fristdato), Some(sidste_afholdelsesdato)) => Ok(Datoer { fristdato, sidste_afholdelsesdato }),
            (fristdato, sidste) => {
                let wrong = |day: Option<NaiveDate>, field| match day {
                    None => Verdict::refused(field, Code::DatoForm),
                    Some(_) => Verdict::default(),
                };
                Err(wrong(fristdato, &[Field::Fristdato]).and(&wrong(sidste, &[Field::SidsteAfholdelsesdato])))
            }
        }
    }

    /// A number as given; one that is none is no type.
    fn samtaletype(&self) -> u16 {
        self.samtaletype.parse().unwrap_or(0)
    }

    fn type_field(&self, verdict: &Verdict) -> AnyView {
        let kinds = [SamtaleType::FaellesJobsamtale, SamtaleType::Jobsamtale, SamtaleType::Opfoelgningssamtale];
        let options = kinds.map(|kind| (kind.id().to_string(), kind.name().to_owned())).into();
        valgfelt(Felt::new(Field::SamtaleType, FristForm::Type.da(), self.samtaletype.clone(), verdict), options)
    }

    fn date_fields(&self, verdict: &Verdict, graenser: Graenser) -> AnyView {
        let felt = |field, label: FristForm, hint: FristForm, typed: &str| {
            let error = verdict.at(field).map(|code| self.told(code, graenser));
            Felt::new(field, label.da(), typed, verdict).error(error).hint(hint.da())
        };
        let fristdato = felt(Field::Fristdato, FristForm::Fristdato, FristForm::FristdatoHint, &self.fristdato);
        let sidste = felt(Field::SidsteAfholdelsesdato, FristForm::LastDay, FristForm::LastDayHint, &self.sidste);
        view! { {tekstfelt(fristdato, "date")} {tekstfelt(sidste, "date")} }.into_any()
    }

    fn reason_field(&self, verdict: &Verdict, hint: FristForm) -> AnyView {
        let reason = Felt::new(Field::Begrundelse, FristForm::Reason.da(), self.begrundelse.clone(), verdict);
        textarea(reason.hint(hint.da()), 4)
    }

    /// The same, carried on by the next form.
    fn hidden(&self) -> AnyView {
        let hidden = |field: Field, value: &str| {
            view! { <input type="hidden" name=field.as_str() value=value.to_owned()/> }
        };
        view! {
            {hidden(Field::SamtaleType, &self.samtaletype)}
            {hidden(Field::Fristdato, &self.fristdato)}
            {hidden(Field::SidsteAfholdelsesdato, &self.sidste)}
        }
        .into_any()
    }
}
