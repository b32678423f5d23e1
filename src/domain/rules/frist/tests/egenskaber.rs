//! What holds of every frist, whatever days are given.

use proptest::prelude::*;

use super::*;

/// Days near today, and days nobody means.
fn any_day() -> impl Strategy<Value = NaiveDate> {
    let absurd = [NaiveDate::MIN, NaiveDate::MAX, day("0001-01-01"), day("9999-12-31")];
    prop_oneof![
        4 => (-40..900i64).prop_map(|offset| day(TODAY) + chrono::TimeDelta::days(offset)),
        1 => proptest::sample::select(absurd.to_vec()),
    ]
}

fn any_dates() -> impl Strategy<Value = Datoer> {
    (any_day(), any_day()).prop_map(|(fristdato, sidste_afholdelsesdato)| Datoer { fristdato, sidste_afholdelsesdato })
}

proptest! {
    #[test]
    fn what_is_issued_is_never_shorter_than_the_minimum(datoer in any_dates(), today in any_day(), mindst in 0..60u32) {
        let settings = Indstillinger { frist_min_dage: mindst, ..Indstillinger::default() };
        if udsted(&JOBCENTER, &SOFIE, 7, datoer, today, &settings).is_kept() {
            prop_assert!(datoer.fristdato.signed_duration_since(today).num_days() >= mindst.into());
            prop_assert!(datoer.sidste_afholdelsesdato >= datoer.fristdato);
        }
    }

    #[test]
    fn a_kept_change_is_longer_or_at_least_the_minimum(fra in any_dates(), til in any_dates(), today in any_day()) {
        let settings = Indstillinger::default();
        if opdater(&JOBCENTER, FristStatus::Aktiv, fra, til, today, &settings).is_kept() {
            let enough = til.fristdato.signed_duration_since(today).num_days() >= settings.frist_min_dage.into();
            prop_assert!(til.fristdato >= today && (enough || til.fristdato >= fra.fristdato));
        }
    }

    #[test]
    fn what_is_opened_again_could_have_been_issued(til in any_dates(), today in any_day()) {
        let settings = Indstillinger::default();
        let again = genaabn(&JOBCENTER, FristStatus::Overskredet, til, "Fejl", false, today, &settings);
        prop_assert_eq!(again, udsted(&JOBCENTER, &SOFIE, 7, til, today, &settings));
    }
}
