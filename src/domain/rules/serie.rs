//! What a series of times may say, as it is typed. Bounds of the rule itself stand in `domain::serie`. `indhold`: where, with
//! whom, about what. `vilkaar`: when its times can be booked, and by whom.

mod indhold;
mod vilkaar;

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::{NaiveDate, NaiveTime};

use self::indhold::{indhold, sted};
use self::vilkaar::{bookbar, deling};
use super::aftale::periode;
use super::nye_tider::JaForm;
use super::tekst::angivet;
use super::{Code, Field, Verdict};
use crate::domain::code_lists::Samtaleform;
use crate::domain::ids::OrganisationId;
use crate::domain::serie::{
    BookbarRegel, CAPACITY, LENGTH_MINUTES, PAUSE_MINUTES_MAX, Serie, SerieFejl, SerieRegel, WeekPattern, Weekdays,
    har_faelles_tider,
};

/// As typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct SerieForm {
    /// Chosen days of the week.
    pub ugedage: Weekdays,
    /// "alle", "lige", "ulige" or "udvalgte".
    pub uger: String,
    /// The chosen weeks, with commas.
    pub udvalgte: String,
    /// Start of the first conversation of a day, `08:30`.
    pub fra_kl: String,
    /// End of the last one.
    pub til_kl: String,
    /// Minutes of a conversation.
    pub laengde: String,
    /// Minutes between two.
    pub pause: String,
    /// Simultaneous conversations.
    pub kapacitet: String,
    /// Days before a time from which it can be booked; empty: as soon as it is there.
    pub bookbar_fra: String,
    /// Days before a time until which it can be booked; empty: until it begins.
    pub bookbar_til: String,
    /// When on that day; empty: to its end.
    pub bookbar_til_kl: String,
    /// The a-kasser that may share it, with the places kept for each; empty: it does not share.
    pub andele: BTreeMap<OrganisationId, String>,
    /// Hours before a time at which places kept are free to all; empty: never.
    pub frigiv: String,
    /// First day, `2026-12-01`.
    pub fra: String,
    /// Last day.
    pub til: String,
    /// Id of a `Samtaleform`.
    pub samtaleform: String,
    /// Where, in person.
    pub adresse: String,
    /// The number the borger rings; empty: she is rung.
    pub telefon: String,
    /// The link of a digital meeting.
    pub link: String,
    /// Who holds it: an employee or a team.
    pub medarbejder: String,
    /// What it is called.
    pub titel: String,
    /// What it is about.
    pub beskrivelse: String,
    /// Who has said yes to what is new in it, where somebody has to.
    pub ja: JaForm,
}

/// A series without faults.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SerieUdkast {
    /// The rule.
    pub serie: Serie,
    /// From when until when its times can be booked.
    pub bookbar: BookbarRegel,
    /// The a-kasser that share it, and how.
    pub deling: Option<Deling>,
    /// How they meet.
    pub samtaleform: Samtaleform,
    /// Where, in person.
    pub adresse: Option<String>,
    /// The number the borger rings.
    pub telefon: Option<String>,
    /// The link.
    pub link: Option<String>,
    /// Who holds it.
    pub medarbejder: String,
    /// What it is called.
    pub titel: String,
    /// What it is about.
    pub beskrivelse: String,
}

/// A series that several a-kasser share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deling {
    /// Places of each time that are kept for each of them: the one of the aftale, and at least one other.
    pub andele: BTreeMap<OrganisationId, u16>,
    /// Hours before a time at which places kept are free to all of them; none: never.
    pub frigiv_timer: Option<u16>,
}

/// The series, exactly when there is no fault. `ramme`: the days of the aftale it stands under, and its a-kasse.
pub fn serie(
    form: &SerieForm,
    (ramme, a_kasse): (&RangeInclusive<NaiveDate>, OrganisationId),
) -> (Verdict, Option<SerieUdkast>) {
    let mut verdict = Verdict::default();
    let regel = regel(&mut verdict, form);
    let serie = regel.and_then(|regel| {
        let outside = !ramme.contains(&regel.valid_from) || !ramme.contains(&regel.valid_to);
        verdict.refuse_if(outside, &[Field::Fra, Field::Til], Code::SerieOutsideAftale);
        regel_er_fejlfri(&mut verdict, regel)
    });
    let empty = serie.as_ref().is_some_and(|serie| serie.derive(ramme.clone(), &Default::default()).next().is_none());
    verdict.refuse_if(empty && verdict.is_kept(), &[Field::Ugedage], Code::SerieWithoutTimes);
    let samtaleform = form.samtaleform.parse().ok().and_then(Samtaleform::from_id);
    verdict.refuse_if(samtaleform.is_none(), &[Field::Samtaleform], Code::SamtaleformUnknown);
    let verdict = verdict.and(&sted(form, samtaleform)).and(&indhold(form));
    let (bookbar_fejl, bookbar) = bookbar(form);
    let (deling_fejl, deling) = deling(form, a_kasse);
    let verdict = verdict.and(&bookbar_fejl).and(&deling_fejl);
    let udkast = serie.zip(samtaleform).filter(|_| verdict.is_kept());
    let udkast = udkast.map(|(serie, samtaleform)| SerieUdkast { bookbar, deling, ..fylde(form, serie, samtaleform) });
    (verdict, udkast)
}

/// Whether a series can stand beside another of the same aftale: the same people cannot be in two at once.
pub fn ved_siden_af(ny: &SerieUdkast, anden: (&Serie, Samtaleform, &str)) -> Verdict {
    let (serie, samtaleform, medarbejder) = anden;
    // Whoever types a name a second time writes it as he likes.
    let navn = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let same = navn(&ny.medarbejder) == navn(medarbejder) && ny.samtaleform == samtaleform;
    let mut verdict = Verdict::default();
    verdict.refuse_if(
        same && har_faelles_tider(&ny.serie, serie),
        &[Field::FraKl, Field::Ugedage],
        Code::SerieOverlaps,
    );
    verdict
}

fn regel(verdict: &mut Verdict, form: &SerieForm) -> Option<SerieRegel> {
    let (valid_from, valid_to) = periode(verdict, &form.fra, &form.til);
    let weeks = uger(&form.uger, &form.udvalgte);
    let listed = form.uger == "udvalgte";
    let weeks_at: &[Field] = if listed { &[Field::UdvalgteUger] } else { &[Field::Uger] };
    verdict.refuse_if(weeks.is_none(), weeks_at, Code::UgerWrong);
    let (from, to) =
        (klokkeslaet(verdict, &[Field::FraKl], &form.fra_kl), klokkeslaet(verdict, &[Field::TilKl], &form.til_kl));
    let number = |text: &str| text.trim().parse::<u16>().ok();
    let length_minutes = number(&form.laengde).filter(|length| LENGTH_MINUTES.contains(length));
    verdict.refuse_if(length_minutes.is_none(), &[Field::Laengde], Code::LaengdeOutOfBounds);
    let pause_minutes = number(&form.pause).filter(|pause| *pause <= PAUSE_MINUTES_MAX);
    verdict.refuse_if(pause_minutes.is_none(), &[Field::Pause], Code::PauseOutOfBounds);
    let capacity = number(&form.kapacitet).filter(|places| CAPACITY.contains(places));
    verdict.refuse_if(capacity.is_none(), &[Field::Kapacitet], Code::KapacitetOutOfBounds);
    verdict.refuse_if(form.ugedage.is_empty(), &[Field::Ugedage], Code::UgedageMissing);
    Some(SerieRegel {
        weekdays: form.ugedage,
        weeks: weeks?,
        from: from?,
        to: to?,
        length_minutes: length_minutes?,
        pause_minutes: pause_minutes?,
        capacity: capacity?,
        valid_from: valid_from?,
        valid_to: valid_to?,
    })
}

/// What only the whole rule can tell.
fn regel_er_fejlfri(verdict: &mut Verdict, regel: SerieRegel) -> Option<Serie> {
    let faults = match Serie::new(regel) {
        Ok(serie) => return Some(serie),
        Err(faults) => faults,
    };
    for fault in faults {
        let (fields, code): (&[Field], _) = match fault {
            SerieFejl::IngenUgedage => (&[Field::Ugedage], Code::UgedageMissing),
            SerieFejl::IngenUger => (&[Field::UdvalgteUger], Code::UgerWrong),
            SerieFejl::VindueOmvendt => (&[Field::TilKl], Code::VindueReversed),
            SerieFejl::VindueForKort => (&[Field::TilKl], Code::VindueTooShort),
            SerieFejl::LaengdeUdenForGraense => (&[Field::Laengde], Code::LaengdeOutOfBounds),
            SerieFejl::PauseForLang => (&[Field::Pause], Code::PauseOutOfBounds),
            SerieFejl::KapacitetUdenForGraense => (&[Field::Kapacitet], Code::KapacitetOutOfBounds),
            SerieFejl::PeriodeOmvendt => (&[Field::Til], Code::PeriodeReversed),
        };
        verdict.refuse_if(true, fields, code);
    }
    None
}

fn uger(choice: &str, listed: &str) -> Option<WeekPattern> {
    match choice {
        "alle" => Some(WeekPattern::Every),
        "lige" => Some(WeekPattern::Even),
        "ulige" => Some(WeekPattern::Odd),
        "udvalgte" => {
            let weeks = listed.split([',', ' ', '\n', '\r']).filter(|week| !week.is_empty());
            let weeks = weeks.map(str::parse).collect::<Result<_, _>>().ok().map(WeekPattern::Listed);
            weeks.filter(|weeks| !weeks.is_empty())
        }
        _ => None,
    }
}

fn klokkeslaet(verdict: &mut Verdict, fields: &'static [Field], text: &str) -> Option<NaiveTime> {
    let at = NaiveTime::parse_from_str(&text.trim().replace('.', ":"), "%H:%M").ok();
    verdict.refuse_if(at.is_none(), fields, Code::KlokkeslaetMissing);
    at
}

/// What another form of meeting has no use for is not kept: it would be shown to somebody one day.
fn fylde(form: &SerieForm, serie: Serie, samtaleform: Samtaleform) -> SerieUdkast {
    let text = |text: &str, wanted: Samtaleform| angivet(text).filter(|_| samtaleform == wanted).map(str::to_owned);
    // Stored without its blanks, as contact numbers are.
    let telefon = text(&form.telefon, Samtaleform::Telefonisk).map(|number| number.replace(' ', ""));
    SerieUdkast {
        serie,
        bookbar: BookbarRegel::default(),
        deling: None,
        samtaleform,
        adresse: text(&form.adresse, Samtaleform::Personlig),
        telefon,
        link: text(&form.link, Samtaleform::Digital),
        medarbejder: form.medarbejder.trim().to_owned(),
        titel: form.titel.trim().to_owned(),
        beskrivelse: form.beskrivelse.trim().to_owned(),
    }
}

#[cfg(test)]
mod tests;
