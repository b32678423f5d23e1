//! What a machine's operator reads when a call itself was wrong: each sentence stands alone and says what to do.

use crate::domain::snitflade::ApiKode;

/// The one line of a code.
pub const fn told(kode: ApiKode) -> &'static str {
    match kode {
        ApiKode::TokenMissing => "Send et token: Authorization: Bearer …",
        ApiKode::TokenInvalid => "Tokenet er ukendt eller udløbet; hent et nyt",
        ApiKode::ClientUnknown => "Klientens id eller hemmelighed er forkert, eller klienten er lukket",
        ApiKode::GrantUnsupported => "grant_type skal være client_credentials",
        ApiKode::ScopeUnknown => "Klienten har ikke det scope, der bedes om",
        ApiKode::ScopeMissing => "Tokenet mangler metodens scope",
        ApiKode::MethodForbidden => "Myndighedstypen har ikke adgang til metoden",
        ApiKode::OrganisationMissing => "Klienten handler for flere myndigheder; angiv hvilken i x-organisation",
        ApiKode::OrganisationForeign => "Klienten handler ikke for den myndighed",
        ApiKode::PersonnummerMissing => "Send borgerens personnummer i x-civilregistrationIdentifier",
        ApiKode::PersonnummerForm => "Personnummeret skal have ti cifre, og de første seks skal være en dato",
        ApiKode::RequestIdMissing => "Send et id for kaldet i x-requestId",
        ApiKode::RequestIdForm => "x-requestId skal have 1 til 46 synlige tegn",
        ApiKode::RequestIdReused => "x-requestId er brugt til et andet kald; brug et nyt id",
        ApiKode::RequestInProgress => "Kaldet er ved at blive besvaret; prøv igen om lidt med samme id",
        ApiKode::IfMatchForm => "If-Match skal være den ETag, der blev læst",
        ApiKode::VersionMismatch => "Det er ændret, siden det blev læst; hent det igen",
        ApiKode::UserForm => "x-bruger skal have 1 til 100 synlige tegn",
        ApiKode::BodyNotJson => "Indholdet er ikke JSON",
        ApiKode::BodyEncoding => "Indholdet skal være UTF-8",
        ApiKode::BodyTooLarge => "Indholdet fylder for meget",
        ApiKode::BodyType => "Indholdet skal være af den type, metoden tager imod",
        ApiKode::FieldUnknown => "Metoden kender ikke feltet",
        ApiKode::FieldMissing => "Feltet mangler",
        ApiKode::FieldTwice => "Feltet står to gange",
        ApiKode::FieldType => "Værdien har ikke den rigtige form",
        ApiKode::BodyTooDeep => "Indholdet er indlejret for dybt",
        ApiKode::QueryInvalid => "Parameteren er ukendt, mangler eller har ikke den rigtige form",
        ApiKode::PathInvalid => "Adressens id har ikke form som et id",
        ApiKode::NotFound => "Adressen findes ikke",
        ApiKode::MethodNotAllowed => "Adressen tager ikke imod den HTTP-metode",
        ApiKode::TooManyRequests => "Der kommer for mange kald; vent, og prøv igen",
        ApiKode::PhasedOut => "Operationen er udfaset; brug efterfølgeren",
        ApiKode::TimeTaken => "Tiden er lige blevet taget",
        ApiKode::AlreadyBooked => "Borgeren har allerede en samtale; den kan flyttes",
        ApiKode::OfferUnknown => "Vi kender ikke tilbuddet eller tiden",
        ApiKode::OriginInvalid => "Fejlens ophav skal være 30 (DFDG) eller 32 (Jobnet)",
        ApiKode::ErrorKindUnknown => "Vi kender ikke fejlkoden",
        ApiKode::Unavailable => "Databasen kan ikke nås; intet er ændret. Prøv igen om lidt",
        ApiKode::Internal => "Der er en fejl hos os; intet er ændret. Oplys nummeret i x-request-id",
    }
}
