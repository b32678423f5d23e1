//! What is asked before a frist is set: the rules, and whether there are times for her to book.

use super::{FristService, FristUdkast, har_aktiv, kalder};
use crate::domain::code_lists::SamtaleType;
use crate::domain::frist::{FristFakta, daekker, releases};
use crate::domain::ids::{BorgerId, FristId};
use crate::domain::rules::frist::{Datoer, Person, tider_nok, udsted};
use crate::domain::rules::{Code, Field, Verdict};
use crate::services::forloeb::{Forloeb, booking_of};
use crate::services::kald::{Afvist, Kald};
use crate::store::{Frist, StoreError, TimesFor};

/// How many times she can book herself, counted as her own pages offer them. Times that collide with another conversation of hers
/// are counted too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TiderTilRaadighed {
    /// Held on Fristdato or before.
    pub til_fristdato: i64,
    /// Held on SidsteAfholdelsesdato or before.
    pub til_sidste: i64,
}

/// What setting the frist, or changing it, would come to. Nothing was changed.
#[derive(Clone, Debug)]
pub struct Proevet {
    /// Faults and warnings.
    pub verdict: Verdict,
    /// The times she can choose among; none: she is not to book herself, or not here.
    pub tider: Option<TiderTilRaadighed>,
    /// Her name, for who may read it.
    pub navn: Option<String>,
    /// She has, or had, a frist of this type with these days.
    pub staar: bool,
}

impl Proevet {
    /// She can book no time: somebody has to say why it is done all the same.
    pub fn uden_tider(&self) -> bool {
        self.verdict.warnings().iter().any(|warning| warning.code == Code::TooFewTimes)
    }
}

/// Faults, warnings, and the times behind the last of them.
pub(super) struct Vurderet {
    pub verdict: Verdict,
    pub tider: Option<TiderTilRaadighed>,
}

impl FristService {
    /// What setting this frist would come to.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when there is no such borger. Every other fault stands in the answer.
    pub async fn proev(&self, kald: &Kald<'_>, borger: BorgerId, udkast: &FristUdkast) -> Result<Proevet, Afvist> {
        let mut forloeb = self.begin(kald, borger).await?;
        let Vurderet { verdict, tider } = ny(kald, &mut forloeb, udkast).await?;
        let hers = kald.myndighed.er_hendes_jobcenter(&forloeb.borger);
        let staar = hers && forloeb.frister.iter().any(|frist| er_samme(frist, udkast));
        Ok(Proevet { verdict, tider, navn: hers.then(|| forloeb.borger.navn.clone()), staar })
    }

    /// What changing the days of this frist would come to. Whether it may be changed is judged when it is.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when there is no such borger, or no such frist of the caller's.
    pub async fn proev_dage(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        id: FristId,
        til: Datoer,
    ) -> Result<Proevet, Afvist> {
        let mut forloeb = self.begin(kald, borger).await?;
        let hers = kald.myndighed.er_hendes_jobcenter(&forloeb.borger);
        let kind = forloeb.frister.iter().find(|frist| hers && frist.id == id).map(|frist| frist.samtaletype);
        let kind = kind.ok_or_else(|| Afvist::kode(&[Field::FristId], Code::UnknownFrist))?;
        let Vurderet { verdict, tider } = med_tider(&mut forloeb, Some(kind), til, Verdict::default()).await?;
        Ok(Proevet { verdict, tider, navn: None, staar: false })
    }
}

/// One that was met, or closed, counts too: a file that is loaded twice sets nothing twice.
fn er_samme(frist: &Frist, udkast: &FristUdkast) -> bool {
    let days = (frist.fristdato, frist.sidste_afholdelsesdato);
    frist.samtaletype.id() == udkast.samtaletype && days == (udkast.fristdato, udkast.sidste_afholdelsesdato)
}

/// Asks every rule about a frist that is to be set.
pub(super) async fn ny(
    kald: &Kald<'_>,
    forloeb: &mut Forloeb<'_>,
    udkast: &FristUdkast,
) -> Result<Vurderet, StoreError> {
    let datoer = Datoer { fristdato: udkast.fristdato, sidste_afholdelsesdato: udkast.sidste_afholdelsesdato };
    let samtaletype = SamtaleType::from_id(udkast.samtaletype);
    let person = person(forloeb, samtaletype, datoer);
    let (today, indstillinger) = (forloeb.today, &forloeb.indstillinger);
    let verdict = udsted(&kalder(kald, forloeb), &person, udkast.samtaletype, datoer, today, indstillinger);
    med_tider(forloeb, samtaletype, datoer, verdict).await
}

/// Asks whether there are times for her too. Who may not set it, or sets one that ends at once, need not know of times.
pub(super) async fn med_tider(
    forloeb: &mut Forloeb<'_>,
    samtaletype: Option<SamtaleType>,
    datoer: Datoer,
    verdict: Verdict,
) -> Result<Vurderet, StoreError> {
    let person = person(forloeb, samtaletype, datoer);
    let books_here = samtaletype.is_some_and(|kind| releases(SamtaleType::FaellesJobsamtale, true, kind));
    if !verdict.is_kept() || !books_here || person.selvbook_fravaer || person.har_booket {
        return Ok(Vurderet { verdict, tider: None });
    }
    let tider = tider(forloeb, datoer).await?;
    Ok(Vurderet { verdict: verdict.and(&tider_nok(tider.map_or(0, |tider| tider.til_sidste))), tider })
}

async fn tider(forloeb: &mut Forloeb<'_>, datoer: Datoer) -> Result<Option<TiderTilRaadighed>, StoreError> {
    let Some(a_kasse) = forloeb.borger.a_kasse_id else { return Ok(None) };
    let (jobcenter, borger, now) = (forloeb.borger.jobcenter_id, forloeb.borger.id, forloeb.now);
    let whose = TimesFor { jobcenter, a_kasse, borger, now, form: None };
    let today = forloeb.today;
    let til_fristdato = forloeb.tx.count_free_times(whose, today, datoer.fristdato).await?;
    let til_sidste = forloeb.tx.count_free_times(whose, today, datoer.sidste_afholdelsesdato).await?;
    Ok(Some(TiderTilRaadighed { til_fristdato, til_sidste }))
}

fn person(forloeb: &Forloeb<'_>, samtaletype: Option<SamtaleType>, datoer: Datoer) -> Person {
    let ny =
        samtaletype.map(|kind| FristFakta::ny(kind, datoer.fristdato, datoer.sidste_afholdelsesdato, forloeb.today));
    let meets = |ny: &FristFakta| forloeb.coming.iter().any(|row| daekker(&booking_of(row), ny));
    let in_force = |period: &&crate::domain::fravaer::Periode| period.covers(forloeb.today);
    Person {
        kontaktgruppe: forloeb.borger.kontaktgruppe(),
        tilmeldt: forloeb.borger.er_tilmeldt(forloeb.today),
        doed: forloeb.borger.doed_dato.is_some(),
        selvbook_fravaer: forloeb.fravaer.iter().filter(in_force).any(|period| period.fravaertype.closes_frist()),
        har_aktiv: har_aktiv(forloeb, samtaletype),
        har_booket: ny.as_ref().is_some_and(meets),
    }
}
