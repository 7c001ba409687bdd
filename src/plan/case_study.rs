//! Case studies: one, and the list.

use serde::Serialize;

use super::{
    PAGE_SIZE, Page, Plan, View,
    article::{self, ArticleView},
    here::Here,
    memory::Rendered,
    view::{CaseRow, Head, Pagination},
};
use crate::{
    date, number,
    records::{Kind, Origin, case_study as written},
    route::Route,
    village::{CaseStudy, Key, Village},
};

/// `pages/case_study.html`.
#[derive(Debug, Serialize)]
pub struct CaseStudyView {
    /// All that an article has.
    #[serde(flatten)]
    pub article: ArticleView,
    /// The village it tells of.
    pub village: Option<String>,
    /// One sentence: what it says.
    pub summary: String,
    /// Who took part, with their roles.
    pub people: Vec<Person>,
    /// The problem, as safe HTML.
    pub challenge: Option<String>,
    /// What was done, in order.
    pub steps: Vec<Step>,
    /// What came of it.
    pub results: Vec<Outcome>,
    /// Whether any result has a figure from before, so that the table needs that column.
    pub compares: bool,
    /// What was learnt, each as safe HTML.
    pub lessons: Vec<String>,
    /// Questions and answers.
    pub questions: Vec<Question>,
}

/// A person and their role.
#[derive(Debug, Serialize)]
pub struct Person {
    /// The name.
    pub name: String,
    /// The role.
    pub role: Option<String>,
}

/// A step of the story.
#[derive(Debug, Serialize)]
pub struct Step {
    /// When, in words.
    pub date: Option<String>,
    /// Its heading.
    pub title: Option<String>,
    /// Its text, as safe HTML.
    pub prose: String,
}

/// A result, in words or in figures.
#[derive(Debug, Serialize)]
pub struct Outcome {
    /// What was reached or measured.
    pub label: String,
    /// The figure, printed.
    pub value: Option<String>,
    /// Its unit.
    pub unit: Option<String>,
    /// The figure before.
    pub before: Option<String>,
    /// The figure after.
    pub after: Option<String>,
}

/// A question and its answer.
#[derive(Debug, Serialize)]
pub struct Question {
    /// The question.
    pub question: String,
    /// The answer, as safe HTML.
    pub answer: String,
}

/// `pages/case_studies.html`.
#[derive(Debug, Serialize)]
pub struct CaseStudiesView {
    /// A text that introduces the list, as safe HTML.
    pub intro: Option<Rendered<String>>,
    /// The rows of this page.
    pub case_studies: Vec<CaseRow>,
    /// Where this page stands.
    pub pagination: Pagination,
}

/// Plans the list and the case studies.
pub(super) fn plan(village: &Village, plan: &mut Plan) {
    plan.add_list(&Route::page("studi-kasus"), village.case_studies.len(), Page::CaseStudies);
    for (key, case_study) in village.case_studies.iter() {
        plan.add_record(&case_study.article.origin, &case_study.article.route, Page::CaseStudy(key));
    }
}

/// The view of one page of the list.
pub(super) fn list(here: &Here<'_>, number: usize) -> (Head, View) {
    let village = here.village();
    let pagination = here.pagination(&Route::page("studi-kasus"), village.case_studies.len(), number);
    let description = here.words().fill("section_descriptions.case_studies", &[("portal", &village.portal.name)]);
    let mut head = here.list_head(
        "case_studies",
        here.words().get("sections.case_studies"),
        &description,
        Vec::new(),
        &pagination,
    );
    head.json_ld.extend(here.breadcrumb_ld(&head));
    let keys: Vec<_> = village.case_studies.keys().skip((number - 1) * PAGE_SIZE).take(PAGE_SIZE).collect();
    let view = CaseStudiesView { intro: here.intro(Kind::CaseStudy), case_studies: here.case_rows(&keys), pagination };
    (head, View::CaseStudies(view))
}

/// The view of a case study.
pub(super) fn view(here: &Here<'_>, key: Key<CaseStudy>) -> (Head, View) {
    let village = here.village();
    let CaseStudy { article, story } = &village.case_studies[key];
    let origin = &article.origin;
    let beside = |at: Option<usize>| {
        let other = &village.case_studies.rows().get(at?)?.article;
        Some(here.link(&other.title, &other.route))
    };
    let results: Vec<Outcome> = story.results.iter().filter_map(|result| outcome(here, result)).collect();
    let view = CaseStudyView {
        article: ArticleView {
            newer: beside(key.index().checked_sub(1)),
            older: beside(Some(key.index() + 1)),
            ..article::content(here, article)
        },
        village: story.village.clone(),
        summary: article.summary.clone(),
        people: story
            .people
            .iter()
            .filter_map(|person| Some(Person { name: person.name.clone()?, role: person.role.clone() }))
            .collect(),
        challenge: story.challenge.as_ref().map(|challenge| here.markup(challenge, origin, "tantangan-")),
        steps: story.steps.iter().enumerate().map(|(at, written)| step(here, written, origin, at)).collect(),
        compares: results.iter().any(|result| result.before.is_some() || result.after.is_some()),
        results,
        lessons: story
            .lessons
            .iter()
            .enumerate()
            .map(|(at, lesson)| here.markup(lesson, origin, &format!("pelajaran-{at}-")))
            .collect(),
        questions: story
            .questions
            .iter()
            .enumerate()
            .filter_map(|(at, written)| question(here, written, origin, at))
            .collect(),
    };
    let way = vec![here.section("sections.case_studies", Kind::CaseStudy)];
    let mut head = article::head(here, article, "case_studies", way, &view.article);
    head.json_ld.extend(here.article_ld(&head, &view.article.authors, None));
    head.json_ld
        .extend(here.faq_ld(view.questions.iter().map(|entry| (entry.question.as_str(), entry.answer.as_str()))));
    head.json_ld.extend(here.breadcrumb_ld(&head));
    (head, View::CaseStudy(view))
}

fn step(here: &Here<'_>, written: &written::Step, origin: &Origin, at: usize) -> Step {
    Step {
        date: written.date.map(|moment| date::medium(moment.date, here.lang())),
        title: written.title.clone(),
        prose: written
            .text
            .as_ref()
            .map(|text| here.markup(text, origin, &format!("langkah-{at}-")))
            .unwrap_or_default(),
    }
}

fn outcome(here: &Here<'_>, written: &written::Outcome) -> Option<Outcome> {
    let print =
        |number: &Option<number::Number>| number.as_ref().map(|number| number::print_number(number, here.lang()));
    Some(Outcome {
        label: written.label.clone()?,
        value: print(&written.value),
        unit: written.unit.clone(),
        before: print(&written.before),
        after: print(&written.after),
    })
}

fn question(here: &Here<'_>, written: &written::Question, origin: &Origin, at: usize) -> Option<Question> {
    let answer = written.answer.as_ref().map(|answer| here.markup(answer, origin, &format!("tanya-{at}-")));
    Some(Question { question: written.question.clone()?, answer: answer.unwrap_or_default() })
}
