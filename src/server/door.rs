//! The way in: a port, and a `tiny_http` server behind it that is replaced when it dies.
//!
//! `tiny_http` stops accepting for good at the first error, as when file descriptors run out, and
//! sets no limit on how long a client may be silent. Both are mended from outside. The listening
//! socket belongs to us and outlives every server on it, so the port is never lost; sockets inherit
//! its limits on time, so an idle connection gives its descriptors back within [`SILENCE`]. The limit
//! would end `accept` too; a pulse, a request to ourselves that is sent more often than that, keeps it
//! from running out and shows at the same time that the server still answers.

use std::{
    io::{ErrorKind, Read as _, Write as _},
    net::{IpAddr, Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream},
    panic,
    sync::{
        Arc, Mutex, Once, PoisonError,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    thread::{self, JoinHandle, Thread},
    time::Duration,
};

use socket2::SockRef;
use tiny_http::Request;

use super::{Options, ServerError, events, queue::Queue};

/// How long a client may send nothing before its connection is closed.
const SILENCE: Duration = Duration::from_secs(1);
/// The same while descriptors have run out.
const SHORT_SILENCE: Duration = Duration::from_millis(50);
/// How long a client may read nothing of what it is sent.
const DEAF: Duration = Duration::from_secs(5);
/// How often the server is asked whether it is there, and how long it has for an answer.
const PULSE: Duration = Duration::from_millis(300);
/// How often a poller looks up from waiting.
const TICK: Duration = Duration::from_millis(100);
/// After how many quiet ticks a server that was replaced has nobody left.
const QUIET: u32 = 100;
/// How many are turned away before looking again whether there is room.
const CROWD: usize = 1000;
/// How many ports after the wanted one are tried.
const NEXT_PORTS: u16 = 100;

/// A port that is listened on.
pub(super) struct Door {
    listener: TcpListener,
    address: SocketAddr,
    /// The path of the pulse, which nobody outside can guess.
    pulse: String,
    queue: Arc<Queue>,
    closed: AtomicBool,
    keeper: Mutex<Option<Thread>>,
}

/// One `tiny_http` server of those that have stood at the door.
#[derive(Default)]
struct Standing {
    dead: AtomicBool,
    replaced: AtomicBool,
}

impl Door {
    /// Takes the port, or the next free one when that is wanted.
    pub(super) fn open(options: &Options, queue: &Arc<Queue>) -> Result<Arc<Self>, ServerError> {
        let listener = listen(options)?;
        let refused = |error| ServerError::Refused(SocketAddr::new(options.address, options.port), error);
        let address = listener.local_addr().map_err(refused)?;
        limit(&listener).map_err(refused)?;
        say_nothing_of_deaths();
        let pulse = format!("/__jejaring/{}", events::unlike_any_other());
        let (queue, closed, keeper) = (Arc::clone(queue), AtomicBool::new(false), Mutex::new(None));
        Ok(Arc::new(Self { listener, address, pulse, queue, closed, keeper }))
    }

    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Keeps a server at the door until it is closed.
    pub(super) fn keep(self: &Arc<Self>) -> JoinHandle<()> {
        let door = Arc::clone(self);
        let mut standing = door.stand();
        let keeper = thread::spawn(move || {
            let mut spare = door.listener.try_clone().ok();
            while !door.closed.load(Relaxed) {
                let well = standing.as_ref().is_some_and(|standing| !standing.dead.load(Relaxed)) && door.has_pulse();
                if well {
                    thread::park_timeout(PULSE);
                } else if door.has_room() {
                    if let Some(old) = standing.take() {
                        old.replaced.store(true, Relaxed);
                    }
                    standing = door.stand();
                } else {
                    door.turn_away(&mut spare);
                }
            }
        });
        *self.keeper.lock().unwrap_or_else(PoisonError::into_inner) = Some(keeper.thread().clone());
        keeper
    }

    /// Sends those away who wait while there is no room for them: when there is room again, nobody
    /// must wait behind a crowd that has nothing to ask. Letting them in for that takes the one
    /// descriptor that was spared.
    fn turn_away(&self, spare: &mut Option<TcpListener>) {
        let socket = SockRef::from(&self.listener);
        let _ = socket.set_read_timeout(Some(SHORT_SILENCE));
        *spare = None;
        for _ in 0..CROWD {
            let Ok((mut client, _)) = self.listener.accept() else { break };
            let _ = client.write_all(FULL);
        }
        *spare = self.listener.try_clone().ok();
        let _ = socket.set_read_timeout(Some(SILENCE));
        thread::park_timeout(SHORT_SILENCE);
    }

    /// Lets nobody in any more.
    pub(super) fn close(&self) {
        self.closed.store(true, Relaxed);
        let _ = SockRef::from(&self.listener).shutdown(Shutdown::Both);
        self.wake_keeper();
    }

    fn wake_keeper(&self) {
        if let Some(keeper) = self.keeper.lock().unwrap_or_else(PoisonError::into_inner).as_ref() {
            keeper.unpark();
        }
    }

    /// Puts a new server at the door, and a thread that takes its requests to the queue.
    fn stand(self: &Arc<Self>) -> Option<Arc<Standing>> {
        let listener = self.listener.try_clone().ok()?;
        let server = panic::catch_unwind(|| tiny_http::Server::from_listener(listener, None)).ok()?.ok()?;
        let (door, standing) = (Arc::clone(self), Arc::new(Standing::default()));
        let watched = Arc::clone(&standing);
        thread::Builder::new().spawn(move || door.poll(&server, &watched)).ok()?;
        Some(standing)
    }

    fn poll(&self, server: &tiny_http::Server, standing: &Standing) {
        let mut quiet = 0;
        let is_over = |quiet| self.closed.load(Relaxed) || (quiet > QUIET && standing.replaced.load(Relaxed));
        while !is_over(quiet) {
            match server.recv_timeout(TICK) {
                Ok(Some(request)) => {
                    quiet = 0;
                    self.take(request);
                }
                Ok(None) => quiet += 1,
                Err(_) => {
                    standing.dead.store(true, Relaxed);
                    self.wake_keeper();
                }
            }
        }
    }

    fn take(&self, request: Request) {
        if request.url() == self.pulse && request.body_length().is_none() {
            let _ = request.into_writer().write_all(BEAT);
        } else {
            self.queue.add(request);
        }
    }

    /// Whether the server answers; a machine that is out of descriptors cannot know.
    fn has_pulse(&self) -> bool {
        let own = if self.address.ip().is_unspecified() { IpAddr::V4(Ipv4Addr::LOCALHOST) } else { self.address.ip() };
        let asked = || -> std::io::Result<bool> {
            let mut stream = TcpStream::connect_timeout(&SocketAddr::new(own, self.address.port()), PULSE)?;
            stream.set_read_timeout(Some(PULSE))?;
            write!(stream, "GET {} HTTP/1.1\r\nHost: pulse\r\nConnection: close\r\n\r\n", self.pulse)?;
            let mut beat = [0; BEAT.len()];
            stream.read_exact(&mut beat)?;
            Ok(beat == *BEAT)
        };
        asked().unwrap_or(false)
    }

    /// Whether there are descriptors enough for a server and its first client.
    fn has_room(&self) -> bool {
        let room: Vec<_> = (0..4).map(|_| self.listener.try_clone()).collect();
        room.iter().all(Result::is_ok)
    }
}

const BEAT: &[u8] = b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";
const FULL: &[u8] =
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

fn listen(options: &Options) -> Result<TcpListener, ServerError> {
    let last = if options.try_next_ports { options.port.saturating_add(NEXT_PORTS) } else { options.port };
    for port in options.port..=last {
        let address = SocketAddr::new(options.address, port);
        match TcpListener::bind(address) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            Err(error) => return Err(ServerError::Refused(address, error)),
        }
    }
    Err(ServerError::PortTaken(options.port))
}

/// Sets the limits that every connection inherits.
fn limit(listener: &TcpListener) -> std::io::Result<()> {
    let socket = SockRef::from(listener);
    socket.set_tcp_nodelay(true)?;
    socket.set_keepalive(true)?;
    socket.set_write_timeout(Some(DEAF))?;
    socket.set_read_timeout(Some(SILENCE))
}

/// Keeps panics inside `tiny_http`, which the keeper deals with, off the terminal.
fn say_nothing_of_deaths() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            let of_ours = panic.location().is_none_or(|location| !location.file().contains("tiny_http"));
            if of_ours {
                before(panic);
            }
        }));
    });
}
