//! The table of who may summon to what (epic 999.8.3): type, authority, contact group.
//!
//! Sources: epic 999.8.3 for the a-kasser (all of them, not only those of the trial), DFDG InterviewService and FristService for
//! the types. A fælles jobsamtale is the jobcenter's to summon to; the a-kasse only takes part in it.

use crate::domain::code_lists::{Kontaktgruppe, MyndighedType, SamtaleType};
use crate::domain::rules::Code;

/// What the table says of one type, authority and contact group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Adgang {
    /// It may summon to it.
    Ja,
    /// It may while it has the responsibility for the contact course (absence 75).
    MedAnsvar,
    /// It may not, and why.
    Nej(Code),
}

/// A cell, before the contact group is asked.
#[derive(Clone, Copy)]
enum Celle {
    Ja,
    MedAnsvar,
    KunDagpenge,
    Nej,
    Aldrig,
}

/// A line of the table: the a-kasse's cell, then the jobcenter's.
const fn linje(samtaletype: SamtaleType) -> (Celle, Celle) {
    use Celle::{Aldrig, Ja, KunDagpenge, MedAnsvar, Nej};
    match samtaletype {
        SamtaleType::Opfoelgningssamtale => (Nej, Ja),
        SamtaleType::Jobsamtale => (MedAnsvar, Ja),
        SamtaleType::Henvisning => (Nej, Ja),
        SamtaleType::Informationsmoede => (Ja, Ja),
        // For the a-kasse `cv_samtale` says from which day no more.
        SamtaleType::CvSamtale => (Ja, Ja),
        SamtaleType::Formidlingssamtale => (Nej, Ja),
        SamtaleType::AndenSamtale => (Ja, Ja),
        SamtaleType::InformationsmoedeUdenPligt => (Ja, Ja),
        SamtaleType::Raadighedssamtale => (Ja, Nej),
        SamtaleType::FaellesJobsamtale => (Nej, KunDagpenge),
        SamtaleType::FaellesJobsamtaleType19 | SamtaleType::AKasseForsoegssamtale => (Aldrig, Aldrig),
    }
}

/// Whether the authority may summon a borger in the contact group to the type. `None`: her group is one we do not know.
pub fn adgang(samtaletype: SamtaleType, myndighed: MyndighedType, kontaktgruppe: Option<Kontaktgruppe>) -> Adgang {
    let (a_kasse, jobcenter) = linje(samtaletype);
    let celle = match myndighed {
        MyndighedType::AKasse => a_kasse,
        MyndighedType::Jobcenter => jobcenter,
        MyndighedType::Kommune
        | MyndighedType::Star
        | MyndighedType::Aub
        | MyndighedType::Udk
        | MyndighedType::Stil
        | MyndighedType::Uim
        | MyndighedType::Driftsselskab => return Adgang::Nej(Code::NotAuthorised),
    };
    match celle {
        Celle::Ja => Adgang::Ja,
        Celle::MedAnsvar => Adgang::MedAnsvar,
        Celle::KunDagpenge if kontaktgruppe.is_some_and(Kontaktgruppe::is_dagpenge) => Adgang::Ja,
        Celle::KunDagpenge => Adgang::Nej(Code::TypeNotForKontaktgruppe),
        Celle::Nej => Adgang::Nej(Code::TypeNotForAuthority),
        Celle::Aldrig => Adgang::Nej(Code::TypeNeverUsed),
    }
}
