"""A district of any number of villages, each with the same number of records.

Every record depends on its number, its village and the size alone, so that two machines measure the
same work. The words are those of `corpus.py`.
"""

import json
import pathlib
import random
import shutil

import corpus
import measure
from corpus import listed, phrase, quoted, sentence

TODAY = corpus.TODAY
# Fewer names than villages: in a kabupaten many villages share a name, and only their codes differ.
NAMES = (
    "Sukamaju Sumberejo Karangsari Wanasari Banjarejo Tirtamulya Kalijaya Girimulyo Mekarsari Sidomulyo Karanganyar "
    "Tambakreja Bojongsari Purwasari Kedungwuni Margasari Sidareja Panusupan Cibeunying Pamulihan"
).split()
# How many villages a kecamatan has.
VILLAGES = 16
# How many partners are known in the whole district.
SHARED = 40
NEEDS = ["alat", "dana", "tenaga", "narasumber", "tempat", "barang"]
# How many articles the district writes itself.
OWN = 20


class Village:
    """A village by its number: its name, its code, the slug of its place in the district."""

    def __init__(self, number):
        self.number = number
        self.name = f"Desa {NAMES[number % len(NAMES)]}"
        self.code = f"33.01.{number // VILLAGES + 1:02}.{2001 + number % VILLAGES}"
        self.slug = f"{NAMES[number % len(NAMES)]}-{self.code.replace('.', '')}".lower()


class District:
    """A district, and the folders of its villages beside it."""

    def __init__(self, villages, records, folder, search=False):
        self.villages = [Village(number) for number in range(villages)]
        self.articles, self.activities, self.groups = records * 70 // 100, records * 15 // 100, records // 10
        self.partners = records - self.articles - self.activities - self.groups
        self.folder, self.search = folder, search
        self.records = villages * records + OWN

    def write(self):
        for village in self.villages:
            self.village(village)

    def village(self, village):
        put = Folder(self.folder / "villages" / village.slug)
        put.file(
            "portal.yaml",
            f"nama: {village.name}\njenis: desa\nkalimat: Portal untuk mengukur kecepatan.\nwilayah: {{kode: {village.code}}}\n"
            f"alamat_situs: https://{village.slug}.example/\nkontak: {{alamat: Balai {village.name}}}\ngambar_bagikan: tidak\npencarian: tidak\n",
        )
        kinds = (
            (self.article, "kabar", self.articles, lambda number: f"{corpus.article_id(number)}.md"),
            (self.activity, "kegiatan", self.activities, lambda number: f"kegiatan-{number}.yaml"),
            (self.group, "kelompok", self.groups, lambda number: f"kelompok-{number}.yaml"),
            (self.partner, "mitra", self.partners, lambda number: f"mitra-{number}.yaml"),
        )
        for record, kind, count, name in kinds:
            for number in range(count):
                put.file(f"{kind}/{name(number)}", record(village, number, random.Random(f"{village.code} {kind} {number}")))

    def article(self, village, number, rng):
        tags = rng.sample(corpus.TAGS, rng.randint(2, 4))
        front = (
            f"judul: {quoted(phrase(rng, 4, 8))}\ntanggal: {past(rng)}\npenulis: {quoted(corpus.person(rng))}\n"
            f"kategori: {rng.choice(corpus.CATEGORIES)}\ntag: {listed(tags)}\nringkasan: {quoted(sentence(rng, 1, marks=False))}\n"
        )
        if self.groups and rng.random() < 0.3:
            front += f"kelompok: [kelompok-{rng.randrange(self.groups)}]\n"
        return f"---\n{front}---\n{corpus.body(rng, self.articles)}"

    def activity(self, village, number, rng):
        text = (
            f"judul: {quoted(phrase(rng, 3, 6))}\njenis: {rng.choice(corpus.ACTIVITY_KINDS)}\ntanggal: {corpus.day(rng)}\n"
            f"pukul: \"{rng.randint(8, 20):02}.00\"\ntempat: {quoted('Balai ' + phrase(rng, 1, 2))}\n"
            f"ringkasan: {quoted(sentence(rng, 1, marks=False))}\n"
        )
        if number % 25 == 0:
            text += "ulang: sebulan sekali\n"
        if self.groups:
            text += f"penyelenggara: [kelompok-{rng.randrange(self.groups)}]\n"
        # One in five is held together with a group of another village.
        if self.groups and number % 5 == 0:
            other = self.villages[(village.number + 1 + rng.randrange(9)) % len(self.villages)]
            text += f"kelompok: [{other.slug}/kelompok-{rng.randrange(self.groups)}]\ntamu: [{other.name}]\n"
        return text

    def group(self, village, number, rng):
        text = (
            f"nama: {quoted(f'Kelompok {phrase(rng, 1, 2)} {number}')}\njenis: {rng.choice(corpus.GROUP_KINDS)}\n"
            f"ringkasan: {quoted(sentence(rng, 1, marks=False))}\nberdiri: {rng.randint(1980, 2024)}\n"
            f"jumlah_anggota: {rng.randint(8, 90)}\n"
            f"pengurus:\n  - {{jabatan: Ketua, nama: {quoted(corpus.person(rng))}}}\n"
        )
        for key, every in (("kebutuhan", 2), ("potensi", 3)):
            if number % every == 0:
                since = f"2025-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
                text += f"{key}:\n  - {{kategori: {rng.choice(NEEDS)}, isi: {quoted(phrase(rng, 3, 8))}, sejak: {since}}}\n"
        return text

    def partner(self, village, number, rng):
        # Every second one is known under the same name in other villages; half of these say so by their site.
        shared = (village.number * 7 + number) % SHARED
        is_shared = number % 2 == 0
        name = f"Mitra bersama {shared} (contoh)" if is_shared else f"Mitra {phrase(rng, 1, 3)} {number}"
        text = (
            f"nama: {quoted(name)}\njenis: {rng.choice(corpus.PARTNER_KINDS)}\nringkasan: {quoted(sentence(rng, 1, marks=False))}\n"
            f"sejak: {rng.randint(2005, 2025)}\n"
        )
        if is_shared and number % 4 == 0:
            text += f"sama_dengan: https://mitra-{shared}.example/\n"
        if self.groups:
            text += f"kontribusi:\n  - {{bentuk: {rng.choice(NEEDS)}, untuk: [kelompok-{rng.randrange(self.groups)}], tahun: 2025, status: diterima}}\n"
        return text

    def of_folders(self):
        """The district whose members are the folders of the villages."""
        return self.district("of-folders", "villages")

    def of_bundles(self, program):
        """The district whose members are what the villages publish; builds each of them once."""
        for village in self.villages:
            built = self.folder / "built"
            measure.run([program, "build", self.folder / "villages" / village.slug, "--out", built, "--today", TODAY])
            keep(built, self.folder / "bundles" / village.slug)
            shutil.rmtree(built)
        return self.district("of-bundles", "bundles")

    def district(self, name, members):
        put = Folder(self.folder / name)
        put.file(
            "portal.yaml",
            "nama: Kabupaten Ukur\njenis: kabupaten\nkalimat: Portal untuk mengukur kecepatan.\nwilayah: {kode: 33.01}\n"
            "alamat_situs: https://kabupaten.example/\ngambar_bagikan: tidak\n"
            + ("" if self.search else "pencarian: tidak\n")
            + "anggota:\n"
            + "".join(
                f"  - {{nama: {village.name}, kode: {village.code}, slug: {village.slug}, sumber: ../{members}/{village.slug}}}\n"
                for village in self.villages
            ),
        )
        for number in range(OWN):
            rng = random.Random(f"kabupaten {number}")
            of = f"kelompok: [{rng.choice(self.villages).slug}/kelompok-0]\n" if self.groups else ""
            put.file(f"kabar/{corpus.article_id(number)}.md", f"---\njudul: {quoted(phrase(rng, 4, 8))}\ntanggal: {past(rng)}\n{of}---\n{corpus.body(rng, OWN)}")
        return put.folder


class Folder:
    """A folder to which files are written; folders on their way are made."""

    def __init__(self, folder):
        self.folder = folder
        self.made = set()

    def file(self, path, text):
        path = self.folder / path
        if path.parent not in self.made:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.made.add(path.parent)
        path.write_text(text, encoding="utf-8")


def past(rng):
    """A day on which an article was published."""
    return min(corpus.day(rng), corpus.LAST_DAY)


def keep(built, bundle):
    """Keeps of a published portal what the index of its bundle names."""
    index = json.loads((built / "data/jejaring.json").read_text(encoding="utf-8"))
    for path in ["data/jejaring.json", *(named["path"] for named in index["parts"] + index["images"])]:
        (bundle / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(built / path, bundle / path)
