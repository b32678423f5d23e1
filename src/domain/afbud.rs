//! Why an a-kasse cannot come to what is agreed.

use super::stored_text::stored_text;

stored_text! {
    /// Why. A code and no words: what is said of an employee who is away is nobody else's business.
    pub enum AfbudAarsag {
        /// Who was to come is away, and nobody can stand in.
        Fravaer = "fravaer",
        /// Who was to come is needed elsewhere.
        AndenOpgave = "anden_opgave",
        /// The equipment or the connection does not work.
        Teknik = "teknik",
        /// The a-kasse is closed.
        Lukket = "lukket",
    }
}

impl AfbudAarsag {
    /// What staff choose and read.
    pub const fn navn(self) -> &'static str {
        match self {
            Self::Fravaer => "Medarbejderen er væk, og ingen kan træde til",
            Self::AndenOpgave => "Medarbejderen har en anden opgave, der ikke kan flyttes",
            Self::Teknik => "Teknikken virker ikke",
            Self::Lukket => "A-kassen holder lukket",
        }
    }
}
