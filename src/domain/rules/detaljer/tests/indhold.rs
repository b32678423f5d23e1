//! Texts, names, contact data and place.

use super::*;

#[test]
fn each_form_needs_its_own_place_and_no_other() {
    let form =
        |samtaleform: Samtaleform, borger_ringer| Udkast { samtaleform: samtaleform.id(), borger_ringer, ..whole() };
    let table = [
        (form(Samtaleform::Digital, false), Field::DigitaltMoedelink, Code::LinkMissing),
        (form(Samtaleform::Digital, true), Field::DigitaltMoedelink, Code::LinkMissing),
        (form(Samtaleform::Personlig, false), Field::Adresse, Code::AdresseMissing),
        (form(Samtaleform::Telefonisk, true), Field::Moedetelefon, Code::MoedetelefonMissing),
        (form(Samtaleform::Telefonisk, false), Field::BorgerTelefon, Code::BorgerTelefonMissing),
    ];
    for (udkast, field, code) in table {
        for none in [None, text(""), text(" \n ")] {
            let nowhere = Udkast {
                link: none.clone(),
                adresse: none.clone(),
                moedetelefon: none.clone(),
                borger_telefon: none,
                ..udkast.clone()
            };
            assert_eq!(faults(&nowhere), [(field, code)]);
            assert!(detaljer(&nowhere, None, None).is_kept());
        }
    }
}

#[test]
fn what_another_form_needs_is_looked_at_all_the_same() {
    let udkast = Udkast {
        samtaleform: Samtaleform::Personlig.id(),
        link: text("http://example.dk"),
        moedetelefon: text("123"),
        borger_telefon: text("<b>"),
        ..whole()
    };
    let expected = [
        (Field::Moedetelefon, Code::TelefonForm),
        (Field::DigitaltMoedelink, Code::LinkForm),
        (Field::BorgerTelefon, Code::TelefonForm),
    ];
    assert_eq!(faults(&udkast), expected);
}

#[test]
fn a_link_has_room_for_two_thousand_characters() {
    let link = |length: usize| Udkast { link: Some(format!("{:ø<length$}", "https://example.dk/")), ..whole() };
    assert_eq!(faults(&link(LINK_MAX)), []);
    assert_eq!(faults(&link(LINK_MAX + 1)), [(Field::DigitaltMoedelink, Code::TextTooLong)]);
}

#[test]
fn title_description_and_somebody_who_holds_it_are_needed() {
    for blank in ["", "  ", "\r\n"] {
        let none = || text(blank);
        let broken = [
            (Udkast { titel: blank.to_owned(), ..whole() }, Field::Titel, Code::TitelMissing),
            (Udkast { beskrivelse: blank.to_owned(), ..whole() }, Field::Beskrivelse, Code::BeskrivelseMissing),
            (Udkast { medarbejder: none(), team: none(), ..whole() }, Field::Medarbejder, Code::MedarbejderMissing),
            (Udkast { medarbejder: None, team: None, ..whole() }, Field::Medarbejder, Code::MedarbejderMissing),
        ];
        for (udkast, field, code) in broken {
            assert_eq!(faults(&udkast), [(field, code)]);
            assert_eq!(asked(&udkast).warnings(), []);
        }
    }
    assert_eq!(asked(&Udkast { team: None, ..whole() }), Verdict::default());
}

#[test]
fn a_team_without_a_name_is_warned_of() {
    for medarbejder in [None, text(" ")] {
        let verdict = asked(&Udkast { medarbejder, ..whole() });
        let warned: Vec<_> = verdict.warnings().iter().map(|breach| (breach.fields[0], breach.code)).collect();
        assert!(verdict.is_kept());
        assert_eq!(warned, [(Field::Medarbejder, Code::TeamWithoutName)]);
    }
}

#[test]
fn one_way_to_ask_questions_is_enough_and_is_well_formed() {
    assert_eq!(faults(&Udkast { kontakt_telefon: None, ..whole() }), []);
    assert_eq!(faults(&Udkast { kontakt_email: text(" "), ..whole() }), []);
    assert_eq!(faults(&Udkast { borger_email: None, ..whole() }), []);
    let nothing = Udkast { kontakt_telefon: None, kontakt_email: text(""), ..whole() };
    assert_eq!(faults(&nothing), [(Field::KontaktTelefon, Code::KontaktMissing)]);
    let wrong = Udkast {
        borger_email: text("sofie"),
        kontakt_telefon: text("1234567"),
        kontakt_email: text("job@example"),
        ..whole()
    };
    let expected = [
        (Field::BorgerEmail, Code::EmailForm),
        (Field::KontaktTelefon, Code::TelefonForm),
        (Field::KontaktEmail, Code::EmailForm),
    ];
    assert_eq!(faults(&wrong), expected);
}

/// Puts a text into its field.
type Set = fn(&mut Udkast, String);

/// Every field of free text with room for how much.
const FREE_TEXTS: [(Set, Field, usize); 5] = [
    (|udkast, text| udkast.titel = text, Field::Titel, 256),
    (|udkast, text| udkast.beskrivelse = text, Field::Beskrivelse, 4000),
    (|udkast, text| udkast.medarbejder = Some(text), Field::Medarbejder, 256),
    (|udkast, text| udkast.team = Some(text), Field::Team, 256),
    (|udkast, text| udkast.adresse = Some(text), Field::Adresse, 512),
];

#[test]
fn every_text_has_its_limit_and_holds_neither_html_nor_what_hides() {
    for (set, field, max) in FREE_TEXTS {
        let with = |text: String| {
            let mut udkast = whole();
            set(&mut udkast, text);
            faults(&udkast)
        };
        assert_eq!(with("ø".repeat(max)), []);
        assert_eq!(with("ø".repeat(max + 1)), [(field, Code::TextTooLong)]);
        assert_eq!(with("3 < 4".to_owned()), []);
        assert_eq!(with("<i>a".to_owned()), [(field, Code::HtmlInText)]);
        assert_eq!(with("a\u{202E}b".to_owned()), [(field, Code::ControlCharacters)]);
        let lines = if field == Field::Beskrivelse { vec![] } else { vec![(field, Code::ControlCharacters)] };
        assert_eq!(with("a\nb".to_owned()), lines);
    }
}
