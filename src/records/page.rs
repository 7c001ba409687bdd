//! A plain page as its author wrote it.

use super::{
    article::Format,
    field::{Written, record},
    image::Image,
    shape::Hint,
    values::{Extra, Number, Terms},
};
use crate::date::Moment;

record! {
    /// The keys of a plain page.
    pub struct Page {
        /// Its id, when the file's path should not be it.
        id: Option<Written<String>> = "id",
        /// Its title.
        title: Option<String> = "judul" | "title" | "nama",
        /// One or two sentences on what it says.
        summary: Option<String> = "ringkasan" | "summary" | "description" | "excerpt" | "deskripsi" => Hint::Long,
        /// Its picture.
        image: Option<Image> = "gambar" | "image" | "cover" | "thumbnail" | "featured_image" | "banner" | "foto" | "images",
        /// More pictures.
        gallery: Vec<Image> = "galeri" | "gallery",
        /// Its date; only other generators ask for one.
        date: Option<Written<Moment>> = "tanggal" | "date",
        /// The day it was last changed.
        updated: Option<Written<Moment>> = "diperbarui" | "updated" | "lastmod" | "last_modified_at" | "modified",
        /// Its place among the pages beside it.
        order: Option<Number> = "urutan" | "weight" | "order" | "nav_order",
        /// Whether the menu shows it, or the words to show it with.
        menu: Option<Extra> = "menu",
        /// Its tags; only other generators ask for them.
        tags: Vec<Terms> = "tag" | "tags" | "keywords",
        /// Its category; only other generators ask for one.
        categories: Vec<Terms> = "kategori" | "category" | "categories",
        /// Its author; only other generators ask for one.
        author: Option<Extra> = "penulis" | "author" | "authors",
        /// Whether it is not ready yet.
        draft: Option<bool> = "draf" | "draft",
        /// `tidak` makes it a draft, as Jekyll has it.
        published: Option<bool> = "diterbitkan" | "published",
        /// Addresses it had before.
        old_addresses: Vec<Written<String>> = "alamat_lama" | "alihan" | "aliases" | "redirect_from",
        /// The address that another generator gave it.
        permalink: Vec<Written<String>> = "permalink" | "url" | "path",
        /// The last part of its address.
        slug: Option<Written<String>> = "slug",
        /// The language of its text.
        lang: Option<String> = "bahasa" | "lang" | "language",
        /// How its text is written.
        format: Option<Format> = "format",
        /// Fields of the author's own, for themes.
        extra: Option<Extra> = "lain" | "extra" | "params",
    }
}
