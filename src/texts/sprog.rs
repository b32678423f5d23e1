//! The languages a borger can read: Danish, and English as a full second language. Staff read Danish.

/// A language of the pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sprog {
    /// Danish.
    #[default]
    Da,
    /// English.
    En,
}

impl Sprog {
    /// Both, in the order they are offered.
    pub const ALL: [Self; 2] = [Self::Da, Self::En];

    /// As in `lang` and in an address: BCP 47.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Da => "da",
            Self::En => "en",
        }
    }

    /// The language of a code; none: we do not speak it.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sprog| sprog.code() == code)
    }

    /// What it calls itself.
    pub const fn navn(self) -> &'static str {
        match self {
            Self::Da => "Dansk",
            Self::En => "English",
        }
    }

    /// The other one.
    pub const fn other(self) -> Self {
        match self {
            Self::Da => Self::En,
            Self::En => Self::Da,
        }
    }

    /// The `lang` of Danish words inside a page of this language, so that they are read aloud as Danish; none where all are.
    pub const fn lang_of_danish(self) -> Option<&'static str> {
        match self {
            Self::Da => None,
            Self::En => Some("da"),
        }
    }

    /// One of two texts.
    pub fn pick<T>(self, danish: T, english: T) -> T {
        match self {
            Self::Da => danish,
            Self::En => english,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Sprog;

    #[test]
    fn a_code_names_one_language() {
        for sprog in Sprog::ALL {
            assert_eq!(Sprog::of_code(sprog.code()), Some(sprog));
            assert_ne!(sprog.other(), sprog);
        }
        assert_eq!(Sprog::of_code("de"), None);
    }
}
