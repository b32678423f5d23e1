//! Texts of the privacy page: what articles 13 and 14 of the data protection regulation ask for.

use crate::domain::indstilling::Indstillinger;
use crate::texts::{Sprog, texts};

texts! {
    /// The privacy page.
    pub enum Privatliv {
        Heading => "Sådan behandler vi dine oplysninger" / "How we use your information",
        Lead =>
            "Vi bruger kun dine oplysninger til at holde styr på din samtale og din frist."
            / "We only use your information to keep track of your meeting and your deadline.",
        ControllerHeading => "Hvem har ansvaret?" / "Who is responsible?",
        Controller =>
            "Din kommune er dataansvarlig for det, kommunen registrerer om dig, og din a-kasse for det, a-kassen registrerer. Kommunen og a-kassen har hver en databeskyttelsesrådgiver, som du kan skrive til. Du finder dem på deres hjemmesider."
            / "Your municipality is the controller of what it registers about you, and your unemployment fund (a-kasse) of what the fund registers. Each has a data protection officer to whom you can write. You find them on their websites.",
        WhatHeading => "Det har vi om dig" / "What we have about you",
        What =>
            "Dit navn, dit cpr-nummer, dine kontaktoplysninger, din kommune og a-kasse, din kontaktgruppe, fravær, der har betydning for dine samtaler, dine frister, dine samtaler, de beskeder, du har fået, og hvilke tider vi har vist dig."
            / "Your name, your civil registration number (CPR), your contact details, your municipality and unemployment fund, your contact group, absence that matters for your meetings, your deadlines, your meetings, the messages you have been sent, and which times we have shown you.",
        SourceHeading => "Hvor har vi det fra?" / "Where do we have it from?",
        Source =>
            "Fra dig selv, fra din kommune og din a-kasse og fra det fælles register, som de bruger i beskæftigelsesindsatsen."
            / "From yourself, from your municipality and your unemployment fund, and from the common register that they use for employment services.",
        PurposeHeading => "Hvad bruger vi det til, og hvorfor må vi?" / "What do we use it for, and why may we?",
        Purpose =>
            "Til at du kan booke de samtaler, du har ret og pligt til, og til at vise bagefter, om du kunne booke inden din frist."
            / "So that you can book the meetings to which you have a right and a duty, and to show afterwards whether you could book before your deadline.",
        Basis =>
            "Grundlaget er databeskyttelsesforordningens artikel 6, stk. 1, litra e, sammen med lov om en aktiv beskæftigelsesindsats og lov om arbejdsløshedsforsikring. Cpr-nummeret bruger vi efter databeskyttelseslovens § 11. Fravær kan vise, at du er syg; det behandler vi efter artikel 9, stk. 2, litra b."
            / "The basis is article 6(1)(e) of the General Data Protection Regulation together with the Danish acts on active employment services and on unemployment insurance. We use the civil registration number under section 11 of the Danish Data Protection Act. Absence may show that you are ill; we process it under article 9(2)(b).",
        WhoHeading => "Det kan andre se" / "What others can see",
        Who =>
            "Medarbejdere i din kommune kan se dine samtaler. Din a-kasse kan se de fælles jobsamtaler, men ikke dine frister."
            / "Staff of your municipality can see your meetings. Your unemployment fund can see the joint job meetings, but not your deadlines.",
        KeptHeading => "Så længe gemmer vi det" / "How long we keep it",
        KeptRest =>
            "Det, vi har om dig selv, bliver slettet, når du ikke længere er tilmeldt, og intet andet er gemt om dig."
            / "Your own details are deleted when you are no longer registered and nothing else is kept about you.",
        LogHeading => "Vi skriver ned, hvem der ser det" / "We write down who sees it",
        Log =>
            "Hver gang nogen ser eller ændrer dine oplysninger, bliver det skrevet ned. Du kan bede din kommune om at få at vide, hvad der står."
            / "Each time somebody sees or changes your information, it is written down. You can ask your municipality to tell you what is written.",
        RightsHeading => "Dine rettigheder" / "Your rights",
        RightSee => "Du kan få at se, hvad vi har om dig." / "You can be shown what we have about you.",
        RightCorrect => "Du kan få forkerte oplysninger rettet." / "You can have wrong information corrected.",
        RightDelete =>
            "I særlige tilfælde kan du få oplysninger slettet, før vi ellers sletter dem, eller få os til at bruge dem mindre."
            / "In special cases you can have information deleted before we otherwise delete it, or have us use it less.",
        RightObject =>
            "Du kan gøre indsigelse mod, at vi bruger dine oplysninger."
            / "You can object to our use of your information.",
        RightsHow =>
            "Skriv eller ring til din kommune eller din a-kasse, hvis du vil bruge en af dem."
            / "Write to or call your municipality or your unemployment fund if you want to use one of them.",
        ComplainHeading => "Klage" / "Complaint",
        Complain =>
            "Er du utilfreds med den måde, vi behandler dine oplysninger på, kan du klage til Datatilsynet."
            / "If you are not satisfied with how we use your information, you can complain to the Danish Data Protection Agency (Datatilsynet).",
        ComplainLink => "Datatilsynet, datatilsynet.dk" / "Datatilsynet, datatilsynet.dk",
        CookiesHeading => "Cookies" / "Cookies",
        Cookies =>
            "Vi bruger én cookie, som husker, at du er logget ind, og én, som i højst 12 timer husker, at det er dig, der sidst brugte siderne, så det, du har skrevet, ikke bliver vist til andre. Begge forsvinder, når du logger af. Der er ingen statistik og ingen andre cookies."
            / "We use one cookie, which remembers that you are logged in, and one, which for at most 12 hours remembers that it was you who last used the pages, so that what you have typed is not shown to others. Both go away when you log out. There are no statistics and no other cookies.",
    }
}

/// How long each is kept, as the settings say today.
pub fn kept(sprog: Sprog, today: &Indstillinger) -> [String; 5] {
    let of = |days| period(sprog, days);
    let (samtale, frist) = (of(today.slet_samtale_dage), of(today.slet_frist_dage));
    let visning = of(today.slet_visning_dage);
    let (besked, log) = (of(today.slet_besked_dage), of(today.slet_revision_dage));
    sprog.pick(
        [
            format!("Samtaler: {samtale}, efter at de er forbi."),
            format!("Frister: {frist}, efter at de er forbi."),
            format!("Hvilke tider vi har vist dig: {visning}."),
            format!("Beskeder: {besked}."),
            format!("Hvem der har set og ændret oplysninger: {log}."),
        ],
        [
            format!("Meetings: {samtale} after they are over."),
            format!("Deadlines: {frist} after they are over."),
            format!("Which times we have shown you: {visning}."),
            format!("Messages: {besked}."),
            format!("Who has seen and changed information: {log}."),
        ],
    )
}

/// Days as people say them: in years where they are whole years.
fn period(sprog: Sprog, days: u32) -> String {
    match (days / 365, days % 365) {
        (1, 0) => sprog.pick("1 år", "1 year").to_owned(),
        (years @ 2.., 0) => format!("{years} {}", sprog.pick("år", "years")),
        _ => format!("{days} {}", sprog.pick("dage", "days")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_follows_the_settings() {
        let mut today = Indstillinger::default();
        assert_eq!(kept(Sprog::Da, &today)[0], "Samtaler: 5 år, efter at de er forbi.");
        assert_eq!(kept(Sprog::En, &today)[3], "Messages: 2 years.");
        today.slet_besked_dage = 365;
        today.slet_revision_dage = 400;
        assert_eq!(
            kept(Sprog::Da, &today)[3..],
            ["Beskeder: 1 år.", "Hvem der har set og ændret oplysninger: 400 dage."]
        );
    }
}
