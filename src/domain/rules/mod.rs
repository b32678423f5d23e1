//! The shared validator: every rule once, for the browser, the pages and the wire.
//!
//! A rule is a pure function from facts, settings and the instant to a [`Verdict`]; it never reads a clock, a database or a
//! time-zone table. All faults are reported at once, sorted. The Danish words of a code stand in `texts::rules`.
//!
//! To add a rule: a variant of [`Code`] whose doc comment is the rule with its source; its check in the file of its group,
//! with a passing, a failing and a border test; its text in `texts::rules` (the compiler asks for it).

pub mod contact;
pub mod selvbooking;

use super::stored_text::stored_text;

stored_text! {
    /// Every rule there is. Numbers are DFDG's where they are known; `FT` is our own series.
    #[derive(PartialOrd, Ord)]
    pub enum Code {
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
}

/// The fields a person or a system can fill in, as the wire and the forms name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The person herself: nothing that was typed.
    Borger,
    /// The chosen time.
    Tid,
    /// Telephone number.
    Telefon,
    /// E-mail address.
    Email,
}

impl Field {
    /// The name in forms and in field paths.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Borger => "borger",
            Self::Tid => "tid",
            Self::Telefon => "telefon",
            Self::Email => "email",
        }
    }
}

/// One rule that was broken, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Breach {
    /// Where.
    pub field: Field,
    /// Which rule.
    pub code: Code,
}

/// All that was found: sorted by field and code, each once. Empty: the rules are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict(Vec<Breach>);

impl Verdict {
    /// Adds a breach when `broken`.
    fn refuse_if(&mut self, broken: bool, field: Field, code: Code) {
        let breach = Breach { field, code };
        if let (true, Err(place)) = (broken, self.0.binary_search(&breach)) {
            self.0.insert(place, breach);
        }
    }

    /// What was found, in order.
    pub fn breaches(&self) -> &[Breach] {
        &self.0
    }

    /// Whether every rule is kept.
    pub fn is_kept(&self) -> bool {
        self.0.is_empty()
    }

    /// The first code, for where only one page can be shown.
    pub fn first(&self) -> Option<Code> {
        self.0.first().map(|breach| breach.code)
    }

    /// The code that concerns `field`, if any.
    pub fn at(&self, field: Field) -> Option<Code> {
        self.0.iter().find(|breach| breach.field == field).map(|breach| breach.code)
    }

    /// Both verdicts as one.
    #[must_use]
    pub fn and(mut self, other: &Self) -> Self {
        for breach in &other.0 {
            self.refuse_if(true, breach.field, breach.code);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_is_sorted_and_names_each_breach_once() {
        let mut verdict = Verdict::default();
        verdict.refuse_if(true, Field::Email, Code::EmailForm);
        verdict.refuse_if(true, Field::Borger, Code::NotMember);
        verdict.refuse_if(true, Field::Email, Code::EmailForm);
        verdict.refuse_if(false, Field::Tid, Code::Closed);
        let codes: Vec<_> = verdict.breaches().iter().map(|breach| breach.code).collect();
        assert_eq!(codes, [Code::NotMember, Code::EmailForm]);
        assert_eq!(verdict.clone().and(&verdict), verdict);
    }
}
