//! Mistakes in Markdown.

use super::{Case, hold};

#[test]
fn mistakes_in_markdown_are_named_at_their_line() {
    hold(CASES);
}

const CASES: &[Case] = &[
    Case {
        what: "lists and bold words as chats have them",
        files: "== kabar/x.md\n---\njudul: X\n---\n• padi\n• jagung\n\n-satu\n-dua\n\n1.a\n2.b\n\nIni **penting sekali.",
        told: &[
            "chat-list kabar/x.md:5",
            "list-space kabar/x.md:8",
            "list-space kabar/x.md:11",
            "strong-unclosed kabar/x.md:13",
        ],
        shown: &[("kabar/x/", "penting sekali")],
    },
    Case {
        what: "no space behind a hash",
        files: "== kabar/x.md\n---\njudul: X\n---\nIsi.\n\n##Jadwal ronda\n\nLagi.",
        told: &["heading-space kabar/x.md:6"],
        shown: &[("kabar/x/", "Jadwal ronda"), ("kabar/x/", "Lagi.")],
    },
    Case {
        what: "a space between the brackets of a link",
        files: "== kabar/x.md\n---\njudul: X\n---\nLihat [peta] (https://contoh.example/).",
        told: &["link-space kabar/x.md:4"],
        shown: &[("kabar/x/", "peta")],
    },
    Case {
        what: "an address with spaces",
        files: "== kabar/x.md\n---\njudul: X\n---\n[surat](surat edaran.pdf)\n== kabar/surat edaran.pdf\n%PDF-1.4",
        told: &["address-spaces kabar/x.md:4"],
        shown: &[("kabar/x/", "href=\"/media/kabar/surat-edaran.pdf\"")],
    },
    Case {
        what: "spaces within the stars of bold",
        files: "== kabar/x.md\n---\njudul: X\n---\nIni ** penting ** sekali.",
        told: &["strong-space kabar/x.md:4"],
        shown: &[("kabar/x/", "penting")],
    },
    Case {
        what: "code that never ends",
        files: "== kabar/x.md\n---\njudul: X\n---\nIsi.\n\n```\nkode\n\nsisa",
        told: &["unclosed-code kabar/x.md:6"],
        shown: &[("kabar/x/", "sisa")],
    },
    Case {
        what: "a rule right below a sentence",
        files: "== kabar/x.md\n---\njudul: X\n---\nKalimat biasa yang panjang sekali sampai selesai.\n---\nLagi.",
        told: &["accidental-heading kabar/x.md:4"],
        shown: &[("kabar/x/", "Lagi.")],
    },
    Case {
        what: "a paragraph that begins with four spaces",
        files: "== kabar/x.md\n---\njudul: X\n---\nIsi.\n\n    Warga desa berkumpul di balai desa pagi ini.\n\nLagi.",
        told: &["accidental-code kabar/x.md:6"],
        shown: &[("kabar/x/", "Warga desa berkumpul")],
    },
    Case {
        what: "a table without its divider",
        files: "== kabar/x.md\n---\njudul: X\n---\n| Nama | Jumlah |\n| Padi | 3 |\n\nLagi.",
        told: &["table-divider kabar/x.md:4"],
        shown: &[("kabar/x/", "Padi")],
    },
    Case {
        what: "a footnote without its text",
        files: "== kabar/x.md\n---\njudul: X\n---\nAda[^satu].",
        told: &["undefined-footnote kabar/x.md:4"],
        shown: &[("kabar/x/", "Ada")],
    },
    Case {
        what: "a footnote that nothing calls",
        files: "== kabar/x.md\n---\njudul: X\n---\nAda.\n\n[^satu]: Catatan.",
        told: &["unused-footnote kabar/x.md:6"],
        shown: &[("kabar/x/", "Ada.")],
    },
    Case {
        what: "a footnote written twice",
        files: "== kabar/x.md\n---\njudul: X\n---\nAda[^a].\n\n[^a]: Satu.\n\n[^a]: Dua.",
        told: &["repeated-footnote kabar/x.md:8"],
        shown: &[("kabar/x/", "Satu.")],
    },
    Case {
        what: "a link by name without an address",
        files: "== kabar/x.md\n---\njudul: X\n---\nLihat [peta desa][peta].",
        told: &["undefined-reference kabar/x.md:4"],
        shown: &[("kabar/x/", "peta desa")],
    },
    Case {
        what: "an empty address",
        files: "== kabar/x.md\n---\njudul: X\n---\nLihat [peta]().",
        told: &["empty-target kabar/x.md:4"],
        shown: &[("kabar/x/", "peta")],
    },
    Case {
        what: "a script in an address",
        files: "== kabar/x.md\n---\njudul: X\n---\nLihat [peta](javascript:alert(1)).",
        told: &["unsafe-address kabar/x.md:4"],
        shown: &[("kabar/x/", "peta")],
    },
    Case {
        what: "a file of the author's computer",
        files: "== kabar/x.md\n---\njudul: X\n---\nLihat [surat](file:///C:/Users/a/surat.pdf).",
        told: &["file-address kabar/x.md:4"],
        shown: &[("kabar/x/", "surat")],
    },
    Case {
        what: "an address without its scheme",
        files: "== kabar/x.md\n---\njudul: X\n---\nLihat [situs](www.contoh.example).",
        told: &["completed-address kabar/x.md:4"],
        shown: &[("kabar/x/", "href=\"https://www.contoh.example\"")],
    },
    Case {
        what: "a link to a page that is not there",
        files: "== kabar/x.md\n---\njudul: X\n---\nLihat [ini](tidak-ada.md).",
        told: &["broken-link kabar/x.md:4"],
        shown: &[("kabar/x/", "Lihat ini.")],
    },
    Case {
        what: "a link to a heading that is not there",
        files: "== kabar/x.md\n---\njudul: X\n---\nLihat [ini](#tidak-ada).",
        told: &["unknown-heading kabar/x.md:4"],
        shown: &[("kabar/x/", "Lihat ini.")],
    },
    Case {
        what: "a link to a heading that another page lacks",
        files: "== kabar/x.md\n---\njudul: X\n---\nLihat [ini](sebelah.md#tidak-ada).",
        told: &["suspect-link kabar/x.md:4"],
        shown: &[("kabar/x/", "href=\"/kabar/sebelah/\"")],
    },
    Case {
        what: "a picture that is not there",
        files: "== kabar/x.md\n---\njudul: X\n---\n![Sawah](sawah.jpg)",
        told: &["broken-image kabar/x.md:4"],
        shown: &[("kabar/x/", "Sawah")],
    },
    Case {
        what: "a picture of another site",
        files: "== kabar/x.md\n---\njudul: X\n---\n![Sawah](https://lain.example/a.jpg)",
        told: &["foreign-image kabar/x.md:4"],
        shown: &[("kabar/x/", "href=\"https://lain.example/a.jpg\"")],
    },
    Case {
        what: "a script",
        files: "== kabar/x.md\n---\njudul: X\n---\nSatu <script>alert(1)</script> dua.",
        told: &["html-removed kabar/x.md:4"],
        shown: &[("kabar/x/", "dua.")],
    },
    Case {
        what: "a frame of another site",
        files: "== kabar/x.md\n---\njudul: X\n---\nIsi.\n\n<iframe src=\"https://www.youtube.com/embed/a\"></iframe>\n\nLagi.",
        told: &["html-removed kabar/x.md:6"],
        shown: &[("kabar/x/", "https://www.youtube.com/watch?v=a"), ("kabar/x/", "Lagi.")],
    },
    Case {
        what: "a short code of another generator",
        files: "== kabar/x.md\n---\njudul: X\n---\nSatu {{< carousel abc >}} dua.",
        told: &["shortcode kabar/x.md:4"],
        shown: &[("kabar/x/", "dua.")],
    },
];
