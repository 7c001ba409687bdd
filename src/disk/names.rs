//! Names of files: which are never content, which are alike, which may be published.

pub(super) use crate::tree::folded;

/// Names that systems and editors leave behind, in lower case.
const LEFT_BEHIND: [&str; 10] = [
    "4913",
    "___jb_tmp___",
    ".ds_store",
    "thumbs.db",
    "ehthumbs.db",
    "desktop.ini",
    ".gitignore",
    ".gitattributes",
    ".gitkeep",
    ".gitmodules",
];

/// How unfinished, locked or thrown-away files begin: editors, office programs, phones, macOS.
const TEMPORARY_STARTS: [&str; 7] = [".#", "~$", ".~lock.", ".goutputstream-", ".trashed-", ".pending-", "._"];

/// How backups and unfinished files end.
const TEMPORARY_ENDS: [&str; 7] = ["~", ".swp", ".swo", ".swx", ".bck", ".jb_tmp", "___jb_tmp___"];

/// Folders that hold something other than content.
const NOT_CONTENT: [&str; 2] = ["node_modules", "__macosx"];

/// Whether a file of this name is never content: left by an editor, an office program or a system.
pub fn is_passed_over(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    LEFT_BEHIND.contains(&lower.as_str())
        || TEMPORARY_STARTS.iter().any(|start| lower.starts_with(start))
        || TEMPORARY_ENDS.iter().any(|end| lower.ends_with(end))
        || (lower.len() > 2 && lower.starts_with('#') && lower.ends_with('#'))
        || lower.starts_with(".jejaring")
}

/// Whether a folder of this name is never looked into. `.well-known` is part of a site (RFC 8615).
pub(super) fn is_passed_over_folder(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    (lower.starts_with('.') && lower != ".well-known") || NOT_CONTENT.contains(&lower.as_str()) || is_passed_over(name)
}

/// Whether a file may be published at this path: below the folder on every system, on one line,
/// and neither our own marker nor part of a git repository.
pub(super) fn is_publishable(path: &str) -> bool {
    let plain = |part: &str| !matches!(part, "" | "." | "..") && !part.eq_ignore_ascii_case(".git");
    let first = path.split('/').next().unwrap_or_default();
    !path.contains(|c: char| c.is_control() || c == '\\')
        && path.split('/').all(plain)
        && !first.to_ascii_lowercase().starts_with(".jejaring")
        && !has_drive(first)
}

/// Whether a path's first part is a Windows drive such as `C:`.
fn has_drive(first: &str) -> bool {
    matches!(first.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_editors_and_systems_leave_behind_is_passed_over() {
        for name in [
            "a.md~",
            ".a.md.swp",
            ".#a.md",
            "#a.md#",
            "4913",
            "~$surat.docx",
            "a.md___jb_tmp___",
            ".goutputstream-X1",
            ".DS_Store",
            "Thumbs.db",
            "desktop.ini",
            ".~lock.a.odt#",
            ".trashed-1-a.jpg",
            "._a.jpg",
        ] {
            assert!(is_passed_over(name), "{name}");
        }
        for name in ["a.md", "#", ".nojekyll", "CNAME", "4913.md", ".htaccess", "tentang.jejaring.md"] {
            assert!(!is_passed_over(name), "{name}");
        }
    }

    #[test]
    fn hidden_folders_are_passed_over_but_well_known_is_not() {
        assert!(is_passed_over_folder(".git") && is_passed_over_folder("node_modules"));
        assert!(!is_passed_over_folder(".well-known") && !is_passed_over_folder("vendor"));
    }

    #[test]
    fn names_alike_fold_to_one_form() {
        assert_eq!(folded("Berita.md"), folded("berita.md"));
        assert_eq!(folded("caf\u{e9}"), folded("CAFE\u{301}"));
        assert_ne!(folded("a"), folded("b"));
    }

    #[test]
    fn only_paths_that_stay_inside_are_published() {
        for path in ["index.html", "a/b c/ü.txt", ".well-known/x", ".nojekyll", "pukul 19:30.txt"] {
            assert!(is_publishable(path), "{path}");
        }
        for path in
            ["", "/a", "a/", "a//b", "../a", "a/./b", "a\\b", "a\nb", ".jejaring", ".Jejaring-work/a", ".git/x", "C:x"]
        {
            assert!(!is_publishable(path), "{path}");
        }
    }
}
