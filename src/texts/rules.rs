//! What a borger reads when a rule says no: each sentence stands alone, blames nobody and says what to do.

use crate::domain::rules::Code;

/// A heading and what to do. `{myndighed}` is the authority's own name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The page's heading.
    pub heading: &'static str,
    /// What it means and what to do.
    pub text: &'static str,
}

/// The words of a code in a page of its own.
pub const fn refusal(code: Code) -> Refusal {
    let (heading, text) = match code {
        Code::NotMember => (
            "Vi mangler oplysning om din a-kasse",
            "Vi kan ikke se, hvilken a-kasse du er medlem af. Derfor kan vi ikke vise dig tider endnu. Ring til {myndighed}, så finder de en tid til dig.",
        ),
        Code::OtherAKasse => (
            "Tiden er aftalt med en anden a-kasse",
            "Du kan kun booke de tider, som {myndighed} har aftalt med din a-kasse. Vælg en anden tid.",
        ),
        Code::NotDagpenge => (
            "Du kan ikke booke en fælles jobsamtale her",
            "Fælles jobsamtaler er for personer, der får dagpenge. Ring til {myndighed}, hvis du mener, at det er en fejl.",
        ),
        Code::Fritaget => ("Du skal ikke selv booke en tid", "{Myndighed} indkalder dig til samtalen."),
        Code::Frataget => ("Du kan ikke selv booke tid lige nu", "{Myndighed} indkalder dig til samtalen."),
        Code::AtAKasse => {
            ("Din a-kasse står for dine samtaler lige nu", "Du får besked fra a-kassen om din næste samtale.")
        }
        Code::FristOverskredet => (
            "Fristen for at booke er gået",
            "Du kan ikke booke her lige nu. Ring til {myndighed} i dag, så fortæller de, hvad du skal gøre.",
        ),
        Code::OutsideFrame => (
            "Tiden kan ikke bookes",
            "Tiden ligger ikke i de tider, som {myndighed} har aftalt med din a-kasse. Vælg en anden tid.",
        ),
        Code::NotSelfBookable => {
            ("Tiden kan ikke bookes her", "{Myndighed} indkalder selv til disse samtaler. Du får besked om din tid.")
        }
        Code::Closed => ("Tiden er lukket", "{Myndighed} har lukket tiden, mens du valgte. Vælg en anden tid."),
        Code::Started => ("Tiden er begyndt", "Du kan ikke længere booke den tid. Vælg en senere tid."),
        Code::AfterSidsteAfholdelsesdato => {
            ("Tiden ligger for sent", "Samtalen skal holdes tidligere. Vælg en af de tider, vi viser dig.")
        }
        Code::OmbookLimitPassed => {
            ("Du kan ikke længere flytte samtalen her", "Ring til {myndighed}, hvis du ikke kan komme.")
        }
        Code::TelefonMissing | Code::TelefonForm | Code::EmailForm => {
            ("Tjek dine oplysninger", "Ret felterne, og prøv igen.")
        }
    };
    Refusal { heading, text }
}

/// The words of a code beside a field.
pub const fn field_error(code: Code) -> &'static str {
    match code {
        Code::TelefonMissing => "Skriv et telefonnummer, vi kan træffe dig på",
        Code::TelefonForm => "Skriv telefonnummeret med 8 cifre, for eksempel 12 34 56 78",
        Code::EmailForm => "Skriv mailadressen, som den ser ud, for eksempel navn@eksempel.dk",
        Code::NotMember
        | Code::OtherAKasse
        | Code::NotDagpenge
        | Code::Fritaget
        | Code::Frataget
        | Code::AtAKasse
        | Code::FristOverskredet
        | Code::OutsideFrame
        | Code::NotSelfBookable
        | Code::Closed
        | Code::Started
        | Code::AfterSidsteAfholdelsesdato
        | Code::OmbookLimitPassed => refusal(code).heading,
    }
}

/// `text` with the authority's name put in, also at the start of a sentence.
pub fn with_authority(text: &str, myndighed: &str) -> String {
    text.replace("{myndighed}", myndighed).replace("{Myndighed}", myndighed)
}
