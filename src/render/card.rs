//! Pictures of link previews for pages without a photo, drawn by the theme.

use tera::Context;

use crate::{
    Prepared,
    artifact::{Artifact, Sink, SinkError},
    plan::{Here, Planned, Site, share_view, view::Head},
    problem::Problems,
    route::Route,
    theme::{CARD, Templates},
};

/// Where cards are published.
const FOLDER: &str = "media/bagikan/";

/// Counted up when the same drawing gives another file.
const RECIPE: u8 = 2;

/// A card that is designed and not drawn yet.
pub(super) struct Card {
    path: String,
    svg: String,
}

/// Designs the card of a page that has one, and names it in the page's head.
pub(super) fn design(
    planned: &Planned,
    head: &mut Head,
    prepared: &Prepared,
    site: &Site<'_>,
    problems: &mut Problems,
) -> Option<Card> {
    let portal = &site.village.portal;
    let view = head.card.as_ref().filter(|_| portal.share_images && portal.base.is_known())?;
    let mut context = prepared.shared.clone();
    context.insert_value("card", Templates::value(view));
    let svg = drawing(prepared, &context, planned, problems)?;
    let path = path(&planned.route, &svg, prepared.theme.templates.easel().digest());
    let src = portal.base.absolute(&Route::file(&path))?;
    head.image = Some(share_view(src, view.title.clone()));
    Some(Card { path, svg })
}

fn drawing(prepared: &Prepared, context: &Context, planned: &Planned, problems: &mut Problems) -> Option<String> {
    let (mut svg, templates) = (Vec::new(), &prepared.theme.templates);
    let failure = templates.render(CARD, context, planned.route.as_str(), &mut svg);
    if failure.is_some() {
        templates.render_below(CARD, context, &mut svg);
    }
    problems.extend(failure);
    String::from_utf8(svg).ok().filter(|svg| !svg.is_empty())
}

/// Named by the page, by what is drawn and by the fonts it is drawn with, so that programs which keep previews for long see a new one.
fn path(route: &Route, svg: &str, fonts: &[u8; 32]) -> String {
    let mut digest =
        blake3::Hasher::new().update(&[RECIPE]).update(fonts).update(svg.as_bytes()).finalize().to_hex().to_string();
    digest.truncate(10);
    let page = route.as_str().trim_end_matches('/');
    format!("{FOLDER}{}.{digest}.jpg", if page.is_empty() { "beranda" } else { page })
}

/// Draws a card, unless the sink or the store has it already.
pub(super) fn draw(card: &Card, prepared: &Prepared, sink: &dyn Sink) -> Result<(), SinkError> {
    if sink.keep_named(&card.path) {
        return Ok(());
    }
    let make = || prepared.theme.templates.easel().draw(&card.svg);
    match prepared.village.media.darkroom().once(&format!("card {}", card.path), make) {
        Some(bytes) => sink.put(Artifact::new(&card.path, &bytes)),
        None => Ok(()),
    }
}

/// Draws the card that belongs at a path, if it is that of a page.
pub(super) fn late(prepared: &Prepared, site: &Site<'_>, path: &str, sink: &dyn Sink) -> Result<(), SinkError> {
    let page = path.strip_prefix(FOLDER).and_then(|rest| rest.rsplitn(3, '.').nth(2));
    let route = page.map(|page| if page == "beranda" { Route::home() } else { Route::page(page) });
    let Some(planned) = route.and_then(|route| prepared.plan.at(&route)) else { return Ok(()) };
    let here = Here::new(site, &planned.route);
    let (mut head, _) = planned.page.view(&here);
    match design(planned, &mut head, prepared, site, &mut Problems::default()).filter(|card| card.path == path) {
        Some(card) => draw(&card, prepared, sink),
        None => Ok(()),
    }
}
