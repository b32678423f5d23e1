//! The fields that a rule can point at, named as forms and the wire name them.

use crate::domain::stored_text::stored_text;

stored_text! {
    /// A field a person or a system can fill in. The text is its name in forms and its path in a refusal.
    #[derive(PartialOrd, Ord)]
    pub enum Field {
        /// The person herself: nothing that was typed.
        Borger = "borger",
        /// Who calls.
        Myndighed = "myndighed",
        /// The chosen time.
        Tid = "tid",
        /// Telephone number.
        Telefon = "telefon",
        /// E-mail address.
        Email = "email",
        /// The caller's own id of the conversation.
        IndkaldelseId = "indkaldelseId",
        /// Id shared by the members of a group meeting.
        GruppemoedeId = "gruppemoedeId",
        /// The one system that may change it.
        Ejersystem = "ejersystem",
        /// Type of conversation.
        SamtaleType = "samtaleType",
        /// Individual or group.
        MoedeGruppeType = "moedeGruppeType",
        /// In person, by telephone, digital.
        Samtaleform = "samtaleform",
        /// Start.
        Starttidspunkt = "starttidspunkt",
        /// End.
        Sluttidspunkt = "sluttidspunkt",
        /// Length in minutes.
        Varighed = "varighed",
        /// May she move it?
        OmbookingMulig = "ombookingMulig",
        /// Last day to move it.
        OmbookingFrist = "ombookingFrist",
        /// May she call it off?
        AflysningMulig = "aflysningMulig",
        /// Last day to call it off.
        AflysningFrist = "aflysningFrist",
        /// Title.
        Titel = "titel",
        /// Description.
        Beskrivelse = "beskrivelse",
        /// Name of the employee.
        Medarbejder = "medarbejder",
        /// Name of the team.
        Team = "team",
        /// Street address.
        Adresse = "adresse",
        /// The number she rings.
        Moedetelefon = "moedetelefon",
        /// The link of a digital meeting.
        DigitaltMoedelink = "digitaltMoedelink",
        /// The number she is rung on.
        BorgerTelefon = "borgerTelefon",
        /// Where she is written to.
        BorgerEmail = "borgerEmail",
        /// The authority's telephone number for questions.
        KontaktTelefon = "kontaktTelefon",
        /// The authority's e-mail address for questions.
        KontaktEmail = "kontaktEmail",
        /// The caller's own id of the frist.
        FristId = "fristId",
        /// Last day to book.
        Fristdato = "fristdato",
        /// Last day to hold the conversation.
        SidsteAfholdelsesdato = "sidsteAfholdelsesdato",
        /// Why.
        Begrundelse = "begrundelse",
        /// The choice about the other authority's participation.
        Deltagelsesvalg = "deltagelsesvalg",
        /// Id of a participant.
        MyndighedsdeltagerId = "myndighedsdeltagerId",
        /// A participant's name.
        Navn = "navn",
        /// A participant's role.
        Rolle = "rolle",
        /// A participant's other contact data.
        Kontaktdetaljer = "kontaktdetaljer",
        /// A participant's telephone number.
        Telefonnummer = "telefonnummer",
        /// Her jobcenter.
        Jobcenter = "jobcenter",
        /// Her a-kasse.
        AKasse = "aKasse",
        /// Her memberships of a-kasser.
        Medlemskaber = "medlemskaber",
        /// Visitationskategori and since when.
        Visitation = "visitation",
        /// Visitationskategori, as the søgeregler name it.
        Visitationskategori = "visitationskategori",
        /// Persongruppemarkeringer.
        Persongruppemarkeringer = "persongruppemarkeringer",
        /// P-nummer of another actor.
        AndenAktoer = "andenAktoer",
        /// Since when she has been unemployed.
        LedigSiden = "ledigSiden",
        /// Her last registration as jobseeker.
        TilmeldtFra = "tilmeldtFra",
        /// The first day on which she is no jobseeker.
        AfmeldtFra = "afmeldtFra",
        /// The day she died.
        DoedDato = "doedDato",
        /// The caller's own id of an absence.
        FravaerId = "fravaerId",
        /// Absence type.
        FravaerType = "fravaerType",
        /// First day.
        Fra = "fra",
        /// Last day.
        Til = "til",
        /// Personnummer.
        Personnummer = "personnummer",
        /// Kontaktgruppe.
        Kontaktgruppe = "kontaktgruppe",
        /// Tilmeldekategori.
        Tilmeldekategori = "tilmeldekategori",
        /// Status of the cv.
        CvStatus = "cvGodkendelsesstatus",
        /// How it went.
        Udfald = "udfald",
        /// A task.
        Opgave = "opgave",
        /// Why a decision was made, by its code.
        Aarsag = "aarsag",
        /// What is searched for.
        Soegning = "soegning",
        /// A file.
        Fil = "fil",
        /// What was pasted in the place of a file.
        Indhold = "indhold",
        /// Whether the a-kasse took part.
        AKasseDeltog = "aKasseDeltog",
        /// Days before a conversation until which it may be moved.
        OmbookDage = "ombookDage",
        /// The same for calling it off.
        AflysDage = "aflysDage",
        /// With whom it was agreed outside the system.
        AftaltMed = "aftaltMed",
        /// When it was agreed outside the system.
        AftaltDato = "aftaltDato",
        /// The same of the other a-kasser that share the times.
        DelerJa = "delerJa",
        /// Days of the week of a series.
        Ugedage = "ugedage",
        /// Weeks of a series.
        Uger = "uger",
        /// The weeks of a series that are listed.
        UdvalgteUger = "udvalgteUger",
        /// Start of a series' first conversation in a day.
        FraKl = "fraKl",
        /// End of the last one.
        TilKl = "tilKl",
        /// Minutes of a conversation.
        Laengde = "laengde",
        /// Minutes between two conversations.
        Pause = "pause",
        /// Simultaneous conversations.
        Kapacitet = "kapacitet",
        /// Days before a time from which it can be booked.
        BookbarFra = "bookbarFraDage",
        /// Days before a time until which it can be booked.
        BookbarTil = "bookbarTilDage",
        /// When on that day.
        BookbarTilKl = "bookbarTilKl",
        /// Places kept for each a-kasse that shares a series.
        Andele = "andele",
        /// Hours before a time at which they are free to all.
        FrigivTimer = "frigivTimer",
        /// Whether borgere may book by themselves.
        Selvbooking = "selvbooking",
        /// What becomes of booked conversations when their series is changed.
        BookedeSamtaler = "bookedeSamtaler",
    }
}
