//! Every text of every body, with what no database or page takes gladly: the call is answered by a rule or is done, and never fails.

use serde_json::json;

use super::operation::{Kaldere, operations};
use super::support::{Wire, cpr};
use crate::support::{World, on_both_engines};

on_both_engines!(no_text_breaks_a_method);

/// What people and programs send.
fn texts() -> Vec<String> {
    let mut all: Vec<String> = [
        "",
        " ",
        "\0",
        "a\0b",
        "\u{1}",
        "a\r\nb",
        "\u{2028}",
        "\u{202e}gnp.exe",
        "\u{feff}",
        "\u{ffff}",
        "\u{10ffff}",
        "e\u{301}",
        "👩‍👩‍👧‍👦",
        "<script>alert(1)</script>",
        "&lt;b&gt;",
        "'; DROP TABLE borger; --",
        "${jndi:ldap://x}",
        "{{7*7}}",
        "../../etc/passwd",
        "-1",
        "1e309",
        "NaN",
        "0001-01-01",
        "9999-12-31",
        "+292278994-08-17",
        "9999-12-31T23:59:59Z",
        "0001-01-01T00:00:00Z",
        "2026-10-25T02:30:00",
        "2027-03-28T02:30:00",
        "2026-12-01T24:00:00",
        "2026-12-01T23:59:60Z",
    ]
    .map(str::to_owned)
    .to_vec();
    all.extend(["a", "æ", "\"", "\\"].map(|letter| letter.repeat(5_000)));
    all
}

async fn no_text_breaks_a_method(world: &World) {
    let wire = Wire::on(world);
    let borger = world.one_borger().await;
    let kaldere = Kaldere::of(world, &wire, borger).await;
    let mut tried = 0;
    for operation in operations() {
        let Some((kind, example)) = &operation.body else { continue };
        for (name, value) in example.as_object().unwrap() {
            if !value.is_string() {
                continue;
            }
            // Somebody new each time: one of them may get another number.
            let number = cpr(world, world.one_borger().await).await;
            for text in texts() {
                let mut body = example.clone();
                body[name] = json!(text);
                let call = operation.bare(world, kaldere.til(&operation)).header("x-bruger", "RID-1");
                // `send` refuses every answer that is no problem document, is outside the document, or is a fault of ours.
                call.header("x-civilregistrationIdentifier", &number).body(kind, body.to_string()).send().await;
                tried += 1;
            }
        }
    }
    assert!(tried > 900, "{tried}");
}
