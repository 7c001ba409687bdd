//! A case study as its author wrote it.

use super::{
    article::Article,
    field::{Field, Fields, Reader, Record, record},
    key::{Key, KeyTable},
    node::{Entry, Node},
    shape::{Map, Shape},
    values::{Markup, Number},
};
use crate::date::Moment;

/// A case study: all that an article has, and its story's own parts.
#[derive(Clone, Debug, Default)]
pub struct CaseStudy {
    /// What it shares with articles.
    pub article: Article,
    /// What is its own.
    pub story: Story,
}

record! {
    /// The keys that only a case study has.
    pub struct Story {
        /// The village it tells of.
        village: Option<String> = "desa" | "village",
        /// Who took part.
        people: Vec<Person> = "tokoh" | "people" | "pelaku",
        /// The problem.
        challenge: Option<Markup> = "tantangan" | "challenge" | "masalah",
        /// What was done, in order.
        steps: Vec<Step> = "langkah" | "steps" | "langkah_langkah",
        /// What came of it.
        results: Vec<Outcome> = "hasil" | "results",
        /// What was learnt.
        lessons: Vec<Markup> = "pelajaran" | "lessons",
        /// Questions and answers.
        questions: Vec<Question> = "tanya_jawab" | "faq" | "pertanyaan",
    }
}

record! {
    /// A person with a role; a text is a name.
    pub struct Person {
        /// The name.
        name: Option<String> = "nama" | "name",
        /// The role.
        role: Option<String> = "peran" | "role" | "jabatan",
    }
    fn from_text(text: &str, _: &Node, _: &mut Reader<'_>) -> Option<Self> {
        Some(Self { name: Some(text.to_owned()), role: None })
    }
}

record! {
    /// A step of the story; a text is its text.
    pub struct Step {
        /// When.
        date: Option<Moment> = "tanggal" | "date",
        /// Its heading.
        title: Option<String> = "judul" | "title",
        /// Its text.
        text: Option<Markup> = "isi" | "teks" | "text",
    }
    fn from_text(text: &str, node: &Node, _: &mut Reader<'_>) -> Option<Self> {
        Some(Self { text: Some(Markup { text: text.to_owned(), node: node.id }), ..Self::default() })
    }
}

record! {
    /// A result; a text is its label.
    pub struct Outcome {
        /// What was reached or measured.
        label: Option<String> = "label" | "nama" | "teks",
        /// The figure.
        value: Option<Number> = "nilai" | "value",
        /// Its unit.
        unit: Option<String> = "satuan" | "unit",
        /// The figure before.
        before: Option<Number> = "sebelum" | "before",
        /// The figure after.
        after: Option<Number> = "sesudah" | "after",
    }
    fn from_text(text: &str, _: &Node, _: &mut Reader<'_>) -> Option<Self> {
        Some(Self { label: Some(text.to_owned()), ..Self::default() })
    }
}

record! {
    /// A question and its answer.
    pub struct Question {
        /// The question.
        question: Option<String> = "tanya" | "question" | "q" | "pertanyaan",
        /// The answer.
        answer: Option<Markup> = "jawab" | "answer" | "a" | "jawaban",
    }
}

impl Record for CaseStudy {
    const KEYS: &'static [Key] = Story::KEYS;

    const MAP: Map = Map { name: "CaseStudy", ..Story::MAP };

    /// The table of both parts, for messages and lookups of unknown keys.
    fn table() -> &'static KeyTable {
        Story::table()
    }

    fn read_entries(entries: &[Entry], reader: &mut Reader<'_>) -> Self {
        let (story, article) =
            entries.iter().cloned().partition::<Vec<_>, _>(|entry| Story::table().find(&entry.key).is_some());
        Self { article: Article::read_entries(&article, reader), story: Story::read_entries(&story, reader) }
    }

    fn public_fields(&self, entries: &[Entry]) -> Fields {
        let mut fields = self.story.public_fields(entries);
        let of_story = |entry: &&Entry| Story::table().find(&entry.key).is_some();
        let article: Vec<Entry> = entries.iter().filter(|entry| !of_story(entry)).cloned().collect();
        fields.extend(self.article.public_fields(&article));
        fields
    }
}

impl Field for CaseStudy {
    const SHAPE: Shape = Shape::Record(&<CaseStudy as Record>::MAP);

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        reader.record(node)
    }
}
