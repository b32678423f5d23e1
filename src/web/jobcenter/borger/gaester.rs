//! Who of other authorities has opened her, and why.

use leptos::prelude::*;

use crate::services::zone;
use crate::store::LaestGaesteadgang;
use crate::texts::staff::Gaest;
use crate::texts::{Sprog, dates};

/// The part of her page; nothing when nobody has.
pub fn section(gaester: Vec<LaestGaesteadgang>) -> Option<AnyView> {
    let row = |row: LaestGaesteadgang| {
        let at = dates::date_time_long(Sprog::Da, zone::local(row.at));
        view! {
            <tr>
                <td data-title=Gaest::At.da()>{at}</td>
                <td data-title=Gaest::Who.da()>{row.medarbejder} ", " {row.myndighed}</td>
                <td data-title=Gaest::Reason.da()>{row.begrundelse}</td>
            </tr>
        }
    };
    (!gaester.is_empty()).then(|| {
        view! {
            <section aria-labelledby="gaester">
                <h2 id="gaester">{Gaest::Guests.da()}</h2>
                <table class="table table--compact table--responsive-headers">
                    <thead><tr>
                        <th scope="col">{Gaest::At.da()}</th>
                        <th scope="col">{Gaest::Who.da()}</th>
                        <th scope="col">{Gaest::Reason.da()}</th>
                    </tr></thead>
                    <tbody>{gaester.into_iter().map(row).collect_view()}</tbody>
                </table>
            </section>
        }
        .into_any()
    })
}
