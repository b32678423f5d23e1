//! Changing the times of an agreed aftale: whose conversations it hits, why, and what becomes of each.

use super::serie::SerieDel;
use super::stored_text::stored_text;

stored_text! {
    /// What was done with the aftale.
    pub enum AendringSlags {
        /// A series was changed.
        SerieRettet = "serie_rettet",
        /// It was ended.
        Opsagt = "opsagt",
        /// A newer version took over.
        Afloest = "afloest",
    }
}

stored_text! {
    /// Why a booked conversation is hit.
    pub enum RamtGrund {
        /// Its time is in the aftale no more: it is held, and nobody else can book the time.
        TidenLukkes = "tiden_lukkes",
        /// Its time stays, but the place, the employee or the text is what the series said before.
        DetGamle = "det_gamle",
    }
}

stored_text! {
    /// What became of a conversation that is hit.
    pub enum RamtUdfald {
        /// Its turn has not come.
        Venter = "venter",
        /// It is as the series says now, and the borger is told.
        Rettet = "rettet",
        /// It stands as it was; somebody sees to it.
        Opgave = "opgave",
        /// It was to be changed, and a rule says no; somebody sees to it.
        Afvist = "afvist",
        /// It had been called off, moved or begun when its turn came.
        Vaek = "vaek",
    }
}

/// The parts of a series that its booked conversations carry along, in the order in which they are told.
pub const FOELGER: [SerieDel; 3] = [SerieDel::Sted, SerieDel::Hvem, SerieDel::Tekst];

/// Which of them, as it is stored: "sted,hvem".
pub fn dele_som_tekst(dele: &[SerieDel]) -> String {
    dele.iter().filter_map(|&del| navn(del)).collect::<Vec<_>>().join(",")
}

/// The same back again. A part that is unknown is none.
pub fn dele_af_tekst(text: &str) -> Vec<SerieDel> {
    FOELGER.into_iter().filter(|&del| text.split(',').any(|one| Some(one) == navn(del))).collect()
}

const fn navn(del: SerieDel) -> Option<&'static str> {
    match del {
        SerieDel::Sted => Some("sted"),
        SerieDel::Hvem => Some("hvem"),
        SerieDel::Tekst => Some("tekst"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_read_as_they_were_written() {
        for dele in [vec![], vec![SerieDel::Hvem], FOELGER.to_vec()] {
            assert_eq!(dele_af_tekst(&dele_som_tekst(&dele)), dele);
        }
        assert_eq!(dele_som_tekst(&[SerieDel::Ugedage, SerieDel::Sted]), "sted", "days are nothing a conversation has");
        assert!(dele_af_tekst("andet").is_empty());
    }
}
