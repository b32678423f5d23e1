//! What was phased out answers with what replaces it, and counts who still calls.

use axum::http::Method;
use serde_json::json;

use super::support::Wire;
use crate::http::app::TestApp;
use crate::support::{World, on_both_engines};
use faellestid::domain::udfaset::UDFASEDE;

on_both_engines!(every_old_operation_is_gone_and_names_its_successor, who_still_calls_is_counted);

async fn every_old_operation_is_gone_and_names_its_successor(world: &World) {
    let wire = Wire::on(world);
    for old in UDFASEDE {
        let path = format!("/{}/{}", old.service, old.operation);
        for method in [Method::GET, Method::POST, Method::DELETE] {
            let svar = wire.kald(method, &path).send().await;
            assert_eq!(svar.fejl(), (410, vec!["FA404"]));
            assert!(svar.json["efterfoelger"].as_str().unwrap().starts_with(&old.efterfoelger()), "{}", svar.text);
        }
        let action = format!("\"http://service.jobnet.dk/{}/{}\"", old.service, old.operation);
        let path = format!("/{}", old.service);
        let soap = wire.kald(Method::POST, &path).header("soapaction", &action).body("text/xml; charset=utf-8", "<x/>");
        let svar = soap.send_raw().await;
        assert_eq!((svar.status, svar.header("content-type")), (410, "text/xml; charset=utf-8"));
        assert!(svar.text.contains("<faultcode>") && svar.text.contains(&old.efterfoelger()), "{}", svar.text);
        let kind = format!("application/soap+xml; charset=utf-8; action={action}");
        let svar = wire.kald(Method::POST, &path).body(&kind, "<x/>").send_raw().await;
        assert!(
            svar.status == 410 && svar.text.contains("s:Reason") && svar.text.contains(&old.efterfoelger()),
            "{}",
            svar.text
        );
    }
    for path in ["/BookingService", "/BookingService/Findes", "/BookingWsrmMessageService/CreateBooking"] {
        assert_eq!(wire.kald(Method::POST, path).send().await.fejl(), (410, vec!["FA404"]), "{path}");
    }
}

async fn who_still_calls_is_counted(world: &World) {
    let wire = Wire::on(world);
    let star = wire.star(world).await;
    for _ in 0..3 {
        star.kald(Method::POST, "/BookingService/CreateBooking").json(&json!({})).send().await;
    }
    wire.kald(Method::POST, "/BookingService/<script>".replace(['<', '>'], "x").as_str()).send().await;
    let counted = world.store.read().await.unwrap().udfasede_kald(10).await.unwrap();
    let rows: Vec<_> = counted.iter().map(|row| (row.operation.as_str(), row.kalder.clone(), row.antal)).collect();
    assert!(rows.contains(&("BookingService.CreateBooking", star.id.to_string(), 3)), "{rows:?}");
    assert!(rows.contains(&("ukendt operation", "ukendt".to_owned(), 1)), "{rows:?}");
    assert_eq!(rows.len(), 2);
    let page = TestApp::on(world).drift().await.get("/drift").await;
    assert!(page.text().contains("BookingService.CreateBooking Prøvesystem 3"), "{}", page.text());
}
