//! The `jejaring` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    jejaring::command::run(std::env::args_os())
}
