//! What a member on other software publishes, as files that could lie in a village's folder.
//!
//! From there on a feed or a calendar is read by the same machinery as everybody's content. All of
//! it is untrusted: texts lose what cannot be seen, values of front matter are quoted so that each
//! stays on its line, and HTML becomes Markdown in which no character means more than itself.

mod charset;
mod clean;
mod fault;
mod front;
pub(super) mod html;
pub(crate) mod markdown;
mod plain;
mod web;

pub use fault::Fault;

pub(super) use charset::decode;
pub(super) use clean::{line, paragraphs, shorten};
pub(super) use front::Front;
pub(crate) use plain::is_markup;
pub(super) use plain::plain;
pub(super) use web::{page, resolve};

/// A file as it would lie in a village's folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentFile {
    /// Where it would lie, seen from the folder, with `/` between folders.
    pub path: String,
    /// What is in it.
    pub text: String,
}

/// The longest text that is taken from an entry or an event, in bytes.
pub(super) const LONGEST_TEXT: usize = 200_000;

/// The longest title that is taken, in characters.
pub(super) const LONGEST_TITLE: usize = 200;

/// The longest part of a file's name that comes from a title, in bytes.
const LONGEST_SLUG: usize = 60;

/// The part of a file's name that comes from a title: as for any slug, but shorter.
pub(super) fn slug(title: &str) -> String {
    let mut slug = crate::slug::slug(shorten(title, 4 * LONGEST_SLUG));
    if slug.len() > LONGEST_SLUG {
        let at = slug[..=LONGEST_SLUG].rfind('-').unwrap_or(LONGEST_SLUG);
        slug.truncate(at);
    }
    slug
}

/// The first words of a line that are no more than a number of characters.
pub(super) fn cut(line: &str, most: usize) -> String {
    let Some((end, _)) = line.char_indices().nth(most) else { return line.to_owned() };
    let end = line[..end].rfind(' ').unwrap_or(end);
    format!("{}…", line[..end].trim_end_matches([' ', ',', '.', ';', ':', '-']))
}

/// The name, or, when something else has it, the name with a mark of what it is for; nothing when that
/// has its name already. `names` are those that were given.
pub(super) fn free_name(name: &str, identity: &str, names: &mut std::collections::BTreeSet<String>) -> Option<String> {
    let mark = mark(identity);
    // No name of a file has a colon.
    if !names.insert(format!("{name}:{mark}")) {
        return None;
    }
    [name.to_owned(), format!("{name}-{mark}")].into_iter().find(|name| names.insert(name.clone()))
}

/// A few digits that tell one thing from others of its name.
pub(super) fn mark(identity: &str) -> String {
    blake3::hash(identity.as_bytes()).to_hex()[..6].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_short_and_end_at_a_word() {
        assert_eq!(slug("Panen raya di Blok Lor"), "panen-raya-di-blok-lor");
        assert_eq!(slug(&"gotong royong ".repeat(9000)).len(), 55);
        assert_eq!(slug(&"a".repeat(100_000)).len(), 60);
        assert_eq!(slug("../../etc/passwd"), "etc-passwd");
        assert_eq!(slug("🎉"), "");
    }
}
