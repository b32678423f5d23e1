//! What operations do and see: receivers added by command, how each does on `/drift`, and sending again.

use super::modtager::{Modtager, Svar};
use crate::http::server::{Server, ended, faellestid};
use crate::support::{World, on_both_engines};
use faellestid::domain::udsendelse::MAX_FORSOEG;
use faellestid::kanaler::udsendelse::Net;
use faellestid::services::abonnementer::opret_webhook;
use faellestid::services::haendelser::nummerer;

on_both_engines! {
    a_receiver_is_added_by_command_and_served_by_the_process,
    operations_see_what_was_laid_aside_and_send_it_again,
    an_address_that_cannot_be_is_refused_in_one_line,
    a_kommune_is_added_by_command_too,
}

const PRIVATE: (&str, &str) = ("FAELLESTID_WEBHOOKS_PRIVATE", "ja");

/// What a command says, and whether it ended well.
async fn webhooks(world: &World, arguments: &[&str], settings: &[(&str, &str)]) -> (bool, String) {
    let mut command = faellestid("webhooks", &world.db.url(), settings);
    command.args(arguments);
    let output = ended(command).await;
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(said).unwrap())
}

/// Everything runs in a process of its own: command, server, its jobs, and the receiver over HTTP.
async fn a_receiver_is_added_by_command_and_served_by_the_process(world: &World) {
    let modtager = Modtager::start().await;
    nummerer(&world.store).await.unwrap();
    let (well, said) = webhooks(world, &["add", "jobcenter:75100", &modtager.url()], &[PRIVATE]).await;
    assert!(well, "{said}");
    let hemmelighed = said.lines().find_map(|line| line.strip_prefix("Hemmelighed: ")).unwrap();
    assert_eq!(hemmelighed.len(), 64);
    let (again, said) = webhooks(world, &["add", "jobcenter:75100", &modtager.url()], &[PRIVATE]).await;
    assert!(!again && said.contains("allerede"), "{said}");

    let server = Server::start_with(&world.db.url(), "warn", &[PRIVATE]).await;
    let aarhus = world.store.read().await.unwrap().organisation_by_code("jobcenter", "75100").await.unwrap().unwrap();
    let left = world.leave_haendelser(3, &[aarhus.id]).await;
    // The process has jobs, which leave events of their own.
    let left: Vec<_> = left.iter().map(|id| serde_json::json!(id)).collect();
    for n in 3.. {
        modtager.wait_for(n).await;
        let sent = modtager.modtaget().into_iter().map(|sent| sent.json()["haendelseId"].clone());
        let ours: Vec<_> = sent.filter(|id| left.contains(id)).collect();
        assert!(left.starts_with(&ours), "in order: {ours:?}");
        if ours.len() == left.len() {
            break;
        }
    }
    server.kill().await;

    let (_, listed) = webhooks(world, &["list"], &[]).await;
    assert!(listed.contains(&modtager.url()) && !listed.contains(hemmelighed), "{listed}");
    let id = listed.split(' ').next().unwrap();
    assert!(webhooks(world, &["remove", id], &[]).await.0);
    assert!(!webhooks(world, &["remove", id], &[]).await.0);
    assert_eq!(webhooks(world, &["list"], &[]).await, (true, String::new()));
    assert_eq!(world.raw.count("audit WHERE action IN ('webhook_oprettet', 'webhook_slettet')").await, 2);
}

async fn operations_see_what_was_laid_aside_and_send_it_again(world: &World) {
    let modtager = Modtager::start().await;
    modtager.svarer(Svar::Status(500));
    nummerer(&world.store).await.unwrap();
    let jobcenter = world.jobcenter().await;
    let abonnement = opret_webhook(&world.store, &world.clock, jobcenter, &modtager.url()).await.unwrap();
    world.leave_haendelser(1, &[jobcenter]).await;
    nummerer(&world.store).await.unwrap();
    let node = super::udsendelse::node(world, Net::OgsaaPrivat).await;
    for _ in 0..MAX_FORSOEG {
        node.tur(abonnement.id).await.unwrap();
        super::udsendelse::time_passes(world).await;
    }
    let nummer = modtager.numre()[0];

    let server = Server::start_with(&world.db.url(), "warn", &[PRIVATE]).await;
    let page = server.drift().await.get("/drift").await;
    for shown in [
        abonnement.id.to_string(),
        modtager.url(),
        format!("1 (fra nr. {nummer})"),
        "modtageren svarede 500".to_owned(),
    ] {
        assert!(page.body.contains(&shown), "{shown}: {}", page.body);
    }
    assert!(!page.body.contains(&abonnement.hemmelighed.unwrap()));

    modtager.svarer(Svar::Status(200));
    let (well, said) = webhooks(world, &["retry"], &[]).await;
    assert!(well && said == "1 hændelser sendes igen.\n", "{said}");
    // The process has jobs, which leave events of their own: they may come before it.
    let again = usize::try_from(MAX_FORSOEG).unwrap() + 1;
    for n in again.. {
        modtager.wait_for(n).await;
        if modtager.numre().iter().filter(|sent| **sent == nummer).count() == again {
            break;
        }
    }
    while world.raw.count("ubesoergt").await > 0 {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    let page = server.drift().await.get("/drift").await;
    assert!(!page.body.contains("fra nr."));
    server.kill().await;
}

async fn an_address_that_cannot_be_is_refused_in_one_line(world: &World) {
    for (organisation, url, word) in [
        ("kommune:00000", "https://kss.example.dk/", "jobcenter:00000"),
        ("jobcenter:75100", "http://kss.example.dk/", "https://"),
        ("jobcenter:75100", "https://10.0.0.1/", "FAELLESTID_WEBHOOKS_PRIVATE"),
        ("jobcenter:75100", "https://me:x@kss.example.dk/", "adgangskode"),
        ("jobcenter:75100", "kss", "hel adresse"),
        ("jobcenter:00000", "https://kss.example.dk/", "jobcenter:00000"),
    ] {
        let (well, said) = webhooks(world, &["add", organisation, url], &[]).await;
        assert!(!well && said.contains(word) && said.lines().count() == 1, "{said}");
    }
    assert_eq!(world.raw.count("abonnement").await, 0);
}

async fn a_kommune_is_added_by_command_too(world: &World) {
    let url = "https://kommune.example.dk/haendelser";
    let (well, said) = webhooks(world, &["add", "kommune:75100", url], &[]).await;
    assert!(well && said.contains("Hemmelighed: "), "{said}");
    assert!(webhooks(world, &["add", "jobcenter:75100", url], &[]).await.0, "the jobcenter may be told there as well");
    let (again, said) = webhooks(world, &["add", "kommune:75100", url], &[]).await;
    assert!(!again && said.contains("allerede"), "{said}");
    let (_, listed) = webhooks(world, &["list"], &[]).await;
    assert_eq!(listed.matches("Jobcenter Aarhus, kommunen").count(), 1, "{listed}");
    assert_eq!(world.raw.count("abonnement WHERE som_kommune").await, 1);
}
