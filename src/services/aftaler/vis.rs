//! One aftale with all that either side reads before it says yes. A number of statements that does not grow with its series.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::forskel::{Andele, Forskel, forskel};
use super::laes::{AftaleLinje, linje, ser};
use super::{AftaleService, not_theirs};
use crate::domain::aftale::AftaleStatus;
use crate::domain::code_lists::MyndighedType;
use crate::domain::ids::{AftaleId, OrganisationId, SerieId};
use crate::services::kald::{Afvist, Kald};
use crate::services::serier::{Delt, SerieVist};
use crate::services::zone;
use crate::store::{Aftale, AftaleJa, AftaleVersion, Aftaleaendring, Connection, SerieRow, Undtagelse};

/// An aftale with all that belongs to it.
#[derive(Clone, Debug)]
pub struct AftaleVisning {
    /// Itself.
    pub linje: AftaleLinje,
    /// Its series.
    pub serier: Vec<SerieVist>,
    /// Series of other aftaler of the jobcenter that are shared with the a-kasse.
    pub delte: Vec<SerieVist>,
    /// Series of other aftaler of the jobcenter that the a-kasse is asked to share.
    pub foreslaaet: Vec<SerieVist>,
    /// What it changes against the version it takes over from, while it is not agreed.
    pub forskel: Option<Forskel>,
    /// The aftale in whose days it lies, so that it cannot be proposed as it is.
    pub kolliderer: Option<AftaleId>,
    /// What was done to its times, newest first, for the jobcenter: it is about conversations.
    pub aendringer: Vec<Aftaleaendring>,
    /// What was done with it, newest first.
    pub historik: Vec<AftaleVersion>,
    /// Who has said yes outside the system to what was done, by the version it led to.
    pub ja: BTreeMap<i64, Vec<JaLinje>>,
    /// Today.
    pub today: NaiveDate,
}

/// An a-kasse's yes outside the system.
#[derive(Clone, Debug)]
pub struct JaLinje {
    /// Whose, by name.
    pub a_kasse: String,
    /// By whom and when; none: that is told to the jobcenter and the a-kasse itself only.
    pub sagt: Option<(String, NaiveDate)>,
}

/// Changes that are listed with their aftale.
const AENDRINGER: i64 = 20;

/// What every series is shown with.
struct Grundlag {
    lukkedage: BTreeMap<SerieId, BTreeSet<NaiveDate>>,
    undtaget: BTreeMap<SerieId, Vec<Undtagelse>>,
    /// Who shares each series, and who is asked to.
    andele: Andele,
    venter: Andele,
    /// The a-kasse and the days of each aftale of the jobcenter: a shared series is another one's.
    egne: BTreeMap<AftaleId, (OrganisationId, RangeInclusive<NaiveDate>)>,
    navne: BTreeMap<OrganisationId, String>,
}

impl AftaleService {
    /// One aftale.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when the caller does not see it.
    pub async fn vis(&self, kald: &Kald<'_>, id: AftaleId) -> Result<AftaleVisning, Afvist> {
        let own = kald.myndighed.id.ok_or_else(not_theirs)?;
        let mut connection = self.store.read().await?;
        let part = |aftale: &Aftale| own == aftale.jobcenter_id || own == aftale.a_kasse_id;
        let aftale = connection.aftale(id).await?.filter(|aftale| part(aftale) && ser(kald, aftale));
        let aftale = aftale.ok_or_else(not_theirs)?;
        let today = zone::local_date(self.clock.now());
        let (jobcenter, a_kasse) = (aftale.jobcenter_id, aftale.a_kasse_id);
        let (serier, historik) = (connection.serier_under(id).await?, connection.aftale_historik(id).await?);
        let ja = connection.aftale_ja(id).await?;
        let delte = connection.serier_delt_med(jobcenter, a_kasse, today).await?;
        // Only inside an agreed aftale can the a-kasse say yes to more, and only a draft can still get other days.
        let (foreslaaet, kolliderer) = match aftale.status {
            AftaleStatus::Aftalt => (connection.serier_foreslaaet_delt(jobcenter, a_kasse, today).await?, None),
            AftaleStatus::Kladde => (vec![], connection.overlapper(&aftale).await?),
            AftaleStatus::Foreslaaet | AftaleStatus::Ophoert => (vec![], None),
        };
        let aendringer = match kald.myndighed.slags {
            MyndighedType::Jobcenter => connection.aftaleaendringer_of(id, AENDRINGER).await?,
            _ => vec![],
        };
        let grundlag = Grundlag::om(&mut connection, &aftale).await?;
        let forskel = forskel(&mut connection, &aftale, &serier, &grundlag.alle_andele()).await?;
        let vist = |rows: Vec<SerieRow>| -> Result<Vec<_>, Afvist> {
            rows.into_iter().map(|row| grundlag.vist(&aftale, row)).collect()
        };
        let (serier, delte, foreslaaet) = (vist(serier)?, vist(delte)?, vist(foreslaaet)?);
        let ja = ja_linjer(ja, own, own == jobcenter, &grundlag.navne);
        let linje = linje(aftale, own, &grundlag.navne, today);
        let visning =
            AftaleVisning { linje, serier, delte, foreslaaet, forskel, kolliderer, aendringer, historik, ja, today };
        Ok(visning)
    }
}

impl Grundlag {
    async fn om(connection: &mut Connection, aftale: &Aftale) -> Result<Self, Afvist> {
        let mut lukkedage: BTreeMap<SerieId, BTreeSet<NaiveDate>> = BTreeMap::new();
        for (serie, day) in connection.lukkedage_ved(aftale).await? {
            lukkedage.entry(serie).or_default().insert(day);
        }
        let mut undtaget: BTreeMap<SerieId, Vec<Undtagelse>> = BTreeMap::new();
        for left_out in connection.undtagelser_ved(aftale).await? {
            undtaget.entry(left_out.serie_id).or_default().push(left_out);
        }
        let aftaler = connection.aftaler_of(aftale.jobcenter_id).await?;
        let navne = connection.organisationer().await?;
        Ok(Self {
            lukkedage,
            undtaget,
            andele: efter_serie(connection.andele_ved(aftale).await?),
            venter: efter_serie(connection.forslag_ved(aftale).await?),
            egne: aftaler
                .into_iter()
                .map(|other| (other.id, (other.a_kasse_id, other.valid_from..=other.valid_to)))
                .collect(),
            navne: navne.into_iter().map(|found| (found.id, found.navn)).collect(),
        })
    }

    /// Who shares each series or is asked to: what is proposed with a newer version is no less a change of it.
    fn alle_andele(&self) -> Andele {
        let mut all = self.andele.clone();
        for (serie, venter) in &self.venter {
            let andele = all.entry(*serie).or_default();
            andele.extend(venter);
            andele.sort_unstable();
        }
        all
    }

    /// A series in the days of the aftale on whose page it stands. One that is shared lies in those of its own aftale too.
    fn vist(&self, aftale: &Aftale, row: SerieRow) -> Result<SerieVist, Afvist> {
        let of = |all: &Andele| all.get(&row.id).cloned().unwrap_or_default();
        let ours = || (aftale.a_kasse_id, aftale.valid_from..=aftale.valid_to);
        let (egen, dage) = self.egne.get(&row.aftale_id).cloned().unwrap_or_else(ours);
        let ramme = aftale.valid_from.max(*dage.start())..=aftale.valid_to.min(*dage.end());
        let delt = Delt { egen, aftalt: of(&self.andele), venter: of(&self.venter) };
        let undtaget = self.undtaget.get(&row.id).cloned().unwrap_or_default();
        let mut excepted = self.lukkedage.get(&row.id).cloned().unwrap_or_default();
        excepted.extend(undtaget.iter().flat_map(Undtagelse::dage));
        let vist = SerieVist::ny(row, ramme, &excepted, &delt, &self.navne).map_err(Afvist::af_tider)?;
        Ok(SerieVist { undtaget, ..vist })
    }
}

fn ja_linjer(
    all: Vec<AftaleJa>,
    own: OrganisationId,
    alle: bool,
    navne: &BTreeMap<OrganisationId, String>,
) -> BTreeMap<i64, Vec<JaLinje>> {
    let mut by: BTreeMap<i64, Vec<JaLinje>> = BTreeMap::new();
    for AftaleJa { version, a_kasse_id, hvem, dato } in all {
        let sagt = (alle || a_kasse_id == own).then_some((hvem, dato));
        let a_kasse = navne.get(&a_kasse_id).cloned().unwrap_or_default();
        by.entry(version).or_default().push(JaLinje { a_kasse, sagt });
    }
    by
}

fn efter_serie(rows: Vec<(SerieId, OrganisationId, i32)>) -> Andele {
    let mut all = Andele::new();
    for (serie, a_kasse, pladser) in rows {
        all.entry(serie).or_default().push((a_kasse, pladser));
    }
    all
}
