//! What has just been done with a closed day, said once above the list. It stands in the address: a reload says it again.

use leptos::prelude::*;
use serde::Deserialize;

use crate::texts::staff::Lukkedage;
use crate::web::components::alert;
use crate::web::page::Page;

/// What is asked for beside the page.
#[derive(Clone, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    kvittering: String,
}

const LUKKET: &str = "lukket";
const RETTET: &str = "rettet";
const AABNET: &str = "aabnet";

/// What stands in the address after a step with a day.
pub fn efter(handling: &str) -> &'static str {
    match handling {
        "luk" => LUKKET,
        "ret" => RETTET,
        _ => AABNET,
    }
}

impl Asked {
    /// The receipt; none when nothing that there is was done.
    pub fn vis(&self, page: &Page) -> Option<AnyView> {
        let (heading, text) = match self.kvittering.as_str() {
            LUKKET => (Lukkedage::Closed, Lukkedage::ClosedText.da()),
            RETTET => (Lukkedage::Changed, ""),
            AABNET => (Lukkedage::Opened, Lukkedage::OpenedText.da()),
            _ => return None,
        };
        Some(alert(page, "success", heading.da().to_owned(), text.to_owned()))
    }
}
