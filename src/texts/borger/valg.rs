//! Whether the a-kasse takes part: asked on the way to a time, and changed later.

use crate::domain::rules::deltagelse::Regime;
use crate::texts::{Sprog, texts};

texts! {
    /// Fixed texts of the question about the a-kasse.
    pub enum Valg {
        Step => "Vælg om a-kassen er med" / "Choose about the unemployment fund",
        Heading => "Vil du have din a-kasse med til samtalen?" / "Do you want your unemployment fund to take part in the meeting?",
        Legend => "Dit svar" / "Your answer",
        Yes => "Ja, a-kassen skal være med" / "Yes, the unemployment fund is to take part",
        YesNote => "I taler sammen alle tre." / "The three of you talk together.",
        NoNote =>
            "A-kassen kommer ikke. Den kan stadig se, at du har booket."
            / "The unemployment fund does not come. It can still see that you have booked.",
        SameTimes =>
            "Du kan booke de samme tider, uanset hvad du svarer. Du kan ændre dit svar, indtil samtalen begynder."
            / "You can book the same times whatever you answer. You can change your answer until the meeting begins.",
        Missing => "Vælg, om a-kassen skal være med" / "Choose whether the unemployment fund is to take part",
        Save => "Gem svaret" / "Save the answer",
        Row => "Er a-kassen med?" / "Does the unemployment fund take part?",
    }
}

/// "Nej, jeg vil kun tale med Jobcenter Aarhus".
pub fn only_with(sprog: Sprog, myndighed: &str) -> String {
    sprog.pick(format!("Nej, jeg vil kun tale med {myndighed}"), format!("No, I only want to talk with {myndighed}"))
}

/// What holds when she says nothing.
pub const fn otherwise(sprog: Sprog, regime: Regime) -> &'static str {
    match (regime, sprog) {
        (Regime::Fravalg2019 | Regime::Fravalg16Maaneder, Sprog::Da) => {
            "A-kassen er med, medmindre du siger nej. Det bestemmer du."
        }
        (Regime::Fravalg2019 | Regime::Fravalg16Maaneder, Sprog::En) => {
            "The unemployment fund takes part unless you say no. It is for you to decide."
        }
        (Regime::Tilvalg2024 | Regime::IngenRegel, Sprog::Da) => {
            "A-kassen er kun med, hvis du siger ja. Det bestemmer du."
        }
        (Regime::Tilvalg2024 | Regime::IngenRegel, Sprog::En) => {
            "The unemployment fund only takes part if you say yes. It is for you to decide."
        }
    }
}

/// Whether it takes part, as it stands: "Ja, HK/Danmarks A-kasse er med".
pub fn takes_part(sprog: Sprog, med: bool, a_kasse: &str) -> String {
    match (med, sprog) {
        (true, Sprog::Da) => format!("Ja, {a_kasse} er med"),
        (true, Sprog::En) => format!("Yes, {a_kasse} takes part"),
        (false, Sprog::Da) => format!("Nej, {a_kasse} er ikke med"),
        (false, Sprog::En) => format!("No, {a_kasse} does not take part"),
    }
}
