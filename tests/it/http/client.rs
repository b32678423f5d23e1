//! Somebody with a browser: keeps a cookie, fetches pages, sends forms, follows redirects. The type says who it is.

use std::io;
use std::ops::Deref;
use std::sync::Mutex;

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE, HOST, SET_COOKIE};
use axum::http::{Method, Request, request};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::answer::{Answer, Form};
use super::way::Way;

/// What browsers send forms as.
pub const FORM: &str = "application/x-www-form-urlencoded";

/// A visitor.
pub struct Client {
    way: Way,
    /// `sid=…`: the session's cookie, name and value.
    cookie: Mutex<Option<String>>,
    /// `sidst=…`: the mark of who was here last.
    mark: Mutex<Option<String>>,
}

impl Client {
    /// Nobody yet.
    pub fn new(way: Way) -> Self {
        Self { way, cookie: Mutex::new(None), mark: Mutex::new(None) }
    }

    /// The cookie as it is sent; empty when there is none.
    pub fn cookie(&self) -> String {
        self.cookie.lock().unwrap().clone().unwrap_or_default()
    }

    /// Sends this cookie from now on.
    pub fn take_cookie(&self, cookie: &str) {
        *self.cookie.lock().unwrap() = Some(cookie.to_owned());
    }

    /// Loses the session, as a browser does when it has run out.
    pub fn lose_session(&self) {
        *self.cookie.lock().unwrap() = None;
    }

    /// Fetches a page.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path).body(Body::empty()).unwrap()).await
    }

    /// Sends a form with these fields.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(self.form_request(path, fields)).await
    }

    /// Sends any body as any type.
    pub async fn post_as(&self, path: &str, content_type: &str, body: impl Into<Body>) -> Answer {
        let request = self.request(Method::POST, path).header(CONTENT_TYPE, content_type);
        self.send(request.body(body.into()).unwrap()).await
    }

    /// Sends the form of a page.
    pub async fn submit(&self, form: &Form) -> Answer {
        let fields: Vec<_> = form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.post(&form.action, &fields).await
    }

    /// Goes where a 303 leads.
    pub async fn follow(&self, answer: &Answer) -> Answer {
        self.get(answer.location()).await
    }

    /// A request with host and cookies, as a browser would begin it.
    pub fn request(&self, method: Method, path: &str) -> request::Builder {
        let request = Request::builder().method(method).uri(path).header(HOST, "localhost");
        let (cookie, mark) = (self.cookie.lock().unwrap().clone(), self.mark.lock().unwrap().clone());
        let cookies: Vec<_> = cookie.into_iter().chain(mark).collect();
        if cookies.is_empty() { request } else { request.header(COOKIE, cookies.join("; ")) }
    }

    /// The request that sends a form with these fields.
    pub fn form_request(&self, path: &str, fields: &[(&str, &str)]) -> Request<Body> {
        self.request(Method::POST, path).header(CONTENT_TYPE, FORM).body(encoded(fields).into()).unwrap()
    }

    /// Sends a request and keeps the cookies of the answer.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        self.try_send(request).await.unwrap()
    }

    /// The same, when the server may die meanwhile.
    pub async fn try_send(&self, request: Request<Body>) -> io::Result<Answer> {
        let answer = self.way.send(request).await?;
        for set in answer.headers.get_all(SET_COOKIE) {
            let set = set.to_str().unwrap();
            let (pair, how) = set.split_once(';').unwrap();
            let place = if pair.contains("sidst=") { &self.mark } else { &self.cookie };
            *place.lock().unwrap() = (!how.contains("Max-Age=0")).then(|| pair.to_owned());
        }
        Ok(answer)
    }

    /// Sends what a page says and does not wait for more than the connection.
    pub async fn try_submit(&self, form: &Form) -> io::Result<Answer> {
        let fields: Vec<_> = form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.try_send(self.form_request(&form.action, &fields)).await
    }
}

/// A form's body.
pub fn encoded(fields: &[(&str, &str)]) -> String {
    let encode = |text| utf8_percent_encode(text, NON_ALPHANUMERIC);
    let pairs: Vec<_> = fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    pairs.join("&")
}

/// Who acts, and the page where they begin.
macro_rules! people {
    ($($(#[$doc:meta])* $name:ident $(, $home:literal)?;)*) => {$(
        $(#[$doc])*
        pub struct $name(Client);

        impl $name {
            $(
                /// Where they begin.
                pub const HOME: &str = $home;
            )?

            /// Takes a client for what it is.
            pub fn of(client: Client) -> Self {
                Self(client)
            }
        }

        impl Deref for $name {
            type Target = Client;
            fn deref(&self) -> &Client {
                &self.0
            }
        }
    )*};
}

people! {
    /// Somebody who is not logged in.
    Anonymous;
    /// A borger.
    BorgerClient, "/borger";
    /// Somebody at a jobcenter.
    JobcenterClient, "/jobcenter";
    /// Somebody at an a-kasse.
    AKasseClient, "/a-kasse";
    /// An auditor.
    RevisorClient, "/revision";
    /// Operations.
    DriftClient, "/drift";
}
