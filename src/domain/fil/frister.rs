//! A frist on a line.

use super::Raekke;
use crate::domain::calendar::parse_dato;
use crate::domain::cpr::Cpr;
use crate::domain::rules::frist::{BEGRUNDELSE_MAX, Datoer};
use crate::domain::rules::tekst::linjer;
use crate::domain::rules::{Code, Field, Verdict};

/// What a line says. Whether it may be so is asked of `rules::frist`.
#[derive(Clone)]
pub struct FristLinje {
    /// Whose.
    pub cpr: Cpr,
    /// A value of `SamtaleType`, as given.
    pub samtaletype: u16,
    /// The two days.
    pub datoer: Datoer,
    /// Why, though she can book no time.
    pub begrundelse: Option<String>,
}

/// Reads a line.
///
/// # Errors
/// Every cell that cannot be read.
pub fn laes(raekke: &Raekke) -> Result<FristLinje, Verdict> {
    let celle = |felt| raekke.celle(felt).unwrap_or_default();
    let cpr = celle(Field::Personnummer).parse::<Cpr>();
    let samtaletype = celle(Field::SamtaleType).parse::<u16>();
    let fristdato = parse_dato(celle(Field::Fristdato));
    let sidste = parse_dato(celle(Field::SidsteAfholdelsesdato));
    let begrundelse = raekke.celle(Field::Begrundelse);
    let text = linjer(&[Field::Begrundelse], begrundelse, BEGRUNDELSE_MAX);
    if let (Ok(cpr), Ok(samtaletype), Some(fristdato), Some(sidste_afholdelsesdato), true) =
        (&cpr, &samtaletype, fristdato, sidste, text.is_kept())
    {
        let datoer = Datoer { fristdato, sidste_afholdelsesdato };
        let begrundelse = begrundelse.map(str::to_owned);
        return Ok(FristLinje { cpr: cpr.clone(), samtaletype: *samtaletype, datoer, begrundelse });
    }
    let wrong = |broken: bool, felter, kode| if broken { Verdict::refused(felter, kode) } else { Verdict::default() };
    Err(text
        .and(&wrong(cpr.is_err(), &[Field::Personnummer], Code::CprForm))
        .and(&wrong(samtaletype.is_err(), &[Field::SamtaleType], Code::SamtaleTypeUnknown))
        .and(&wrong(fristdato.is_none(), &[Field::Fristdato], Code::DatoForm))
        .and(&wrong(sidste.is_none(), &[Field::SidsteAfholdelsesdato], Code::DatoForm)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raekke(celler: [&str; 5]) -> Raekke {
        let felter = [
            Field::Personnummer,
            Field::SamtaleType,
            Field::Fristdato,
            Field::SidsteAfholdelsesdato,
            Field::Begrundelse,
        ];
        let celler = felter.into_iter().zip(celler.map(str::to_owned)).collect();
        Raekke { nummer: 2, celler: Some(celler) }
    }

    #[test]
    fn a_line_is_read_as_people_write_it() {
        let linje = laes(&raekke(["610190-1234", "17", "4.12.2026", "2026-12-18", ""])).ok().unwrap();
        assert_eq!((linje.cpr.as_str(), linje.samtaletype), ("6101901234", 17));
        assert_eq!(linje.datoer.fristdato, "2026-12-04".parse().unwrap());
        assert_eq!(linje.begrundelse, None);
    }

    #[test]
    fn every_cell_that_cannot_be_read_is_named() {
        let verdict = laes(&raekke(["101901234", "fælles", "31.11.2026", "", "<b>"])).err().unwrap();
        let codes: Vec<_> = verdict.breaches().iter().map(|breach| breach.code).collect();
        let expected = [Code::SamtaleTypeUnknown, Code::DatoForm, Code::DatoForm, Code::HtmlInText, Code::CprForm];
        assert_eq!(codes, expected);
        // Excel's way to keep a leading zero is a formula, and no number.
        assert!(laes(&raekke(["=\"6101901234\"", "17", "4.12.2026", "18.12.2026", ""])).is_err());
    }
}
