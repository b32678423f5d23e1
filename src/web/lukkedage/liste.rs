//! The days that are closed, with who stands on them, and what was done with closed days.

use leptos::prelude::*;

use crate::services::zone;
use crate::store::{Lukkedag, LukkedagSpor};
use crate::texts::staff::{Lukkedage, kommer_ikke_tilbage, lukkedag_handling, staar};
use crate::texts::{Sprog, dates};

/// The days, each with a way to open it again.
pub fn table(days: Vec<Lukkedag>) -> AnyView {
    if days.is_empty() {
        return view! { <p>{Lukkedage::None.da()}</p> }.into_any();
    }
    view! {
        <table class="table table--responsive-headers">
            <thead><tr>
                <th scope="col">{Lukkedage::Day.da()}</th>
                <th scope="col">{Lukkedage::Name.da()}</th>
                <th scope="col">{Lukkedage::Standing.da()}</th>
                <th scope="col">{Lukkedage::Remove.da()}</th>
            </tr></thead>
            <tbody>{days.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn row(day: Lukkedag) -> impl IntoView {
    let (shown, date) = (dates::date_long(Sprog::Da, day.dato), day.dato.to_string());
    let hit = (day.samtaler > 0).then(|| {
        let href = format!("/jobcenter/luk?dag={}", day.dato);
        view! { " " <a href=href>{Lukkedage::Who.da()}</a> }
    });
    let gone = (day.aflyst > 0).then(|| view! { <p>{kommer_ikke_tilbage(day.aflyst)} "."</p> });
    view! {
        <tr>
            <td data-title=Lukkedage::Day.da()>{shown.clone()}</td>
            <td data-title=Lukkedage::Name.da()>{day.navn}</td>
            <td data-title=Lukkedage::Standing.da()><div>{staar(day.samtaler)} {hit}</div></td>
            <td data-title=Lukkedage::Remove.da()>
                <div>
                    <form method="post">
                        <input type="hidden" name="dag" value=date/>
                        <button class="function-link" type="submit" name="handling" value="aabn">
                            {Lukkedage::Remove.da()} <span class="sr-only">" " {shown}</span>
                        </button>
                    </form>
                    {gone}
                </div>
            </td>
        </tr>
    }
}

/// What was done, newest first.
pub fn history(spor: Vec<LukkedagSpor>) -> Option<AnyView> {
    if spor.is_empty() {
        return None;
    }
    let row = |row: LukkedagSpor| {
        view! {
            <tr>
                <td data-title=Lukkedage::At.da()>{dates::date_time_long(Sprog::Da, zone::local(row.at))}</td>
                <td data-title=Lukkedage::By.da()>{row.medarbejder.unwrap_or_else(|| Lukkedage::System.da().to_owned())}</td>
                <td data-title=Lukkedage::Day.da()>{dates::date_long(Sprog::Da, row.dato)}</td>
                <td data-title=Lukkedage::What.da()>{lukkedag_handling(row.handling, &row.navn)}</td>
            </tr>
        }
    };
    let rows = spor.into_iter().map(row).collect_view();
    Some(
        view! {
            <h2>{Lukkedage::History.da()}</h2>
            <table class="table table--compact table--responsive-headers">
                <thead><tr>
                    <th scope="col">{Lukkedage::At.da()}</th>
                    <th scope="col">{Lukkedage::By.da()}</th>
                    <th scope="col">{Lukkedage::Day.da()}</th>
                    <th scope="col">{Lukkedage::What.da()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any(),
    )
}
