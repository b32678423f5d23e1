//! Writing a draft: a new one, or changing one.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;

use super::vis::ja_nej;
use super::{Side, service};
use crate::domain::aftale::AftaleStatus;
use crate::domain::ids::AftaleId;
use crate::domain::rules::aftale::AftaleForm;
use crate::domain::rules::{Code, Field};
use crate::services::aftaler::{AftaleSkridt, AftaleUdkast, AftaleVisning};
use crate::services::kald::Kald;
use crate::services::zone;
use crate::store::Aftale;
use crate::texts::staff::{Aendring, Aftaler};
use crate::texts::{Sprog, dates};
use crate::web::components::{Felt, Gemt, Nu, alert, error_summary, fejl, tekstfelt, valgfelt};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;
use crate::web::svar::Svar;

/// What the button posts that shows the difference first.
const SE_FORSKEL: &str = "se";

/// What stands in the form, and where it goes.
struct Skrevet {
    udkast: AftaleUdkast,
    /// Of a new one: the chosen a-kasse, and all there are.
    a_kasse: Option<(String, Vec<(String, String)>)>,
    version: i64,
    back: String,
    svar: Svar,
    /// The aftale in whose days this one lies.
    kolliderer: Option<AftaleId>,
    /// What is stored now; empty: it is new.
    nu: Nu,
    /// The difference was asked for.
    forskel: bool,
}

/// `GET /jobcenter/aftaler/ny`
pub async fn ny(State(app): State<AppState>, page: Page, login: LoggedIn) -> Result<Response, WebError> {
    Side::Jobcenter.koordinator(&login)?;
    let today = zone::local_date(app.clock.now());
    let form = AftaleForm { fra: today.to_string(), ombook: "1".into(), aflys: "1".into(), ..AftaleForm::default() };
    let udkast = AftaleUdkast { form, selvbooking: true };
    begin(&app, &page, udkast, String::new(), (Svar::default(), None)).await
}

/// `POST /jobcenter/aftaler/ny`
pub async fn opret(State(app): State<AppState>, page: Page, login: LoggedIn, form: Form) -> Result<Response, WebError> {
    let kald = Side::Jobcenter.koordinator(&login)?;
    let udkast = typed(&form);
    let chosen = form.field(Field::AKasse.as_str());
    match service(&app).opret(&kald, chosen.parse().ok(), &udkast).await {
        Ok(id) => Ok(Redirect::to(&format!("{}/{id}", Side::Jobcenter.path())).into_response()),
        Err(afvist) => {
            let svar = Svar::af(afvist)?;
            let other = service(&app).kolliderer_med(&kald, (chosen.parse().ok(), None), &udkast).await?;
            begin(&app, &page, udkast, chosen.to_owned(), (svar, other)).await
        }
    }
}

async fn begin(
    app: &AppState,
    page: &Page,
    udkast: AftaleUdkast,
    chosen: String,
    (svar, kolliderer): (Svar, Option<AftaleId>),
) -> Result<Response, WebError> {
    let first = (String::new(), Aftaler::ChooseAKasse.da().to_owned());
    let known = service(app).a_kasser().await?.into_iter().map(|(id, navn)| (id.to_string(), navn));
    let options = std::iter::once(first).chain(known).collect();
    let back = Side::Jobcenter.path().to_owned();
    let skrevet = Skrevet {
        udkast,
        a_kasse: Some((chosen, options)),
        version: 1,
        back,
        svar,
        kolliderer,
        nu: Nu::default(),
        forskel: false,
    };
    Ok(render(page, Aftaler::NewHeading, skrevet))
}

/// `GET /jobcenter/aftaler/{aftale}/ret`
pub async fn ret(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let kald = Side::Jobcenter.koordinator(&login)?;
    let id = id.parse().map_err(|_| WebError::NotFound)?;
    let aftale = service(&app).vis(&kald, id).await?.linje.aftale;
    if aftale.status != AftaleStatus::Kladde {
        return Ok(Redirect::to(&format!("{}/{id}", Side::Jobcenter.path())).into_response());
    }
    Ok(edit(&page, stored(&aftale), &aftale, (Svar::default(), None), Nu::default(), false))
}

/// `POST /jobcenter/aftaler/{aftale}/ret`
pub async fn gem(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, WebError> {
    let kald = Side::Jobcenter.koordinator(&login)?;
    let id: AftaleId = id.parse().map_err(|_| WebError::NotFound)?;
    let (udkast, version) = (typed(&form), form.field("version").parse().map_err(|_| WebError::BadRequest)?);
    if form.field("handling") == SE_FORSKEL {
        return se_forskel(&app, &page, &kald, id, version, udkast).await;
    }
    match service(&app).tag(&kald, id, version, &AftaleSkridt::Ret(udkast.clone())).await {
        Ok(()) => Ok(Redirect::to(&format!("{}/{id}", Side::Jobcenter.path())).into_response()),
        Err(afvist) => {
            let svar = Svar::af(afvist)?;
            let visning = service(&app).vis(&kald, id).await?;
            let nu = nu_gemt(&app, &visning, svar.foraeldet);
            let aftale = visning.linje.aftale;
            let other = service(&app).kolliderer_med(&kald, (Some(aftale.a_kasse_id), Some(&aftale)), &udkast).await?;
            Ok(edit(&page, udkast, &aftale, (svar, other), nu, false))
        }
    }
}

/// The form with all that it changes, ready to be saved; unless somebody was first again.
async fn se_forskel(
    app: &AppState,
    page: &Page,
    kald: &Kald<'_>,
    id: AftaleId,
    version: i64,
    udkast: AftaleUdkast,
) -> Result<Response, WebError> {
    let visning = service(app).vis(kald, id).await?;
    let foraeldet = visning.linje.aftale.version != version;
    let nu = nu_gemt(app, &visning, foraeldet);
    let svar = Svar { foraeldet, ..Svar::default() };
    Ok(edit(page, udkast, &visning.linje.aftale, (svar, None), nu, !foraeldet))
}

/// What is stored now. `andre`: somebody else has changed it, and is named.
fn nu_gemt(app: &AppState, visning: &AftaleVisning, andre: bool) -> Nu {
    let nu = Nu::ny(felter(&stored(&visning.linje.aftale)).into());
    match visning.historik.first().filter(|_| andre) {
        Some(last) => nu.af(last.navn.as_deref(), last.at, app.clock.now()),
        None => nu,
    }
}

/// The fields of a draft, as they are posted and read.
fn felter(udkast: &AftaleUdkast) -> [Gemt; 5] {
    let day = |text: &String| text.parse().map_or_else(|_| text.clone(), |day| dates::date_plain(Sprog::Da, day));
    let one =
        |field, label: Aftaler, raw: &str, shown: String| Gemt { field, label: label.da(), raw: raw.into(), shown };
    let form = &udkast.form;
    let ja = ja_nej(udkast.selvbooking);
    [
        one(Field::Fra, Aftaler::From, &form.fra, day(&form.fra)),
        one(Field::Til, Aftaler::To, &form.til, day(&form.til)),
        one(Field::Selvbooking, Aftaler::SelfBooking, ja, ja.to_owned()),
        one(Field::OmbookDage, Aftaler::MoveLimit, &form.ombook, form.ombook.clone()),
        one(Field::AflysDage, Aftaler::CallOffLimit, &form.aflys, form.aflys.clone()),
    ]
}

fn edit(
    page: &Page,
    udkast: AftaleUdkast,
    aftale: &Aftale,
    (svar, kolliderer): (Svar, Option<AftaleId>),
    nu: Nu,
    forskel: bool,
) -> Response {
    let back = format!("{}/{}", Side::Jobcenter.path(), aftale.id);
    let skrevet = Skrevet { udkast, a_kasse: None, version: aftale.version, back, svar, kolliderer, nu, forskel };
    render(page, Aftaler::EditHeading, skrevet)
}

fn typed(form: &Form) -> AftaleUdkast {
    let field = |field: Field| form.field(field.as_str()).to_owned();
    let (fra, til) = (field(Field::Fra), field(Field::Til));
    let (ombook, aflys) = (field(Field::OmbookDage), field(Field::AflysDage));
    AftaleUdkast { form: AftaleForm { fra, til, ombook, aflys }, selvbooking: !form.field("selvbooking").is_empty() }
}

fn stored(aftale: &Aftale) -> AftaleUdkast {
    let days = |days: Option<i32>| days.map(|days| days.to_string()).unwrap_or_default();
    let form = AftaleForm {
        fra: aftale.valid_from.to_string(),
        til: aftale.valid_to.to_string(),
        ombook: days(aftale.ombook_days),
        aflys: days(aftale.aflys_days),
    };
    AftaleUdkast { form, selvbooking: aftale.selvbooking }
}

fn render(page: &Page, heading: Aftaler, skrevet: Skrevet) -> Response {
    let Skrevet { udkast, a_kasse, version, back, svar, kolliderer, nu, forskel } = skrevet;
    let overlaps = svar.verdict.has(Code::AftaleOverlaps);
    let see = kolliderer.filter(|_| overlaps);
    let see = see.map(|id| (format!("{}/{id}", Side::Jobcenter.path()), Aftaler::SeeOther.da().to_owned()));
    let errors = fejl(&svar.verdict);
    let head = Head::new(heading.da()).with_errors(!errors.is_empty());
    let summary = error_summary(page, &errors);
    let stale = svar
        .foraeldet
        .then(|| alert(page, "warning", Aendring::StaleHeading.da().to_owned(), Aendring::StaleText.da().to_owned()));
    page.answer(svar.status(), head, move || {
        let verdict = &svar.verdict;
        let felt = |field, label: Aftaler, value: &str| {
            Felt::new(field, label.da(), value, verdict).nu(nu.ved(field, value))
        };
        let form = &udkast.form;
        let typed = felter(&udkast);
        let difference = forskel.then(|| {
            nu.forskelle(|gemt| {
                let own = typed.iter().find(|own| own.field == gemt.field);
                own.map(|own| (own.raw.clone(), own.shown.clone())).unwrap_or_default()
            })
        });
        // Whoever comes second looks at the difference first.
        let (handling, button) = match svar.foraeldet {
            true => (SE_FORSKEL, Aendring::SeeDifference.da()),
            false => ("gem", Aftaler::Save.da()),
        };
        view! {
            {summary}
            {stale}
            <h1>{heading.da()}</h1>
            <p class="font-lead">{Aftaler::DraftLead.da()}</p>
            {difference}
            <form method="post" novalidate="">
                <input type="hidden" name="version" value=version.to_string()/>
                {a_kasse.map(|(chosen, options)| valgfelt(felt(Field::AKasse, Aftaler::AKasse, &chosen), options))}
                {tekstfelt(felt(Field::Fra, Aftaler::From, &form.fra).link(see), "date")}
                {tekstfelt(felt(Field::Til, Aftaler::To, &form.til), "date")}
                {selvbooking(udkast.selvbooking, nu.ved(Field::Selvbooking, ja_nej(udkast.selvbooking)))}
                {tekstfelt(felt(Field::OmbookDage, Aftaler::MoveLimit, &form.ombook).hint(Aftaler::LimitHint.da()), "text")}
                {tekstfelt(felt(Field::AflysDage, Aftaler::CallOffLimit, &form.aflys).hint(Aftaler::LimitHint.da()), "text")}
                <div class="form-group">
                    <button class="button button-primary" type="submit" name="handling" value=handling>{button}</button>
                    " " <a class="button button-secondary" href=back>{Aftaler::Cancel.da()}</a>
                </div>
            </form>
        }
    })
}

fn selvbooking(checked: bool, nu: Option<String>) -> impl IntoView {
    view! {
        <div class="form-group-checkbox">
            <input class="form-checkbox" type="checkbox" id="selvbooking" name="selvbooking" value="ja" checked=checked
                aria-describedby="selvbooking-hint"/>
            <label class="form-label" for="selvbooking">{Aftaler::SelfBooking.da()}</label>
            <span class="form-hint" id="selvbooking-hint">{Aftaler::SelfHint.da()}</span>
            {nu.map(|text| view! { <span class="form-hint gemt-nu">{text}</span> })}
        </div>
    }
}
