//! Series: the form, and what it comes to in plain words.

use chrono::NaiveDate;

use crate::domain::rules::Code;
use crate::domain::serie::{Omfang, Tilpasning};
use crate::texts::rules::told;
use crate::texts::{Sprog, dates, texts};

texts! {
    /// The pages of the series.
    pub enum Serier {
        NewHeading => "Læg tider ind",
        EditHeading => "Ret tider",
        Lead => "Skriv, hvornår der kan holdes samtaler. Du ser, hvad det bliver til, før du gemmer.",
        Agreement => "Aftalen gælder",
        Rule => "Hvornår",
        Weekdays => "Ugedage",
        Weeks => "Uger",
        EveryWeek => "Alle uger",
        EvenWeeks => "Lige uger",
        OddWeeks => "Ulige uger",
        ListedWeeks => "Udvalgte uger",
        Listed => "De udvalgte uger",
        ListedHint => "Kun ved udvalgte uger. Skriv dem med komma imellem, for eksempel 2026-W49, 2026-W51.",
        From => "Første dag",
        To => "Sidste dag",
        FromClock => "Første samtale begynder kl.",
        ToClock => "Sidste samtale slutter senest kl.",
        Length => "Minutter pr. samtale",
        Pause => "Minutters pause imellem",
        Capacity => "Samtaler ad gangen",
        Bookable => "Hvornår tiderne kan bookes",
        BookableFrom => "Åbner for booking så mange dage før",
        BookableFromHint => "Lad feltet stå tomt, hvis tiderne kan bookes, så snart de er der.",
        BookableTo => "Lukker for booking så mange dage før",
        BookableToHint => "0 er dagen selv. Lad feltet stå tomt, hvis tiderne kan bookes, indtil de begynder.",
        BookableClock => "Lukker den dag kl.",
        BookableClockHint => "Lad feltet stå tomt, hvis tiderne kan bookes hele den dag.",
        Sharing => "Del tiderne med andre a-kasser",
        Shares => "Pladser, der holdes til hver a-kasse på hver tid",
        SharesHint => "Tomt: a-kassen deler ikke tiderne. 0: den deler de pladser, der ikke holdes til nogen.",
        Release => "Frigiv ubrugte pladser så mange timer før",
        ReleaseHint => "Så kan alle, der deler tiden, booke dem. Lad feltet stå tomt, hvis de aldrig skal frigives.",
        Where => "Hvor og med hvem",
        Form => "Samtaleform",
        Address => "Adresse",
        AddressHint => "Ved personligt møde.",
        Phone => "Nummer, borgeren skal ringe til",
        PhoneHint => "Ved telefonsamtale. Lad feltet stå tomt, hvis I ringer til borgeren.",
        Link => "Link",
        LinkHint => "Ved videomøde.",
        Who => "Medarbejder eller team",
        Title => "Titel",
        Text => "Hvad samtalen handler om, og hvad borgeren skal have med",
        DefaultTitle => "Fælles jobsamtale",
        DefaultText => "Vi taler om din jobsøgning og lægger en plan sammen. Tag gerne dit cv med.",
        Preview => "Se, hvad det bliver til",
        Save => "Gem tiderne",
        SaveAnyway => "Gem tiderne alligevel",
        LookAgain => "Se efter, før du gemmer",
        LookAgainText => "Gem alligevel, hvis det er rigtigt.",
        Cancel => "Fortryd",
        PreviewHeading => "Det bliver til",
        FirstWeeks => "De første uger og fridage",
        DaysOff => "Fridage, der er taget fra",
        Day => "Dag",
        Times => "Tider",
        EffectHeading => "Det sker der med de tider, der er",
        Kept => "Ingen mister en booket tid.",
        ChangedHeading => "Du har rettet siden forhåndsvisningen",
        ChangedText => "Se, hvad det bliver til nu, og gem så.",
        OverlapHeading => "De samme medarbejdere har andre tider samtidig",
        OverlapText => "Er der folk nok til begge dele, kan du gemme alligevel.",
        SeeOverlap => "Se de tider, det falder sammen med",
    }
}

/// "3 samtaler ad gangen × 8 tider om ugen × 12 uger = 288 samtaler"
pub fn omfang(omfang: &Omfang) -> String {
    let Omfang { ad_gangen, tider_om_ugen, uger, tider, .. } = omfang;
    let at_once = talt(*ad_gangen, "samtale", "samtaler");
    let (week, total) = (talt(*tider_om_ugen, "tid", "tider"), talt(omfang.samtaler(), "samtale", "samtaler"));
    let weeks = talt(*uger, "uge", "uger");
    if omfang.er_jaevn() {
        format!("{at_once} ad gangen × {week} om ugen × {weeks} = {total}")
    } else {
        format!("{at_once} ad gangen × {} = {total} (op til {week} om ugen i {weeks})", talt(*tider, "tid", "tider"))
    }
}

/// What becomes of the times there are, a line for each kind that happens.
pub fn tilpasning(plan: &Tilpasning) -> Vec<String> {
    let changed = plan.nyt_slut.len() + plan.nyt_antal.len();
    let bookable = "kan bookes fra eller til et andet tidspunkt, eller deles af andre";
    let (one_bookable, bookable) = (format!("tid {bookable}"), format!("tider {bookable}"));
    let lines = [
        (plan.nye.len(), "ny tid bliver lavet", "nye tider bliver lavet"),
        (changed, "tid får ny længde eller nyt antal pladser", "tider får ny længde eller nyt antal pladser"),
        (plan.nyt_bookbar.len(), one_bookable.as_str(), bookable.as_str()),
        (plan.genaabnes.len(), "lukket tid åbnes igen", "lukkede tider åbnes igen"),
        (plan.lukkes.len(), "tid, ingen har booket, lukkes", "tider, ingen har booket, lukkes"),
        (
            plan.booket.len(),
            "tid, der er booket, beholdes og lukkes for nye bookinger",
            "tider, der er booket, beholdes og lukkes for nye bookinger",
        ),
        (plan.uroert, "tid bliver, som den er", "tider bliver, som de er"),
    ];
    let told = lines.into_iter().filter(|(count, ..)| *count > 0);
    told.map(|(count, one, many)| talt(u32::try_from(count).unwrap_or(u32::MAX), one, many)).collect()
}

/// What of its days and hours is worth a second look.
pub const fn usaedvanlig(kode: Code) -> &'static str {
    match kode {
        Code::OutsideDagtimer => "Nogle af tiderne begynder uden for dagtimerne (kl. 7–18)",
        Code::OnDayOff => "Nogle af tiderne ligger i en weekend eller på en dag, hvor alt er lukket",
        other => told(other),
    }
}

/// "mandag 29. marts: 2. påskedag"
pub fn fridag(day: NaiveDate, navn: &str) -> String {
    format!("{}: {navn}", dates::date_long(Sprog::Da, day))
}

/// "1 tid", "2 tider"
pub fn talt(count: u32, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn the_total_stands_in_plain_words() {
        let even = Omfang {
            ad_gangen: 3,
            tider_om_ugen: 8,
            uger: 12,
            tider: 96,
            dage: None,
            fridage: vec![],
            foerste_uger: BTreeMap::new(),
        };
        assert_eq!(omfang(&even), "3 samtaler ad gangen × 8 tider om ugen × 12 uger = 288 samtaler");
        let uneven = Omfang { ad_gangen: 1, tider: 95, ..even };
        assert_eq!(omfang(&uneven), "1 samtale ad gangen × 95 tider = 95 samtaler (op til 8 tider om ugen i 12 uger)");
    }

    #[test]
    fn only_what_happens_is_told() {
        assert!(tilpasning(&Tilpasning::default()).is_empty());
        let plan = Tilpasning { uroert: 1, ..Tilpasning::default() };
        assert_eq!(tilpasning(&plan), ["1 tid bliver, som den er"]);
    }
}
