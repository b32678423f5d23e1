//! The 98 kommuner. Christiansø (411) is no kommune and is left out.
//!
//! Source: two open lists that agree; authoritative is Danmarks Adressers kommunekode list.

/// A kommune: where a citizen lives, which is not always who runs the citizen's jobcenter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kommune {
    /// Three digits, 101–860.
    pub code: u16,
    /// Name without the word "Kommune", with the genitive where the kommune's own name has it ("Nordfyns").
    pub name: &'static str,
}

impl Kommune {
    /// The five-digit code of the kommune's jobcenter: kommune number and sub-jobcenter. The suffix `00` is invented; the
    /// real ones were not found. Some small kommuner let a neighbour run their jobcenter, so this is a default for demo data.
    pub fn jobcenter_code(self) -> String {
        format!("{:03}00", self.code)
    }
}

/// The kommune with the number, if there is one.
pub fn kommune(code: u16) -> Option<Kommune> {
    KOMMUNER.iter().copied().find(|kommune| kommune.code == code)
}

/// All kommuner, by number.
pub static KOMMUNER: [Kommune; 98] = [
    Kommune { code: 101, name: "København" },
    Kommune { code: 147, name: "Frederiksberg" },
    Kommune { code: 151, name: "Ballerup" },
    Kommune { code: 153, name: "Brøndby" },
    Kommune { code: 155, name: "Dragør" },
    Kommune { code: 157, name: "Gentofte" },
    Kommune { code: 159, name: "Gladsaxe" },
    Kommune { code: 161, name: "Glostrup" },
    Kommune { code: 163, name: "Herlev" },
    Kommune { code: 165, name: "Albertslund" },
    Kommune { code: 167, name: "Hvidovre" },
    Kommune { code: 169, name: "Høje-Taastrup" },
    Kommune { code: 173, name: "Lyngby-Taarbæk" },
    Kommune { code: 175, name: "Rødovre" },
    Kommune { code: 183, name: "Ishøj" },
    Kommune { code: 185, name: "Tårnby" },
    Kommune { code: 187, name: "Vallensbæk" },
    Kommune { code: 190, name: "Furesø" },
    Kommune { code: 201, name: "Allerød" },
    Kommune { code: 210, name: "Fredensborg" },
    Kommune { code: 217, name: "Helsingør" },
    Kommune { code: 219, name: "Hillerød" },
    Kommune { code: 223, name: "Hørsholm" },
    Kommune { code: 230, name: "Rudersdal" },
    Kommune { code: 240, name: "Egedal" },
    Kommune { code: 250, name: "Frederikssund" },
    Kommune { code: 253, name: "Greve" },
    Kommune { code: 259, name: "Køge" },
    Kommune { code: 260, name: "Halsnæs" },
    Kommune { code: 265, name: "Roskilde" },
    Kommune { code: 269, name: "Solrød" },
    Kommune { code: 270, name: "Gribskov" },
    Kommune { code: 306, name: "Odsherred" },
    Kommune { code: 316, name: "Holbæk" },
    Kommune { code: 320, name: "Faxe" },
    Kommune { code: 326, name: "Kalundborg" },
    Kommune { code: 329, name: "Ringsted" },
    Kommune { code: 330, name: "Slagelse" },
    Kommune { code: 336, name: "Stevns" },
    Kommune { code: 340, name: "Sorø" },
    Kommune { code: 350, name: "Lejre" },
    Kommune { code: 360, name: "Lolland" },
    Kommune { code: 370, name: "Næstved" },
    Kommune { code: 376, name: "Guldborgsund" },
    Kommune { code: 390, name: "Vordingborg" },
    Kommune { code: 400, name: "Bornholm" },
    Kommune { code: 410, name: "Middelfart" },
    Kommune { code: 420, name: "Assens" },
    Kommune { code: 430, name: "Faaborg-Midtfyn" },
    Kommune { code: 440, name: "Kerteminde" },
    Kommune { code: 450, name: "Nyborg" },
    Kommune { code: 461, name: "Odense" },
    Kommune { code: 479, name: "Svendborg" },
    Kommune { code: 480, name: "Nordfyns" },
    Kommune { code: 482, name: "Langeland" },
    Kommune { code: 492, name: "Ærø" },
    Kommune { code: 510, name: "Haderslev" },
    Kommune { code: 530, name: "Billund" },
    Kommune { code: 540, name: "Sønderborg" },
    Kommune { code: 550, name: "Tønder" },
    Kommune { code: 561, name: "Esbjerg" },
    Kommune { code: 563, name: "Fanø" },
    Kommune { code: 573, name: "Varde" },
    Kommune { code: 575, name: "Vejen" },
    Kommune { code: 580, name: "Aabenraa" },
    Kommune { code: 607, name: "Fredericia" },
    Kommune { code: 615, name: "Horsens" },
    Kommune { code: 621, name: "Kolding" },
    Kommune { code: 630, name: "Vejle" },
    Kommune { code: 657, name: "Herning" },
    Kommune { code: 661, name: "Holstebro" },
    Kommune { code: 665, name: "Lemvig" },
    Kommune { code: 671, name: "Struer" },
    Kommune { code: 706, name: "Syddjurs" },
    Kommune { code: 707, name: "Norddjurs" },
    Kommune { code: 710, name: "Favrskov" },
    Kommune { code: 727, name: "Odder" },
    Kommune { code: 730, name: "Randers" },
    Kommune { code: 740, name: "Silkeborg" },
    Kommune { code: 741, name: "Samsø" },
    Kommune { code: 746, name: "Skanderborg" },
    Kommune { code: 751, name: "Aarhus" },
    Kommune { code: 756, name: "Ikast-Brande" },
    Kommune { code: 760, name: "Ringkøbing-Skjern" },
    Kommune { code: 766, name: "Hedensted" },
    Kommune { code: 773, name: "Morsø" },
    Kommune { code: 779, name: "Skive" },
    Kommune { code: 787, name: "Thisted" },
    Kommune { code: 791, name: "Viborg" },
    Kommune { code: 810, name: "Brønderslev" },
    Kommune { code: 813, name: "Frederikshavn" },
    Kommune { code: 820, name: "Vesthimmerlands" },
    Kommune { code: 825, name: "Læsø" },
    Kommune { code: 840, name: "Rebild" },
    Kommune { code: 846, name: "Mariagerfjord" },
    Kommune { code: 849, name: "Jammerbugt" },
    Kommune { code: 851, name: "Aalborg" },
    Kommune { code: 860, name: "Hjørring" },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_rise_and_have_three_digits() {
        assert_eq!(KOMMUNER.len(), 98);
        assert!(KOMMUNER.is_sorted_by(|a, b| a.code < b.code));
        assert!(KOMMUNER.iter().all(|kommune| (101..=860).contains(&kommune.code)));
    }

    #[test]
    fn names_are_found_by_number() {
        let name = |code| kommune(code).map(|kommune| kommune.name);
        assert_eq!(
            (name(101), name(480), name(820), name(860)),
            (Some("København"), Some("Nordfyns"), Some("Vesthimmerlands"), Some("Hjørring"))
        );
        assert_eq!(name(411), None, "Christiansø");
    }

    #[test]
    fn a_jobcenter_code_has_five_digits() {
        let codes: Vec<_> = KOMMUNER.iter().map(|kommune| kommune.jobcenter_code()).collect();
        assert!(codes.iter().all(|code| code.len() == 5 && code.bytes().all(|byte| byte.is_ascii_digit())));
        assert_eq!(codes.first().map(String::as_str), Some("10100"));
    }
}
