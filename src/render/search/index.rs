//! Entries into the files of an index, by Pagefind.

use std::{borrow::Cow, collections::BTreeMap, io::Read};

use flate2::bufread::GzDecoder;
use pagefind::{
    api::{PagefindIndex, SyntheticFile},
    options::PagefindServiceConfig,
};
use serde::Deserialize;

use super::entry::Entry;

/// The files of an index by their paths below its folder.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// How many pages of all shards have a file each for what is shown of them. From there on several share one,
/// since hosts limit how many files a site has.
const MOST_FRAGMENTS: usize = 2_000;

/// Makes an index of entries in their order, one of so many. Texts are in one language, whose word stems
/// count: `menghubungkan` is found by `hubungan`.
pub(super) fn of(entries: impl Iterator<Item = Entry>, lang: &str, shards: usize) -> Result<Files, String> {
    let fragments = u32::try_from(MOST_FRAGMENTS.div_ceil(shards)).map_err(|error| error.to_string())?;
    let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(|error| error.to_string())?;
    runtime.block_on(made(entries, lang, fragments))
}

async fn made(entries: impl Iterator<Item = Entry>, lang: &str, fragments: u32) -> Result<Files, String> {
    let config = PagefindServiceConfig::builder().max_fragments(fragments).build();
    let mut index = PagefindIndex::new(Some(config)).map_err(|error| error.to_string())?;
    for Entry { address, title, text, date, filters } in entries {
        let about = [("title", Some(title)), ("date", date)];
        let about: BTreeMap<String, String> =
            about.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect();
        let added = index.add_custom_record(address, text, lang.to_owned(), Some(about), Some(filters), None).await;
        added.map_err(|error| error.to_string())?;
    }
    let files = index.get_files().await.map_err(|error| error.to_string())?;
    Ok(files.into_iter().filter_map(needed).collect())
}

/// The file of an index that tells of all others.
pub(super) const ENTRY: &str = "pagefind-entry.json";

/// What the unpacked files of an index begin with.
const SIGNATURE: &[u8] = b"pagefind_dcd";

/// What a page says, as a file of an index holds it for those who find it.
#[derive(Deserialize)]
struct Fragment<'f> {
    #[serde(borrow)]
    url: Cow<'f, str>,
    #[serde(borrow)]
    content: Cow<'f, str>,
}

/// Whether a file tells what pages say.
pub(super) fn is_of_pages(path: &str) -> bool {
    path.ends_with(".pf_fragment")
}

/// The words of the pages that such a file tells of, by their addresses; none where it is broken. Pagefind has put
/// single spaces between them (`Fossicker::parse_digest`), so that an index made of them is the same.
pub(super) fn texts(path: &str, bytes: &[u8]) -> Vec<(String, String)> {
    let mut unpacked = Vec::with_capacity(bytes.len() * 4);
    if GzDecoder::new(bytes).read_to_end(&mut unpacked).is_err() {
        return Vec::new();
    }
    let Some(json) = unpacked.strip_prefix(SIGNATURE) else { return Vec::new() };
    let pages: Vec<Fragment<'_>> = if path.contains("_group_") {
        let pages: BTreeMap<Cow<'_, str>, Fragment<'_>> = serde_json::from_slice(json).unwrap_or_default();
        pages.into_values().collect()
    } else {
        serde_json::from_slice(json).into_iter().collect()
    };
    pages.into_iter().map(|Fragment { url, content }| (url.into_owned(), content.into_owned())).collect()
}

/// Whether a file is the same in every shard, and stands in the first alone.
pub(super) fn is_common(name: &str) -> bool {
    name.ends_with(".js") || name.starts_with("wasm.")
}

/// A file with its path, if browsers ask for it; the others are of interfaces that a theme has itself.
fn needed(file: SyntheticFile) -> Option<(String, Vec<u8>)> {
    let path = file.filename.to_str()?.replace('\\', "/");
    let is_needed = match path.as_str() {
        "pagefind.js" | "pagefind-worker.js" | "pagefind-entry.json" => true,
        "wasm.unknown.pagefind" => false,
        path => ["wasm.", "pagefind.", "fragment/", "index/", "filter/"].iter().any(|start| path.starts_with(start)),
    };
    is_needed.then_some((path, file.contents))
}
