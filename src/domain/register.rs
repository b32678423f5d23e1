//! Facts that change under a live frist or booking: which there are, and what each does to hold, conversations,
//! frister, tasks and messages. One table (`tabel`), read by the service that carries it out and by `docs/register.md`
//! (`markdown`).
//!
//! To add a fact: a variant of [`Faktum`] and its row in [`foelger`]. The compiler asks for the rest, also in the
//! tests.

mod markdown;
mod raekke;
mod tabel;

use chrono::NaiveDate;
use uuid::Uuid;

use super::code_lists::{FravaerType, Kontaktgruppe};
use super::ids::OrganisationId;
use super::medlemskab::{Medlemsperiode, a_kasse_paa, efter_skift};
use super::stored_text::stored_text;

pub use markdown::som_markdown;
pub use raekke::{Besked, Foelger, Frister, Hold, Om, Opgave, Samtaler};
pub use tabel::foelger;

stored_text! {
    /// A kind of fact, in the order in which several at once are carried out. The audit trail names it `register_` and
    /// its text.
    pub enum Faktum {
        /// She died. Wins over everything else that is reported with it.
        Doed = "doed",
        /// She belongs to another jobcenter.
        NytJobcenter = "nyt_jobcenter",
        /// She is a member of another a-kasse.
        NyAKasse = "ny_a_kasse",
        /// She is a member of no a-kasse any more.
        UdAfAKasse = "ud_af_a_kasse",
        /// She was a member of none, and is of one.
        IndIAKasse = "ind_i_a_kasse",
        /// She receives no dagpenge any more: a kontaktgruppe other than 1 and 8.
        ForladtDagpenge = "forladt_dagpenge",
        /// Another kontaktgruppe, without leaving the dagpenge.
        AndenKontaktgruppe = "anden_kontaktgruppe",
        /// From a day on, which may lie ahead, she is no jobseeker.
        Afmeldt = "afmeldt",
        /// She is a jobseeker again.
        Gentilmeldt = "gentilmeldt",
        /// Her death was reported by mistake.
        DoedTilbagekaldt = "doed_tilbagekaldt",
        /// What nothing live hangs on: name, contact data, exemption from Digital Post, tilmeldekategori, since when she is
        /// unemployed, a date put right, visitation, markings, the other actor she is with.
        Stamdata = "stamdata",
        /// Exempt from self-booking.
        Fravaer56 = "fravaer_56",
        /// The right to self-booking withdrawn.
        Fravaer57 = "fravaer_57",
        /// The contact course is at the a-kasse.
        Fravaer75 = "fravaer_75",
        /// Holiday or sickness.
        FerieSygdom = "ferie_sygdom",
        /// Any other absence.
        AndetFravaer = "andet_fravaer",
        /// An absence has ended, or has another last day.
        FravaerAendret = "fravaer_aendret",
        /// She has another personnummer.
        CprSkift = "cpr_skift",
    }
}

/// All that the register says of a borger, but her personnummer and absences.
#[derive(Clone, PartialEq, Eq)]
pub struct Fakta {
    /// Full name.
    pub navn: String,
    /// Where she can be rung.
    pub telefon: Option<String>,
    /// Where she can be written to.
    pub email: Option<String>,
    /// Her jobcenter.
    pub jobcenter: OrganisationId,
    /// The a-kasse she is a member of.
    pub a_kasse: Option<OrganisationId>,
    /// Kontaktgruppe as reported; may be a number we do not know.
    pub kontaktgruppe: i32,
    /// Tilmeldekategori as reported.
    pub tilmeldekategori: Option<i32>,
    /// Since when she has been unemployed.
    pub ledig_siden: Option<NaiveDate>,
    /// Her last registration as jobseeker.
    pub tilmeldt_fra: Option<NaiveDate>,
    /// The first local day on which she is no jobseeker.
    pub afmeldt_fra: Option<NaiveDate>,
    /// The day she died.
    pub doed_dato: Option<NaiveDate>,
    /// Exempt from Digital Post.
    pub fritaget_digital_post: bool,
    /// Her memberships over time; none: only the a-kasse of today was told.
    pub medlemskaber: Option<Vec<Medlemsperiode>>,
    /// Her visitationskategori.
    pub visitation: Option<Visitation>,
    /// Her persongruppemarkeringer, each once, in the order of their ids; none: nothing was told of them.
    pub markeringer: Option<Vec<Uuid>>,
    /// P-nummer of the other actor that her jobcenter has sent her to.
    pub anden_aktoer: Option<i64>,
}

/// A visitationskategori, as reported, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visitation {
    /// Which; may be a number we do not know, or none.
    pub kategori: Option<i32>,
    /// The day she was put in it.
    pub dato: NaiveDate,
}

/// Personal data stays out of logs.
impl std::fmt::Debug for Fakta {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Fakta").finish_non_exhaustive()
    }
}

impl Faktum {
    /// What the absence is to a frist or a booking.
    pub const fn af_fravaer(fravaertype: FravaerType) -> Self {
        match fravaertype {
            FravaerType::FritagetForSelvbook => Self::Fravaer56,
            FravaerType::FratagetSelvbook => Self::Fravaer57,
            FravaerType::KontaktforloebHosAKasse => Self::Fravaer75,
            FravaerType::Ferie | FravaerType::Sygdom => Self::FerieSygdom,
            FravaerType::MidlertidigtArbejde | FravaerType::Barsel => Self::AndetFravaer,
        }
    }
}

impl Fakta {
    /// As it counts on `today`: that she once left says nothing any more when she has registered again since.
    #[must_use]
    pub fn gaeldende(&self, today: NaiveDate) -> Self {
        let again = self.tilmeldt_fra.filter(|tilmeldt| *tilmeldt <= today);
        let afmeldt_fra = self.afmeldt_fra.filter(|afmeldt| again.is_none_or(|again| again < *afmeldt));
        Self { afmeldt_fra, ..self.clone() }
    }

    /// The same with what was not told taken from how she stood `foer`: her markings stay, and her memberships follow from the a-kasse.
    #[must_use]
    pub fn fyldt_op(&self, foer: &Self, today: NaiveDate) -> Self {
        let known = foer.medlemskaber.as_deref().unwrap_or_default();
        let medlemskaber = self.medlemskaber.clone().unwrap_or_else(|| efter_skift(known, self.a_kasse, today));
        let markeringer = self.markeringer.clone().or_else(|| foer.markeringer.clone());
        Self { medlemskaber: Some(medlemskaber), markeringer, ..self.clone() }
    }

    /// As she stands on `today` when nothing was told, but a membership has begun or ended.
    #[must_use]
    pub fn medlem_paa(&self, today: NaiveDate) -> Self {
        let a_kasse = self.medlemskaber.as_deref().map_or(self.a_kasse, |perioder| a_kasse_paa(perioder, today));
        Self { a_kasse, ..self.clone() }
    }

    fn dagpenge(&self) -> bool {
        u16::try_from(self.kontaktgruppe).ok().and_then(Kontaktgruppe::from_id).is_some_and(Kontaktgruppe::is_dagpenge)
    }

    fn stamdata(&self) -> impl PartialEq + '_ {
        let post = self.fritaget_digital_post;
        (&self.navn, &self.telefon, &self.email, self.tilmeldekategori, self.ledig_siden, post)
    }
}

/// The facts in which two states differ, in the order of [`Faktum`]. None: they are the same.
pub fn nye(foer: &Fakta, nu: &Fakta) -> Vec<Faktum> {
    if foer == nu {
        return vec![];
    }
    let forladt = foer.dagpenge() && !nu.dagpenge();
    let tilmeldt_igen = nu.tilmeldt_fra.is_some() && nu.tilmeldt_fra > foer.tilmeldt_fra;
    let skiftet = foer.a_kasse != nu.a_kasse;
    let all = [
        (Faktum::Doed, foer.doed_dato.is_none() && nu.doed_dato.is_some()),
        (Faktum::NytJobcenter, foer.jobcenter != nu.jobcenter),
        (Faktum::NyAKasse, skiftet && foer.a_kasse.is_some() && nu.a_kasse.is_some()),
        (Faktum::UdAfAKasse, skiftet && nu.a_kasse.is_none()),
        (Faktum::IndIAKasse, skiftet && foer.a_kasse.is_none()),
        (Faktum::ForladtDagpenge, forladt),
        (Faktum::AndenKontaktgruppe, foer.kontaktgruppe != nu.kontaktgruppe && !forladt),
        (Faktum::Afmeldt, nu.afmeldt_fra.is_some() && nu.afmeldt_fra != foer.afmeldt_fra),
        (Faktum::Gentilmeldt, tilmeldt_igen || (foer.afmeldt_fra.is_some() && nu.afmeldt_fra.is_none())),
        (Faktum::DoedTilbagekaldt, foer.doed_dato.is_some() && nu.doed_dato.is_none()),
        (Faktum::Stamdata, foer.stamdata() != nu.stamdata()),
    ];
    let found: Vec<_> = all.into_iter().filter_map(|(faktum, is_so)| is_so.then_some(faktum)).collect();
    // A date that was put right: a death on another day, a registration that was earlier.
    if found.is_empty() { vec![Faktum::Stamdata] } else { found }
}

#[cfg(test)]
mod tests;
