//! `jejaring serve` as a program: what browsers get of it while files change on the disk.

use std::{
    collections::BTreeSet,
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::{
    program::{Folder, disk, files_below},
    storm::{self, Dice},
};

/// How long a change may take to be served, on a machine that has much else to do.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a published folder is known by; it is served nowhere.
const MARKER: &str = ".jejaring";

/// A portal being served from a folder; ended when the test is over.
struct Served {
    program: Child,
    port: u16,
}

/// What an address is answered with.
struct Answer {
    head: String,
    body: Vec<u8>,
}

/// Serves the folder `portal` of a folder.
fn serve(folder: &Folder, words: &[&str]) -> Served {
    let mut program = Command::new(env!("CARGO_BIN_EXE_jejaring"))
        .args(["serve", "portal", "--port", "0", "--today", "2026-11-22", "--lang", "id"])
        .args(words)
        .current_dir(folder.path())
        .stderr(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("the program runs");
    let mut lines = BufReader::new(program.stderr.take().expect("piped")).lines();
    let said = lines.find_map(|line| Some(line.ok()?.split_once("http://127.0.0.1:")?.1.to_owned()));
    let said = said.expect("it says where it is");
    let port = said.split('/').next().and_then(|port| port.parse().ok()).expect("a port");
    // What it says must be read, or it would wait.
    thread::spawn(move || lines.for_each(drop));
    Served { program, port }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

impl Served {
    fn get(&self, path: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").expect("sent");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("answered");
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").expect("a head");
        Answer { head: String::from_utf8_lossy(&bytes[..end]).into_owned(), body: bytes.split_off(end + 4) }
    }

    /// Every file of a build that is not what is served at its place, and every other path that is
    /// still served.
    fn differs(&self, built: &Path, others: &BTreeSet<String>) -> Vec<String> {
        let mut built = files_below(built);
        built.remove(MARKER);
        let wrong = built.iter().filter(|(path, bytes)| {
            let answer = self.get(&format!("/{}", path.strip_suffix("index.html").unwrap_or(path)));
            let is_moved = answer.head.starts_with("HTTP/1.1 302") && is_stub(bytes);
            !is_moved && answer.without_script() != **bytes
        });
        let gone = others.iter().filter(|path| !built.contains_key(*path));
        let left = gone.filter(|path| {
            let answer = self.get(&format!("/{}", path.strip_suffix("index.html").unwrap_or(path)));
            !answer.head.starts_with("HTTP/1.1 404")
        });
        wrong.map(|(path, _)| path).chain(left).cloned().collect()
    }
}

impl Answer {
    /// The file as it was built, without what the server adds.
    fn without_script(&self) -> Vec<u8> {
        let Ok(text) = std::str::from_utf8(&self.body) else { return self.body.clone() };
        let Some(start) = text.find("<script src=\"/__jejaring/") else { return self.body.clone() };
        let end = text[start..].find("</script>\n").map_or(text.len(), |end| start + end + "</script>\n".len());
        [&text[..start], &text[end..]].concat().into_bytes()
    }

    #[track_caller]
    fn has(&self, words: &str) -> &Self {
        let body = String::from_utf8_lossy(&self.body);
        assert!(self.head.contains(words) || body.contains(words), "no `{words}` in\n{}\n\n{body}", self.head);
        self
    }
}

fn is_stub(page: &[u8]) -> bool {
    page.windows(20).any(|window| window == b"http-equiv=\"refresh\"")
}

/// Lets a storm blow over a portal that is served, and compares what is served with a build.
fn after_a_storm(seed: u64, rounds: usize, acts: usize) {
    let (folder, mut dice) = (disk(""), Dice(seed));
    let portal = folder.path().join("portal");
    storm::fill(&portal, &mut dice);
    let served = serve(&folder, &[]);
    let mut seen = BTreeSet::new();
    for round in 0..rounds {
        for _ in 0..acts {
            match dice.roll(8) {
                0 => storm::save(&portal, &mut dice),
                1 if dice.roll(6) == 0 => storm::swap(&portal, &mut dice),
                _ => storm::act(&portal, &mut dice),
            }
            thread::sleep(Duration::from_millis([0, 0, 0, 5, 40][dice.roll(5)]));
        }
        // Every file is whole at the end: a page in error would stay as it last was.
        let _ = fs::remove_dir_all(portal.join("kabar"));
        storm::fill(&portal, &mut dice);
        let out = format!("built-{round}");
        folder.run(&format!("build portal --drafts --today 2026-11-22 --out {out}")).ends_with(0);
        let built = folder.path().join(&out);
        let end = Instant::now() + PATIENCE;
        let mut wrong = served.differs(&built, &seen);
        while !wrong.is_empty() && Instant::now() < end {
            thread::sleep(Duration::from_millis(200));
            wrong = served.differs(&built, &seen);
        }
        assert!(wrong.is_empty(), "seed {seed}, round {round}: {wrong:?}");
        seen.extend(files_below(&built).into_keys().filter(|path| path != MARKER));
    }
}

/// How many storms of a hundred edits are wanted; without `JEJARING_STORMS` one of sixty is enough.
fn storms() -> Option<u64> {
    std::env::var("JEJARING_STORMS").ok()?.parse().ok()
}

#[test]
fn what_is_served_after_a_storm_of_edits_is_what_a_build_makes() {
    match storms() {
        None => after_a_storm(1, 1, 60),
        Some(storms) => (1..=storms).for_each(|seed| after_a_storm(seed, 1, 100)),
    }
}

#[test]
fn an_old_address_leads_to_the_page_in_the_preview_not_on_the_web() {
    let folder = disk(
        "
== portal/portal.yaml
nama: Desa A
alamat_situs: https://kecamatan.example/desa-a/
== portal/kabar/panen.md
---
judul: Panen
tanggal: 2026-11-20
alamat_lama: [/lama/panen/, /2025/panen.html]
---
Teks.
",
    );
    let served = serve(&folder, &[]);
    for old in ["lama/panen/", "2025/panen.html"] {
        served.get(&format!("/desa-a/{old}")).has("HTTP/1.1 302").has("Location: /desa-a/kabar/panen/\r\n");
    }
    served.get("/desa-a/lama/panen").has("Location: /desa-a/lama/panen/\r\n");
}

#[test]
fn an_unknown_address_in_a_set_shows_the_404_page_of_its_portal_with_its_look() {
    let folder = disk(
        "
== portal/desa-a/portal.yaml
nama: Desa A
== portal/desa-b/portal.yaml
nama: Desa B
",
    );
    let served = serve(&folder, &[]);
    served.get("/desa-b/tidak/ada/").has("HTTP/1.1 404").has("Desa B</title>").has("href=\"/desa-b/aset/gaya.");
    served.get("/tidak/").has("HTTP/1.1 404").has("href=\"/desa-a/aset/gaya.");
}
