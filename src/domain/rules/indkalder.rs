//! Who summons a borger to what, and who changes or cancels what was summoned to (epic 999.8.3).

mod markdown;
mod tabel;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::{Code, Field, Verdict};
use crate::domain::code_lists::{Ejersystem, FravaerType, Kontaktgruppe, MyndighedType, SamtaleType};
use crate::domain::fravaer::Periode;

pub use markdown::som_markdown;
pub use tabel::{Adgang, adgang};

/// The borger's a-kasse, seen from an a-kasse that calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medlemskab {
    /// She has none.
    Ingen,
    /// The one that calls.
    Egen,
    /// Another one.
    Anden,
}

/// Who summons, and whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indkalder {
    /// Who calls.
    pub myndighed: MyndighedType,
    /// Asked of an a-kasse only.
    pub medlemskab: Medlemskab,
    /// Asked of a jobcenter only: she belongs to it.
    pub egen_borger: bool,
    /// Her kontaktgruppe; none when the register holds a number we do not know.
    pub kontaktgruppe: Option<Kontaktgruppe>,
    /// Her absences, all of them, also those that are over or to come.
    pub fravaer: Vec<Periode>,
    /// She is dead.
    pub doed: bool,
}

/// May it summon her to this? `held_on` is the local day of the conversation, none when none was given.
pub fn opret(indkalder: &Indkalder, samtaletype: SamtaleType, held_on: Option<NaiveDate>, today: NaiveDate) -> Verdict {
    let mut verdict = borger(indkalder);
    let adgang = adgang(samtaletype, indkalder.myndighed, indkalder.kontaktgruppe);
    refuse(&mut verdict, indkalder, adgang);
    if asks_ansvar(indkalder, adgang) {
        let last = ansvar_til(&indkalder.fravaer, today);
        let too_late = last.zip(held_on).is_some_and(|(last, held_on)| held_on > last);
        verdict.refuse_if(last.is_none(), &[Field::SamtaleType], Code::NoResponsibility);
        verdict.refuse_if(too_late, &[Field::Starttidspunkt], Code::ResponsibilityEnds);
    }
    verdict
}

/// May it change one it has summoned to from type `fra` to type `til`? A type that stays is not asked about again, and the
/// responsibility for the contact course is never required of what was already there.
pub fn opdater(indkalder: &Indkalder, fra: SamtaleType, til: SamtaleType, today: NaiveDate) -> Verdict {
    let mut verdict = borger(indkalder);
    if fra != til {
        let adgang = adgang(til, indkalder.myndighed, indkalder.kontaktgruppe);
        refuse(&mut verdict, indkalder, adgang);
        let without = asks_ansvar(indkalder, adgang) && ansvar_til(&indkalder.fravaer, today).is_none();
        verdict.warn_if(without, &[Field::SamtaleType], Code::CvToJobsamtale);
    }
    verdict
}

/// Whether she is one the authority can summon at all.
fn borger(indkalder: &Indkalder) -> Verdict {
    let mut verdict = Verdict::default();
    let a_kasse = indkalder.myndighed == MyndighedType::AKasse;
    let foreign = indkalder.myndighed == MyndighedType::Jobcenter && !indkalder.egen_borger;
    let medlemskab = indkalder.medlemskab;
    verdict.refuse_if(a_kasse && medlemskab == Medlemskab::Ingen, &[Field::Borger], Code::NotMember);
    verdict.refuse_if(a_kasse && medlemskab == Medlemskab::Anden, &[Field::Borger], Code::OtherAKasse);
    verdict.refuse_if(foreign, &[Field::Borger], Code::NotOwnBorger);
    verdict.refuse_if(indkalder.doed, &[Field::Borger], Code::Dead);
    verdict
}

/// Her kontaktgruppe is told to her own jobcenter alone.
fn refuse(verdict: &mut Verdict, indkalder: &Indkalder, adgang: Adgang) {
    let told = |code: &Code| *code != Code::TypeNotForKontaktgruppe || indkalder.egen_borger;
    if let Adgang::Nej(code) = adgang
        && told(&code)
    {
        let fields: &[Field] = if code == Code::NotAuthorised { &[Field::Myndighed] } else { &[Field::SamtaleType] };
        verdict.refuse_if(true, fields, code);
    }
}

/// The absence is of her own a-kasse: another one is told that she is not its member, and no more.
fn asks_ansvar(indkalder: &Indkalder, adgang: Adgang) -> bool {
    adgang == Adgang::MedAnsvar && indkalder.medlemskab == Medlemskab::Egen
}

/// The last day of the a-kasse's responsibility, when it is in force on `today`; the last day there is, when no end is known.
/// Absences 75 that touch or overlap are one. It is what was reported and never computed from anything else.
fn ansvar_til(fravaer: &[Periode], today: NaiveDate) -> Option<NaiveDate> {
    let own = fravaer.iter().filter(|periode| periode.fravaertype == FravaerType::KontaktforloebHosAKasse);
    let mut own: Vec<(NaiveDate, NaiveDate)> =
        own.map(|periode| (periode.fra, periode.til.unwrap_or(NaiveDate::MAX))).collect();
    own.sort_unstable();
    let first = own.iter().filter(|&&(fra, til)| fra <= today && today <= til).map(|&(_, til)| til).max()?;
    let joined = |last: NaiveDate, &(fra, til): &(NaiveDate, NaiveDate)| {
        let touches = last.succ_opt().is_none_or(|next| fra <= next);
        if touches { last.max(til) } else { last }
    };
    Some(own.iter().fold(first, joined))
}

/// One that is there and is to be changed or cancelled, and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aendring {
    /// The authority that calls is the one that summoned.
    pub er_indkalder: bool,
    /// The one system that may change it; none: any of the authority's.
    pub ejersystem: Option<Ejersystem>,
    /// The system that calls; none: it did not say.
    pub kalder: Option<Ejersystem>,
    /// It has been called off.
    pub aflyst: bool,
    /// It has begun, or is over.
    pub begyndt: bool,
}

/// May it be changed or cancelled, whatever the change is?
pub fn aendring(a: &Aendring) -> Verdict {
    let mut verdict = Verdict::default();
    let other_system = a.ejersystem.is_some() && a.ejersystem != a.kalder;
    verdict.refuse_if(!a.er_indkalder, &[Field::Myndighed], Code::NotSummoner);
    verdict.refuse_if(other_system, &[Field::Ejersystem], Code::OtherEjersystem);
    verdict.refuse_if(a.begyndt, &[Field::IndkaldelseId], Code::AlreadyBegun);
    verdict.refuse_if(a.aflyst, &[Field::IndkaldelseId], Code::AlreadyCancelled);
    verdict
}
