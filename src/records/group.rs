//! A group as its author wrote it.

use serde_json::Value as Json;

use super::{
    Kind,
    contact::{Contacts, Place},
    field::{Field, Reader, Record, Written, record},
    image::Image,
    key::fold,
    node::{Node, Value},
    shape::{Hint, Shape},
    values::{Extra, People, Terms},
};
use crate::date::Partial;

record! {
    /// The keys of a group.
    pub struct Group {
        /// Its id, when the file's name should not be it.
        id: Option<Written<String>> = "id",
        /// Its name.
        name: Option<String> = "nama" | "name" | "title" | "judul",
        /// A shorter name.
        short_name: Option<String> = "nama_pendek" | "short_name" | "singkatan",
        /// Its kind.
        kind: Option<Written<String>> = "jenis" | "kind" | "type" => Hint::Words("group_kinds"),
        /// Its fields of work.
        fields: Vec<Terms> = "bidang" | "field" | "fields",
        /// What it is, in a sentence.
        summary: Option<String> = "ringkasan" | "summary" | "description" | "deskripsi" => Hint::Long,
        /// What it is for.
        purpose: Option<String> = "tujuan" | "purpose" | "mission" => Hint::Long,
        /// Since when.
        founded: Option<Partial> = "berdiri" | "founded" | "didirikan",
        /// The decree it rests on.
        decree: Option<String> = "sk" | "decree" | "nomor_sk",
        /// The officers' term: `2024-2029`.
        term: Option<String> = "masa_bakti" | "term" | "periode",
        /// Its officers.
        officers: Vec<Officer> = "pengurus" | "officers",
        /// Its members.
        members: Option<Members> = "jumlah_anggota" | "members" | "anggota",
        /// Its dusun, RW and RT.
        area: Option<Area> = "lingkungan" | "area" | "dusun",
        /// The villages of a forum.
        villages: Vec<MemberVillage> = "desa" | "villages",
        /// The id of the activity that is its regular meeting.
        meeting: Option<Written<String>> = "pertemuan_rutin" | "meetings" | "meeting" => Hint::Ids(&[Kind::Activity]),
        /// How to reach it.
        contact: Option<Contacts> = "kontak" | "contact",
        /// Where it is.
        place: Option<Place> = "lokasi" | "location" | "alamat" | "sekretariat",
        /// Its partners, by id.
        partners: Vec<Written<Terms>> = "mitra" | "partners" | "partner" => Hint::Ids(&[Kind::Partner]),
        /// What it lacks.
        needs: Vec<Need> = "kebutuhan" | "needs",
        /// What it can offer.
        assets: Vec<Need> = "potensi" | "assets" | "offers",
        /// Its picture.
        image: Option<Image> = "gambar" | "image" | "logo" | "foto",
        /// More pictures.
        gallery: Vec<Image> = "galeri" | "gallery",
        /// Whether it still works.
        active: Option<bool> = "aktif" | "active",
        /// Its tags.
        tags: Vec<Terms> = "tag" | "tags",
        /// Whether it is not ready yet.
        draft: Option<bool> = "draf" | "draft",
        /// The day it was last changed.
        updated: Option<Written<crate::date::Moment>> = "diperbarui" | "updated" | "lastmod",
        /// Addresses it had before.
        old_addresses: Vec<Written<String>> = "alamat_lama" | "alihan" | "aliases" | "redirect_from",
        /// The address that another generator gave it.
        permalink: Vec<Written<String>> = "permalink" | "url" | "path",
        /// The last part of its address.
        slug: Option<Written<String>> = "slug",
        /// How its text is written.
        format: Option<super::article::Format> = "format",
        /// Fields of the author's own, for themes.
        extra: Option<Extra> = "lain" | "extra" | "params",
    }
}

/// An officer: `{jabatan, nama}`, or `Ketua: Nama` in short.
#[derive(Clone, Debug, Default)]
pub struct Officer {
    /// The office.
    pub role: Option<String>,
    /// Who holds it.
    pub name: Option<String>,
}

record! {
    /// An officer in full.
    pub struct FullOfficer {
        /// The office.
        role: Option<String> = "jabatan" | "role" | "peran",
        /// Who holds it.
        name: Option<String> = "nama" | "name",
    }
    fn from_text(text: &str, _: &Node, _: &mut Reader<'_>) -> Option<Self> {
        Some(Self { role: None, name: Some(text.to_owned()) })
    }
}

impl Field for Officer {
    const SHAPE: Shape = Shape::Record(&<FullOfficer as Record>::MAP);

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if let Value::Map(entries) = &node.value
            && let [entry] = entries.as_slice()
            && !matches!(fold(&entry.key).as_str(), "jabatan" | "role" | "peran" | "nama" | "name")
        {
            return Some(Self { role: Some(entry.key.to_string()), name: reader.text(&entry.value) });
        }
        let full: FullOfficer = reader.record(node)?;
        Some(Self { role: full.role, name: full.name })
    }

    fn public(&self, _: &Node) -> Option<Json> {
        let parts = [("jabatan", &self.role), ("nama", &self.name)];
        let told = parts.into_iter().filter_map(|(key, text)| Some((key.to_owned(), Json::from(text.clone()?))));
        Some(Json::Object(told.collect()))
    }
}

record! {
    /// How many members; a number is all of them.
    pub struct Members {
        /// In all.
        total: Option<People> = "total" | "jumlah" | "semua",
        /// Men.
        men: Option<People> = "l" | "laki_laki" | "men" | "pria",
        /// Women.
        women: Option<People> = "p" | "perempuan" | "women" | "wanita",
        /// The young.
        youth: Option<People> = "pemuda" | "youth",
    }
    fn from_text(_: &str, node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { total: Some(People::read(node, reader)?), ..Self::default() })
    }
}

record! {
    /// Where in the village; a text is the dusun.
    pub struct Area {
        /// The dusun, or what the region calls it.
        hamlet: Option<String> = "dusun" | "hamlet" | "padukuhan" | "banjar" | "jorong" | "lingkungan",
        /// The RW.
        rw: Option<String> = "rw",
        /// The RT.
        rt: Option<String> = "rt",
    }
    fn from_text(text: &str, _: &Node, _: &mut Reader<'_>) -> Option<Self> {
        Some(Self { hamlet: Some(text.to_owned()), ..Self::default() })
    }
}

record! {
    /// A village of a forum; a text is its name.
    pub struct MemberVillage {
        /// Its name.
        name: Option<String> = "nama" | "name",
        /// Its wilayah code.
        code: Option<String> = "kode" | "code",
    }
    fn from_text(text: &str, _: &Node, _: &mut Reader<'_>) -> Option<Self> {
        Some(Self { name: Some(text.to_owned()), code: None })
    }
}

record! {
    /// Something a group lacks or can offer; a text is what it is.
    pub struct Need {
        /// Its category.
        category: Option<String> = "kategori" | "category" | "jenis",
        /// What it is.
        text: Option<String> = "isi" | "teks" | "text" | "uraian",
        /// Since when.
        since: Option<Partial> = "sejak" | "since",
        /// Until when.
        until: Option<Partial> = "sampai" | "until",
        /// Who met it: ids of partners or groups, or names.
        fulfilled_by: Vec<Written<super::values::Name>> = "dipenuhi" | "fulfilled_by" | "dipenuhi_oleh" => Hint::Ids(&[Kind::Partner, Kind::Group]),
    }
    fn from_text(text: &str, _: &Node, _: &mut Reader<'_>) -> Option<Self> {
        Some(Self { text: Some(text.to_owned()), ..Self::default() })
    }
}
