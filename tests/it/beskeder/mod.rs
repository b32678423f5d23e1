//! Messages to a borger: what they say, when they go, which way they take, and what happens when a way is shut.

mod arbejdskalender;
mod brev;
mod digital_post;
mod email;
mod fordeling;
mod kalender;
mod kryptering;
mod oversigt;
mod paamindelser;
mod postkontor;
mod python;
mod sms;
