//! A frist: the last day on which a borger can *book*; when the conversation is *held* has its own limit.

use chrono::NaiveDate;

use super::code_lists::SamtaleType;
use super::stored_text::stored_text;

stored_text! {
    /// DFDG's code list was not found; these are the names met in its texts.
    pub enum FristStatus {
        /// She has to book.
        Aktiv = "aktiv",
        /// A booking covers it.
        Indfriet = "indfriet",
        /// Its day went by without a booking.
        Overskredet = "overskredet",
        /// It has no effect any more.
        AdministrativtLukket = "administrativt_lukket",
    }
}

impl FristStatus {
    /// What the stored status means on `today` (local date): an active frist is overskredet from 00:00 the day after
    /// Fristdato, whether or not the job that writes it down has run. Source: BEK om en aktiv beskæftigelsesindsats, § 17 a
    /// as inserted by BEK 744/2016 ("from and including the day after").
    pub fn on(self, fristdato: NaiveDate, today: NaiveDate) -> Self {
        match self {
            Self::Aktiv if today > fristdato => Self::Overskredet,
            unchanged => unchanged,
        }
    }
}

/// Whether a booking of type `booked` releases a frist for `required`: 7 ← 7 or 17, 17 ← 17, 4 ← 4.
/// (17 ← 7 with the a-kasse as participant comes with participants.)
pub fn releases(booked: SamtaleType, required: SamtaleType) -> bool {
    booked == required || (required == SamtaleType::Jobsamtale && booked == SamtaleType::FaellesJobsamtale)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_frist_lasts_its_whole_day_and_is_overskredet_the_day_after() {
        let fristdato = day("2026-04-10");
        assert_eq!(FristStatus::Aktiv.on(fristdato, day("2026-04-10")), FristStatus::Aktiv);
        assert_eq!(FristStatus::Aktiv.on(fristdato, day("2026-04-11")), FristStatus::Overskredet);
    }

    #[test]
    fn what_is_released_or_closed_never_becomes_overskredet() {
        for status in [FristStatus::Indfriet, FristStatus::AdministrativtLukket] {
            assert_eq!(status.on(day("2026-04-10"), day("2027-01-01")), status);
        }
    }

    #[test]
    fn which_booking_releases_which_frist() {
        use SamtaleType::{FaellesJobsamtale, Jobsamtale, Opfoelgningssamtale};
        assert!(releases(FaellesJobsamtale, Jobsamtale));
        assert!(releases(FaellesJobsamtale, FaellesJobsamtale));
        assert!(!releases(Jobsamtale, FaellesJobsamtale));
        assert!(!releases(FaellesJobsamtale, Opfoelgningssamtale));
    }
}
