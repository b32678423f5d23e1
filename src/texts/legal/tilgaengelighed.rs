//! Texts of the accessibility statement, in the sections of the model (EU) 2018/1523 that webtilgængelighedsloven asks for.

use crate::texts::texts;

texts! {
    /// The accessibility statement.
    pub enum Tilgaengelighed {
        Heading => "Tilgængelighedserklæring" / "Accessibility statement",
        Lead =>
            "Alle skal kunne booke en samtale her, også med skærmlæser, kun med tastatur og på en lille skærm. Erklæringen gælder siderne i Fællestid og følger lov om tilgængelighed af offentlige organers websteder og mobilapplikationer."
            / "Everybody must be able to book a meeting here, also with a screen reader, with a keyboard alone and on a small screen. This statement is about the pages of Fællestid and follows the Danish act on the accessibility of the websites and mobile applications of public bodies.",
        StatusHeading => "Hvor langt vi er" / "Compliance status",
        Status =>
            "Siderne er bygget efter WCAG 2.2 på niveau AA, som rummer de lovpligtige krav i EN 301 549. Vores egne prøver viser, at de overholder kravene. Alt virker uden JavaScript."
            / "The pages are built to WCAG 2.2 at level AA, which contains the requirements of the law in EN 301 549. Our own tests show that they comply. Everything works without JavaScript.",
        ContentHeading => "Indhold, der ikke er tilgængeligt" / "Non-accessible content",
        Content =>
            "Vi kender ikke til indhold, der ikke er tilgængeligt. Siderne er endnu ikke prøvet af brugere med hjælpemidler, så der kan være fejl, vi ikke har set."
            / "We know of no content that is not accessible. The pages have not yet been tried by users with assistive technology, so there may be problems we have not seen.",
        MethodHeading => "Sådan er erklæringen lavet" / "How this statement was made",
        Method =>
            "Erklæringen bygger på vores egen vurdering. Hver side bliver prøvet automatisk, hver gang vi ændrer noget: med axe uden undtagelser, kun med tastatur, på en skærm, der er 320 punkter bred, og uden JavaScript."
            / "This statement rests on our own assessment. Every page is tested automatically each time we change something: with axe without exceptions, with a keyboard alone, on a screen 320 pixels wide, and without JavaScript.",
        Date =>
            "Erklæringen er skrevet den 25. november 2026. Den bliver gennemgået mindst én gang om året, og når siderne ændres."
            / "This statement was written on 25 November 2026. It is reviewed at least once a year and when the pages change.",
        FeedbackHeading => "Fortæl os om fejl" / "Tell us about problems",
        Feedback =>
            "Er der noget, du ikke kan bruge, så ring til din kommune. Sig, hvilken side det er, og hvad der ikke virker. Kommunen kan give dig oplysningerne på en anden måde og booke tiden for dig."
            / "If there is something you cannot use, call your municipality. Say which page it is and what does not work. The municipality can give you the information in another way and book the time for you.",
        FeedbackLink => "Sådan får du fat i din kommune" / "How to reach your municipality",
        EnforcementHeading => "Sådan klager du" / "How to complain",
        Enforcement =>
            "Får du ikke svar, eller er du ikke tilfreds med svaret, kan du klage til Digitaliseringsstyrelsen, som fører tilsyn med, at loven bliver overholdt."
            / "If you get no answer, or are not satisfied with the answer, you can complain to the Agency for Digital Government (Digitaliseringsstyrelsen), which supervises that the law is followed.",
        EnforcementLink => "Digitaliseringsstyrelsen, digst.dk" / "Digitaliseringsstyrelsen, digst.dk (in Danish)",
    }
}
