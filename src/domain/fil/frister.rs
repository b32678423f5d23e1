//! A frist on a line.

use super::{Raekke, cpr_fejl, dato_fejl};
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
        (_, samtaletype, _) => {
            let wrong = |broken: bool, felter, kode| {
                if broken { Verdict::refused(felter, kode) } else { Verdict::default() }
            };
            // Unlike other days, neither of these may be left out.
            let day = |felter: &'static [Field]| {
                let cell = felter.first().and_then(|felt| raekke.celle(*felt));
                dato_fejl(cell.or(Some("")), felter)
            };
            Err(text
                .and(&cpr_fejl(raekke.celle(Field::Personnummer).unwrap_or_default().parse::<Cpr>().err()))
                .and(&wrong(samtaletype.is_none(), &[Field::SamtaleType], Code::SamtaleTypeUnknown))
                .and(&day(&[Field::Fristdato]))
                .and(&day(&[Field::SidsteAfholdelsesdato])))
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
        let expected =
            [Code::SamtaleTypeUnknown, Code::DatoNotInCalendar, Code::DatoForm, Code::HtmlInText, Code::CprForm];
        assert_eq!(codes, expected);
        // Ten digits, and nobody was born on the 99th.
        let verdict = laes(&raekke(["990190-1234", "17", "4.12.2026", "18.12.2026", ""])).err().unwrap();
        assert_eq!(verdict.first(), Some(Code::CprNoDate));
        // Excel's way to keep a leading zero is a formula, and no number.
        assert!(laes(&raekke(["=\"6101901234\"", "17", "4.12.2026", "18.12.2026", ""])).is_err());
    }
}
