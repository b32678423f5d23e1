//! Frister and borgere from a file.

use crate::domain::fil::LinjeUdfald;
use crate::texts::texts;

texts! {
    /// The form, what each line will come to, and the result.
    pub enum Filer {
        FristerHeading => "Sæt frister fra en fil",
        BorgereHeading => "Indlæs borgere fra en fil",
        FristerLead => "Hver linje sætter en frist for en borger. Borgeren får brevet, som når fristen sættes på borgerens side.",
        BorgereLead => "Hver linje er en borger med det, registeret ved. En ny borger oprettes; hos en kendt borger ændres det, der er nyt, med alt, hvad der følger af det.",
        LeftOut => "En kolonne, der ikke er i filen, lader det stå, vi ved. Et tomt felt betyder, at der ikke er noget.",
        Columns => "Sådan skal filen se ud",
        ColumnsLead => "Filen er tekst (csv) med højst 500 linjer og en halv megabyte. Den første linje navngiver kolonnerne, adskilt af semikolon eller komma. Rækkefølgen er fri.",
        Required => "Skal være der:",
        Optional => "Kan være der:",
        Example => "Et eksempel:",
        LeadingZero => "Et cpr-nummer er ti cifre. Fjerner regnearket nullet forrest, kan linjen ikke læses: gør kolonnen til tekst.",
        File => "Fil",
        Paste => "Eller skriv linjerne her",
        PasteHint => "Kopiér dem fra et regneark, eller ret dem her. Er der valgt en fil, læses den i stedet.",
        Look => "Se, hvad der sker",
        LookText => "Intet bliver gjort endnu.",
        CheckHeading => "Se efter, før linjerne indlæses",
        NothingReady => "Der er ingen linjer, der kan indlæses",
        NothingReadyText => "De står der allerede, eller skal rettes først.",
        Line => "Linje",
        Borger => "Borger",
        WillBe => "Hvad der sker",
        Note => "Bemærkning",
        NeedsReason => "Kræver en begrundelse",
        Reason => "Begrundelse for frister uden tider nok",
        ReasonHint => "Står i historikken for de linjer, hvor borgeren ikke kan booke nogen tid, og filen ingen begrundelse har. Uden den bliver de linjer ikke indlæst.",
        Load => "Indlæs de linjer, der er klar",
        Mend => "Ret linjerne",
        ResultHeading => "Filen er indlæst",
        ResultBroken => "Filen blev ikke læst til ende",
        ResultBrokenText => "Noget gik i stykker undervejs. Indlæs den samme fil igen: det, der er gjort, bliver ikke gjort to gange.",
        RefusedHeading => "Linjer, der ikke blev indlæst",
        AllDone => "Alle linjer er gjort.",
        Code => "Kode",
        Why => "Hvorfor",
        Download => "Hent resultatet som csv",
        Another => "Indlæs en fil til",
        Back => "Til forsiden",
    }
}

/// What becomes of a line, in a word or two.
pub const fn fil_udfald(udfald: LinjeUdfald) -> &'static str {
    match udfald {
        LinjeUdfald::Ny => "Ny",
        LinjeUdfald::Aendret => "Ændret",
        LinjeUdfald::Uaendret => "Står der allerede",
        LinjeUdfald::Afvist => "Kan ikke indlæses",
    }
}

/// "1 linje", "12 linjer"
pub fn linjer_i_alt(antal: usize) -> String {
    if antal == 1 { "1 linje".to_owned() } else { format!("{antal} linjer") }
}

/// "12 linjer: 9 nye, 1 ændret, 1 står der allerede, 1 kan ikke indlæses."
pub fn oversigt(udfald: &[LinjeUdfald]) -> String {
    let count = |which| udfald.iter().filter(|udfald| **udfald == which).count();
    let part = |which, one: &str, many: &str| match count(which) {
        0 => None,
        1 => Some(format!("1 {one}")),
        n => Some(format!("{n} {many}")),
    };
    let parts = [
        part(LinjeUdfald::Ny, "ny", "nye"),
        part(LinjeUdfald::Aendret, "ændret", "ændret"),
        part(LinjeUdfald::Uaendret, "står der allerede", "står der allerede"),
        part(LinjeUdfald::Afvist, "kan ikke indlæses", "kan ikke indlæses"),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    format!("{}: {}.", linjer_i_alt(udfald.len()), parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_are_counted_in_words() {
        use LinjeUdfald::{Afvist, Ny, Uaendret};
        assert_eq!(oversigt(&[Ny]), "1 linje: 1 ny.");
        assert_eq!(oversigt(&[Ny, Afvist, Ny, Uaendret]), "4 linjer: 2 nye, 1 står der allerede, 1 kan ikke indlæses.");
    }
}
