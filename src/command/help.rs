//! Words of the command line, in both languages.

use std::ffi::OsString;

use clap::{Arg, CommandFactory, FromArgMatches, error::ErrorKind};

use super::{Arguments, Exit, console};
use crate::lang::Lang;

/// The words for a command or an argument: its name, in Indonesian, in English.
const WORDS: &[(&str, &str, &str)] = &[
    (
        "jejaring",
        "Mengubah folder berisi Markdown dan YAML menjadi portal desa",
        "Turns a folder of Markdown and YAML into a village's portal",
    ),
    ("build", "Membuat portal dari sebuah folder (alias: bangun)", "Build the portal of a folder (alias: bangun)"),
    (
        "check",
        "Menampilkan semua masalah tanpa menulis apa pun (alias: periksa)",
        "Show every problem and write nothing (alias: periksa)",
    ),
    ("new", "Membuat portal baru di folder baru (alias: baru)", "Make a new portal in a new folder (alias: baru)"),
    ("new_folder", "Folder baru; boleh sudah ada asal kosong", "The new folder; it may be there if it is empty"),
    ("portal_name", "Nama portal, misalnya `Desa Sukamaju`; juga --nama", "Name of the portal; also --nama"),
    (
        "portal_kind",
        "desa, kecamatan, kabupaten, provinsi, atau komunitas; juga --jenis",
        "desa, kecamatan, kabupaten, provinsi or komunitas; also --jenis",
    ),
    (
        "portal_code",
        "Kode wilayah Kemendagri, misalnya 33.01.18.2011; juga --kode",
        "Wilayah code of Kemendagri, such as 33.01.18.2011; also --kode",
    ),
    (
        "host",
        "Tempat terbit: github, gitlab, codeberg, cloudflare, netlify, atau lain",
        "Where it is published: github, gitlab, codeberg, cloudflare, netlify, or other",
    ),
    (
        "repo",
        "Repositorinya: nama-akun/nama-repositori, atau alamatnya",
        "Its repository: account/name, or its address",
    ),
    (
        "completions",
        "Mencetak pelengkap perintah untuk sebuah shell (alias: pelengkap)",
        "Print the completions of a shell (alias: pelengkap)",
    ),
    ("shell", "bash, zsh, fish, elvish, atau powershell", "bash, zsh, fish, elvish or powershell"),
    ("man", "Mencetak halaman manual (alias: manual)", "Print a page of the manual (alias: manual)"),
    (
        "of",
        "Perintah yang diterangkan; tanpa ini, program seluruhnya",
        "The command it is about; the whole program if left out",
    ),
    (
        "serve",
        "Menampilkan portal di komputer ini selagi ditulis (alias: pratinjau)",
        "Show the portal on this machine while it is written (alias: pratinjau)",
    ),
    (
        "sync",
        "Mengambil isi para anggota dari web ke folder `anggota` (alias: sinkron)",
        "Fetch the members from the web into the folder `anggota` (alias: sinkron)",
    ),
    (
        "add",
        "Membuat satu berkas isi baru, lengkap dengan petunjuknya (alias: tambah)",
        "Make one new content file, with guidance in it (alias: tambah)",
    ),
    (
        "schema",
        "Menampilkan skema JSON dari setiap jenis berkas, atau memasangnya untuk penyunting (alias: skema)",
        "Show the JSON Schema of each kind of file, or install them for an editor (alias: skema)",
    ),
    (
        "kind",
        "Jenisnya: kabar, kegiatan, kelompok, mitra, studi-kasus, halaman",
        "Its kind: kabar, kegiatan, kelompok, mitra, studi-kasus, halaman",
    ),
    ("title", "Judul atau namanya", "Its title or name"),
    (
        "editor",
        "Pasang skema, potongan, dan tugas untuk Visual Studio Code di folder portal ini",
        "Install schemas, snippets and a task for Visual Studio Code in this portal's folder",
    ),
    (
        "import",
        "Mengambil isi dari tempat lain: umpan, situs Jekyll, Hugo, atau Zola, tabel CSV, undangan WhatsApp (alias: impor)",
        "Take content from elsewhere: feeds, sites of Jekyll, Hugo or Zola, CSV tables, WhatsApp invitations (alias: impor)",
    ),
    (
        "sources",
        "Folder, berkas, atau alamat https yang diambil isinya; `-` berarti masukan baku",
        "Folders, files or https addresses to take content from; `-` is the standard input",
    ),
    (
        "into",
        "Folder portal yang menerima; tanpa ini, folder yang sekarang dibuka (alias: --ke)",
        "The portal's folder that receives it; the current one if left out (alias: --ke)",
    ),
    (
        "from",
        "Bentuk sumbernya: umpan, kalender, situs, tabel, atau undangan; biasanya diketahui sendiri (alias: --dari)",
        "What the source is: feed, calendar, site, table or invitation; mostly found out (alias: --dari)",
    ),
    (
        "kind",
        "Isi tabelnya: kelompok, mitra, atau kegiatan; biasanya diketahui sendiri (alias: --jenis)",
        "What a table holds: kelompok, mitra or kegiatan; mostly found out (alias: --jenis)",
    ),
    (
        "dry_run",
        "Tampilkan laporannya saja, tanpa menulis apa pun (alias: --coba)",
        "Show the report and write nothing (alias: --coba)",
    ),
    ("only", "Ambil anggota ini saja; boleh ditulis berulang", "Fetch only this member; may be given again"),
    (
        "allow_local",
        "Izinkan juga http dan alamat di jaringan setempat, untuk mencoba-coba",
        "Allow http and addresses of a local network too, for trying things out",
    ),
    (
        "port",
        "Nomor port; tanpa ini, 8000 atau yang kosong berikutnya",
        "The port; 8000 or the next free one if left out",
    ),
    ("open", "Buka peramban", "Open the browser"),
    ("lan", "Tampilkan juga untuk HP di jaringan yang sama", "Show it to phones on the same network too"),
    ("allow_host", "Terima juga nama komputer ini", "Accept this host name too"),
    (
        "poll",
        "Lihat sendiri apakah ada yang berubah, tanpa menunggu kabar sistem",
        "Look for changes instead of waiting to be told",
    ),
    (
        "folder",
        "Folder portal; tanpa ini, folder yang sekarang dibuka",
        "The portal's folder; the current one if left out",
    ),
    (
        "out",
        "Folder hasil; tanpa ini, `public` di dalam folder portal",
        "Where the result goes; `public` in the portal's folder if left out",
    ),
    (
        "base_url",
        "Alamat situs lengkap, menggantikan `alamat_situs`",
        "The portal's full address, instead of `alamat_situs`",
    ),
    ("drafts", "Ikut menampilkan draf", "Show drafts too"),
    ("today", "Anggap hari ini tanggal itu", "Take this day for today"),
    ("strict", "Jangan terbitkan apa pun selama masih ada masalah", "Publish nothing while there is any problem"),
    (
        "jobs",
        "Berapa pekerjaan sekaligus; tanpa ini, sebanyak inti prosesor",
        "How many things to do at once; as many as there are cores if left out",
    ),
    ("timings", "Tampilkan waktu tiap tahap", "Show how long each stage took"),
    (
        "format",
        "Bentuk keluaran: text, json, github, atau markdown",
        "Form of the output: text, json, github or markdown",
    ),
    ("lang", "Bahasa pesan: id atau en", "Language of messages: id or en"),
    ("help", "Tampilkan bantuan ini", "Show this help"),
    ("version", "Tampilkan versi", "Show the version"),
];

fn words(name: &str, lang: Lang) -> Option<&'static str> {
    let (_, id, en) = WORDS.iter().find(|(known, ..)| *known == name)?;
    Some(match lang {
        Lang::Id => id,
        Lang::En => en,
    })
}

/// The language that the arguments or the machine ask for.
pub(super) fn lang(arguments: &[OsString]) -> Option<Lang> {
    let mut words = arguments.iter().map(|argument| argument.to_string_lossy());
    while let Some(word) = words.next() {
        if word == "--lang" {
            return words.next().and_then(|tag| Lang::from_tag(&tag));
        }
        if let Some(tag) = word.strip_prefix("--lang=") {
            return Lang::from_tag(tag);
        }
    }
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok())
        .and_then(|tag| Lang::from_tag(&tag))
}

/// Reads the arguments; help, and what was not understood, is said here.
pub(super) fn parse(arguments: &[OsString], lang: Lang) -> Result<Arguments, Exit> {
    let matches = command(lang).try_get_matches_from(arguments);
    let read = matches.and_then(|mut matches| Arguments::from_arg_matches_mut(&mut matches));
    read.map_err(|error| {
        if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
            console::print(error.render().ansi().to_string().trim_end());
            return Exit::Done;
        }
        misunderstood(&error, arguments, lang);
        Exit::Usage
    })
}

/// The command with its words in a language.
pub(super) fn command(lang: Lang) -> clap::Command {
    localised(Arguments::command(), lang).mut_subcommands(|command| localised(command, lang))
}

fn localised(command: clap::Command, lang: Lang) -> clap::Command {
    let (usage, commands, arguments, options) = match lang {
        Lang::Id => ("Cara pakai", "Perintah", "Isian", "Pilihan"),
        Lang::En => ("Usage", "Commands", "Arguments", "Options"),
    };
    let about = words(command.get_name(), lang).unwrap_or_default();
    let has_commands = command.has_subcommands();
    let template = if has_commands {
        format!("{{about}}\n\n{usage}: {{usage}}\n\n{commands}:\n{{subcommands}}\n\n{options}:\n{{options}}\n")
    } else {
        format!("{{about}}\n\n{usage}: {{usage}}\n\n{arguments}:\n{{positionals}}\n\n{options}:\n{{options}}\n")
    };
    let flag = |name: &'static str, short: char| {
        Arg::new(name).long(name).short(short).help(words(name, lang).unwrap_or_default())
    };
    command
        .about(about)
        .help_template(template)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(flag("help", 'h').action(clap::ArgAction::Help))
        .arg(flag("version", 'V').action(clap::ArgAction::Version))
        .mut_args(|argument| {
            let name = argument.get_id().as_str().to_owned();
            let takes_values = argument.get_action().takes_values();
            let argument =
                if takes_values { argument.hide_default_value(true).hide_possible_values(true) } else { argument };
            match words(&name, lang) {
                Some(words) => argument.help(words),
                None => argument,
            }
        })
}

/// Says what was not understood.
fn misunderstood(error: &clap::Error, arguments: &[OsString], lang: Lang) {
    if lang == Lang::En || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        eprintln!("{}", error.render().to_string().trim_end());
        return;
    }
    let named = |kind| error.get(kind).map(|value| format!("`{value}`"));
    let typed = arguments.iter().skip(1).map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ");
    let message = match error.kind() {
        ErrorKind::UnknownArgument => {
            format!("pilihan {} tidak dikenal", named(clap::error::ContextKind::InvalidArg).unwrap_or_default())
        }
        ErrorKind::InvalidSubcommand => {
            format!("perintah {} tidak dikenal", named(clap::error::ContextKind::InvalidSubcommand).unwrap_or_default())
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!(
            "nilai {} untuk {} tidak bisa dipakai{}",
            named(clap::error::ContextKind::InvalidValue).unwrap_or_default(),
            named(clap::error::ContextKind::InvalidArg).unwrap_or_default(),
            std::error::Error::source(error).map(|right| format!("; tulis misalnya `{right}`")).unwrap_or_default()
        ),
        ErrorKind::MissingSubcommand | ErrorKind::MissingRequiredArgument => "perintahnya belum lengkap".to_owned(),
        _ => format!("perintah ini tidak dimengerti: {typed}"),
    };
    eprintln!("kesalahan: {message}\n  saran: `jejaring --help` menampilkan semua perintah dan pilihan");
}
