//! Listening where the system allows it, else looking again and again; and why.

use std::{path::PathBuf, sync::Arc};

use crate::{
    disk::Walked,
    problem::{Text, text},
};

use super::{Mode, ears::Ears, hints::Hints};

/// How changes are noticed.
pub(super) enum Method {
    /// By listening.
    Listen(Ears),
    /// By looking again and again.
    Poll(Reason),
}

/// Why nothing is listened to.
pub(super) enum Reason {
    /// It was asked for.
    Asked,
    /// There are more folders than the system lets one listen to.
    Limit,
    /// The system does not tell of changes, as on some network disks.
    Deaf,
    /// The system refused.
    Refused(notify::Error),
}

impl Method {
    /// The method asked for, or what is possible.
    pub(super) fn new(mode: Mode, hints: &Arc<Hints>) -> Self {
        match mode {
            Mode::Auto => Ears::new(hints).map_or_else(|error| Self::Poll(Reason::of(error)), Self::Listen),
            Mode::Poll => Self::Poll(Reason::Asked),
        }
    }

    /// From now on, looks again and again.
    pub(super) fn poll(&mut self, reason: Reason) {
        if !self.is_polling() {
            *self = Self::Poll(reason);
        }
    }

    pub(super) fn is_polling(&self) -> bool {
        match self {
            Self::Listen(_) => false,
            Self::Poll(_) => true,
        }
    }

    /// Listens to the folders of a walk; tells whether any is listened to only from now on.
    pub(super) fn attend(&mut self, walked: &Walked) -> bool {
        let Self::Listen(ears) = self else { return false };
        ears.attend(walked).unwrap_or_else(|error| {
            self.poll(Reason::of(error));
            false
        })
    }

    /// Takes folders at these paths, and below, to be others from now on.
    pub(super) fn forget(&mut self, gone: &[PathBuf]) {
        match self {
            Self::Listen(ears) => ears.forget(gone),
            Self::Poll(_) => {}
        }
    }

    /// Takes all folders to be others from now on.
    pub(super) fn forget_all(&mut self, hints: &Arc<Hints>) {
        match self {
            Self::Listen(ears) if ears.is_idle() => {}
            Self::Listen(_) => *self = Self::new(Mode::Auto, hints),
            Self::Poll(_) => {}
        }
    }

    /// What a person should know of it.
    pub(super) fn note(&self) -> Option<Text> {
        let Self::Poll(reason) = self else { return None };
        Some(match reason {
            Reason::Asked => text!(
                "perubahan dicari dengan memeriksa isi folder terus-menerus, seperti diminta",
                "changes are found by looking through the folder again and again, as asked"
            ),
            Reason::Limit => text!(
                "foldernya terlalu banyak untuk dipantau sistem ini, jadi perubahan dicari dengan memeriksa isi folder terus-menerus",
                "there are more folders than this system will watch, so changes are found by looking through them again and again"
            ),
            Reason::Deaf => text!(
                "sistem ini tidak mengabarkan perubahan di folder ini, jadi perubahan dicari dengan memeriksa isi folder terus-menerus",
                "this system does not tell of changes in this folder, so they are found by looking through it again and again"
            ),
            Reason::Refused(error) => text!(
                "sistem ini tidak mau memantau folder ({error}), jadi perubahan dicari dengan memeriksa isi folder terus-menerus",
                "this system refused to watch the folder ({error}), so changes are found by looking through it again and again"
            ),
        })
    }
}

impl Reason {
    /// What an error means.
    pub(super) fn of(error: notify::Error) -> Self {
        match error.kind {
            notify::ErrorKind::MaxFilesWatch => Self::Limit,
            _ => Self::Refused(error),
        }
    }
}
