//! The server as browsers, players and ill-wishers meet it, over raw sockets.

use std::{
    collections::BTreeMap,
    io::{Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpStream},
    sync::{Arc, Mutex},
    time::Duration,
};

use serde_json::json;

use super::*;

mod hostile;
mod pages;
mod stream;

/// A small portal in memory that can be built anew.
struct Portal {
    base: &'static str,
    built: Mutex<(Files, State)>,
}

type Files = BTreeMap<String, Arc<[u8]>>;

impl Portal {
    fn new(base: &'static str) -> Arc<Self> {
        let files = [
            ("", PAGE),
            ("kabar/panen raya/", PAGE),
            ("sedang/dibangun/", PAGE),
            ("index.php/feed/", "<rss/>"),
            ("feed.xml", "<feed/>"),
            ("aset/gaya.css", "p { color: red }"),
            ("media/video.mp4", "0123456789"),
        ];
        let files = files.map(|(path, text)| (path.to_owned(), Arc::from(text.as_bytes())));
        let state =
            State { build: 1, problems: json!([]), stylesheet: "aset/gaya.css".to_owned(), changed: Changed::Pages };
        Arc::new(Self { base, built: Mutex::new((BTreeMap::from(files), state)) })
    }

    fn put(&self, path: &str, bytes: Vec<u8>) {
        self.built.lock().expect("no test panics with it").0.insert(path.to_owned(), bytes.into());
    }

    fn next_build(&self) {
        self.built.lock().expect("no test panics with it").1.build += 1;
    }
}

const PAGE: &str =
    "<!doctype html>\n<html lang=\"id\">\n<head>\n<title>Kabar</title>\n</head>\n<body></body>\n</html>\n";

impl Content for Portal {
    fn get(&self, path: &str) -> Answer {
        match path {
            "lama/" => Answer::Redirect("kabar/panen raya/".to_owned(), 301),
            "keluar/" => Answer::Redirect("https://example.org/a b".to_owned(), 308),
            _ => {
                let file = self.built.lock().expect("no test panics with it").0.get(path).cloned();
                if path == "sedang/dibangun/" {
                    self.next_build();
                }
                file.map_or(Answer::Missing, Answer::File)
            }
        }
    }

    fn not_found(&self, _path: &str) -> Arc<[u8]> {
        Arc::from(&b"<html><head></head><h1>Tidak ditemukan</h1>"[..])
    }

    fn base(&self) -> String {
        self.base.to_owned()
    }

    fn state(&self) -> State {
        self.built.lock().expect("no test panics with it").1.clone()
    }

    fn about(&self, path: &str) -> Option<About> {
        let source = Some("kabar/\"panen\" & raya.md".to_owned());
        path.starts_with("kabar/").then(|| About { template: "pages/article.html".to_owned(), source, draft: true })
    }
}

fn options() -> Options {
    Options {
        address: Ipv4Addr::LOCALHOST.into(),
        port: 0,
        try_next_ports: false,
        allowed_hosts: vec!["desa.test".to_owned()],
    }
}

fn serve(portal: &Arc<Portal>) -> Server {
    start(&options(), Arc::clone(portal) as Arc<dyn Content>).expect("a free port")
}

/// A client that gives up after some seconds.
fn connect(server: &Server) -> TcpStream {
    client(server.address())
}

fn client(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).expect("the server listens");
    stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a timeout");
    stream
}

/// Sends bytes and gives all that comes back until the server closes.
fn exchange(server: &Server, request: &[u8]) -> String {
    let mut stream = connect(server);
    stream.write_all(request).expect("sent");
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

/// What a path is answered with, as a browser asks for it; further header lines may be added.
fn get(server: &Server, path: &str, headers: &str) -> String {
    exchange(server, format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n").as_bytes())
}

#[track_caller]
fn has(answer: &str, wanted: &[&str]) {
    for wanted in wanted {
        assert!(answer.contains(wanted), "no {wanted:?} in:\n{answer}");
    }
}

#[track_caller]
fn is_alive(server: &Server) {
    has(&get(server, "/", ""), &["HTTP/1.1 200 OK\r\n", "<title>Kabar</title>"]);
}
