//! What it costs to show a drawing: parts that show parts that show parts grow without end, in a
//! file of one screen.

use std::collections::BTreeMap;

use super::super::Fault;

/// The most elements that a browser is made to draw.
const MAX_COST: u64 = 2_000_000;

/// Which element contains and which one points at which.
#[derive(Default)]
pub(super) struct Costs {
    elements: Vec<Element>,
    open: Vec<usize>,
    by_id: BTreeMap<String, usize>,
}

#[derive(Default)]
struct Element {
    children: Vec<usize>,
    /// The ids that it shows again.
    shows: Vec<String>,
}

/// How far an element's own cost is known.
#[derive(Clone, Copy)]
enum Known {
    No,
    /// It is being counted: to meet it again is a circle, which browsers do not follow.
    Begun,
    Cost(u64),
}

impl Costs {
    /// Notes an element inside the innermost open one.
    pub(super) fn open(&mut self) {
        let element = self.elements.len();
        self.elements.push(Element::default());
        if let Some(parent) = self.open.last() {
            self.elements[*parent].children.push(element);
        }
        self.open.push(element);
    }

    /// Notes that the innermost element is complete.
    pub(super) fn close(&mut self) {
        self.open.pop();
    }

    /// Notes an attribute of the innermost element.
    pub(super) fn attribute(&mut self, element: &str, name: &str, value: &str) {
        let Some(innermost) = self.open.last().copied() else { return };
        if name == "id" {
            self.by_id.entry(value.to_owned()).or_insert(innermost);
        } else if name == "href" && matches!(element, "use" | "feImage") {
            self.elements[innermost].shows.extend(value.strip_prefix('#').map(str::to_owned));
        } else if value.contains("url(") {
            self.elements[innermost].shows.extend(fragments(value).map(str::to_owned));
        }
    }

    /// Adds it all up.
    pub(super) fn check(&self) -> Result<(), Fault> {
        let mut known = vec![Known::No; self.elements.len()];
        let mut waiting = vec![0];
        while let Some(element) = waiting.last().copied() {
            match known.get(element) {
                Some(Known::No) => {
                    known[element] = Known::Begun;
                    waiting.extend(self.shown_by(element).filter(|shown| matches!(known[*shown], Known::No)));
                }
                Some(Known::Begun) => {
                    known[element] = Known::Cost(
                        self.shown_by(element).fold(1, |sum, shown| sum.saturating_add(cost(known[shown]))),
                    );
                    waiting.pop();
                }
                Some(Known::Cost(_)) | None => {
                    waiting.pop();
                }
            }
        }
        match known.first() {
            Some(Known::Cost(cost)) if *cost > MAX_COST => Err(Fault::TooLarge),
            _ => Ok(()),
        }
    }

    fn shown_by(&self, element: usize) -> impl Iterator<Item = usize> {
        let Element { children, shows } = &self.elements[element];
        children.iter().copied().chain(shows.iter().filter_map(|id| self.by_id.get(id).copied()))
    }
}

fn cost(known: Known) -> u64 {
    match known {
        Known::No | Known::Begun => 0,
        Known::Cost(cost) => cost,
    }
}

/// The ids in `url(#a) url('#b')`.
fn fragments(value: &str) -> impl Iterator<Item = &str> {
    let ends = ['"', '\'', ')', ' '];
    value.split("url(").skip(1).filter_map(move |inside| {
        let inside = inside.trim_start_matches(['"', '\'', ' ']).strip_prefix('#')?;
        inside.split(ends).next()
    })
}
