//! The messages to a borger, as her jobcenter sees them: which, by which way, and what became of it.

use crate::domain::besked::kanal::Kanal;
use crate::domain::besked::vurdering::Bortfald;
use crate::domain::besked::{BeskedSlags, BeskedStatus, ForsendelseStatus};
use crate::texts::texts;

texts! {
    /// The part of her page.
    pub enum BeskedTekst {
        Heading => "Beskeder til borgeren",
        None => "Der er ikke sendt beskeder til borgeren.",
        Planned => "Skrevet",
        What => "Besked",
        Ways => "Sendt med",
        State => "Status",
        NoWay => "Ingen vej endnu",
        Read => "Læs brevet",
    }
}

/// Which message.
pub const fn besked_slags(slags: BeskedSlags) -> &'static str {
    match slags {
        BeskedSlags::Kvittering => "Kvittering for booking",
        BeskedSlags::Aflysning => "Samtalen er aflyst",
        BeskedSlags::Indkaldelse => "Indkaldelse til samtale",
        BeskedSlags::Aendring => "Samtalen er ændret",
        BeskedSlags::Deltagelse => "Hvem der deltager i samtalen",
        BeskedSlags::FristUdstedt => "Ny frist",
        BeskedSlags::FristAendret => "Fristen er ændret",
        BeskedSlags::FristAktivIgen => "Fristen gælder igen",
        BeskedSlags::FristLukket => "Fristen gælder ikke længere",
        BeskedSlags::FristOverskredet => "Fristen er overskredet",
        BeskedSlags::PaamindelseFrist => "Påmindelse om frist",
        BeskedSlags::PaamindelseSamtale => "Påmindelse om samtale",
    }
}

/// How far it is; of one that was not sent, why.
pub fn besked_status(status: BeskedStatus, grund: Option<Bortfald>) -> String {
    match (status, grund) {
        (BeskedStatus::Venter, _) => "Venter på at blive sendt".to_owned(),
        (BeskedStatus::Sendt, _) => "Har nået borgeren".to_owned(),
        (BeskedStatus::KanIkkeNaas, _) => "Kunne ikke nå borgeren".to_owned(),
        (BeskedStatus::Bortfaldet, Some(grund)) => format!("Ikke sendt: {}", bortfald(grund)),
        (BeskedStatus::Bortfaldet, None) => "Ikke sendt".to_owned(),
    }
}

const fn bortfald(grund: Bortfald) -> &'static str {
    match grund {
        Bortfald::Doed => "borgeren er død",
        Bortfald::Nyere => "en nyere besked siger det samme",
        Bortfald::Vaek => "det, den handler om, findes ikke længere",
        Bortfald::AKassens => "a-kassen skriver selv om sin samtale",
        Bortfald::Aflyst => "samtalen er aflyst siden",
        Bortfald::Forbi => "det, den handler om, er forbi",
        Bortfald::LigeBooket => "borgeren har lige fået besked",
        Bortfald::Indfriet => "borgeren har booket siden",
        Bortfald::Lukket => "fristen er lukket siden",
        Bortfald::GaelderIgen => "fristen gælder igen",
        Bortfald::Flyttet => "dagen er en anden nu",
    }
}

/// A way and how far it is: "Digital Post: sendt".
pub fn vej(kanal: Kanal, status: Option<ForsendelseStatus>) -> String {
    let navn = match kanal {
        Kanal::DigitalPost => "Digital Post",
        Kanal::Email => "Mail",
        Kanal::Sms => "SMS",
    };
    let status = match status {
        Some(ForsendelseStatus::Venter) | None => "venter",
        Some(ForsendelseStatus::Sendt) => "sendt",
        Some(ForsendelseStatus::Opgivet) => "kunne ikke sendes",
        Some(ForsendelseStatus::Bortfaldet) => "ikke sendt",
    };
    format!("{navn}: {status}")
}
