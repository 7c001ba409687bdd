"""A village portal of any size, as Jejaring reads it and as its rivals read it.

Every record depends on its number and the size alone, so that two machines measure the same
work. The words are those of village news in no order that means anything.
"""

import datetime
import json
import os
import pathlib
import random
import shutil

HERE = pathlib.Path(__file__).parent

ADDRESS = "https://sukamaju.example/"
TODAY = "2026-01-01"
FIRST_DAY = datetime.date(2023, 1, 1)
DAYS = 3 * 365 + 60
# An article is of the day before at the latest, so that all of them are shown.
LAST_DAY = datetime.date.fromisoformat(TODAY) - datetime.timedelta(days=1)

WORDS = (
    "warga desa dusun balai pendopo lapangan jalan jembatan sungai sawah ladang kebun irigasi embung pasar warung lumbung "
    "padi jagung cabai kelapa kopi bambu singkong gula tahu tempe keripik batik anyaman ternak kambing lele bebek pupuk benih "
    "panen tanam musim hujan kemarau pagi siang sore malam minggu bulan tahun rapat musyawarah arisan pengajian kerja bakti "
    "gotong royong lomba voli senam kesenian karawitan kuda lumping hajatan sedekah bumi pelatihan kunjungan pameran bazar "
    "ketua sekretaris bendahara anggota pemuda kader bidan guru petani perajin pedagang perangkat pendamping relawan tamu "
    "dana kas iuran hibah bantuan laporan catatan daftar jadwal rencana usulan hasil sisa kebutuhan janji tanggung jawab "
    "membuka menutup menyusun menghitung membagi menanam memanen memperbaiki membersihkan mengajak menemani mencatat mengirim "
    "bersama kembali lebih sudah belum masih akan dengan tanpa untuk dari kepada karena agar supaya yang itu ini setiap semua "
    "banyak sedikit besar kecil baru lama dekat jauh murah ramai tertib terbuka rapi cukup sehat kuat pertama kedua berikutnya"
).split()
TAGS = [
    "gotong royong", "pertanian", "irigasi", "pemuda", "olahraga", "kesenian", "posyandu", "PKK", "UMKM", "pasar desa", "BUMDes", "koperasi",
    "pelatihan", "kepemimpinan", "keterbukaan", "anggaran", "survei", "musyawarah", "kerja sama", "mitra", "kampus", "KKN", "CSR", "air bersih",
    "sampah", "lingkungan", "wisata", "kuliner", "batik", "peternakan", "perikanan", "kebun", "kesehatan", "lansia", "anak", "sekolah",
    "WhatsApp", "media sosial", "jalan desa", "bencana",
]
CATEGORIES = ["Kabar desa", "Kelompok", "Kemitraan", "Kepemudaan", "Pelatihan", "Usaha warga", "Keterbukaan", "Pengumuman"]
VILLAGES = ["Sukamaju", "Sumberejo", "Karangsari", "Wanasari", "Banjarejo", "Tirtamulya", "Kalijaya", "Girimulyo"]
GIVEN = "Aminah Bagus Cahyo Darmi Edi Farida Gunadi Harti Imam Jumini Karsono Lilis Mugiyo Nanik Oman Parti Rohmat Sutini Tarno Umi".split()
FAMILY = "Wijaya Purnomo Astuti Santosa Rahman Mulyani Hartono Widodo Kusuma Anggraini Suryadi Pratiwi".split()
GROUP_KINDS = ["kelompok-tani", "pkk", "karang-taruna", "posyandu", "seni", "umkm"]
PARTNER_KINDS = ["pemerintah", "lsm", "swasta", "pendidikan"]
ACTIVITY_KINDS = ["rapat", "pelatihan", "kerja-bakti", "olahraga", "kunjungan-kerja"]


def slug(name):
    return name.lower().replace(" ", "-")


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def listed(texts):
    return "[" + ", ".join(quoted(text) for text in texts) + "]"


def words(rng, least, most):
    return rng.choices(WORDS, k=rng.randint(least, most))


def phrase(rng, least, most):
    return " ".join(words(rng, least, most)).capitalize()


def person(rng):
    return f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}"


def article_id(number):
    return f"{WORDS[number * 11 % len(WORDS)]}-{WORDS[number * 29 % len(WORDS)]}-{number}"


def sentence(rng, size, marks=True):
    """A sentence; one in four holds a mark, a link among them."""
    parts = words(rng, 7, 15)
    kind = rng.random() if marks else 1
    if kind < 0.08:
        parts[2:4] = [f"**{parts[2]} {parts[3]}**"]
    elif kind < 0.14:
        parts[3] = f"*{parts[3]}*"
    elif kind < 0.19:
        parts[1] = f"[{parts[1]}](https://www.{parts[1]}.example/{rng.randrange(1000)})"
    elif kind < 0.24:
        parts[4] = f"[{parts[4]} {parts[5]}](/kabar/{article_id(rng.randrange(size))}/)"
    elif kind < 0.26:
        parts[4] = f"`{parts[4]}`"
    elif kind < 0.4:
        parts[4] += ","
    text = " ".join(parts)
    return text[0].upper() + text[1:] + "."


def paragraph(rng, size):
    return " ".join(sentence(rng, size) for _ in range(rng.randint(3, 6)))


def items(rng, mark):
    return "\n".join(f"{mark(at)} {phrase(rng, 4, 9)}" for at in range(1, rng.randint(4, 7)))


def table(rng):
    rows = [f"| {phrase(rng, 1, 2)} | {rng.randint(2, 900)} | {phrase(rng, 2, 4)} |" for _ in range(rng.randint(3, 7))]
    return "\n".join(["| Barang | Jumlah | Keterangan |", "|---|---:|---|", *rows])


def body(rng, size):
    """About 675 words in sections: paragraphs, lists, a quotation, now and then a table or a footnote."""
    blocks = [paragraph(rng, size)]
    special = [items(rng, lambda _: "-"), "> " + sentence(rng, size) + "\n> " + sentence(rng, size)]
    if rng.random() < 0.5:
        special.append(items(rng, lambda at: f"{at}."))
    if rng.random() < 0.2:
        special.append(table(rng))
    wanted = rng.randint(450, 800)
    count = len(blocks[0].split())
    while count < wanted:
        if len(blocks) % 4 == 1:
            blocks.append(("## " if rng.random() < 0.7 else "### ") + phrase(rng, 3, 6))
        blocks.append(special.pop() if special and rng.random() < 0.5 else paragraph(rng, size))
        count += len(blocks[-1].split())
    blocks.extend(special)
    if rng.random() < 0.1:
        blocks[0] += "[^1]"
        blocks.append("[^1]: " + sentence(rng, size, marks=False))
    return "\n\n".join(blocks) + "\n"


def day(rng):
    return FIRST_DAY + datetime.timedelta(days=rng.randrange(DAYS))


class Corpus:
    """One portal in a folder for each program that reads it: Jejaring, and the rivals that are named."""

    def __init__(self, articles, folder, rivals=()):
        self.articles = articles
        self.groups, self.partners, self.activities = articles // 20, articles // 50, articles // 10
        self.own = folder / "jejaring"
        self.rivals = {rival: folder / rival for rival in rivals}

    def write(self):
        for kind in ("kabar", "kelompok", "mitra", "kegiatan"):
            (self.own / kind).mkdir(parents=True)
        for rival, folder in self.rivals.items():
            shutil.copytree(HERE / rival, folder)
        for number in range(self.articles):
            self.article(number, random.Random(f"kabar {number}"))
        for number in range(self.groups):
            self.group(number, random.Random(f"kelompok {number}"))
        for number in range(self.partners):
            self.partner(number, random.Random(f"mitra {number}"))
        for number in range(self.activities):
            self.activity(number, random.Random(f"kegiatan {number}"))
        self.settings()

    def put(self, kind, name, own, hugo, zola, text="", section=None):
        """Writes a record as each program reads it; `section` is where Zola finds it, if not in the section of its kind."""
        front = f"---\n{own}---\n{text}" if text else own
        ending = ".md" if text else ".yaml"
        (self.own / kind / (name + ending)).write_text(front, encoding="utf-8")
        for rival, theirs, folder in (("hugo", hugo, kind), ("zola", zola, section or kind)):
            if rival in self.rivals:
                (self.rivals[rival] / "content" / folder / f"{name}.md").write_text(f"---\n{theirs}---\n{text}", encoding="utf-8")

    def article(self, number, rng):
        title, date, author = phrase(rng, 4, 8), self.past(rng), person(rng)
        category, village, tags = rng.choice(CATEGORIES), rng.choice(VILLAGES), rng.sample(TAGS, rng.randint(2, 4))
        summary = sentence(rng, 1, marks=False) + " " + sentence(rng, 1, marks=False)
        own = (
            f"judul: {quoted(title)}\ntanggal: {date}\npenulis: {quoted(author)}\nkategori: {category}\ntag: {listed(tags)}\n"
            f"ringkasan: {quoted(summary)}\nlain: {{desa: {village}}}\n"
        )
        hugo = (
            f"title: {quoted(title)}\ndate: {date}\nauthor: {quoted(author)}\nkategori: [{quoted(category)}]\ntag: {listed(tags)}\n"
            f"arsip: [\"{date.year}\"]\ndescription: {quoted(summary)}\ndesa: {village}\n"
        )
        zola = (
            f"title: {quoted(title)}\ndate: {date}\npath: kabar/{article_id(number)}\ndescription: {quoted(summary)}\n"
            f"taxonomies: {{kategori: [{quoted(category)}], tag: {listed(tags)}}}\n"
            f"extra: {{penulis: {quoted(author)}, desa: {village}}}\n"
        )
        self.put("kabar", article_id(number), own, hugo, zola, body(rng, self.articles), section=f"kabar/{date.year}")

    def past(self, rng):
        return min(day(rng), LAST_DAY)

    def group(self, number, rng):
        name, kind = f"Kelompok {phrase(rng, 1, 2)} {number}", rng.choice(GROUP_KINDS)
        summary, year, count = sentence(rng, 1, marks=False), rng.randint(1980, 2024), rng.randint(8, 90)
        officers = [(role, person(rng)) for role in ("Ketua", "Sekretaris", "Bendahara")]
        own = f"nama: {quoted(name)}\njenis: {kind}\nringkasan: {quoted(summary)}\nberdiri: {year}\njumlah_anggota: {count}\npengurus:\n"
        own += "".join(f"  - {{jabatan: {role}, nama: {quoted(who)}}}\n" for role, who in officers)
        hugo = f"title: {quoted(name)}\njenis_kelompok: [{kind}]\ndescription: {quoted(summary)}\nberdiri: {year}\nanggota: {count}\npengurus:\n"
        hugo += "".join(f"  - {{jabatan: {role}, nama: {quoted(who)}}}\n" for role, who in officers)
        zola = (
            f"title: {quoted(name)}\ndescription: {quoted(summary)}\ntaxonomies: {{jenis_kelompok: [{kind}]}}\n"
            f"extra:\n  berdiri: {year}\n  anggota: {count}\n  pengurus:\n"
        )
        zola += "".join(f"    - {{jabatan: {role}, nama: {quoted(who)}}}\n" for role, who in officers)
        self.put("kelompok", f"kelompok-{number}", own, hugo, zola)

    def partner(self, number, rng):
        name, kind = f"Mitra {phrase(rng, 1, 3)} {number}", rng.choice(PARTNER_KINDS)
        summary, year, site = sentence(rng, 1, marks=False), rng.randint(2005, 2025), f"https://mitra-{number}.example/"
        own = f"nama: {quoted(name)}\njenis: {kind}\nringkasan: {quoted(summary)}\nsejak: {year}\nkontak: {{situs: {quoted(site)}}}\n"
        hugo = f"title: {quoted(name)}\njenis_mitra: [{kind}]\ndescription: {quoted(summary)}\nsejak: {year}\nsitus: {quoted(site)}\n"
        zola = (
            f"title: {quoted(name)}\ndescription: {quoted(summary)}\ntaxonomies: {{jenis_mitra: [{kind}]}}\n"
            f"extra: {{sejak: {year}, situs: {quoted(site)}}}\n"
        )
        self.put("mitra", f"mitra-{number}", own, hugo, zola)

    def activity(self, number, rng):
        title, date, kind = phrase(rng, 3, 6), day(rng), rng.choice(ACTIVITY_KINDS)
        place, hour, summary = f"Balai {phrase(rng, 1, 2)}", rng.randint(8, 20), sentence(rng, 1, marks=False)
        is_past = date < datetime.date.fromisoformat(TODAY)
        host = f"kelompok-{rng.randrange(self.groups)}" if self.groups else ""
        own = (
            f"judul: {quoted(title)}\njenis: {kind}\ntanggal: {date}\npukul: \"{hour:02}.00\"\ntempat: {quoted(place)}\n"
            f"ringkasan: {quoted(summary)}\n" + (f"penyelenggara: {host}\n" if host else "")
        )
        hugo = (
            f"title: {quoted(title)}\njenis_kegiatan: [{kind}]\ndate: {date}\npukul: \"{hour:02}.00\"\ntempat: {quoted(place)}\n"
            f"description: {quoted(summary)}\n" + (f"penyelenggara: {host}\n" if host else "")
            + (f"lalu: [\"{date.year}\"]\n" if is_past else "akan_datang: true\n")
        )
        zola = (
            f"title: {quoted(title)}\ndate: {date}\npath: kegiatan/kegiatan-{number}\ndescription: {quoted(summary)}\n"
            f"taxonomies: {{jenis_kegiatan: [{kind}]}}\nextra:\n  pukul: \"{hour:02}.00\"\n  tempat: {quoted(place)}\n"
            + (f"  penyelenggara: {host}\n" if host else "")
        )
        self.put("kegiatan", f"kegiatan-{number}", own, hugo, zola, section=f"kegiatan/lalu/{date.year}" if is_past else None)

    def settings(self):
        (self.own / "portal.yaml").write_text(
            f"nama: Desa Sukamaju\njenis: desa\nkalimat: Portal untuk mengukur kecepatan.\nalamat_situs: {ADDRESS}\n"
            "zona_waktu: WIB\nkontak: {alamat: Balai Desa Sukamaju}\ngambar_bagikan: tidak\npencarian: tidak\n",
            encoding="utf-8",
        )

    def plain(self):
        """The same portal with the theme of the comparison instead of the one a village would have,
        and without the records for other programs, which the rivals do not write."""
        plain = self.copy("plain", lambda settings: settings + "bundel: tidak\n")
        shutil.copytree(HERE / "theme", plain / "tema")
        return plain

    def searched(self):
        """The same portal with the search that a village would have."""
        return self.copy("searched", lambda settings: settings.replace("pencarian: tidak\n", ""))

    def copy(self, name, change):
        """The same portal with other settings; its records are the same files, as long as nobody edits one."""
        copy = self.own.with_name(name)
        shutil.copytree(self.own, copy, copy_function=os.link)
        settings = copy / "portal.yaml"
        changed = change(settings.read_text(encoding="utf-8"))
        settings.unlink()
        settings.write_text(changed, encoding="utf-8")
        return copy

    @property
    def records(self):
        """How many records it has, each with a page of its own."""
        return self.articles + self.groups + self.partners + self.activities

    def edit(self, portal, number):
        """Adds a line to the text of an article, of this portal alone; the article differs from edit to edit."""
        path = portal / "kabar" / f"{article_id(number * 7919 % self.articles)}.md"
        text = path.read_text(encoding="utf-8")
        path.unlink()
        path.write_text(f"{text}\nSuntingan ke-{number}.\n", encoding="utf-8")
