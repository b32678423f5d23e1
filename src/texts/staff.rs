//! What staff read. The Danish label for timeslots is "aftalte tider".

use super::texts;
use crate::domain::access::Rolle;
use crate::domain::aftale::AftaleStatus;
use crate::domain::besked::kanal::Kanal;

texts! {
    /// The week and the agreements, for jobcenter and a-kasse.
    pub enum Week {
        Heading => "Aftalte tider",
        Agreements => "Aftaler",
        NoAgreements => "Der er ingen aftaler endnu.",
        AKasse => "A-kasse",
        Jobcenter => "Jobcenter",
        Valid => "Gælder",
        Status => "Status",
        SelfBooking => "Selvbooking",
        Yes => "Ja",
        No => "Nej",
        When => "Hvornår",
        Previous => "Forrige uge",
        ThisWeek => "Denne uge",
        Next => "Næste uge",
        NoTimes => "Der er ingen aftalte tider i denne uge.",
        Time => "Kl.",
        Booked => "Booket i ugen",
        NoBookings => "Ingen har booket i denne uge.",
        Grid => "Ugens tider",
        Choose => "Vælg uge",
        Day => "Dag",
        Borger => "Borger",
        Closed => "Lukket",
    }
}

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
        Ways => "Beskeder sendes ad",
        NoWay => "Ingen vej er sat op: beskeder venter",
        Overdue => "Beskeder, der skulle være sendt for mere end en time siden",
        Sent => "Beskeder sendt i dag",
        Unreached => "Beskeder, der i dag ikke kunne nå nogen",
        Events => "Hændelser uden løbenummer",
        Count => "Antal",
    }
}

/// The role, for the page's head.
pub const fn rolle(rolle: Rolle) -> &'static str {
    match rolle {
        Rolle::JobcenterKoordinator => "Koordinator, jobcenter",
        Rolle::JobcenterSagsbehandler => "Sagsbehandler, jobcenter",
        Rolle::AKasseKoordinator => "Koordinator, a-kasse",
        Rolle::AKasseSagsbehandler => "Sagsbehandler, a-kasse",
        Rolle::Revisor => "Revisor",
        Rolle::Drift => "Drift",
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

/// Where an agreement stands.
pub const fn aftale_status(status: AftaleStatus) -> &'static str {
    match status {
        AftaleStatus::Kladde => "Kladde",
        AftaleStatus::Foreslaaet => "Foreslået",
        AftaleStatus::Aftalt => "Aftalt",
        AftaleStatus::Ophoert => "Ophørt",
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

/// "2 af 3 optaget"; places that are held just now are taken too.
pub fn taken(optaget: i32, kapacitet: i32) -> String {
    format!("{optaget} af {kapacitet} optaget")
}

/// A series in plain words: "man, ons, fre i alle uger, kl. 8.30–15.30, 3 ad gangen, personligt møde".
pub fn serie(weekdays: &str, weeks: &str, hours: &str, kapacitet: i32, form: &str) -> String {
    let days = weekdays.replace(',', ", ");
    let weeks = match weeks {
        "alle" => "alle uger".to_owned(),
        "lige" => "lige uger".to_owned(),
        "ulige" => "ulige uger".to_owned(),
        listed => format!("{} udvalgte uger", listed.split(',').count()),
    };
    format!("{days} i {weeks}, {hours}, {kapacitet} ad gangen, {}", form.to_lowercase())
}
