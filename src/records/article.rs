//! An article as its author wrote it: news, an announcement, an opportunity.

use super::{
    Kind,
    field::{Written, choice, record},
    image::Image,
    shape::Hint,
    values::{Extra, Name, Terms},
};
use crate::date::Moment;

record! {
    /// The keys of an article.
    pub struct Article {
        /// Its id, when the file's name should not be it.
        id: Option<Written<String>> = "id",
        /// Its title.
        title: Option<String> = "judul" | "title",
        /// The day it is published.
        date: Option<Written<Moment>> = "tanggal" | "date" | "pubDate" | "published_at" | "tgl",
        /// The day it was last changed.
        updated: Option<Written<Moment>> = "diperbarui" | "updated" | "lastmod" | "last_modified_at" | "modified" | "dateModified",
        /// Who wrote it: groups by id, or names.
        authors: Vec<Written<Name>> = "penulis" | "author" | "authors" | "oleh" => Hint::Ids(&[Kind::Group]),
        /// Its category.
        categories: Vec<Terms> = "kategori" | "category" | "categories" => Hint::Category,
        /// Its tags.
        tags: Vec<Terms> = "tag" | "tags" | "keywords" | "tagar" | "topik",
        /// One or two sentences on what it says.
        summary: Option<String> = "ringkasan" | "summary" | "description" | "excerpt" | "deskripsi" => Hint::Long,
        /// Its picture.
        image: Option<Image> = "gambar" | "image" | "cover" | "thumbnail" | "featured_image" | "banner" | "foto" | "images",
        /// More pictures.
        gallery: Vec<Image> = "galeri" | "gallery",
        /// The groups in it.
        groups: Vec<Written<Terms>> = "kelompok" | "groups" | "group" => Hint::Ids(&[Kind::Group]),
        /// The partners in it.
        partners: Vec<Written<Terms>> = "mitra" | "partners" | "partner" => Hint::Ids(&[Kind::Partner]),
        /// The activities it tells of.
        activities: Vec<Written<Terms>> = "kegiatan" | "activities" | "activity" => Hint::Ids(&[Kind::Activity]),
        /// Whether it is not ready yet.
        draft: Option<bool> = "draf" | "draft",
        /// `tidak` makes it a draft, as Jekyll has it.
        published: Option<bool> = "diterbitkan" | "published" | "publish",
        /// The first day it is shown.
        shown_from: Option<Written<Moment>> = "tampil_mulai" | "terbit" | "publishDate",
        /// The last day it is shown.
        shown_until: Option<Written<Moment>> = "tampil_sampai" | "kedaluwarsa" | "berlaku_sampai" | "expiryDate",
        /// Whether it stays at the top.
        pinned: Option<bool> = "sematkan" | "pin" | "sticky" | "featured" | "pinned",
        /// Addresses it had before.
        old_addresses: Vec<Written<String>> = "alamat_lama" | "alihan" | "aliases" | "redirect_from",
        /// The address that another generator gave it.
        permalink: Vec<Written<String>> = "permalink" | "url" | "path",
        /// The last part of its address.
        slug: Option<Written<String>> = "slug",
        /// Its own page, when it was first published elsewhere.
        canonical: Option<super::values::WebAddress> = "kanonis" | "canonical" | "canonical_url" | "canonicalURL",
        /// The language of its text.
        lang: Option<String> = "bahasa" | "lang" | "language",
        /// How its text is written.
        format: Option<Format> = "format",
        /// Fields of the author's own, for themes.
        extra: Option<Extra> = "lain" | "extra" | "params",
    }
}

choice! {
    /// How a text is written.
    pub enum Format {
        /// Markdown.
        Markdown = "markdown" | "md" | "commonmark" | "html" | "standard" | "aside" | "gallery" | "image" | "link" | "quote" | "status" | "video",
        /// As in a WhatsApp message: `*tebal*`, `_miring_`, `~coret~`.
        Whatsapp = "whatsapp" | "wa",
    }
}
