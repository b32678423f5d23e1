//! The cable between the application and a real PostgreSQL. It can be pulled out: that is what a stopped server looks like.

use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

/// A way to the database that ends when this is pulled.
pub struct Cable {
    carrying: JoinHandle<()>,
}

impl Cable {
    /// Leads to the database at `url`; gives its address at this end.
    pub async fn to(url: &str) -> (Self, String) {
        let (before, rest) = url.split_once('@').unwrap();
        let (server, name) = rest.split_once('/').unwrap();
        let server = server.to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let here = format!("{before}@{}/{name}", listener.local_addr().unwrap());
        let carrying = tokio::spawn(async move {
            let mut connections = JoinSet::new();
            while let Ok((mut near, _)) = listener.accept().await {
                let mut far = TcpStream::connect(&server).await.unwrap();
                connections.spawn(async move { tokio::io::copy_bidirectional(&mut near, &mut far).await });
            }
        });
        (Self { carrying }, here)
    }

    /// Breaks every connection and lets no new one through.
    pub async fn pull(self) {
        self.carrying.abort();
        self.carrying.await.unwrap_err();
    }
}
