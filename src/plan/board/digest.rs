//! The week in one message to a group chat.

use super::coming::{Coming, Reach};
use crate::{
    date::{self, Days},
    markdown,
    plan::{
        here::{Here, cut},
        message::{MessageView, bold},
    },
    records::Kind,
    route::Route,
    village::address::section,
};

/// How many characters the lines of activities take at most; with head, foot and address the
/// message stays below 1,000.
const ROOM: usize = 700;

/// How much of a title and of a place a line has at most.
const TITLE: usize = 100;
const PLACE: usize = 60;

/// What takes place in the seven days of a board, a line each.
pub(super) fn of(here: &Here<'_>, reach: &Reach, coming: &[Coming<'_>]) -> MessageView {
    let words = here.words();
    let name = cut(&here.village().portal.name, TITLE);
    let days = date::days(&Days { first: reach.today, last: reach.week }, here.lang());
    let week = coming.iter().take_while(|coming| coming.first.days.first <= reach.week);
    let all: Vec<String> = week.map(|coming| line(here, coming)).collect();
    let shown = holds(&all);
    let mut lines = vec![bold(&words.fill("board.heading", &[("portal", &name)])), days, String::new()];
    if all.is_empty() {
        lines.push(words.get("board.empty_week").to_owned());
    }
    lines.extend(all.iter().take(shown).cloned());
    if shown < all.len() {
        lines.push(here.counted("board.more", all.len() - shown));
    }
    let address = here.village().portal.base.absolute(&Route::page(section(Kind::Activity)));
    if address.is_some() {
        lines.extend([String::new(), words.get("board.scan").to_owned()]);
    }
    MessageView::new(&lines, address.as_deref())
}

/// How many whole lines there is room for.
fn holds(lines: &[String]) -> usize {
    let mut used = 0;
    let fits = |line: &&String| {
        used += line.chars().count() + 1;
        used <= ROOM
    };
    lines.iter().take_while(fits).count()
}

/// `• Senin Wage, 23 Nov: Senam pagi, pukul 07.00 WIB, Balai desa`.
fn line(here: &Here<'_>, coming: &Coming<'_>) -> String {
    let days = &coming.first.days;
    let dates = here.days_without_year(days);
    let when = if days.first == days.last { format!("{}, {dates}", here.weekday(days.first)) } else { dates };
    let row = here.activity_row(coming.key);
    let one_line = |text: &str, limit| cut(&markdown::one_line(text), limit);
    let parts = [
        super::state(here, coming.activity.status),
        Some(one_line(&row.short_title, TITLE)),
        here.hours(coming.activity, Some(coming.first)).map(|hours| one_line(&hours, PLACE)),
        row.place.as_ref().map(|place| one_line(place, PLACE)),
        row.member.as_ref().map(|member| one_line(&member.name, PLACE)),
    ];
    format!("• {when}: {}", parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}
