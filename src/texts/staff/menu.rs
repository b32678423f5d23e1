//! The menu above every page of staff.

use crate::texts::texts;

texts! {
    /// Where one can go from any page.
    pub enum Menu {
        Label => "Menu",
        Forside => "Forside",
        Opgaver => "Opgaver",
        Dag => "Dagsliste",
        Uge => "Aftalte tider",
        Aftaler => "Aftaler",
        Luk => "Luk tider",
        Lukkedage => "Lukkedage",
        TiderNok => "Er der tider nok?",
        Samtaler => "Medlemmers samtaler",
        Nyt => "Nyt om samtaler",
        Overblik => "Tal og overblik",
    }
}
