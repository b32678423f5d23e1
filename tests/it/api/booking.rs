//! BorgerBookingService on the wire, beside the borger's own pages.

use axum::http::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use super::support::{Svar, System, Wire, cpr};
use super::tilbud::offers;
use crate::support::{World, herself, on_both_engines, serie_form};
use faellestid::domain::ids::{BorgerId, TidId};
use faellestid::domain::rules::serie::SerieForm;
use faellestid::services::borger_booking::BookingError;

on_both_engines!(
    jobnet_offers_reserves_books_moves_confirms_and_calls_off,
    a_reservation_here_is_the_one_on_the_page,
    page_and_wire_race_for_the_last_place,
    a_lost_time_comes_with_the_nearest,
    bad_bookings_change_nothing,
    an_error_report_is_kept_with_its_origin,
    a_booking_sent_again_is_done_once,
    a_time_that_opens_later_is_not_offered_and_not_booked,
);

fn confirm(tid: TidId) -> Value {
    json!({ "tidId": tid.uuid(), "borgerTelefon": "12 34 56 78", "borgerEmail": "sofie@example.dk" })
}

async fn book(world: &World, star: &System, borger: BorgerId, id: Uuid, tid: TidId) -> Svar {
    let call = star.change(world, Method::POST, &format!("/BorgerBooking/Booking/{id}")).om(world, borger).await;
    call.json(&confirm(tid)).send().await
}

async fn jobnet_offers_reserves_books_moves_confirms_and_calls_off(world: &World) {
    let star = Wire::on(world).star(world).await;
    let borger = world.borger("borger-med-frist").await;
    let found = offers(world, &star, borger, json!({})).await;
    assert_eq!((found.status, &found.json["aarsager"]), (200, &json!([])), "{}", found.text);
    let offer = found.json["moedetilbud"][0].clone();
    assert_eq!((&offer["samtaleType"], offer["samtaleformer"].as_array().unwrap().is_empty()), (&json!(17), false));
    let offer = offer["moedetilbudId"].as_str().unwrap().to_owned();
    let times = star
        .get(&format!("/BorgerBooking/Moedetilbud/{offer}/Tider?fra=2026-11-24&til=2026-12-31"))
        .om(world, borger)
        .await
        .send()
        .await;
    let mut times = times.json.as_array().unwrap().clone();
    assert!(
        times.len() > 3
            && times.windows(2).all(|two| two[0]["starttidspunkt"].as_str() <= two[1]["starttidspunkt"].as_str())
    );
    // The last ones: the first are too near to be moved.
    times.reverse();
    let id = world.clock.new_id();
    let chosen = json!({ "tidId": times[0]["tidId"] });
    let call = star
        .change(world, Method::POST, &format!("/BorgerBooking/Moedetilbud/{offer}/Detaljer"))
        .om(world, borger)
        .await;
    let details = call.json(&chosen).send().await;
    assert_eq!(details.status, 200, "{}", details.text);
    let row = &details.json["indkaldelse"];
    for field in ["titel", "beskrivelse", "medarbejder", "starttidspunkt", "sluttidspunkt", "kontaktTelefon"] {
        assert!(row[field].as_str().is_some_and(|text| !text.is_empty()), "{field}: {row}");
    }
    assert_eq!(row["starttidspunkt"], times[0]["starttidspunkt"]);
    let held = world.reservation(borger).await.unwrap();
    assert_eq!(details.json["reservation"]["tidId"], json!(held.tid_id.uuid()));
    let call = star
        .change(world, Method::POST, &format!("/BorgerBooking/Booking/{id}/action/reserver"))
        .om(world, borger)
        .await;
    assert_eq!(call.json(&chosen).send().await.status, 200);
    let booked = book(world, &star, borger, id, held.tid_id).await;
    assert_eq!(
        (booked.status, &booked.json["indkaldelseId"], &booked.json["selvbooket"]),
        (201, &json!(id), &json!(true)),
        "{}",
        booked.text
    );
    assert_eq!(world.frister(borger).await[0].status.as_str(), "indfriet");
    let action = |name: &str| star.change(world, Method::POST, &format!("/BorgerBooking/Booking/{id}/action/{name}"));
    let other: TidId = times[2]["tidId"].as_str().unwrap().parse().unwrap();
    let call = action("reserver").om(world, borger).await;
    let held = call.json(&json!({ "tidId": other.uuid() })).send().await;
    assert_eq!(held.status, 200, "{}", held.text);
    let moved = action("ombook").om(world, borger).await.json(&confirm(other)).send().await;
    assert_eq!((moved.status, &moved.json["starttidspunkt"]), (200, &times[2]["starttidspunkt"]), "{}", moved.text);
    let yes = action("accept").om(world, borger).await.send().await;
    assert!(yes.status == 200 && yes.json["bekraeftet"].is_string(), "{}", yes.text);
    let gone = action("aflys").om(world, borger).await.send().await;
    assert_eq!((gone.status, &gone.json["status"], &gone.json["aflystAf"]), (200, &json!("aflyst"), &json!("borger")));
    assert_eq!(world.frister(borger).await[0].status.as_str(), "aktiv");
}

async fn a_time_that_opens_later_is_not_offered_and_not_booked(world: &World) {
    let star = Wire::on(world).star(world).await;
    let borger = world.borger("borger-med-frist").await;
    let serie = world.frame_of(borger).await.1;
    let there = world.store.read().await.unwrap().kommende_tider(serie.id, world.clock.now()).await.unwrap();
    let tid = there.iter().max_by_key(|tid| tid.local_start).expect("a time").id;
    let form = SerieForm { bookbar_fra: "1".to_owned(), ..serie_form(&serie) };
    let actor = world.actor("jobcenter-koordinator").await;
    world.serier().ret(&world.aarhus(&actor).await, serie.id, 1, &form).await.unwrap();
    let found = offers(world, &star, borger, json!({})).await;
    let offer = found.json["moedetilbud"][0]["moedetilbudId"].as_str().unwrap().to_owned();
    let path = format!("/BorgerBooking/Moedetilbud/{offer}/Tider?fra=2026-11-24&til=2027-02-16");
    let times = star.get(&path).om(world, borger).await.send().await;
    assert!(!times.text.contains(&tid.to_string()), "{}", times.text);
    let refused = book(world, &star, borger, world.clock.new_id(), tid).await;
    assert!((400..500).contains(&refused.status) && refused.text.contains("FT124"), "{}", refused.text);
    assert!(world.coming(borger).await.is_empty());
}

async fn a_reservation_here_is_the_one_on_the_page(world: &World) {
    let star = Wire::on(world).star(world).await;
    let borger = world.borger("borger-med-frist").await;
    let tid = world.tid_with(1, "2026-12-01T07:00:00").await;
    let path = format!("/BorgerBooking/Booking/{}/action/reserver", world.clock.new_id());
    let call = star.change(world, Method::POST, &path).om(world, borger).await;
    assert_eq!(call.json(&json!({ "tidId": tid.uuid() })).send().await.status, 200);
    assert_eq!(world.optaget(tid).await, 1);
    // She finds it on the page as hers, and books it there.
    let chosen = world.service.chosen(borger, tid).await.unwrap();
    assert!(chosen.hold.is_some());
    world.book(borger, tid).await.unwrap();
    assert_eq!((world.optaget(tid).await, world.reservation(borger).await.is_none()), (1, true));
    // The other way round: held on the page, booked on the wire.
    let other = world.one_borger().await;
    let tid = world.tid_for(other, 1, "2026-12-02T07:00:00").await;
    world.hold(other, tid).await.unwrap();
    assert_eq!(book(world, &star, other, world.clock.new_id(), tid).await.status, 201);
    assert_eq!((world.optaget(tid).await, world.reservation(other).await.is_none()), (1, true));
}

async fn page_and_wire_race_for_the_last_place(world: &World) {
    let star = Wire::on(world).star(world).await;
    for round in 0..4 {
        let borgere = world.other_borgere(8).await;
        let tid = world.tid_for(borgere[0], 1, &format!("2026-12-{:02}T07:00:00", 7 + round)).await;
        let (page, wire) = borgere.split_at(4);
        let mut races = tokio::task::JoinSet::new();
        for &borger in page {
            let (service, request) = (world.service.clone(), world.request(borger, tid, false));
            races.spawn(async move {
                match service.book(&herself(borger), &request).await {
                    Ok(_) => true,
                    Err(BookingError::Taken(_)) => false,
                    Err(other) => panic!("{other:?}"),
                }
            });
        }
        for &borger in wire {
            let path = format!("/BorgerBooking/Booking/{}", world.clock.new_id());
            let number = cpr(world, borger).await;
            let call = star.change(world, Method::POST, &path).header("x-civilregistrationIdentifier", &number);
            let call = call.json(&confirm(tid));
            races.spawn(async move {
                let svar = call.send().await;
                assert!(svar.status == 201 || svar.fejl() == (409, vec!["FA405"]), "{}", svar.text);
                svar.status == 201
            });
        }
        let won = races.join_all().await.into_iter().filter(|won| *won).count();
        assert_eq!((won, world.optaget(tid).await), (1, 1));
    }
}

async fn a_lost_time_comes_with_the_nearest(world: &World) {
    let star = Wire::on(world).star(world).await;
    let (first, second) = (world.one_borger().await, world.one_borger().await);
    let tid = world.tid_for(first, 1, "2026-12-01T07:00:00").await;
    world.book(first, tid).await.unwrap();
    let before = world.traces().await;
    let lost = book(world, &star, second, world.clock.new_id(), tid).await;
    assert_eq!(lost.fejl(), (409, vec!["FA405"]));
    let nearest = lost.json["ledigeTider"].as_array().unwrap();
    assert!(!nearest.is_empty() && nearest.iter().all(|time| time["tidId"] != json!(tid.uuid())));
    assert_eq!(world.traces_since(before).await.events, 0);
}

async fn bad_bookings_change_nothing(world: &World) {
    let star = Wire::on(world).star(world).await;
    let borger = world.one_borger().await;
    let tid = world.tid_for(borger, 1, "2026-12-01T07:00:00").await;
    let id = world.clock.new_id();
    let path = format!("/BorgerBooking/Booking/{id}");
    let send = async |path: &str, body: Value| {
        star.change(world, Method::POST, path).om(world, borger).await.json(&body).send().await
    };
    assert_eq!(send(&path, json!({ "tidId": tid.uuid(), "borgerTelefon": " " })).await.fejl(), (422, vec!["FT201"]));
    let bad = send(&path, json!({ "tidId": tid.uuid(), "borgerTelefon": "1", "borgerEmail": "x" })).await;
    assert_eq!(bad.fejl(), (422, vec!["FT202", "FT203"]));
    let unknown = json!({ "tidId": Uuid::nil(), "borgerTelefon": "12345678" });
    assert_eq!(send(&path, unknown).await.fejl(), (404, vec!["FA407"]));
    // Nothing to move, confirm or call off.
    let confirm = confirm(tid);
    assert_eq!(send(&format!("{path}/action/ombook"), confirm.clone()).await.fejl(), (404, vec!["90036"]));
    for action in ["aflys", "accept"] {
        let call = star.change(world, Method::POST, &format!("{path}/action/{action}")).om(world, borger).await;
        assert_eq!(call.send().await.fejl(), (404, vec!["90036"]));
    }
    assert_eq!((world.optaget(tid).await, world.coming(borger).await.len()), (0, 0));
    assert_eq!(send(&path, confirm.clone()).await.status, 201);
    // The id is in use, and she has a conversation.
    assert_eq!(send(&path, confirm.clone()).await.fejl(), (409, vec!["4977"]));
    let other = format!("/BorgerBooking/Booking/{}", world.clock.new_id());
    assert_eq!(send(&other, confirm.clone()).await.fejl(), (409, vec!["FA406"]));
    assert_eq!(send(&format!("{other}/action/ombook"), confirm).await.fejl(), (404, vec!["90036"]));
    assert_eq!(world.optaget(tid).await, 1);
}

async fn an_error_report_is_kept_with_its_origin(world: &World) {
    let star = Wire::on(world).star(world).await;
    let borger = world.one_borger().await;
    let (aftale, _) = world.frame_of(borger).await;
    let body = |change: Value| {
        let mut body = json!({ "fejlkode": 1, "fejlOphav": 32, "fejlTidspunkt": "2026-11-24T09:00:00Z" });
        for (field, value) in change.as_object().unwrap() {
            body[field] = value.clone();
        }
        body
    };
    for (change, expected) in [
        (json!({}), (204, "")),
        (json!({ "fejlOphav": 30, "moedetilbudId": aftale.id.uuid(), "fejltekst": "Siden svarede ikke" }), (204, "")),
        (json!({ "fejlOphav": 901 }), (422, "FA408")),
        (json!({ "fejlOphav": 31 }), (422, "FA408")),
        (json!({ "fejlkode": 0 }), (422, "FA409")),
        (json!({ "moedetilbudId": Uuid::nil() }), (404, "FA407")),
        (json!({ "indkaldelseId": Uuid::nil() }), (404, "90036")),
        (json!({ "fejltekst": "a".repeat(501) }), (422, "FT417")),
        (json!({ "fejltekst": "<script>" }), (422, "4933")),
        (json!({ "fejlTidspunkt": "2026-11-24T09:00:00" }), (400, "FA308")),
    ] {
        let call = star.change(world, Method::POST, "/BorgerBooking/Fejlmelding").om(world, borger).await;
        let svar = call.json(&body(change.clone())).send().await;
        let kode = if svar.status == 204 { "" } else { svar.koder()[0] };
        assert_eq!((svar.status, kode), expected, "{change}: {}", svar.text);
    }
    assert_eq!(world.raw.count("fejlmelding").await, 2);
}

/// Another process than the one that died in the middle: the booking's own key knows.
async fn a_booking_sent_again_is_done_once(world: &World) {
    let star = Wire::on(world).star(world).await;
    let borger = world.one_borger().await;
    let tid = world.tid_for(borger, 2, "2026-12-01T07:00:00").await;
    let path = format!("/BorgerBooking/Booking/{}", world.clock.new_id());
    let number = cpr(world, borger).await;
    let call = || {
        let call = star.kald(Method::POST, &path).header("x-requestId", "id-1");
        call.header("x-civilregistrationIdentifier", &number).json(&confirm(tid))
    };
    let first = call().send().await;
    assert_eq!(first.status, 201, "{}", first.text);
    world.raw.run("DELETE FROM idempotens WHERE caller LIKE 'klient:%'").await;
    let again = call().send().await;
    assert_eq!((again.status, &again.json["indkaldelseId"]), (201, &first.json["indkaldelseId"]), "{}", again.text);
    assert_eq!(world.optaget(tid).await, 1);
}
