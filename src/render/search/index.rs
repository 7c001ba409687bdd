//! Entries into the files of an index, by Pagefind.

use std::collections::BTreeMap;

use pagefind::{
    api::{PagefindIndex, SyntheticFile},
    options::PagefindServiceConfig,
};

use super::{Files, entry::Entry};

/// How many pages have a file each for what is shown of them. From there on several share one, since
/// hosts limit how many files a site has.
const MOST_FRAGMENTS: u32 = 2_000;

/// Makes an index of entries in their order. Texts are in one language, whose word stems count:
/// `menghubungkan` is found by `hubungan`.
pub(super) fn of(entries: impl Iterator<Item = Entry> + Send, lang: &str, threads: usize) -> Result<Files, String> {
    // Of its own, since the threads of the build may all be waiting for this.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().map_err(|error| error.to_string())?;
    let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(|error| error.to_string())?;
    pool.install(|| runtime.block_on(made(entries, lang)))
}

async fn made(entries: impl Iterator<Item = Entry>, lang: &str) -> Result<Files, String> {
    let config = PagefindServiceConfig::builder().max_fragments(MOST_FRAGMENTS).build();
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
