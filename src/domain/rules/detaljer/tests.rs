mod egenskaber;
mod indhold;

use uuid::Uuid;

use super::*;

const HELD_ON: &str = "2026-12-01";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// Keeps every rule in every form.
fn whole() -> Udkast {
    Udkast {
        gruppemoede_id: Some(Uuid::from_u128(1)),
        ejersystem: Some(Ejersystem::Kss.id()),
        ombooking_mulig: true,
        ombooking_frist: Some(day("2026-11-29")),
        aflysning_mulig: true,
        aflysning_frist: Some(day("2026-11-30")),
        selvbooket: false,
        start: None,
        slut: None,
        varighed: None,
        samtaletype: SamtaleType::FaellesJobsamtale.id(),
        moedegruppetype: MoedeGruppeType::Individuelt.id(),
        samtaleform: Samtaleform::Digital.id(),
        a_kasse_deltager: true,
        titel: "Fælles jobsamtale".to_owned(),
        beskrivelse: "Vi taler om dit job.\r\n\tTag dit cv med.".to_owned(),
        medarbejder: text("Mette Holm"),
        team: text("Team Øst"),
        adresse: text("Torvet 1, 8000 Aarhus C"),
        borger_ringer: false,
        moedetelefon: text("87 12 34 56"),
        link: text("https://example.dk/moede"),
        borger_telefon: text("12 34 56 78"),
        borger_email: text("sofie@example.dk"),
        kontakt_telefon: text("87 12 34 00"),
        kontakt_email: text("job@example.dk"),
    }
}

fn asked(udkast: &Udkast) -> Verdict {
    detaljer(udkast, Samtaleform::from_id(udkast.samtaleform), Some(day(HELD_ON)))
}

fn faults(udkast: &Udkast) -> Vec<(Field, Code)> {
    asked(udkast).breaches().iter().map(|breach| (breach.fields[0], breach.code)).collect()
}

#[test]
fn a_whole_one_keeps_every_rule_in_every_form() {
    for samtaleform in Samtaleform::ALL {
        for borger_ringer in [false, true] {
            let udkast = Udkast { samtaleform: samtaleform.id(), borger_ringer, ..whole() };
            assert_eq!(asked(&udkast), Verdict::default());
        }
    }
    let expected = Koder {
        samtaletype: SamtaleType::FaellesJobsamtale,
        moedegruppetype: MoedeGruppeType::Individuelt,
        samtaleform: Samtaleform::Digital,
        ejersystem: Some(Ejersystem::Kss),
    };
    assert_eq!(koder(&whole()), (Verdict::default(), Some(expected)));
    let unowned = koder(&Udkast { ejersystem: None, ..whole() });
    assert_eq!(unowned, (Verdict::default(), Some(Koder { ejersystem: None, ..expected })));
}

#[test]
fn each_unknown_code_value_has_its_own_code() {
    for unknown in [0, 5, 900, u16::MAX] {
        let broken = [
            (Udkast { samtaletype: unknown, ..whole() }, Field::SamtaleType, Code::SamtaleTypeUnknown),
            (Udkast { moedegruppetype: unknown, ..whole() }, Field::MoedeGruppeType, Code::MoedeGruppeTypeUnknown),
            (Udkast { samtaleform: unknown, ..whole() }, Field::Samtaleform, Code::SamtaleformUnknown),
            (Udkast { ejersystem: Some(unknown), ..whole() }, Field::Ejersystem, Code::UnknownCodeValue),
        ];
        for (udkast, field, code) in broken {
            let (verdict, koder) = koder(&udkast);
            assert_eq!((verdict.breaches().len(), verdict.at(field), koder), (1, Some(code), None));
        }
    }
    let all = Udkast { ejersystem: Some(0), samtaletype: 0, moedegruppetype: 0, samtaleform: 0, ..whole() };
    let codes: Vec<_> = koder(&all).0.breaches().iter().map(|breach| breach.code).collect();
    let expected =
        [Code::UnknownCodeValue, Code::SamtaleTypeUnknown, Code::MoedeGruppeTypeUnknown, Code::SamtaleformUnknown];
    assert_eq!(codes, expected);
}

#[test]
fn a_type_is_used_from_its_first_day_to_its_last_and_the_cv_samtale_has_its_own_rule() {
    let validity = Validity { from: Some(day("2024-01-01")), to: Some(day("2026-06-30")) };
    for (held_on, kept) in [("2023-12-31", false), ("2024-01-01", true), ("2026-06-30", true), ("2026-07-01", false)] {
        let expected = (!kept).then_some(Code::ExpiredCodeValue);
        assert_eq!(i_brug(validity, day(held_on)).at(Field::SamtaleType), expected, "{held_on}");
    }
    assert!(!SamtaleType::CvSamtale.validity().contains(day(HELD_ON)));
    for &samtaletype in SamtaleType::ALL {
        assert!(gyldighed(samtaletype, day(HELD_ON)).is_kept(), "{samtaletype:?}");
    }
}

#[test]
fn a_limit_for_moving_is_there_exactly_when_moving_is_possible() {
    let udkast = |ombooking_mulig, ombooking_frist| Udkast { ombooking_mulig, ombooking_frist, ..whole() };
    let frist = Some(day("2026-11-29"));
    assert_eq!(faults(&udkast(false, None)), []);
    assert_eq!(faults(&udkast(false, frist)), [(Field::OmbookingFrist, Code::OmbookingFristForbidden)]);
    assert_eq!(faults(&udkast(true, None)), [(Field::OmbookingFrist, Code::OmbookingFristMissing)]);
    let forbidden = asked(&udkast(false, frist));
    assert_eq!(forbidden.at(Field::OmbookingMulig), Some(Code::OmbookingFristForbidden));
}

#[test]
fn a_limit_for_calling_off_may_be_left_out() {
    let udkast = |aflysning_mulig, aflysning_frist| Udkast { aflysning_mulig, aflysning_frist, ..whole() };
    let frist = Some(day("2026-11-29"));
    assert_eq!(faults(&udkast(false, None)), []);
    assert_eq!(faults(&udkast(true, None)), []);
    assert_eq!(faults(&udkast(false, frist)), [(Field::AflysningFrist, Code::AflysningFristForbidden)]);
}

#[test]
fn limits_lie_no_later_than_the_day_of_the_meeting() {
    let both = |text: &str| Udkast { ombooking_frist: Some(day(text)), aflysning_frist: Some(day(text)), ..whole() };
    assert_eq!(faults(&both(HELD_ON)), []);
    let expected = [
        (Field::OmbookingFrist, Code::OmbookingFristAfterMeeting),
        (Field::AflysningFrist, Code::AflysningFristAfterMeeting),
    ];
    assert_eq!(faults(&both("2026-12-02")), expected);
    assert!(detaljer(&both("9999-12-31"), None, None).is_kept());
    assert_eq!(faults(&both("1900-01-01")), []);
    let ages_ago = [(Field::OmbookingFrist, Code::TooLongAgo), (Field::AflysningFrist, Code::TooLongAgo)];
    assert_eq!(faults(&both("1899-12-31")), ages_ago);
}

#[test]
fn a_group_meeting_has_an_id_shared_by_its_members() {
    let group = Udkast { moedegruppetype: MoedeGruppeType::Gruppe.id(), ..whole() };
    assert_eq!(faults(&group), []);
    let without = Udkast { gruppemoede_id: None, ..group };
    assert_eq!(faults(&without), [(Field::GruppemoedeId, Code::GruppemoedeIdMissing)]);
    assert_eq!(faults(&Udkast { gruppemoede_id: None, ..whole() }), []);
}

#[test]
fn everything_wrong_is_told_at_once_and_in_order() {
    let empty = Udkast {
        gruppemoede_id: None,
        moedegruppetype: MoedeGruppeType::Gruppe.id(),
        ombooking_frist: None,
        aflysning_mulig: false,
        aflysning_frist: Some(day("2026-12-02")),
        titel: String::new(),
        beskrivelse: "<b>\0".repeat(1001),
        medarbejder: None,
        team: None,
        link: None,
        borger_email: text("@"),
        kontakt_telefon: None,
        kontakt_email: None,
        ..whole()
    };
    let expected = [
        (Field::GruppemoedeId, Code::GruppemoedeIdMissing),
        (Field::OmbookingFrist, Code::OmbookingFristMissing),
        (Field::AflysningFrist, Code::AflysningFristAfterMeeting),
        (Field::AflysningFrist, Code::AflysningFristForbidden),
        (Field::Titel, Code::TitelMissing),
        (Field::Beskrivelse, Code::HtmlInText),
        (Field::Beskrivelse, Code::TextTooLong),
        (Field::Beskrivelse, Code::ControlCharacters),
        (Field::Medarbejder, Code::MedarbejderMissing),
        (Field::DigitaltMoedelink, Code::LinkMissing),
        (Field::BorgerEmail, Code::EmailForm),
        (Field::KontaktTelefon, Code::KontaktMissing),
    ];
    assert_eq!(faults(&empty), expected);
}
