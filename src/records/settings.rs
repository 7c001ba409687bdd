//! `portal.yaml` as its author wrote it.

use super::{
    contact::{Account, Contact, Email},
    field::{Field, Reader, Written, choice, record},
    image::Image,
    node::Node,
    values::{Degrees, Extra, Number, WebAddress},
};

record! {
    /// The keys of `portal.yaml`.
    pub struct Settings {
        /// The portal's name.
        name: Option<String> = "nama" | "name" | "title" | "judul",
        /// A shorter name.
        short_name: Option<String> = "nama_pendek" | "short_name",
        /// What it is the portal of.
        kind: Option<Kind> = "jenis" | "kind",
        /// One sentence of identity.
        sentence: Option<String> = "kalimat" | "sentence" | "tagline" | "description" | "deskripsi",
        /// The portal's full address on the web.
        address: Option<Written<String>> = "alamat_situs" | "base_url" | "baseURL" | "url",
        /// The language of its content.
        lang: Option<Written<String>> = "bahasa" | "language" | "lang" | "languageCode",
        /// Its time zone.
        zone: Option<Written<String>> = "zona_waktu" | "timezone" | "zona",
        /// Where it is in the country.
        region: Option<Region> = "wilayah" | "region",
        /// What this place calls a village.
        village_word: Option<String> = "sebutan" | "term",
        /// Its logo.
        logo: Option<Image> = "logo",
        /// How to reach its office.
        contact: Option<Office> = "kontak" | "contact",
        /// The theme, by name or with what it lets a village set.
        theme: Option<ThemeChoice> = "tema" | "theme",
        /// The accent's name.
        accent: Option<Written<String>> = "warna" | "accent" | "color",
        /// The menu, when the usual one will not do.
        menu: Vec<MenuItem> = "menu",
        /// The categories, in order.
        categories: Option<Extra> = "kategori" | "categories",
        /// The blocks of the front page.
        home: Vec<Block> = "beranda" | "home",
        /// Words of the theme to say otherwise.
        words: Option<Extra> = "kata" | "words",
        /// Whether the calendar shows pasaran.
        pasaran: Option<bool> = "pasaran",
        /// Whether the calendar shows Hijri days, and the official beginnings of months.
        hijri: Option<super::hijri::Hijri> = "hijriah" | "hijri",
        /// Holidays beside those that come with the program, a year each.
        holidays: Vec<super::holidays::HolidayYear> = "libur" | "holidays",
        /// How many months ahead recurring activities are listed.
        horizon: Option<Written<Number>> = "cakrawala" | "horizon",
        /// The first day of a week.
        week_start: Option<WeekStart> = "awal_pekan" | "week_start",
        /// The paper that the notice board and posters are printed on.
        paper: Option<Paper> = "kertas" | "paper",
        /// Whether the portal can be searched.
        search: Option<bool> = "pencarian" | "search",
        /// What a single line break in a text means.
        line_breaks: Option<LineBreaks> = "baris_baru" | "line_breaks",
        /// Where the portal is hosted.
        host: Option<Written<Host>> = "host" | "hosting",
        /// The repository at a forge that its files are kept in.
        repository: Option<Repository> = "repositori" | "repository" | "repo",
        /// Whether pages get a picture for link previews, cut from their photo or drawn.
        share_images: Option<bool> = "gambar_bagikan" | "share_images",
        /// Whether its records are published as data, for other portals and programs.
        bundle: Option<bool> = "bundel" | "bundle",
        /// Whether it has a page on which its content is edited in a browser.
        admin: Option<Written<bool>> = "admin",
        /// Whether an OpenDK should find a feed where it looks for one.
        opendk: Option<bool> = "opendk",
        /// The members of a district.
        members: Vec<Written<Member>> = "anggota" | "members",
        /// The version of this format.
        version: Option<Number> = "versi" | "version",
        /// Fields of the author's own, for themes.
        extra: Option<Extra> = "lain" | "extra" | "params",
    }
}

record! {
    /// A member of a district; a text is its source.
    pub struct Member {
        /// Its name.
        name: Option<String> = "nama" | "name",
        /// What it is.
        kind: Option<Kind> = "jenis" | "kind",
        /// The wilayah code of Kemendagri.
        code: Option<Written<String>> = "kode" | "code",
        /// The last part of its address.
        slug: Option<Written<String>> = "slug" | "id",
        /// The accent's name.
        accent: Option<Written<String>> = "warna" | "accent" | "color",
        /// Where its content is: folders, files, addresses.
        sources: Vec<Written<String>> = "sumber" | "source" | "sources",
    }
    fn from_text(text: &str, node: &Node, _: &mut Reader<'_>) -> Option<Self> {
        Some(Self { sources: vec![Written { value: text.to_owned(), node: node.id }], ..Self::default() })
    }
}

choice! {
    /// What a portal is of.
    pub enum Kind {
        /// A village.
        Village = "desa" | "village" | "kelurahan" | "kampung" | "nagari" | "gampong" | "kalurahan",
        /// A kecamatan.
        District = "kecamatan" | "district" | "kapanewon" | "distrik",
        /// A kabupaten or kota.
        Regency = "kabupaten" | "regency" | "kota",
        /// A province.
        Province = "provinsi" | "province",
        /// A community.
        Community = "komunitas" | "community",
    }
}

impl Paper {
    /// The word to write.
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize]
    }
}

impl Kind {
    /// The kind that a word stands for.
    pub fn of_word(word: &str) -> Option<Self> {
        let all = [Self::Village, Self::District, Self::Regency, Self::Province, Self::Community];
        all.into_iter().find(|kind| kind.word() == word)
    }

    /// The word to write, and to show in addresses.
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize]
    }
}

choice! {
    /// What a single line break means.
    pub enum LineBreaks {
        /// Nothing: lines are joined.
        Join = "gabung" | "join",
        /// A line break.
        Keep = "pertahankan" | "keep",
    }
}

choice! {
    /// The first day of a week.
    pub enum WeekStart {
        /// Monday.
        Monday = "senin" | "monday",
        /// Sunday, as wall calendars have it.
        Sunday = "minggu" | "ahad" | "sunday",
    }
}

choice! {
    /// A size of paper.
    pub enum Paper {
        /// 210 by 297 mm.
        A4 = "a4",
        /// 215 by 330 mm, the folio of Indonesian offices.
        F4 = "f4" | "folio",
    }
}

choice! {
    /// A host of static sites.
    pub enum Host {
        /// GitHub Pages.
        Github = "github" | "githubpages",
        /// GitLab Pages.
        Gitlab = "gitlab" | "gitlabpages",
        /// Cloudflare Pages.
        Cloudflare = "cloudflare" | "cloudflarepages",
        /// Netlify.
        Netlify = "netlify",
        /// Codeberg Pages.
        Codeberg = "codeberg" | "codebergpages",
    }
}

record! {
    /// The repository at a forge that a portal's files are kept in; a text is its address.
    pub struct Repository {
        /// Its address.
        address: Option<Written<String>> = "alamat" | "address" | "url",
        /// The branch that is edited.
        branch: Option<Written<String>> = "cabang" | "branch",
        /// The folder in it that holds the portal.
        folder: Option<Written<String>> = "folder",
        /// What the forge runs on.
        kind: Option<ForgeKind> = "jenis" | "kind",
    }
    fn from_text(text: &str, node: &Node, _: &mut Reader<'_>) -> Option<Self> {
        Some(Self { address: Some(Written { value: text.to_owned(), node: node.id }), ..Self::default() })
    }
}

choice! {
    /// What a forge runs on.
    pub enum ForgeKind {
        /// GitHub.
        Github = "github",
        /// GitLab.
        Gitlab = "gitlab",
        /// Forgejo and Gitea.
        Forgejo = "forgejo" | "gitea" | "codeberg",
    }
}

record! {
    /// Where in the country a portal is.
    pub struct Region {
        /// The wilayah code of Kemendagri.
        code: Option<Written<String>> = "kode" | "code",
        /// The kecamatan.
        district: Option<String> = "kecamatan" | "district" | "kapanewon" | "distrik",
        /// The kabupaten or kota.
        regency: Option<String> = "kabupaten" | "regency" | "kota",
        /// The province.
        province: Option<String> = "provinsi" | "province",
    }
    fn from_text(text: &str, node: &Node, _: &mut Reader<'_>) -> Option<Self> {
        Some(Self { code: Some(Written { value: text.to_owned(), node: node.id }), ..Self::default() })
    }
}

record! {
    /// The portal's office.
    pub struct Office {
        /// Telephone.
        phone: Option<crate::phone::Phone> = "telepon" | "phone" | "tel" | "telp" | "hp" | "telpon",
        /// WhatsApp.
        whatsapp: Option<crate::phone::Phone> = "whatsapp" | "wa",
        /// Electronic mail.
        email: Option<Email> = "email" | "surel" | "mail",
        /// Facebook: a name or an address.
        facebook: Option<Account> = "facebook" | "fb",
        /// Instagram: a name or an address.
        instagram: Option<Account> = "instagram" | "ig",
        /// YouTube: a name or an address.
        youtube: Option<Account> = "youtube" | "yt",
        /// Another web site.
        website: Option<WebAddress> = "situs" | "website" | "web" | "laman",
        /// Its postal address.
        address: Option<String> = "alamat" | "address",
        /// Latitude in degrees.
        latitude: Option<Degrees> = "lintang" | "lat" | "latitude",
        /// Longitude in degrees.
        longitude: Option<Degrees> = "bujur" | "lon" | "lng" | "longitude",
        /// When it is open, a line each.
        hours: Vec<String> = "jam_layanan" | "hours" | "jam_kerja" | "jam",
        /// Persons by role.
        people: Vec<Contact> = "orang" | "people" | "petugas",
    }
}

record! {
    /// The theme; a text is its name.
    pub struct ThemeChoice {
        /// Its name.
        name: Option<Written<String>> = "nama" | "name",
        /// What it lets a village set.
        settings: Option<Extra> = "pengaturan" | "settings",
    }
    fn from_text(text: &str, node: &Node, _: &mut Reader<'_>) -> Option<Self> {
        Some(Self { name: Some(Written { value: text.to_owned(), node: node.id }), settings: None })
    }
}

record! {
    /// An entry of the menu; a text is a section.
    pub struct MenuItem {
        /// The words.
        text: Option<Written<String>> = "label" | "teks" | "text" | "nama" | "name",
        /// Where it leads: a section, a content file, or an address.
        target: Option<Written<String>> = "tautan" | "link" | "url" | "ke" | "pageRef",
    }
    fn from_text(text: &str, node: &Node, _: &mut Reader<'_>) -> Option<Self> {
        Some(Self { text: None, target: Some(Written { value: text.to_owned(), node: node.id }) })
    }
}

record! {
    /// A block of the front page; a text is what it shows.
    pub struct Block {
        /// What it shows.
        kind: Option<BlockKind> = "blok" | "block",
        /// Only this category (articles).
        category: Option<Written<String>> = "kategori" | "category",
        /// Only this kind (groups, partners, activities).
        of_kind: Option<Written<String>> = "jenis" | "kind",
        /// How many.
        count: Option<Number> = "jumlah" | "count",
        /// Its heading.
        title: Option<String> = "judul" | "title",
    }
    fn from_text(_: &str, node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { kind: Some(BlockKind::read(node, reader)?), ..Self::default() })
    }
}

choice! {
    /// What a block of the front page shows.
    pub enum BlockKind {
        /// The members of a district.
        Members = "anggota" | "desa" | "members",
        /// Activities to come.
        Activities = "agenda" | "kegiatan" | "activities",
        /// The newest articles.
        Articles = "kabar" | "berita" | "articles" | "artikel",
        /// Groups.
        Groups = "kelompok" | "groups",
        /// Partners.
        Partners = "mitra" | "partners",
        /// Case studies.
        CaseStudies = "studikasus" | "casestudies",
        /// The network in one sentence.
        Figures = "angka" | "figures",
        /// Whom one can reach.
        Contacts = "kontak" | "contacts",
        /// Needs and assets.
        Needs = "kebutuhan" | "needs" | "kebutuhandanpotensi" | "butuhdanpunya",
    }
}
