//! What staff read. The Danish label for timeslots is "aftalte tider".
//!
//! To add a page: its texts in a file here, named like the page.

mod a_kasse;
mod aendring;
mod afgoerelse;
mod aftaler;
mod beskeder;
mod borger;
mod fil_kolonner;
mod filer;
mod forside;
mod frist;
mod gaest;
mod kalender;
mod lukkedage;
mod lukning;
mod menu;
mod opgaver;
mod oversight;
mod oversigtsmail;
mod paa_vegne;
mod serie_ja;
mod serie_vilkaar;
mod serie_vist;
mod serier;
mod tidsbehov;
mod week;

pub use a_kasse::{
    EtMedlem, HelDag, Medlem, NytTekst, afloest, aftalt_den_dag, andre_deltager, deltagelse, fortrudt, meldt,
};
pub use aendring::{Aendring, aendret_af, aendring_slags, har_nu, nu, opsig_heading, rammer_samtaler, tiderne};
pub use afgoerelse::{AfgoerelseForm, afgoerelse_brev};
pub use aftaler::{Aftaler, aftale_handling, aftale_med, foer, graense, uden_om};
pub use beskeder::{BeskedTekst, besked_slags, besked_status, vej};
pub use borger::*;
pub use fil_kolonner::{Kolonner, betydning, linjefejl, linjefejl_sagt, vaerdier};
pub use filer::{Filer, fil_udfald, linjer_i_alt, oversigt};
pub use forside::{Dag, Forside, Soeg, a_kassen, dagen_side, dagens_andre, kontaktgruppe, opgaver_venter, udfald};
pub use frist::{FristForm, datofejl, tider_til_raadighed};
pub use gaest::{Gaest, udloeber};
pub use kalender::MinKalenderTekst;
pub use lukkedage::{Lukkedage, kommer_ikke_tilbage, lukkedag_handling, lukkes, lukket_som, staar};
pub use lukning::{
    Lukning, aflys_heading, antal_tider, dage, flyt_heading, fremdrift, gruppe, lukningen, masse_status, move_text,
    og_flere, rammer, senere, udtaget, valgt,
};
pub use menu::Menu;
pub use opgaver::{Opgaver, antal_samtaler, lukket_tid, opgaver_side, siden};
pub use oversight::{Oversight, actor, veje};
pub use oversigtsmail::{OversigtTekst, oversigt_udfald, vil_have};
pub use paa_vegne::{BookForHende, IndkaldForm};
pub use serie_ja::{SerieJa, har_sagt_ja, hvem_for, hvornaar_for, i_sagde_ja};
pub use serie_vilkaar::{bookbar, deling, skal_sige_ja};
pub use serie_vist::{SerieVistTekst, aendret, forskel, i_alt, laengde, serie_regel};
pub use serier::{Serier, fridag, omfang, talt, tilpasning, usaedvanlig};
pub use tidsbehov::{Tidsbehov, mangler, mangler_senest, talt_kl};
pub use week::{
    Week, begyndt, booket_dagen, kun_dagen, pladser, proposals, serie, sharings, sum_lead, sum_pladser, tilstand,
};

use crate::domain::access::Rolle;
use crate::domain::aftale::AftaleStatus;

/// The role, for the page's head.
pub const fn rolle(rolle: Rolle) -> &'static str {
    match rolle {
        Rolle::JobcenterKoordinator => "Koordinator, jobcenter",
        Rolle::JobcenterSagsbehandler => "Sagsbehandler, jobcenter",
        Rolle::AKasseKoordinator => "Koordinator, a-kasse",
        Rolle::AKasseSagsbehandler => "Sagsbehandler, a-kasse",
        Rolle::Revisor => "Revisor",
        Rolle::Drift => "Drift",
    }
}

/// Where an agreement stands. `kasseret`: it is over because its draft was thrown away.
pub const fn aftale_status(status: AftaleStatus, kasseret: bool) -> &'static str {
    match status {
        AftaleStatus::Ophoert if kasseret => "Kasseret",
        AftaleStatus::Kladde => "Kladde",
        AftaleStatus::Foreslaaet => "Foreslået",
        AftaleStatus::Aftalt => "Aftalt",
        AftaleStatus::Ophoert => "Ophørt",
    }
}
