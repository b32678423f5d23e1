//! Texts of the accessibility statement and the privacy page.

use super::texts;

texts! {
    /// The accessibility statement and the privacy page.
    pub enum Legal {
        AccessibilityHeading => "Tilgængelighedserklæring" / "Accessibility statement",
        AccessibilityLead =>
            "Alle skal kunne booke en samtale her, også med skærmlæser, kun med tastatur og på en lille skærm."
            / "Everybody must be able to book a meeting here, also with a screen reader, with a keyboard alone and on a small screen.",
        StandardHeading => "Det, vi går efter" / "What we aim for",
        Standard =>
            "Siderne er bygget efter WCAG 2.2 på niveau AA med Det Fælles Designsystem. Alt virker uden JavaScript."
            / "The pages are built to WCAG 2.2 at level AA with the common Danish design system. Everything works without JavaScript.",
        TestedHeading => "Sådan er siderne prøvet" / "How the pages are tested",
        Tested =>
            "Hver side bliver prøvet automatisk, hver gang vi ændrer noget: med axe uden undtagelser, på en skærm, der er 320 punkter bred, og uden JavaScript. Siderne er endnu ikke prøvet af brugere med hjælpemidler."
            / "Every page is tested automatically each time we change something: with axe without exceptions, on a screen 320 pixels wide, and without JavaScript. The pages have not yet been tried by users with assistive technology.",
        TellHeading => "Fortæl os om fejl" / "Tell us about faults",
        Tell =>
            "Er der noget, du ikke kan bruge, så ring til din kommune. De kan også booke tiden for dig."
            / "If there is something you cannot use, ring your municipality. They can also book the time for you.",
        PrivacyHeading => "Sådan behandler vi dine oplysninger" / "How we use your information",
        PrivacyLead =>
            "Vi bruger kun dine oplysninger til at holde styr på din samtale og din frist."
            / "We only use your information to keep track of your meeting and your deadline.",
        WhatHeading => "Det har vi om dig" / "What we have about you",
        What =>
            "Dit navn, dit cpr-nummer, dine kontaktoplysninger, din kommune og a-kasse, din kontaktgruppe, fravær, der har betydning for dine samtaler, dine frister, dine samtaler, og hvilke tider vi har vist dig."
            / "Your name, your civil registration number (CPR), your contact details, your municipality and unemployment fund, your contact group, absence that matters for your meetings, your deadlines, your meetings, and which times we have shown you.",
        WhoHeading => "Det kan andre se" / "What others can see",
        Who =>
            "Medarbejdere i din kommune kan se dine samtaler. Din a-kasse kan se de fælles jobsamtaler, men ikke dine frister."
            / "Staff of your municipality can see your meetings. Your unemployment fund can see the joint job meetings, but not your deadlines.",
        LogHeading => "Vi skriver ned, hvem der ser det" / "We write down who sees it",
        Log =>
            "Hver gang nogen ser eller ændrer dine oplysninger, bliver det skrevet ned. Du kan bede din kommune om at få at vide, hvad der står."
            / "Each time somebody sees or changes your information, it is written down. You can ask your municipality to tell you what is written.",
        CookiesHeading => "Cookies" / "Cookies",
        Cookies =>
            "Vi bruger én cookie, som husker, at du er logget ind. Den forsvinder, når du logger af. Der er ingen statistik og ingen andre cookies."
            / "We use one cookie, which remembers that you are logged in. It goes away when you log out. There are no statistics and no other cookies.",
    }
}
