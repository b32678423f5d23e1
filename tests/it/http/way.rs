//! How a request reaches the application: straight into its router, or over a socket to a process of its own.

use std::io;
use std::net::SocketAddr;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::CONTENT_LENGTH;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Request};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tower::ServiceExt;

use super::answer::Answer;

/// The two ways.
#[derive(Clone, Debug)]
pub enum Way {
    Router(Router),
    Socket(SocketAddr),
}

impl Way {
    /// Sends one request and reads the whole answer.
    pub async fn send(&self, request: Request<Body>) -> io::Result<Answer> {
        match self {
            Self::Router(router) => {
                let response = router.clone().oneshot(request).await.unwrap();
                let (parts, body) = response.into_parts();
                let body = to_bytes(body, usize::MAX).await.unwrap();
                let body = String::from_utf8_lossy(&body).into_owned();
                Ok(Answer { status: parts.status.as_u16(), headers: parts.headers, body })
            }
            Self::Socket(addr) => over_socket(*addr, request).await,
        }
    }
}

/// HTTP/1.1, one request a connection. An answer that was cut off is an error.
async fn over_socket(addr: SocketAddr, request: Request<Body>) -> io::Result<Answer> {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    let mut head = format!("{} {} HTTP/1.1\r\n", parts.method, parts.uri);
    for (name, value) in &parts.headers {
        head += &format!("{name}: {}\r\n", value.to_str().unwrap());
    }
    head += &format!("content-length: {}\r\nconnection: close\r\n\r\n", body.len());
    let mut stream = TcpStream::connect(addr).await?;
    stream.write_all(&[head.as_bytes(), &body].concat()).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    parsed(&answer).ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
}

fn parsed(answer: &[u8]) -> Option<Answer> {
    let text = str::from_utf8(answer).ok()?;
    let (head, body) = text.split_once("\r\n\r\n")?;
    let mut lines = head.lines();
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let mut headers = HeaderMap::new();
    for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
        headers.append(HeaderName::try_from(name).ok()?, HeaderValue::try_from(value).ok()?);
    }
    let length: usize = headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()?;
    (body.len() == length).then(|| Answer { status, headers, body: body.to_owned() })
}
