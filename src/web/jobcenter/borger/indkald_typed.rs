//! What was typed into the form of a conversation, field by field, and what it says.

use chrono::NaiveDateTime;

use crate::domain::code_lists::{Ejersystem, MoedeGruppeType, SamtaleType, Samtaleform};
use crate::domain::indkaldelse::{Tidspunkt, Udkast};
use crate::domain::rules::{Code, Field, Verdict};
use crate::services::indkaldelse::som_udkast;
use crate::services::sagsbehandling::Sag;
use crate::store::Indkaldelse;
use crate::texts::staff::IndkaldForm;
use crate::texts::{Sprog, borger as borger_texts, dates};
use crate::web::components::{Gemt, Nu};
use crate::web::form::Form;

/// How a browser sends day and clock time together.
const LOKAL: &str = "%Y-%m-%dT%H:%M";
/// The fields that are shown, so that a fault can lead to them.
pub const FELTER: [Field; 12] = [
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

/// A field as a person reads it.
pub fn vist(field: Field, raw: &str) -> String {
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

    /// As typed, without what stands around it.
    pub fn value(&self, field: Field) -> &str {
        self.felter.iter().find(|(own, _)| *own == field).map_or("", |(_, text)| text.trim())
    }
}
