//! What has just been done with her, said once on the page one comes to afterwards. It stands in the address: a reload says it again.

use leptos::prelude::*;
use serde::Deserialize;

use crate::texts::staff::KvitteringTekst as Tekst;
use crate::web::components::alert;
use crate::web::page::Page;

/// What is asked for beside the page.
#[derive(Clone, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    kvittering: String,
}

/// What was done. The text is what stands in the address.
pub const FRIST_SAT: &str = "frist-sat";
/// A frist was prolonged.
pub const FRIST_FORLAENGET: &str = "frist-forlaenget";
/// A missed frist was opened again.
pub const FRIST_GENAABNET: &str = "frist-genaabnet";
/// It was registered how a conversation went.
pub const FREMMOEDE: &str = "fremmoede";
/// A conversation was called off.
pub const AFLYST: &str = "aflyst";

/// An agreed time was booked for her.
pub const BOOKET: &str = "booket";
/// Her conversation was moved to another agreed time.
pub const FLYTTET: &str = "flyttet";
/// She was summoned.
pub const INDKALDT: &str = "indkaldt";
/// A conversation was changed, perhaps to another time.
pub const RETTET: &str = "rettet";

impl Asked {
    /// The receipt; none when nothing that there is was done.
    pub fn vis(&self, page: &Page) -> Option<AnyView> {
        let (heading, text) = match self.kvittering.as_str() {
            FRIST_SAT => (Tekst::FristSat, Tekst::FristBesked),
            FRIST_FORLAENGET => (Tekst::FristForlaenget, Tekst::FristBesked),
            FRIST_GENAABNET => (Tekst::FristGenaabnet, Tekst::FristBesked),
            FREMMOEDE => (Tekst::Fremmoede, Tekst::FremmoedeTekst),
            AFLYST => (Tekst::Aflyst, Tekst::FaarBesked),
            BOOKET => (Tekst::Booket, Tekst::FaarBesked),
            FLYTTET => (Tekst::Flyttet, Tekst::FaarBesked),
            INDKALDT => (Tekst::Indkaldt, Tekst::FaarBesked),
            RETTET => (Tekst::Rettet, Tekst::FaarBesked),
            _ => return None,
        };
        Some(alert(page, "success", heading.da().to_owned(), text.da().to_owned()))
    }
}
