//! Does the a-kasse take part in a fælles jobsamtale, and who may say so? The conversation stays fælles whatever is
//! chosen.

mod myndighedsdeltager;

use chrono::{Months, NaiveDate};

use super::indkalder::Medlemskab;
use super::register::eget_medlem;
use super::{Code, Field, Verdict};
use crate::domain::code_lists::{Deltagelsesvalg, MyndighedType};
use crate::domain::indstilling::Indstillinger;

pub use myndighedsdeltager::{DeltagerFakta, DeltagerUdkast, deltager_aendr, deltager_opret, deltager_slet};

/// The day the reform comes into force. Source: lov 1750 af 29/12 2025.
const REFORM: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 7, 1);

/// What holds of the a-kasse's part in one conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Regime {
    /// It takes part unless the borger says no, and may itself skip the first. Source: LAB § 31, stk. 2 (LBK 701/2022).
    Fravalg2019,
    /// It takes part in the first when the borger says yes. Source: LAB § 31, stk. 2 (LBK 280/2024).
    Tilvalg2024,
    /// At 16 months of unemployment it takes part unless the borger says no. Source: LAB § 32, stk. 2.
    Fravalg16Maaneder,
    /// No law asks: it takes part only when borger or jobcenter has asked for it, and nobody is shown a choice.
    IngenRegel,
}

/// The regime of a conversation held on a local day. `ledig_siden` is none when nobody knows how long she has been
/// without work; `foerste`: no fælles jobsamtale has been held before it. Whoever lost her work before the rules of
/// 2024 came keeps the older ones, so two regimes stand side by side.
pub fn regime(
    held_on: NaiveDate,
    ledig_siden: Option<NaiveDate>,
    foerste: bool,
    indstillinger: &Indstillinger,
) -> Regime {
    let tilvalg_fra = indstillinger.deltagelse_tilvalg_fra;
    let maaneder = Months::new(indstillinger.deltagelse_fravalg_maaneder);
    let laenge = ledig_siden.and_then(|siden| siden.checked_add_months(maaneder)).is_some_and(|day| day <= held_on);
    let overgang = held_on < tilvalg_fra || ledig_siden.is_some_and(|siden| siden < tilvalg_fra);
    let reformed = REFORM.is_some_and(|first| first <= held_on);
    if laenge {
        Regime::Fravalg16Maaneder
    } else if overgang {
        Regime::Fravalg2019
    } else if foerste && (!reformed || indstillinger.deltagelse_tilvalg_efter_reform) {
        Regime::Tilvalg2024
    } else {
        Regime::IngenRegel
    }
}

/// Whether the a-kasse takes part, given the choice in force. Without one the regime decides.
pub const fn deltager(regime: Regime, valg: Option<Deltagelsesvalg>) -> bool {
    match valg {
        Some(Deltagelsesvalg::OensketAfBorger | Deltagelsesvalg::OensketAfJobcenter) => true,
        Some(Deltagelsesvalg::FravalgtAfBorger | Deltagelsesvalg::FravalgtAfAKasse) => false,
        None => matches!(regime, Regime::Fravalg2019 | Regime::Fravalg16Maaneder),
    }
}

/// Whether the borger is asked at all.
pub const fn spoerges(regime: Regime) -> bool {
    !matches!(regime, Regime::IngenRegel)
}

/// What a borger's own yes or no is registered as.
pub const fn borgers_valg(med: bool) -> Deltagelsesvalg {
    if med { Deltagelsesvalg::OensketAfBorger } else { Deltagelsesvalg::FravalgtAfBorger }
}

/// The conversation a choice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Samtale {
    /// A 17, or a 7 with the a-kasse as participant.
    pub er_faelles: bool,
    /// Who summoned to it.
    pub indkalder: MyndighedType,
    /// It is called off.
    pub aflyst: bool,
    /// It has begun or is over.
    pub begyndt: bool,
}

/// What the rules need to know of a choice.
#[derive(Clone, Copy, Debug)]
pub struct ValgFakta {
    /// Who makes it; none: the borger herself.
    pub myndighed: Option<MyndighedType>,
    /// Where she is a member. Asked only of an a-kasse.
    pub medlemskab: Medlemskab,
    /// She is registered as jobseeker.
    pub tilmeldt: bool,
    /// The conversation; none: the choice waits for her next fælles jobsamtale.
    pub samtale: Option<Samtale>,
    /// What holds of it.
    pub regime: Regime,
    /// It is her first fælles jobsamtale.
    pub foerste: bool,
    /// The choice in force.
    pub gaeldende: Option<Deltagelsesvalg>,
}

/// May this choice be registered? `valg` is the number as given. Of a borger who is not its member an a-kasse is told
/// that and what is wrong in its own call, and nothing of her or her conversations.
pub fn vaelg(valg: u16, fakta: &ValgFakta) -> Verdict {
    let mut verdict = Verdict::default();
    let known = Deltagelsesvalg::from_id(valg);
    let not_theirs = known.is_some_and(|valg| !is_theirs(fakta.myndighed, valg));
    verdict.refuse_if(known.is_none(), &[Field::Deltagelsesvalg], Code::UnknownCodeValue);
    verdict.refuse_if(not_theirs, &[Field::Deltagelsesvalg], Code::ValgNotTheirs);
    if fakta.myndighed == Some(MyndighedType::AKasse) {
        verdict = verdict.and(&eget_medlem(fakta.medlemskab));
        if fakta.medlemskab != Medlemskab::Egen {
            return verdict;
        }
        if known == Some(Deltagelsesvalg::FravalgtAfAKasse) {
            fravalg(&mut verdict, fakta);
        }
    }
    let overrules = known.is_some_and(|valg| !is_borgers(valg));
    let said_no = fakta.gaeldende == Some(Deltagelsesvalg::FravalgtAfBorger);
    verdict.refuse_if(overrules && said_no, &[Field::Deltagelsesvalg], Code::ValgNotTheirs);
    match &fakta.samtale {
        Some(samtale) => verdict.and(&staar_for(samtale)),
        None => verdict,
    }
}

/// May this authority report that it cannot come? That changes no choice, so no regime is asked. `gaest`: the conversation is one
/// to which it was to come, and not the a-kasse that she left.
pub fn kan_ikke_komme(myndighed: MyndighedType, medlemskab: Medlemskab, samtale: &Samtale, gaest: bool) -> Verdict {
    if myndighed != MyndighedType::AKasse {
        return Verdict::refused(&[Field::Myndighed], Code::ValgNotTheirs);
    }
    match medlemskab {
        Medlemskab::Egen => {
            let mut verdict = staar_for(samtale);
            verdict.refuse_if(samtale.er_faelles && !gaest, &[Field::IndkaldelseId], Code::ValgNotTheirs);
            verdict
        }
        Medlemskab::Anden | Medlemskab::Ingen => eget_medlem(medlemskab),
    }
}

/// An a-kasse's own choice not to come to the first.
fn fravalg(verdict: &mut Verdict, fakta: &ValgFakta) {
    use Deltagelsesvalg::{OensketAfBorger, OensketAfJobcenter};
    const VALG: &[Field] = &[Field::Deltagelsesvalg];
    let oensket = matches!(fakta.gaeldende, Some(OensketAfBorger | OensketAfJobcenter));
    let summoned = fakta.samtale.is_some_and(|samtale| samtale.indkalder == MyndighedType::AKasse);
    verdict.refuse_if(!fakta.tilmeldt, &[Field::Borger], Code::NotTilmeldt);
    verdict.refuse_if(fakta.regime != Regime::Fravalg2019, VALG, Code::FravalgNotInRegime);
    verdict.refuse_if(!fakta.foerste, VALG, Code::FravalgNotFirst);
    verdict.refuse_if(summoned, VALG, Code::FravalgBySummoner);
    verdict.refuse_if(oensket, VALG, Code::FravalgDespiteWish);
}

/// A conversation that is fælles, stands and has not begun.
fn staar_for(samtale: &Samtale) -> Verdict {
    let mut verdict = Verdict::default();
    verdict.refuse_if(!samtale.er_faelles, &[Field::IndkaldelseId], Code::NotFaelles);
    verdict.refuse_if(samtale.begyndt, &[Field::IndkaldelseId], Code::AlreadyBegun);
    verdict.refuse_if(samtale.aflyst, &[Field::IndkaldelseId], Code::AlreadyCancelled);
    verdict
}

/// The borger chooses for herself; the jobcenter writes down her choice or its own wish, an a-kasse only its own.
const fn is_theirs(myndighed: Option<MyndighedType>, valg: Deltagelsesvalg) -> bool {
    match myndighed {
        None => is_borgers(valg),
        Some(MyndighedType::Jobcenter) => !matches!(valg, Deltagelsesvalg::FravalgtAfAKasse),
        Some(MyndighedType::AKasse) => matches!(valg, Deltagelsesvalg::FravalgtAfAKasse),
        Some(_) => false,
    }
}

/// Hers to make. Her no is hers to take back too: it stands against the wishes of both authorities.
pub const fn is_borgers(valg: Deltagelsesvalg) -> bool {
    matches!(valg, Deltagelsesvalg::OensketAfBorger | Deltagelsesvalg::FravalgtAfBorger)
}

#[cfg(test)]
mod tests;
