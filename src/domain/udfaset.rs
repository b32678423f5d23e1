//! The services that were phased out, BookingService and BookingWsrmMessageService with its messages, and what replaces each of
//! their operations (epic 999.8.4). `docs/legacy.md` is made from this table.
//!
//! The epic lists BookingService.UpdateBooking twice, with two successors; the second is the cancellation, here CancelBooking.

/// One operation of old and its successor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Udfaset {
    /// The old service.
    pub service: &'static str,
    /// The old operation.
    pub operation: &'static str,
    /// Who called or received it.
    pub brugere: &'static str,
    /// The service to use instead.
    pub ny_service: &'static str,
    /// Its operation to use instead.
    pub ny_operation: &'static str,
    /// The other name the successor goes by: sources differ.
    pub ogsaa_kaldet: Option<&'static str>,
    /// What else to know, in Danish.
    pub bemaerkning: &'static str,
}

impl Udfaset {
    /// "BookingService.CreateBooking"
    pub fn navn(&self) -> String {
        format!("{}.{}", self.service, self.operation)
    }

    /// "IndkaldelseService.CancelIndkaldelse (DeleteIndkaldelse)"
    pub fn efterfoelger(&self) -> String {
        let other = self.ogsaa_kaldet.map(|name| format!(" ({name})")).unwrap_or_default();
        format!("{}.{}{other}", self.ny_service, self.ny_operation)
    }
}

const BOOKING: &str = "BookingService";
const BOOKING_WSRM: &str = "BookingWsrmMessageService";
const INDKALDELSE: &str = "IndkaldelseService";
const WSRM: &str = "WsrmMessageService";
const BEGGE: &str = "KSS, a-kasse";

/// Every operation there was. Source: epic 999.8, oversigt over berørte webservices; names of messages: Indkaldelse.WSB.
pub const UDFASEDE: &[Udfaset] = &[
    Udfaset {
        service: BOOKING,
        operation: "CreateBooking",
        brugere: BEGGE,
        ny_service: INDKALDELSE,
        ny_operation: "CreateIndkaldelse",
        ogsaa_kaldet: None,
        bemaerkning: "Flere myndigheders deltagelse er nu myndighedsdeltagere og deltagelsesvalg",
    },
    Udfaset {
        service: BOOKING,
        operation: "UpdateBooking",
        brugere: BEGGE,
        ny_service: INDKALDELSE,
        ny_operation: "UpdateIndkaldelse",
        ogsaa_kaldet: None,
        bemaerkning: "Aflyste kaldet samtalen, er efterfølgeren CancelIndkaldelse",
    },
    Udfaset {
        service: BOOKING,
        operation: "CancelBooking",
        brugere: BEGGE,
        ny_service: INDKALDELSE,
        ny_operation: "CancelIndkaldelse",
        ogsaa_kaldet: Some("DeleteIndkaldelse"),
        bemaerkning: "I epic 999.8 står den som UpdateBooking nummer to",
    },
    Udfaset {
        service: BOOKING_WSRM,
        operation: "GetBookings",
        brugere: BEGGE,
        ny_service: WSRM,
        ny_operation: "GetIndkaldelseVersion1",
        ogsaa_kaldet: Some("GetAkasseIndkaldelseVersion1 til a-kasser"),
        bemaerkning: "Siden 2024-1 hændelsen Indkaldelse (90000) og opslag med GetIndkaldelse",
    },
    Udfaset {
        service: BOOKING_WSRM,
        operation: "GetAcceptedBookings",
        brugere: "KSS",
        ny_service: WSRM,
        ny_operation: "GetIndkaldelseHaendelseVersion1",
        ogsaa_kaldet: Some("GetIndkaldelseshaendelseVersion1"),
        bemaerkning: "Siden 2024-1 hændelsen Indkaldelse (90000): borgeren har bekræftet",
    },
    Udfaset {
        service: BOOKING_WSRM,
        operation: "GetCancelledBookings",
        brugere: BEGGE,
        ny_service: WSRM,
        ny_operation: "GetIndkaldelseHaendelseVersion1",
        ogsaa_kaldet: Some("GetIndkaldelseshaendelseVersion1"),
        bemaerkning: "Siden 2024-1 hændelsen Indkaldelse (90000): ændringstype 3",
    },
];

/// What replaces an operation of old; `None` when there was no such operation. Names as they were on the wire, letter by letter.
pub fn efterfoelger(service: &str, operation: &str) -> Option<&'static Udfaset> {
    UDFASEDE.iter().find(|old| old.service == service && old.operation == operation)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The epic's table once more, independently: old operation, new operation.
    const EPIC: [(&str, &str, &str); 6] = [
        ("BookingService", "CreateBooking", "IndkaldelseService.CreateIndkaldelse"),
        ("BookingService", "UpdateBooking", "IndkaldelseService.UpdateIndkaldelse"),
        ("BookingService", "CancelBooking", "IndkaldelseService.CancelIndkaldelse (DeleteIndkaldelse)"),
        ("BookingWsrmMessageService", "GetBookings", "WsrmMessageService.GetIndkaldelseVersion1"),
        ("BookingWsrmMessageService", "GetAcceptedBookings", "WsrmMessageService.GetIndkaldelseHaendelseVersion1"),
        ("BookingWsrmMessageService", "GetCancelledBookings", "WsrmMessageService.GetIndkaldelseHaendelseVersion1"),
    ];

    #[test]
    fn every_operation_of_the_epic_has_its_successor_and_there_is_no_other() {
        for (service, operation, expected) in EPIC {
            let old = efterfoelger(service, operation).expect(operation);
            assert_eq!(old.navn(), format!("{service}.{operation}"));
            assert!(old.efterfoelger().starts_with(expected), "{}", old.efterfoelger());
        }
        assert_eq!(UDFASEDE.len(), EPIC.len());
    }

    #[test]
    fn what_was_never_there_has_no_successor() {
        for (service, operation) in [
            ("BookingService", "GetBookings"),
            ("BookingWsrmMessageService", "CreateBooking"),
            ("bookingservice", "createbooking"),
            ("BookingService", ""),
            ("", ""),
            ("IndkaldelseService", "CreateIndkaldelse"),
        ] {
            assert_eq!(efterfoelger(service, operation), None, "{service}.{operation}");
        }
    }

    #[test]
    fn no_successor_is_phased_out_itself() {
        for old in UDFASEDE {
            assert!(UDFASEDE.iter().all(|other| other.service != old.ny_service), "{}", old.navn());
        }
    }
}
