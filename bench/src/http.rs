//! A small HTTP/1.1 client: one connection, one person's cookie. Written by hand because it shares two cores with the server
//! it loads; a general client would be measured along.

use std::io::ErrorKind;
use std::net::SocketAddr;

use anyhow::{Context, Result, bail};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What today's browsers say they can unpack.
pub const BROWSER: &str = "gzip, deflate, br, zstd";

/// One person's way to the server.
#[derive(Debug)]
pub struct Client {
    addr: SocketAddr,
    stream: Option<TcpStream>,
    buffer: Vec<u8>,
    cookie: Option<String>,
    accept: &'static str,
}

/// An answer, its body as it came over the wire.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub location: Option<String>,
    pub content_type: String,
    pub body: Vec<u8>,
    /// Bytes on the wire, head and framing included.
    pub bytes: usize,
}

impl Answer {
    /// Whether it is a page for people.
    pub fn is_page(&self) -> bool {
        self.content_type.starts_with("text/html")
    }
}

impl Client {
    /// Somebody without a session. Connects with the first request.
    pub fn new(addr: SocketAddr) -> Self {
        Self { addr, stream: None, buffer: Vec::with_capacity(16 * 1024), cookie: None, accept: "identity" }
    }

    /// The same person, who takes compressed answers.
    pub fn accepting(mut self, accept: &'static str) -> Self {
        self.accept = accept;
        self
    }

    /// Lets the connection go; the session stays.
    pub fn hang_up(&mut self) {
        self.stream = None;
    }

    /// Reads a page.
    pub async fn get(&mut self, path: &str) -> Result<Answer> {
        self.ask("GET", path, "").await
    }

    /// Posts a form, its fields already encoded.
    pub async fn post(&mut self, path: &str, form: &str) -> Result<Answer> {
        self.ask("POST", path, form).await
    }

    async fn ask(&mut self, method: &str, path: &str, form: &str) -> Result<Answer> {
        let request = self.request(method, path, form);
        let known = self.stream.is_some();
        match self.exchange(&request).await {
            // An idle connection may have been closed by the server before it saw the request.
            Err(error) if known && method == "GET" && is_gone(&error) => {
                self.hang_up();
                self.exchange(&request).await
            }
            answer => answer,
        }
        .with_context(|| format!("{method} {path}"))
    }

    fn request(&self, method: &str, path: &str, form: &str) -> String {
        let cookie = self.cookie.as_ref().map_or_else(String::new, |cookie| format!("Cookie: {cookie}\r\n"));
        let kind = match method {
            "POST" => format!("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n", form.len()),
            _ => String::new(),
        };
        format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nAccept-Encoding: {}\r\n{cookie}{kind}\r\n{form}",
            self.addr, self.accept
        )
    }

    async fn exchange(&mut self, request: &str) -> Result<Answer> {
        let mut stream = match self.stream.take() {
            Some(stream) => stream,
            None => {
                let stream = TcpStream::connect(self.addr).await?;
                stream.set_nodelay(true)?;
                stream
            }
        };
        stream.write_all(request.as_bytes()).await?;
        let answer = self.read(&mut stream).await?;
        self.stream = Some(stream);
        Ok(answer)
    }

    async fn read(&mut self, stream: &mut TcpStream) -> Result<Answer> {
        self.buffer.clear();
        let head_ends = loop {
            if let Some(at) = find(&self.buffer, b"\r\n\r\n", 0) {
                break at;
            }
            more(stream, &mut self.buffer).await?;
        };
        let head = std::str::from_utf8(&self.buffer[..head_ends])?.to_owned();
        let mut lines = head.split("\r\n");
        let status = lines.next().and_then(|line| line.get(9..12)).context("no status line")?.parse()?;
        let (mut length, mut chunked, mut location, mut content_type) = (0, false, None, String::new());
        for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
            match name {
                "content-length" => length = value.parse()?,
                "transfer-encoding" => chunked = value == "chunked",
                "location" => location = Some(value.to_owned()),
                "content-type" => value.clone_into(&mut content_type),
                "set-cookie" if value.starts_with("sid=") => self.cookie = value.split(';').next().map(str::to_owned),
                _ => {}
            }
        }
        let begins = head_ends + 4;
        let (body, ends) = if chunked {
            self.chunks(stream, begins).await?
        } else {
            while self.buffer.len() < begins + length {
                more(stream, &mut self.buffer).await?;
            }
            (self.buffer[begins..begins + length].to_vec(), begins + length)
        };
        Ok(Answer { status, location, content_type, body, bytes: ends })
    }

    /// The chunks from `at` on put together, and where they end.
    async fn chunks(&mut self, stream: &mut TcpStream, mut at: usize) -> Result<(Vec<u8>, usize)> {
        let mut body = Vec::new();
        loop {
            let Some(line_ends) = find(&self.buffer, b"\r\n", at) else {
                more(stream, &mut self.buffer).await?;
                continue;
            };
            let size = usize::from_str_radix(std::str::from_utf8(&self.buffer[at..line_ends])?, 16)?;
            let (from, to) = (line_ends + 2, line_ends + 2 + size);
            while self.buffer.len() < to + 2 {
                more(stream, &mut self.buffer).await?;
            }
            body.extend_from_slice(&self.buffer[from..to]);
            at = to + 2;
            if size == 0 {
                return Ok((body, at));
            }
        }
    }
}

async fn more(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Result<()> {
    if stream.read_buf(buffer).await? == 0 {
        bail!(std::io::Error::from(ErrorKind::UnexpectedEof));
    }
    Ok(())
}

fn find(buffer: &[u8], what: &[u8], from: usize) -> Option<usize> {
    buffer.get(from..)?.windows(what.len()).position(|window| window == what).map(|at| at + from)
}

fn is_gone(error: &anyhow::Error) -> bool {
    let kinds = [ErrorKind::UnexpectedEof, ErrorKind::ConnectionReset, ErrorKind::BrokenPipe];
    error.downcast_ref::<std::io::Error>().is_some_and(|error| kinds.contains(&error.kind()))
}
