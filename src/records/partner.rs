//! A partner as its author wrote it.

use super::{
    Kind,
    contact::{Contacts, Place},
    field::{Reader, Written, choice, record},
    image::Image,
    node::Node,
    shape::Hint,
    values::{Extra, Number, Terms},
};
use crate::{date::Partial, number::Money};

record! {
    /// The keys of a partner.
    pub struct Partner {
        /// Its id, when the file's name should not be it.
        id: Option<Written<String>> = "id",
        /// Its name.
        name: Option<String> = "nama" | "name" | "title" | "judul",
        /// A shorter name.
        short_name: Option<String> = "nama_pendek" | "short_name" | "singkatan",
        /// Its kind.
        kind: Option<Written<String>> = "jenis" | "kind" | "type" => Hint::Words("partner_kinds"),
        /// What it is, in a sentence.
        summary: Option<String> = "ringkasan" | "summary" | "description" | "deskripsi" => Hint::Long,
        /// Since when it has been a partner.
        since: Option<Partial> = "sejak" | "since",
        /// How to reach it.
        contact: Option<Contacts> = "kontak" | "contact",
        /// Where it is.
        place: Option<Place> = "lokasi" | "location" | "alamat",
        /// What it gave or promised.
        contributions: Vec<Contribution> = "kontribusi" | "contributions" | "dukungan" | "bantuan",
        /// The same partner elsewhere.
        same_as: Vec<Written<String>> = "sama_dengan" | "same_as",
        /// Its picture or logo.
        image: Option<Image> = "gambar" | "image" | "logo" | "foto",
        /// Whether the partnership goes on.
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

record! {
    /// One contribution; a text is its description.
    pub struct Contribution {
        /// Its form.
        form: Option<Written<String>> = "bentuk" | "form" | "jenis" => Hint::Words("contribution_forms"),
        /// For whom or what: ids of groups or activities.
        beneficiaries: Vec<Written<Terms>> = "untuk" | "for" | "kepada" => Hint::Ids(&[Kind::Group, Kind::Activity]),
        /// The year.
        year: Option<Number> = "tahun" | "year",
        /// Its value in money.
        value: Option<Money> = "nilai" | "value" | "jumlah",
        /// What it was.
        description: Option<String> = "uraian" | "description" | "keterangan" | "isi" => Hint::Long,
        /// Whether it was given or only promised.
        status: Option<Pledge> = "status",
    }
    fn from_text(text: &str, _: &Node, _: &mut Reader<'_>) -> Option<Self> {
        Some(Self { description: Some(text.to_owned()), ..Self::default() })
    }
}

choice! {
    /// Whether a contribution was given or only promised.
    pub enum Pledge {
        /// Promised.
        Promised = "dijanjikan" | "promised" | "janji",
        /// Given and received.
        Received = "diterima" | "received" | "diberikan",
    }
}

impl Contribution {
    /// Names its beneficiaries as they are named from outside the member that wrote it.
    pub(crate) fn name_within(&mut self, member: &str) {
        for beneficiary in &mut self.beneficiaries {
            beneficiary.value = beneficiary.value.within(member);
        }
    }
}
