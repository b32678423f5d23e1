//! Texts of the pages the law asks for, and of the contact page. A page is a heading, a lead and sections.

pub mod kontakt;
pub mod privatliv;
pub mod tilgaengelighed;
