//! The frame of every page: head, header, main, footer. A page gives its title and its body.

mod footer;
mod header;
mod log_out_warning;
mod menu;

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{Html, IntoResponse, Response};
use hydration_context::SsrSharedContext;
use leptos::config::LeptosOptions;
use leptos::hydration::HydrationScripts;
use leptos::nonce::Nonce;
use leptos::prelude::*;
use tower_sessions::Session;

use super::assets::Assets;
use super::components::alert;
use super::kept_form::Typed;
use super::language;
use super::login::{USER, User, way_back};
use super::request::CspNonce;
use super::state::AppState;
use super::stay::LoggedOutAt;
use crate::config::Login;
use crate::texts::Sprog;
use crate::texts::common::{Common, SentTooLate};

/// What a page needs of the request it answers. An argument of every page's handler.
#[derive(Clone)]
pub struct Page {
    /// The language it speaks: what the reader chose; staff read Danish.
    pub sprog: Sprog,
    /// Where it can be opened again, ready to stand in an address.
    here: String,
    user: Option<User>,
    session_was_read: bool,
    /// None: nobody is logged in.
    logged_out_at: Option<LoggedOutAt>,
    /// What she had written before she was logged out, to be shown again.
    typed: Option<Typed>,
    nonce: String,
    assets: Arc<Assets>,
    demo: bool,
}

/// What a page tells about itself.
#[derive(Clone, Default)]
pub struct Head {
    title: String,
    has_errors: bool,
    has_island: bool,
    script: Option<&'static str>,
    /// What a search engine may say of it; none: it may not show it.
    description: Option<&'static str>,
}

impl Head {
    /// A page with this title.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// The form on it has faults; the title says so first.
    #[must_use]
    pub fn with_errors(self, has_errors: bool) -> Self {
        Self { has_errors, ..self }
    }

    /// Something on it comes alive in the browser. Only such pages load the WASM.
    #[must_use]
    pub fn with_island(self) -> Self {
        Self { has_island: true, ..self }
    }

    /// One of the files of `script/` makes it nicer (ADR 17).
    #[must_use]
    pub fn with_script(self, file: &'static str) -> Self {
        Self { script: Some(file), ..self }
    }

    /// Search engines may show it, with this description: the open pages alone.
    #[must_use]
    pub fn indexed(self, description: &'static str) -> Self {
        Self { description: Some(description), ..self }
    }

    fn text(&self, sprog: Sprog) -> String {
        let prefix = if self.has_errors { Common::ErrorPrefix.say(sprog) } else { "" };
        format!("{prefix}{} – {}", self.title, Common::Product.say(sprog))
    }
}

impl Page {
    /// Renders with status 200.
    pub fn ok<V: IntoView + 'static>(&self, head: Head, body: impl FnOnce() -> V) -> Response {
        self.answer(StatusCode::OK, head, body)
    }

    /// Renders with a status.
    pub fn answer<V: IntoView + 'static>(&self, status: StatusCode, head: Head, body: impl FnOnce() -> V) -> Response {
        // Islands ask whether they are rendered for a browser that will bring them to life.
        let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
        let html = owner.with(|| {
            provide_context(Nonce::from_value(self.nonce.clone()));
            if let Some(typed) = &self.typed {
                provide_context(typed.clone());
            }
            self.document(head, body().into_any()).to_html()
        });
        (status, Html(format!("<!DOCTYPE html>{html}"))).into_response()
    }

    /// Name and number of whom to ring: her jobcenter, or the employee's own authority.
    pub fn authority(&self) -> Option<(String, String)> {
        let user = self.user.as_ref()?;
        Some((user.myndighed.clone()?, user.telefon.clone()?))
    }

    /// The same of a borger alone: whom to ring before her frist.
    pub fn jobcenter(&self) -> Option<(String, String)> {
        self.authority().filter(|_| !self.user.as_ref().is_some_and(User::is_staff))
    }

    /// Where somebody logged in begins.
    pub fn home(&self) -> Option<&'static str> {
        self.user.as_ref().map(User::home)
    }

    /// Who reads it, when they work for an authority or for operations.
    pub fn staff(&self) -> Option<&User> {
        self.user.as_ref().filter(|user| user.is_staff())
    }

    /// Whether the session could not even be asked who reads.
    pub fn reader_is_unknown(&self) -> bool {
        !self.session_was_read
    }

    /// What she had written in a field before she was logged out, when this page shows it again.
    pub fn typed(&self, field: &str) -> Option<&str> {
        self.typed.as_ref()?.field(field)
    }

    /// All of it.
    pub fn sent_too_late(&self) -> Option<&Typed> {
        self.typed.as_ref()
    }

    /// Without what she had written: a page that is not the one it belongs to.
    #[must_use]
    pub fn untyped(&self) -> Self {
        Self { typed: None, ..self.clone() }
    }

    /// The path of an icon in the sprite.
    pub fn icon(&self, name: &str) -> String {
        self.assets.path(&format!("icons.svg#{name}"))
    }

    fn document(&self, head: Head, body: AnyView) -> impl IntoView + use<> {
        let sprog = self.sprog;
        view! {
            <html lang=sprog.code()>
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width, initial-scale=1"/>
                    <title>{head.text(sprog)}</title>
                    {match head.description {
                        Some(description) => view! { <meta name="description" content=description/> },
                        None => view! { <meta name="robots" content="noindex"/> },
                    }}
                    {["Regular", "SemiBold"].map(|weight| self.font(weight)).collect_view()}
                    <link rel="stylesheet" href=self.assets.path("faellestid.css")/>
                    <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                    {head.has_island.then(|| self.scripts())}
                    {head.script.map(|file| self.small_script(file))}
                    {log_out_warning::script(self)}
                </head>
                <body>
                    {header::header(self)}
                    <main class="container page-container" id="main-content" tabindex="-1">{self.typed.as_ref().map(|_| sent_too_late(self))} {body}</main>
                    {footer::footer(self)}
                    {log_out_warning::dialog(self)}
                </body>
            </html>
        }
    }

    fn font(&self, weight: &str) -> impl IntoView + use<> {
        let path = self.assets.path(&format!("fonts/IBMPlexSans-{weight}-Latin1.woff2"));
        view! { <link rel="preload" r#as="font" r#type="font/woff2" crossorigin="" href=path/> }
    }

    /// Loads after the page and moves nothing on it.
    fn small_script(&self, file: &str) -> impl IntoView + use<> {
        let (path, nonce) = (self.assets.path(file), self.nonce.clone());
        view! { <script type="module" src=path nonce=nonce></script> }
    }

    fn scripts(&self) -> impl IntoView + use<> {
        let options =
            LeptosOptions::builder().output_name("faellestid").site_pkg_dir(self.assets.pkg_dir.as_str()).build();
        view! { <HydrationScripts options islands=true/> }
    }
}

/// Says why the page is there again, and that nothing has been sent.
fn sent_too_late(page: &Page) -> AnyView {
    let (heading, text) = (SentTooLate::Heading.say(page.sprog), SentTooLate::Text.say(page.sprog));
    let alert = alert(page, "warning", heading.to_owned(), text.to_owned());
    view! { <div class="mb-6">{alert}</div> }.into_any()
}

impl FromRequestParts<AppState> for Page {
    type Rejection = Infallible;

    /// A session that cannot be read shows the page as to somebody not logged in: error pages need a frame too.
    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Infallible> {
        let nonce = parts.extensions.get::<CspNonce>().map(|nonce| nonce.0.clone()).unwrap_or_default();
        let session = parts.extensions.get::<Session>();
        let session_was_read = session.is_some();
        let (user, logged_out_at) = match session {
            Some(session) => logged_in(session, app).await.unzip(),
            None => (None, None),
        };
        let sprog = if user.as_ref().is_some_and(User::is_staff) { Sprog::Da } else { language::chosen(parts).await };
        let (here, assets, demo) = (way_back(parts), app.assets.clone(), app.login == Login::Demo);
        let typed = parts.extensions.get::<Typed>().cloned();
        Ok(Self { sprog, here, user, session_was_read, logged_out_at, typed, nonce, assets, demo })
    }
}

async fn logged_in(session: &Session, app: &AppState) -> Option<(User, LoggedOutAt)> {
    let user = session.get::<User>(USER).await.ok().flatten()?;
    Some((user, LoggedOutAt::of(session, &app.clock).await))
}
