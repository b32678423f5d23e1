//! The ways to a borger, which of them a message takes, and when she has been reached.

use super::BeskedSlags;
use crate::domain::stored_text::stored_text;

stored_text! {
    /// A way to a borger.
    #[derive(PartialOrd, Ord)]
    pub enum Kanal {
        /// Digital Post: the whole message, in her official mailbox.
        DigitalPost = "digital_post",
        /// E-mail: the whole message, with a calendar file.
        Email = "email",
        /// SMS: that there is something, never what.
        Sms = "sms",
    }
}

impl Kanal {
    /// It carries the whole message. An SMS only points to it.
    pub const fn er_hel(self) -> bool {
        matches!(self, Self::DigitalPost | Self::Email)
    }
}

/// On which ways she can be met, or on which this process can send.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Veje {
    /// Digital Post: she is not exempt from it.
    pub digital_post: bool,
    /// She has given an address.
    pub email: bool,
    /// She has given a number.
    pub sms: bool,
}

impl Veje {
    /// Whether there is any.
    pub const fn nogen(self) -> bool {
        self.digital_post || self.email || self.sms
    }

    /// Those there are.
    pub fn kanaler(self) -> Vec<Kanal> {
        Kanal::ALL.iter().copied().filter(|&kanal| self.har(kanal)).collect()
    }

    const fn har(self, kanal: Kanal) -> bool {
        match kanal {
            Kanal::DigitalPost => self.digital_post,
            Kanal::Email => self.email,
            Kanal::Sms => self.sms,
        }
    }
}

/// The ways a message takes: all that are both hers and ours.
pub fn vaelg(hendes: Veje, vores: Veje) -> Vec<Kanal> {
    Kanal::ALL.iter().copied().filter(|&kanal| hendes.har(kanal) && vores.har(kanal)).collect()
}

/// Whether she has been reached by what was sent on these ways. A reminder repeats what she has been told: an SMS will do.
pub fn naaet(slags: BeskedSlags, sendt: &[Kanal]) -> bool {
    sendt.iter().any(|kanal| kanal.er_hel() || slags.er_paamindelse())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_must_be_hers_and_ours() {
        let all = Veje { digital_post: true, email: true, sms: true };
        assert_eq!(vaelg(all, all), Kanal::ALL);
        assert_eq!(vaelg(all, Veje { email: true, ..Veje::default() }), [Kanal::Email]);
        assert_eq!(vaelg(Veje { sms: true, ..Veje::default() }, all), [Kanal::Sms]);
        assert_eq!(vaelg(Veje::default(), all), []);
        assert!(all.nogen() && !Veje::default().nogen());
    }

    #[test]
    fn an_sms_reaches_her_only_with_a_reminder() {
        assert!(naaet(BeskedSlags::Kvittering, &[Kanal::Sms, Kanal::Email]));
        assert!(naaet(BeskedSlags::Indkaldelse, &[Kanal::DigitalPost]));
        assert!(!naaet(BeskedSlags::Indkaldelse, &[Kanal::Sms]));
        assert!(naaet(BeskedSlags::PaamindelseFrist, &[Kanal::Sms]));
        assert!(!naaet(BeskedSlags::PaamindelseFrist, &[]));
    }
}
