//! The parts of a series that a newer version of its aftale can change.

/// What can differ between a series and the one it takes over from, in the order in which it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SerieDel {
    /// Days of the week.
    Ugedage,
    /// Weeks.
    Uger,
    /// First start and last end of a day.
    Klokkeslaet,
    /// Length and pause.
    Laengde,
    /// Simultaneous conversations.
    Antal,
    /// First and last day.
    Periode,
    /// Form, address, number and link.
    Sted,
    /// Employee or team.
    Hvem,
    /// Title and description.
    Tekst,
    /// From when until when its times can be booked.
    Bookbar,
    /// Who shares it, and when what is kept is released.
    Deling,
}
