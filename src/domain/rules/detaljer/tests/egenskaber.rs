//! What holds of anything at all that a caller may send.

use proptest::prelude::*;

use super::*;

fn some_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[ \t\r\n<>/a0@.:\u{202E}\u{200B}😀ø-]{0,12}",
        "https://[\\PC]{0,12}",
        "[+0-9 ]{0,12}",
        (0..5000_usize).prop_map(|length| "ø".repeat(length)),
    ]
}

fn some_date() -> impl Strategy<Value = Option<NaiveDate>> {
    let dates = ["0001-01-01", "2026-11-30", HELD_ON, "2026-12-02", "9999-12-31"].map(day);
    prop::option::of(prop::sample::select([&dates[..], &[NaiveDate::MIN, NaiveDate::MAX]].concat()))
}

fn some_code() -> impl Strategy<Value = u16> {
    prop_oneof![prop::sample::select(vec![4, 7, 8, 10, 17, 30, 32, 901, 902, 903]), any::<u16>()]
}

prop_compose! {
    fn some_udkast()(
        texts in prop::array::uniform10(prop::option::of(some_text())),
        codes in prop::array::uniform4(some_code()),
        ombooking_frist in some_date(),
        aflysning_frist in some_date(),
        flags in any::<[bool; 5]>(),
    ) -> Udkast {
        let [titel, beskrivelse, medarbejder, team, adresse, moedetelefon, link, ringes, email, kontakt] = texts;
        let [samtaletype, moedegruppetype, samtaleform, ejersystem] = codes;
        let [ombooking_mulig, aflysning_mulig, borger_ringer, group, owned] = flags;
        Udkast {
            gruppemoede_id: group.then_some(Uuid::nil()),
            ejersystem: owned.then_some(ejersystem),
            titel: titel.unwrap_or_default(),
            beskrivelse: beskrivelse.unwrap_or_default(),
            kontakt_telefon: kontakt.clone(),
            kontakt_email: kontakt,
            ombooking_mulig, ombooking_frist, aflysning_mulig, aflysning_frist,
            samtaletype, moedegruppetype, samtaleform,
            medarbejder, team, adresse, borger_ringer, moedetelefon, link,
            borger_telefon: ringes,
            borger_email: email,
            ..whole()
        }
    }
}

proptest! {
    #[test]
    fn anything_at_all_gets_one_and_the_same_answer_in_order(udkast in some_udkast(), held_on in some_date()) {
        let (verdict, known) = koder(&udkast);
        prop_assert_eq!(verdict.is_kept(), known.is_some());
        prop_assert_eq!(koder(&udkast), (verdict, known));
        let samtaleform = Samtaleform::from_id(udkast.samtaleform);
        let verdict = detaljer(&udkast, samtaleform, held_on);
        prop_assert_eq!(&detaljer(&udkast, samtaleform, held_on), &verdict);
        prop_assert!(verdict.breaches().is_sorted() && verdict.warnings().is_sorted());
        if let (Some(known), Some(held_on)) = (known, held_on) {
            prop_assert!(gyldighed(known.samtaletype, held_on).is_kept());
        }
    }

    #[test]
    fn blanks_around_a_text_change_nothing(udkast in some_udkast(), blank in "[ \t\n]{0,3}") {
        let padded = |text: Option<String>| text.map(|text| format!("{blank}{text}{blank}"));
        let same = udkast.clone();
        let spaced = Udkast {
            titel: padded(Some(same.titel)).unwrap_or_default(),
            beskrivelse: padded(Some(same.beskrivelse)).unwrap_or_default(),
            medarbejder: padded(same.medarbejder),
            link: padded(same.link),
            borger_telefon: padded(same.borger_telefon),
            kontakt_email: padded(same.kontakt_email),
            ..same
        };
        prop_assert_eq!(asked(&spaced), asked(&udkast));
    }
}
