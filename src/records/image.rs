//! A picture as an author names it.

use super::{
    field::{Reader, Written, record},
    node::Node,
    shape::Hint,
};

record! {
    /// A picture; a text is its file.
    pub struct Image {
        /// The file, from the record's folder or the portal's root.
        file: Option<Written<String>> = "berkas" | "src" | "file" | "path" | "url" | "image" | "feature" | "teaser" | "image_path" => Hint::File,
        /// What it shows, for those who do not see it.
        alt: Option<String> = "alt" | "teks_alternatif",
        /// The words below it.
        caption: Option<String> = "keterangan" | "caption" | "title" | "credit",
    }
    fn from_text(text: &str, node: &Node, _: &mut Reader<'_>) -> Option<Self> {
        Some(Self { file: Some(Written { value: text.to_owned(), node: node.id }), ..Self::default() })
    }
}
