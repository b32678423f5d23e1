//! Tokens of another authorization server: a real one on a port of its own publishes its key, and signs.

use axum::routing::get;
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};

use super::support::Wire;
use crate::support::{World, on_both_engines};
use faellestid::api::{self, Api};
use faellestid::clock::machine_time;
use faellestid::config::JwtUdsteder;
use faellestid::services::klienter;
use faellestid::services::read_log::ReadLog;

on_both_engines!(a_signed_token_of_the_issuer_lets_its_client_in, any_other_token_does_not);

/// A key pair, and the key as it is published.
fn pair(kid: &str) -> (EncodingKey, Value) {
    let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new()).unwrap();
    let pair =
        EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8.as_ref(), &SystemRandom::new()).unwrap();
    let point = &pair.public_key().as_ref()[1..];
    let encode = |bytes| URL_SAFE_NO_PAD.encode(bytes);
    let jwk = json!({ "kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig", "kid": kid, "x": encode(&point[..32]), "y": encode(&point[32..]) });
    (EncodingKey::from_ec_der(pkcs8.as_ref()), jwk)
}

/// An issuer that serves this key.
async fn issuer(jwk: Value) -> JwtUdsteder {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let jwks = format!("http://{}/jwks", listener.local_addr().unwrap());
    let router = Router::new().route("/jwks", get(move || async move { Json(json!({ "keys": [jwk] })) }));
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    JwtUdsteder { issuer: "https://udsteder.example.dk".to_owned(), audience: "faellestid".to_owned(), jwks }
}

async fn wire(world: &World, issuer: JwtUdsteder) -> Wire {
    let (read_log, _) = ReadLog::start(world.store.clone());
    let api = Api::new(world.store.clone(), world.clock.clone(), read_log, u32::MAX).med_udsteder(issuer).unwrap();
    Wire::of(api::router(&api))
}

fn claims(client: &str, change: &Value) -> Value {
    let mut claims = json!({
        "iss": "https://udsteder.example.dk", "aud": "faellestid", "azp": client, "scope": "borgerstatus.read noget.andet",
        "exp": machine_time().timestamp() + 300
    });
    for (name, value) in change.as_object().unwrap() {
        claims[name] = value.clone();
    }
    claims
}

fn signed(key: &EncodingKey, kid: &str, claims: &Value) -> String {
    encode(&Header { kid: Some(kid.to_owned()), ..Header::new(Algorithm::ES256) }, claims, key).unwrap()
}

async fn ask(world: &World, wire: &Wire, path: &str, token: &str) -> super::support::Svar {
    let call = wire.kald(axum::http::Method::GET, path).header("authorization", &format!("Bearer {token}"));
    call.om(world, world.borger("borger-med-frist").await).await.send().await
}

async fn a_signed_token_of_the_issuer_lets_its_client_in(world: &World) {
    let (key, jwk) = pair("k1");
    let wire = wire(world, issuer(jwk).await).await;
    let star = wire.star(world).await;
    let token = signed(&key, "k1", &claims(&star.id.to_string(), &json!({})));
    assert_eq!(ask(world, &wire, "/Borgerstatus", &token).await.status, 200);
    // It is good for what both sides say.
    assert_eq!(ask(world, &wire, "/Frist", &token).await.fejl(), (403, vec!["FA106"]));
    let by_subject = claims(&star.id.to_string(), &json!({ "azp": null, "sub": star.id.to_string() }));
    assert_eq!(ask(world, &wire, "/Borgerstatus", &signed(&key, "k1", &by_subject)).await.status, 200);
    klienter::luk(&world.store, &world.clock, star.id).await.unwrap();
    assert_eq!(ask(world, &wire, "/Borgerstatus", &token).await.fejl(), (401, vec!["FA102"]));
}

async fn any_other_token_does_not(world: &World) {
    let ((key, jwk), (other, _)) = (pair("k1"), pair("k1"));
    let wire = wire(world, issuer(jwk.clone()).await).await;
    let star = wire.star(world).await;
    let id = star.id.to_string();
    let good = claims(&id, &json!({}));
    let shared = EncodingKey::from_secret(jwk["x"].as_str().unwrap().as_bytes());
    let hmac = encode(&Header { kid: Some("k1".to_owned()), ..Header::new(Algorithm::HS256) }, &good, &shared).unwrap();
    let none = format!(
        "{}.{}.",
        URL_SAFE_NO_PAD.encode(r#"{"alg":"none","kid":"k1"}"#),
        URL_SAFE_NO_PAD.encode(good.to_string())
    );
    let tokens = [
        signed(&other, "k1", &good),
        signed(&key, "k2", &good),
        signed(&key, "k1", &claims(&id, &json!({ "exp": machine_time().timestamp() - 300 }))),
        signed(&key, "k1", &claims(&id, &json!({ "exp": null }))),
        signed(&key, "k1", &claims(&id, &json!({ "iss": "https://en.anden.dk" }))),
        signed(&key, "k1", &claims(&id, &json!({ "aud": "en-anden" }))),
        signed(&key, "k1", &claims("ikke-et-id", &json!({}))),
        signed(&key, "k1", &claims("00000000-0000-0000-0000-000000000000", &json!({}))),
        hmac,
        none,
        "a.b.c".to_owned(),
    ];
    for token in &tokens {
        assert_eq!(ask(world, &wire, "/Borgerstatus", token).await.fejl(), (401, vec!["FA102"]), "{token}");
    }
    // An issuer that cannot be reached lets nobody in, and stops nobody's own token.
    let away = JwtUdsteder { jwks: "http://127.0.0.1:1/jwks".to_owned(), ..issuer(jwk).await };
    let wire = self::wire(world, away).await;
    assert_eq!(ask(world, &wire, "/Borgerstatus", &signed(&key, "k1", &good)).await.fejl(), (401, vec!["FA102"]));
    let own = wire.star(world).await.get("/Borgerstatus");
    assert_eq!(own.om(world, world.borger("borger-med-frist").await).await.send().await.status, 200);
}
