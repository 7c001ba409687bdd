//! Why something could not be had from a member, in words.

use std::time::Duration;

use crate::{
    disk::DiskError,
    problem::{Text, text},
};

/// Why something could not be had.
#[derive(Debug)]
pub enum Fault {
    /// Not an address that can be asked, or one with a name and password in it.
    Address(String),
    /// An address without encryption.
    NotSecure(String),
    /// A host within somebody's own network.
    Private(String),
    /// A host of a name that nobody knows.
    NoHost(String),
    /// A host that cannot be reached.
    NoConnection(String),
    /// A host that does not prove who it is.
    Certificate(String),
    /// A host that could not be reached, or did not answer, in this time.
    Silent(String, Duration),
    /// A file that took longer than this.
    Slow(String, Duration),
    /// A host that said that something is not there, or that it is broken (RFC 9110, section 15).
    Status(String, u16),
    /// An answer that ended before its end, or is no answer.
    Cut(String),
    /// Addresses that send on in a circle, or too often.
    Redirects(String),
    /// More than this many bytes.
    TooLarge(String, u64),
    /// A member that took longer than this.
    MemberTooSlow(Duration),
    /// A member of more than this many bytes.
    MemberTooLarge(u64),
    /// A member of more than this many files.
    MemberTooMany(usize),
    /// Neither bundle nor feed, calendar or page.
    Unknown(String),
    /// A page without a bundle, a feed or a calendar.
    LeadsNowhere(String),
    /// Data that is not the index of a bundle.
    NotABundle(String),
    /// A bundle of a newer version than can be read.
    Newer(u32),
    /// The bundle of the region with this code.
    Other(String),
    /// A path that leads out of the bundle.
    Path(String),
    /// A file that is not the one that the index promises.
    Digest(String),
    /// A part that cannot be read.
    Part(String),
    /// A photo that is none.
    Photo(String),
    /// A feed that cannot be read to its end.
    Feed(String),
    /// A calendar that cannot be read to its end.
    Calendar(String),
    /// A source whose last good content is used on.
    Kept(String, Box<Self>),
    /// What the disk refused.
    Disk(DiskError),
}

/// The longest address or path that is shown, in characters.
const SHOWN: usize = 120;

impl Fault {
    /// Whether the host says that there is nothing, and not for the moment alone.
    pub(super) fn is_absence(&self) -> bool {
        matches!(self, Self::Status(_, 404 | 410))
    }

    /// Whether the host answered something of which nothing can be used.
    pub(super) fn is_answer(&self) -> bool {
        matches!(self, Self::Status(..) | Self::Unknown(_) | Self::Redirects(_) | Self::TooLarge(..))
    }

    /// Whether the line or the host failed, so that nothing is known of what is there.
    pub(super) fn is_transient(&self) -> bool {
        self.is_unreached()
            || matches!(
                self,
                Self::NoHost(_)
                    | Self::NotSecure(_)
                    | Self::Slow(..)
                    | Self::Cut(_)
                    | Self::MemberTooSlow(_)
                    | Self::MemberTooLarge(_)
            )
    }

    /// Whether nobody answered at all.
    pub(super) fn is_unreached(&self) -> bool {
        matches!(self, Self::NoConnection(_) | Self::Certificate(_) | Self::Silent(..))
    }

    /// The reason itself, without what became of it.
    pub(super) fn cause(self) -> Self {
        match self {
            Self::Kept(_, cause) => cause.cause(),
            other => other,
        }
    }

    /// What went wrong: a clause that can stand after "because".
    #[expect(clippy::too_many_lines, reason = "one sentence after another")]
    pub fn text(&self) -> Text {
        match self {
            Self::Address(address) => {
                let address = shown(address);
                text!(
                    "`{address}` bukan alamat web yang bisa dipakai",
                    "`{address}` is no web address that can be used"
                )
            }
            Self::NotSecure(address) => {
                let address = shown(address);
                text!("alamat `{address}` tidak bisa dibuka dengan https", "`{address}` cannot be opened by https")
            }
            Self::Private(host) => text!(
                "`{host}` ada di jaringan setempat, bukan di internet",
                "`{host}` is in a local network, not on the internet"
            ),
            Self::NoHost(host) => text!("alamat `{host}` tidak ditemukan", "there is no host `{host}`"),
            Self::NoConnection(host) => text!("`{host}` tidak bisa dihubungi", "`{host}` cannot be reached"),
            Self::Certificate(host) => text!(
                "sertifikat https milik `{host}` tidak sah atau sudah habis masa berlakunya",
                "the https certificate of `{host}` is not valid, or no longer"
            ),
            Self::Silent(address, time) => {
                let (address, [id, en]) = (shown(address), spoken(*time));
                text!("alamat `{address}` tidak menjawab dalam {id}", "`{address}` did not answer within {en}")
            }
            Self::Slow(address, time) => {
                let (address, [id, en]) = (shown(address), spoken(*time));
                text!("`{address}` belum selesai diambil dalam {id}", "`{address}` was not fetched within {en}")
            }
            Self::Status(address, code @ (404 | 410)) => {
                let address = shown(address);
                text!("di `{address}` tidak ada apa-apa (jawaban {code})", "nothing is at `{address}` (answer {code})")
            }
            Self::Status(address, code @ (401 | 403)) => {
                let address = shown(address);
                text!(
                    "`{address}` tidak boleh dibuka (jawaban {code})",
                    "`{address}` may not be opened (answer {code})"
                )
            }
            Self::Status(address, code) => {
                let address = shown(address);
                text!("`{address}` sedang rusak (jawaban {code})", "`{address}` is out of order (answer {code})")
            }
            Self::Cut(address) => {
                let address = shown(address);
                text!(
                    "jawaban dari `{address}` terputus atau rusak",
                    "the answer from `{address}` broke off or is damaged"
                )
            }
            Self::Redirects(address) => {
                let address = shown(address);
                text!(
                    "alamat `{address}` mengalihkan berputar-putar atau terlalu sering",
                    "`{address}` redirects in a circle, or too often"
                )
            }
            Self::TooLarge(address, most) => {
                let (address, most) = (shown(address), megabytes(*most));
                text!("`{address}` lebih besar dari {most}", "`{address}` is larger than {most}")
            }
            Self::MemberTooSlow(time) => {
                let [id, en] = spoken(*time);
                text!("semuanya belum selesai diambil dalam {id}", "all of it was not fetched within {en}")
            }
            Self::MemberTooLarge(most) => {
                let most = megabytes(*most);
                text!("semuanya lebih besar dari {most}", "all of it is larger than {most}")
            }
            Self::MemberTooMany(most) => {
                text!("berkasnya lebih dari {most}", "it has more than {most} files")
            }
            Self::Unknown(address) => {
                let address = shown(address);
                text!(
                    "di `{address}` tidak ada portal, umpan (RSS/Atom), atau agenda (.ics)",
                    "at `{address}` is no portal, feed (RSS or Atom) or calendar (.ics)"
                )
            }
            Self::LeadsNowhere(address) => {
                let address = shown(address);
                text!(
                    "halaman `{address}` tidak punya umpan (RSS/Atom) atau agenda (.ics)",
                    "the page `{address}` has no feed (RSS or Atom) and no calendar (.ics)"
                )
            }
            Self::NotABundle(address) => {
                let address = shown(address);
                text!("data di `{address}` bukan buatan Jejaring", "the data at `{address}` is not Jejaring's")
            }
            Self::Newer(version) => text!(
                "datanya dibuat oleh Jejaring yang lebih baru (versi {version}) dan tidak bisa dibaca",
                "its data was made by a newer Jejaring (version {version}) and cannot be read"
            ),
            Self::Other(code) => {
                let code = shown(code);
                text!(
                    "yang ada di sana adalah portal wilayah lain (kode `{code}`)",
                    "what is there is the portal of another region (code `{code}`)"
                )
            }
            Self::Path(path) => {
                let path = shown(path);
                text!(
                    "datanya menyebut berkas di luar portalnya: `{path}`",
                    "its data names a file outside the portal: `{path}`"
                )
            }
            Self::Digest(path) => {
                let path = shown(path);
                text!("berkas `{path}` tidak cocok dengan sidik jarinya", "the file `{path}` does not match its digest")
            }
            Self::Part(path) => {
                let path = shown(path);
                text!("bagian `{path}` tidak bisa dibaca", "the part `{path}` cannot be read")
            }
            Self::Photo(path) => {
                let path = shown(path);
                text!("`{path}` bukan foto yang bisa dipakai", "`{path}` is no photo that can be used")
            }
            Self::Feed(address) => {
                let address = shown(address);
                text!("umpan `{address}` rusak atau tidak utuh", "the feed `{address}` is damaged or not whole")
            }
            Self::Calendar(address) => {
                let address = shown(address);
                text!("agenda `{address}` rusak atau tidak utuh", "the calendar `{address}` is damaged or not whole")
            }
            Self::Kept(address, fault) => {
                let (address, Text { id, en }) = (shown(address), fault.text());
                text!(
                    "isi lama dari `{address}` tetap dipakai karena {id}",
                    "what came earlier from `{address}` is used on because {en}"
                )
            }
            Self::Disk(error) => error.text(),
        }
    }
}

/// An address or path as it may stand in a line: without what cannot be seen, and not too long.
fn shown(text: &str) -> String {
    let visible = text.chars().map(|c| if c.is_control() || c == '`' { '\u{fffd}' } else { c });
    let mut shown: String = visible.clone().take(SHOWN).collect();
    if visible.count() > SHOWN {
        shown.push('…');
    }
    shown
}

/// A time in Indonesian and in English.
fn spoken(time: Duration) -> [String; 2] {
    let seconds = time.as_secs().max(1);
    match seconds / 60 {
        minutes if minutes > 1 => [format!("{minutes} menit"), format!("{minutes} minutes")],
        _ => [format!("{seconds} detik"), format!("{seconds} s")],
    }
}

fn megabytes(bytes: u64) -> String {
    format!("{} MB", (bytes >> 20).max(1))
}
