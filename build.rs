//! Tells the program what it was made of, so that it uses no results of an earlier one.
#![expect(clippy::disallowed_methods, reason = "a build script reads files")]

use std::{
    collections::hash_map::DefaultHasher,
    fs,
    hash::{Hash, Hasher},
    io,
    path::Path,
};

/// What the program is made of.
const SOURCES: [&str; 4] = ["Cargo.lock", "Cargo.toml", "src", "themes"];

fn main() -> io::Result<()> {
    let mut hasher = DefaultHasher::new();
    for path in SOURCES {
        println!("cargo::rerun-if-changed={path}");
        take(Path::new(path), &mut hasher)?;
    }
    println!("cargo::rustc-env=JEJARING_SOURCES={:016x}", hasher.finish());
    Ok(())
}

/// Takes a file, or all files of a folder in the order of their names.
fn take(path: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    if !path.is_dir() {
        // A checkout on Windows may have other line ends; the program is the same.
        let name = path.to_string_lossy().replace('\\', "/");
        let bytes: Vec<u8> = fs::read(path)?.into_iter().filter(|byte| *byte != b'\r').collect();
        (name, bytes).hash(hasher);
        return Ok(());
    }
    let mut paths = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    paths.iter().try_for_each(|path| take(path, hasher))
}
