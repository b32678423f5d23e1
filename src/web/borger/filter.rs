//! Which form of meeting she looks for: `?form=` in the address, so that it works without script and stays on the way on.

use leptos::prelude::*;

use crate::domain::code_lists::Samtaleform;
use crate::texts::Sprog;
use crate::texts::borger::soegning::{Filter as Words, form_or_all};
use crate::web::error::WebError;

/// One form, or all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter(pub Option<Samtaleform>);

impl Filter {
    /// As it stands in an address or a form; empty: all.
    ///
    /// # Errors
    /// [`WebError::BadRequest`] on anything else.
    pub fn parse(text: &str) -> Result<Self, WebError> {
        match text {
            "" => Ok(Self(None)),
            "personlig" => Ok(Self(Some(Samtaleform::Personlig))),
            "telefon" => Ok(Self(Some(Samtaleform::Telefonisk))),
            "video" => Ok(Self(Some(Samtaleform::Digital))),
            _ => Err(WebError::BadRequest),
        }
    }

    /// The word in the address; empty: all.
    pub const fn word(self) -> &'static str {
        match self.0 {
            None => "",
            Some(Samtaleform::Personlig) => "personlig",
            Some(Samtaleform::Telefonisk) => "telefon",
            Some(Samtaleform::Digital) => "video",
        }
    }

    /// An own path with the filter on it.
    pub fn on(self, path: &str) -> String {
        let mark = if path.contains('?') { '&' } else { '?' };
        if self.0.is_none() { path.to_owned() } else { format!("{path}{mark}form={}", self.word()) }
    }

    /// Links to the same page with each filter, where there is anything to choose among.
    pub fn links(self, sprog: Sprog, path: &str, offered: &[Samtaleform]) -> Option<AnyView> {
        let own = self.0.filter(|form| !offered.contains(form));
        let all = std::iter::once(None).chain(offered.iter().copied().chain(own).map(Some));
        let link = |form: Option<Samtaleform>| {
            let (href, current) = (Self(form).on(path), form == self.0);
            view! { <li><a href=href aria-current=current.then_some("true")>{form_or_all(sprog, form)}</a></li> }
        };
        let links: Vec<_> = all.map(link).collect();
        (links.len() > 2).then(|| {
            view! {
                <nav class="formvalg" aria-label=Words::Label.say(sprog)>
                    <span class="formvalg-tekst">{Words::Label.say(sprog)} ":"</span>
                    <ul class="nobullet-list">{links}</ul>
                </nav>
            }
            .into_any()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_is_read_as_it_is_written() {
        for form in [None, Some(Samtaleform::Personlig), Some(Samtaleform::Telefonisk), Some(Samtaleform::Digital)] {
            assert_eq!(Filter::parse(Filter(form).word()), Ok(Filter(form)));
        }
        assert_eq!(Filter::parse("brevdue"), Err(WebError::BadRequest));
    }

    #[test]
    fn it_stays_on_the_way() {
        let video = Filter(Some(Samtaleform::Digital));
        assert_eq!(video.on("/borger/book"), "/borger/book?form=video");
        assert_eq!(video.on("/borger/book?fra=2026-12-01"), "/borger/book?fra=2026-12-01&form=video");
        assert_eq!(Filter::default().on("/borger/book"), "/borger/book");
    }
}
