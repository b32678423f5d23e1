//! The closed list of rules. The doc comment of a code is the rule, in Danish, with its source; `docs/rules.md` is made from it.

use crate::domain::stored_text::stored_text;

/// Declares the codes, each with its rule as doc comment and as text.
macro_rules! codes {
    ($($(#[doc = $rule:literal])+ $variant:ident = $text:literal,)*) => {
        stored_text! {
            /// Every rule there is. Numbers are DFDG's where they are known; `FT` is our own series.
            #[derive(PartialOrd, Ord)]
            pub enum Code { $($(#[doc = $rule])+ $variant = $text,)* }
        }

        impl Code {
            /// The rule in Danish and its source: the doc comment of the variant.
            pub fn rule(self) -> &'static str {
                match self { $(Self::$variant => concat!($($rule),+).trim(),)* }
            }
        }
    };
}

codes! {
    /// Borgeren er ikke medlem af en a-kasse. Kilde: DFDG 90006 (tidligere 4856).
    NotMember = "90006",
    /// Borgeren er medlem af en anden a-kasse end den, tiden er aftalt med. Kilde: DFDG 90007 (tidligere 4857).
    OtherAKasse = "90007",
    /// Kun dagpengemodtagere (kontaktgruppe 1 og 8) kan booke en fælles jobsamtale. Kilde: epic 999.8.5.
    NotDagpenge = "FT101",
    /// Borgere med fravær 56 er fritaget for pligten til selvbook og indkaldes. Kilde: BEK 1216/2023 §§ 45-46.
    Fritaget = "FT102",
    /// Borgere med fravær 57 er frataget retten til selvbook og indkaldes. Kilde: LAB § 35, BEK 1216/2023 § 46.
    Frataget = "FT103",
    /// Borgere med fravær 75 har deres kontaktforløb hos a-kassen. Kilde: DFDG FristService.
    AtAKasse = "FT104",
    /// Fristen er overskredet; borgeren kan ikke selv booke. Kilde: BEK 744/2016 § 17 a.
    FristOverskredet = "FT105",
    /// Tiden ligger uden for de aftalte tider for borgerens jobcenter og a-kasse. Kilde: epic 999.8.5.
    OutsideFrame = "FT111",
    /// Jobcenteret har ikke åbnet aftalen for selvbooking. Kilde: epic 999.8.5 ("efter eget valg").
    NotSelfBookable = "FT112",
    /// Tiden er lukket for booking.
    Closed = "FT113",
    /// Tiden er begyndt eller forbi. Kilde: DFDG 90002 (dags dato), her til minuttet.
    Started = "FT114",
    /// Samtalen skal holdes senest på fristens sidste afholdelsesdato. Kilde: DFDG GetBorgerstatus, SidsteAfholdelsesdato.
    AfterSidsteAfholdelsesdato = "FT115",
    /// Samtalen kan flyttes til og med ombookingsfristen, når ombooking er mulig. Kilde: DFDG CreateIndkaldelse, OmbookingMulig.
    OmbookLimitPassed = "FT116",
    /// Der er et telefonnummer, vi kan træffe borgeren på. Kilde: databekendtgørelsen § 20 (kontaktmuligheder).
    TelefonMissing = "FT201",
    /// Telefonnummeret er otte cifre, eller + og 3 til 20 cifre. Kilde: DFDG, mønsteret `(\+)?[0-9]{3,20}`.
    TelefonForm = "FT202",
    /// Mailadressen har form som en mailadresse og højst 256 tegn. Kilde: DFDG, kontaktdetaljer.
    EmailForm = "FT203",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_told_in_a_sentence() {
        for code in Code::ALL {
            assert!(code.rule().ends_with('.'), "{code:?}: {}", code.rule());
            assert!(Code::from_text(code.as_str()) == Some(*code), "{code:?}");
        }
    }
}
