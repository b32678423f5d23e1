//! How often a way that is shut is tried again, and when it is given up. Source: own choice; about a day in all, since a letter
//! has to follow in time.

use chrono::TimeDelta;

/// Minutes from one attempt to the next.
const VENT: [i64; 6] = [2, 10, 30, 120, 360, 720];

/// How long to wait after that many failed attempts; none: no more.
pub fn vent(forsoeg: u32) -> Option<TimeDelta> {
    let place = usize::try_from(forsoeg).ok()?.checked_sub(1)?;
    VENT.get(place).map(|&minutes| TimeDelta::minutes(minutes))
}

/// An attempt whose outcome nobody knows, since the program broke off in the middle, is made again this often.
pub const UAFKLAREDE: u32 = 1;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wait_is_longer_and_there_is_an_end() {
        let waits: Vec<_> = (1..).map_while(vent).collect();
        assert_eq!(waits.len(), VENT.len());
        assert!(waits.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!((vent(0), vent(u32::MAX)), (None, None));
    }
}
