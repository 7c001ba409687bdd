//! News of builds, sent to every page that listens (server-sent events).
//!
//! One thread owns all streams: a stream costs no worker, and a tab that was closed is noticed when
//! the next write fails.

use std::{
    collections::hash_map::RandomState,
    hash::{BuildHasher as _, Hasher as _},
    io::{self, Write},
    net::SocketAddr,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering::Relaxed},
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use tiny_http::{Method, Request};

use super::{
    Content, answer,
    queue::Queue,
    response::{Response, stream_head},
};

/// How many pages can listen at once.
const MOST: usize = 64;
/// How often a stream says that it is still there.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// The streams, from outside.
pub(super) struct Events {
    content: Arc<dyn Content>,
    queue: Arc<Queue>,
    run: String,
    listening: AtomicUsize,
    tell: Sender<Told>,
    hear: Mutex<Option<Receiver<Told>>>,
}

enum Told {
    Join(Stream),
    News,
    End,
}

struct Stream {
    connection: Option<SocketAddr>,
    writer: Box<dyn Write + Send>,
}

impl Events {
    pub(super) fn new(content: Arc<dyn Content>, queue: Arc<Queue>) -> Self {
        let (tell, hear) = mpsc::channel();
        let (run, listening, hear) = (unlike_any_other(), AtomicUsize::new(0), Mutex::new(Some(hear)));
        Self { content, queue, run, listening, tell, hear }
    }

    /// What is being served.
    pub(super) fn content(&self) -> &dyn Content {
        self.content.as_ref()
    }

    /// What tells this run of the server from every other, so that a page of an earlier one does not
    /// take a build's number for one that it has.
    pub(super) fn run(&self) -> &str {
        &self.run
    }

    /// Tells every stream that there is a new build.
    pub(super) fn announce(&self) {
        let _ = self.tell.send(Told::News);
    }

    /// Ends all streams.
    pub(super) fn close(&self) {
        let _ = self.tell.send(Told::End);
    }

    /// Makes a request a stream; whether it became one, so that its connection stays in use.
    pub(super) fn add(&self, connection: Option<SocketAddr>, request: Request) -> bool {
        if *request.method() == Method::Head || request.body_length().is_some_and(|length| length > 0) {
            Response::new(200, "text/event-stream; charset=utf-8", Arc::default()).send(request);
            return false;
        }
        if self.listening.fetch_add(1, Relaxed) >= MOST {
            self.listening.fetch_sub(1, Relaxed);
            Response::refusal(503, "too many pages listen already").send(request);
            return false;
        }
        self.tell.send(Told::Join(Stream { connection, writer: request.into_writer() })).is_ok()
    }

    /// Begins the thread that owns the streams.
    pub(super) fn spread(self: &Arc<Self>) -> JoinHandle<()> {
        let events = Arc::clone(self);
        let hear = self.hear.lock().unwrap_or_else(PoisonError::into_inner).take();
        thread::spawn(move || {
            let Some(hear) = hear else { return };
            let mut streams = Vec::new();
            loop {
                match hear.recv_timeout(HEARTBEAT) {
                    Ok(Told::Join(stream)) => events.join(&mut streams, stream),
                    Ok(Told::News) => events.send(&mut streams, &events.news()),
                    Err(RecvTimeoutError::Timeout) => events.send(&mut streams, ": still here\n\n"),
                    Ok(Told::End) | Err(RecvTimeoutError::Disconnected) => return,
                }
            }
        })
    }

    /// Takes a stream in, and tells it at once where things stand.
    fn join(&self, streams: &mut Vec<Stream>, mut stream: Stream) {
        let mut opening = stream_head();
        opening.extend_from_slice(format!("retry: 1000\n\n{}", self.news()).as_bytes());
        if written(&mut stream, &opening).is_ok() { streams.push(stream) } else { self.leave(&stream) }
    }

    fn send(&self, streams: &mut Vec<Stream>, text: &str) {
        streams.retain_mut(|stream| {
            let heard = written(stream, text.as_bytes()).is_ok();
            if !heard {
                self.leave(stream);
            }
            heard
        });
    }

    fn leave(&self, stream: &Stream) {
        self.listening.fetch_sub(1, Relaxed);
        self.queue.done(stream.connection);
    }

    fn news(&self) -> String {
        format!("event: build\ndata: {}\n\n", answer::news_json(&self.content.state(), &self.run))
    }
}

fn written(stream: &mut Stream, bytes: &[u8]) -> io::Result<()> {
    stream.writer.write_all(bytes)?;
    stream.writer.flush()
}

/// A word that nobody else has.
pub(super) fn unlike_any_other() -> String {
    format!("{:016x}", RandomState::new().build_hasher().finish())
}
