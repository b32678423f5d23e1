//! SMS to a gateway that speaks HTTP: what it is told, and what its answers come to.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use chrono::TimeDelta;
use serde_json::Value;
use tokio::net::TcpListener;

use super::postkontor::{kun_hendes, send, stand, veje};
use crate::support::{World, on_both_engines};
use faellestid::config::Beskeder;
use faellestid::domain::besked::gsm;
use faellestid::kanaler::Kanaler;

on_both_engines! {
    the_gateway_gets_number_text_and_token,
    a_gateway_that_is_ill_is_tried_again_and_an_sms_alone_does_not_reach_her,
    a_number_that_it_refuses_is_given_up,
    a_redirect_is_not_followed,
}

/// What a gateway was told, and what it answers.
struct Gateway {
    answer: Mutex<StatusCode>,
    told: Mutex<Vec<(HeaderMap, Value)>>,
    addr: std::net::SocketAddr,
}

async fn take(State(gateway): State<Arc<Gateway>>, headers: HeaderMap, body: String) -> (StatusCode, HeaderMap) {
    gateway.told.lock().unwrap().push((headers, serde_json::from_str(&body).unwrap()));
    let mut answer = HeaderMap::new();
    answer.insert("Location", format!("http://{}/andetsteds", gateway.addr).parse().unwrap());
    (*gateway.answer.lock().unwrap(), answer)
}

impl Gateway {
    async fn open() -> Arc<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let addr = listener.local_addr().unwrap();
        let gateway = Arc::new(Self { answer: Mutex::new(StatusCode::ACCEPTED), told: Mutex::default(), addr });
        let app = Router::new().route("/sms", post(take)).route("/andetsteds", post(take)).with_state(gateway.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        gateway
    }

    fn answers(&self, status: u16) {
        *self.answer.lock().unwrap() = StatusCode::from_u16(status).unwrap();
    }

    fn told(&self) -> Vec<(HeaderMap, Value)> {
        self.told.lock().unwrap().clone()
    }

    fn kanaler(&self, world: &World) -> Kanaler {
        let url = format!("http://{}/sms", self.addr);
        let lookup = |name: &str| match name {
            "FAELLESTID_SMS_URL" => Some(url.clone()),
            "FAELLESTID_SMS_TOKEN" => Some("hemmelig".to_owned()),
            _ => None,
        };
        Kanaler::ny(&Beskeder::from_lookup(lookup).unwrap(), &world.store).unwrap()
    }
}

/// She has booked: a receipt waits.
async fn booked(world: &World) {
    kun_hendes(world).await;
    let sofie = world.borger("borger-med-frist").await;
    world.book(sofie, world.tid_with(1, "2026-12-01T07:00:00").await).await.unwrap();
}

async fn the_gateway_gets_number_text_and_token(world: &World) {
    booked(world).await;
    let gateway = Gateway::open().await;
    assert_eq!(send(world, &gateway.kanaler(world)).await, 1);
    let told = gateway.told();
    let [(headers, body)] = &told[..] else { panic!("{told:?}") };
    assert_eq!(headers["authorization"], "Bearer hemmelig");
    assert_eq!(headers["idempotency-key"], body["reference"].as_str().unwrap());
    assert_eq!(body["to"], "+4512345678");
    let text = body["text"].as_str().unwrap();
    assert!(
        text.starts_with("Du har en ny besked om en samtale.") && gsm::laengde(text).unwrap() <= gsm::PLADS,
        "{text}"
    );
    assert_eq!(veje(world).await, ["sms sendt"]);
    // It says that there is something: the receipt itself has not reached her.
    assert_eq!(stand(world).await, ["kvittering kan_ikke_naas"]);
}

async fn a_gateway_that_is_ill_is_tried_again_and_an_sms_alone_does_not_reach_her(world: &World) {
    booked(world).await;
    let gateway = Gateway::open().await;
    for (round, status) in [500, 503, 429, 401, 404].into_iter().enumerate() {
        gateway.answers(status);
        world.raw.run("UPDATE forsendelse SET naeste_at = (SELECT MIN(created_at) FROM notifikation)").await;
        send(world, &gateway.kanaler(world)).await;
        assert_eq!(veje(world).await, [format!("sms venter sms {status}")]);
        assert_eq!(gateway.told().len(), round + 1);
    }
    gateway.answers(200);
    world.clock.set(world.clock.now() + TimeDelta::hours(6));
    send(world, &gateway.kanaler(world)).await;
    let told = gateway.told();
    let keys: std::collections::BTreeSet<_> = told.iter().map(|(_, body)| body["reference"].to_string()).collect();
    assert_eq!((told.len(), keys.len(), veje(world).await), (6, 1, vec!["sms sendt".to_owned()]));
}

async fn a_number_that_it_refuses_is_given_up(world: &World) {
    booked(world).await;
    let gateway = Gateway::open().await;
    gateway.answers(422);
    send(world, &gateway.kanaler(world)).await;
    assert_eq!(
        (veje(world).await, stand(world).await),
        (vec!["sms opgivet sms 422".into()], vec!["kvittering kan_ikke_naas".into()])
    );
}

async fn a_redirect_is_not_followed(world: &World) {
    booked(world).await;
    let gateway = Gateway::open().await;
    gateway.answers(307);
    send(world, &gateway.kanaler(world)).await;
    assert_eq!((gateway.told().len(), veje(world).await), (1, vec!["sms venter sms 307".to_owned()]));
}
