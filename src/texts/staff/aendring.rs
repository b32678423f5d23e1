//! Changing the times of an aftale: whom it hits, the decision, and the receipt.

use super::serie_vist::serie_del;
use super::serier::talt;
use crate::domain::aftaleaendring::AendringSlags;
use crate::domain::serie::SerieDel;
use crate::texts::texts;

texts! {
    /// What is shown before and after a change.
    pub enum Aendring {
        HitHeading => "De samtaler, der er booket",
        HitNobody => "Ingen bookede samtaler bliver ramt.",
        ClosingHeading => "Beholder samtalen, men tiden lukkes for nye",
        ClosingText => "Samtalerne bliver holdt, og hver bliver en opgave. Skal de i stedet flyttes eller aflyses, kan du gøre det fra kvitteringen, når du har gemt.",
        OldHeading => "Står stadig med det gamle sted, den gamle medarbejder eller den gamle tekst",
        OldText => "Samtalerne bliver på deres tid. Dem, der booker efter dig, får det nye.",
        HasNow => "Har nu",
        Choose => "Hvad skal der ske med dem?",
        Follow => "Ret også de samtaler, der er booket",
        FollowNote => "Borgerne får besked om ændringen. Kan en samtale ikke rettes, bliver den en opgave.",
        Leave => "Lad dem stå",
        LeaveNote => "Hver bliver en opgave, så en af jer ser på den.",
        OthersHeading => "Det rammer andre nu",
        OthersText => "Nogen har booket, flyttet eller aflyst, siden du så det. Intet er gemt. Her er det, som det er nu.",
        StaleHeading => "En anden har ændret det, mens du havde siden åben",
        StaleText => "Intet er gemt. Det, du har skrevet, står her endnu. Ved hvert felt, der er forskelligt, kan du se, hvad der står nu. Se forskellen igennem, før du gemmer.",
        SeeDifference => "Se, hvad du ændrer",
        DifferenceHeading => "Det ændrer du, hvis du gemmer",
        DifferenceNone => "Der er ingen forskel fra det, der er gemt.",
        Now => "Nu",
        YouWrite => "Du skriver",
        Field => "Felt",
        Empty => "intet",
        WhenColumn => "Hvornår",
        WhoColumn => "Borger",
        TimesHeading => "Det skete der med tiderne",
        TimesNone => "Ingen tider er ændret.",
        Changed => "Rettet, og borgeren får besked",
        Untold => "Rettet, men borgeren kunne ikke få besked",
        UntoldText => "Der er ingen besked på vej til dem. Ring eller skriv selv.",
        Refused => "Kunne ikke rettes",
        RefusedText => "De står, som de stod, og hver er blevet en opgave.",
        Why => "Hvorfor",
        SomebodyElse => "En anden rettede samtalen imens",
        Closed => "Tiden er lukket for nye, og samtalen står",
        ClosedText => "Ingen har fået besked, for samtalerne bliver holdt. Hver er blevet en opgave.",
        Left => "Står med det gamle",
        LeftText => "Ingen har fået besked. Hver er blevet en opgave.",
        Gone => "Var aflyst, flyttet eller rettet, da turen kom",
        GoneText => "Der er ikke gjort noget ved dem.",
        Waiting => "Turen er ikke kommet til dem endnu",
        WaitingText => "Du kan gå fra siden; arbejdet fortsætter, og du finder kvitteringen igen på aftalens side.",
        Refresh => "Se, hvor langt vi er nået",
        Nobody => "Ingen bookede samtaler blev ramt.",
        MoveOrCallOff => "Flyt eller aflys samtalerne",
        SeeTasks => "Se opgaverne",
        BackToAftale => "Til aftalen",
        UndoHeading => "Fortryd",
        UndoText => "Aftalen får sin sidste dag tilbage, og de tider, der blev lukket, åbnes igen. Opgaverne om dem lukkes.",
        Undo => "Fortryd opsigelsen",
        UndoNot => "Opsigelsen kan ikke fortrydes mere: aftalen er ændret siden, eller en anden aftale gælder i de dage.",
        Undone => "Opsigelsen er fortrudt. Aftalen gælder igen til den dag, den gjaldt til før.",
        EndLead => "Intet er sket endnu. Tiderne efter den dag lukkes for nye bookinger.",
        EndStand => "Samtaler efter den dag",
        EndStandText => "De bliver holdt, og hver bliver en opgave. Skal de flyttes eller aflyses, kan du gøre det fra kvitteringen.",
        EndNobody => "Ingen har booket efter den dag.",
        EndDo => "Sig aftalen op",
        EndBack => "Fortryd",
        VersionSee => "Se, hvem den nye version rammer",
        VersionHeading => "Det rammer den nye version",
        VersionLead => "Sådan er det nu. Der sker først noget, når begge parter har sagt ja.",
        VersionStand => "Tiden er ikke med i den nye version. Samtalerne bliver holdt, og hver bliver en opgave, når versionen tager over.",
        VersionOld => "Samtalerne bliver på deres tid og beholder det, der blev aftalt med borgeren. Hver bliver en opgave, når versionen tager over.",
        Receipts => "Ændringer af tiderne",
        At => "Hvornår",
        What => "Hvad",
        HowFar => "Status",
    }
}

/// What was done, as the heading of its receipt.
pub const fn aendring_slags(slags: AendringSlags) -> &'static str {
    match slags {
        AendringSlags::SerieRettet => "Tiderne er rettet",
        AendringSlags::Opsagt => "Aftalen er sagt op",
        AendringSlags::Afloest => "En ny version tog over",
    }
}

/// "Rammer 3 bookede samtaler"
pub fn rammer_samtaler(antal: usize) -> String {
    format!("Rammer {}", talt(tal(antal), "booket samtale", "bookede samtaler"))
}

/// "Sig aftalen op til 31. december 2026?"
pub fn opsig_heading(sidste: &str) -> String {
    format!("Sig aftalen op til {sidste}?")
}

/// What became of the times, a line for each kind that happened.
pub fn tiderne(nye: i64, aendrede: i64, genaabnede: i64, lukkede: i64) -> Vec<String> {
    let lines = [
        (nye, "ny tid er lavet", "nye tider er lavet"),
        (aendrede, "tid er ændret", "tider er ændret"),
        (genaabnede, "tid er åbnet igen", "tider er åbnet igen"),
        (lukkede, "tid er lukket for nye bookinger", "tider er lukket for nye bookinger"),
    ];
    let told = lines.into_iter().filter(|(count, ..)| *count > 0);
    told.map(|(count, one, many)| talt(u32::try_from(count).unwrap_or(u32::MAX), one, many)).collect()
}

/// "hvor og hvordan: Andetsted 3, personligt møde"
pub fn har_nu(del: SerieDel, hvad: &str) -> String {
    format!("{}: {hvad}", serie_del(del))
}

/// "Nu: Andetsted 3, ændret af Jytte Prøve kl. 9.12"
pub fn nu(vaerdi: &str, hvem: Option<&str>) -> String {
    let vaerdi = if vaerdi.trim().is_empty() { Aendring::Empty.da() } else { vaerdi };
    match hvem {
        Some(hvem) => format!("Nu: {vaerdi}, {hvem}"),
        None => format!("Nu: {vaerdi}"),
    }
}

/// "ændret af Jytte Prøve kl. 9.12"; on another day with the day.
pub fn aendret_af(navn: Option<&str>, hvornaar: &str) -> String {
    match navn {
        Some(navn) => format!("ændret af {navn} {hvornaar}"),
        None => format!("ændret {hvornaar}"),
    }
}

fn tal(antal: usize) -> u32 {
    u32::try_from(antal).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_now_is_told_with_who_wrote_it() {
        let who = aendret_af(Some("Jytte Prøve"), "kl. 9.12");
        assert_eq!(nu("Andetsted 3", Some(&who)), "Nu: Andetsted 3, ændret af Jytte Prøve kl. 9.12");
        assert_eq!(nu(" ", None), "Nu: intet");
    }

    #[test]
    fn only_what_happened_to_times_is_told() {
        assert!(tiderne(0, 0, 0, 0).is_empty());
        assert_eq!(tiderne(0, 1, 0, 303), ["1 tid er ændret", "303 tider er lukket for nye bookinger"]);
    }
}
