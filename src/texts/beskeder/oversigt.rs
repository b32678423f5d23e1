//! The daily digest of an a-kasse by e-mail: how many, never whose, and nothing of frister.

use crate::domain::oversigtsmail::{NytTal, SVARFRIST_DAGE};
use crate::texts::texts;

texts! {
    /// The fixed words of both mails.
    pub enum Oversigtsmail {
        From => "Fællestid",
        AskSubject => "Vil I have en daglig oversigt fra Fællestid?",
        SeeThem => "Log ind for at se dem:",
        Why => "I får mailen, fordi jeres a-kasse har bedt om den. Koordinatoren kan stoppe den her:",
        NoAnswer => "Mailen er sendt automatisk og kan ikke besvares.",
        Ignore => "Kender I ikke noget til det, så gør ingenting. Så bliver der ikke sendt mere.",
    }
}

/// The subject: "Nyt om medlemmers samtaler: 3 nye, 1 flyttet, 2 aflyste"
pub fn emne(tal: &NytTal) -> String {
    format!("Nyt om medlemmers samtaler: {}", talt(tal).join(", "))
}

/// The digest as plain text. `links`: where one reads it, and where it is stopped.
pub fn tekst(a_kasse: &str, tal: &NytTal, (se, stop): (&str, &str)) -> String {
    let lines: Vec<_> = talt(tal).into_iter().map(|line| format!("- {line}")).collect();
    let lines = lines.join("\n");
    let heading = format!("Siden den seneste oversigt er der sket dette med samtaler for medlemmer af {a_kasse}:");
    let (see, why, end) = (Oversigtsmail::SeeThem.da(), Oversigtsmail::Why.da(), Oversigtsmail::NoAnswer.da());
    format!("{heading}\n\n{lines}\n\n{see}\n{se}\n\n{why}\n{stop}\n\n{end}\n")
}

/// The question as plain text.
pub fn spoerg(a_kasse: &str, link: &str) -> String {
    let (ignore, end) = (Oversigtsmail::Ignore.da(), Oversigtsmail::NoAnswer.da());
    format!(
        "{a_kasse} vil gerne have en daglig oversigt fra Fællestid sendt til denne adresse. Den kommer om morgenen på hverdage, når der \
         er nyt, og siger kun, hvor mange samtaler der er nye, flyttede og aflyste.\n\nSig ja her inden {SVARFRIST_DAGE} dage:\n{link}\n\n\
         {ignore}\n\n{end}\n"
    )
}

/// "3 nye", "1 flyttet", "2 aflyste": what there is none of is left out.
fn talt(tal: &NytTal) -> Vec<String> {
    let lines = [
        (tal.nye, "ny", "nye"),
        (tal.flyttede, "flyttet", "flyttede"),
        (tal.aflyste, "aflyst", "aflyste"),
        (tal.begge, "både booket og aflyst", "både booket og aflyst"),
        (tal.deltagere, "hvor andre deltager", "hvor andre deltager"),
        (tal.aftaler, "ændring i aftaler", "ændringer i aftaler"),
    ];
    let there = lines.into_iter().filter(|(count, ..)| *count > 0);
    there.map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many })).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_there_is_is_counted() {
        let tal = NytTal { nye: 3, flyttede: 1, aflyste: 2, ..NytTal::default() };
        assert_eq!(emne(&tal), "Nyt om medlemmers samtaler: 3 nye, 1 flyttet, 2 aflyste");
        let told = tekst("HK", &tal, ("https://a.example/nyt", "https://a.example/stop"));
        assert!(told.contains("- 3 nye\n- 1 flyttet\n- 2 aflyste\n") && !told.contains("frist"), "{told}");
        assert!(told.contains("https://a.example/nyt") && told.contains("https://a.example/stop"));
    }
}
