//! BorgerBookingService as a planner shows it to DFDG, which passes it on to Jobnet: offers, times, reservation, booking.

mod tider;

pub use tider::LedigTid;
