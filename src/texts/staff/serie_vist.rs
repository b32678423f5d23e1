//! A series in full, and what a newer version of its aftale makes of it.

use super::serier::talt;
use crate::domain::serie::SerieDel;
use crate::texts::texts;

texts! {
    /// The rows of a series, and what differs.
    pub enum SerieVistTekst {
        When => "Hvornår",
        Length => "Længde",
        FirstTime => "Første tid",
        LastTime => "Sidste tid",
        NoDays => "Der er ingen tider i aftalens dage",
        How => "Mødes",
        Address => "Adresse",
        Number => "Borgeren ringer til",
        Called => "Borgeren bliver ringet op",
        Link => "Link",
        Who => "Medarbejder eller team",
        Bookable => "Kan bookes",
        Title => "Titel",
        Text => "Det læser borgeren",
        Shared => "Deles",
        LeftOut => "Ingen tider",
        New => "Ny i denne version.",
        Unchanged => "Som i den version, der gælder nu.",
        Before => "Før:",
        Removed => "Tider, der ikke er med mere",
        RemovedText => "De gælder, til den nye version tager over. De, der har booket i dem, beholder deres tid.",
    }
}

/// A series' days and hours: "man, ons i alle uger, kl. 8.30–15.30".
pub fn serie_regel(weekdays: &str, weeks: &str, hours: &str) -> String {
    let days = weekdays.replace(',', ", ");
    let weeks = match weeks {
        "alle" => "alle uger".to_owned(),
        "lige" => "lige uger".to_owned(),
        "ulige" => "ulige uger".to_owned(),
        listed => format!("uge {}", listed.replace(',', ", ")),
    };
    format!("{days} i {weeks}, {hours}")
}

/// "30 minutter, 10 minutters pause imellem"
pub fn laengde(minutter: i32, pause: i32) -> String {
    match pause {
        0 => format!("{minutter} minutter uden pause imellem"),
        _ => format!("{minutter} minutter, {pause} minutters pause imellem"),
    }
}

/// "I alt 96 tider til 288 samtaler i 2 serier."
pub fn i_alt(tider: u32, samtaler: u32, serier: usize) -> String {
    let times = talt(tider, "tid", "tider");
    let conversations = talt(samtaler, "samtale", "samtaler");
    let series = talt(u32::try_from(serier).unwrap_or(u32::MAX), "serie", "serier");
    format!("I alt {times} til {conversations} i {series}.")
}

/// "Mod den version, der gælder nu: 1 ny serie, 2 ændrede, 3 uændrede, 1 er ikke med mere." What there is none of is not told.
pub fn forskel(nye: usize, aendrede: usize, uaendrede: usize, fjernede: usize) -> String {
    let parts = [
        (nye, if nye == 1 { "ny serie" } else { "nye serier" }),
        (aendrede, if aendrede == 1 { "ændret" } else { "ændrede" }),
        (uaendrede, if uaendrede == 1 { "uændret" } else { "uændrede" }),
        (fjernede, "er ikke med mere"),
    ];
    let parts = parts.iter().filter(|(antal, _)| *antal > 0).map(|(antal, hvad)| format!("{antal} {hvad}"));
    format!("Mod den version, der gælder nu: {}.", parts.collect::<Vec<_>>().join(", "))
}

/// "Ændret: ugedage, antal ad gangen."
pub fn aendret(dele: &[SerieDel]) -> String {
    let dele: Vec<_> = dele.iter().map(|del| serie_del(*del)).collect();
    format!("Ændret: {}.", dele.join(", "))
}

/// What a part is called.
pub(super) const fn serie_del(del: SerieDel) -> &'static str {
    match del {
        SerieDel::Ugedage => "ugedage",
        SerieDel::Uger => "uger",
        SerieDel::Klokkeslaet => "klokkeslæt",
        SerieDel::Laengde => "længde og pause",
        SerieDel::Antal => "antal ad gangen",
        SerieDel::Periode => "første og sidste dag",
        SerieDel::Sted => "hvor og hvordan",
        SerieDel::Hvem => "medarbejder eller team",
        SerieDel::Tekst => "titel og beskrivelse",
        SerieDel::Bookbar => "hvornår tiderne kan bookes",
        SerieDel::Deling => "deling mellem a-kasser",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_series_is_read_in_words() {
        assert_eq!(serie_regel("man,ons", "ulige", "kl. 8.30–10.30"), "man, ons i ulige uger, kl. 8.30–10.30");
        assert_eq!(serie_regel("fre", "2026-W49,2026-W51", "kl. 8–9"), "fre i uge 2026-W49, 2026-W51, kl. 8–9");
        assert_eq!(laengde(30, 0), "30 minutter uden pause imellem");
        assert_eq!(laengde(30, 10), "30 minutter, 10 minutters pause imellem");
    }

    #[test]
    fn the_difference_is_counted_and_named() {
        assert_eq!(i_alt(96, 288, 1), "I alt 96 tider til 288 samtaler i 1 serie.");
        let told = forskel(1, 2, 1, 0);
        assert_eq!(told, "Mod den version, der gælder nu: 1 ny serie, 2 ændrede, 1 uændret.");
        assert_eq!(aendret(&[SerieDel::Ugedage, SerieDel::Antal]), "Ændret: ugedage, antal ad gangen.");
    }
}
