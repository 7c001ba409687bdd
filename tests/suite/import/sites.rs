//! Folders of other generators.

use super::PORTAL;
use crate::program::disk;

/// A photo that can be read.
const PHOTO: &[u8] = include_bytes!("../../../src/image/samples/baseline.jpg");

#[test]
fn a_jekyll_site_moves_with_its_photos_and_its_addresses() {
    let folder = disk(
        "
== lama/_config.yml
title: \"Desa Lama: maju\"
description: Guyub rukun
url: https://lama.example
baseurl: /desa
permalink: /:categories/:year/:month/:day/:title/
== lama/_posts/2026-03-07-panen-raya.md
---
layout: post
title: 'Panen raya: hasil'
categories: berita
tags: [padi, panen]
author: Siti
cover: {src: /assets/foto.jpg}
slogan: maju
---
![Sawah]({{ site.baseurl }}/assets/foto.jpg) dan [dulu]({% post_url 2026-01-02-lama %}).
{% galeri a %}
[Profil](/profil/), [hilang](/tidak-ada/), [SK](/assets/sk.pdf).
== lama/_posts/2026-01-02-lama.md
---
title: Lama
---
Isi.
== lama/_drafts/nanti.md
---
title: Nanti
published: false
---
Isi.
== lama/profil.md
---
title: Profil
permalink: /profil/
---
Kembali ke [panen](/berita/2026/03/07/panen-raya/).
== lama/index.html
---
layout: home
---
{% for post in site.posts %}{{ post.title }}{% endfor %}
",
    );
    folder.write("lama/assets/foto.jpg", PHOTO);
    folder.write("lama/assets/sk.pdf", "%PDF-1.4");
    folder
        .import("lama")
        .ends_with(0)
        .says("3 kabar")
        .says("1 halaman")
        .says("_posts/2026-03-07-panen-raya.md:11: kode `galeri`")
        .says("_posts/2026-03-07-panen-raya.md:12: `/tidak-ada/` tidak ditemukan");
    let settings = folder.read("portal/portal.yaml");
    assert!(settings.contains("nama: \"Desa Lama: maju\"\nkalimat: Guyub rukun\n"), "{settings}");
    assert!(settings.contains("https://lama.example/desa/"), "{settings}");
    let post = folder.read("portal/kabar/panen-raya.md");
    for line in [
        "judul: \"Panen raya: hasil\"",
        "tanggal: 2026-03-07",
        "kategori: berita",
        "tag: [padi, panen]",
        "penulis: Siti",
        "  berkas: media/foto.jpg",
        "alamat_lama: /berita/2026/03/07/panen-raya/",
        "lain:\n  slogan: maju",
        "![Sawah](../media/foto.jpg)",
        "[dulu](../kabar/lama.md)",
        "[Profil](../halaman/profil.md), hilang, [SK](../media/sk.pdf)",
    ] {
        assert!(post.contains(line), "{line} in {post}");
    }
    assert!(!post.contains("layout") && !post.contains("galeri"), "{post}");
    let draft = folder.read("portal/kabar/nanti.md");
    assert!(draft.contains("diterbitkan: tidak") && draft.contains("draf: ya"), "{draft}");
    folder.builds_clean();
    let stub = folder.read("portal/public/berita/2026/03/07/panen-raya/index.html");
    assert!(stub.contains("/desa/kabar/panen-raya/"), "{stub}");
    folder.import("lama").ends_with(0).says("tidak ada yang baru");
}

#[test]
fn a_hugo_site_moves_with_its_bundles() {
    let folder = disk(
        "
== lama/hugo.toml
baseURL = \"https://lama.example/\"
title = \"Desa Lama\"
languageCode = \"id-ID\"
[permalinks]
berita = \"/:year/:month/:slug/\"
[params]
description = \"Satu kalimat\"
== lama/content/_index.md
---
title: Beranda
---
Selamat datang.
== lama/content/posts/panen/index.md
+++
title = \"Panen raya\"
date = 2026-03-07T08:00:00+07:00
draft = false
[params]
warna = \"hijau\"
+++
{{< figure src=\"foto.jpg\" alt=\"Warga panen\" caption=\"Di sawah\" >}}

[Rapat]({{< relref \"/berita/rapat.md\" >}})
== lama/content/berita/rapat.md
---
title: Rapat desa
date: 2026-02-01
aliases: [/lama/rapat/]
---
Isi.
== lama/content/tentang.md
---
title: Tentang
weight: 3
---
Isi.
== lama/themes/x/README.md
Tema.
== lama/layouts/index.html
{{ define \"main\" }}{{ end }}
",
    );
    folder.write("lama/content/posts/panen/foto.jpg", PHOTO);
    folder.import("lama").ends_with(0).says("2 kabar").says("2 halaman");
    assert!(
        folder.read("portal/portal.yaml").contains("kalimat: Satu kalimat\nalamat_situs: \"https://lama.example/\"\n")
    );
    let post = folder.read("portal/kabar/panen.md");
    assert!(post.contains("![Warga panen](../media/foto.jpg \"Di sawah\")"), "{post}");
    assert!(post.contains("[Rapat](../kabar/rapat.md)") && post.contains("lain:\n  warna: hijau\n"), "{post}");
    assert!(post.contains("alamat_lama: /posts/panen/\n") && post.contains("tidak"), "{post}");
    let rapat = folder.read("portal/kabar/rapat.md");
    assert!(rapat.contains("/lama/rapat/") && rapat.contains("/2026/02/rapat-desa/"), "{rapat}");
    assert!(folder.read("portal/halaman/tentang.md").contains("urutan: 3\n"));
    assert!(folder.has("portal/halaman/index.md"));
    folder.builds_clean();
    folder.import("lama").ends_with(0).says("tidak ada yang baru");
}

#[test]
fn a_zola_site_within_a_repository_is_found() {
    let folder = disk(
        "
== repo/README.md
Kode.
== repo/situs/config.toml
base_url = \"https://lama.example\"
title = \"Desa Lama\"
== repo/situs/content/blog/_index.md
+++
title = \"Blog\"
sort_by = \"date\"
+++
== repo/situs/content/blog/2026-03-07-panen.md
+++
title = \"Panen\"
[taxonomies]
tags = [\"padi\"]
[extra]
jenis = \"x\"
+++
[Lain](@/blog/rapat.md#bagian)
== repo/situs/content/blog/rapat.md
+++
title = \"Rapat\"
date = 2026-02-01
slug = \"rapat-akbar\"
+++
## Bagian
Isi.
",
    );
    folder.import("repo").ends_with(0).says("2 kabar");
    let post = folder.read("portal/kabar/panen.md");
    assert!(post.contains("tag: [padi]\n") && post.contains("tanggal: 2026-03-07\n"), "{post}");
    assert!(
        post.contains("[Lain](../kabar/rapat.md#bagian)") && post.contains("alamat_lama: /blog/panen/\n"),
        "{post}"
    );
    assert!(folder.read("portal/kabar/rapat.md").contains("alamat_lama: /blog/rapat-akbar/\n"));
    folder.builds_clean();
}

#[test]
fn plain_markdown_and_files_of_one_name_all_find_a_place() {
    let folder = disk(PORTAL);
    folder.write("catatan/a/rapat.md", "# Rapat satu\n\nIsi satu.\n");
    folder.write("catatan/b/rapat.md", "# Rapat dua\n\nIsi dua.\n");
    folder.write("portal/halaman/rapat.md", "---\njudul: Sudah ada\n---\nJangan diubah.\n");
    folder.import("catatan").ends_with(0).says("2 halaman");
    assert!(folder.read("portal/halaman/rapat.md").contains("Jangan diubah"));
    let files = folder.files("portal/halaman");
    let has = |words: &str| files.values().any(|bytes| String::from_utf8_lossy(bytes).contains(words));
    assert!(files.len() == 3 && has("Isi satu") && has("Isi dua") && has("judul: Rapat dua"));
    folder.builds_clean();
    folder.import("catatan").ends_with(0).says("tidak ada yang baru");
    folder.run("import . --into .").ends_with(1).says("folder tujuannya sendiri");
}
