//! What the audit trail's actions are called, for the auditor.

use super::staff::aftale_handling;
use crate::domain::aftale::AftaleHandling;
use crate::domain::haendelse::{FristHandling, IndkaldelseHandling};
use crate::domain::register::{Faktum, foelger};

/// An action in words; one of another version of the program is shown as it is stored.
pub fn action(stored: &str) -> String {
    let of_samtale = stored.strip_prefix("indkaldelse_").and_then(IndkaldelseHandling::from_text).map(samtale);
    let of_frist = stored.strip_prefix("frist_").and_then(FristHandling::from_text).map(frist);
    let of_aftale = stored.strip_prefix("aftale_").and_then(AftaleHandling::from_text).map(aftale_handling);
    if let Some(words) = of_samtale.or(of_frist).or(of_aftale).or_else(|| other(stored)) {
        return words.to_owned();
    }
    match stored.strip_prefix("register_").and_then(Faktum::from_text) {
        Some(faktum) => format!("Registeret: {}", foelger(faktum).navn),
        None => stored.to_owned(),
    }
}

const fn samtale(handling: IndkaldelseHandling) -> &'static str {
    match handling {
        IndkaldelseHandling::Booket => "Bookede en samtale",
        IndkaldelseHandling::Flyttet => "Flyttede en samtale",
        IndkaldelseHandling::Oprettet => "Indkaldte til en samtale",
        IndkaldelseHandling::Opdateret => "Ændrede en samtale",
        IndkaldelseHandling::Aflyst => "Aflyste en samtale",
        IndkaldelseHandling::Bekraeftet => "Bekræftede at komme",
        IndkaldelseHandling::DeltagereAendret => "Ændrede, hvem der deltager",
        IndkaldelseHandling::ValgAendret => "Ændrede valget om a-kassens deltagelse",
        IndkaldelseHandling::AKasseAfbud => "Meldte, at a-kassen ikke kan komme",
        IndkaldelseHandling::AKasseKommer => "Meldte, at a-kassen kan komme alligevel",
        IndkaldelseHandling::UdfaldRegistreret => "Registrerede, hvordan en samtale gik",
    }
}

const fn frist(handling: FristHandling) -> &'static str {
    match handling {
        FristHandling::Udstedt => "Satte en frist",
        FristHandling::Opdateret => "Ændrede en frist",
        FristHandling::Indfriet => "En frist blev indfriet",
        FristHandling::AktivIgen => "En frist blev aktiv igen",
        FristHandling::Overskredet => "En frist blev overskredet",
        FristHandling::Lukket => "En frist blev lukket",
        FristHandling::Genaabnet => "Åbnede en frist igen",
    }
}

fn other(stored: &str) -> Option<&'static str> {
    Some(match stored {
        "aftale_ja_registreret" => "Registrerede, at a-kassen har sagt ja til nye tider uden om systemet",
        "oversigtsmail_tilfoejet" => "Tilføjede en adresse til den daglige oversigt",
        "oversigtsmail_fjernet" => "Fjernede en adresse fra den daglige oversigt",
        "oversigtsmail_spurgt" => "Sendte en mail, der spørger, om en adresse vil have den daglige oversigt",
        "oversigtsmail_spurgt_igen" => "Bad om, at en adresse spørges igen om den daglige oversigt",
        "oversigtsmail_bekraeftet" => "En adresse sagde ja til den daglige oversigt",
        "oversigtsmail_sendt" => "Sendte den daglige oversigt",
        "historik_set" => "Så en borgers tidligere samtaler",
        "behov_oplyst" => "Oplyste, hvad der er brug for til en samtale",
        "overblik_set" => "Så en borgers overblik",
        "indkaldelse_set" | "indkaldelse_laest" => "Så en samtale",
        "indkaldelser_laest" => "Så en borgers samtaler",
        "indkaldelser_fundet" => "Fandt en borgers samtaler i en søgning",
        "uge_set" => "Så en borgers booking i ugen",
        "frister_laest" => "Så en borgers frister",
        "fristhistorik_laest" => "Så fristernes historik",
        "deltagelsesvalg_laest" => "Så valget om a-kassens deltagelse",
        "deltagelsesvalg_registreret" => "Registrerede et valg om a-kassens deltagelse",
        "fravaer_laest" => "Så en borgers fravær",
        "cv_godkendelse_laest" => "Så en borgers cv-godkendelsesstatus",
        "cv_godkendelse_indberettet" => "Indberettede cv-godkendelsesstatus",
        "webhook_oprettet" => "Oprettede en modtager af hændelser",
        "webhook_slettet" => "Fjernede en modtager af hændelser",
        "webhook_send_igen" => "Sendte hændelser igen",
        "opgaver_laest" => "Så en borger i listen over opgaver",
        "opgave_taget" => "Tog en opgave",
        "opgave_givet_tilbage" => "Gav en opgave tilbage",
        "opgave_loest" => "Løste en opgave",
        "opgave_aabnet_igen" => "En opgave blev åbnet igen af det, der skete",
        "opgave_fortrudt" => "Fortrød, at en opgave var løst",
        "borgere_fundet" => "Fandt en borger i en søgning",
        "dagen_set" => "Så dagens samtaler",
        "medlemssamtaler_set" => "Så medlemmers fælles jobsamtaler",
        "medlemssamtale_set" => "Så et medlems fælles jobsamtale",
        "a_kasse_afbudsdag" => "Meldte, at a-kassen ikke kan komme en dag",
        "a_kasse_afbudsdag_fortrudt" => "Meldte, at a-kassen kan komme en dag alligevel",
        "opgave_lukket_af_sig_selv" => "En opgave blev løst af det, der skete",
        "kalender_oprettet" => "Lavede en adresse til sin kalender",
        "kalender_lukket" => "Lukkede adressen til sin kalender",
        "borger_set" => "Så en borgers side",
        "visninger_laest" => "Så, hvilke tider borgeren fik vist",
        "afgoerelser_laest" => "Så afgørelser om selvbooking",
        "afgoerelse_truffet" => "Traf en afgørelse om selvbooking",
        "frister_indlaest" => "Satte frister fra en fil",
        "borgere_indlaest" => "Indlæste borgere fra en fil",
        "fil_forhaandsvist" => "Så, hvad en linje i en fil vil gøre",
        "tid_reserveret" => "Holdt en tid",
        "tid_lukket" => "Lukkede en tid",
        "lukkedag_sat" => "Lukkede en dag",
        "lukkedag_rettet" => "Rettede, hvorfor en dag er lukket",
        "lukkedag_fjernet" => "Åbnede en lukkedag igen",
        "tid_genaabnet" => "Åbnede en tid igen",
        "tid_overladt_reglen" => "Fortrød en lukning; dagen er lukket, og tiden følger den",
        "aftaleaendring_forhaandsvist" => "Så, hvis samtale en ændring af tiderne rammer",
        "aftaleaendring_set" => "Så, hvis samtale en ændring af tiderne har ramt",
        "tider_lukket" => "Lukkede tider for nye bookinger",
        "gaesteadgang_aabnet" => "Åbnede en borger i et andet jobcenter",
        "tider_flyttet" => "Lukkede tider og flyttede samtalerne i dem",
        "tider_aflyst" => "Lukkede tider og aflyste samtalerne i dem",
        "lukning_forhaandsvist" => "Så, hvis samtale en lukning rammer",
        "lukning_set" => "Så, hvis samtale en lukning har ramt",
        "indstilling_sat" => "Satte en indstilling",
        "besked_sendt" => "Sendte en besked til en borger",
        "besked_ikke_naaet" => "En besked kunne ikke nå en borger",
        "brev_laest" => "Så et brev til en borger",
        "sletning" => "Slettede, hvad der ikke længere skal gemmes",
        "register_oprettet" => "Registeret: Ny borger",
        "fejlmelding_modtaget" => "Meldte en fejl fra Jobnet",
        "api_kald" => "Kaldte snitfladen for en bruger",
        "api_afvist" => "Fik nej til et kald om en borger",
        "api_klient_oprettet" => "Oprettede en klient",
        "api_klient_fornyet" => "Gav en klient en ny hemmelighed",
        "api_klient_lukket" => "Lukkede en klient",
        "udfaset_kald" => "Kaldte en udfaset snitflade",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_change_has_words_of_its_own() {
        let changes = IndkaldelseHandling::ALL.iter().map(|handling| format!("indkaldelse_{}", handling.as_str()));
        let frister = FristHandling::ALL.iter().map(|handling| format!("frist_{}", handling.as_str()));
        let facts = Faktum::ALL.iter().map(|faktum| format!("register_{}", faktum.as_str()));
        let stored: Vec<_> = changes.chain(frister).chain(facts).collect();
        let told: std::collections::BTreeSet<_> = stored.iter().map(|stored| action(stored)).collect();
        assert_eq!(told.len(), stored.len());
        assert!(stored.iter().all(|stored| action(stored) != *stored));
        assert_eq!(action("noget_andet"), "noget_andet");
    }
}
