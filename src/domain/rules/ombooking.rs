//! May she still move, call off or confirm the conversation she has?

use chrono::NaiveDate;

use super::{Code, Field, Verdict};

/// What the rules need to know of the conversation, at the instant she asks. Limits are whole local days, each inclusive.
#[derive(Clone, Copy, Debug)]
pub struct Samtale {
    /// The jobcenter lets her move it.
    pub ombooking_mulig: bool,
    /// Last day to move it.
    pub ombook_til: Option<NaiveDate>,
    /// The jobcenter lets her call it off.
    pub aflysning_mulig: bool,
    /// Last day to call it off; none: until it begins.
    pub aflys_til: Option<NaiveDate>,
    /// It has begun, or is over.
    pub begyndt: bool,
    /// It was called off.
    pub aflyst: bool,
    /// Another system owns it.
    pub andet_ejersystem: bool,
    /// An active frist that it does not meet demands one in its place: a frist must not bar her from meeting it.
    pub staar_i_vejen: bool,
}

/// May she move it?
pub fn ombooking(samtale: &Samtale, today: NaiveDate) -> Verdict {
    let mut verdict = staar(samtale);
    let in_time = samtale.ombooking_mulig && samtale.ombook_til.is_some_and(|last| today <= last);
    verdict.refuse_if(!in_time && !samtale.staar_i_vejen, &[Field::Borger], Code::OmbookLimitPassed);
    verdict
}

/// May her jobcenter move it? Her own limits are for her.
pub fn paa_vegne(samtale: &Samtale) -> Verdict {
    staar(samtale)
}

/// May she call it off?
pub fn aflysning(samtale: &Samtale, today: NaiveDate) -> Verdict {
    let mut verdict = staar(samtale);
    let in_time = samtale.aflysning_mulig && samtale.aflys_til.is_none_or(|last| today <= last);
    verdict.refuse_if(!in_time, &[Field::Borger], Code::AflysningLimitPassed);
    verdict
}

/// May she confirm that she comes?
pub fn bekraeftelse(samtale: &Samtale) -> Verdict {
    let mut verdict = Verdict::default();
    verdict.refuse_if(samtale.begyndt, &[Field::Borger], Code::AlreadyBegun);
    verdict.refuse_if(samtale.aflyst, &[Field::Borger], Code::AlreadyCancelled);
    verdict
}

fn staar(samtale: &Samtale) -> Verdict {
    let mut verdict = bekraeftelse(samtale);
    verdict.refuse_if(samtale.andet_ejersystem, &[Field::Borger], Code::OtherEjersystem);
    verdict
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAST: &str = "2026-12-10";
    const DAY_AFTER: &str = "2026-12-11";

    fn samtale() -> Samtale {
        let last = LAST.parse().ok();
        Samtale {
            ombooking_mulig: true,
            ombook_til: last,
            aflysning_mulig: true,
            aflys_til: last,
            begyndt: false,
            aflyst: false,
            andet_ejersystem: false,
            staar_i_vejen: false,
        }
    }

    fn codes(rule: fn(&Samtale, NaiveDate) -> Verdict, samtale: Samtale, today: &str) -> Vec<Code> {
        rule(&samtale, today.parse().unwrap()).breaches().iter().map(|breach| breach.code).collect()
    }

    #[test]
    fn it_can_be_moved_to_the_end_of_its_last_day() {
        assert_eq!(codes(ombooking, samtale(), LAST), []);
        assert_eq!(codes(ombooking, samtale(), DAY_AFTER), [Code::OmbookLimitPassed]);
        assert_eq!(codes(ombooking, Samtale { ombooking_mulig: false, ..samtale() }, LAST), [Code::OmbookLimitPassed]);
        assert_eq!(codes(ombooking, Samtale { ombook_til: None, ..samtale() }, LAST), [Code::OmbookLimitPassed]);
    }

    #[test]
    fn what_stands_in_the_way_of_a_frist_can_always_be_moved_but_not_when_it_has_begun() {
        let in_the_way = Samtale { ombooking_mulig: false, ombook_til: None, staar_i_vejen: true, ..samtale() };
        assert_eq!(codes(ombooking, in_the_way, DAY_AFTER), []);
        assert_eq!(codes(ombooking, Samtale { begyndt: true, ..in_the_way }, LAST), [Code::AlreadyBegun]);
    }

    #[test]
    fn her_jobcenter_moves_it_past_her_limits_but_not_when_it_has_begun() {
        let limited = Samtale { ombooking_mulig: false, ombook_til: None, ..samtale() };
        assert!(paa_vegne(&limited).is_kept());
        assert!(paa_vegne(&Samtale { begyndt: true, ..limited }).has(Code::AlreadyBegun));
    }

    #[test]
    fn it_can_be_called_off_to_the_end_of_its_last_day_or_until_it_begins() {
        assert_eq!(codes(aflysning, samtale(), LAST), []);
        assert_eq!(codes(aflysning, samtale(), DAY_AFTER), [Code::AflysningLimitPassed]);
        assert_eq!(codes(aflysning, Samtale { aflys_til: None, ..samtale() }, DAY_AFTER), []);
        assert_eq!(
            codes(aflysning, Samtale { aflysning_mulig: false, ..samtale() }, LAST),
            [Code::AflysningLimitPassed]
        );
        let in_the_way = Samtale { staar_i_vejen: true, ..samtale() };
        assert_eq!(
            codes(aflysning, in_the_way, DAY_AFTER),
            [Code::AflysningLimitPassed],
            "it is moved, not called off"
        );
    }

    #[test]
    fn what_has_begun_was_called_off_or_is_anothers_stays_as_it_is() {
        let others = [
            (Samtale { begyndt: true, ..samtale() }, Code::AlreadyBegun),
            (Samtale { aflyst: true, ..samtale() }, Code::AlreadyCancelled),
            (Samtale { andet_ejersystem: true, ..samtale() }, Code::OtherEjersystem),
        ];
        for (facts, code) in others {
            assert_eq!(codes(ombooking, facts, LAST), [code]);
            assert_eq!(codes(aflysning, facts, LAST), [code]);
        }
        assert!(bekraeftelse(&samtale()).is_kept());
        assert!(bekraeftelse(&Samtale { andet_ejersystem: true, ..samtale() }).is_kept(), "anybody may come");
        assert!(bekraeftelse(&Samtale { begyndt: true, ..samtale() }).has(Code::AlreadyBegun));
        assert!(bekraeftelse(&Samtale { aflyst: true, ..samtale() }).has(Code::AlreadyCancelled));
    }
}
