use super::*;

fn ramme() -> RangeInclusive<NaiveDate> {
    "2026-12-01".parse().unwrap()..="2027-11-30".parse().unwrap()
}

fn a_kasse(n: u128) -> OrganisationId {
    OrganisationId::from_uuid(uuid::Uuid::from_u128(n))
}

fn sound() -> SerieForm {
    let text = str::to_owned;
    SerieForm {
        ja: JaForm::default(),
        ugedage: "man,ons".parse().unwrap(),
        uger: text("alle"),
        udvalgte: String::new(),
        fra_kl: text("08:30"),
        til_kl: text("12:30"),
        laengde: text("30"),
        pause: text("0"),
        kapacitet: text("3"),
        bookbar_fra: String::new(),
        bookbar_til: String::new(),
        bookbar_til_kl: String::new(),
        andele: BTreeMap::new(),
        frigiv: String::new(),
        fra: text("2026-12-01"),
        til: text("2027-11-30"),
        samtaleform: Samtaleform::Personlig.id().to_string(),
        adresse: text("Demogade 12, 8000 Aarhus C"),
        telefon: String::new(),
        link: String::new(),
        medarbejder: text("Team Prøve"),
        titel: text("Fælles jobsamtale"),
        beskrivelse: text("Vi taler om din jobsøgning."),
    }
}

fn codes(form: &SerieForm) -> Vec<Code> {
    let (verdict, udkast) = serie(form, (&ramme(), a_kasse(1)));
    assert_eq!(verdict.is_kept(), udkast.is_some());
    verdict.breaches().iter().map(|breach| breach.code).collect()
}

fn with(change: impl Fn(&mut SerieForm)) -> Vec<Code> {
    let mut form = sound();
    change(&mut form);
    codes(&form)
}

#[test]
fn a_sound_series_is_kept_with_what_its_form_needs() {
    assert_eq!(codes(&sound()), []);
    let form = SerieForm { link: "https://video.example/a".into(), ..sound() };
    let udkast = serie(&form, (&ramme(), a_kasse(1))).1.unwrap();
    assert_eq!((udkast.adresse.as_deref(), udkast.link), (Some("Demogade 12, 8000 Aarhus C"), None));
}

#[test]
fn every_fault_is_told_at_once() {
    let all = codes(&SerieForm::default());
    let expected = [
        Code::SamtaleformUnknown,
        Code::TitelMissing,
        Code::BeskrivelseMissing,
        Code::MedarbejderMissing,
        Code::DatoEmpty,
        Code::UgedageMissing,
        Code::UgerWrong,
        Code::KlokkeslaetMissing,
        Code::LaengdeOutOfBounds,
        Code::PauseOutOfBounds,
        Code::KapacitetOutOfBounds,
    ];
    for code in expected {
        assert!(all.contains(&code), "{code:?}");
    }
}

#[test]
fn impossible_patterns_are_refused() {
    assert_eq!(with(|form| form.til_kl = "08:30".into()), [Code::VindueReversed]);
    assert_eq!(with(|form| form.til_kl = "08:59".into()), [Code::VindueTooShort]);
    assert_eq!(with(|form| form.til_kl = "09:00".into()), []);
    assert_eq!(with(|form| form.til_kl = "25:00".into()), [Code::KlokkeslaetMissing]);
    // A Monday only, on a period that holds none.
    let no_day = with(|form| {
        form.ugedage = "man".parse().unwrap();
        (form.fra, form.til) = ("2026-12-01".into(), "2026-12-06".into());
    });
    assert_eq!(no_day, [Code::SerieWithoutTimes]);
    // Christmas alone.
    let holiday = with(|form| {
        form.ugedage = "fre".parse().unwrap();
        (form.fra, form.til) = ("2026-12-25".into(), "2026-12-25".into());
    });
    assert_eq!(holiday, [Code::SerieWithoutTimes]);
}

#[test]
fn periods_lie_in_the_aftale_and_run_forwards() {
    assert_eq!(with(|form| form.til = "2027-12-01".into()), [Code::SerieOutsideAftale]);
    assert_eq!(with(|form| form.fra = "2026-11-30".into()), [Code::SerieOutsideAftale]);
    assert!(with(|form| form.til = "2026-11-30".into()).contains(&Code::PeriodeReversed));
    assert!(with(|form| form.til = "3027-12-01".into()).contains(&Code::SerieOutsideAftale));
}

#[test]
fn weeks_may_be_listed_with_commas_and_blanks() {
    let listed = |text: &str| {
        let (uger, udvalgte) = ("udvalgte".to_owned(), text.to_owned());
        codes(&SerieForm { uger, udvalgte, ..sound() })
    };
    assert_eq!(listed("2026-W49, 2026-W51"), []);
    assert_eq!(listed(""), [Code::UgerWrong]);
    assert_eq!(listed("2025-W53"), [Code::UgerWrong]);
    assert_eq!(listed("49, 51"), [Code::UgerWrong]);
    let at = |uger: &str| {
        let form = SerieForm { uger: uger.to_owned(), udvalgte: "49".to_owned(), ..sound() };
        serie(&form, (&ramme(), a_kasse(1))).0.breaches()[0].fields
    };
    assert_eq!((at("udvalgte"), at("hver anden")), (&[Field::UdvalgteUger][..], &[Field::Uger][..]));
}

#[test]
fn numbers_stay_in_their_bounds() {
    for (length, kept) in [("4", false), ("5", true), ("240", true), ("241", false), ("-30", false), ("halv", false)] {
        let found = with(|form| {
            form.laengde = length.into();
            form.til_kl = "18:30".into();
        });
        assert_eq!(found.is_empty(), kept, "{length}: {found:?}");
    }
    assert_eq!(with(|form| form.kapacitet = "51".into()), [Code::KapacitetOutOfBounds]);
    assert_eq!(with(|form| form.pause = "241".into()), [Code::PauseOutOfBounds]);
}

#[test]
fn each_form_wants_its_own_place() {
    let digital = |link: &str| {
        let samtaleform = Samtaleform::Digital.id().to_string();
        codes(&SerieForm { samtaleform, link: link.into(), ..sound() })
    };
    assert_eq!(digital(""), [Code::LinkMissing]);
    assert_eq!(digital("http://video.example"), [Code::LinkForm]);
    assert_eq!(digital("https://video.example"), []);
    assert_eq!(with(|form| form.adresse = " ".into()), [Code::AdresseMissing]);
    assert_eq!(with(|form| form.telefon = "12".into()), [Code::TelefonForm]);
}

#[test]
fn the_same_people_are_not_in_two_series_at_once() {
    let first = serie(&sound(), (&ramme(), a_kasse(1))).1.unwrap();
    let beside = |form: &SerieForm, who: &str| {
        let second = serie(form, (&ramme(), a_kasse(1))).1.unwrap();
        ved_siden_af(&second, (&first.serie, first.samtaleform, who)).is_kept()
    };
    assert!(!beside(&sound(), "Team Prøve"));
    assert!(beside(&sound(), "Et andet team"));
    let afternoon = SerieForm { fra_kl: "12:30".into(), til_kl: "15:00".into(), ..sound() };
    assert!(beside(&afternoon, "Team Prøve"));
    let meets_a_little = SerieForm { fra_kl: "12:15".into(), ..afternoon };
    assert!(!beside(&meets_a_little, "Team Prøve"));
}

#[test]
fn when_it_can_be_booked_is_whole_days_in_bounds_and_the_right_way_round() {
    assert_eq!(with(|form| form.bookbar_fra = "84".into()), []);
    assert_eq!(with(|form| form.bookbar_fra = "85".into()), [Code::BookbarOutOfBounds]);
    assert_eq!(with(|form| form.bookbar_til = "to".into()), [Code::BookbarOutOfBounds]);
    assert_eq!(with(|form| (form.bookbar_fra, form.bookbar_til) = ("2".into(), "2".into())), []);
    assert_eq!(with(|form| (form.bookbar_fra, form.bookbar_til) = ("2".into(), "3".into())), [Code::BookbarReversed]);
    assert_eq!(with(|form| form.bookbar_til_kl = "12:00".into()), [Code::BookbarReversed]);
    let noon = |kl: &str| with(|form| (form.bookbar_til, form.bookbar_til_kl) = ("1".into(), kl.to_owned()));
    assert_eq!((noon("12.00"), noon("25:00")), (vec![], vec![Code::KlokkeslaetMissing]));
}

#[test]
fn a_series_is_shared_when_another_a_kasse_has_a_share() {
    let shared = |own: &str, other: &str| {
        let andele = [(a_kasse(1), own.to_owned()), (a_kasse(2), other.to_owned())].into();
        SerieForm { andele, ..sound() }
    };
    let deling = |form: &SerieForm| serie(form, (&ramme(), a_kasse(1))).1.unwrap().deling;
    assert_eq!(deling(&shared("2", "")), None, "with itself alone it shares nothing");
    let both = deling(&shared("", "0")).unwrap();
    assert_eq!(both.andele, [(a_kasse(1), 0), (a_kasse(2), 0)].into());
    assert_eq!(codes(&shared("2", "1")), [], "all places are kept");
    assert_eq!(codes(&shared("2", "2")), [Code::AndeleAboveKapacitet]);
    assert_eq!(codes(&shared("", "-1")), [Code::AndelForm]);
    assert_eq!(codes(&SerieForm { frigiv: "1".into(), ..shared("1", "1") }), []);
    assert_eq!(codes(&SerieForm { frigiv: "672".into(), ..shared("1", "1") }), []);
    assert_eq!(codes(&SerieForm { frigiv: "0".into(), ..shared("1", "1") }), [Code::FrigivOutOfBounds]);
}
