//! An aftale: what one jobcenter and one a-kasse have agreed about when fælles jobsamtaler may be held.

use chrono::NaiveDate;

use super::stored_text::stored_text;

stored_text! {
    /// The life of an aftale. It is changed by a new version and ended, never rewritten.
    pub enum AftaleStatus {
        /// The jobcenter is still writing it.
        Kladde = "kladde",
        /// The a-kasse's coordinator has it for an answer.
        Foreslaaet = "foreslaaet",
        /// Both sides have said yes; only now may times be booked in it.
        Aftalt = "aftalt",
        /// No new bookings; those made stay.
        Ophoert = "ophoert",
    }
}

stored_text! {
    /// What is done with an aftale. The text stands in its history, and is what the form posts.
    pub enum AftaleHandling {
        /// The jobcenter began it.
        Oprettet = "oprettet",
        /// The jobcenter changed its draft.
        Rettet = "rettet",
        /// The jobcenter asked the a-kasse.
        Foreslaaet = "foreslaaet",
        /// The jobcenter took the question back.
        TrukketTilbage = "trukket_tilbage",
        /// The a-kasse wants something else, and says what.
        SendtTilbage = "sendt_tilbage",
        /// The a-kasse said yes.
        Bekraeftet = "bekraeftet",
        /// The a-kasse said yes outside the system; the jobcenter writes down who and when.
        AftaltUdenOm = "aftalt_uden_om",
        /// The jobcenter threw its draft away.
        Kasseret = "kasseret",
        /// Either side ended it, on a day.
        Opsagt = "opsagt",
        /// The jobcenter took that back.
        OpsigelseFortrudt = "opsigelse_fortrudt",
        /// A newer version took over.
        Afloest = "afloest",
        /// The jobcenter put in a series.
        SerieTilfoejet = "serie_tilfoejet",
        /// The jobcenter changed a series.
        SerieRettet = "serie_rettet",
        /// The jobcenter took a series out of its draft.
        SerieFjernet = "serie_fjernet",
        /// Another a-kasse said yes to sharing a series.
        DelingBekraeftet = "deling_bekraeftet",
        /// Another a-kasse said no to it.
        DelingAfvist = "deling_afvist",
    }
}

impl AftaleHandling {
    /// Where it leads from there. None: that is no step from there.
    pub const fn fra(self, status: AftaleStatus) -> Option<AftaleStatus> {
        use AftaleStatus::{Aftalt, Foreslaaet, Kladde, Ophoert};
        match (self, status) {
            (Self::Rettet | Self::SerieTilfoejet | Self::SerieRettet | Self::SerieFjernet, Kladde) => Some(Kladde),
            (Self::Foreslaaet, Kladde) => Some(Foreslaaet),
            (Self::TrukketTilbage | Self::SendtTilbage, Foreslaaet) => Some(Kladde),
            (Self::Bekraeftet, Foreslaaet) => Some(Aftalt),
            (Self::AftaltUdenOm, Kladde | Foreslaaet) => Some(Aftalt),
            (Self::Kasseret, Kladde) => Some(Ophoert),
            (
                Self::Opsagt
                | Self::OpsigelseFortrudt
                | Self::Afloest
                | Self::SerieTilfoejet
                | Self::SerieRettet
                | Self::DelingBekraeftet
                | Self::DelingAfvist,
                Aftalt,
            ) => Some(Aftalt),
            _ => None,
        }
    }
}

/// Where an aftale stands for people: one whose last day has passed is over.
pub fn status_paa(status: AftaleStatus, valid_to: NaiveDate, today: NaiveDate) -> AftaleStatus {
    match status {
        AftaleStatus::Aftalt if valid_to < today => AftaleStatus::Ophoert,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_aftale_goes_from_draft_by_proposal_to_yes_and_never_back_from_there() {
        use AftaleHandling as H;
        use AftaleStatus::{Aftalt, Foreslaaet, Kladde, Ophoert};
        assert_eq!(H::Foreslaaet.fra(Kladde), Some(Foreslaaet));
        assert_eq!(H::SendtTilbage.fra(Foreslaaet), Some(Kladde));
        assert_eq!(H::Bekraeftet.fra(Foreslaaet), Some(Aftalt));
        assert_eq!(H::Bekraeftet.fra(Kladde), None, "nobody was asked");
        assert_eq!((H::AftaltUdenOm.fra(Kladde), H::AftaltUdenOm.fra(Foreslaaet)), (Some(Aftalt), Some(Aftalt)));
        for handling in [H::Rettet, H::Foreslaaet, H::TrukketTilbage, H::SendtTilbage, H::Kasseret, H::SerieFjernet] {
            assert_eq!(handling.fra(Aftalt), None, "{handling:?}: agreed terms are never rewritten");
        }
        for &handling in H::ALL {
            assert_eq!(handling.fra(Ophoert), None, "{handling:?}");
        }
    }

    #[test]
    fn its_last_day_is_a_whole_day() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let on = |today| status_paa(AftaleStatus::Aftalt, day("2026-11-30"), day(today));
        assert_eq!((on("2026-11-30"), on("2026-12-01")), (AftaleStatus::Aftalt, AftaleStatus::Ophoert));
        assert_eq!(status_paa(AftaleStatus::Kladde, day("2026-11-30"), day("2026-12-01")), AftaleStatus::Kladde);
    }
}
