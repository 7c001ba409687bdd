//! What a new portal says of its host and its address.

use super::{Starter, Words};
use crate::{
    forge::project,
    problem::hosting,
    records::settings::{ForgeKind, Host},
};

/// The word by which `host:` and the files of the starter know a host.
pub(super) fn word(host: Option<Host>) -> &'static str {
    match host {
        Some(Host::Github) => "github",
        Some(Host::Gitlab) => "gitlab",
        Some(Host::Cloudflare) => "cloudflare",
        Some(Host::Netlify) => "netlify",
        Some(Host::Codeberg) => "codeberg",
        None => "lain",
    }
}

/// The address that a portal would most likely get while its repository is not known.
pub(super) fn likely_address(host: Option<Host>, name: &str) -> String {
    let name = project(name).unwrap_or_else(|| "portal".to_owned());
    match host {
        Some(Host::Github) => format!("https://nama-akun.github.io/{name}/"),
        Some(Host::Gitlab) => format!("https://nama-akun.gitlab.io/{name}/"),
        Some(Host::Codeberg) => format!("https://nama-akun.codeberg.page/{name}/"),
        Some(Host::Cloudflare) => format!("https://{name}.pages.dev/"),
        Some(Host::Netlify) => format!("https://{name}.netlify.app/"),
        None => format!("https://{name}.example/"),
    }
}

/// The words that depend on the host.
pub(super) fn words(starter: &Starter) -> Words {
    let address = starter.address();
    let is_guess = starter.address.is_none()
        && starter.repository.as_ref().and_then(|repository| repository.site(starter.host?)).is_none();
    let again = again(starter);
    Words::from([
        ("ALAMAT_TAMPIL", format!("<{address}>")),
        ("ALAMAT", address),
        ("CATATAN_ALAMAT", note(starter.host, is_guess)),
        ("HOST", setting(starter.host)),
        ("REPOSITORI", repository(starter)),
        ("ALAMAT_GIT", clone_address(starter)),
        ("HOSTING", starter.host.map_or("hosting", hosting::name).to_owned()),
        ("KAPAN", again.often.to_owned()),
        ("JADWAL", again.schedule.to_owned()),
        ("CRON", again.cron.to_owned()),
        ("PEMICU", again.hook.to_owned()),
    ])
}

/// When a host that builds by itself is asked to build again.
struct Again {
    often: &'static str,
    schedule: &'static str,
    cron: &'static str,
    hook: &'static str,
}

fn again(starter: &Starter) -> Again {
    let daily = "Setiap malam pukul 00.17 WIB (17.17 UTC)";
    // Netlify counts what is published, and its plan without a price ends at about twenty a month.
    let weekly = "Setiap Minggu malam pukul 00.17 WIB (17.17 UTC), karena Netlify membatasi jumlah penerbitan";
    match starter.host {
        Some(Host::Netlify) => Again {
            often: "setiap pekan",
            schedule: weekly,
            cron: "17 17 * * 0",
            hook: "di Netlify: Build & deploy > Build hooks",
        },
        _ => Again {
            often: "setiap malam",
            schedule: daily,
            cron: "17 17 * * *",
            hook: "di Cloudflare: Settings > Builds > Deploy hooks",
        },
    }
}

/// What the author should know of the address.
fn note(host: Option<Host>, is_guess: bool) -> String {
    let by_host = "# Alur kerja di hosting memakai alamat yang sebenarnya dengan sendirinya.";
    match (is_guess, host) {
        (false, _) => "# Alamat lengkap portal ini di web.".to_owned(),
        (true, Some(Host::Github | Host::Gitlab | Host::Codeberg)) => {
            format!("# Alamat lengkap portal ini di web. Ganti `nama-akun` dengan nama akun atau grup.\n{by_host}")
        }
        (true, Some(Host::Cloudflare | Host::Netlify)) => {
            format!("# Alamat lengkap portal ini di web. Ganti kalau nama proyeknya lain.\n{by_host}")
        }
        (true, None) => "# Alamat lengkap portal ini di web. Ganti dengan alamat yang sebenarnya.".to_owned(),
    }
}

fn setting(host: Option<Host>) -> String {
    let line = host
        .map(|host| format!("# Tempat portal ini terbit; batas ukurannya ikut diperiksa.\nhost: {}", word(Some(host))));
    line.unwrap_or_default()
}

/// How the page to edit on is asked for.
const EDITING: &str =
    "# Halaman /admin/ untuk menyunting isi lewat peramban, juga di HP; perlu baris repositori di atas.\n# admin: ya";

fn repository(starter: &Starter) -> String {
    let about = "# Tempat berkas-berkas ini disimpan; setiap halaman mendapat tautan \"Sunting halaman ini\".";
    match &starter.repository {
        Some(repository) => format!("{about}\nrepositori: {}\n{EDITING}", repository.address()),
        None if starter.host.is_some() => format!("{about}\n# repositori: {}\n{EDITING}", example(starter)),
        None => String::new(),
    }
}

/// How the address of a repository looks.
fn example(starter: &Starter) -> String {
    let forge = match starter.host {
        Some(Host::Gitlab) => "gitlab.com",
        Some(Host::Codeberg) => "codeberg.org",
        Some(Host::Github | Host::Cloudflare | Host::Netlify) | None => "github.com",
    };
    format!("https://{forge}/nama-akun/{}", starter.project())
}

/// What `git` is told of the repository.
fn clone_address(starter: &Starter) -> String {
    let known = starter.repository.as_ref();
    let ending = if known.is_none_or(|repository| repository.kind() != ForgeKind::Github) { ".git" } else { "" };
    known.map_or_else(|| example(starter), |repository| repository.address() + ending)
}
