//! Enough times? Open frister against free places.

use chrono::NaiveTime;

use super::serier::talt;
use crate::domain::calendar::IsoWeek;
use crate::texts::dates::clock;
use crate::texts::{Sprog, texts};

texts! {
    /// The page.
    pub enum Tidsbehov {
        Heading => "Er der tider nok?",
        Lead => "Åbne frister holdt op mod ledige pladser, uge for uge. En borger kan bruge alle pladser til og med fristens sidste \
                 afholdelsesdato, så det er summen frem til ugen, der tæller.",
        Shared => "Pladser, som flere a-kasser deler, tæller med hos hver af dem, medmindre de holdes til en anden.",
        Nothing => "Der er hverken åbne frister eller ledige pladser.",
        UnknownAKasse => "A-kassen er ukendt",
        Week => "Uge",
        Frister => "Frister",
        Places => "Ledige pladser",
        State => "Tider nok?",
        Enough => "Ja",
        Recount => "Tæl igen",
        More => "Lav flere tider",
        NewAgreement => "Lav en aftale",
        SeeAgreement => "Se aftalen",
        AgreementOnItsWay => "Aftalen med a-kassen er ikke aftalt endnu, så ingen kan booke.",
        NoAgreement => "Der er ingen aftale med a-kassen, så ingen kan booke.",
    }
}

/// "De ledige pladser er talt kl. 9.12."
pub fn talt_kl(kl: NaiveTime) -> String {
    format!("De ledige pladser er talt kl. {}.", clock(Sprog::Da, kl))
}

/// "Nej, der mangler 3"
pub fn mangler(antal: i64) -> String {
    format!("Nej, der mangler {antal}")
}

/// "Der mangler 3 tider inden udgangen af uge 51"
pub fn mangler_senest(antal: i64, uge: IsoWeek) -> String {
    let times = talt(u32::try_from(antal).unwrap_or(u32::MAX), "tid", "tider");
    format!("Der mangler {times} inden udgangen af uge {}", uge.number())
}
