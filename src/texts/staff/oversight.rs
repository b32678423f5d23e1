//! The audit trail and operations.

use crate::domain::besked::kanal::Kanal;
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
        Ways => "Beskeder sendes ad",
        NoWay => "Ingen vej er sat op: beskeder venter",
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

/// The ways on which messages leave.
pub fn veje(kanaler: &[Kanal]) -> String {
    let navn = |kanal: &Kanal| match kanal {
        Kanal::DigitalPost => "Digital Post",
        Kanal::Email => "e-mail",
        Kanal::Sms => "SMS",
    };
    if kanaler.is_empty() {
        Oversight::NoWay.da().to_owned()
    } else {
        kanaler.iter().map(navn).collect::<Vec<_>>().join(", ")
    }
}
