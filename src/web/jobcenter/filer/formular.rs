//! Choosing a file, or pasting its lines, with what it should look like.

use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

use super::path;
use crate::domain::fil::kolonner::{Kolonne, kolonner};
use crate::domain::fil::{FilFejl, FilSlags};
use crate::domain::rules::{Field, Verdict};
use crate::texts::rules::told;
use crate::texts::staff::{Filer, Kolonner, betydning, vaerdier};
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
    /// The a-kasser there are, each by key and name.
    pub a_kasser: Vec<(String, String)>,
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
        let Self { slags, tekst, fejl, a_kasser } = self;
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
                {looks(slags, a_kasser)}
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

fn looks(slags: FilSlags, a_kasser: Vec<(String, String)>) -> AnyView {
    view! {
        <section aria-labelledby="kolonner">
            <h2 id="kolonner">{Filer::Columns.da()}</h2>
            <p>{Filer::ColumnsLead.da()}</p>
            {columns(slags)}
            {(slags == FilSlags::Borgere).then(|| keys(a_kasser))}
            <p>{Filer::Example.da()}</p>
            <pre class="filproeve" tabindex="0" aria-label=Filer::Example.da() role="region">{example(slags)}</pre>
            <p>{Filer::LeadingZero.da()}</p>
        </section>
    }
    .into_any()
}

/// Each column with what it means and what may stand in it.
fn columns(slags: FilSlags) -> AnyView {
    let row = |kolonne: &Kolonne| {
        let must = if kolonne.kraevet { Kolonner::Yes } else { Kolonner::No };
        view! {
            <tr>
                <th scope="row" data-title=Kolonner::Column.da()>{kolonne.navn}</th>
                <td data-title=Kolonner::Must.da()>{must.da()}</td>
                <td data-title=Kolonner::Meaning.da()>{betydning(kolonne.felt)}</td>
                <td data-title=Kolonner::Values.da()>{vaerdier(kolonne.felt)}</td>
            </tr>
        }
    };
    view! {
        <table class="table table--compact table--responsive-headers">
            <caption class="sr-only">{Kolonner::Caption.da()}</caption>
            <thead><tr>
                <th scope="col">{Kolonner::Column.da()}</th>
                <th scope="col">{Kolonner::Must.da()}</th>
                <th scope="col">{Kolonner::Meaning.da()}</th>
                <th scope="col">{Kolonner::Values.da()}</th>
            </tr></thead>
            <tbody>{kolonner(slags).iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// What an a-kasse may be called in the file.
fn keys(a_kasser: Vec<(String, String)>) -> AnyView {
    let one = |(key, navn): (String, String)| view! { <li>{key} ": " {navn}</li> };
    view! {
        <details class="tal">
            <summary>{Kolonner::AKasser.da()}</summary>
            <ul>{a_kasser.into_iter().map(one).collect_view()}</ul>
        </details>
    }
    .into_any()
}
