//! Messages about a conversation.

use super::Skrivelse;
use super::ord::Ord;
use super::samtale::Samtale;
use crate::domain::besked::BeskedSlags;
use crate::domain::indkaldelse::Aflyser;
use crate::texts::{Sprog, dates};

/// The message of that kind. `aflyst_af`: who called the conversation off, if somebody did.
pub fn om_samtale(slags: BeskedSlags, samtale: &Samtale<'_>, aflyst_af: Option<Aflyser>) -> Skrivelse {
    if slags == BeskedSlags::Aflysning {
        return aflysning(samtale, aflyst_af);
    }
    let hvornaar = dates::date_time_long(Sprog::Da, samtale.start);
    let (emne, indledning) = match slags {
        BeskedSlags::Indkaldelse => (
            format!("Du er indkaldt til en samtale {hvornaar}"),
            format!("{} indkalder dig til en samtale.", samtale.myndighed),
        ),
        BeskedSlags::Aendring => (
            format!("Din samtale er ændret: {hvornaar}"),
            format!("{} har ændret din samtale. Sådan er den nu.", samtale.myndighed),
        ),
        BeskedSlags::Deltagelse => ("Din samtale: hvem der deltager".to_owned(), hvem_deltager(samtale)),
        BeskedSlags::PaamindelseSamtale => {
            (format!("Husk din samtale {hvornaar}"), "Du har snart en samtale.".to_owned())
        }
        _ => (
            format!("Din samtale er booket: {hvornaar}"),
            "Din samtale er booket. Her kan du se, hvornår og hvordan den holdes.".to_owned(),
        ),
    };
    let slutning = [Ord::Moed, Ord::Syg, Ord::Bisidder].map(|ord| ord.da().to_owned());
    Skrivelse { emne, indledning: vec![indledning], raekker: samtale.raekker(), slutning: slutning.to_vec() }
}

fn hvem_deltager(samtale: &Samtale<'_>) -> String {
    match samtale.a_kasse {
        Some(a_kasse) => format!("{a_kasse} deltager i din samtale. Tidspunktet er det samme."),
        None => "Din a-kasse deltager ikke i din samtale. Du skal stadig møde, og tidspunktet er det samme.".to_owned(),
    }
}

fn aflysning(samtale: &Samtale<'_>, af: Option<Aflyser>) -> Skrivelse {
    let hvornaar = dates::date_time_long(Sprog::Da, samtale.start);
    let hvad = match af {
        Some(Aflyser::Borger) => "Du har meldt afbud til din samtale.".to_owned(),
        Some(Aflyser::Registeret) => {
            "Din samtale er aflyst, fordi dine oplysninger er ændret, for eksempel fordi du er flyttet til en anden kommune."
                .to_owned()
        }
        Some(Aflyser::Myndighed | Aflyser::Lukning | Aflyser::Ejersystem) | None => {
            format!("{} har aflyst din samtale. Det er ikke noget, du har gjort.", samtale.myndighed)
        }
    };
    let raekker =
        samtale.raekker().into_iter().filter(|(navn, _)| ["Samtale", "Tidspunkt", "Spørgsmål"].contains(navn));
    Skrivelse {
        emne: format!("Din samtale {hvornaar} er aflyst"),
        indledning: vec![hvad, "Du skal ikke møde.".to_owned()],
        raekker: raekker.collect(),
        slutning: vec!["Skal du booke en ny samtale inden en frist, får du en besked om det for sig.".to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::beskeder::samtale::tests::en_samtale;

    const OM_SAMTALE: [BeskedSlags; 6] = [
        BeskedSlags::Kvittering,
        BeskedSlags::Indkaldelse,
        BeskedSlags::Aendring,
        BeskedSlags::Deltagelse,
        BeskedSlags::PaamindelseSamtale,
        BeskedSlags::Aflysning,
    ];

    #[test]
    fn each_kind_has_a_subject_of_its_own_and_the_day_in_words() {
        let all: Vec<_> = OM_SAMTALE.iter().map(|&slags| om_samtale(slags, &en_samtale(), None)).collect();
        let subjects: std::collections::BTreeSet<_> = all.iter().map(|skrivelse| &skrivelse.emne).collect();
        assert_eq!(subjects.len(), all.len());
        for skrivelse in &all {
            let tekst = skrivelse.som_tekst();
            assert!(tekst.contains("Tidspunkt: tirsdag den 1. december 2026 kl. 9.00–9.45"), "{tekst}");
            assert!(
                !tekst.contains("afmeldt") && !tekst.contains("indfriet") && !tekst.contains("selvbook"),
                "{tekst}"
            );
        }
    }

    #[test]
    fn an_afbud_says_whose_it_was_and_offers_no_limits() {
        let tekst = |af| om_samtale(BeskedSlags::Aflysning, &en_samtale(), af).som_tekst();
        assert!(tekst(Some(Aflyser::Borger)).starts_with("Du har meldt afbud til din samtale."));
        assert!(tekst(Some(Aflyser::Lukning)).starts_with("Jobcenter Demo har aflyst din samtale."));
        assert!(tekst(Some(Aflyser::Registeret)).contains("oplysninger er ændret"));
        assert!(!tekst(None).contains("Flytte samtalen") && tekst(None).contains("Du skal ikke møde."));
    }

    #[test]
    fn who_takes_part_is_said_first() {
        let tekst =
            |a_kasse| om_samtale(BeskedSlags::Deltagelse, &Samtale { a_kasse, ..en_samtale() }, None).som_tekst();
        assert!(tekst(Some("A-kassen Prøve")).starts_with("A-kassen Prøve deltager i din samtale."));
        assert!(tekst(None).starts_with("Din a-kasse deltager ikke i din samtale."));
    }
}
