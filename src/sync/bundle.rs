//! Whether a bundle is whole: what its index names, and whether that is what came.

use serde_json::Value;
use url::Url;

use super::{Fault, Limits, budget::Budget};
use crate::{
    bundle::{FORMAT, Index, PATH, Part, VERSION, is_plain, write::sha256},
    image::Kind,
    wilayah::Code,
};

/// A file that an index names.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// Its path below the portal's root.
    pub(super) path: String,
    /// The SHA-256 digest that it must have.
    pub(super) sha256: String,
    /// The length that it must have, in bytes.
    pub(super) size: u64,
    /// What it must be.
    pub(super) role: Role,
}

/// What a file of a bundle is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Records.
    Part,
    /// A photo.
    Photo,
}

/// Reads an index that came from an address.
///
/// An index of a newer version is as good as any, as long as it has what is read here.
pub(super) fn index(bytes: &[u8], address: &str) -> Result<Index, Fault> {
    let not_ours = || Fault::NotABundle(address.to_owned());
    let value: Value = serde_json::from_slice(bytes).map_err(|_| not_ours())?;
    if value["format"] != FORMAT {
        return Err(not_ours());
    }
    let version = value["version"].as_u64().and_then(|version| u32::try_from(version).ok());
    serde_json::from_value(value).map_err(|_| match version {
        Some(version) if version > VERSION => Fault::Newer(version),
        _ => not_ours(),
    })
}

/// The files that an index names, if they are within the limits and below the portal.
pub(super) fn named(index: &Index, limits: &Limits, budget: &Budget) -> Result<Vec<Named>, Fault> {
    let named = all(index);
    let bytes = named.iter().fold(0_u64, |sum, file| sum.saturating_add(file.size));
    budget.promise(named.len(), bytes)?;
    for file in &named {
        if !is_plain(&file.path) {
            return Err(Fault::Path(file.path.clone()));
        }
        let most = file.role.most(limits);
        if file.size > most {
            return Err(Fault::TooLarge(file.path.clone(), most));
        }
    }
    Ok(named)
}

/// The files that an index names, as it names them.
pub(super) fn all(index: &Index) -> Vec<Named> {
    let parts = index.parts.iter().map(|part| (&part.path, &part.sha256, part.size, Role::Part));
    let photos = index.images.iter().map(|image| (&image.path, &image.sha256, image.size, Role::Photo));
    let named = |(path, sha256, size, role): (&String, &String, u64, Role)| Named {
        path: path.clone(),
        sha256: sha256.to_ascii_lowercase(),
        size,
        role,
    };
    parts.chain(photos).map(named).collect()
}

/// The code that a bundle gives itself, when it is not the one that was expected.
pub(super) fn other_region<'i>(index: &'i Index, expected: Option<&Code>) -> Option<&'i str> {
    let (told, expected) = (index.portal.code.as_deref()?, expected?);
    Code::read(told).map_or(true, |told| told != *expected).then_some(told)
}

/// The address of a file of the bundle whose index lies at an address.
pub(super) fn address(index: &Url, path: &str) -> Option<Url> {
    let above = if index.path().ends_with(&format!("/{PATH}")) { "../" } else { "./" };
    let mut address = index.join(above).ok()?;
    address.path_segments_mut().ok()?.pop_if_empty().extend(path.split('/'));
    Some(address)
}

impl Named {
    /// Whether bytes are the file that is meant.
    pub(super) fn check(&self, bytes: &[u8]) -> Result<(), Fault> {
        if bytes.len() as u64 != self.size || sha256(bytes) != self.sha256 {
            return Err(Fault::Digest(self.path.clone()));
        }
        match self.role {
            Role::Part => is_part(bytes).then_some(()).ok_or_else(|| Fault::Part(self.path.clone())),
            Role::Photo => photo(bytes).map(|_| ()).ok_or_else(|| Fault::Photo(self.path.clone())),
        }
    }

    /// The ending of its name in a copy.
    pub(super) fn ending(&self, bytes: &[u8]) -> &'static str {
        match self.role {
            Role::Part => "json",
            Role::Photo => photo(bytes).map_or("bin", Kind::extension),
        }
    }
}

impl Role {
    /// How large such a file may be, in bytes.
    pub(super) fn most(self, limits: &Limits) -> u64 {
        match self {
            Self::Part => limits.part,
            Self::Photo => limits.image,
        }
    }
}

fn is_part(bytes: &[u8]) -> bool {
    serde_json::from_slice::<Part>(bytes).is_ok_and(|part| part.format == FORMAT)
}

/// What photo bytes begin like; drawings, which can hold programs, are none.
fn photo(bytes: &[u8]) -> Option<Kind> {
    Kind::of(bytes).ok().filter(|kind| *kind != Kind::Svg)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_sought_beside_the_folder_of_the_index() {
        let address = |index: &str| super::address(&Url::parse(index).unwrap(), "media/a b%.jpg").unwrap().to_string();
        assert_eq!(address("https://a.example/desa/data/jejaring.json?x"), "https://a.example/desa/media/a%20b%25.jpg");
        assert_eq!(
            address("https://a.example/simpanan/sidasari.json"),
            "https://a.example/simpanan/media/a%20b%25.jpg"
        );
    }
}
