//! The texts of a report: how long, and what none may hold. Characters are counted, not bytes.

use crate::support::{World, on_both_engines, udkast};
use faellestid::domain::code_lists::SamtaleType;
use faellestid::domain::indkaldelse::Udkast;
use faellestid::domain::rules::{Code, Field};
use faellestid::services::kald::Afvist;

on_both_engines! {
    every_text_at_its_limit_and_past_it,
    every_text_with_what_no_text_may_hold,
}

type Text = (Field, usize, fn(&mut Udkast, String));

const TEXTS: &[Text] = &[
    (Field::Titel, 256, |u, text| u.titel = text),
    (Field::Beskrivelse, 4000, |u, text| u.beskrivelse = text),
    (Field::Medarbejder, 256, |u, text| u.medarbejder = Some(text)),
    (Field::Team, 256, |u, text| u.team = Some(text)),
    (Field::Adresse, 512, |u, text| u.adresse = Some(text)),
];

/// The codes at one field; nothing else may be wrong.
fn at_field<T: std::fmt::Debug>(answer: Result<T, Afvist>, field: Field) -> Vec<Code> {
    let Err(Afvist::Regler(verdict)) = answer else { panic!("not refused by rules: {answer:?}") };
    assert!(verdict.breaches().iter().all(|breach| breach.fields == [field]), "{verdict:?}");
    verdict.breaches().iter().map(|breach| breach.code).collect()
}

async fn every_text_at_its_limit_and_past_it(world: &World) {
    let borger = world.one_borger().await;
    let jobcenter = world.jobcenter_of(borger).await;
    for (field, max, fill) in TEXTS {
        // Characters are counted, not bytes, and blanks around them are not.
        for text in ["ø".repeat(*max), format!("  {} \n", "😀".repeat(*max))] {
            let mut wanted = udkast(SamtaleType::AndenSamtale, "2026-11-25T09:00:00");
            fill(&mut wanted, text);
            let id = world.summon(&jobcenter, borger, &wanted).await.unwrap().indkaldelse.id;
            world.indkaldelse_service.aflys(&jobcenter, borger, id, None).await.unwrap();
        }
        let mut wanted = udkast(SamtaleType::AndenSamtale, "2026-11-25T09:00:00");
        fill(&mut wanted, "ø".repeat(max + 1));
        assert_eq!(at_field(world.summon(&jobcenter, borger, &wanted).await, *field), [Code::TextTooLong], "{field:?}");
    }
}

async fn every_text_with_what_no_text_may_hold(world: &World) {
    let borger = world.one_borger().await;
    let (jobcenter, before) = (world.jobcenter_of(borger).await, world.raw.everything().await);
    for (field, max, fill) in TEXTS {
        for (text, codes) in [
            ("<script>alert(1)</script>".to_owned(), vec![Code::HtmlInText]),
            ("a\u{0}b".to_owned(), vec![Code::ControlCharacters]),
            ("a\u{7f}b".to_owned(), vec![Code::ControlCharacters]),
            ("a\u{202e}b".to_owned(), vec![Code::ControlCharacters]),
            (
                format!("<b>\u{1b}{}", "x".repeat(*max)),
                vec![Code::HtmlInText, Code::TextTooLong, Code::ControlCharacters],
            ),
        ] {
            let mut wanted = udkast(SamtaleType::AndenSamtale, "2026-11-25T09:00:00");
            fill(&mut wanted, text.clone());
            let answer = at_field(world.summon(&jobcenter, borger, &wanted).await, *field);
            assert_eq!(sorted(answer), sorted(codes), "{field:?} {text:?}");
        }
    }
    assert_eq!(world.raw.everything().await, before);
}

fn sorted(mut codes: Vec<Code>) -> Vec<Code> {
    codes.sort();
    codes
}
