//! Requests that wait for an answer.
//!
//! A client may send several requests on one connection without waiting. They must be answered in
//! order, and a worker that begins with the second would only wait for the first. So each connection
//! has at most one request with the workers, and one client can never hold more than one of them.

use std::{
    collections::{HashMap, VecDeque},
    net::SocketAddr,
    sync::{Condvar, Mutex, MutexGuard},
};

use tiny_http::Request;

/// Requests that wait, from all connections.
#[derive(Default)]
pub(super) struct Queue {
    waiting: Mutex<Waiting>,
    changed: Condvar,
}

#[derive(Default)]
struct Waiting {
    ready: VecDeque<Waiter>,
    /// The connections with a request at work, and what else they sent meanwhile.
    busy: HashMap<SocketAddr, VecDeque<Request>>,
    closed: bool,
}

/// A request and the client's end of its connection, when known.
type Waiter = (Option<SocketAddr>, Request);

impl Queue {
    /// Adds a request.
    pub(super) fn add(&self, request: Request) {
        let connection = request.remote_addr().copied();
        let mut waiting = self.lock();
        if let Some(later) = connection.and_then(|connection| waiting.busy.get_mut(&connection)) {
            later.push_back(request);
            return;
        }
        if let Some(connection) = connection {
            waiting.busy.insert(connection, VecDeque::new());
        }
        waiting.ready.push_back((connection, request));
        self.changed.notify_one();
    }

    /// Waits for the next request; `None` when the queue is closed.
    pub(super) fn next(&self) -> Option<Waiter> {
        let mut waiting = self.lock();
        loop {
            if waiting.closed {
                return None;
            }
            if let Some(next) = waiting.ready.pop_front() {
                return Some(next);
            }
            waiting = self.changed.wait(waiting).unwrap_or_else(|poisoned| poisoned.into_inner());
        }
    }

    /// Lets a connection's next request come to its turn.
    pub(super) fn done(&self, connection: Option<SocketAddr>) {
        let Some(connection) = connection else { return };
        let mut waiting = self.lock();
        match waiting.busy.get_mut(&connection).and_then(VecDeque::pop_front) {
            Some(request) => {
                waiting.ready.push_back((Some(connection), request));
                self.changed.notify_one();
            }
            None => drop(waiting.busy.remove(&connection)),
        }
    }

    /// Sends the workers home.
    pub(super) fn close(&self) {
        self.lock().closed = true;
        self.changed.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}
