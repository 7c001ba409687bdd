//! Records and files that want one address, and addresses that cannot be.

use super::{Case, hold};

#[test]
fn addresses_that_clash_name_both_sides() {
    hold(CASES);
}

const CASES: &[Case] = &[
    Case {
        what: "names that differ by letter case",
        files: "== kabar/Panen.md\n---\njudul: Satu\n---\nIsi.\n== kabar/panen.md\n---\njudul: Dua\n---\nIsi.",
        told: &["same-address kabar/panen.md"],
        shown: &[("kabar/panen/", "Satu"), ("kabar/panen-2/", "Dua")],
    },
    Case {
        what: "names that differ by Unicode form",
        files: "== kabar/caf\u{e9}.md\n---\njudul: Satu\n---\nIsi.\n== kabar/cafe\u{301}.md\n---\njudul: Dua\n---\nIsi.",
        told: &["same-address kabar/caf\u{e9}.md"],
        shown: &[("kabar/cafe/", "Dua"), ("kabar/cafe-2/", "Satu")],
    },
    Case {
        what: "one name in two folders",
        files: "== berita/x.md\n---\njudul: Satu\n---\nIsi.\n== kabar/x.md\n---\njudul: Dua\n---\nIsi.",
        told: &["same-address kabar/x.md"],
        shown: &[("kabar/x/", "Satu"), ("kabar/x-2/", "Dua")],
    },
    Case {
        what: "one id twice",
        files: "== kelompok/a.yaml\nid: pkk\nnama: A\n== kelompok/b.yaml\nid: pkk\nnama: B",
        told: &["same-address kelompok/b.yaml", "same-id kelompok/b.yaml"],
        shown: &[("kelompok/pkk/", "A"), ("kelompok/pkk-2/", "B")],
    },
    Case {
        what: "a reserved word among articles",
        files: "== kabar/arsip.md\n---\njudul: X\n---\nIsi.",
        told: &["reserved-address kabar/arsip.md"],
        shown: &[("kabar/arsip-2/", "X")],
    },
    Case {
        what: "a reserved word among groups",
        files: "== kelompok/jenis.yaml\nnama: X",
        told: &["reserved-address kelompok/jenis.yaml"],
        shown: &[("kelompok/jenis-2/", "X")],
    },
    Case {
        what: "a page where the news stand",
        files: "== halaman/kabar.md\n---\njudul: X\n---\nIsi.",
        told: &["reserved-address halaman/kabar.md"],
        shown: &[("kabar-2/", "X")],
    },
    Case {
        what: "a page where search will stand",
        files: "== halaman/cari.md\n---\njudul: X\n---\nIsi.",
        told: &["reserved-address halaman/cari.md"],
        shown: &[("cari-2/", "X")],
    },
    Case {
        what: "a slug of digits alone",
        files: "== kabar/x.md\n---\njudul: X\nslug: 2026\n---\nIsi.",
        told: &["bad-slug kabar/x.md:3"],
        shown: &[("kabar/x/", "X")],
    },
    Case {
        what: "a slug of signs alone",
        files: "== kabar/x.md\n---\njudul: X\nslug: '!!!'\n---\nIsi.",
        told: &["bad-slug kabar/x.md:3"],
        shown: &[("kabar/x/", "X")],
    },
    Case {
        what: "a static file where a page stands",
        files: "== statis/kabar/sebelah/index.html\nx\n== statis/humans.txt\nkami",
        told: &["static-clash statis/kabar/sebelah/index.html"],
        shown: &[("humans.txt", "kami")],
    },
    Case {
        what: "a static file where the portal's own file stands, in other letters",
        files: "== statis/Robots.txt\nx\n== statis/KABAR/index.html\nx",
        told: &["static-clash statis/KABAR/index.html", "static-clash statis/Robots.txt"],
        shown: &[],
    },
    Case {
        what: "a static file where a folder stands",
        files: "== statis/kabar\nx",
        told: &["static-clash statis/kabar"],
        shown: &[],
    },
    Case {
        what: "an old address that a page of today has",
        files: "== kabar/x.md\n---\njudul: X\nalamat_lama: /kabar/sebelah/\n---\nIsi.",
        told: &["old-address-taken kabar/x.md:3"],
        shown: &[("kabar/x/", "X")],
    },
    Case {
        what: "an old address that climbs out of the portal",
        files: "== kabar/x.md\n---\njudul: X\nalamat_lama: ../../etc/passwd\n---\nIsi.",
        told: &["bad-old-address kabar/x.md:3"],
        shown: &[("kabar/x/", "X")],
    },
    Case {
        what: "one old address of two pages",
        files: "== kabar/x.md\n---\njudul: X\nalamat_lama: /lama/\n---\nIsi.\n== kabar/y.md\n---\njudul: Y\nalamat_lama: /lama/\n---\nIsi.",
        told: &["old-address-taken kabar/y.md:3"],
        shown: &[("kabar/x/", "X"), ("kabar/y/", "Y")],
    },
];
