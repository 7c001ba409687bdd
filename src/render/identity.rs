//! Names for records that stay when the portal moves or is published anew.

use uuid::Uuid;

use crate::{slug, village::Village, wilayah::Code};

/// The name of a record: from its portal's wilayah code, or the portal's name where there is no
/// code, its kind and its id (a version 5 UUID, RFC 9562). A guest among a district's records has the
/// name that it has at home.
pub(super) fn uuid(village: &Village, kind: &str, id: &str) -> Uuid {
    let guest = id.split_once('/').and_then(|(member, id)| Some((village.fellow(member)?, id)));
    let named =
        |code: Option<&Code>, name: &str| code.map_or_else(|| slug::slug(name), |code| code.as_str().to_owned());
    let portal = &village.portal;
    let (portal, id) = match guest {
        Some((fellow, id)) => (named(fellow.code.as_ref(), &fellow.name), id),
        None => (named(portal.code.as_ref(), &portal.name), id),
    };
    let name = format!("jejaring/{portal}/{kind}/{id}");
    Uuid::new_v5(&Uuid::NAMESPACE_URL, name.as_bytes())
}
