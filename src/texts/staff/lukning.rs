//! Closing times: the choice, who is hit, what was done.

use chrono::NaiveDate;

use super::serier::talt;
use crate::domain::lukning::MasseStatus;
use crate::texts::{Sprog, dates, texts};

texts! {
    /// The pages of a closure.
    pub enum Lukning {
        Heading => "Luk tider",
        Lead => "Vælg tiderne. Du ser, hvem det rammer, før der sker noget.",
        From => "Første dag",
        To => "Sidste dag",
        AKasse => "A-kasse",
        AllAKasser => "Alle a-kasser",
        Serie => "Kun disse serier",
        OnlySeries => "Vælg serier (ellers er det alle)",
        Preview => "Se, hvem det rammer",
        HitHeading => "Det rammer",
        Times => "Tider",
        TimesLead => "Fold en dag ud for at fjerne fluebenet ved de tider, der ikke skal lukkes, og tryk på »Se, hvem det rammer« igen.",
        Nobody => "Ingen har booket i de valgte tider.",
        Booked => "Har booket",
        When => "Hvornår",
        Who => "Borger",
        ChooseHeading => "Hvad skal der ske?",
        CloseOnly => "Luk for nye bookinger",
        CloseOnlyText => "De samtaler, der er booket, bliver holdt.",
        CallOff => "Aflys tiderne og de samtaler, der er booket i dem",
        CallOffText => "Du ser beskeden og skriver en begrundelse, før noget bliver aflyst. Hver aflysning bliver en opgave.",
        ConfirmCallOff => "Intet er aflyst endnu. De borgere, der står her, mister deres tid og får besked med det samme. En frist, der var \
                           indfriet, bliver aktiv igen. En aflysning kan ikke fortrydes.",
        Reason => "Begrundelse",
        ReasonHint => "Hvorfor samtalerne aflyses. Den står på resultatet, så I selv kan se den bagefter. Borgerne får den ikke.",
        MessageHeading => "Den besked, borgerne får",
        MessageText => "Sådan lyder beskeden til den første af dem. De andre får den samme med deres eget tidspunkt.",
        DoCallOff => "Aflys samtalerne",
        BackToChoice => "Tilbage til valget",
        TimesClosed => "Der lukkes samtidig for nye bookinger i",
        ConfirmMove => "Intet er flyttet endnu. Hver samtale flyttes til den tid, der står her, eller slet ikke. Borgerne får besked.",
        NoOtherTime => "Ingen anden tid: samtalen bliver stående og bliver en opgave",
        DoMove => "Flyt samtalerne",
        Move => "Flyt bookingerne til andre tider",
        OtherForm => "Brug også tider med en anden samtaleform",
        MovedHeading => "Samtaler, der er flyttet",
        MovedFrom => "Fra",
        MovedTo => "Til",
        MovedBack => "Flyttet tilbage",
        NotMoved => "Samtaler, der ikke er flyttet",
        NotMovedText => "Der var ingen anden tid til dem, den tid, der blev vist, blev taget imens, eller turen er ikke kommet til dem \
                         endnu. Tiden er lukket, men samtalen står, og hver er blevet en opgave.",
        UndoMoved => "De tider, der blev lukket her, åbnes igen, og de samtaler, der blev flyttet, flyttes tilbage, hvis ingen har \
                      ændret dem siden. Borgerne får besked igen.",
        StaleHeading => "Det er ikke længere det, du så",
        StaleText => "Du har ændret dit valg, eller nogen har booket, flyttet eller lukket imens. Intet er lukket. Her er det, som det er nu.",
        ResultHeading => "Lukning af tider",
        Refresh => "Se, hvor langt vi er nået",
        RefreshText => "Du kan gå fra siden; arbejdet fortsætter, og du finder den igen under Luk tider.",
        CalledOffHeading => "Samtaler, der er aflyst",
        WaitingHeading => "Samtaler, turen ikke er kommet til endnu",
        StandHeading => "Samtaler, der bliver holdt",
        StandText => "De er ikke aflyst.",
        StandAfterCallOff => "De er ikke aflyst: de er begyndt, flyttet hertil bagefter, eller turen er ikke kommet til dem endnu.",
        NotTold => "Ikke underrettet",
        NotToldText => "Der er ingen besked på vej til dem. Ring eller skriv selv.",
        Told => "Besked",
        ToldYes => "Sendt eller på vej",
        ToldNo => "Ring eller skriv selv",
        UndoHeading => "Fortryd",
        UndoText => "De tider, der blev lukket her, åbnes igen, og dage, der blev taget ud, får deres tider. Aflyste samtaler \
                     kommer ikke tilbage.",
        Undo => "Åbn tiderne igen",
        Latest => "De seneste lukninger",
        Days => "Hvilke dage",
        LaterHeading => "Dage, der ikke er lagt tider ud for endnu",
        Begun => "Begyndt",
        What => "Hvad",
        State => "Status",
        Back => "Luk andre tider",
    }
}

/// "12 tider, 3 samtaler"
pub fn rammer(tider: usize, samtaler: usize) -> String {
    format!("{}, {}", antal_tider(tider), antal_samtaler(samtaler))
}

/// "12 tider"
pub fn antal_tider(tider: usize) -> String {
    talt(u32::try_from(tider).unwrap_or(u32::MAX), "tid", "tider")
}

fn antal_samtaler(samtaler: usize) -> String {
    talt(u32::try_from(samtaler).unwrap_or(u32::MAX), "booket samtale", "bookede samtaler")
}

/// "8. februar 2027", or "8. februar 2027–31. marts 2027".
pub fn dage(fra: NaiveDate, til: NaiveDate) -> String {
    let plain = |day| dates::date_plain(Sprog::Da, day);
    if fra == til { plain(fra) } else { format!("{}–{}", plain(fra), plain(til)) }
}

/// What a closure is about: "8. februar 2027–31. marts 2027, HK Danmark, 2 serier".
pub fn valgt(fra: NaiveDate, til: NaiveDate, a_kasse: Option<&str>, serier: Option<i32>) -> String {
    let serier = serier.map(|count| talt(u32::try_from(count).unwrap_or(u32::MAX), "serie", "serier"));
    [Some(dage(fra, til)), a_kasse.map(str::to_owned), serier].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What becomes of the days that no times are laid out for yet.
pub fn senere(tider: usize, fra: NaiveDate, til: NaiveDate) -> String {
    let (days, tider) = (dage(fra, til), antal_tider(tider));
    format!(
        "Tiderne for {days} er ikke lagt ud endnu. {tider}, der ellers ville komme, bliver ikke lagt ud. Fortryder du, kommer de."
    )
}

/// The link to a closure that left days out: "Se lukningen af 8. februar 2027"
pub fn lukningen(fra: NaiveDate, til: NaiveDate) -> String {
    format!("Se lukningen af {}", dage(fra, til))
}

/// The same afterwards.
pub fn udtaget(serier: i64, fra: NaiveDate, til: NaiveDate) -> String {
    let serier = talt(u32::try_from(serier).unwrap_or(u32::MAX), "serie", "serier");
    format!("Der bliver ikke lagt tider ud for {} i {serier}.", dage(fra, til))
}

/// "Aflys 3 bookede samtaler?"
pub fn aflys_heading(samtaler: usize) -> String {
    format!("Aflys {}?", antal_samtaler(samtaler))
}

/// "Flyt 3 bookede samtaler?", and how many find no time.
pub fn flyt_heading(flyttes: usize, bliver: usize) -> String {
    match bliver {
        0 => format!("Flyt {}?", antal_samtaler(flyttes)),
        _ => format!("Flyt {}? {bliver} kan ikke flyttes", antal_samtaler(flyttes)),
    }
}

/// "mandag den 30. november 2026, Team Prøve: 8 tider kl. 8.30–12.30, 3 booket"
pub fn gruppe(dag: &str, hvem: &str, kl: &str, tider: usize, booket: usize) -> String {
    format!("{dag}, {hvem}: {} {kl}, {booket} booket", antal_tider(tider))
}

/// What moving does. `varsel`: days between now and the new time.
pub fn move_text(varsel: u64) -> String {
    format!(
        "Du ser, hvor hver samtale flyttes hen, før det sker: den nærmeste ledige tid hos samme a-kasse, inden fristen og tidligst om \
         {varsel} dage. Det, der ikke kan flyttes, bliver en opgave."
    )
}

/// "og 40 til"
pub fn og_flere(flere: usize) -> String {
    format!("og {flere} til")
}

/// How far a change is: "40 af 5000 tider er lukket. 3 var lukket i forvejen."
pub fn fremdrift(tider: i64, venter: i64, var_lukket: i64, genaabnet: i64) -> String {
    let done = tider - venter;
    let mut told = format!("{done} af {tider} tider har haft deres tur.");
    if var_lukket > 0 {
        told += &format!(" {var_lukket} var lukket i forvejen.");
    }
    if genaabnet > 0 {
        told += &format!(" {genaabnet} er åbnet igen.");
    }
    told
}

/// Where a change stands.
pub const fn masse_status(status: MasseStatus) -> &'static str {
    match status {
        MasseStatus::IGang => "I gang",
        MasseStatus::Faerdig => "Færdig",
        MasseStatus::Fortrudt => "Fortrudt",
    }
}
