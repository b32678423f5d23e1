//! What the caller of GetSelvbookingMoedetilbud knows of a borger, held against the register: the facts that mødetilbud are matched by.
//! Source: DFDG's ExternalBookingService v3 and BorgerBookingService, GetSelvbookingMoedetilbud.
//!
//! Our offers ask for her jobcenter and for a dagpengemodtager. Visitationskategori and markings narrow none of them, so a difference there
//! hides nothing from her; it is warned of, for one of the two registers is behind.

use chrono::NaiveDate;
use uuid::Uuid;

use super::{Code, Field, Verdict};
use crate::domain::code_lists::Kontaktgruppe;

/// How she stands, to one of the two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staar {
    /// Her jobcenter, five digits.
    pub jobcenter: String,
    /// Her kontaktgruppe.
    pub kontaktgruppe: i32,
    /// Her visitationskategori; none: it is not known.
    pub visitationskategori: Option<i32>,
    /// Since when, a local day.
    pub visiteret_dato: Option<NaiveDate>,
    /// Her persongruppemarkeringer, in order; none: they are not known.
    pub markeringer: Option<Vec<Uuid>>,
}

/// What the caller says against what the register says. `andetsteds`: the caller knows of a coming jobsamtale that we do not.
pub fn soegeregler(sagt: &Staar, kendt: &Staar, andetsteds: bool) -> Verdict {
    let group = u16::try_from(sagt.kontaktgruppe).ok().and_then(Kontaktgruppe::from_id);
    let mut verdict = Verdict::default();
    verdict.refuse_if(sagt.jobcenter != kendt.jobcenter, &[Field::Jobcenter], Code::NotOwnBorger);
    verdict.refuse_if(!group.is_some_and(Kontaktgruppe::is_dagpenge), &[Field::Kontaktgruppe], Code::NotDagpenge);
    verdict.refuse_if(andetsteds, &[Field::Borger], Code::OneAtATime);
    let other_group = sagt.kontaktgruppe != kendt.kontaktgruppe;
    verdict.warn_if(other_group, &[Field::Kontaktgruppe], Code::RegisterDiffers);
    let visitation = differ(sagt.visitationskategori, kendt.visitationskategori)
        || differ(sagt.visiteret_dato, kendt.visiteret_dato);
    verdict.warn_if(visitation, &[Field::Visitationskategori], Code::RegisterDiffers);
    let markeringer = differ(sagt.markeringer.as_ref(), kendt.markeringer.as_ref());
    verdict.warn_if(markeringer, &[Field::Persongruppemarkeringer], Code::RegisterDiffers);
    verdict
}

/// What one of them does not know is no difference.
fn differ<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one != other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn staar() -> Staar {
        Staar {
            jobcenter: "75100".to_owned(),
            kontaktgruppe: 1,
            visitationskategori: Some(2),
            visiteret_dato: "2026-09-01".parse().ok(),
            markeringer: Some(vec![Uuid::from_u128(1)]),
        }
    }

    /// The codes of faults, and the fields that are warned of.
    fn found(sagt: &Staar, andetsteds: bool) -> (Vec<Code>, Vec<Field>) {
        let verdict = soegeregler(sagt, &staar(), andetsteds);
        assert!(verdict.warnings().iter().all(|warning| warning.code == Code::RegisterDiffers));
        let codes = verdict.breaches().iter().map(|breach| breach.code).collect();
        (codes, verdict.warnings().iter().map(|warning| warning.fields[0]).collect())
    }

    #[test]
    fn what_agrees_is_neither_refused_nor_warned_of() {
        assert_eq!(found(&staar(), false), (vec![], vec![]));
        let silent = Staar { visitationskategori: None, visiteret_dato: None, markeringer: None, ..staar() };
        assert_eq!(found(&silent, false), (vec![], vec![]), "what is not said is no difference");
    }

    #[test]
    fn what_our_offers_ask_for_is_refused() {
        let elsewhere = Staar { jobcenter: "46100".to_owned(), ..staar() };
        assert_eq!(found(&elsewhere, false).0, [Code::NotOwnBorger]);
        assert_eq!(found(&staar(), true).0, [Code::OneAtATime]);
        for (kontaktgruppe, kept) in
            [(1, true), (8, true), (2, false), (7, false), (0, false), (-1, false), (70_000, false)]
        {
            let (codes, warned) = found(&Staar { kontaktgruppe, ..staar() }, false);
            assert_eq!(codes.is_empty(), kept, "{kontaktgruppe}");
            assert_eq!(warned.is_empty(), kontaktgruppe == 1, "{kontaktgruppe}");
        }
    }

    #[test]
    fn what_hides_nothing_is_warned_of() {
        for sagt in [
            Staar { visitationskategori: Some(3), ..staar() },
            Staar { visiteret_dato: "2026-09-02".parse().ok(), ..staar() },
        ] {
            assert_eq!(found(&sagt, false), (vec![], vec![Field::Visitationskategori]));
        }
        for markeringer in [vec![], vec![Uuid::from_u128(1), Uuid::from_u128(2)]] {
            let sagt = Staar { markeringer: Some(markeringer), ..staar() };
            assert_eq!(found(&sagt, false), (vec![], vec![Field::Persongruppemarkeringer]));
        }
    }
}
