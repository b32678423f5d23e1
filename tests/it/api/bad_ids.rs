//! Ids of things that exist, elsewhere: for a caller they do not. What is read or changed is not found, an id that is in use is not given
//! twice, and each attempt is remembered.

use axum::http::Method;
use serde_json::json;
use uuid::Uuid;

use super::operation::{INGEN, Kaldere, Operation, operations};
use super::support::{Wire, afviste, cpr};
use crate::support::{Raw, World, day, kald, on_both_engines, udkast};
use faellestid::domain::code_lists::{FravaerType, MyndighedType, SamtaleType};
use faellestid::domain::ids::{BorgerId, FristId};
use faellestid::domain::rules::deltagelse::DeltagerUdkast;
use faellestid::domain::snitflade::Metode;
use faellestid::services::frist::FristUdkast;

on_both_engines!(what_is_somebody_elses_does_not_exist, what_is_in_a_body_and_somebody_elses_does_not_exist,);

/// What there is of somebody else.
struct Andens {
    samtale: Uuid,
    deltager: Uuid,
    frist: Uuid,
    fravaer: Uuid,
    tilbud: Uuid,
}

/// Of a borger of another jobcenter and another a-kasse.
async fn andens(world: &World, borger: BorgerId) -> (BorgerId, Andens) {
    let other = world.one_borger().await;
    let (jobcenter, a_kasse) = (world.foreign(borger, "jobcenter").await, world.foreign(borger, "a_kasse").await);
    world.change_borger(other, |row| (row.jobcenter_id, row.a_kasse_id) = (jobcenter, Some(a_kasse))).await;
    let theirs = kald(MyndighedType::Jobcenter, Some(jobcenter));
    let samtale = world.summon(&theirs, other, &udkast(SamtaleType::FaellesJobsamtale, "2026-12-01T09:00:00")).await;
    let samtale = samtale.unwrap().indkaldelse.id;
    let deltager = world.clock.new_id();
    let named = DeltagerUdkast {
        navn: Some("Anna Prøve".to_owned()),
        kontaktdetaljer: None,
        telefonnummer: None,
        email: None,
        rolle: 901,
    };
    world.indkaldelse_service.opret_deltager(&theirs, other, samtale, deltager, &named).await.unwrap();
    let frist = FristId::from_uuid(world.clock.new_id());
    let set = FristUdkast {
        samtaletype: SamtaleType::Jobsamtale.id(),
        fristdato: day("2026-12-10"),
        sidste_afholdelsesdato: day("2026-12-20"),
    };
    world.frist_service.udsted(&theirs, other, frist, &set).await.unwrap();
    world.absent(other, FravaerType::Ferie, "2027-02-01", Some("2027-02-05")).await;
    let text = if matches!(world.raw, Raw::Sqlite(_)) { "hex(id)" } else { "id::text" };
    let found = format!("SELECT {text} FROM fravaer WHERE borger_id = {}", world.raw.id(other.uuid()));
    let fravaer = world.raw.texts(&found).await[0].parse().unwrap();
    let foreign = world.borger("borger-anden-a-kasse").await;
    let tilbud = world.frame_of(foreign).await.0.id.uuid();
    (other, Andens { samtale: samtale.uuid(), deltager, frist: frist.uuid(), fravaer, tilbud })
}

impl Andens {
    /// The id for a place in an address.
    fn til(&self, name: &str) -> Uuid {
        match name {
            "indkaldelseId" => self.samtale,
            "myndighedsdeltagerid" => self.deltager,
            "fristId" => self.frist,
            "fravaerId" => self.fravaer,
            "moedetilbudId" => self.tilbud,
            other => panic!("no id for {other}"),
        }
    }
}

/// Whether it makes something under the id of the address.
fn makes(operation: &Operation) -> bool {
    use Metode::{CreateBooking, CreateFrist, CreateIndkaldelse, CreateMyndighedsdeltager, SaveFravaer};
    matches!(operation.metode, CreateBooking | CreateFrist | CreateIndkaldelse | CreateMyndighedsdeltager | SaveFravaer)
}

async fn what_is_somebody_elses_does_not_exist(world: &World) {
    let wire = Wire::on(world);
    let borger = world.one_borger().await;
    let (kaldere, number) = (Kaldere::of(world, &wire, borger).await, cpr(world, borger).await);
    let (other, andens) = andens(world, borger).await;
    let own = world.summoned(borger, &udkast(SamtaleType::FaellesJobsamtale, "2026-12-02T09:00:00")).await;
    let tid = world.tid_with(1, "2026-12-03T07:00:00").await;
    let stored = world.raw.rows_of("indkaldelse", &["id", "version", "borger_id"]).await;
    let (before, mut tried) = (world.traces().await, 0);
    for mut operation in operations() {
        let [name] = &operation.ids[..] else { continue };
        operation.path = operation.path.replace(&INGEN.to_string(), &andens.til(name).to_string());
        let system = kaldere.til(&operation);
        let mut call = operation.kald(world, system).header("x-civilregistrationIdentifier", &number);
        if let Some((kind, example)) = &operation.body {
            // What the body speaks of is hers: the address alone is wrong.
            let mut body = example.clone();
            for (field, value) in [("tidId", json!(tid)), ("indkaldelseIdentifier", json!(own))] {
                if !body[field].is_null() {
                    body[field] = value;
                }
            }
            call = call.body(kind, body.to_string());
        }
        let svar = call.send().await;
        let place = format!("{} {}: {}", operation.method, operation.path, svar.text);
        if makes(&operation) {
            assert!(matches!(svar.status, 409 | 422), "{place}");
            assert!(svar.koder().iter().any(|kode| ["4977", "FA406"].contains(kode)), "{place}");
        } else if operation.metode == Metode::CreateMoedetidReservation {
            // An id she has not is taken for a new one; and she has a conversation.
            assert_eq!(svar.fejl(), (409, vec!["FA406"]), "{place}");
        } else {
            assert_eq!(svar.status, 404, "{place}");
        }
        assert!(!svar.text.contains("Anna") && !svar.text.contains(&other.to_string()), "{place}");
        tried += 1;
    }
    assert!(tried > 20, "{tried}");
    let left = world.traces_since(before).await;
    assert_eq!((left.events, left.versions, left.messages, left.tasks), (0, 0, 0, 0));
    assert_eq!(world.raw.rows_of("indkaldelse", &["id", "version", "borger_id"]).await, stored);
    assert_eq!(world.optaget(tid).await, 0);
    afviste(world, borger, tried).await;
    afviste(world, other, 0).await;
}

async fn what_is_in_a_body_and_somebody_elses_does_not_exist(world: &World) {
    let wire = Wire::on(world);
    let borger = world.one_borger().await;
    let kaldere = Kaldere::of(world, &wire, borger).await;
    let (_, andens) = andens(world, borger).await;
    let foreign = world.borger("borger-anden-a-kasse").await;
    let tid = world.tid_for(foreign, 1, "2026-12-03T07:00:00").await;
    let own = world.frame_of(borger).await.0.id;
    let id = world.clock.new_id();
    let before = world.traces().await;
    let confirm = json!({ "tidId": tid, "borgerTelefon": "12345678" });
    let deltager = json!({ "indkaldelseIdentifier": andens.samtale, "navn": "Bo Prøve", "rolle": 901 });
    let fejl = json!({ "fejlkode": 1, "fejlOphav": 32, "fejlTidspunkt": "2026-11-24T09:00:00Z", "indkaldelseId": andens.samtale });
    let cases = [
        (Method::POST, format!("/BorgerBooking/Booking/{id}"), confirm.clone(), "90007"),
        (Method::POST, format!("/BorgerBooking/Booking/{id}/action/reserver"), json!({ "tidId": tid }), "90007"),
        (Method::POST, format!("/BorgerBooking/Booking/{id}/action/ombook"), confirm, "90036"),
        (Method::POST, format!("/BorgerBooking/Moedetilbud/{own}/Detaljer"), json!({ "tidId": tid }), "FA407"),
        (
            Method::POST,
            format!("/BorgerBooking/Moedetilbud/{}/Detaljer", andens.tilbud),
            json!({ "tidId": tid }),
            "90007",
        ),
        (Method::POST, "/BorgerBooking/Fejlmelding".to_owned(), fejl, "90036"),
        (Method::POST, format!("/Indkaldelse/myndighedsdeltager/{id}"), deltager, "90036"),
        (
            Method::PUT,
            "/Indkaldelse/deltagelsesvalg".to_owned(),
            json!({ "deltagelsesvalg": 902, "indkaldelseId": andens.samtale }),
            "90036",
        ),
    ];
    let tried = cases.len();
    for (method, path, body, kode) in cases {
        let mut found = Vec::new();
        for system in kaldere.alle() {
            let call = system.change(world, method.clone(), &path).om(world, borger).await;
            let svar = call.json(&body).send().await;
            // Whoever books for everybody may know whose time it is.
            assert!(matches!(svar.status, 403 | 404) || svar.fejl() == (422, vec!["90007"]), "{path}: {}", svar.text);
            found.extend(svar.koder().into_iter().map(str::to_owned));
        }
        assert!(found.iter().any(|one| one == kode), "{path}: {found:?}");
    }
    let left = world.traces_since(before).await;
    assert_eq!((left.events, left.versions, left.messages, left.tasks), (0, 0, 0, 0));
    assert_eq!((world.optaget(tid).await, world.raw.count("fejlmelding").await), (0, 0));
    afviste(world, borger, tried * kaldere.alle().count()).await;
}
