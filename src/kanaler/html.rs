//! A message as an HTML document of its own: for e-mail and Digital Post. No style sheet, no picture, nothing fetched: it reads
//! well in every program and aloud. Every text is escaped by the view.

use leptos::prelude::*;

use super::Brev;
use crate::texts::beskeder::ord::Ord;

/// The whole document.
pub fn dokument(brev: &Brev<'_>) -> String {
    let skrivelse = brev.skrivelse.clone();
    let (title, heading) = (skrivelse.emne.clone(), skrivelse.emne);
    let log_ind = brev.public_url.map(|url| {
        let (href, shown) = (url.to_owned(), url.to_owned());
        view! { <p>{Ord::LogInd.da()} " " <a href=href>{shown}</a></p> }
    });
    let view = view! {
        <html lang="da">
            <head>
                <meta charset="utf-8"/>
                <title>{title}</title>
            </head>
            <body>
                <h1>{heading}</h1>
                <p>{brev.hilsen()}</p>
                {afsnit(skrivelse.indledning)}
                {raekker(skrivelse.raekker)}
                {afsnit(skrivelse.slutning)}
                {log_ind}
                <p>{Ord::Hilsen.da()}<br/>{brev.grundlag.jobcenter.navn.clone()}</p>
            </body>
        </html>
    };
    format!("<!DOCTYPE html>{}", view.to_html())
}

fn afsnit(tekster: Vec<String>) -> impl IntoView {
    tekster.into_iter().map(|tekst| view! { <p>{linjer(&tekst)}</p> }).collect_view()
}

fn raekker(raekker: Vec<(&'static str, String)>) -> impl IntoView {
    let row = |(navn, tekst): (&'static str, String)| {
        view! { <tr><th scope="row">{navn}</th><td>{linjer(&tekst)}</td></tr> }
    };
    (!raekker.is_empty()).then(|| view! { <table><tbody>{raekker.into_iter().map(row).collect_view()}</tbody></table> })
}

fn linjer(tekst: &str) -> impl IntoView + use<> {
    let lines: Vec<String> = tekst.lines().map(str::to_owned).collect();
    let line = |(place, line): (usize, String)| view! { {(place > 0).then(|| view! { <br/> })} {line} };
    lines.into_iter().enumerate().map(line).collect_view()
}
