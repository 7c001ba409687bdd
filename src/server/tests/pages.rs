use super::*;

#[test]
fn a_page_comes_with_its_mark_and_the_headers_of_a_good_host() {
    let server = serve(&Portal::new("/"));
    let answer = get(&server, "/kabar/panen%20raya/?utm=1#x", "");
    has(&answer, &["HTTP/1.1 200 OK\r\n", "Content-Type: text/html; charset=utf-8\r\n", "Cache-Control: no-store\r\n"]);
    has(
        &answer,
        &["X-Content-Type-Options: nosniff\r\n", "Content-Security-Policy: default-src 'none'; script-src 'self'"],
    );
    has(&answer, &["<script src=\"/__jejaring/live.js\" defer data-run=\"", "data-build=\"1\"", "></script>\n</head>"]);
    has(
        &answer,
        &["data-template=\"pages/article.html\" data-source=\"kabar/&quot;panen&quot; &amp; raya.md\" data-draft"],
    );
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
    has(head, &[&format!("Content-Length: {}\r\n", body.len())]);
}

#[test]
fn a_page_that_is_asked_for_during_a_build_never_passes_for_a_newer_one() {
    let server = serve(&Portal::new("/"));
    has(&get(&server, "/sedang/dibangun/", ""), &["data-build=\"1\""]);
    has(&get(&server, "/sedang/dibangun/", ""), &["data-build=\"2\""]);
}

#[test]
fn open_pages_are_answered_where_the_portal_was_when_they_were_loaded() {
    let server = serve(&Portal::new("/sub/"));
    for base in ["/sub/", "/", "/lama/sekali/"] {
        has(&get(&server, &format!("{base}__jejaring/state"), ""), &["200 OK", "\"build\":1"]);
    }
}

#[test]
fn an_answer_to_head_is_the_head_of_the_answer_to_get() {
    let server = serve(&Portal::new("/"));
    let head = exchange(&server, b"HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    let whole = get(&server, "/", "");
    assert_eq!(head, whole.split_once("\r\n\r\n").expect("a head").0.to_owned() + "\r\n\r\n");
}

#[test]
fn files_say_what_they_are() {
    let portal = Portal::new("/");
    let server = serve(&portal);
    for (path, kind) in [
        ("index.php/feed/", "application/rss+xml; charset=utf-8"),
        ("feed.xml", "application/atom+xml; charset=utf-8"),
        ("kabar/rss.xml", "application/rss+xml; charset=utf-8"),
        ("feed.json", "application/feed+json; charset=utf-8"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
        ("data/jejaring.json", "application/json; charset=utf-8"),
        ("kalender.ics", "text/calendar; charset=utf-8"),
        ("data/kelompok.csv", "text/csv; charset=utf-8"),
        ("aset/gaya.css", "text/css; charset=utf-8"),
        ("aset/a.js", "text/javascript; charset=utf-8"),
        ("a.webmanifest", "application/manifest+json; charset=utf-8"),
        ("media/A.JPG", "image/jpeg"),
        ("a.avif", "image/avif"),
        ("a.woff2", "font/woff2"),
        ("a.pdf", "application/pdf"),
        ("a.mp4", "video/mp4"),
        ("a.xyz", "application/octet-stream"),
        ("_headers", "text/plain; charset=utf-8"),
        (".nojekyll", "text/plain; charset=utf-8"),
    ] {
        portal.put(path, b"x".to_vec());
        has(&get(&server, &format!("/{path}"), ""), &["200 OK", &format!("Content-Type: {kind}\r\n")]);
    }
}

#[test]
fn what_is_not_there_is_the_portals_own_page_with_status_404() {
    let server = serve(&Portal::new("/"));
    for path in [
        "/tidak-ada",
        "/tidak-ada/",
        "//",
        "//kabar/",
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%5c..%5c",
        "/__jejaring/",
        "/%00",
    ] {
        has(
            &get(&server, path, ""),
            &["HTTP/1.1 404 Not Found\r\n", "text/html", "<h1>Tidak ditemukan</h1>", "data-missing"],
        );
    }
}

#[test]
fn addresses_redirect_as_hosts_do_but_never_for_good() {
    let server = serve(&Portal::new("/sub/"));
    for (path, status, location) in [
        ("/", 302, "/sub/"),
        ("/sub", 302, "/sub/"),
        ("/sub/kabar/panen%20raya?a=1%0d%0a", 302, "/sub/kabar/panen%20raya/?a=1%0d%0a"),
        ("/sub/lama/", 302, "/sub/kabar/panen%20raya/"),
        ("/sub/lama", 302, "/sub/lama/"),
        ("/sub/keluar/", 307, "https://example.org/a%20b"),
    ] {
        has(&get(&server, path, ""), &[&format!("HTTP/1.1 {status} "), &format!("Location: {location}\r\n")]);
    }
    has(&get(&server, "/sub/kabar/panen%20raya/index.html", ""), &["200 OK", "/sub/__jejaring/live.js"]);
    has(&get(&server, "/luar/", ""), &["404 Not Found"]);
}

#[test]
fn a_file_is_sent_again_only_when_it_differs() {
    let portal = Portal::new("/");
    let server = serve(&portal);
    let first = get(&server, "/aset/gaya.css", "");
    let tag = first.split("ETag: ").nth(1).and_then(|rest| rest.split("\r\n").next()).expect("a tag").to_owned();
    let asked = format!("If-None-Match: \"x\", W/{tag}\r\n");
    let same = get(&server, "/aset/gaya.css", &asked);
    has(&same, &["HTTP/1.1 304 Not Modified\r\n", &tag]);
    assert!(same.ends_with("\r\n\r\n"), "{same}");
    portal.put("aset/gaya.css", b"p { color: blue }".to_vec());
    has(&get(&server, "/aset/gaya.css", &asked), &["200 OK", "blue"]);
}

#[test]
fn players_get_the_part_they_ask_for() {
    let server = serve(&Portal::new("/"));
    let part = |range: &str| get(&server, "/media/video.mp4", &format!("Range: {range}\r\n"));
    has(&get(&server, "/media/video.mp4", ""), &["Accept-Ranges: bytes\r\n"]);
    has(
        &part("bytes=2-4"),
        &[
            "HTTP/1.1 206 Partial Content\r\n",
            "Content-Range: bytes 2-4/10\r\n",
            "Content-Length: 3\r\n",
            "\r\n\r\n234",
        ],
    );
    has(&part("bytes=-3"), &["206", "\r\n\r\n789"]);
    has(
        &part("bytes=10-"),
        &["HTTP/1.1 416 Range Not Satisfiable\r\n", "Content-Range: bytes */10\r\n", "Content-Length: 0\r\n"],
    );
    has(&get(&server, "/media/video.mp4", "Range: bytes=2-4\r\nIf-Range: \"old\"\r\n"), &["200 OK", "0123456789"]);
}

#[test]
fn many_answers_come_over_one_connection_without_delay() {
    let portal = Portal::new("/");
    portal.put("besar.txt", vec![b'x'; 3000]);
    let server = serve(&portal);
    let mut stream = connect(&server);
    let mut buffer = vec![0; 8192];
    for _ in 0..100 {
        stream.write_all(b"GET /besar.txt HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("sent");
        let mut seen = 0;
        while seen < 3000 {
            seen += stream.read(&mut buffer).expect("an answer");
        }
    }
    let pipelined = b"GET /besar.txt HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(30);
    let last = b"GET /feed.xml HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    let answers = exchange(&server, &[&pipelined[..], last].concat());
    assert_eq!(answers.matches("HTTP/1.1 200 OK").count(), 31);
    assert!(answers.ends_with("<feed/>"));
}

#[test]
fn the_next_port_is_taken_only_when_that_is_wanted() {
    let portal = Portal::new("/");
    let first = serve(&portal);
    let taken = Options { port: first.address().port(), ..options() };
    let refused = start(&taken, portal.clone()).err().expect("a refusal");
    assert!(matches!(refused, ServerError::PortTaken(port) if port == taken.port), "{refused}");
    let second = start(&Options { try_next_ports: true, ..taken }, portal).expect("the next port");
    assert!(second.address().port() > first.address().port());
    is_alive(&second);
}
