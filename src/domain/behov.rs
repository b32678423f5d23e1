//! What a borger may say that she needs for a conversation. Codes, so that nobody has to write about her health.

use super::stored_text::stored_text;

stored_text! {
    /// One need.
    pub enum Behov {
        /// An interpreter of a spoken language.
        Tolk = "tolk",
        /// An interpreter of sign language.
        Tegnsprog = "tegnsprog",
        /// A way in without steps, for a wheelchair or a walker.
        Adgang = "adgang",
        /// Help with the video or telephone meeting.
        Teknik = "teknik",
    }
}
