//! A conversation: its receipt, its details, what can be done with it.

use crate::texts::texts;

texts! {
    /// Fixed texts of the receipt and of the list of details.
    pub enum Details {
        Booked => "Du har booket en samtale" / "You have booked a meeting",
        ReceiptTitle => "Kvittering" / "Receipt",
        WhatNow => "Hvad sker der nu?" / "What happens now?",
        ToOverview => "Gå til dine samtaler" / "Go to your meetings",
        When => "Tidspunkt" / "Time",
        Form => "Form" / "Form",
        Where => "Sted" / "Place",
        Link => "Link til mødet" / "Link to the meeting",
        Calls => "Hvem ringer?" / "Who rings?",
        WeCall => "Vi ringer til dig på det nummer, du har skrevet." / "We ring you on the number you have given.",
        With => "Du skal tale med" / "You will talk with",
        AKasse => "A-kasse" / "Unemployment fund",
        About => "Om samtalen" / "About the meeting",
        Contact => "Vi kan kontakte dig på" / "We can contact you on",
        Limit => "Flytte samtalen" / "Moving the meeting",
        Cannot => "Samtalen kan ikke flyttes her." / "The meeting cannot be moved here.",
        TooLate => "Samtalen kan ikke længere flyttes her." / "The meeting can no longer be moved here.",
        Reference => "Booking-nummer" / "Booking number",
    }
}
