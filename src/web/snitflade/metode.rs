//! One method: what it does, who may call it about whom, what it takes, what it answers.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;
use serde_json::Value;

use super::TOKEN;
use super::dokument::{Felt, Operation, felter, naaede, operation, skema, slags, tekst};
use crate::domain::snitflade::{MYNDIGHEDER, Metode};
use crate::texts::Sprog;
use crate::texts::snitflade::Snitflade;
use crate::web::components::{Detail, details};
use crate::web::error::WebError;
use crate::web::page::{Head, Page};

/// `GET /api/{metode}`
pub async fn show(page: Page, Path(navn): Path<String>) -> Result<Response, WebError> {
    let metode = Metode::ALL.iter().copied().find(|metode| metode.navn() == navn);
    if metode.is_none() && navn != TOKEN {
        return Err(WebError::NotFound);
    }
    let operation = operation(&navn).ok_or(WebError::NotFound)?;
    Ok(page.ok(Head::new(navn.clone()), move || {
        let mut facts = vec![Detail::text(Snitflade::Address.da(), format!("{} {}", operation.verbum, operation.sti))];
        if let Some(metode) = metode {
            facts.push(Detail::text(Snitflade::Contract.da(), metode.kontrakt().navn()));
            facts.push(Detail::text(Snitflade::Scope.da(), metode.adgang().scope.as_str()));
        }
        view! {
            <p><a href="/api">{Snitflade::Back.da()}</a></p>
            <h1>{navn}</h1>
            <p class="font-lead">{metode.map_or_else(|| tekst(&operation.indhold["summary"]), Metode::hvad)}</p>
            {details(Sprog::Da, facts)}
            <h2>{Snitflade::Access.da()}</h2>
            {metode.map_or_else(|| view! { <p>{Snitflade::Open.da()}</p> }.into_any(), access)}
            {parameters(&operation)}
            <h2>{Snitflade::Body.da()}</h2>
            {body(&operation)}
            <h2>{Snitflade::Answers.da()}</h2>
            {answers(&operation)}
            {schemas(&operation)}
        }
    }))
}

fn table(heads: &[Snitflade], rows: Vec<Vec<AnyView>>) -> AnyView {
    let names = heads.iter().map(|head| view! { <th scope="col">{head.da()}</th> }).collect_view();
    let row = |cells: Vec<AnyView>| {
        let cells = heads.iter().zip(cells).map(|(head, cell)| view! { <td data-title=head.da()>{cell}</td> });
        view! { <tr>{cells.collect_view()}</tr> }
    };
    let rows = rows.into_iter().map(row).collect_view();
    view! {
        <table class="table table--responsive-headers">
            <thead><tr>{names}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn access(metode: Metode) -> AnyView {
    let adgang = metode.adgang();
    let row = |myndighed: crate::domain::code_lists::MyndighedType| {
        let columns: Vec<_> = adgang.kolonner(myndighed).iter().map(|kolonne| kolonne.as_str()).collect();
        let told = if columns.is_empty() { Snitflade::Denied.da().to_owned() } else { columns.join(", ") };
        vec![myndighed.name().into_any(), told.into_any()]
    };
    table(&[Snitflade::Authority, Snitflade::AboutWhom], MYNDIGHEDER.into_iter().map(row).collect())
}

fn parameters(operation: &Operation) -> Option<AnyView> {
    let all = operation.indhold["parameters"].as_array()?;
    let row = |one: &'static Value| {
        let place = match tekst(&one["in"]) {
            "path" => Snitflade::InAddress,
            "query" => Snitflade::InQuery,
            _ => Snitflade::InHeader,
        };
        let kind = slags(&one["schema"]).0;
        let name = view! { <code>{tekst(&one["name"])}</code> }.into_any();
        let about = tekst(&one["description"]).into_any();
        vec![name, place.da().into_any(), kind.into_any(), yes(one["required"] == true), about]
    };
    let heads = [Snitflade::Name, Snitflade::Place, Snitflade::Kind, Snitflade::Needed, Snitflade::About];
    let rows = table(&heads, all.iter().map(row).collect());
    Some(view! { <h2>{Snitflade::Parameters.da()}</h2> {rows} }.into_any())
}

fn yes(so: bool) -> AnyView {
    (if so { Snitflade::Yes } else { Snitflade::No }).da().into_any()
}

/// The content types of a body or an answer, each with its schema.
fn contents(of: &'static Value) -> impl Iterator<Item = (&'static str, &'static Value)> {
    of["content"].as_object().into_iter().flatten().map(|(kind, content)| (kind.as_str(), &content["schema"]))
}

fn body(operation: &Operation) -> AnyView {
    let mut all = contents(&operation.indhold["requestBody"]).peekable();
    if all.peek().is_none() {
        return view! { <p>{Snitflade::BodyNone.da()}</p> }.into_any();
    }
    let told = all.map(|(kind, schema)| {
        let (words, name) = slags(schema);
        view! { <p><code>{kind}</code> ": " {link(words, name)}</p> {name.and_then(|name| example(skema(name)))} }
    });
    told.collect_view().into_any()
}

fn link(words: String, name: Option<&'static str>) -> AnyView {
    match name {
        Some(name) => view! { <a href=format!("#{name}")>{words}</a> }.into_any(),
        None => words.into_any(),
    }
}

fn example(schema: &'static Value) -> Option<AnyView> {
    let example = schema.get("example")?;
    let text = serde_json::to_string_pretty(example).ok()?;
    // What scrolls can be reached by the keyboard.
    Some(
        view! {
            <figure class="eksempel">
                <figcaption>{Snitflade::Example.da()}</figcaption>
                <pre tabindex="0">{text}</pre>
            </figure>
        }
        .into_any(),
    )
}

fn answers(operation: &Operation) -> AnyView {
    let all = operation.indhold["responses"].as_object().into_iter().flatten();
    let row = |(status, answer): (&'static String, &'static Value)| {
        let content = contents(answer).map(|(_, schema)| slags(schema)).next();
        let content = content.map_or_else(|| Snitflade::Nothing.da().into_any(), |(words, name)| link(words, name));
        vec![status.as_str().into_any(), tekst(&answer["description"]).into_any(), content]
    };
    table(&[Snitflade::Status, Snitflade::About, Snitflade::Content], all.map(row).collect())
}

/// Every schema the method speaks of, with its fields.
fn schemas(operation: &Operation) -> AnyView {
    let answers = operation.indhold["responses"].as_object().into_iter().flatten().map(|(_, answer)| answer);
    let told = std::iter::once(&operation.indhold["requestBody"]).chain(answers);
    let roots: Vec<_> = told.flat_map(contents).filter_map(|(_, schema)| slags(schema).1).collect();
    let sections = naaede(roots).into_iter().map(|name| {
        let heads = [Snitflade::Name, Snitflade::Kind, Snitflade::Needed, Snitflade::About];
        let rows = table(&heads, felter(skema(name)).into_iter().map(field).collect());
        view! {
            <h3 id=name>{name}</h3>
            <p>{tekst(&skema(name)["description"])}</p>
            {rows}
        }
    });
    view! { <h2>{Snitflade::Schemas.da()}</h2> {sections.collect_view()} }.into_any()
}

fn field(felt: Felt) -> Vec<AnyView> {
    let (words, name) = felt.slags;
    vec![view! { <code>{felt.navn}</code> }.into_any(), link(words, name), yes(felt.kraeves), felt.om.into_any()]
}
