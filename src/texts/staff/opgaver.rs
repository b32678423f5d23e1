//! The list of tasks.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use crate::domain::opgave::{OPGAVER_TALT, OpgaveSlags};
use crate::texts::{Sprog, dates, texts};

texts! {
    /// The list.
    pub enum Opgaver {
        Heading => "Opgaver",
        Kind => "Årsag",
        AllKinds => "Alle årsager",
        Owner => "Ansvarlig",
        AllOwners => "Alle",
        Mine => "Mine",
        Nobodys => "Uden ansvarlig",
        State => "Vis",
        Open => "Åbne",
        Seen => "Løste",
        Show => "Vis listen",
        None => "Der er ingen opgaver her.",
        NotOurs => "en borger, der ikke hører til jobcenteret længere",
        Nobody => "ingen",
        Since => "Siden",
        Take => "Tag den",
        TakeOver => "Overtag",
        GiveBack => "Giv tilbage",
        Done => "Løst",
        Undo => "Fortryd",
        Stale => "En kollega kom først",
        StaleText => "Opgaven er ændret, siden du åbnede siden. Her er listen, som den er nu. Der er ikke gjort noget.",
        Previous => "Forrige side",
        Next => "Næste side",
        Pages => "Sider",
        Back => "Til forsiden",
    }
}

/// "26 opgaver, side 1 af 2", "Mere end 1.000 opgaver, side 1"
pub fn opgaver_side(i_alt: i64, side: u32, sider: u32) -> String {
    if i_alt > OPGAVER_TALT {
        return format!("Mere end 1.000 opgaver, side {side}");
    }
    let opgaver = if i_alt == 1 { "1 opgave".to_owned() } else { format!("{i_alt} opgaver") };
    if sider > 1 { format!("{opgaver}, side {side} af {sider}") } else { opgaver }
}

/// Which time was closed, and how long she has: "Tiden var fredag den 18. december 2026 kl. 8.00. Borgeren skal booke senest tirsdag
/// den 22. december 2026."
pub fn lukket_tid(slags: OpgaveSlags, start: NaiveDateTime, fristdato: Option<NaiveDate>) -> String {
    let tid = if slags == OpgaveSlags::KunneIkkeFlyttes { "Samtalen er" } else { "Tiden var" };
    let tid = format!("{tid} {}.", dates::date_time_long(Sprog::Da, start));
    match fristdato {
        Some(day) => format!("{tid} Borgeren skal booke senest {}.", dates::date_long(Sprog::Da, day)),
        None => format!("{tid} Borgeren har ingen frist, der løber."),
    }
}

/// "3 samtaler"
pub fn antal_samtaler(antal: usize) -> String {
    if antal == 1 { "1 samtale".to_owned() } else { format!("{antal} samtaler") }
}

/// How old a task is, in its largest unit.
pub fn siden(alder: TimeDelta) -> String {
    let told = |n: i64, one: &str, many: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {many}") };
    match (alder.num_days(), alder.num_hours()) {
        (0, 0) => "under en time".to_owned(),
        (0, hours) => told(hours, "time", "timer"),
        (days, _) => told(days, "dag", "dage"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_told_in_its_largest_unit() {
        let told = |minutes| siden(TimeDelta::minutes(minutes));
        assert_eq!(
            [told(59), told(60), told(120), told(1440), told(4320)],
            ["under en time", "1 time", "2 timer", "1 dag", "3 dage"]
        );
    }
}
