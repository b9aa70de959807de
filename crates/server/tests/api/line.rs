//! A connection to the database that can be slow, or dead without either end noticing.

use std::{sync::Arc, time::Duration};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{
        TcpListener, TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
    sync::watch,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quality {
    Good,
    /// Everything is delayed by this time, in either direction.
    Slow(Duration),
    Dead,
}

pub struct Line {
    port: u16,
    quality: Arc<watch::Sender<Quality>>,
}

impl Line {
    /// A good connection to a port of this machine.
    pub async fn to(port: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let line = Self {
            port: listener.local_addr().unwrap().port(),
            quality: Arc::new(watch::Sender::new(Quality::Good)),
        };
        let quality = Arc::clone(&line.quality);
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                let far = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
                let ((near_in, near_out), (far_in, far_out)) =
                    (near.into_split(), far.into_split());
                tokio::spawn(carry(near_in, far_out, quality.subscribe()));
                tokio::spawn(carry(far_in, near_out, quality.subscribe()));
            }
        });
        line
    }

    /// The address of a database through this connection.
    pub fn through(&self, database: &str, port: u16) -> String {
        database.replace(&format!(":{port}/"), &format!(":{}/", self.port))
    }

    pub fn becomes(&self, quality: Quality) {
        self.quality.send_replace(quality);
    }
}

/// Data in flight is lost when the line dies, and so is the connection once the line is back.
async fn carry(
    mut from: OwnedReadHalf,
    mut to: OwnedWriteHalf,
    mut quality: watch::Receiver<Quality>,
) -> std::io::Result<()> {
    let mut bytes = vec![0; 64 * 1024];
    loop {
        let read = from.read(&mut bytes).await?;
        let now = *quality.borrow_and_update();
        match now {
            Quality::Dead => {
                // The test may have ended.
                let _ = quality.wait_for(|quality| *quality != Quality::Dead).await;
                return Ok(());
            }
            Quality::Slow(pause) => tokio::time::sleep(pause).await,
            Quality::Good => {}
        }
        if read == 0 {
            return Ok(());
        }
        to.write_all(&bytes[..read]).await?;
    }
}
