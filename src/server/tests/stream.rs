use std::io::{BufRead as _, BufReader};

use super::*;

/// Reads lines of a stream up to one that has a text.
#[track_caller]
fn read_until(lines: &mut impl Iterator<Item = std::io::Result<String>>, text: &str) {
    let found = lines.map_while(Result::ok).any(|line| line.contains(text));
    assert!(found, "the stream never said {text:?}");
}

fn listen(server: &Server) -> impl Iterator<Item = std::io::Result<String>> + use<> {
    let mut stream = connect(server);
    stream.write_all(b"GET /__jejaring/events HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("sent");
    BufReader::new(stream).lines()
}

#[test]
fn open_pages_hear_of_each_build() {
    let portal = Portal::new("/");
    let server = serve(&portal);
    let mut tabs: Vec<_> = (0..10).map(|_| listen(&server)).collect();
    for tab in &mut tabs {
        read_until(tab, "text/event-stream");
        read_until(tab, "retry: 1000");
        read_until(tab, "\"build\":1");
    }
    portal.next_build();
    server.announce();
    tabs.iter_mut().for_each(|tab| read_until(tab, "\"build\":2"));
    // Longer than a silent client is kept: a listener is none.
    std::thread::sleep(Duration::from_millis(2500));
    portal.next_build();
    server.announce();
    tabs.iter_mut().for_each(|tab| read_until(tab, "\"build\":3"));
    server.stop();
    assert!(tabs.iter_mut().all(|tab| tab.map_while(Result::ok).count() < 5), "the streams end with the server");
}

#[test]
fn tabs_that_were_closed_make_room_for_others() {
    let portal = Portal::new("/");
    let server = serve(&portal);
    for _ in 0..5 {
        let mut tabs: Vec<_> = (0..60).map(|_| listen(&server)).collect();
        tabs.iter_mut().for_each(|tab| read_until(tab, "event: build"));
        drop(tabs);
        for _ in 0..3 {
            server.announce();
            std::thread::sleep(Duration::from_millis(30));
        }
    }
    let tabs: Vec<_> = (0..70).map(|_| listen(&server)).collect();
    let firsts = tabs.into_iter().filter_map(|mut tab| tab.next()?.ok());
    assert!(firsts.filter(|first| first.contains("503")).count() >= 6, "at most 64 listen at once");
    is_alive(&server);
}

#[test]
fn only_pages_of_the_portal_may_listen_or_ask_for_the_state() {
    let server = serve(&Portal::new("/"));
    for path in ["/__jejaring/state", "/__jejaring/events"] {
        for foreign in
            ["Origin: http://evil.example", "Origin: null", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site"]
        {
            has(&get(&server, path, &format!("{foreign}\r\n")), &["HTTP/1.1 403 Forbidden\r\n"]);
        }
    }
    let own = get(&server, "/__jejaring/state", "Origin: http://localhost\r\nSec-Fetch-Site: same-origin\r\n");
    has(&own, &["200 OK", "application/json", "\"build\":1", "\"stylesheet\":\"aset/gaya.css\"", "\"problems\":[]"]);
    assert!(!own.contains("Access-Control"), "{own}");
}

#[test]
fn the_script_and_its_parts_are_there() {
    let server = serve(&Portal::new("/sub/"));
    for (file, kind) in [("live.js", "text/javascript"), ("worker.js", "text/javascript"), ("live.css", "text/css")] {
        has(&get(&server, &format!("/sub/__jejaring/{file}"), ""), &["200 OK", kind]);
    }
}

#[test]
fn stopping_takes_less_than_a_second_whoever_listens() {
    let server = serve(&Portal::new("/"));
    let address = server.address();
    let mut tab = listen(&server);
    read_until(&mut tab, "event: build");
    let idle = connect(&server);
    let (done, waits) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        server.stop();
        let _ = done.send(());
    });
    waits.recv_timeout(Duration::from_secs(1)).expect("stopped within a second");
    drop((idle, tab));
    assert!(TcpStream::connect(address).is_err(), "nobody listens any more");
}
