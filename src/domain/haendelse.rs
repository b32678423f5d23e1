//! What is told to others of a change, and to whom. Thin, as DFDG's messages are: the receiver fetches the rest.
//! Source: Indkaldelse.WSB (entity 90000) and Frist.WSB (90001); epic 999.8.4 (accepted bookings went to the jobcenter alone).

use chrono::{DateTime, Utc};
use serde::Serialize;
use uuid::Uuid;

use super::code_lists::SamtaleType;
use super::ids::{HaendelseId, OrganisationId};
use super::stored_text::stored_text;

/// Which kind of thing an event tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entitet {
    /// A conversation.
    Indkaldelse,
    /// A frist.
    Frist,
}

impl Entitet {
    /// DFDG's EntitetId.
    pub const fn id(self) -> i32 {
        match self {
            Self::Indkaldelse => 90000,
            Self::Frist => 90001,
        }
    }

    /// The entity with that id.
    pub fn from_id(id: i32) -> Option<Self> {
        [Self::Indkaldelse, Self::Frist].into_iter().find(|entitet| entitet.id() == id)
    }

    /// DFDG's EntitetNavn.
    pub const fn navn(self) -> &'static str {
        match self {
            Self::Indkaldelse => "Indkaldelse",
            Self::Frist => "Frist",
        }
    }
}

/// Whether a kommune is told of an event of its jobcenter: of conversations (Indkaldelse.WSB goes to jobcenter, kommune and a-kasse), of no
/// frist (Frist.WSB is formed for the jobcenter), and not that somebody confirmed, which the jobcenter alone is told. (The feed asks the
/// same of many rows at once.)
pub fn siges_til_kommune(entitet: Entitet, slags: &str) -> bool {
    entitet == Entitet::Indkaldelse && slags != IndkaldelseHandling::Bekraeftet.told_as().1
}

/// DFDG's Aendringstype.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aendringstype {
    /// 1.
    Oprettet,
    /// 2.
    Opdateret,
    /// 3: for a conversation, that it was called off. A frist is never deleted.
    Slettet,
}

impl Aendringstype {
    /// The number on the wire.
    pub const fn id(self) -> i32 {
        match self {
            Self::Oprettet => 1,
            Self::Opdateret => 2,
            Self::Slettet => 3,
        }
    }

    /// The kind with that number.
    pub fn from_id(id: i32) -> Option<Self> {
        [Self::Oprettet, Self::Opdateret, Self::Slettet].into_iter().find(|kind| kind.id() == id)
    }
}

stored_text! {
    /// What a receiver of events is sent.
    pub enum AbonnementArt {
        /// An authority's system is told of what concerns the authority, thin and signed.
        Webhook = "webhook",
        /// DFDG is given every conversation and every frist in full.
        Indberetning = "indberetning",
    }
}

stored_text! {
    /// What was done with a conversation: as its history and the audit trail name it.
    pub enum IndkaldelseHandling {
        /// The borger booked it.
        Booket = "booket",
        /// The borger moved it.
        Flyttet = "flyttet",
        /// An authority reported it.
        Oprettet = "oprettet",
        /// An authority changed it.
        Opdateret = "opdateret",
        /// Called off, by whomever.
        Aflyst = "aflyst",
        /// The borger confirmed that she comes.
        Bekraeftet = "bekraeftet",
        /// Who takes part was changed.
        DeltagereAendret = "deltagere_aendret",
        /// The choice about the a-kasse's part was changed.
        ValgAendret = "valg_aendret",
        /// The a-kasse said that it cannot come.
        AKasseAfbud = "a_kasse_afbud",
        /// The a-kasse took that back: it comes.
        AKasseKommer = "a_kasse_kommer",
        /// How it went was registered.
        UdfaldRegistreret = "udfald_registreret",
    }
}

impl IndkaldelseHandling {
    /// The kind of change, and the event's own word for it: oprettet, opdateret, aflyst or bekræftet.
    pub const fn told_as(self) -> (Aendringstype, &'static str) {
        match self {
            Self::Booket | Self::Oprettet => (Aendringstype::Oprettet, "oprettet"),
            Self::Aflyst => (Aendringstype::Slettet, "aflyst"),
            Self::Bekraeftet => (Aendringstype::Opdateret, "bekraeftet"),
            Self::Flyttet
            | Self::Opdateret
            | Self::DeltagereAendret
            | Self::ValgAendret
            | Self::AKasseAfbud
            | Self::AKasseKommer
            | Self::UdfaldRegistreret => (Aendringstype::Opdateret, "opdateret"),
        }
    }
}

stored_text! {
    /// What was done with a frist.
    pub enum FristHandling {
        /// Set.
        Udstedt = "udstedt",
        /// Its dates were changed.
        Opdateret = "opdateret",
        /// A booking covers it.
        Indfriet = "indfriet",
        /// The booking is gone, and it is active again.
        AktivIgen = "aktiv_igen",
        /// Its day went by.
        Overskredet = "overskredet",
        /// Without effect from now on.
        Lukket = "lukket",
        /// Opened again by the jobcenter, with a reason.
        Genaabnet = "genaabnet",
    }
}

impl FristHandling {
    /// The kind of change.
    pub const fn told_as(self) -> Aendringstype {
        match self {
            Self::Udstedt => Aendringstype::Oprettet,
            Self::Opdateret | Self::Indfriet | Self::AktivIgen | Self::Overskredet | Self::Lukket | Self::Genaabnet => {
                Aendringstype::Opdateret
            }
        }
    }
}

/// The header of a webhook that carries its signature.
pub const SIGNATUR: &str = "x-faellestid-signatur";

/// An event as it is told to others, in the feed and by webhook: thin, and without anything that says who the borger is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Haendelsesbesked {
    /// Its place in the feed. Grows, with gaps.
    pub nummer: i64,
    /// The same however often the event is told.
    pub haendelse_id: HaendelseId,
    /// 90000 or 90001.
    pub entitet_id: i32,
    /// `Indkaldelse` or `Frist`.
    pub entitet_navn: &'static str,
    /// Which conversation or frist: to be fetched.
    pub ekstern_identifier: Uuid,
    /// 1 created, 2 updated, 3 deleted.
    pub aendringstype: i32,
    /// oprettet, opdateret, aflyst or bekraeftet; not in a frist's event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indkaldelseshaendelse: Option<String>,
    /// When it happened, UTC.
    pub tidspunkt: DateTime<Utc>,
}

/// Who is told what a conversation's event says, besides the borger.
#[derive(Clone, Copy, Debug)]
pub struct Beroerte {
    /// The borger's jobcenter.
    pub jobcenter: OrganisationId,
    /// The a-kasse she is a member of.
    pub a_kasse: Option<OrganisationId>,
    /// The authority that holds the conversation.
    pub indkalder: OrganisationId,
    /// Its guest, the a-kasse of a joint one: not hers any more when she has joined another since.
    pub gaest: Option<OrganisationId>,
}

/// The receivers of a conversation's event: her jobcenter; her a-kasse when the type is one it may see; the authority that
/// summoned, and its guest. That she confirmed goes to the jobcenter alone.
pub fn modtagere(handling: IndkaldelseHandling, samtaletype: SamtaleType, hvem: Beroerte) -> Vec<OrganisationId> {
    let mut modtagere = vec![hvem.jobcenter];
    if handling != IndkaldelseHandling::Bekraeftet {
        modtagere.extend(hvem.a_kasse.filter(|_| samtaletype.is_seen_by_a_kasse()));
        modtagere.push(hvem.indkalder);
        modtagere.extend(hvem.gaest);
    }
    modtagere.sort();
    modtagere.dedup();
    modtagere
}

#[cfg(test)]
mod tests {
    use super::*;

    fn organisation(number: u128) -> OrganisationId {
        OrganisationId::from_uuid(Uuid::from_u128(number))
    }

    #[test]
    fn an_event_goes_to_those_it_concerns_each_once() {
        let hvem = Beroerte {
            jobcenter: organisation(1),
            a_kasse: Some(organisation(2)),
            indkalder: organisation(1),
            gaest: None,
        };
        let told = |handling, samtaletype| modtagere(handling, samtaletype, hvem);
        let both = [organisation(1), organisation(2)];
        assert_eq!(told(IndkaldelseHandling::Booket, SamtaleType::FaellesJobsamtale), both);
        assert_eq!(
            told(IndkaldelseHandling::Aflyst, SamtaleType::Opfoelgningssamtale),
            [organisation(1)],
            "never type 4"
        );
        assert_eq!(told(IndkaldelseHandling::Bekraeftet, SamtaleType::FaellesJobsamtale), [organisation(1)]);
        let left = Beroerte { gaest: Some(organisation(3)), ..hvem };
        let all = [organisation(1), organisation(2), organisation(3)];
        assert_eq!(modtagere(IndkaldelseHandling::Aflyst, SamtaleType::FaellesJobsamtale, left), all);
        let summoned = Beroerte { indkalder: organisation(2), ..hvem };
        assert_eq!(modtagere(IndkaldelseHandling::Oprettet, SamtaleType::AndenSamtale, summoned), both);
    }
}
