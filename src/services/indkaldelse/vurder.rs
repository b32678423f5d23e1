//! Every rule about a reported conversation, asked once, whether it is new or changed. All faults come back at once.

use chrono::{NaiveDate, Timelike};

use super::Sammenfald;
use crate::domain::calendar::ZoneLookup;
use crate::domain::code_lists::{Ejersystem, SamtaleType};
use crate::domain::indkaldelse::{Gruppe, IndkaldelseStatus, Opslag, Tidspunkt, Udkast};
use crate::domain::rules::cv_samtale::{Indberetning, Stored, cv_samtale};
use crate::domain::rules::detaljer::{Koder, detaljer, gyldighed, koder};
use crate::domain::rules::faelles::{Faelles, faelles};
use crate::domain::rules::indkalder::{self, Aendring, Indkalder};
use crate::domain::rules::sammenfald::{Anden, advar, en_ad_gangen, overlapper};
use crate::domain::rules::tidspunkt::{Tider, Tidsrum, tidspunkt};
use crate::domain::rules::{Code, Field, Verdict};
use crate::services::forloeb::Forloeb;
use crate::services::kald::{Afvist, Kald, kraev};
use crate::services::zone;
use crate::store::Indkaldelse;

/// A report that keeps every rule.
pub(super) struct Vurderet {
    pub koder: Koder,
    pub tidsrum: Tidsrum,
    pub advarsler: Verdict,
    pub sammenfald: Vec<Sammenfald>,
}

/// Asks every rule. `row` is the conversation it changes; none: it is new.
pub(super) fn vurder(
    kald: &Kald<'_>,
    forloeb: &Forloeb<'_>,
    udkast: &Udkast,
    row: Option<&Indkaldelse>,
) -> Result<Vurderet, Afvist> {
    let tider = Tider { start: udkast.start.map(opslag), slut: udkast.slut.map(opslag), varighed: udkast.varighed };
    let held_on = tider.start.map(|start| start.lokal.date());
    let (coded, koder) = koder(udkast);
    let (timed, tidsrum) = tidspunkt(&tider, forloeb.today, &forloeb.indstillinger);
    let samtaletype = SamtaleType::from_id(udkast.samtaletype);
    let samtaleform = koder.map(|koder| koder.samtaleform);
    let mut verdict = coded.and(&timed).and(&detaljer(udkast, samtaleform, held_on));
    if let Some(samtaletype) = samtaletype {
        verdict = verdict.and(&typen(kald, forloeb, udkast, row, samtaletype, held_on));
    }
    let sammenfald = tidsrum.map(|tidsrum| andre_samtidig(forloeb, &tidsrum, row)).unwrap_or_default();
    if let (Some(tidsrum), Some(samtaletype)) = (tidsrum, samtaletype)
        && kald.myndighed.har_med_hende_at_goere(&forloeb.borger)
    {
        verdict = verdict.and(&ved_siden_af(kald, forloeb, &tidsrum, samtaletype, row));
    }
    kraev(&verdict)?;
    let (Some(koder), Some(tidsrum)) = (koder, tidsrum) else { return Err(Afvist::Regler(verdict)) };
    Ok(Vurderet { koder, tidsrum, advarsler: verdict, sammenfald })
}

/// The rules about the type: who may summon to it, when, and whom.
fn typen(
    kald: &Kald<'_>,
    forloeb: &Forloeb<'_>,
    udkast: &Udkast,
    row: Option<&Indkaldelse>,
    samtaletype: SamtaleType,
    held_on: Option<NaiveDate>,
) -> Verdict {
    let (borger, today) = (&forloeb.borger, forloeb.today);
    let who = Indkalder {
        myndighed: kald.myndighed.slags,
        medlemskab: kald.myndighed.medlemskab(borger),
        egen_borger: kald.myndighed.er_hendes_jobcenter(borger),
        kontaktgruppe: borger.kontaktgruppe(),
        fravaer: forloeb.fravaer.clone(),
        doed: borger.doed_dato.is_some(),
    };
    let mut verdict = match row {
        None => indkalder::opret(&who, samtaletype, held_on, today),
        Some(row) => indkalder::opdater(&who, row.samtaletype, samtaletype, today),
    };
    let joint = Faelles {
        indkalder: kald.myndighed.slags,
        samtaletype,
        a_kasse_deltager: udkast.a_kasse_deltager,
        medlem: borger.a_kasse_id.is_some(),
        kontaktgruppe: borger.kontaktgruppe(),
    };
    // Who may not summon her learns nothing more of her.
    if verdict.is_kept() {
        verdict = verdict.and(&faelles(&joint));
    }
    if let Some(local_date) = held_on {
        let stored = row.map(|row| Stored {
            samtaletype: row.samtaletype,
            local_date: row.local_start.date(),
            foerst_cv: row.foerst_cv_at.map(zone::local_date),
        });
        let (caller, kontaktgruppe) = (kald.myndighed.slags, borger.kontaktgruppe());
        let cv = Indberetning { caller, kontaktgruppe, stored, samtaletype, local_date };
        verdict = verdict.and(&gyldighed(samtaletype, local_date));
        if kald.myndighed.har_med_hende_at_goere(borger) {
            verdict = verdict.and(&cv_samtale(&cv, &forloeb.indstillinger));
        }
    }
    verdict
}

/// What is only warned about: a collision, and a second conversation in the same group.
fn ved_siden_af(
    kald: &Kald<'_>,
    forloeb: &Forloeb<'_>,
    tidsrum: &Tidsrum,
    samtaletype: SamtaleType,
    row: Option<&Indkaldelse>,
) -> Verdict {
    let others = || forloeb.coming.iter().filter(|other| row.is_none_or(|row| row.id != other.id));
    let andre: Vec<_> = others().map(|other| Anden { starts_at: other.starts_at, ends_at: other.ends_at }).collect();
    let gruppe = Gruppe::of(samtaletype, kald.myndighed.slags);
    let has_one = gruppe != Gruppe::Uden && others().any(|other| other.gruppe == gruppe);
    advar(tidsrum.starts_at, tidsrum.ends_at, &andre, forloeb.indstillinger.rejse_minutter).and(&en_ad_gangen(has_one))
}

fn andre_samtidig(forloeb: &Forloeb<'_>, tidsrum: &Tidsrum, row: Option<&Indkaldelse>) -> Vec<Sammenfald> {
    let rejse = chrono::TimeDelta::minutes(forloeb.indstillinger.rejse_minutter.into());
    let others = forloeb.coming.iter().filter(|other| row.is_none_or(|row| row.id != other.id));
    let collides = others.filter(|other| {
        let anden = Anden { starts_at: other.starts_at, ends_at: other.ends_at };
        overlapper(tidsrum.starts_at, tidsrum.ends_at, &anden, rejse)
    });
    collides
        .map(|other| Sammenfald { starts_at: other.starts_at, ends_at: other.ends_at, myndighed: other.myndighed_id })
        .collect()
}

/// May the caller change this conversation at all? Gives it as it is stored.
pub(super) async fn egen(
    kald: &Kald<'_>,
    forloeb: &mut Forloeb<'_>,
    id: crate::domain::ids::IndkaldelseId,
) -> Result<(Indkaldelse, Verdict), Afvist> {
    let found = forloeb.tx.indkaldelse_of(forloeb.borger.id, id).await?;
    let row = found.ok_or_else(unknown)?;
    let verdict = indkalder::aendring(&aendring(kald, &row, forloeb.now));
    // Another authority's conversation: whether it has begun or was called off is none of the caller's business; and to who may
    // not see it, it does not exist.
    if verdict.has(Code::NotSummoner) {
        let seen = kald.myndighed.ser(&forloeb.borger) && kald.myndighed.ser_typen(row.samtaletype);
        return Err(if seen { Afvist::kode(&[Field::Myndighed], Code::NotSummoner) } else { unknown() });
    }
    Ok((row, verdict))
}

fn aendring(kald: &Kald<'_>, row: &Indkaldelse, now: chrono::DateTime<chrono::Utc>) -> Aendring {
    let kalder: Option<Ejersystem> = kald.myndighed.system;
    Aendring {
        er_indkalder: kald.myndighed.id == Some(row.myndighed_id),
        ejersystem: row.ejersystem,
        kalder,
        aflyst: row.status == IndkaldelseStatus::Aflyst,
        begyndt: row.starts_at <= now,
    }
}

/// Looks a point in time up in the time-zone table. What is below a second is left out: the two databases keep different
/// fractions, and what is stored must be what was answered.
fn opslag(tidspunkt: Tidspunkt) -> Opslag {
    match tidspunkt {
        Tidspunkt::Instant(instant) => {
            let instant = instant.with_nanosecond(0).unwrap_or(instant);
            Opslag { lokal: zone::local(instant), gennemloeb: None, zone: ZoneLookup::Unique(instant) }
        }
        Tidspunkt::Lokal(lokal, gennemloeb) => {
            let lokal = lokal.with_nanosecond(0).unwrap_or(lokal);
            Opslag { lokal, gennemloeb, zone: zone::lookup(lokal) }
        }
    }
}

fn unknown() -> Afvist {
    Afvist::kode(&[Field::IndkaldelseId], Code::UnknownIndkaldelse)
}
