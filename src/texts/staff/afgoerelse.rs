//! The decision that a borger need not, or may not, book herself, and its letter.

use chrono::NaiveDate;

use crate::domain::afgoerelse::Aarsag;
use crate::domain::code_lists::FravaerType;
use crate::texts::{Sprog, dates, texts};

texts! {
    /// The form.
    pub enum AfgoerelseForm {
        Heading => "Fritag for eller fratag selvbooking",
        Aarsag => "Årsag",
        AarsagHint => "Kun jobcenterets egne medarbejdere ser årsagen.",
        Choose => "Vælg en årsag",
        Exempt => "Fritag",
        Withdraw => "Fratag",
        Begrundelse => "Begrundelse",
        BegrundelseHint => "Den står i brevet til borgeren.",
        Fra => "Gælder fra",
        Preview => "Se brevet",
        Letter => "Brevet til borgeren",
        Print => "Brevet sendes ikke herfra. Skriv siden ud, eller send teksten med Digital Post.",
        Decide => "Træf afgørelsen",
        Effect => "Borgerens aktive frist bliver lukket, og borgeren skal indkaldes.",
    }
}

/// The letter, a paragraph each: the decision, its grounds, its law, and how to complain (forvaltningsloven §§ 22-25).
pub fn afgoerelse_brev(aarsag: Aarsag, begrundelse: &str, fra: NaiveDate, myndighed: &str) -> Vec<String> {
    let dag = dates::date_long(Sprog::Da, fra);
    let (afgoerelse, lov) = if aarsag.fravaertype() == FravaerType::FritagetForSelvbook {
        (
            format!(
                "{myndighed} har besluttet, at du fra {dag} ikke skal booke dine samtaler selv. Vi indkalder dig i stedet."
            ),
            "Afgørelsen er truffet efter § 45 i bekendtgørelsen om en aktiv beskæftigelsesindsats.",
        )
    } else {
        (
            format!(
                "{myndighed} har besluttet, at du fra {dag} ikke kan booke dine samtaler selv. Vi indkalder dig i stedet."
            ),
            "Afgørelsen er truffet efter § 35 i lov om en aktiv beskæftigelsesindsats.",
        )
    };
    vec![
        afgoerelse,
        format!("Begrundelse: {}", begrundelse.trim()),
        lov.to_owned(),
        format!(
            "Er du ikke enig, kan du klage inden fire uger. Send klagen til {myndighed}, som ser på sagen igen. Holder vi fast, sender vi klagen videre til Ankestyrelsen."
        ),
    ]
}
