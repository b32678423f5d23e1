//! What each line will come to, before any of it is done.

use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;
use uuid::Uuid;

use super::formular::heading;
use super::path;
use crate::domain::fil::{FilSlags, LinjeUdfald};
use crate::domain::rules::frist::Graenser;
use crate::domain::rules::{Breach, Code, Field, Verdict};
use crate::services::fil::LinjeSvar;
use crate::texts::dates;
use crate::texts::staff::{Filer, datofejl, fil_udfald, linjefejl_sagt, oversigt};
use crate::web::components::{Felt, alert, error_summary, fejl, textarea};
use crate::web::page::{Head, Page};

/// The file that is looked at.
pub struct Fil<'a> {
    /// Of which kind.
    pub slags: FilSlags,
    /// What its result is kept under, so that a second click does nothing more.
    pub id: Uuid,
    /// Its lines.
    pub tekst: &'a str,
    /// Between which days a Fristdato may lie today.
    pub graenser: Graenser,
}

/// The page.
pub fn answer(page: &Page, fil: &Fil<'_>, linjer: Vec<LinjeSvar>, begrundelse: &str, verdict: &Verdict) -> Response {
    let &Fil { slags, id, tekst, graenser } = fil;
    let errors = fejl(verdict);
    let summary = error_summary(page, &errors);
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let counted = oversigt(&linjer.iter().map(|linje| linje.udfald).collect::<Vec<_>>());
    let ready = linjer.iter().any(|linje| matches!(linje.udfald, LinjeUdfald::Ny | LinjeUdfald::Aendret));
    let nothing = (!ready)
        .then(|| alert(page, "warning", Filer::NothingReady.da().to_owned(), Filer::NothingReadyText.da().to_owned()));
    let reason = linjer.iter().any(|linje| linje.begrundelse_mangler).then(|| {
        let felt = Felt::new(Field::Begrundelse, Filer::Reason.da(), begrundelse, verdict);
        textarea(felt.hint(Filer::ReasonHint.da()), 3)
    });
    let tekst = tekst.to_owned();
    page.answer(status, Head::new(Filer::CheckHeading.da()).with_errors(!errors.is_empty()), move || {
        view! {
            {summary}
            <h1>{Filer::CheckHeading.da()}</h1>
            <p class="font-lead">{heading(slags)} ". " {counted}</p>
            {nothing}
            {table(slags, graenser, linjer)}
            <form method="post" action=path(slags) enctype="multipart/form-data" novalidate>
                <input type="hidden" name=Field::Indhold.as_str() value=tekst/>
                <input type="hidden" name="id" value=id.to_string()/>
                {reason}
                <div class="knaprad">
                    {ready.then(|| view! {
                        <button class="button button-primary" type="submit" name="handling" value="indlaes">{Filer::Load.da()}</button>
                    })}
                    <button class="button button-secondary" type="submit" name="handling" value="ret">{Filer::Mend.da()}</button>
                </div>
            </form>
            <p><a class="function-link" href="/jobcenter">{Filer::Back.da()}</a></p>
        }
    })
}

fn table(slags: FilSlags, graenser: Graenser, linjer: Vec<LinjeSvar>) -> AnyView {
    let row = |linje: LinjeSvar| {
        let notes = notes(slags, graenser, &linje);
        view! {
            <tr>
                <td data-title=Filer::Line.da()>{linje.nummer}</td>
                <td data-title=Filer::Borger.da()>{linje.navn.unwrap_or_else(|| "–".to_owned())}</td>
                <td data-title=Filer::WillBe.da()>{fil_udfald(linje.udfald)}</td>
                <td data-title=Filer::Note.da()>{notes}</td>
            </tr>
        }
    };
    view! {
        <table class="table table--compact table--responsive-headers">
            <thead><tr>
                <th scope="col">{Filer::Line.da()}</th>
                <th scope="col">{Filer::Borger.da()}</th>
                <th scope="col">{Filer::WillBe.da()}</th>
                <th scope="col">{Filer::Note.da()}</th>
            </tr></thead>
            <tbody>{linjer.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// Everything the rules say of a line, each with the column it is about.
fn notes(slags: FilSlags, graenser: Graenser, linje: &LinjeSvar) -> AnyView {
    let found = linje.verdict.breaches().iter().chain(linje.verdict.warnings());
    let note = |breach: &Breach| {
        let felt = breach.fields.first().copied();
        let umulig = felt.and_then(|felt| linje.umulige_datoer.get(&felt));
        let told = match (breach.code, umulig) {
            (Code::DatoNotInCalendar, Some(&umulig)) => dates::findes_ikke(umulig),
            (code, _) => datofejl(code, graenser, None),
        };
        linjefejl_sagt(slags, felt, &told)
    };
    let mut notes: Vec<_> = found.map(note).collect();
    if linje.begrundelse_mangler {
        notes.push(Filer::NeedsReason.da().to_owned());
    }
    notes.dedup();
    match notes.as_slice() {
        [] => view! { "–" }.into_any(),
        [one] => one.clone().into_any(),
        _ => {
            let one = |note| view! { <li>{note}</li> };
            view! { <ul class="nobullet-list">{notes.into_iter().map(one).collect_view()}</ul> }.into_any()
        }
    }
}
