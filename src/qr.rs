//! Addresses as squares that the camera of a phone reads.

use std::fmt::Write;

use fast_qr::{ECL, Module, QRBuilder};

/// The quiet zone around a code, in modules, as ISO/IEC 18004 asks for.
const QUIET: usize = 4;

/// A QR code as a drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// Its width and height in modules, with the quiet zone around it.
    pub size: usize,
    /// Its dark modules as the `d` of an SVG path in which a module is one unit wide.
    pub path: String,
}

impl Qr {
    /// The code of a text, readable with up to 15 % of it worn off; `None` for one too long.
    pub fn of(text: &str) -> Option<Self> {
        let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
        let mut path = String::new();
        for row in 0..code.size {
            write_dark_runs(&mut path, &code[row], row + QUIET);
        }
        Some(Self { size: code.size + 2 * QUIET, path })
    }
}

/// The code of a text as lines of half blocks, for a terminal of light letters on dark ground; readable with up to 7 %
/// of it covered; `None` for a text too long.
pub fn blocks(text: &str) -> Option<String> {
    let code = QRBuilder::new(text).ecl(ECL::L).build().ok()?;
    let within = QUIET..QUIET + code.size;
    let is_light = |row: usize, column: usize| {
        !within.contains(&row) || !within.contains(&column) || !code[row - QUIET][column - QUIET].value()
    };
    let size = code.size + 2 * QUIET;
    let block = |row: usize, column: usize| match (is_light(row, column), is_light(row + 1, column)) {
        (true, true) => '█',
        (true, false) => '▀',
        (false, true) => '▄',
        (false, false) => ' ',
    };
    let lines = (0..size).step_by(2).map(|row| (0..size).map(|column| block(row, column)).collect::<String>());
    Some(lines.collect::<Vec<_>>().join("\n"))
}

/// Writes the dark modules of a row, those side by side as one box.
fn write_dark_runs(path: &mut String, row: &[Module], top: usize) {
    let mut left = QUIET;
    for run in row.chunk_by(|one, next| one.value() == next.value()) {
        let length = run.len();
        if run[0].value() {
            // A `write!` to a string cannot fail.
            let _ = write!(path, "M{left} {top}h{length}v1h-{length}z");
        }
        left += length;
    }
}

#[cfg(test)]
mod tests {
    use super::{QUIET, Qr, blocks};

    /// What a camera reads of modules, each `true` where it is dark.
    fn read(size: usize, is_dark: impl Fn(usize, usize) -> bool) -> String {
        let grid = rqrr::SimpleGrid::from_func(size, |column, row| is_dark(row, column));
        rqrr::Grid::new(grid).decode().expect("readable").1
    }

    #[test]
    fn a_code_is_read_as_what_was_written() {
        for text in
            ["https://desa.example/kegiatan/rapat-warga-2026-12-01/", "a", "12345", "DESA", "https://désa.example/ü"]
        {
            let Qr { size, path } = Qr::of(text).expect("short enough");
            let dark: Vec<[usize; 3]> = path.split_terminator('z').map(run).collect();
            let is_dark = |row, column| {
                dark.iter().any(|[left, top, length]| *top == row && (*left..left + length).contains(&column))
            };
            assert_eq!(read(size - 2 * QUIET, |row, column| is_dark(row + QUIET, column + QUIET)), text);

            let lines: Vec<Vec<char>> =
                blocks(text).expect("short enough").lines().map(|line| line.chars().collect()).collect();
            let is_dark = |row: usize, column: usize| match lines[row / 2][column] {
                '█' => false,
                '▀' => !row.is_multiple_of(2),
                '▄' => row.is_multiple_of(2),
                _ => true,
            };
            assert_eq!(read(lines[0].len() - 2 * QUIET, |row, column| is_dark(row + QUIET, column + QUIET)), text);
        }
    }

    /// `M4 5h7v1h-7`: from the left, from the top, and the length.
    fn run(text: &str) -> [usize; 3] {
        let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok());
        [(); 3].map(|()| numbers.next().expect("three numbers"))
    }

    #[test]
    fn a_text_longer_than_any_code_has_none() {
        assert_eq!(Qr::of(&"a".repeat(5_000)), None);
        assert_eq!(blocks(&"a".repeat(5_000)), None);
    }

    #[test]
    fn a_code_of_blocks_is_small_enough_for_a_terminal() {
        let code = blocks("http://192.168.100.100:8000/sub/").expect("short enough");
        let widths: Vec<usize> = code.lines().map(|line| line.chars().count()).collect();
        assert!(widths.iter().all(|width| *width == widths[0] && *width < 60), "{code}");
    }
}
