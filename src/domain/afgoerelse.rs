//! Decisions that somebody need not, or may not, book herself. Sources: LAB § 35 (the right is withdrawn), BEK 1216/2023 § 45
//! (exemption), § 46 (she is summoned instead).

use super::code_lists::FravaerType;
use super::stored_text::stored_text;

stored_text! {
    /// Why. The first three exempt her, the others withdraw the right.
    pub enum Aarsag {
        /// She cannot use digital self-service.
        IkkeDigital = "ikke_digital",
        /// Illness or disability; the details stay in the case.
        Helbred = "helbred",
        /// Language, or another personal circumstance.
        PersonligeForhold = "personlige_forhold",
        /// She has not booked within her frist more than once.
        GentagneFrister = "gentagne_frister",
        /// She has booked and moved so that no conversation was held.
        GentagneFlytninger = "gentagne_flytninger",
    }
}

impl Aarsag {
    /// The absence that the decision makes.
    pub const fn fravaertype(self) -> FravaerType {
        match self {
            Self::IkkeDigital | Self::Helbred | Self::PersonligeForhold => FravaerType::FritagetForSelvbook,
            Self::GentagneFrister | Self::GentagneFlytninger => FravaerType::FratagetSelvbook,
        }
    }

    /// What staff read and choose.
    pub const fn navn(self) -> &'static str {
        match self {
            Self::IkkeDigital => "Kan ikke bruge digital selvbetjening",
            Self::Helbred => "Helbredsmæssige forhold",
            Self::PersonligeForhold => "Sproglige eller andre personlige forhold",
            Self::GentagneFrister => "Har gentagne gange ikke booket inden fristen",
            Self::GentagneFlytninger => "Har booket og flyttet, så samtalerne ikke er holdt",
        }
    }
}
