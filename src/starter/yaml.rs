//! Names as they stand in the files of a new portal.

/// A text as a value of YAML: plain where that is safe, else in double quotes (YAML 1.2, 7.3).
pub(super) fn scalar(text: &str) -> String {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | ',' | '\'' | '(' | ')' | '/');
    let begins = text.chars().next().is_some_and(char::is_alphabetic);
    let is_other = matches!(
        text.to_ascii_lowercase().as_str(),
        "null" | "true" | "false" | "yes" | "no" | "on" | "off" | "ya" | "tidak" | "y" | "n"
    );
    if begins && !is_other && text.chars().all(is_word) && !text.ends_with([' ', ',']) {
        return text.to_owned();
    }
    // A text of JSON is one of YAML.
    serde_json::Value::from(text).to_string()
}

/// A text that says in Markdown what it says (`CommonMark` 2.4).
pub(super) fn plain(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut plain, next| {
        if matches!(next, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '#' | '|' | '~' | '!') {
            plain.push('\\');
        }
        plain.push(next);
        plain
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_quoted_only_where_yaml_wants_it() {
        for plain in ["Desa Sukamaju", "Desa Ma'rang", "Kec. Cipari (contoh)"] {
            assert_eq!(scalar(plain), plain);
        }
        for odd in ["Desa: Maju", "# Desa", "12", "ya", "Desa \"Maju\" \\ & * [x]", "- desa", "'Desa", "", "Desa #1"] {
            let read: String = serde_yaml::from_str(&scalar(odd)).unwrap();
            assert_eq!(read, odd);
        }
    }
}
