//! An aftale: what one jobcenter and one a-kasse have agreed about when fælles jobsamtaler may be held.

use super::stored_text::stored_text;

stored_text! {
    /// The life of an aftale. It is changed by a new version and ended, never rewritten.
    pub enum AftaleStatus {
        /// The jobcenter is still writing it.
        Kladde = "kladde",
        /// The a-kasse's coordinator has it for an answer.
        Foreslaaet = "foreslaaet",
        /// Both sides have said yes; only now may times be booked in it.
        Aftalt = "aftalt",
        /// No new bookings; those made stay.
        Ophoert = "ophoert",
    }
}
