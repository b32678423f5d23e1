//! Messages about a frist. A day to act on is said with its weekday and its last minute.

use chrono::NaiveDate;

use super::Skrivelse;
use super::ord::Ord;
use crate::domain::besked::BeskedSlags;
use crate::domain::code_lists::SamtaleType;
use crate::domain::frist::Grund;
use crate::texts::{Sprog, borger, dates};

/// A frist as a borger is told of it. All dates are local days.
#[derive(Clone, Copy, Debug)]
pub struct OmFrist<'a> {
    /// What she must book.
    pub samtaletype: SamtaleType,
    /// Last day to book.
    pub fristdato: NaiveDate,
    /// Last day to hold the conversation.
    pub sidste_afholdelsesdato: NaiveDate,
    /// Why it is closed, when it is.
    pub grund: Option<Grund>,
    /// Her jobcenter.
    pub myndighed: &'a str,
    /// Its number.
    pub telefon: Option<&'a str>,
}

impl OmFrist<'_> {
    fn til_og_med(&self) -> String {
        dates::whole_day(Sprog::Da, self.fristdato)
    }

    fn dag(&self) -> String {
        dates::date_long(Sprog::Da, self.fristdato)
    }

    fn raekker(&self) -> Vec<(&'static str, String)> {
        vec![
            ("Samtale", samtalen(self.samtaletype).to_owned()),
            ("Du kan booke", self.til_og_med()),
            ("Samtalen skal holdes senest", dates::date_long(Sprog::Da, self.sidste_afholdelsesdato)),
        ]
    }
}

/// The message of that kind.
pub fn om_frist(slags: BeskedSlags, frist: &OmFrist<'_>) -> Skrivelse {
    match slags {
        BeskedSlags::FristLukket => lukket(frist),
        BeskedSlags::FristOverskredet => overskredet(frist),
        BeskedSlags::FristAendret => aktiv(
            frist,
            format!("Din frist er ændret: book en samtale senest {}", frist.dag()),
            format!("Din frist for at booke en samtale er ændret. Du kan nu booke {}.", frist.til_og_med()),
        ),
        BeskedSlags::FristAktivIgen => aktiv(
            frist,
            format!("Din frist gælder igen: book en samtale senest {}", frist.dag()),
            format!("Du har ingen samtale, der opfylder din frist. Du skal booke en {}.", frist.til_og_med()),
        ),
        BeskedSlags::PaamindelseFrist => aktiv(
            frist,
            format!("Husk at booke en samtale senest {}", frist.dag()),
            format!("Du har ikke booket en samtale endnu. Du kan booke {}.", frist.til_og_med()),
        ),
        _ => aktiv(
            frist,
            format!("Book en samtale senest {}", frist.dag()),
            format!("Du skal booke en samtale {}.", frist.til_og_med()),
        ),
    }
}

fn aktiv(frist: &OmFrist<'_>, emne: String, indledning: String) -> Skrivelse {
    Skrivelse {
        emne,
        indledning: vec![indledning, Ord::Konsekvens.da().to_owned()],
        raekker: frist.raekker(),
        slutning: vec![format!(
            "Kan du ikke finde en tid, der passer? {}",
            borger::ring_before_frist(Sprog::Da, frist.myndighed, frist.telefon)
        )],
    }
}

fn lukket(frist: &OmFrist<'_>) -> Skrivelse {
    Skrivelse {
        emne: "Din frist for at booke en samtale gælder ikke længere".to_owned(),
        indledning: vec![
            format!("Din frist for at booke en samtale senest {} gælder ikke længere.", frist.dag()),
            hvorfor(frist.grund, frist.myndighed),
        ],
        raekker: vec![],
        slutning: vec![format!("Har du spørgsmål? {}", borger::ring(Sprog::Da, frist.myndighed, frist.telefon))],
    }
}

fn hvorfor(grund: Option<Grund>, myndighed: &str) -> String {
    match grund {
        Some(Grund::AflystEfterFrist) => format!(
            "Du har aflyst din samtale efter fristen. {myndighed} kontakter dig om, hvad du skal gøre nu."
        ),
        Some(Grund::FravaerPaaFristdato) => format!(
            "Du havde ferie eller var syg den dag, fristen var. {myndighed} kontakter dig, hvis du skal booke igen."
        ),
        Some(Grund::Fravaer) => {
            "Du skal ikke selv booke samtaler for tiden. Du bliver indkaldt, når du skal til en samtale.".to_owned()
        }
        Some(Grund::NytJobcenter) => {
            "Du er flyttet til en anden kommune. Du får besked derfra, hvis du skal booke en samtale.".to_owned()
        }
        Some(Grund::Afmeldt) => {
            "Du skal ikke booke, fordi du ikke er tilmeldt som jobsøgende. Er det forkert, så se på Jobnet, om du er tilmeldt."
                .to_owned()
        }
        Some(Grund::Erstattet) => "Der gælder en anden frist, som ligger senere. Den kan du se, når du logger ind.".to_owned(),
        Some(
            Grund::Moededag
            | Grund::StraksHoldt
            | Grund::Foraeldet
            | Grund::NyKontaktgruppe
            | Grund::IkkeMedlem
            | Grund::Doed,
        )
        | None => "Du skal ikke booke en samtale på grund af denne frist.".to_owned(),
    }
}

fn overskredet(frist: &OmFrist<'_>) -> Skrivelse {
    Skrivelse {
        emne: "Fristen for at booke en samtale er gået".to_owned(),
        indledning: vec![
            format!("Du skulle have booket en samtale {}. Vi kan ikke se, at du har gjort det.", frist.til_og_med()),
            "Det kan betyde, at du bliver afmeldt som jobsøgende og ikke kan få dagpenge. På Jobnet kan du se, om du er tilmeldt."
                .to_owned(),
            "Book en samtale med det samme. Er du ikke længere tilmeldt, så tilmeld dig igen på Jobnet først.".to_owned(),
        ],
        raekker: vec![],
        slutning: vec![format!(
            "Mener du, at det er en fejl? {}",
            borger::ring(Sprog::Da, frist.myndighed, frist.telefon)
        )],
    }
}

fn samtalen(samtaletype: SamtaleType) -> &'static str {
    match samtaletype {
        SamtaleType::FaellesJobsamtale => "Fælles jobsamtale",
        SamtaleType::Opfoelgningssamtale => "Opfølgningssamtale",
        _ => "Jobsamtale",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frist() -> OmFrist<'static> {
        OmFrist {
            samtaletype: SamtaleType::FaellesJobsamtale,
            fristdato: "2026-11-23".parse().unwrap(),
            sidste_afholdelsesdato: "2026-12-18".parse().unwrap(),
            grund: None,
            myndighed: "Jobcenter Demo",
            telefon: Some("12345678"),
        }
    }

    #[test]
    fn the_last_moment_and_the_consequence_are_said_while_it_can_be_met() {
        for slags in [
            BeskedSlags::FristUdstedt,
            BeskedSlags::FristAendret,
            BeskedSlags::FristAktivIgen,
            BeskedSlags::PaamindelseFrist,
        ] {
            let skrivelse = om_frist(slags, &frist());
            let tekst = skrivelse.som_tekst();
            assert!(skrivelse.emne.ends_with("senest mandag den 23. november 2026"), "{}", skrivelse.emne);
            assert!(tekst.contains("til og med mandag den 23. november 2026 kl. 23.59"), "{tekst}");
            assert!(tekst.contains(Ord::Konsekvens.da()) && tekst.contains("12 34 56 78"), "{tekst}");
        }
    }

    #[test]
    fn nobody_is_told_that_she_is_deregistered() {
        let tekst = om_frist(BeskedSlags::FristOverskredet, &frist()).som_tekst();
        assert!(tekst.contains("Det kan betyde, at du bliver afmeldt"), "{tekst}");
        assert!(!tekst.contains("du er afmeldt") && !tekst.contains("overskredet"), "{tekst}");
    }

    #[test]
    fn each_reason_that_asks_something_of_her_is_said() {
        let tekst = |grund| om_frist(BeskedSlags::FristLukket, &OmFrist { grund, ..frist() }).som_tekst();
        let asks = [
            Grund::AflystEfterFrist,
            Grund::FravaerPaaFristdato,
            Grund::Fravaer,
            Grund::NytJobcenter,
            Grund::Afmeldt,
            Grund::Erstattet,
        ];
        let told: std::collections::BTreeSet<_> = asks.iter().map(|&grund| tekst(Some(grund))).collect();
        assert_eq!(told.len(), asks.len());
        assert!(!told.contains(&tekst(None)));
        assert_eq!(tekst(Some(Grund::IkkeMedlem)), tekst(None));
    }
}
