//! The figures as tables: one shape for the page, and for the file one can take home.

use crate::services::statistik::{Brug, Samtaler, Soegninger, Statistik};
use crate::texts::dates;
use crate::texts::overblik::{Overblik, andel, interval};

use super::chart::Bar;

/// One subject: a heading, what it is about, its bars, its table.
pub struct Emne {
    pub heading: Overblik,
    pub lead: Overblik,
    pub bars: Vec<Bar>,
    pub head: Vec<Overblik>,
    pub rows: Vec<Vec<String>>,
}

/// All subjects, in the order of the page.
pub fn emner(tal: &Statistik) -> Vec<Emne> {
    let all = [Some(brug(tal)), frister(tal), Some(ventetid(tal)), Some(forloeb(tal)), soegninger(tal)];
    all.into_iter().flatten().collect()
}

fn brug(tal: &Statistik) -> Emne {
    let mut bars: Vec<Bar> = Vec::new();
    for brug in &tal.brug {
        let name = brug.uge.number().to_string();
        match bars.last_mut().filter(|bar| bar.name == name) {
            Some(bar) => (bar.whole, bar.filled) = (bar.whole + brug.pladser, bar.filled + brug.optaget),
            None => bars.push(Bar { name, whole: brug.pladser, filled: brug.optaget }),
        }
    }
    let row = |brug: &Brug| {
        vec![
            dates::week(brug.uge),
            brug.a_kasse.clone(),
            brug.pladser.to_string(),
            brug.optaget.to_string(),
            andel(brug.optaget, brug.pladser),
        ]
    };
    Emne {
        heading: Overblik::Use,
        lead: Overblik::UseLead,
        bars,
        head: vec![Overblik::Week, Overblik::AKasse, Overblik::Places, Overblik::Taken, Overblik::Share],
        rows: tal.brug.iter().map(row).collect(),
    }
}

fn ventetid(tal: &Statistik) -> Emne {
    let alle: i64 = tal.ventetid.iter().map(|(_, antal)| antal).sum();
    let shown: Vec<_> = tal.ventetid.iter().filter(|_| alle > 0).collect();
    let bar = |&&(dage, antal): &&(_, i64)| Bar { name: interval(dage).to_owned(), whole: antal, filled: antal };
    let row = |&&(dage, antal): &&(_, i64)| vec![interval(dage).to_owned(), antal.to_string(), andel(antal, alle)];
    Emne {
        heading: Overblik::Lead,
        lead: Overblik::LeadLead,
        bars: shown.iter().map(bar).collect(),
        head: vec![Overblik::Days, Overblik::Conversations, Overblik::Share],
        rows: shown.iter().map(row).collect(),
    }
}

fn frister(tal: &Statistik) -> Option<Emne> {
    let frister = tal.frister?;
    let all = [
        (Overblik::Met, frister.naaet),
        (Overblik::Missed, frister.misset),
        (Overblik::Open, frister.aabne),
        (Overblik::Closed, frister.lukket),
    ];
    let alle: i64 = all.iter().map(|(_, antal)| antal).sum();
    let shown: Vec<_> = all.into_iter().filter(|_| alle > 0).collect();
    let row = |&(what, antal): &(Overblik, i64)| vec![what.da().to_owned(), antal.to_string(), andel(antal, alle)];
    let short = [Overblik::Taken, Overblik::Missed, Overblik::OpenShort, Overblik::ClosedShort];
    let bar =
        |(name, &(_, filled)): (Overblik, &(Overblik, i64))| Bar { name: name.da().to_owned(), whole: alle, filled };
    Some(Emne {
        heading: Overblik::Frister,
        lead: Overblik::FristerLead,
        bars: short.into_iter().zip(&shown).map(bar).collect(),
        head: vec![Overblik::Frister, Overblik::Count, Overblik::Share],
        rows: shown.iter().map(row).collect(),
    })
}

fn forloeb(tal: &Statistik) -> Emne {
    let row = |sum: &Samtaler| {
        let counts = [
            sum.alle,
            sum.flytninger,
            sum.aflyst_af_borger,
            sum.aflyst_ellers,
            sum.fremmoedt,
            sum.udeblevet,
            sum.afbud,
        ];
        // Of those of whom somebody has registered how it went.
        let registered = sum.fremmoedt + sum.udeblevet + sum.afbud;
        let shares = [
            andel(sum.flytninger, sum.alle),
            andel(sum.aflyst_af_borger + sum.aflyst_ellers, sum.alle),
            andel(sum.udeblevet, registered),
        ];
        let counts = counts.map(|count| count.to_string());
        std::iter::once(sum.a_kasse.clone()).chain(counts).chain(shares).collect()
    };
    let sum = |of: fn(&Samtaler) -> i64| tal.samtaler.iter().map(of).sum::<i64>();
    let alle = sum(|one| one.alle);
    let bar = |(name, filled): (Overblik, i64)| Bar { name: name.da().to_owned(), whole: alle, filled };
    let bars = [
        (Overblik::Moves, sum(|one| one.flytninger)),
        (Overblik::Cancelled, sum(|one| one.aflyst_af_borger + one.aflyst_ellers)),
        (Overblik::Came, sum(|one| one.fremmoedt)),
        (Overblik::NoShow, sum(|one| one.udeblevet)),
        (Overblik::Afbud, sum(|one| one.afbud)),
    ];
    Emne {
        heading: Overblik::Course,
        lead: Overblik::CourseLead,
        bars: bars.map(bar).into(),
        head: vec![
            Overblik::AKasse,
            Overblik::Conversations,
            Overblik::Moves,
            Overblik::CancelledByBorger,
            Overblik::CancelledOtherwise,
            Overblik::Came,
            Overblik::NoShow,
            Overblik::Afbud,
            Overblik::MoveShare,
            Overblik::CancelShare,
            Overblik::NoShowShare,
        ],
        rows: tal.samtaler.iter().map(row).collect(),
    }
}

fn soegninger(tal: &Statistik) -> Option<Emne> {
    let weeks = tal.soegninger.as_ref()?;
    let bar =
        |week: &Soegninger| Bar { name: week.uge.number().to_string(), whole: week.alle, filled: week.uden_tider };
    let row = |week: &Soegninger| {
        vec![
            dates::week(week.uge),
            week.alle.to_string(),
            week.uden_tider.to_string(),
            andel(week.uden_tider, week.alle),
        ]
    };
    Some(Emne {
        heading: Overblik::Searches,
        lead: Overblik::SearchesLead,
        bars: weeks.iter().map(bar).collect(),
        head: vec![Overblik::Week, Overblik::AllSearches, Overblik::Without, Overblik::Share],
        rows: weeks.iter().map(row).collect(),
    })
}
