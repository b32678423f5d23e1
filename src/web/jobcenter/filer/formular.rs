//! Choosing a file, or pasting its lines, with what it should look like.

use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

use super::path;
use crate::domain::fil::kolonner::{Kolonne, kolonner};
use crate::domain::fil::{FilFejl, FilSlags};
use crate::domain::rules::{Field, Verdict};
use crate::texts::rules::told;
use crate::texts::staff::Filer;
use crate::web::components::{Felt, FieldError, error_summary, filfelt, textarea};
use crate::web::page::{Head, Page};

/// The form as it stands.
pub struct Formular {
    /// Of which kind.
    pub slags: FilSlags,
    /// The lines, to be mended.
    pub tekst: String,
    /// Why they cannot be used.
    pub fejl: Option<FilFejl>,
}

/// The heading of the pages of one kind.
pub const fn heading(slags: FilSlags) -> &'static str {
    match slags {
        FilSlags::Frister => Filer::FristerHeading.da(),
        FilSlags::Borgere => Filer::BorgereHeading.da(),
    }
}

impl Formular {
    /// The page.
    pub fn answer(self, page: &Page, status: StatusCode) -> Response {
        let Self { slags, tekst, fejl } = self;
        let text = fejl.as_ref().map(words);
        let errors: Vec<_> =
            text.iter().map(|text| FieldError { field: Field::Fil.as_str(), text: text.clone() }).collect();
        let summary = error_summary(page, &errors);
        let head = Head::new(heading(slags)).with_errors(!errors.is_empty());
        let file = Felt { error: text, ..Felt::new(Field::Fil, Filer::File.da(), "", &Verdict::default()) };
        let pasted =
            Felt::new(Field::Indhold, Filer::Paste.da(), tekst, &Verdict::default()).hint(Filer::PasteHint.da());
        page.answer(status, head, move || {
            view! {
                {summary}
                <h1>{heading(slags)}</h1>
                {lead(slags)}
                {looks(slags)}
                <form method="post" action=path(slags) enctype="multipart/form-data" novalidate>
                    {filfelt(file)}
                    {textarea(pasted, 10)}
                    <p>{Filer::LookText.da()}</p>
                    <button class="button button-primary" type="submit" name="handling" value="vis">{Filer::Look.da()}</button>
                </form>
                <p><a class="function-link" href="/jobcenter">{Filer::Back.da()}</a></p>
            }
        })
    }
}

/// The rule, and the columns it is about.
fn words(fejl: &FilFejl) -> String {
    match fejl.kolonner.as_slice() {
        [] => told(fejl.kode).to_owned(),
        kolonner => format!("{} {}", told(fejl.kode), kolonner.join(", ")),
    }
}

fn lead(slags: FilSlags) -> AnyView {
    match slags {
        FilSlags::Frister => view! { <p class="font-lead">{Filer::FristerLead.da()}</p> }.into_any(),
        FilSlags::Borgere => {
            view! { <p class="font-lead">{Filer::BorgereLead.da()}</p> <p>{Filer::LeftOut.da()}</p> }.into_any()
        }
    }
}

/// Lines of nobody: the day of birth is one no living person can have.
const fn example(slags: FilSlags) -> &'static str {
    match slags {
        FilSlags::Frister => {
            "cpr;samtaletype;fristdato;sidste afholdelsesdato\n610190-1234;17;04-12-2026;18-12-2026\n620285-4321;4;11-12-2026;15-01-2027"
        }
        FilSlags::Borgere => {
            "cpr;navn;kontaktgruppe;a-kasse;tilmeldt fra\n610190-1234;Sofie Prøve;1;hk;01-09-2026\n620285-4321;Bo Eksempel;8;3f;15-10-2026"
        }
    }
}

fn looks(slags: FilSlags) -> AnyView {
    let named = |kraevet| {
        let names = kolonner(slags).iter().filter(|kolonne: &&Kolonne| kolonne.kraevet == kraevet);
        names.map(|kolonne| kolonne.navn).collect::<Vec<_>>().join(", ")
    };
    view! {
        <section aria-labelledby="kolonner">
            <h2 id="kolonner">{Filer::Columns.da()}</h2>
            <p>{Filer::ColumnsLead.da()}</p>
            <ul>
                <li>{Filer::Required.da()} " " {named(true)}</li>
                <li>{Filer::Optional.da()} " " {named(false)}</li>
            </ul>
            <p>{Filer::Example.da()}</p>
            <pre class="filproeve" tabindex="0" aria-label=Filer::Example.da() role="region">{example(slags)}</pre>
            <p>{Filer::LeadingZero.da()}</p>
        </section>
    }
    .into_any()
}
