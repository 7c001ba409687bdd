//! The arguments of another generator's short codes: `src="a.jpg" alt='Panen' 640`.

/// One argument, with its name if it has one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Argument<'t> {
    /// The name before `=`.
    pub name: Option<&'t str>,
    /// The value without its quotes.
    pub value: &'t str,
}

/// All arguments of a short code, in order.
pub(super) fn read(text: &str) -> Vec<Argument<'_>> {
    let mut all = Vec::new();
    let skip = |c: char| between(c) || c == '=';
    let mut rest = text.trim_start_matches(skip);
    while !rest.is_empty() {
        let (word, after) = value(rest);
        let argument = match after.trim_start().strip_prefix('=') {
            Some(after) if !word.is_empty() => {
                let (value, after) = value(after.trim_start());
                rest = after;
                Argument { name: Some(word), value }
            }
            _ => {
                rest = after;
                Argument { name: None, value: word }
            }
        };
        all.push(argument);
        rest = rest.trim_start_matches(skip);
    }
    all
}

/// The value of the first of these names that is there.
pub(super) fn named<'t>(arguments: &[Argument<'t>], names: &[&str]) -> Option<&'t str> {
    let of_name = |name: &&str| arguments.iter().find(|argument| argument.name == Some(*name));
    names.iter().find_map(of_name).map(|argument| argument.value)
}

/// The first value without a name.
pub(super) fn first<'t>(arguments: &[Argument<'t>]) -> Option<&'t str> {
    arguments.iter().find(|argument| argument.name.is_none()).map(|argument| argument.value)
}

fn between(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | ')' | ',')
}

/// A quoted or bare value, and what follows it.
fn value(text: &str) -> (&str, &str) {
    let quote = text.chars().next().filter(|first| matches!(first, '"' | '\'' | '`' | '“'));
    if let Some(quote) = quote {
        let inner = &text[quote.len_utf8()..];
        let close = if quote == '“' { '”' } else { quote };
        if let Some((value, after)) = inner.split_once(close) {
            return (value, after);
        }
        return (inner, "");
    }
    let end = text.find(|c: char| between(c) || c == '=').unwrap_or(text.len());
    text.split_at(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_quotes_and_brackets_are_read() {
        let all = read(r#" src="a b.jpg", alt = 'Panen' (640) ref"x" "#);
        assert_eq!(named(&all, &["src"]), Some("a b.jpg"));
        assert_eq!(named(&all, &["caption", "alt"]), Some("Panen"));
        assert_eq!(first(&all), Some("640"));
        assert_eq!(read("== = \"a"), [Argument { name: None, value: "a" }]);
    }
}
