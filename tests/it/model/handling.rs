//! What can happen, as plain values: a random sequence of these is a game. Who, which and when are small numbers that are looked
//! up when the step is played, so that any step can be left out of a failing game and the rest still means something.

use proptest::prelude::*;

/// A conversation as an authority reports it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slags {
    Job7,
    Job7MedAKasse,
    Job17,
    Job4,
    Job12,
    /// Owned by another system: the borger cannot move it.
    Fremmed7,
    Fremmed17,
    Fremmed4,
    AKasse12,
    AKasse7,
}

impl Slags {
    pub const fn samtaletype(self) -> u16 {
        match self {
            Self::Job7 | Self::Job7MedAKasse | Self::Fremmed7 | Self::AKasse7 => 7,
            Self::Job17 | Self::Fremmed17 => 17,
            Self::Job4 | Self::Fremmed4 => 4,
            Self::Job12 | Self::AKasse12 => 12,
        }
    }

    pub const fn er_jobcenterets(self) -> bool {
        !matches!(self, Self::AKasse12 | Self::AKasse7)
    }

    /// The borger's a-kasse takes part.
    pub const fn med_a_kasse(self) -> bool {
        matches!(self, Self::Job7MedAKasse | Self::Job17 | Self::Fremmed17)
    }

    pub const fn er_fremmed(self) -> bool {
        matches!(self, Self::Fremmed7 | Self::Fremmed17 | Self::Fremmed4)
    }

    /// The same, as the authority and system that have `samtaletype` of their own would say it.
    pub const fn hos(self, jobcenterets: bool, fremmed: bool) -> Self {
        match (jobcenterets, fremmed, self.samtaletype()) {
            (true, true, 17) => Self::Fremmed17,
            (true, true, 4) => Self::Fremmed4,
            (true, true, _) => Self::Fremmed7,
            (false, _, 7) => Self::AKasse7,
            (false, _, _) => Self::AKasse12,
            (true, false, _) => match self {
                Self::Fremmed7 | Self::AKasse7 => Self::Job7,
                Self::Fremmed17 => Self::Job17,
                Self::Fremmed4 => Self::Job4,
                Self::AKasse12 => Self::Job12,
                own => own,
            },
        }
    }

    /// The borger may move it until its day is over, and call it off until it begins.
    pub const fn er_flytbar(self) -> bool {
        matches!(self, Self::Job7MedAKasse | Self::Job4 | Self::Fremmed7)
    }
}

/// How time goes by.
#[derive(Clone, Copy, Debug)]
pub enum Hop {
    Minutter(i64),
    Dage(i64),
    /// To that many seconds from Danish midnight, so many days on.
    Midnat(i64, i64),
    /// To that many minutes from the start of her nth conversation.
    Samtale(usize, usize, i64),
    /// To noon, that many days from her nth Fristdato.
    Frist(usize, usize, i64),
}

/// A step. `hvem` is the borger, `nr` her frist or conversation, `om` days from today.
#[derive(Clone, Debug)]
pub enum Trin {
    Udsted {
        hvem: usize,
        samtaletype: u16,
        om: i64,
        holdes: i64,
    },
    OpdaterFrist {
        hvem: usize,
        nr: usize,
        om: i64,
        holdes: i64,
    },
    Genaabn {
        hvem: usize,
        nr: usize,
        om: i64,
        holdes: i64,
    },
    Hold {
        hvem: usize,
        tid: usize,
        flyt: bool,
    },
    Book {
        hvem: usize,
        tid: usize,
        flyt: bool,
    },
    Aflys {
        hvem: usize,
        nr: usize,
    },
    Bekraeft {
        hvem: usize,
        nr: usize,
    },
    Opret {
        hvem: usize,
        som: Slags,
        om: i64,
        kl: (u32, u32),
    },
    /// By its own authority and system, unless `fremmed`.
    Opdater {
        hvem: usize,
        nr: usize,
        som: Slags,
        fremmed: bool,
        om: i64,
        kl: (u32, u32),
    },
    /// By its own authority and system, or as if it were one of `som`.
    MyndighedAflys {
        hvem: usize,
        nr: usize,
        som: Option<Slags>,
    },
    LukTid {
        tid: usize,
        aflys: bool,
    },
    Udfald {
        hvem: usize,
        nr: usize,
        udeblevet: bool,
    },
    /// About her nth conversation, or the next one.
    Valg {
        hvem: usize,
        nr: Option<usize>,
        ja: bool,
    },
    KanIkkeKomme {
        hvem: usize,
        nr: usize,
    },
    Fravaer {
        hvem: usize,
        fravaertype: u16,
        fra: i64,
        dage: Option<i64>,
    },
    NytCpr {
        hvem: usize,
    },
    TidenGaar(Hop),
    /// The job, for everybody or for whom something is due; it lets go of holds too.
    Vend {
        alle: bool,
    },
}

/// A game: when it begins, and what happens.
#[derive(Clone, Debug)]
pub struct Spil {
    pub begynder: &'static str,
    pub trin: Vec<Trin>,
}

/// An ordinary morning, the evening before the short night in March, the one before the long night in October.
const BEGYNDER: [&str; 3] = ["2026-11-24T09:00:00Z", "2027-03-27T22:30:00Z", "2027-10-30T21:30:00Z"];
/// Clock times of reported conversations. Half past two is missing one night a year and comes twice in another.
const KL: [(u32, u32); 6] = [(7, 0), (8, 0), (10, 15), (13, 0), (23, 30), (2, 30)];
/// Borgere in a game.
pub const BORGERE: usize = 3;
/// Times in a game: days from its beginning, and places.
pub const TIDER: [(u64, i32); 16] = [
    (1, 1),
    (2, 2),
    (4, 1),
    (6, 1),
    (8, 2),
    (11, 1),
    (14, 1),
    (17, 2),
    (20, 1),
    (24, 2),
    (29, 1),
    (35, 1),
    (43, 2),
    (55, 1),
    (80, 1),
    (120, 1),
];

/// A game of up to `most` steps.
pub fn spil(most: usize) -> impl Strategy<Value = Spil> {
    let trin = proptest::collection::vec(trin(), 1..=most);
    (proptest::sample::select(BEGYNDER.to_vec()), trin).prop_map(|(begynder, trin)| Spil { begynder, trin })
}

fn trin() -> impl Strategy<Value = Trin> {
    prop_oneof![
        8 => fristtrin(),
        13 => borgertrin(),
        11 => myndighedstrin(),
        4 => udenomstrin(),
        7 => hop().prop_map(Trin::TidenGaar),
        2 => any::<bool>().prop_map(|alle| Trin::Vend { alle }),
    ]
}

fn fristtrin() -> impl Strategy<Value = Trin> {
    let samtaletype = prop_oneof![3 => Just(17), 2 => Just(7), 1 => Just(4)];
    let dage = || (prop_oneof![1 => 0..8i64, 5 => 8..30i64], prop_oneof![1 => Just(-1), 9 => 0..25i64]);
    prop_oneof![
        6 => (hvem(), samtaletype, dage())
            .prop_map(|(hvem, samtaletype, (om, holdes))| Trin::Udsted { hvem, samtaletype, om, holdes }),
        2 => (hvem(), nr(), dage()).prop_map(|(hvem, nr, (om, holdes))| Trin::OpdaterFrist { hvem, nr, om, holdes }),
        2 => (hvem(), nr(), dage()).prop_map(|(hvem, nr, (om, holdes))| Trin::Genaabn { hvem, nr, om, holdes }),
    ]
}

fn borgertrin() -> impl Strategy<Value = Trin> {
    prop_oneof![
        2 => (hvem(), tid(), any::<bool>()).prop_map(|(hvem, tid, flyt)| Trin::Hold { hvem, tid, flyt }),
        6 => (hvem(), tid(), any::<bool>()).prop_map(|(hvem, tid, flyt)| Trin::Book { hvem, tid, flyt }),
        3 => (hvem(), nr()).prop_map(|(hvem, nr)| Trin::Aflys { hvem, nr }),
        1 => (hvem(), nr()).prop_map(|(hvem, nr)| Trin::Bekraeft { hvem, nr }),
    ]
}

fn myndighedstrin() -> impl Strategy<Value = Trin> {
    let om = || prop_oneof![1 => Just(0i64), 6 => 1..40i64, 1 => 40..130i64];
    let kl = || proptest::sample::select(KL.to_vec());
    prop_oneof![
        5 => (hvem(), slags(), om(), kl()).prop_map(|(hvem, som, om, kl)| Trin::Opret { hvem, som, om, kl }),
        4 => (hvem(), nr(), slags(), proptest::bool::weighted(0.1), om(), kl())
            .prop_map(|(hvem, nr, som, fremmed, om, kl)| Trin::Opdater { hvem, nr, som, fremmed, om, kl }),
        5 => (hvem(), nr(), proptest::option::weighted(0.1, slags()))
            .prop_map(|(hvem, nr, som)| Trin::MyndighedAflys { hvem, nr, som }),
        1 => (tid(), any::<bool>()).prop_map(|(tid, aflys)| Trin::LukTid { tid, aflys }),
    ]
}

fn udenomstrin() -> impl Strategy<Value = Trin> {
    let fravaertype = proptest::sample::select(vec![2u16, 8, 10, 11, 56, 57, 75, 75]);
    prop_oneof![
        1 => (hvem(), nr(), any::<bool>()).prop_map(|(hvem, nr, udeblevet)| Trin::Udfald { hvem, nr, udeblevet }),
        1 => (hvem(), proptest::option::of(nr()), any::<bool>()).prop_map(|(hvem, nr, ja)| Trin::Valg { hvem, nr, ja }),
        1 => (hvem(), nr()).prop_map(|(hvem, nr)| Trin::KanIkkeKomme { hvem, nr }),
        2 => (hvem(), fravaertype, -5..25i64, proptest::option::weighted(0.97, 0..12i64))
            .prop_map(|(hvem, fravaertype, fra, dage)| Trin::Fravaer { hvem, fravaertype, fra, dage }),
        1 => hvem().prop_map(|hvem| Trin::NytCpr { hvem }),
    ]
}

fn hop() -> impl Strategy<Value = Hop> {
    prop_oneof![
        2 => (1..26i64).prop_map(Hop::Minutter),
        3 => (1..7i64).prop_map(Hop::Dage),
        1 => prop_oneof![2 => 10..30i64, 1 => 85..100i64].prop_map(Hop::Dage),
        2 => (1..4i64, -1..2i64).prop_map(|(dage, sekunder)| Hop::Midnat(dage, sekunder)),
        2 => (hvem(), nr(), proptest::sample::select(vec![-600i64, -1, 0, 10, 45, 90]))
            .prop_map(|(hvem, nr, minutter)| Hop::Samtale(hvem, nr, minutter)),
        3 => (hvem(), nr(), -1..3i64).prop_map(|(hvem, nr, dage)| Hop::Frist(hvem, nr, dage)),
    ]
}

/// Mostly the first: things have to meet in one person.
fn hvem() -> impl Strategy<Value = usize> {
    prop_oneof![8 => Just(0), 2 => Just(1), 1 => Just(BORGERE - 1)]
}

fn nr() -> impl Strategy<Value = usize> {
    0..4usize
}

/// Counted from the soonest to come.
fn tid() -> impl Strategy<Value = usize> {
    prop_oneof![3 => 0..6usize, 1 => 0..TIDER.len()]
}

fn slags() -> impl Strategy<Value = Slags> {
    use Slags::{AKasse7, AKasse12, Fremmed4, Fremmed7, Fremmed17, Job4, Job7, Job7MedAKasse, Job12, Job17};
    let all = [Job7, Job7MedAKasse, Job17, Job17, Job4, Job12, Fremmed7, Fremmed17, Fremmed4, AKasse12, AKasse7];
    proptest::sample::select(all.to_vec())
}
