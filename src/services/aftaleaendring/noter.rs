//! Writing a change down with whom it hits, in the transaction that makes it true.

use uuid::Uuid;

use super::ramte::{Ramte, aendrede_dele};
use super::serie::Beslutning;
use crate::clock::Clock;
use crate::domain::access::Principal;
use crate::domain::aftale::AftaleStatus;
use crate::domain::aftaleaendring::{AendringSlags, RamtGrund, dele_som_tekst};
use crate::domain::code_lists::MyndighedType;
use crate::domain::ids::{IndkaldelseId, MedarbejderId};
use crate::domain::lukning::{MasseStatus, kendetegn};
use crate::domain::rules::aftaleaendring::samtaler_valgt;
use crate::domain::serie::Tilpasning;
use crate::services::kald::{Afvist, Kald, kraev};
use crate::store::{Aftale, Aftaleaendring, SerieRow, Tx};

/// What a newer version does to the booked conversations of the older one.
#[derive(Default)]
pub(in crate::services) struct Afloest {
    /// What became of the times, for all series together.
    antal: [i64; 4],
    ramte: Vec<(IndkaldelseId, RamtGrund)>,
}

/// A changed series. None: its aftale is not agreed, so there are no times yet.
///
/// Fails with [`Afvist::Foraeldet`] when it hits others than those that were shown, and with the rule when it was not decided what becomes
/// of those who stand with what the series said before.
pub(in crate::services) async fn noter_serie(
    tx: &mut Tx,
    (clock, kald): (&Clock, &Kald<'_>),
    aftale: &Aftale,
    (foer, ny): (&SerieRow, &SerieRow),
    plan: &Tilpasning,
    beslutning: &Beslutning<'_>,
) -> Result<Option<Uuid>, Afvist> {
    if aftale.status != AftaleStatus::Aftalt {
        return Ok(None);
    }
    let samtaler = tx.bookede_samtaler(aftale.id, Some(ny.id), None, clock.now()).await?;
    let ramte = Ramte::af(samtaler, plan, (foer, ny));
    if beslutning.set.is_some_and(|set| set != ramte.kendetegn()) {
        return Err(Afvist::Foraeldet { version: foer.version });
    }
    let (verdict, ret) = samtaler_valgt(beslutning.samtaler, ramte.det_gamle.len());
    kraev(&verdict)?;
    let dele = dele_som_tekst(&aendrede_dele(foer, ny));
    let ny = Aftaleaendring {
        serie_id: Some(ny.id),
        ret_samtaler: ret == Some(true),
        dele,
        ..ny_aendring((clock, kald), aftale, AendringSlags::SerieRettet, antal(plan))
    };
    skriv(tx, ny, &ramte.grunde()).await.map(Some)
}

/// An aftale that was ended, with its days before. `set`: what was shown of those who stand after its new last day, when it was shown.
///
/// Fails with [`Afvist::Foraeldet`] when that are others by now.
pub(in crate::services) async fn noter_opsigelse(
    tx: &mut Tx,
    (clock, kald): (&Clock, &Kald<'_>),
    (foer, ny): (&Aftale, &Aftale),
    lukkede: usize,
    set: Option<&str>,
) -> Result<Uuid, Afvist> {
    let samtaler = tx.bookede_samtaler(ny.id, None, Some(ny.valid_to), clock.now()).await?;
    let shown = kendetegn(std::iter::empty(), samtaler.iter().map(|samtale| samtale.id));
    if set.is_some_and(|set| set != shown) {
        return Err(Afvist::Foraeldet { version: foer.version });
    }
    let ramte: Vec<_> = samtaler.iter().map(|samtale| (samtale.id, RamtGrund::TidenLukkes)).collect();
    let antal = [0, 0, 0, i64::try_from(lukkede).unwrap_or(i64::MAX)];
    let ny = Aftaleaendring {
        foer_fra: Some(foer.valid_from),
        foer_til: Some(foer.valid_to),
        ..ny_aendring((clock, kald), ny, AendringSlags::Opsagt, antal)
    };
    skriv(tx, ny, &ramte).await
}

impl Afloest {
    /// A series that goes on as another: before and after, and what became of its times.
    pub async fn gaar_over(
        &mut self,
        tx: &mut Tx,
        clock: &Clock,
        (foer, ny): (&SerieRow, &SerieRow),
        plan: &Tilpasning,
    ) -> Result<(), Afvist> {
        let samtaler = tx.bookede_samtaler(ny.aftale_id, Some(ny.id), None, clock.now()).await?;
        self.ramte.extend(Ramte::af(samtaler, plan, (foer, ny)).grunde());
        for (sum, more) in self.antal.iter_mut().zip(antal(plan)) {
            *sum += more;
        }
        Ok(())
    }

    /// What the older version has after its last day goes on nowhere.
    pub async fn ophoerer(
        &mut self,
        tx: &mut Tx,
        clock: &Clock,
        gammel: &Aftale,
        lukkede: usize,
    ) -> Result<(), Afvist> {
        let efter = (gammel.status == AftaleStatus::Aftalt).then_some(gammel.valid_to);
        let samtaler = tx.bookede_samtaler(gammel.id, None, efter, clock.now()).await?;
        self.ramte.extend(samtaler.iter().map(|samtale| (samtale.id, RamtGrund::TidenLukkes)));
        self.antal[3] += i64::try_from(lukkede).unwrap_or(i64::MAX);
        Ok(())
    }
}

/// A newer version that took over, when it hits anybody.
pub(in crate::services) async fn noter_afloest(
    tx: &mut Tx,
    (clock, kald): (&Clock, &Kald<'_>),
    ny: &Aftale,
    afloest: Afloest,
) -> Result<Option<Uuid>, Afvist> {
    if afloest.ramte.is_empty() {
        return Ok(None);
    }
    let ny = ny_aendring((clock, kald), ny, AendringSlags::Afloest, afloest.antal);
    skriv(tx, ny, &afloest.ramte).await.map(Some)
}

fn ny_aendring(
    (clock, kald): (&Clock, &Kald<'_>),
    aftale: &Aftale,
    slags: AendringSlags,
    [nye, aendrede, genaabnede, lukkede]: [i64; 4],
) -> Aftaleaendring {
    Aftaleaendring {
        id: clock.new_id(),
        organisation_id: aftale.jobcenter_id,
        medarbejder_id: jobcenterets(kald),
        aftale_id: aftale.id,
        serie_id: None,
        slags,
        ret_samtaler: false,
        dele: String::new(),
        status: MasseStatus::IGang,
        nye,
        aendrede,
        genaabnede,
        lukkede,
        foer_fra: None,
        foer_til: None,
        created_at: clock.now(),
    }
}

async fn skriv(tx: &mut Tx, ny: Aftaleaendring, ramte: &[(IndkaldelseId, RamtGrund)]) -> Result<Uuid, Afvist> {
    let status = if ramte.is_empty() { MasseStatus::Faerdig } else { MasseStatus::IGang };
    tx.insert_aftaleaendring(&Aftaleaendring { status, ..ny.clone() }, ramte).await?;
    Ok(ny.id)
}

/// The employee, when he is the jobcenter's own: on an a-kasse's behalf nobody touches a jobcenter's conversations.
fn jobcenterets(kald: &Kald<'_>) -> Option<MedarbejderId> {
    match kald.actor.principal {
        Some(Principal::Medarbejder { id, .. }) if kald.myndighed.slags == MyndighedType::Jobcenter => Some(id),
        _ => None,
    }
}

/// Times that were made, changed, opened again and closed.
fn antal(plan: &Tilpasning) -> [i64; 4] {
    let count = |many: usize| i64::try_from(many).unwrap_or(i64::MAX);
    let changed = plan.nyt_slut.len() + plan.nyt_antal.len() + plan.nyt_bookbar.len();
    [plan.nye.len(), changed, plan.genaabnes.len(), plan.lukkes.len() + plan.booket.len()].map(count)
}
