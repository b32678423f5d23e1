//! Changing a series: whom it hits, and doing it as it was decided on the page that showed them.

use uuid::Uuid;

use super::ramte::Ramte;
use super::{AftaleaendringService, arbejd};
use crate::domain::aftale::AftaleStatus;
use crate::domain::ids::{AftaleId, SerieId};
use crate::domain::rules::serie::SerieForm;
use crate::services::aftaler::not_theirs;
use crate::services::kald::{Afvist, Kald};
use crate::services::serier::{Forhaandsvisning, SerieService};

/// What is to become of the booked conversations, as it was decided on the page that showed them.
#[derive(Clone, Copy, Debug)]
pub struct Beslutning<'a> {
    /// Tells whom was shown: [`Ramte::kendetegn`]. None: nobody looked.
    pub set: Option<&'a str>,
    /// Those who stand with what the series said before, as typed: "ret" or "lad-staa".
    pub samtaler: &'a str,
}

impl Beslutning<'_> {
    /// Nobody looked: every conversation that is hit stands, and becomes a task.
    pub const USET: Self = Self { set: None, samtaler: "lad-staa" };
}

/// What a changed series would do.
#[derive(Clone, Debug)]
pub struct SerieAendring {
    /// To its times.
    pub vist: Forhaandsvisning,
    /// To whom.
    pub ramte: Ramte,
}

impl SerieAendring {
    /// What it does to its times, for a page that names nobody.
    pub fn uden_navne(vist: Forhaandsvisning) -> Self {
        Self { vist, ramte: Ramte::default() }
    }
}

impl AftaleaendringService {
    /// What the typed series would come to, and whom it would hit. Each borger whose name can be shown gets a line in the audit trail.
    /// `ret`: the series that is changed; none: it is new, and hits nobody.
    ///
    /// # Errors
    /// [`Afvist::Regler`] with all that is wrong with it.
    pub async fn forhaandsvis_serie(
        &self,
        kald: &Kald<'_>,
        aftale: AftaleId,
        ret: Option<SerieId>,
        form: &SerieForm,
    ) -> Result<SerieAendring, Afvist> {
        let serier = SerieService::new(self.store.clone(), self.clock.clone());
        let vist = serier.forhaandsvis(kald, aftale, ret, form).await?;
        let aftale = serier.aftale(kald, aftale).await?;
        let Some(id) = ret.filter(|_| aftale.status == AftaleStatus::Aftalt) else {
            return Ok(SerieAendring::uden_navne(vist));
        };
        let mut connection = self.store.read().await?;
        let foer = connection.serie(id).await?.ok_or_else(not_theirs)?;
        let samtaler = connection.bookede_samtaler(aftale.id, Some(id), None, self.clock.now()).await?;
        drop(connection);
        let ramte = Ramte::af(samtaler, &vist.tilpasning, (&foer, &vist.vist.row));
        self.set(kald, "aftaleaendring_forhaandsvist", ramte.vist()).await?;
        Ok(SerieAendring { vist, ramte })
    }

    /// Changes a series that the caller read in that version. Its times change with it; each booked conversation that it hits has its turn
    /// right after, or when they are many, by the job. Gives the change, to be found again; none while the aftale is not agreed.
    ///
    /// # Errors
    /// [`Afvist::Regler`] with all that is wrong with it; [`Afvist::Foraeldet`]: somebody else was first, or it hits others than were shown.
    pub async fn ret_serie(
        &self,
        kald: &Kald<'_>,
        id: SerieId,
        version: i64,
        form: &SerieForm,
        beslutning: Beslutning<'_>,
    ) -> Result<Option<Uuid>, Afvist> {
        let serier = SerieService::new(self.store.clone(), self.clock.clone());
        let (_, done) = serier.ret_besluttet(kald, id, version, form, beslutning).await?;
        if let Some(done) = done {
            arbejd(&self.store, &self.clock, Some(&self.samtaler), done).await?;
        }
        Ok(done)
    }
}
