//! The pattern page: each component of the theme in each state that its examples know.

use tera::Context;

use crate::{
    Prepared,
    plan::{
        Here,
        patterns::{self, ComponentView, PartView, PatternsView, StateView},
        view::Link,
    },
    route::Route,
    slug,
    theme::{Example, Part, State},
};

/// Where it stands below a portal: in the preview's own folder, which no content can have.
pub(crate) const ROUTE: &str = "__jejaring/pola";

/// The template that shows it.
pub(crate) const TEMPLATE: &str = "layouts/patterns.html";

/// Makes the page; nothing for a theme without its template.
pub(crate) fn page(prepared: &Prepared) -> Vec<u8> {
    let (site, route) = (prepared.site(None), Route::page(ROUTE));
    let head = patterns::head(&Here::new(&site, &route));
    let mut context = prepared.shared.clone();
    context.insert("head", &head);
    let parts = prepared.theme.patterns.parts();
    let view = PatternsView { parts: parts.into_iter().map(|part| shown(prepared, &context, part)).collect() };
    context.insert("page", &view);
    let mut page = Vec::new();
    // Where the portal's own template fails, the theme's below shows the page; the failure is told on others.
    let _ = prepared.theme.templates.render(TEMPLATE, &context, route.as_str(), &mut page);
    page
}

fn shown(prepared: &Prepared, context: &Context, part: Part) -> PartView {
    let Part { name, path, components } = part;
    let (components, problem) = match components {
        Ok(components) => (components, None),
        Err(problem) => (Vec::new(), Some(problem)),
    };
    let numbered = components.into_iter().enumerate();
    let component = |(at, example)| component(prepared, context, format!("{}-{}", slug::slug(&name), at + 1), example);
    let components = numbered.map(component).collect();
    PartView { name, path, problem, components }
}

fn component(prepared: &Prepared, context: &Context, id: String, example: Example) -> ComponentView {
    let states = example.states.iter().map(|state| shown_in(prepared, context, &example.call, state)).collect();
    let argument = |(name, kind)| Link { text: format!("{name}: {kind}"), href: None };
    ComponentView {
        id,
        name: example.component,
        title: example.title,
        purpose: example.purpose,
        arguments: example.arguments.into_iter().map(argument).collect(),
        shows: example.shows,
        call: example.call.trim().to_owned(),
        states,
    }
}

fn shown_in(prepared: &Prepared, context: &Context, call: &str, state: &State) -> StateView {
    let mut context = context.clone();
    state.values.iter().for_each(|(name, value)| context.insert(name.clone(), value));
    let (html, problem) = match prepared.theme.templates.example(call, &context) {
        Ok(html) => (html.trim().to_owned(), None),
        Err(problem) => (String::new(), Some(problem.message.in_lang(prepared.village.portal.lang).to_owned())),
    };
    StateView { name: state.state.clone(), html, problem }
}
