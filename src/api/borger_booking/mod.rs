//! BorgerBookingService as a planner shows it to DFDG, which passes it on to Jobnet. `tilbud`: offers and their free times; `booking`:
//! reservation, booking, moving, calling off; `fejlmelding`: errors that Jobnet met. A reservation made here and one made on a
//! page are the same thing.

mod booking;
mod data;
mod fejlmelding;
mod tider;
mod tilbud;

use utoipa_axum::router::OpenApiRouter;

use super::state::Api;

pub use tider::LedigTid;

/// The methods, by address.
pub fn routes() -> OpenApiRouter<Api> {
    tilbud::routes().merge(booking::routes()).merge(fejlmelding::routes())
}
