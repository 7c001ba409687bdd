//! Addresses as squares that the camera of a phone reads.

use qrcode::{Color, EcLevel, QrCode};

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
        let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
        let width = code.width();
        let modules = code.into_colors();
        let rows = modules.chunks(width).enumerate();
        let path = rows.fold(String::new(), |path, (at, row)| path + &dark_runs(row, at + QUIET));
        Some(Self { size: width + 2 * QUIET, path })
    }
}

/// The dark modules of a row, those side by side as one box.
fn dark_runs(row: &[Color], top: usize) -> String {
    let mut path = String::new();
    let mut left = QUIET;
    for run in row.chunk_by(|one, next| one == next) {
        if run[0] == Color::Dark {
            path += &format!("M{left} {top}h{length}v1h-{length}z", length = run.len());
        }
        left += run.len();
    }
    path
}

#[cfg(test)]
mod tests {
    use super::Qr;

    #[test]
    fn a_code_begins_with_its_finder_within_the_quiet_zone() {
        let code = Qr::of("https://desa.example/kegiatan/").expect("short enough");
        assert!(code.path.starts_with("M4 4h7v1h-7z"), "{}", code.path);
        assert_eq!((code.size - 8 - 17) % 4, 0, "{}", code.size);
    }

    #[test]
    fn a_text_longer_than_any_code_has_none() {
        assert_eq!(Qr::of(&"a".repeat(5_000)), None);
    }
}
