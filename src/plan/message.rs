//! Texts to be sent to a group chat as they are, with the marks of WhatsApp.

use serde::Serialize;

use super::here::{Here, cut};
use crate::{
    markdown::one_line,
    phone::wa_link,
    records::activity::Status,
    village::{self, Key, activity::Phase},
};

/// How many characters a message has at most: more is folded away behind "Read more".
const LONGEST: usize = 1_000;

/// How much of a title a message has at most.
const TITLE: usize = 200;

/// A text to copy or to send.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MessageView {
    /// The text, at most 1,000 characters, in lines; `*bold*` as WhatsApp has it.
    pub text: String,
    /// The address that opens WhatsApp with this text, to a person or group yet to be chosen.
    pub whatsapp: String,
}

impl MessageView {
    /// Lines with an address below them, if there is one. What is too long is cut above it.
    pub(super) fn new(lines: &[String], address: Option<&str>) -> Self {
        let room = LONGEST.saturating_sub(address.map_or(0, |address| address.chars().count() + 1) + 1);
        let body = cut(&lines.join("\n"), room);
        let text = address.map_or_else(|| body.clone(), |address| format!("{body}\n{address}"));
        Self { whatsapp: wa_link("", &text), text }
    }
}

/// A text between the marks that make it bold: on one line, without such marks of its own.
pub(super) fn bold(text: &str) -> String {
    let plain = text.replace('*', " ");
    format!("*{}*", cut(&one_line(&plain), TITLE))
}

/// What a message says of an activity; of one that is over there is nothing to invite to.
pub(super) fn of_activity(here: &Here<'_>, key: Key<village::Activity>) -> Option<MessageView> {
    let (village, words) = (here.village(), here.words());
    let activity = &village.activities[key];
    if activity.phase(village.show.today) == Phase::Past {
        return None;
    }
    let row = here.activity_row(key);
    let title = match activity.status {
        Status::Scheduled => activity.title.clone(),
        Status::Cancelled => words.fill("message.cancelled", &[("title", &activity.title)]),
        Status::Postponed => words.fill("message.postponed", &[("title", &activity.title)]),
    };
    let occurrence = activity.next(village.show.today);
    let labelled = |path, text: &str| words.fill(path, &[("place", text), ("hosts", text)]);
    let hosts: Vec<&str> = row.hosts.iter().map(|host| host.text.as_str()).collect();
    let lines = [
        Some(bold(&title)),
        Some(occurrence.map_or_else(|| row.days.clone(), |occurrence| here.days(&occurrence.days))),
        here.hours(activity, occurrence),
        row.repeats.clone(),
        row.place.as_ref().map(|place| labelled("share.where", place)),
        row.online.then(|| words.get("activity.online").to_owned()),
        (!hosts.is_empty()).then(|| labelled("message.hosts", &hosts.join(", "))),
    ];
    let lines: Vec<String> = lines.into_iter().flatten().collect();
    let address = village.portal.base.absolute(&activity.route);
    Some(MessageView::new(&lines, address.as_deref()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_keeps_its_address_however_long_the_rest_is() {
        let address = "https://desa.example/kegiatan/rapat/";
        let message = MessageView::new(&["kata ".repeat(1_000)], Some(address));
        assert!(message.text.ends_with(&format!("…\n{address}")), "{}", message.text);
        assert!((900..=1_000).contains(&message.text.chars().count()));
    }

    #[test]
    fn bold_words_have_no_mark_within() {
        assert_eq!(bold(" Rapat *besar*\nkedua "), "*Rapat besar kedua*");
    }
}
