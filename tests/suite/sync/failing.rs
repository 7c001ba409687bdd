//! Hosts that fail and bundles that are not whole: each costs its freshness and nothing else.

use super::*;

#[test]
fn a_host_that_fails_costs_its_freshness_and_nothing_else() {
    let district = District::with_copy();
    let index = "data/jejaring.json";
    let raw = |text: &str| Reply::Raw(text.as_bytes().to_vec());
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&vec![b'{'; 20 << 20]).unwrap();
    let faults = [
        (raw("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"format\""), "terputus"),
        (raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"for"), "terputus"),
        (raw("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n{\"format\": \"jejaring\"}"), "bukan buatan Jejaring"),
        (raw("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n{"), "lebih besar dari"),
        (raw("SSH-2.0-OpenSSH_9.6\r\n"), "terputus"),
        (raw(""), "terputus"),
        (raw("HTTP/1.1 304 Not Modified\r\n\r\n"), "terputus"),
        (Reply::Moved("/data/jejaring.json".into()), "berputar-putar"),
        (Reply::Moved("/a?".into()), "tidak ada apa-apa"),
        (Reply::Moved("http://169.254.169.254/latest/".into()), "jaringan setempat"),
        (Reply::Moved("http://[::ffff:169.254.169.254]/".into()), "jaringan setempat"),
        (Reply::Moved("file:///etc/passwd".into()), "bukan alamat web"),
        (Reply::Status(500), "sedang rusak (jawaban 500)"),
        (Reply::Status(403), "tidak boleh dibuka"),
        (Reply::Packed(packed.finish().unwrap()), "lebih besar dari"),
        (Reply::Packed(b"bukan gzip".to_vec()), "terputus"),
        (Reply::Endless, "lebih besar dari"),
        (Reply::File(b"<!doctype html><p>Situs dalam perbaikan".to_vec()), "bukan buatan Jejaring"),
        (Reply::File(b"{\"format\": \"lain\"}".to_vec()), "bukan buatan Jejaring"),
        (Reply::File(b"{\"format\": \"jejaring\", ".to_vec()), "bukan buatan Jejaring"),
        (Reply::File(b"{\"format\": \"jejaring\", \"version\": 9}".to_vec()), "lebih baru (versi 9)"),
        (Reply::File(b"[".repeat(90_000)), "tidak ada portal"),
    ];
    for (reply, why) in faults {
        // Not modified is what it may say only when it was asked whether it is.
        district.host.put(index, reply);
        if why == "terputus" {
            forget_tags(&district);
        }
        district.keeps_its_copy(why);
    }
}

#[test]
fn a_host_that_is_late_is_not_waited_for() {
    let mut district = District::with_copy();
    district.limits.silence = Duration::from_millis(300);
    district.host.put("data/jejaring.json", Reply::Silence);
    district.keeps_its_copy("tidak menjawab dalam");
    district.limits = Limits { request: Duration::from_millis(300), ..limits() };
    district.host.put("data/jejaring.json", Reply::Drip);
    district.keeps_its_copy("belum selesai diambil dalam");
    district.limits = Limits { member_time: Duration::from_millis(300), ..limits() };
    district.keeps_its_copy("semuanya belum selesai");
}

/// Takes from the copy what makes requests conditional.
fn forget_tags(district: &District) {
    let mut copy = district.copy();
    copy.files.iter_mut().for_each(|file| file.etag = None);
    let path = district.folder.path().join("anggota/sidasari/salinan.json");
    fs::write(path, serde_json::to_vec_pretty(&copy).unwrap()).unwrap();
}

#[test]
fn a_bundle_that_is_not_whole_or_not_its_own_is_refused() {
    let district = District::with_copy();
    let refused = |why: &str, change: &dyn Fn(&mut Value)| {
        district.change(change);
        district.keeps_its_copy(why);
    };
    refused("portal wilayah lain (kode `33.01.18.2012`)", &|index| index["portal"]["code"] = "33.01.18.2012".into());
    refused("tidak cocok dengan sidik jarinya", &|index| index["parts"][0]["sha256"] = "0".repeat(64).into());
    refused("tidak cocok dengan sidik jarinya", &|index| index["parts"][0]["size"] = 3.into());
    refused("lebih besar dari", &|index| index["parts"][0]["size"] = 9_999_999.into());
    refused("lebih besar dari 300 MB", &|index| {
        index["images"] = (0..4000)
            .map(|n| json!({"path": format!("{n}.png"), "source": "", "size": 99_999, "sha256": ""}))
            .collect();
    });
    refused("berkasnya lebih dari 20000", &|index| {
        index["images"] =
            (0..20_001).map(|n| json!({"path": n.to_string(), "source": "", "size": 1, "sha256": ""})).collect();
    });
    refused("tidak ada apa-apa", &|index| {
        index["images"][0] = json!({"path": "x.png", "source": "", "size": 1, "sha256": ""})
    });
    for path in ["../../x", "/etc/passwd", "a\\b", "https://a.example/", "", "a/./b", "a\u{0}b"] {
        refused("di luar portalnya", &|index| index["parts"][0]["path"] = path.into());
    }
    for bytes in [&b"<svg xmlns='http://www.w3.org/2000/svg'/>"[..], b"<html>", b""] {
        district.host.file("media/x", bytes);
        let photo = json!({"path": "media/x", "source": "x.png", "size": bytes.len(), "sha256": sha256(bytes)});
        refused("`media/x` bukan foto", &|index| index["images"][0] = photo.clone());
    }
    for bytes in [&b"<html>"[..], b"{\"format\": \"jejaring\"}", b"{\"format\": \"jejaring\", \"ver"] {
        district.host.file("data/x", bytes);
        let part =
            json!({"path": "data/x", "kind": "article", "records": 1, "size": bytes.len(), "sha256": sha256(bytes)});
        refused("bagian `data/x` tidak bisa dibaca", &|index| index["parts"][0] = part.clone());
    }
}

#[test]
fn a_host_may_send_on_five_times() {
    let district = District::new();
    district.publish(&["Panen"]);
    for step in 1..6 {
        district.host.put(&format!("{step}"), Reply::Moved(format!("/{}", step - 1)));
    }
    district.host.put("0", Reply::Moved("/data/jejaring.json".into()));
    let mut district = district;
    let source = |path: &str| vec![Source::Web(format!("{}{path}", district.host.address))];
    let (five, six) = (source("4"), source("5"));
    district.member.sources = six;
    let State::Missing(fault) = district.sync().state else { panic!("six are too many") };
    assert!(fault.text().id.contains("terlalu sering"), "{fault:?}");
    district.member.sources = five;
    assert!(matches!(district.sync().state, State::New(_)));
    district.is_whole();
}

#[test]
fn a_photo_that_breaks_off_once_is_fetched_again() {
    let district = District::with_copy();
    let photo = [PHOTO, b"lain"].concat();
    district.host.file("media/baru.png", photo.clone());
    district.host.once("media/baru.png", Reply::Raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nx".to_vec()));
    let baru = json!({"path": "media/baru.png", "source": "b.png", "size": photo.len(), "sha256": sha256(&photo)});
    district.change(|index| index["images"][0] = baru);
    assert!(matches!(district.sync().state, State::Changed(_)));
    district.is_whole();
}
