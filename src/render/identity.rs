//! Names for records that stay when the portal moves or is published anew.

use uuid::Uuid;

use crate::village::Village;

/// The name of a record: from its portal's wilayah code, or the portal's name where there is no
/// code, its kind and its id (a version 5 UUID, RFC 9562).
pub(super) fn uuid(village: &Village, kind: &str, id: &str) -> Uuid {
    let portal = village
        .portal
        .code
        .as_ref()
        .map_or_else(|| crate::slug::slug(&village.portal.name), |code| code.as_str().to_owned());
    let name = format!("jejaring/{portal}/{kind}/{id}");
    Uuid::new_v5(&Uuid::NAMESPACE_URL, name.as_bytes())
}
