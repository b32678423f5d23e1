//! A call on behalf of an authority: who, for whom, from which system; and what it may come to.

use chrono::NaiveDate;

use super::Actor;
use super::read_log::ReadLogClosed;
use super::tider::DeriveError;
use crate::domain::access::may_read;
use crate::domain::code_lists::{Ejersystem, MyndighedType, SamtaleType};
use crate::domain::ids::OrganisationId;
use crate::domain::medlemskab::{Medlemsperiode, a_kasse_laeser};
use crate::domain::rules::indkalder::Medlemskab;
use crate::domain::rules::{Code, Field, Verdict};
use crate::domain::snitflade::Forhold;
use crate::store::{Borger, StoreError};

/// The authority on whose behalf somebody calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Myndighed {
    /// Which kind.
    pub slags: MyndighedType,
    /// Which one; none for an authority that is no jobcenter or a-kasse.
    pub id: Option<OrganisationId>,
    /// The system that calls; only it may change what it owns.
    pub system: Option<Ejersystem>,
}

/// Who calls, and for whom.
#[derive(Clone, Copy, Debug)]
pub struct Kald<'a> {
    /// Who, for the audit trail.
    pub actor: &'a Actor,
    /// For whom.
    pub myndighed: Myndighed,
}

/// Why a service did not do what it was asked. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Afvist {
    /// Rules say no: all of them at once.
    #[error("rules say no: {0:?}")]
    Regler(Verdict),
    /// It was changed since the caller read it.
    #[error("changed meanwhile: it is version {version}")]
    Foraeldet {
        /// The version it has now.
        version: i64,
    },
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The look could not be remembered.
    #[error(transparent)]
    Unaudited(#[from] ReadLogClosed),
}

impl Afvist {
    /// Refused for one reason, which only the database could know.
    pub(super) fn kode(felter: &'static [Field], kode: Code) -> Self {
        Self::Regler(Verdict::refused(felter, kode))
    }

    /// Times could not be derived: the database, or a stored series that is no rule.
    pub(super) fn af_tider(error: DeriveError) -> Self {
        match error {
            DeriveError::Store(error) => Self::Store(error),
            other => Self::Store(StoreError::unwritable(other)),
        }
    }

    pub(super) fn is_collision(&self) -> bool {
        matches!(self, Self::Store(StoreError::Collision(_)))
    }
}

/// Fails unless every rule is kept.
pub(super) fn kraev(verdict: &Verdict) -> Result<(), Afvist> {
    if verdict.is_kept() { Ok(()) } else { Err(Afvist::Regler(verdict.clone())) }
}

/// Fails when the caller read another version than the one there is. None: he does not care.
pub(super) fn kraev_version(expected: Option<i64>, version: i64) -> Result<(), Afvist> {
    if expected.is_none_or(|expected| expected == version) { Ok(()) } else { Err(Afvist::Foraeldet { version }) }
}

impl Myndighed {
    /// The borger's a-kasse, seen from here.
    pub fn medlemskab(&self, borger: &Borger) -> Medlemskab {
        match borger.a_kasse_id {
            None => Medlemskab::Ingen,
            own if own == self.id => Medlemskab::Egen,
            Some(_) => Medlemskab::Anden,
        }
    }

    /// A jobcenter, and hers.
    pub fn er_hendes_jobcenter(&self, borger: &Borger) -> bool {
        self.slags == MyndighedType::Jobcenter && self.id == Some(borger.jobcenter_id)
    }

    /// Her jobcenter, or her a-kasse. Nobody else learns anything of her conversations by what it is answered.
    pub fn har_med_hende_at_goere(&self, borger: &Borger) -> bool {
        let a_kasse = self.slags == MyndighedType::AKasse && self.medlemskab(borger) == Medlemskab::Egen;
        a_kasse || self.er_hendes_jobcenter(borger)
    }

    /// How it stands to her on `today`. `perioder`: her memberships, of which those that are over or still to come count for a while. Whether
    /// it is her guest is asked beside this.
    pub fn forhold(&self, borger: &Borger, perioder: &[Medlemsperiode], today: NaiveDate) -> Forhold {
        let a_kasse = self.id.filter(|_| self.slags == MyndighedType::AKasse);
        if self.er_dens_egen(borger) {
            Forhold::Egen
        } else if a_kasse.is_some_and(|a_kasse| a_kasse_laeser(perioder, a_kasse, today)) {
            Forhold::TidligereEgen
        } else {
            Forhold::Fremmed
        }
    }

    /// She is its member, or of its jobcenter. A kommune's borgere are its jobcenter's.
    fn er_dens_egen(&self, borger: &Borger) -> bool {
        match self.slags {
            MyndighedType::AKasse => self.medlemskab(borger) == Medlemskab::Egen,
            MyndighedType::Kommune => self.id == Some(borger.jobcenter_id),
            _ => self.er_hendes_jobcenter(borger),
        }
    }

    /// Whether it may read about her: `domain::access` says so.
    pub fn ser(&self, borger: &Borger) -> bool {
        let egen = self.er_dens_egen(borger);
        may_read(self.slags, egen, borger.kontaktgruppe, borger.tilmeldekategori)
    }

    /// Whether it may read of conversations of this type. An a-kasse never sees an opfølgningssamtale (type 4).
    pub fn ser_typen(&self, samtaletype: SamtaleType) -> bool {
        self.slags != MyndighedType::AKasse || samtaletype.is_seen_by_a_kasse()
    }

    /// Whether it is of a kind that has borgere or members of its own here.
    pub const fn har_egne(&self) -> bool {
        matches!(self.slags, MyndighedType::Jobcenter | MyndighedType::AKasse)
    }
}
