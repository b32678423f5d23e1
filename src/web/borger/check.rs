//! The check before she confirms: what, where, with whom, how she can be reached. Confirming books.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use uuid::Uuid;

use super::rows::Meeting;
use super::{Journey, parts, refusal, valg};
use crate::domain::ids::TidId;
use crate::domain::indkaldelse::limit_before;
use crate::domain::rules::Verdict;
use crate::islands::HoldLeft;
use crate::services::borger_booking::{BookRequest, Chosen, Situation};
use crate::services::zone;
use crate::store::Tid;
use crate::texts::borger::valg::{self as valg_texts, Valg};
use crate::texts::borger::{self, Book, Details};
use crate::texts::{Sprog, dates};
use crate::web::components::{
    Change, Contact, Detail, Step, alert, contact_fields, details, error_summary, field_errors, steps,
};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// What she typed on a check that came to nothing, kept for the next one.
const TYPED: &str = "kontakt";
/// The form's id, for the buttons that stand outside it.
const FORM: &str = "tjek";

/// `GET /borger/book/tjek/{tid}`
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    path: Path<(String, String)>,
) -> Result<Response, WebError> {
    let (journey, tid) = parts::<TidId>(path)?;
    if let Some(answer) = valg::asked_again(&app, &page, &login, journey, Some(tid)).await? {
        return Ok(answer);
    }
    let check = Check::of(&app, &login, journey, tid).await?;
    if let Some(answer) = refusal::cannot_begin(&app, &page, &login, journey, &check.situation).await? {
        return Ok(answer);
    }
    if check.situation.booking().is_some_and(|booking| booking.tid_id == Some(tid)) {
        return Ok(refusal::already_booked(&page, StatusCode::OK));
    }
    let contact = known_contact(&login, &check.situation).await?;
    Ok(check.render(&page, StatusCode::OK, contact, &Verdict::default(), app.clock.new_id()))
}

/// `POST /borger/book/tjek/{tid}`: confirm, or hold the time a little longer.
pub async fn submit(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    path: Path<(String, String)>,
    form: Form,
) -> Result<Response, WebError> {
    let (journey, tid) = parts::<TidId>(path)?;
    let borger = login.borger()?;
    let key: Uuid = form.field("noegle").parse().map_err(|_| WebError::BadRequest)?;
    let contact = Contact { telefon: form.field("telefon").to_owned(), email: form.field("email").to_owned() };
    if let Some(skift) = Skift::of(form.field("handling")) {
        let check = Check::of(&app, &login, journey, tid).await?;
        login.session.insert(TYPED, (&contact.telefon, &contact.email)).await?;
        return Ok(Redirect::to(&skift.address(journey, &check.chosen.tid)).into_response());
    }
    let outcome = match form.field("handling") {
        "forlaeng" => {
            login.session.insert(TYPED, (&contact.telefon, &contact.email)).await?;
            app.booking.hold(&login.actor, borger, tid, journey.moves()).await.map(|_| journey.check(tid))
        }
        "bekraeft" => {
            let verdict = contact.verdict();
            let Some((telefon, email)) = parsed(&contact).filter(|_| verdict.is_kept()) else {
                let check = Check::of(&app, &login, journey, tid).await?;
                return Ok(check.render(&page, StatusCode::UNPROCESSABLE_ENTITY, contact, &verdict, key));
            };
            let request = BookRequest {
                borger,
                tid,
                telefon,
                email,
                moving: journey.moves(),
                a_kasse_med: valg::said(&login).await?,
                key,
            };
            app.booking.book(&login.actor, &request).await.map(|booked| format!("/borger/samtale/{}", booked.id))
        }
        _ => return Err(WebError::BadRequest),
    };
    match outcome {
        Ok(next) if form.field("handling") == "bekraeft" => {
            // What she typed stands in the booking now.
            login.session.remove_value(TYPED).await?;
            valg::forget(&login).await?;
            Ok(Redirect::to(&next).into_response())
        }
        Ok(next) => Ok(Redirect::to(&next).into_response()),
        Err(error) => {
            login.session.insert(TYPED, (&contact.telefon, &contact.email)).await?;
            let check = Check::of(&app, &login, journey, tid).await?;
            refusal::explain(&app, &page, journey, &check.situation, tid, error).await
        }
    }
}

/// What she goes to change before she confirms. By a button and not a link, so that what she typed is kept meanwhile.
#[derive(Clone, Copy)]
enum Skift {
    Dag,
    Form,
    AKasse,
}

impl Skift {
    const ALL: [Self; 3] = [Self::Dag, Self::Form, Self::AKasse];

    const fn handling(self) -> &'static str {
        match self {
            Self::Dag => "skift-dag",
            Self::Form => "skift-form",
            Self::AKasse => "skift-a-kasse",
        }
    }

    fn of(handling: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|skift| skift.handling() == handling)
    }

    fn address(self, journey: Journey, tid: &Tid) -> String {
        match self {
            Self::Dag => journey.day(tid.local_date),
            Self::Form => journey.path().to_owned(),
            Self::AKasse => format!("{}?tid={}", journey.a_kasse(), tid.id),
        }
    }

    const fn change(self) -> Change {
        Change::Button { form: FORM, handling: self.handling() }
    }
}

fn parsed(contact: &Contact) -> Option<(crate::domain::phone::Telefonnummer, Option<crate::domain::email::Email>)> {
    let email = match contact.email.trim() {
        "" => None,
        typed => Some(typed.parse().ok()?),
    };
    Some((contact.telefon.parse().ok()?, email))
}

/// What she typed last, else what she gave with the conversation she moves, else what the register knows.
async fn known_contact(login: &LoggedIn, situation: &Situation) -> Result<Contact, WebError> {
    let typed: Option<(String, String)> = login.session.get(TYPED).await?;
    let (telefon, email) = typed.unwrap_or_else(|| {
        let borger = &situation.borger;
        let (telefon, email) = match situation.booking() {
            Some(booked) => (booked.borger_telefon.clone(), booked.borger_email.clone()),
            None => (borger.telefon.clone(), borger.email.clone()),
        };
        (telefon.or_else(|| borger.telefon.clone()).unwrap_or_default(), email.unwrap_or_default())
    });
    Ok(Contact { telefon, email })
}

/// All that the page shows.
struct Check {
    journey: Journey,
    situation: Situation,
    chosen: Chosen,
    /// Her answer about the a-kasse on the way.
    said: Option<bool>,
}

impl Check {
    async fn of(app: &AppState, login: &LoggedIn, journey: Journey, tid: TidId) -> Result<Self, WebError> {
        let situation = app.booking.situation(&login.actor, login.borger()?).await?;
        let chosen = app.booking.chosen(situation.borger.id, tid).await?;
        let own_frame = chosen.aftale.jobcenter_id == situation.jobcenter.id
            && Some(chosen.aftale.a_kasse_id) == situation.borger.a_kasse_id;
        // A time of somebody else's frame is nobody's business.
        let said = valg::said(login).await?;
        if own_frame { Ok(Self { journey, situation, chosen, said }) } else { Err(WebError::NotFound) }
    }

    fn render(self, page: &Page, status: StatusCode, contact: Contact, verdict: &Verdict, key: Uuid) -> Response {
        let Self { journey, situation, chosen, said } = self;
        let sprog = page.sprog;
        let errors = field_errors(sprog, verdict);
        let head = Head::new(Book::CheckHeading.say(sprog)).with_errors(!errors.is_empty()).with_island();
        let asks = situation.spoerges_om_a_kasse();
        let a_kasse = situation.a_kasse.as_ref().filter(|_| !asks).map(|own| own.navn.as_str());
        let limit =
            limit_before(chosen.tid.local_date, chosen.aftale.ombook_days.and_then(|days| u32::try_from(days).ok()));
        let mut rows = Meeting::chosen(&chosen.tid, &chosen.serie).rows(
            sprog,
            &situation.jobcenter.navn,
            a_kasse,
            Some(Skift::Dag.change()),
        );
        for row in rows.iter_mut().filter(|row| row.label == Details::Form.say(sprog)) {
            row.change = Some(Skift::Form.change());
        }
        if let Some(booked) = situation.booking().filter(|_| journey.moves()) {
            let now = dates::date_time_range(sprog, booked.local_start, booked.local_end);
            rows.insert(1, Detail::text(Details::Now.say(sprog), now));
        }
        rows.extend(a_kasse_row(sprog, &situation, &chosen.tid, said));
        let asked = journey.asks(&situation);
        rows.push(Detail::text(Details::Limit.say(sprog), borger::move_limit(sprog, situation.today, limit)));
        let summary = error_summary(page, &errors);
        let (frame, hold_ends) = (page.clone(), chosen.hold.map(|hold| hold.expires_at));
        let verdict = verdict.clone();
        let confirm = if journey.moves() { Book::ConfirmMove } else { Book::Confirm };
        let still = if journey.moves() { Book::KeepsOld } else { Book::NotBookedYet };
        page.answer(status, head, move || {
            steps(sprog, Step::Check, asked, view! {
                {summary}
                <h1>{Book::CheckHeading.say(sprog)}</h1>
                <p class="font-lead">{still.say(sprog)}</p>
                {held(&frame, hold_ends, situation.now)}
                // What Enter in a field presses is the first button there is.
                <button type="submit" form=FORM name="handling" value="bekraeft" hidden>{confirm.say(sprog)}</button>
                {details(sprog, rows)}
                <form method="post" id=FORM action=journey.check(chosen.tid.id) novalidate>
                    <input type="hidden" name="noegle" value=key.to_string()/>
                    <h2>{Book::ContactHeading.say(sprog)}</h2>
                    {contact_fields(sprog, contact, &verdict)}
                    <div class="knaprad">
                        <button class="button button-primary" type="submit" name="handling" value="bekraeft">{confirm.say(sprog)}</button>
                        <button class="button button-secondary" type="submit" name="handling" value="forlaeng">{Book::ExtendHold.say(sprog)}</button>
                    </div>
                </form>
                <p><button class="function-link" type="submit" form=FORM name="handling" value=Skift::Dag.handling()>{Book::ChangeDay.say(sprog)}</button></p>
            }
.into_any())
        })
    }
}

/// Whether the a-kasse takes part, and where she says otherwise. Nothing where nobody is asked and it does not come.
fn a_kasse_row(sprog: Sprog, situation: &Situation, tid: &Tid, said: Option<bool>) -> Option<Detail> {
    let own = situation.a_kasse.as_ref()?;
    let takes_part = situation.a_kasse_deltager(tid.local_date, said);
    let asks = situation.spoerges_om_a_kasse();
    let change = asks.then(|| Skift::AKasse.change());
    let row =
        Detail { change, ..Detail::text(Valg::Row.say(sprog), valg_texts::takes_part(sprog, takes_part, &own.navn)) };
    (asks || takes_part).then_some(row)
}

/// Until when the time is hers, by the clock on the wall; with a script, how many minutes that is.
fn held(page: &Page, expires_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> AnyView {
    let sprog = page.sprog;
    let Some(end) = expires_at.filter(|&end| end > now) else {
        return alert(page, "warning", Book::HoldExpired.say(sprog).to_owned(), String::new());
    };
    let until = alert(page, "info", borger::held_until(sprog, zone::local(end)), String::new());
    let seconds = u32::try_from((end - now).num_seconds()).unwrap_or_default();
    view! { <HoldLeft sprog=sprog.code().to_owned() seconds>{until}</HoldLeft> }.into_any()
}
