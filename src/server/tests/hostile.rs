use super::*;

fn status_of(server: &Server, request: &str) -> String {
    exchange(server, request.as_bytes()).split(' ').nth(1).unwrap_or("none").to_owned()
}

#[test]
fn a_name_that_is_not_of_this_machine_is_refused() {
    let server = serve(&Portal::new("/"));
    for host in ["evil.example", "localhost.evil.example", "127.0.0.1.nip.example:80", "", "192.168.1.1"] {
        assert_eq!(
            status_of(&server, &format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")),
            "421",
            "{host}"
        );
    }
    for host in ["localhost:99", "[::1]:8000", "desa.test", "127.0.0.1"] {
        assert_eq!(
            status_of(&server, &format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")),
            "200",
            "{host}"
        );
    }
}

#[test]
fn requests_that_are_not_plain_are_refused() {
    let server = serve(&Portal::new("/"));
    let host = "Host: localhost\r\nConnection: close\r\n";
    for (status, request) in [
        ("400", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n".to_owned()),
        ("400", format!("GET / HTTP/1.1\r\nHost: evil.example\r\n{host}\r\n")),
        ("400", format!("GET http://localhost/ HTTP/1.1\r\n{host}\r\n")),
        ("400", format!("GET * HTTP/1.1\r\n{host}\r\n")),
        ("400", format!("GET /%ff HTTP/1.1\r\n{host}\r\n")),
        ("400", format!("GET /%zz HTTP/1.1\r\n{host}\r\n")),
        ("400", format!("GET / HTTP/1.1\r\n{host}Content-Length: 1\r\nContent-Length: 1\r\n\r\nx")),
        ("400", format!("GET / HTTP/1.1\r\n{host}Content-Length: +0x1\r\n\r\n")),
        ("400", format!("GET / HTTP/1.1\r\n{host}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n")),
        ("400", format!("nonsense\r\n{host}\r\n")),
        ("405", format!("POST / HTTP/1.1\r\n{host}Content-Length: 3\r\n\r\nabc")),
        ("405", format!("DELETE / HTTP/1.1\r\n{host}\r\n")),
        ("405", format!("OPTIONS / HTTP/1.1\r\n{host}\r\n")),
        ("417", format!("GET / HTTP/1.1\r\n{host}Expect: a-pony\r\n\r\n")),
        ("200", format!("GET / HTTP/1.1\r\n{host}Content-Length: 3\r\n\r\nabc")),
        ("200", "GET / HTTP/1.0\r\nHost: localhost\r\n\r\n".to_owned()),
    ] {
        assert_eq!(status_of(&server, &request), status, "{request}");
    }
    has(&exchange(&server, format!("PUT / HTTP/1.1\r\n{host}\r\n").as_bytes()), &["Allow: GET, HEAD\r\n"]);
    is_alive(&server);
}

#[test]
fn no_claim_about_a_body_ends_the_server() {
    let server = serve(&Portal::new("/"));
    for claim in ["100000000000000", "9000000000000000000", "18446744073709551615", "99999999999999999999999", "70000"]
    {
        for extra in ["", "Expect: 100-continue\r\n", "Connection: upgrade\r\n"] {
            for method in ["GET", "POST", "HEAD"] {
                let mut stream = connect(&server);
                write!(stream, "{method} / HTTP/1.1\r\nHost: localhost\r\n{extra}Content-Length: {claim}\r\n\r\nabc")
                    .expect("sent");
                let mut first = [0; 12];
                let _ = stream.read(&mut first);
            }
        }
    }
    for slow in [
        "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n\r\nabc",
        "POST / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n",
    ] {
        has(&exchange(&server, slow.as_bytes()), &["HTTP/1.1 "]);
    }
    is_alive(&server);
}

#[test]
fn junk_ends_nothing() {
    let server = serve(&Portal::new("/"));
    let long = format!("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX: {}\r\n\r\n", "a".repeat(1 << 20));
    let many = format!("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{}\r\n", "X: y\r\n".repeat(10_000));
    has(&exchange(&server, long.as_bytes()), &["200 OK"]);
    has(&exchange(&server, many.as_bytes()), &["200 OK"]);
    let junk: [&[u8]; 7] = [
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "GET /é HTTP/1.1\r\nHost: localhost\r\n\r\n".as_bytes(),
        b"GET / HTTP/1.1\nHost: localhost\n\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"\0\0\0\0",
        b"GET /a\nSet-Cookie:b HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"",
    ];
    for junk in junk {
        let mut stream = connect(&server);
        stream.write_all(junk).expect("sent");
        stream.shutdown(std::net::Shutdown::Write).expect("open until now");
        is_alive(&server);
    }
    let injected =
        exchange(&server, b"GET /lama\nX:y?\rSet-Cookie:z HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assert!(!injected.contains("\nX:y") && !injected.contains("\rSet-Cookie"), "{injected}");
}

#[test]
fn silent_and_slow_clients_hold_up_nobody() {
    let portal = Portal::new("/");
    portal.put("besar.bin", vec![0; 30 << 20]);
    let server = serve(&portal);
    let silent: Vec<TcpStream> = (0..100).map(|_| connect(&server)).collect();
    let mut halves: Vec<TcpStream> = (0..20).map(|_| connect(&server)).collect();
    halves.iter_mut().for_each(|half| half.write_all(b"GET / HTTP/1.1\r\nHo").expect("sent"));
    let request = b"GET /besar.bin HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(40);
    let mut deaf: Vec<TcpStream> = (0..10).map(|_| connect(&server)).collect();
    deaf.iter_mut().for_each(|deaf| deaf.write_all(&request).expect("sent"));
    for _ in 0..20 {
        is_alive(&server);
    }
    let ended = silent.into_iter().all(|mut silent| silent.read(&mut [0; 1]).is_ok_and(|read| read == 0));
    assert!(ended, "a silent connection is closed in time");
}

/// Set in the process of few descriptors that the test below runs itself in.
#[cfg(unix)]
const FEW_DESCRIPTORS: &str = "JEJARING_TEST_FEW_DESCRIPTORS";

#[cfg(unix)]
#[test]
fn running_out_of_descriptors_is_survived() {
    if std::env::var_os(FEW_DESCRIPTORS).is_some() {
        return run_out_of_descriptors();
    }
    let own = std::env::current_exe().expect("a test has a file");
    let ended = std::process::Command::new("sh")
        .args(["-c", "ulimit -n 90; exec \"$0\" running_out_of_descriptors --nocapture"])
        .arg(own)
        .env(FEW_DESCRIPTORS, "1")
        .output()
        .expect("a shell");
    let said = String::from_utf8_lossy(&ended.stdout);
    assert!(ended.status.success() && said.contains("1 passed"), "{said}\n{}", String::from_utf8_lossy(&ended.stderr));
}

#[cfg(unix)]
fn run_out_of_descriptors() {
    let server = serve(&Portal::new("/"));
    for round in 0..2 {
        // Both ends are in this process: the listener meets the limit when there is nothing left.
        let held: Vec<TcpStream> = (0..200).map_while(|_| TcpStream::connect(server.address()).ok()).collect();
        std::thread::sleep(Duration::from_millis(if round % 2 == 0 { 300 } else { 2500 }));
        assert!(held.len() > 10, "the limit was met");
        drop(held);
        std::thread::sleep(Duration::from_millis(1500));
        is_alive(&server);
    }
}
