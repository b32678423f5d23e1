//! The page `docs/access-matrix.md`: the table for those who administer access.

use super::adgang::{Kolonne, MYNDIGHEDER};
use super::metoder::Metode;

const INDLEDNING: &str = "# Hvem må kalde hvad om hvem\n\n\
    En tabel for hver metode i snitfladen `/api/v1`: hvilke borgere en myndighed kan kalde den om. Et tomt felt er et nej, som prøves af de samme tests som et ja.\n\
    En borger, kalderen ikke har adgang til, findes ikke for kalderen: svaret er 404. En myndighed uden et eneste kryds får 403.\n\n\
    Tidligere egne er dem, en a-kasse læser om fra 120 dage før til 120 dage efter medlemskabet. Anden Aktør er en klient, der handler for et jobcenter\n\
    om dem, jobcenteret har sendt til aktøren, og om ingen andre. Gæsteadgang åbner en klient selv, med en begrundelse (CreateGaesteadgang): den gælder\n\
    for den klient, den myndighed og den bruger, i de timer, indstillingen siger. En Anden Aktør har kun de felter, der nævner den.\n\
    En a-kasse læser om medlemmer i kontaktgruppe 1, eller 8 med tilmeldekategori 5. UIM og driftsselskaber har ingen adgang.\n\
    Siden er dannet af koden: `cargo xtask generate`.\n";

/// The page. Made from the table only, so it says what the code does.
pub fn som_markdown() -> String {
    let mut page = INDLEDNING.to_owned();
    let mut kontrakt = "";
    for &metode in Metode::ALL {
        if metode.kontrakt().navn() != kontrakt {
            kontrakt = metode.kontrakt().navn();
            page += &format!("\n## {kontrakt}\n");
        }
        page += &tabel(metode);
    }
    page
}

fn tabel(metode: Metode) -> String {
    let adgang = metode.adgang();
    let heads: Vec<&str> = Kolonne::ALL.iter().map(|kolonne| kolonne.as_str()).collect();
    let mut table = format!(
        "\n### {}\n{}. Scope `{}`.\n\n| | {} |\n|---{}|\n",
        metode.navn(),
        metode.hvad(),
        adgang.scope.as_str(),
        heads.join(" | "),
        "|---".repeat(heads.len())
    );
    for myndighed in MYNDIGHEDER {
        let kolonner = adgang.kolonner(myndighed);
        let cells: Vec<&str> =
            Kolonne::ALL.iter().map(|kolonne| if kolonner.contains(kolonne) { "X" } else { "" }).collect();
        table += &format!("| {} | {} |\n", myndighed.name(), cells.join(" | "));
    }
    table
}
