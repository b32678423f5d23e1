//! Reserving a time, and making it hers: the same service as behind her pages, so a reservation made here is the one she sees there.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::LedigTid;
use super::data::{BookingInd, DetaljerInd, DetaljerUd, ReservationUd, TidInd};
use crate::api::hoveder::etag;
use crate::api::indkaldelse::IndkaldelseUd;
use crate::api::kalder::Kalder;
use crate::api::krop::Krop;
use crate::api::problem::Problem;
use crate::api::state::Api;
use crate::api::sti::Sti;
use crate::domain::ids::{BorgerId, IndkaldelseId, TidId};
use crate::domain::rules::contact;
use crate::domain::snitflade::{ApiKode, Metode};
use crate::services::borger_booking::{BookRequest, BookingError};

pub fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(detaljer))
        .routes(routes!(reserver))
        .routes(routes!(book))
        .routes(routes!(ombook))
        .routes(routes!(aflys))
        .routes(routes!(accepter))
}

#[utoipa::path(post, path = "/BorgerBooking/Moedetilbud/{moedetilbudId}/Detaljer", operation_id = "GetBookingdetaljer",
    params(("moedetilbudId" = Uuid, Path, description = "Tilbuddets id")), request_body = DetaljerInd,
    responses((status = 200, description = "Tiden er reserveret", body = DetaljerUd)))]
async fn detaljer(
    State(api): State<Api>,
    kalder: Kalder,
    Sti(moedetilbud): Sti<Uuid>,
    Krop(ind): Krop<DetaljerInd>,
) -> Result<Json<DetaljerUd>, Problem> {
    let borger = kalder.om_borger(&api, Metode::GetBookingdetaljer).await?;
    let (tid, moving) = (TidId::from_uuid(ind.tid_id), ind.indkaldelse_id.map(IndkaldelseId::from_uuid));
    let chosen = api.booking.chosen(borger.id, tid).await?;
    if chosen.aftale.id.uuid() != moedetilbud {
        return Err(Problem::af(ApiKode::OfferUnknown));
    }
    let reservation = held(&api, &kalder, borger.id, tid, moving).await?;
    let situation = api.booking.situation(kalder.actor(), borger.id).await?;
    let id = moving.unwrap_or_else(|| IndkaldelseId::from_uuid(api.clock.new_id()));
    let udkast = api.booking.udkast(id, &chosen, &situation);
    Ok(Json(DetaljerUd { reservation, indkaldelse: IndkaldelseUd::af(&udkast, api.organisationer().await?) }))
}

#[utoipa::path(post, path = "/BorgerBooking/Booking/{indkaldelseId}/action/reserver", operation_id = "CreateMoedetidReservation",
    params(("indkaldelseId" = Uuid, Path, description = "Den samtale, der bookes eller flyttes")), request_body = TidInd,
    responses((status = 200, description = "Tiden er reserveret, eller reservationen forlænget", body = ReservationUd)))]
async fn reserver(
    State(api): State<Api>,
    kalder: Kalder,
    Sti(id): Sti<Uuid>,
    Krop(ind): Krop<TidInd>,
) -> Result<Json<ReservationUd>, Problem> {
    let borger = kalder.om_borger(&api, Metode::CreateMoedetidReservation).await?;
    // Under the id of the conversation she has, it is to be moved.
    let known = api.store.read().await?.indkaldelse_of(borger.id, IndkaldelseId::from_uuid(id)).await?;
    let moving = known.map(|row| row.id);
    Ok(Json(held(&api, &kalder, borger.id, TidId::from_uuid(ind.tid_id), moving).await?))
}

#[utoipa::path(post, path = "/BorgerBooking/Booking/{indkaldelseId}", operation_id = "CreateBooking",
    params(("indkaldelseId" = Uuid, Path, description = "Valgt af kalderen")), request_body = BookingInd,
    responses((status = 201, description = "Tiden er booket", body = IndkaldelseUd)))]
async fn book(
    State(api): State<Api>,
    kalder: Kalder,
    Sti(id): Sti<Uuid>,
    Krop(ind): Krop<BookingInd>,
) -> Result<Response, Problem> {
    let borger = kalder.om_borger(&api, Metode::CreateBooking).await?;
    booked(&api, &kalder, borger.id, IndkaldelseId::from_uuid(id), ind, false).await
}

#[utoipa::path(post, path = "/BorgerBooking/Booking/{indkaldelseId}/action/ombook", operation_id = "RescheduleBooking",
    params(("indkaldelseId" = Uuid, Path, description = "Samtalens id; det beholder den")), request_body = BookingInd,
    responses((status = 200, description = "Samtalen er flyttet", body = IndkaldelseUd)))]
async fn ombook(
    State(api): State<Api>,
    kalder: Kalder,
    Sti(id): Sti<Uuid>,
    Krop(ind): Krop<BookingInd>,
) -> Result<Response, Problem> {
    let borger = kalder.om_borger(&api, Metode::RescheduleBooking).await?;
    booked(&api, &kalder, borger.id, IndkaldelseId::from_uuid(id), ind, true).await
}

#[utoipa::path(post, path = "/BorgerBooking/Booking/{indkaldelseId}/action/aflys", operation_id = "CancelBooking",
    params(("indkaldelseId" = Uuid, Path, description = "Samtalens id")),
    responses((status = 200, description = "Samtalen er aflyst", body = IndkaldelseUd)))]
async fn aflys(State(api): State<Api>, kalder: Kalder, Sti(id): Sti<Uuid>) -> Result<Response, Problem> {
    let borger = kalder.om_borger(&api, Metode::CancelBooking).await?;
    let id = IndkaldelseId::from_uuid(id);
    api.booking.aflys(kalder.actor(), borger.id, id, kalder.if_match()?).await.map_err(about_conversation)?;
    as_it_is(&api, &kalder, borger.id, id, StatusCode::OK).await
}

#[utoipa::path(post, path = "/BorgerBooking/Booking/{indkaldelseId}/action/accept", operation_id = "AcceptBooking",
    params(("indkaldelseId" = Uuid, Path, description = "Samtalens id")),
    responses((status = 200, description = "Borgeren har bekræftet at komme", body = IndkaldelseUd)))]
async fn accepter(State(api): State<Api>, kalder: Kalder, Sti(id): Sti<Uuid>) -> Result<Response, Problem> {
    let borger = kalder.om_borger(&api, Metode::AcceptBooking).await?;
    let id = IndkaldelseId::from_uuid(id);
    api.booking.bekraeft(kalder.actor(), borger.id, id).await.map_err(about_conversation)?;
    as_it_is(&api, &kalder, borger.id, id, StatusCode::OK).await
}

async fn held(
    api: &Api,
    kalder: &Kalder,
    borger: BorgerId,
    tid: TidId,
    moving: Option<IndkaldelseId>,
) -> Result<ReservationUd, Problem> {
    let held = api.booking.hold(kalder.actor(), borger, tid, moving.is_some()).await;
    let reservation = lost(api, kalder, borger, tid, held).await?;
    Ok(ReservationUd { tid_id: reservation.tid_id.uuid(), udloeber: reservation.expires_at })
}

async fn booked(
    api: &Api,
    kalder: &Kalder,
    borger: BorgerId,
    id: IndkaldelseId,
    ind: BookingInd,
    moving: bool,
) -> Result<Response, Problem> {
    let email = ind.borger_email.unwrap_or_default();
    let verdict = contact::telefon(&ind.borger_telefon).and(&contact::email(&email));
    let Ok(telefon) = ind.borger_telefon.parse() else { return Err(BookingError::Refused(verdict).into()) };
    if !verdict.is_kept() {
        return Err(BookingError::Refused(verdict).into());
    }
    let tid = TidId::from_uuid(ind.tid_id);
    let request =
        BookRequest { borger, tid, telefon, email: email.parse().ok(), moving, a_kasse_med: None, key: key(kalder)? };
    let booked = api.booking.book_under(kalder.actor(), &request, id).await;
    let booked = lost(api, kalder, borger, tid, booked).await?;
    let status = if moving { StatusCode::OK } else { StatusCode::CREATED };
    as_it_is(api, kalder, borger, booked.id, status).await
}

/// The booking's own key: the caller's request id, so that even a call that was begun by a process that died is not done twice.
fn key(kalder: &Kalder) -> Result<Uuid, Problem> {
    let mut digest = Sha256::new();
    digest.update(kalder.identitet.klient.uuid());
    digest.update(kalder.request_id()?);
    let bytes: [u8; 32] = digest.finalize().into();
    let (first, _) = bytes.split_at(16);
    Ok(Uuid::from_slice(first).unwrap_or_default())
}

/// A time that somebody else has: with the nearest that are left.
async fn lost<T>(
    api: &Api,
    kalder: &Kalder,
    borger: BorgerId,
    tid: TidId,
    outcome: Result<T, BookingError>,
) -> Result<T, Problem> {
    let error = match outcome {
        Ok(done) => return Ok(done),
        Err(error) => error,
    };
    if !matches!(error, BookingError::Taken(_)) {
        return Err(error.into());
    }
    let around = api.booking.chosen(borger, tid).await?.tid.local_start;
    let situation = api.booking.situation(kalder.actor(), borger).await?;
    let nearest = api.booking.nearest(&situation, around).await?;
    Err(Problem::from(error).ledige(nearest.iter().map(LedigTid::from).collect()))
}

/// What is not there is a conversation, not an offer.
fn about_conversation(error: BookingError) -> Problem {
    match error {
        BookingError::NotFound => Problem::regel(StatusCode::NOT_FOUND, crate::domain::rules::Code::UnknownIndkaldelse),
        other => other.into(),
    }
}

async fn as_it_is(
    api: &Api,
    kalder: &Kalder,
    borger: BorgerId,
    id: IndkaldelseId,
    status: StatusCode,
) -> Result<Response, Problem> {
    let row = api.booking.indkaldelse(kalder.actor(), borger, id).await?;
    let all = api.organisationer().await?;
    Ok((status, [etag(row.version)], Json(IndkaldelseUd::af(&row, all))).into_response())
}
