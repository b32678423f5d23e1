//! The form of a conversation at any time: what was typed, and how it is shown.

use axum::http::StatusCode;
use axum::response::Response;
use chrono::NaiveDateTime;
use leptos::prelude::*;

use crate::domain::code_lists::{Ejersystem, MoedeGruppeType, SamtaleType, Samtaleform};
use crate::domain::ids::IndkaldelseId;
use crate::domain::indkaldelse::{Tidspunkt, Udkast};
use crate::domain::rules::{Code, Field, Verdict};
use crate::services::indkaldelse::som_udkast;
use crate::services::sagsbehandling::Sag;
use crate::store::Indkaldelse;
use crate::texts::rules::told;
use crate::texts::staff::{Aendring, BorgerSide, IndkaldForm, SamtaleForm};
use crate::texts::{Sprog, borger as borger_texts, dates};
use crate::web::components::{Felt, FieldError, Gemt, Nu, alert, error_summary, fejl, tekstfelt, textarea, valgfelt};
use crate::web::form::Form;
use crate::web::page::{Head, Page};

/// How a browser sends day and clock time together.
const LOKAL: &str = "%Y-%m-%dT%H:%M";
/// The fields that are shown, so that a fault can lead to them.
const FELTER: [Field; 12] = [
    Field::SamtaleType,
    Field::Starttidspunkt,
    Field::Varighed,
    Field::Samtaleform,
    Field::Adresse,
    Field::DigitaltMoedelink,
    Field::BorgerTelefon,
    Field::Titel,
    Field::Beskrivelse,
    Field::Medarbejder,
    Field::KontaktTelefon,
    Field::Begrundelse,
];

/// What the button posts that shows the difference first.
pub const SE_FORSKEL: &str = "se";

/// Whether the form can be saved as it stands.
enum Klar {
    /// With what was warned of and seen.
    Ja(Option<String>),
    /// Somebody else was first: the difference is looked at first.
    SeFoerst,
}

/// A field as a person reads it.
fn vist(field: Field, raw: &str) -> String {
    match field {
        Field::SamtaleType => {
            raw.parse().ok().and_then(SamtaleType::from_id).map_or_else(String::new, |kind| kind.name().to_owned())
        }
        Field::Samtaleform => Samtaleform::ALL
            .iter()
            .find(|form| form.id().to_string() == raw)
            .map_or_else(String::new, |form| borger_texts::form(Sprog::Da, *form).to_owned()),
        Field::Starttidspunkt => NaiveDateTime::parse_from_str(raw, LOKAL)
            .map_or_else(|_| raw.to_owned(), |start| dates::date_time_long(Sprog::Da, start)),
        _ => raw.to_owned(),
    }
}

const fn label(field: Field) -> &'static str {
    match field {
        Field::SamtaleType => IndkaldForm::Type.da(),
        Field::Starttidspunkt => IndkaldForm::Start.da(),
        Field::Varighed => IndkaldForm::Minutes.da(),
        Field::Samtaleform => IndkaldForm::How.da(),
        Field::Adresse => IndkaldForm::Address.da(),
        Field::DigitaltMoedelink => IndkaldForm::Link.da(),
        Field::BorgerTelefon => IndkaldForm::Phone.da(),
        Field::Titel => IndkaldForm::Titel.da(),
        Field::Beskrivelse => IndkaldForm::Description.da(),
        Field::Medarbejder => IndkaldForm::Who.da(),
        _ => IndkaldForm::Contact.da(),
    }
}

/// What was typed, field by field.
pub struct Typed {
    felter: Vec<(Field, String)>,
    /// Why.
    pub begrundelse: String,
    /// What was warned of and seen, of which time; empty: nothing.
    pub set_igen: String,
}

impl Typed {
    /// A new one, with what is usual.
    pub fn begin(sag: &Sag, medarbejder: &str) -> Self {
        let udkast = Udkast {
            samtaletype: SamtaleType::Jobsamtale.id(),
            titel: IndkaldForm::DefaultTitle.da().to_owned(),
            beskrivelse: IndkaldForm::DefaultDescription.da().to_owned(),
            medarbejder: Some(medarbejder.to_owned()),
            borger_telefon: sag.borger.telefon.clone(),
            kontakt_telefon: sag.jobcenter.telefon.clone(),
            ..Self::empty()
        };
        Self::from_udkast(&udkast, String::new())
    }

    /// One that stands, as it is now.
    pub fn from_row(sag: &Sag, row: &Indkaldelse) -> Self {
        let udkast = som_udkast(row);
        let kontakt_telefon = udkast.kontakt_telefon.clone().or_else(|| sag.jobcenter.telefon.clone());
        Self::from_udkast(&Udkast { kontakt_telefon, ..udkast }, row.local_start.format(LOKAL).to_string())
    }

    /// What was posted.
    pub fn of(posted: &Form) -> Self {
        let field = |field: Field| posted.field(field.as_str()).to_owned();
        let felter = FELTER.map(|own| (own, field(own))).into();
        Self { felter, begrundelse: field(Field::Begrundelse), set_igen: posted.field("set_igen").to_owned() }
    }

    fn from_udkast(udkast: &Udkast, start: String) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let felter = vec![
            (Field::SamtaleType, udkast.samtaletype.to_string()),
            (Field::Starttidspunkt, start),
            (Field::Varighed, udkast.varighed.map(|minutes| minutes.to_string()).unwrap_or_default()),
            (Field::Samtaleform, udkast.samtaleform.to_string()),
            (Field::Adresse, text(&udkast.adresse)),
            (Field::DigitaltMoedelink, text(&udkast.link)),
            (Field::BorgerTelefon, text(&udkast.borger_telefon)),
            (Field::Titel, udkast.titel.clone()),
            (Field::Beskrivelse, udkast.beskrivelse.clone()),
            (Field::Medarbejder, text(&udkast.medarbejder)),
            (Field::KontaktTelefon, text(&udkast.kontakt_telefon)),
        ];
        Self { felter, begrundelse: String::new(), set_igen: String::new() }
    }

    /// A report of ours that says nothing yet.
    pub fn empty() -> Udkast {
        Udkast {
            gruppemoede_id: None,
            ejersystem: Some(Ejersystem::Faellestid.id()),
            ombooking_mulig: false,
            ombooking_frist: None,
            aflysning_mulig: false,
            aflysning_frist: None,
            selvbooket: false,
            start: None,
            slut: None,
            varighed: None,
            samtaletype: 0,
            moedegruppetype: MoedeGruppeType::Individuelt.id(),
            samtaleform: Samtaleform::Personlig.id(),
            a_kasse_deltager: false,
            titel: String::new(),
            beskrivelse: String::new(),
            medarbejder: None,
            team: None,
            adresse: None,
            borger_ringer: false,
            moedetelefon: None,
            link: None,
            borger_telefon: None,
            borger_email: None,
            kontakt_telefon: None,
            kontakt_email: None,
        }
    }

    /// The report that was typed, over one with all that the form does not show.
    pub fn over(&self, base: Udkast) -> Udkast {
        let number = |field| self.value(field).parse().unwrap_or(0);
        let text = |field| Some(self.value(field).to_owned()).filter(|text| !text.is_empty());
        let start = NaiveDateTime::parse_from_str(self.value(Field::Starttidspunkt), LOKAL).ok();
        let samtaletype = number(Field::SamtaleType);
        // A 17 is joint by itself; of another type only as it was.
        let a_kasse_deltager = base.a_kasse_deltager && base.samtaletype == samtaletype;
        Udkast {
            a_kasse_deltager,
            samtaletype,
            start: start.map(|start| Tidspunkt::Lokal(start, None)),
            slut: None,
            varighed: self.varighed(),
            samtaleform: number(Field::Samtaleform),
            adresse: text(Field::Adresse),
            link: text(Field::DigitaltMoedelink),
            borger_telefon: text(Field::BorgerTelefon),
            titel: self.value(Field::Titel).to_owned(),
            beskrivelse: self.value(Field::Beskrivelse).to_owned(),
            medarbejder: text(Field::Medarbejder),
            kontakt_telefon: text(Field::KontaktTelefon),
            ..base
        }
    }

    /// The same as what is stored.
    pub fn nu(&self) -> Nu {
        let gemt = |(field, raw): &(Field, String)| Gemt {
            field: *field,
            label: label(*field),
            raw: raw.clone(),
            shown: vist(*field, raw),
        };
        Nu::ny(self.felter.iter().map(gemt).collect())
    }

    /// What the form itself asks for: a reason. A length that is no number is one that cannot be.
    pub fn verdict(&self) -> Verdict {
        if self.begrundelse.trim().is_empty() {
            Verdict::refused(&[Field::Begrundelse], Code::BegrundelseMissing)
        } else {
            Verdict::default()
        }
    }

    /// What is to be sent again when these warnings of this time were seen.
    pub fn set_igen_om(&self, warned: &Verdict) -> String {
        let codes = warned.warnings().iter().map(|warning| warning.code.as_str());
        std::iter::once(self.value(Field::Starttidspunkt)).chain(codes).collect::<Vec<_>>().join(" ")
    }

    fn varighed(&self) -> Option<i64> {
        match self.value(Field::Varighed) {
            "" => None,
            typed => Some(typed.parse().unwrap_or(-1)),
        }
    }

    fn value(&self, field: Field) -> &str {
        self.felter.iter().find(|(own, _)| *own == field).map_or("", |(_, text)| text.trim())
    }
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
