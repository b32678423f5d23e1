//! The times of an aftale, series by series: what each comes to, and what a newer version changes.

use leptos::prelude::*;

use super::Side;
use crate::domain::aftale::AftaleStatus;
use crate::services::aftaler::{AftaleVisning, Forskel, SerieForskel};
use crate::services::serier::SerieVist;
use crate::store::SerieRow;
use crate::texts::staff::{self, Aendring, Aftaler, SerieVistTekst, aendret, forskel, i_alt, serie};
use crate::texts::{Sprog, borger, dates};
use crate::web::serier::kort;

/// All of them, with the total.
pub fn view(side: Side, may_act: bool, visning: &AftaleVisning) -> AnyView {
    let coordinator = may_act && side == Side::Jobcenter;
    let may_change = coordinator && matches!(visning.linje.status, AftaleStatus::Kladde | AftaleStatus::Aftalt);
    let may_remove = coordinator && visning.linje.status == AftaleStatus::Kladde;
    let add = format!("{}/{}/serier/ny", Side::Jobcenter.path(), visning.linje.aftale.id);
    let version = visning.linje.aftale.version;
    let agreed = visning.linje.status == AftaleStatus::Aftalt;
    let one = |vist: &SerieVist| {
        let change = may_change.then(|| change(vist, agreed));
        let remove = may_remove.then(|| remove(&vist.row, version));
        let differs = visning.forskel.as_ref().and_then(|forskel| forskel.serier.get(&vist.row.id)).map(differs);
        let heading = format!("{}, {}", kort::heading(&vist.row), vist.row.medarbejder);
        view! { <h3>{heading}</h3> {differs} {kort::view(vist)} {change} {remove} }
    };
    let own = visning.serier.iter().map(one).collect_view();
    let shared = visning.delte.iter().map(|vist| view! { <h3>{kort::heading(&vist.row)}</h3> {kort::view(vist)} });
    let shared = shared.collect_view();
    let may_answer = may_act && side == Side::AKasse;
    let asked = visning.foreslaaet.iter().map(|vist| {
        let answer = may_answer.then(|| answer(&vist.row));
        view! { <h3>{kort::heading(&vist.row)}</h3> {kort::view(vist)} {answer} }
    });
    let asked = asked.collect_view();
    view! {
        <h2>{Aftaler::Series.da()}</h2>
        {total(&visning.serier)}
        {visning.forskel.as_ref().map(counted)}
        {own}
        {visning.forskel.as_ref().map(removed)}
        {coordinator.then(|| visning.forskel.as_ref().map(|_| who_is_hit(visning)))}
        {may_change.then(|| view! {
            <p class="d-print-none"><a class="button button-secondary" href=add>{Aftaler::AddSeries.da()}</a></p>
        })}
        {(!visning.foreslaaet.is_empty()).then(|| view! {
            <h2>{Aftaler::ProposedSharing.da()}</h2>
            <p>{Aftaler::ProposedSharingText.da()}</p>
            {asked}
        })}
        {(!visning.delte.is_empty()).then(|| view! { <h2>{Aftaler::SharedSeries.da()}</h2> {shared} })}
    }
    .into_any()
}

fn total(serier: &[SerieVist]) -> AnyView {
    if serier.is_empty() {
        return view! { <p>{Aftaler::NoSeries.da()}</p> }.into_any();
    }
    let times = serier.iter().map(|vist| vist.omfang.tider).sum();
    let conversations = serier.iter().map(|vist| vist.omfang.samtaler()).sum();
    view! { <p class="font-lead"><strong>{i_alt(times, conversations, serier.len())}</strong></p> }.into_any()
}

fn counted(all: &Forskel) -> impl IntoView + use<> {
    let count = |which: fn(&SerieForskel) -> bool| all.serier.values().filter(|one| which(one)).count();
    let text = forskel(
        count(|one| matches!(one, SerieForskel::Ny)),
        count(|one| matches!(one, SerieForskel::Aendret { .. })),
        count(|one| matches!(one, SerieForskel::Uaendret)),
        all.fjernet.len(),
    );
    view! { <p>{text}</p> }
}

fn differs(one: &SerieForskel) -> AnyView {
    match one {
        SerieForskel::Ny => view! { <p><strong>{SerieVistTekst::New.da()}</strong></p> }.into_any(),
        SerieForskel::Uaendret => view! { <p>{SerieVistTekst::Unchanged.da()}</p> }.into_any(),
        SerieForskel::Aendret { foer, dele } => view! {
            <p><strong>{aendret(dele)}</strong> " " {SerieVistTekst::Before.da()} " " {in_short(foer)} "."</p>
        }
        .into_any(),
    }
}

fn removed(all: &Forskel) -> Option<AnyView> {
    let lines = all.fjernet.iter().map(|row| view! { <li>{in_short(row)}</li> }).collect_view();
    (!all.fjernet.is_empty()).then(|| {
        view! {
            <h3>{SerieVistTekst::Removed.da()}</h3>
            <ul>{lines}</ul>
            <p>{SerieVistTekst::RemovedText.da()}</p>
        }
        .into_any()
    })
}

fn who_is_hit(visning: &AftaleVisning) -> impl IntoView + use<> {
    let href = format!("{}/{}/rammer", Side::Jobcenter.path(), visning.linje.aftale.id);
    view! { <p class="d-print-none"><a class="function-link" href=href>{Aendring::VersionSee.da()}</a></p> }
}

/// A series in one line.
fn in_short(row: &SerieRow) -> String {
    let hours = dates::time_range(Sprog::Da, row.from_time, row.to_time);
    let form = borger::form(Sprog::Da, row.samtaleform);
    format!("{}, {}", serie(&row.weekdays, &row.weeks, &hours, row.kapacitet, form), row.medarbejder)
}

/// The ways to change it, to take days out of it, and to see what took days out.
fn change(vist: &SerieVist, agreed: bool) -> impl IntoView + use<> {
    let (id, which) = (vist.row.id, kort::heading(&vist.row));
    let link = |href: String, text: String| {
        view! { <li><a class="function-link" href=href>{text} <span class="sr-only">" " {which.clone()}</span></a></li> }
    };
    let closures = vist.undtaget.iter().filter_map(|left_out| {
        let href = format!("/jobcenter/luk/{}", left_out.masseaendring_id?);
        Some(link(href, staff::lukningen(left_out.fra, left_out.til)))
    });
    let closures = closures.collect_view();
    view! {
        <ul class="nobullet-list d-print-none">
            {link(format!("/jobcenter/serier/{id}"), Aftaler::ChangeSeries.da().to_owned())}
            {agreed.then(|| link(format!("/jobcenter/luk?serie={id}"), Aftaler::LeaveOutDays.da().to_owned()))}
            {closures}
        </ul>
    }
}

/// What the a-kasse can answer.
fn answer(row: &SerieRow) -> impl IntoView + use<> {
    let which = kort::heading(row);
    view! {
        <form method="post" class="d-print-none">
            <input type="hidden" name="serie" value=row.id.to_string()/>
            <p>
                <button class="button button-primary" type="submit" name="handling" value="del-ja">
                    {Aftaler::SharingYes.da()} <span class="sr-only">" " {which.clone()}</span>
                </button>
                " "
                <button class="button button-secondary" type="submit" name="handling" value="del-nej">
                    {Aftaler::SharingNo.da()} <span class="sr-only">" " {which}</span>
                </button>
            </p>
        </form>
    }
}

fn remove(row: &SerieRow, version: i64) -> impl IntoView + use<> {
    let which = kort::heading(row);
    view! {
        <form method="post" class="d-print-none">
            <input type="hidden" name="version" value=version.to_string()/>
            <input type="hidden" name="serie" value=row.id.to_string()/>
            <button class="function-link" type="submit" name="handling" value="fjern-serie">
                {Aftaler::RemoveSeries.da()} <span class="sr-only">" " {which}</span>
            </button>
        </form>
    }
}
