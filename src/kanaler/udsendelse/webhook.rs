//! The thin event, signed, to an authority's system. Nothing in it says who the borger is: the receiver fetches the rest.

use reqwest::Client;
use reqwest::header::CONTENT_TYPE;

use super::adresse::{Net, tjek};
use super::levering;
use super::signatur::signatur;
use crate::clock::machine_time;
use crate::domain::haendelse::{SIGNATUR, siges_til_kommune};
use crate::domain::udsendelse::{Fejl, Levering};
use crate::services::haendelser::besked;
use crate::store::{Abonnement, NummereretHaendelse};

/// One attempt; what the receiver is not told of is done with. The second in the signature is the machine's own: the receiver compares it with its clock.
pub(super) async fn send(client: &Client, net: Net, til: &Abonnement, haendelse: &NummereretHaendelse) -> Levering {
    if til.som_kommune && !siges_til_kommune(haendelse.entitet, &haendelse.slags) {
        return Levering::Leveret;
    }
    let Ok(url) = tjek(&til.url, net) else { return Levering::Fejlet(Fejl::Adresse) };
    let Ok(body) = serde_json::to_vec(&besked(haendelse)) else { return Levering::Afvist(Fejl::Indhold) };
    let hemmelighed = til.hemmelighed.as_deref().unwrap_or_default();
    let request = client
        .post(url)
        .header(CONTENT_TYPE, "application/json")
        .header(SIGNATUR, signatur(hemmelighed, machine_time().timestamp(), &body))
        .body(body);
    levering(request.send().await.map(|answer| answer.status()))
}
