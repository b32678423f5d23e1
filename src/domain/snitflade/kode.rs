//! What a call can do wrong before any rule of the trade is asked, or beside them. Each has a code of its own, so that a program
//! can tell them apart where the status is the same.

use crate::domain::stored_text::stored_text;

stored_text! {
    /// A fault of the call itself. The text is the code on the wire; `texts::api` says it in words.
    pub enum ApiKode {
        /// There is no token.
        TokenMissing = "FA101",
        /// The token is unknown or has run out.
        TokenInvalid = "FA102",
        /// Client id or secret is wrong, or the client is closed.
        ClientUnknown = "FA103",
        /// Only client credentials are given out.
        GrantUnsupported = "FA104",
        /// A scope was asked for that the client does not have, or that there is not.
        ScopeUnknown = "FA105",
        /// The token lacks the scope of the method.
        ScopeMissing = "FA106",
        /// The authority type has no access to the method.
        MethodForbidden = "FA107",
        /// The client acts for more than one organisation and did not say for which.
        OrganisationMissing = "FA108",
        /// The organisation is not the client's.
        OrganisationForeign = "FA109",
        /// The client is bound to a certificate, which it did not show.
        CertificateMissing = "FA110",
        /// Which borger is not said.
        PersonnummerMissing = "FA201",
        /// The personnummer has not the form of one.
        PersonnummerForm = "FA202",
        /// A write without x-requestId.
        RequestIdMissing = "FA203",
        /// x-requestId is empty, too long, or has other characters than visible ASCII.
        RequestIdForm = "FA204",
        /// The same x-requestId with another request.
        RequestIdReused = "FA205",
        /// The same request is being answered right now.
        RequestInProgress = "FA206",
        /// If-Match is no version.
        IfMatchForm = "FA207",
        /// It was changed since the caller read it.
        VersionMismatch = "FA208",
        /// The header that names the user on whose behalf has a form that cannot be kept.
        UserForm = "FA209",
        /// The user on whose behalf is not named, where a person has to answer for the call.
        UserMissing = "FA210",
        /// The body is not JSON.
        BodyNotJson = "FA301",
        /// The body is not UTF-8.
        BodyEncoding = "FA302",
        /// The body is larger than the method takes.
        BodyTooLarge = "FA303",
        /// The body is of another type.
        BodyType = "FA304",
        /// A field that the method does not know.
        FieldUnknown = "FA305",
        /// A field that must be there is not.
        FieldMissing = "FA306",
        /// The same field twice.
        FieldTwice = "FA307",
        /// A value of the wrong kind.
        FieldType = "FA308",
        /// Nested deeper than any body of ours.
        BodyTooDeep = "FA309",
        /// A query parameter is unknown, missing or of the wrong kind.
        QueryInvalid = "FA310",
        /// A part of the address is not an id.
        PathInvalid = "FA311",
        /// There is no such address.
        NotFound = "FA401",
        /// The address does not take that HTTP method.
        MethodNotAllowed = "FA402",
        /// Too many calls.
        TooManyRequests = "FA403",
        /// The operation was phased out.
        PhasedOut = "FA404",
        /// Somebody else took the last place.
        TimeTaken = "FA405",
        /// She has a conversation already; it can be moved.
        AlreadyBooked = "FA406",
        /// The offer or the time is unknown, or not hers.
        OfferUnknown = "FA407",
        /// The origin of an error report is not 30 or 32.
        OriginInvalid = "FA408",
        /// The kind of error is on no list.
        ErrorKindUnknown = "FA409",
        /// She is the caller's own: no guest access is needed.
        GuestNotNeeded = "FA410",
        /// The database is away.
        Unavailable = "FA501",
        /// A fault of ours.
        Internal = "FA502",
    }
}
