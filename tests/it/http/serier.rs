//! The form of a series: its faults in the order of its fields, each by its own, and a second look at days and hours at which
//! nobody meets.

use super::TestApp;
use super::answer::Answer;
use crate::support::{World, on_both_engines};

on_both_engines! {
    faults_are_told_in_the_order_of_the_fields_each_by_its_own,
    times_at_night_or_in_a_weekend_are_looked_at_before_they_are_saved,
}

/// A sound series.
const SOUND: [(&str, &str); 13] = [
    ("ugedag-3", "ja"),
    ("uger", "alle"),
    ("fra", "2026-12-07"),
    ("til", "2027-01-29"),
    ("fraKl", "09:00"),
    ("tilKl", "11:00"),
    ("laengde", "30"),
    ("pause", "0"),
    ("kapacitet", "1"),
    ("samtaleform", "902"),
    ("medarbejder", "Team Aften"),
    ("titel", "Fælles jobsamtale"),
    ("beskrivelse", "Vi taler om din jobsøgning."),
];

/// The same with some fields written otherwise; an empty one is left out.
fn with<'a>(written: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let sound = SOUND.iter().copied().filter(|(name, _)| !written.iter().any(|(own, _)| own == name));
    sound.chain(written.iter().copied().filter(|(_, value)| !value.is_empty())).collect()
}

async fn post(world: &World, fields: &[(&str, &str)]) -> Answer {
    let (aftale, _) = world.frame_of(world.borger("borger-med-frist").await).await;
    let jytte = TestApp::on(world).jobcenter("jobcenter-koordinator").await;
    jytte.post(&format!("/jobcenter/aftaler/{}/serier/ny", aftale.id), fields).await
}

async fn faults_are_told_in_the_order_of_the_fields_each_by_its_own(world: &World) {
    let wrong = with(&[
        ("handling", "vis"),
        ("ugedag-3", ""),
        ("uger", "udvalgte"),
        ("udvalgteUger", "49"),
        ("fraKl", ""),
        ("kapacitet", "nul"),
        ("samtaleform", "x"),
        ("titel", ""),
    ]);
    let refused = post(world, &wrong).await;
    let fields: Vec<_> = refused.faults().into_iter().map(|(field, _)| field).collect();
    assert_eq!(refused.status, 422);
    assert_eq!(fields, ["#ugedage", "#udvalgteUger", "#fraKl", "#kapacitet", "#samtaleform", "#titel"]);
    assert!(refused.body.contains("id=\"udvalgteUger-error\"") && !refused.body.contains("id=\"uger-error\""));
    assert!(refused.body.contains("value=\"49\""), "what was typed stands");
}

async fn times_at_night_or_in_a_weekend_are_looked_at_before_they_are_saved(world: &World) {
    let usual = post(world, &with(&[("handling", "vis")])).await;
    assert!(usual.text().contains("Gem tiderne") && !usual.text().contains("Se efter"), "{}", usual.summary());
    let odd = [("ugedag-6", "ja"), ("fraKl", "17:00"), ("tilKl", "19:00")];
    let seen = post(world, &with(&[&odd[..], &[("handling", "vis")]].concat())).await;
    for word in ["uden for dagtimerne", "i en weekend", "Gem tiderne alligevel"] {
        assert!(seen.text().contains(word), "{word}: {}", seen.summary());
    }
    let set = usual.form().value("set").to_owned();
    let before = world.raw.count("serie").await;
    let skipped = post(world, &with(&[&odd[..], &[("handling", "gem"), ("set", &set)]].concat())).await;
    assert!(skipped.text().contains("Gem tiderne alligevel"), "unseen it is not saved: {}", skipped.summary());
    assert_eq!(world.raw.count("serie").await, before);
    let set = seen.form().value("set").to_owned();
    let meant = [("handling", "gem"), ("set", set.as_str()), ("aftaltMed", "Bo Prøve"), ("aftaltDato", "2026-11-20")];
    post(world, &with(&[&odd[..], &meant].concat())).await.location();
    assert_eq!(world.raw.count("serie").await, before + 1, "it was meant");
}
