//! `faellestid legacy`: what replaces the operations that were phased out.

use std::process::ExitCode;

use super::say;
use crate::domain::udfaset::UDFASEDE;

/// The mapping as a page, from the table itself.
pub fn mapping() -> ExitCode {
    say("# Udfasede snitflader\n");
    say(
        "BookingService og BookingWsrmMessageService er udfaset (epic 999.8.4). Et kald besvares med navnet på det, der er trådt i",
    );
    say(
        "stedet, ændrer intet og står i revisionssporet som `udfaset_kald`, så det kan tælles, hvem der stadig kalder. Siden er",
    );
    say("dannet af koden: `cargo xtask generate`.\n");
    say("| udgår | brug i stedet | kaldes af | bemærkning |\n|---|---|---|---|");
    for old in UDFASEDE {
        say(&format!("| {} | {} | {} | {} |", old.navn(), old.efterfoelger(), old.brugere, old.bemaerkning));
    }
    ExitCode::SUCCESS
}
