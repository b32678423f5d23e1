//! The audit trail and operations.

use crate::texts::texts;

texts! {
    /// The audit trail and operations.
    pub enum Oversight {
        AuditHeading => "Revisionsspor",
        AuditLead => "De seneste 100 hændelser, nyeste først. Hverken navne eller cpr-numre vises her.",
        At => "Tidspunkt",
        Actor => "Hvem",
        Action => "Hvad",
        Subject => "Nummer",
        Nothing => "Der er ingen hændelser endnu.",
        OperationsHeading => "Drift",
        OperationsLead => "Sådan har systemet det. Siden viser ingen personoplysninger.",
        Database => "Database",
        Current => "Databasen passer til programmet",
        Times => "Kommende tider",
        Bookings => "Kommende samtaler",
        Waiting => "Beskeder, der venter",
        Overdue => "Beskeder, der skulle være sendt for mere end en time siden",
        Sent => "Beskeder sendt i dag",
        Unreached => "Beskeder, der i dag ikke kunne nå nogen",
        Events => "Hændelser uden løbenummer",
        Count => "Antal",
    }
}

/// Who acted, without a name.
pub fn actor(kind: &str) -> &'static str {
    match kind {
        "borger" => "Borger",
        "medarbejder" => "Medarbejder",
        _ => "Systemet",
    }
}
