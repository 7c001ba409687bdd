//! The `jejaring` program.

use std::process::ExitCode;

/// A build makes and drops millions of small texts on all threads: with the allocator of the
/// system it takes half as much time again.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    jejaring::command::run(std::env::args_os())
}
