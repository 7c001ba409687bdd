//! Writing a drawing anew.

use super::{
    super::{Clean, Fault},
    allowed,
    cost::Costs,
    reference, size,
};

/// The most elements inside each other.
const MAX_DEPTH: usize = 256;
/// The most elements of a drawing.
const MAX_ELEMENTS: usize = 200_000;

/// A drawing as far as it is written.
#[derive(Default)]
pub(super) struct Drawing {
    out: String,
    /// What stands before the names of SVG's own elements, with its colon; known from the root on.
    prefix: String,
    size: Option<(u32, u32)>,
    /// The elements that are not closed yet.
    open: Vec<&'static str>,
    /// How many elements deep we are in something that is left out.
    skipped: usize,
    elements: usize,
    costs: Costs,
    /// The text of the style sheet that is being read.
    sheet: Option<String>,
}

impl Drawing {
    /// Whether the root has been opened and closed.
    pub(super) fn is_closed(&self) -> bool {
        self.size.is_some() && self.open.is_empty()
    }

    /// Opens an element, or starts to leave one out.
    pub(super) fn open(&mut self, name: &str, attributes: &[(String, String)]) -> Result<(), Fault> {
        self.elements += 1;
        if self.elements > MAX_ELEMENTS || self.open.len() + self.skipped > MAX_DEPTH {
            return Err(Fault::TooLarge);
        }
        if self.size.is_none() {
            return self.open_root(name, attributes);
        }
        let Some(kept) = name.strip_prefix(&*self.prefix).filter(|_| self.skipped == 0 && self.sheet.is_none()) else {
            self.skipped += 1;
            return Ok(());
        };
        match allowed::element(kept) {
            Some(kept) if animates_only_looks(kept, attributes) => self.write_start(kept, attributes),
            Some(_) | None => self.skipped += 1,
        }
        Ok(())
    }

    /// Closes the innermost element.
    pub(super) fn close(&mut self) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        if let Some(sheet) = self.sheet.take().filter(|sheet| reference::is_harmless_style(sheet)) {
            push_escaped(&mut self.out, &sheet);
        }
        if let Some(name) = self.open.pop() {
            self.out.extend(["</", name, ">"]);
            self.costs.close();
        }
    }

    /// Adds text to the innermost element.
    pub(super) fn text(&mut self, text: &str) {
        if self.skipped > 0 || self.open.is_empty() {
            return;
        }
        match &mut self.sheet {
            Some(sheet) => sheet.push_str(text),
            None => push_escaped(&mut self.out, text),
        }
    }

    /// The whole drawing, if showing it costs no more than it may.
    pub(super) fn finished(self) -> Result<Clean, Fault> {
        let (width, height) = self.size.ok_or(Fault::Damaged)?;
        self.costs.check()?;
        Ok(Clean { width, height, bytes: self.out.into_bytes() })
    }

    fn open_root(&mut self, name: &str, attributes: &[(String, String)]) -> Result<(), Fault> {
        let prefix = name.strip_suffix("svg").ok_or(Fault::Damaged)?;
        prefix.clone_into(&mut self.prefix);
        self.size = Some(size::of(attributes).ok_or(Fault::Damaged)?);
        self.write_start("svg", attributes);
        Ok(())
    }

    fn write_start(&mut self, name: &'static str, attributes: &[(String, String)]) {
        self.costs.open();
        self.out.extend(["<", name]);
        if self.open.is_empty() {
            self.out.push_str(" xmlns=\"http://www.w3.org/2000/svg\"");
        }
        let mut written: Vec<&str> = Vec::new();
        for (attribute, value) in attributes {
            let Some(attribute) = allowed::attribute(attribute) else { continue };
            let Some(value) = reference::harmless(name, attribute, value) else { continue };
            if written.contains(&attribute) {
                continue;
            }
            written.push(attribute);
            self.costs.attribute(name, attribute, &value);
            self.out.extend([" ", attribute, "=\""]);
            push_escaped(&mut self.out, &value);
            self.out.push('"');
        }
        self.out.push('>');
        self.open.push(name);
        if name == "style" {
            self.sheet = Some(String::new());
        }
    }
}

/// Whether an animation, if this is one, changes an attribute that may stand in a drawing and
/// holds no address.
fn animates_only_looks(name: &str, attributes: &[(String, String)]) -> bool {
    if !allowed::is_animation(name) {
        return true;
    }
    attributes
        .iter()
        .filter(|(attribute, _)| attribute == "attributeName")
        .all(|(_, target)| allowed::attribute(target).is_some_and(|target| !matches!(target, "href" | "style")))
}

/// Writes text so that it reads the same in content and in attributes.
fn push_escaped(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push(' '),
            _ => out.push(letter),
        }
    }
}
