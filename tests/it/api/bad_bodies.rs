//! Every method that takes a body, with every fault a body can have: each is a problem document with its code and the path of the field,
//! is remembered where it names somebody, and changes nothing.

use serde_json::{Map, Value, json};

use super::operation::{Kaldere, Operation, operations};
use super::support::{Svar, Wire, afviste, cpr};
use crate::support::{World, on_both_engines};

on_both_engines!(no_method_reads_a_body_that_is_none, no_method_takes_a_body_of_another_type);

/// A body that is wrong, and what is answered: status, code, and the path of the field.
struct Fault {
    what: String,
    body: Vec<u8>,
    expected: (u16, &'static str, Vec<String>),
}

fn fault(
    what: impl Into<String>,
    body: impl Into<Vec<u8>>,
    status: u16,
    kode: &'static str,
    felt: Option<&str>,
) -> Fault {
    let felter = felt.into_iter().map(str::to_owned).collect();
    Fault { what: what.into(), body: body.into(), expected: (status, kode, felter) }
}

/// What can be wrong with the whole of it. `example` would be right.
fn whole(example: &Value) -> Vec<Fault> {
    let text = example.to_string();
    let members = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).unwrap();
    let utf16: Vec<u16> = text.encode_utf16().collect();
    let little: Vec<u8> = utf16.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = utf16.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    let marked = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
    // In the first of its fields, so that no other fault is met before.
    let name = json!(example.as_object().unwrap().keys().next().unwrap()).to_string();
    let with = |bytes: &[u8]| [b"{", name.as_bytes(), b":\"", bytes, b"\",", members.as_bytes(), b"}"].concat();
    let no_json = |what: &str, body: Vec<u8>| fault(what, body, 400, "FA301", None);
    let no_utf8 = |what: &str, body: Vec<u8>| fault(what, body, 400, "FA302", None);
    // Plain letters with a zero beside each are UTF-8, though no JSON.
    let unmarked = |what: &str, body: &[u8]| match std::str::from_utf8(body) {
        Ok(_) => no_json(what, body.to_vec()),
        Err(_) => no_utf8(what, body.to_vec()),
    };
    let no_object = |what: &str, body: String| fault(what, body, 400, "FA308", None);
    vec![
        no_json("cut off", text.as_bytes()[..text.len() - 1].to_vec()),
        no_json("twice", text.repeat(2).into_bytes()),
        no_json("a comma too many", format!("{{{members},}}").into_bytes()),
        no_json("single quotes", text.replace('"', "'").into_bytes()),
        no_json("a comment", format!("/* */{text}").into_bytes()),
        no_json("no number", b"NaN".to_vec()),
        no_json("a form", b"navn=Sofie".to_vec()),
        no_json("XML", b"<indkaldelse/>".to_vec()),
        no_json("half a character in an escape", with(br"\ud800")),
        no_json("a control character in a text", with(b"\x01")),
        no_json("UTF-8 with a mark", marked(b"\xef\xbb\xbf", text.as_bytes())),
        unmarked("UTF-16 without a mark", &little),
        unmarked("UTF-16, the other way round", &big),
        no_utf8("UTF-16", marked(b"\xff\xfe", &little)),
        no_utf8("UTF-16, big end first", marked(b"\xfe\xff", &big)),
        no_utf8("Latin-1", with(b"S\xf8ren")),
        no_utf8("half a character", with(b"\xc3")),
        no_utf8("an overlong character", with(b"\xc0\xaf")),
        no_utf8("a surrogate", with(b"\xed\xa0\x80")),
        no_object("null", "null".to_owned()),
        no_object("a list of nothing", "[]".to_owned()),
        no_object("a list of it", format!("[{text}]")),
        no_object(
            "its values without names",
            json!(example.as_object().unwrap().values().collect::<Vec<_>>()).to_string(),
        ),
        no_object("a text", json!(text).to_string()),
        no_object("a number", "1".to_owned()),
        fault("a field that is none", format!("{{\"ukendt\":1,{members}}}"), 400, "FA305", Some("ukendt")),
        fault("deep", format!("{{\"x\":{}", "[".repeat(8)), 400, "FA309", None),
        fault("as deep as it is long", "[".repeat(60_000), 400, "FA309", None),
        fault("too large", format!("{text}{}x", " ".repeat(70_000)), 413, "FA303", None),
    ]
}

/// What can be wrong with each field.
fn fields(operation: &Operation, example: &Value) -> Vec<Fault> {
    let (text, members) = (example.to_string(), example.as_object().unwrap());
    let inside = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).unwrap();
    let mut faults = Vec::new();
    for (name, value) in members {
        let body = format!("{{{inside},{}:{value}}}", json!(name));
        faults.push(fault(format!("{name} twice"), body, 400, "FA307", Some(name)));
    }
    let required: Vec<&str> =
        operation.schema["required"].as_array().into_iter().flatten().map(|name| name.as_str().unwrap()).collect();
    for name in &required {
        let mut without = members.clone();
        without.remove(*name);
        faults.push(fault(format!("no {name}"), json!(without).to_string(), 400, "FA306", Some(name)));
    }
    for (name, schema) in operation.schema["properties"].as_object().unwrap() {
        let mut wrong = of_no_type(schema);
        wrong.extend(required.contains(&name.as_str()).then_some(Value::Null));
        for value in wrong {
            let body: Map<String, Value> = members
                .iter()
                .filter(|(known, _)| *known != name)
                .map(|(known, value)| (known.clone(), value.clone()))
                .collect();
            let what = format!("{name}: {value}");
            let rest = json!(body).to_string();
            let rest = rest.strip_prefix('{').unwrap();
            let comma = if body.is_empty() { "" } else { "," };
            let body = format!("{{{}:{value}{comma}{rest}", json!(name));
            faults.push(fault(what, body, 400, "FA308", Some(name)));
        }
    }
    faults
}

/// Values that a field with this schema never has.
fn of_no_type(schema: &Value) -> Vec<Value> {
    let is = |kind: &str| {
        let named = &schema["type"];
        named == kind || named.as_array().is_some_and(|all| all.iter().any(|one| one == kind))
    };
    if is("array") {
        vec![json!({}), json!(1), json!("[]")]
    } else if is("integer") {
        vec![json!([]), json!("1"), json!(1.5), json!(1e30), json!(true)]
    } else if is("boolean") {
        vec![json!([]), json!("true"), json!(1)]
    } else if is("string") {
        vec![json!([]), json!({}), json!(1), json!(true)]
    } else {
        // An object, or a text of its own form.
        vec![json!([]), json!([[]]), json!(1), json!(true), json!("x")]
    }
}

/// Status, code and field of an answer. Of many lines the answer is told line by line.
fn told(operation: &Operation, svar: &Svar) -> (u16, String, Vec<String>) {
    let line: Option<Value> = svar.text.lines().next().and_then(|line| serde_json::from_str(line).ok());
    let problem = match line.filter(|_| operation.is_of_lines() && svar.status == 200) {
        Some(line) => {
            assert_eq!(line["udfald"], "afvist", "{line}");
            line
        }
        None => svar.json.clone(),
    };
    let first = &problem["koder"][0];
    let felter =
        first["felter"].as_array().into_iter().flatten().map(|felt| felt.as_str().unwrap().to_owned()).collect();
    (svar.status, first["kode"].as_str().unwrap_or_default().to_owned(), felter)
}

async fn no_method_reads_a_body_that_is_none(world: &World) {
    let wire = Wire::on(world);
    let borger = world.one_borger().await;
    let (kaldere, number) = (Kaldere::of(world, &wire, borger).await, cpr(world, borger).await);
    let (before, mut methods, mut tried, mut refused) = (world.traces().await, 0, 0, 0);
    for operation in operations() {
        let Some((kind, example)) = &operation.body else { continue };
        methods += 1;
        for fault in whole(example).into_iter().chain(fields(&operation, example)) {
            let call = operation.bare(world, kaldere.til(&operation)).header("x-civilregistrationIdentifier", &number);
            let svar = call.body(kind, fault.body).send().await;
            let (status, kode, felter) = told(&operation, &svar);
            let of_lines = operation.is_of_lines() && status == 200;
            let expected = if of_lines { (200, fault.expected.1, fault.expected.2) } else { fault.expected };
            let place = format!("{} {}: {}", operation.method, operation.path, fault.what);
            assert_eq!((status, kode.as_str(), felter), expected, "{place}: {}", svar.text);
            tried += 1;
            refused += usize::from(!of_lines);
        }
    }
    assert!(methods > 18 && tried > 900, "{methods} methods, {tried} bodies");
    let left = world.traces_since(before).await;
    assert_eq!((left.events, left.versions, left.messages, left.tasks), (0, 0, 0, 0));
    afviste(world, borger, refused).await;
}

async fn no_method_takes_a_body_of_another_type(world: &World) {
    let wire = Wire::on(world);
    let borger = world.one_borger().await;
    let (kaldere, number) = (Kaldere::of(world, &wire, borger).await, cpr(world, borger).await);
    let before = world.traces().await;
    for operation in operations() {
        let Some((kind, example)) = &operation.body else { continue };
        let bare = || operation.bare(world, kaldere.til(&operation)).header("x-civilregistrationIdentifier", &number);
        for wrong in [
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "json",
            "",
            &format!("{kind}, text/plain"),
            &format!("{kind}; charset=utf-16"),
            &format!("{kind}; charset=iso-8859-1"),
            &format!("{kind}; charset=utf-8; x=y"),
        ] {
            let svar = bare().body(wrong, example.to_string()).send().await;
            assert_eq!(
                (svar.fejl(), svar.felter()),
                ((415, vec!["FA304"]), json!(["Content-Type"])),
                "{wrong} {}",
                svar.text
            );
        }
        let twice = bare().also("content-type", "text/plain").body(kind, example.to_string()).send().await;
        assert_eq!(twice.fejl(), (415, vec!["FA304"]), "{}", operation.path);
        // No body, and so no type.
        let nothing = bare().send().await;
        assert_eq!(nothing.fejl(), (415, vec!["FA304"]), "{}", operation.path);
        let right = bare().body(&format!("{kind}; charset=UTF-8"), "{").send().await;
        assert_ne!(right.status, 415, "{}", operation.path);
    }
    let left = world.traces_since(before).await;
    assert_eq!((left.events, left.versions, left.messages, left.tasks), (0, 0, 0, 0));
}
