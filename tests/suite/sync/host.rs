//! A host on this machine that answers as it is told, also when that is a lie.

use std::{
    collections::BTreeMap,
    io::{BufRead as _, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

/// What a host answers.
#[derive(Clone)]
pub enum Reply {
    /// A file.
    File(Vec<u8>),
    /// A file in pieces, packed with gzip.
    Packed(Vec<u8>),
    /// Nothing but a status.
    Status(u16),
    /// Look elsewhere.
    Moved(String),
    /// These bytes, then the end.
    Raw(Vec<u8>),
    /// Nothing at all.
    Silence,
    /// A byte now and then.
    Drip,
    /// Bytes without end.
    Endless,
}

/// A host.
#[derive(Clone)]
pub struct Host {
    pub address: String,
    replies: Arc<Mutex<BTreeMap<String, Reply>>>,
    once: Arc<Mutex<BTreeMap<String, Reply>>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Host {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = format!("http://{}/", listener.local_addr().expect("it has one"));
        let host = Self { address, replies: Arc::default(), once: Arc::default(), asked: Arc::default() };
        let listening = host.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let host = listening.clone();
                thread::spawn(move || host.answer(stream));
            }
        });
        host
    }

    /// Answers a path so from now on.
    pub fn put(&self, path: &str, reply: Reply) {
        self.replies.lock().unwrap().insert(format!("/{path}"), reply);
    }

    /// Answers a path so the next time alone.
    pub fn once(&self, path: &str, reply: Reply) {
        self.once.lock().unwrap().insert(format!("/{path}"), reply);
    }

    /// Has a file at a path.
    pub fn file(&self, path: &str, bytes: impl Into<Vec<u8>>) {
        self.put(path, Reply::File(bytes.into()));
    }

    pub fn remove(&self, path: &str) {
        self.replies.lock().unwrap().remove(&format!("/{path}"));
    }

    /// The paths that were asked for since the last time, in their order; with `?` those that came
    /// with a condition.
    pub fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock().unwrap())
    }

    fn answer(&self, mut stream: TcpStream) {
        let Some((path, etag)) = request(&stream) else { return };
        self.asked.lock().unwrap().push(format!("{}{}", &path[1..], if etag.is_some() { "?" } else { "" }));
        let once = self.once.lock().unwrap().remove(&path);
        let reply = once.or_else(|| self.replies.lock().unwrap().get(&path).cloned());
        let _ = send(&mut stream, reply.unwrap_or(Reply::Status(404)), etag.as_deref());
    }
}

fn request(stream: &TcpStream) -> Option<(String, Option<String>)> {
    let mut lines = BufReader::new(stream).lines();
    let path = lines.next()?.ok()?.split(' ').nth(1)?.to_owned();
    let mut etag = None;
    for line in lines.map_while(Result::ok).take_while(|line| !line.is_empty()) {
        if let Some((name, value)) = line.split_once(": ")
            && name.eq_ignore_ascii_case("if-none-match")
        {
            etag = Some(value.to_owned());
        }
    }
    Some((path, etag))
}

fn send(stream: &mut TcpStream, reply: Reply, asked: Option<&str>) -> std::io::Result<()> {
    match reply {
        Reply::File(bytes) => {
            let etag =
                format!("\"{:x}\"", bytes.iter().fold(7_u64, |sum, byte| sum.wrapping_mul(31) + u64::from(*byte)));
            if asked == Some(&etag) {
                return stream.write_all(b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n");
            }
            let length = bytes.len();
            write!(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\nETag: {etag}\r\nContent-Length: {length}\r\n\r\n")?;
            stream.write_all(&bytes)
        }
        Reply::Packed(bytes) => {
            let length = bytes.len();
            write!(stream, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {length}\r\n\r\n")?;
            stream.write_all(&bytes)
        }
        Reply::Status(code) => {
            write!(stream, "HTTP/1.1 {code} Status\r\nConnection: close\r\nContent-Length: 2\r\n\r\nx\n")
        }
        Reply::Moved(to) => {
            write!(stream, "HTTP/1.1 301 Moved\r\nConnection: close\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n")
        }
        Reply::Raw(bytes) => stream.write_all(&bytes),
        Reply::Silence => {
            thread::sleep(Duration::from_secs(5));
            Ok(())
        }
        Reply::Drip => {
            write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")?;
            loop {
                stream.write_all(b"{")?;
                thread::sleep(Duration::from_millis(50));
            }
        }
        Reply::Endless => {
            write!(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")?;
            loop {
                stream.write_all(&[b'{'; 4096])?;
            }
        }
    }
}
