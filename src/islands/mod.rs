//! What comes alive in the browser, by WebAssembly. Everything works without it; an island only makes a page nicer.
//!
//! An island takes children the server rendered, and scalars; it never owns a field's value, resolves no time zone and gets no
//! list. To add one: a file here, used by the page that gains by it, whose `Head` then says `with_island`; a browser test that
//! it hydrated and that nothing typed before was lost.

mod field_check;
mod hold_left;

pub use field_check::FieldCheck;
pub use hold_left::HoldLeft;
