//! Series of the same people at the same moments, each a link to where it is changed.

use leptos::prelude::*;

use super::kort;
use crate::services::serier::Sammenfald;
use crate::texts::staff::Serier;

/// The one under the same aftale, which refuses the series: for beside the field.
pub fn link(found: &[Sammenfald]) -> Option<(String, String)> {
    let same = found.iter().find(|other| other.samme_aftale)?;
    Some((format!("/jobcenter/serier/{}", same.serie.id), Serier::SeeOverlap.da().to_owned()))
}

/// Those under other aftaler, which do not.
pub fn view(found: &[Sammenfald]) -> Option<AnyView> {
    let others: Vec<_> = found.iter().filter(|other| !other.samme_aftale).collect();
    if others.is_empty() {
        return None;
    }
    let one = |other: &Sammenfald| {
        let href = format!("/jobcenter/serier/{}", other.serie.id);
        let text = format!("{}: {}, {}", other.a_kasse, kort::heading(&other.serie), other.serie.medarbejder);
        view! { <li><a href=href>{text}</a></li> }
    };
    let lines = others.into_iter().map(one).collect_view();
    Some(
        view! {
            <h3>{Serier::OverlapHeading.da()}</h3>
            <ul>{lines}</ul>
            <p>{Serier::OverlapText.da()}</p>
        }
        .into_any(),
    )
}
