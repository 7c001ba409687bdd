//! Invitations as they go round in WhatsApp groups, alone, several in a text, or in an exported chat.
//!
//! Of a chat only the messages are read: who sent them, and every telephone number, stay behind.

mod invitation;
mod labels;
mod year;

use std::sync::Arc;

use self::invitation::{Message, draft, parts};
use super::{Asked, Taken, draft::Whence};
use crate::{
    date::{self, Date},
    problem::{Problems, Text, text},
    records::source,
};

/// The most lines of a text that are looked at.
const MOST_LINES: usize = 200_000;

/// Whether a text has a line of an invitation that tells a day, and another that tells what, when or where.
pub fn is_invitation(text: &str) -> bool {
    let lines = text.lines().take(2000).filter_map(|line| {
        let line = header(line).map_or(line, |header| header.text);
        labels::read(line)
    });
    let labels: Vec<labels::Label> = lines.map(|(label, _)| label).collect();
    labels.contains(&labels::Label::Day) && labels.iter().any(|label| *label != labels::Label::Day)
}

/// Takes the invitations of a text.
pub fn take(name: &Arc<str>, bytes: &[u8], asked: &Asked<'_>) -> Result<Taken, Text> {
    let Some(text) = source::decode(name, bytes.to_vec(), &mut Problems::default()) else {
        return Err(text!("`{name}` bukan teks", "`{name}` is no text"));
    };
    let mut taken = Taken::default();
    let (messages, is_chat) = messages(&text);
    for message in &messages {
        let parts = parts(message);
        if is_chat && parts.is_empty() {
            continue;
        }
        // A text that is no chat is meant as one invitation, also where it has no label.
        let whole = if parts.is_empty() { vec![message.clone()] } else { parts };
        let mut title = None;
        for part in whole {
            let today = message.day.unwrap_or(asked.today);
            let made = draft(name, &part, today, title.as_deref(), &mut taken.notes);
            title = made.as_ref().and_then(|draft| draft.title()).map(str::to_owned).or(title);
            taken.drafts.extend(made);
        }
    }
    let others = messages.len().saturating_sub(taken.drafts.len());
    if taken.drafts.is_empty() {
        return Err(text!(
            "`{name}` tidak berisi undangan yang bisa dibaca, misalnya dengan baris `Hari/Tgl:`, `Pukul:`, dan `Tempat:`",
            "`{name}` holds no invitation that can be read, with lines such as `Hari/Tgl:`, `Pukul:` and `Tempat:`"
        ));
    }
    if is_chat && others > 0 {
        taken.notes.push(Whence::file(name).left(text!(
            "{others} pesan lain dalam obrolan bukan undangan",
            "{others} other messages of the chat are no invitations"
        )));
    }
    Ok(taken)
}

/// The beginning of a message in an exported chat.
struct Header<'l> {
    day: Option<Date>,
    text: &'l str,
}

/// Reads `[22/11/26 19.30.05] Nama: pesan` and `22/11/26 19.30 - Nama: pesan`, as Android and iPhone write them.
fn header(line: &str) -> Option<Header<'_>> {
    let line = line.trim_start_matches(['\u{200e}', '\u{200f}', '\u{feff}', ' ']);
    let (stamp, rest) = match line.strip_prefix('[') {
        Some(rest) => rest.split_once(']')?,
        None => line.split_once(" - ")?,
    };
    let mut numbers = stamp.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let is_stamp = stamp.len() <= 40
        && stamp.starts_with(|c: char| c.is_ascii_digit())
        && stamp.contains(['/', '.', '-'])
        && stamp.chars().filter(|c| c.is_alphabetic()).count() <= 4;
    let [day, month, year] = [numbers.next()?, numbers.next()?, numbers.next()?];
    (is_stamp && numbers.next().is_some()).then_some(())?;
    let year = if year.len() == 2 { format!("20{year}") } else { year.to_owned() };
    let day = date::read_moment(&format!("{day}/{month}/{year}")).ok().map(|(moment, _)| moment.date);
    // Without a sender it is WhatsApp that speaks.
    let text = rest.split_once(": ").map_or("", |(_, text)| text);
    Some(Header { day, text })
}

/// The messages of a text: those of a chat, or the text as a whole.
fn messages(text: &str) -> (Vec<Message>, bool) {
    let is_chat = text.lines().take(200).filter(|line| header(line).is_some()).count() > 0
        && text.lines().find(|line| !line.trim().is_empty()).is_some_and(|line| header(line).is_some());
    let mut messages: Vec<Message> = Vec::new();
    for (number, line) in text.lines().enumerate().take(MOST_LINES) {
        match header(line).filter(|_| is_chat) {
            Some(header) => {
                let lines = vec![header.text.to_owned()];
                messages.push(Message { first_line: number + 1, lines, day: header.day });
            }
            None => match messages.last_mut() {
                Some(message) => message.lines.push(line.to_owned()),
                None => messages.push(Message { first_line: number + 1, lines: vec![line.to_owned()], day: None }),
            },
        }
    }
    (messages, is_chat)
}
