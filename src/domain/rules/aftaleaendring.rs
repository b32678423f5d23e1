//! What must be decided when the times of an agreed aftale are changed.

use super::{Code, Field, Verdict};

/// What becomes of the booked conversations that stand with what the series said before: changed too, or left as they are. Exactly when
/// there is no fault. `ramte`: how many there are; with none there is nothing to decide. `valgt`: as typed, "ret" or "lad-staa".
pub fn samtaler_valgt(valgt: &str, ramte: usize) -> (Verdict, Option<bool>) {
    let chosen = match valgt {
        "ret" => Some(true),
        "lad-staa" => Some(false),
        _ if ramte == 0 => Some(false),
        _ => None,
    };
    let mut verdict = Verdict::default();
    verdict.refuse_if(chosen.is_none(), &[Field::BookedeSamtaler], Code::SamtalerNotDecided);
    (verdict, chosen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobodys_conversation_is_left_behind_unasked() {
        assert_eq!(samtaler_valgt("ret", 1).1, Some(true));
        assert_eq!(samtaler_valgt("lad-staa", 1).1, Some(false));
        assert_eq!(samtaler_valgt("", 1).0.first(), Some(Code::SamtalerNotDecided));
        assert_eq!(samtaler_valgt("begge", 1).0.first(), Some(Code::SamtalerNotDecided));
        assert_eq!(samtaler_valgt("", 0).1, Some(false), "there is nobody to decide about");
    }
}
