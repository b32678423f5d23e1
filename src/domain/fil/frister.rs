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

/// The cells of a line that can be read, each by itself.
pub struct Celler {
    /// Whose.
    pub cpr: Option<Cpr>,
    /// A number, which may be of no type.
    pub samtaletype: Option<u16>,
    /// The two days, when both are.
    pub datoer: Option<Datoer>,
}

/// Reads a line as far as it goes.
pub fn celler(raekke: &Raekke) -> Celler {
    let celle = |felt| raekke.celle(felt).unwrap_or_default();
    let day = |felt| parse_dato(celle(felt));
    let days = day(Field::Fristdato).zip(day(Field::SidsteAfholdelsesdato));
    Celler {
        cpr: celle(Field::Personnummer).parse().ok(),
        samtaletype: celle(Field::SamtaleType).parse().ok(),
        datoer: days.map(|(fristdato, sidste_afholdelsesdato)| Datoer { fristdato, sidste_afholdelsesdato }),
    }
}

/// Reads a line.
///
/// # Errors
/// Every cell that cannot be read.
pub fn laes(raekke: &Raekke) -> Result<FristLinje, Verdict> {
    let Celler { cpr, samtaletype, datoer } = celler(raekke);
    let begrundelse = raekke.celle(Field::Begrundelse);
    let text = linjer(&[Field::Begrundelse], begrundelse, BEGRUNDELSE_MAX);
    match (cpr, samtaletype, datoer) {
        (Some(cpr), Some(samtaletype), Some(datoer)) if text.is_kept() => {
            Ok(FristLinje { cpr, samtaletype, datoer, begrundelse: begrundelse.map(str::to_owned) })
        }
        (cpr, samtaletype, _) => {
            let wrong = |broken: bool, felter, kode| {
                if broken { Verdict::refused(felter, kode) } else { Verdict::default() }
            };
            let no_day = |felt| raekke.celle(felt).and_then(parse_dato).is_none();
            let (frist, sidste) = (no_day(Field::Fristdato), no_day(Field::SidsteAfholdelsesdato));
            Err(text
                .and(&wrong(cpr.is_none(), &[Field::Personnummer], Code::CprForm))
                .and(&wrong(samtaletype.is_none(), &[Field::SamtaleType], Code::SamtaleTypeUnknown))
                .and(&wrong(frist, &[Field::Fristdato], Code::DatoForm))
                .and(&wrong(sidste, &[Field::SidsteAfholdelsesdato], Code::DatoForm)))
        }
    }
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
