//! Folders that were probably meant as another: their texts are pages, and should they be?

use std::collections::BTreeSet;

use super::{
    Records, Written,
    folder::{self, Whole},
    page::Page,
};
use crate::problem::{Place, Problem, Problems};

/// Tells, once for each folder, of texts that became plain pages although they look like news:
/// their folder is nearly one of news, or they have the day or category that only news have.
pub fn folders(records: &Records, whole: Whole, problems: &mut Problems) {
    if !matches!(whole, Whole::Portal | Whole::Loose) || records.settings.origin.file.is_empty() {
        return;
    }
    let mut told = BTreeSet::new();
    for page in records.pages.iter().filter(|page| !folder::is_in_records(&page.origin.file)) {
        let Some((folder, _)) = folder::in_content(&page.origin.file).split_once('/') else { continue };
        let likely = folder::nearly(&page.origin.file);
        if (likely.is_some() || has_day(page)) && told.insert(folder.to_owned()) {
            problems.add(Problem::unknown_folder(Place::file(&page.origin.file), folder, likely));
        }
    }
}

/// Whether a page has what only news have.
fn has_day(page: &Written<Page>) -> bool {
    page.record.date.is_some() && !page.record.categories.is_empty()
}
