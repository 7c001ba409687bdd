//! What hosts of static sites accept, and what they would not take of a portal.

mod address;
mod limits;
mod tally;

pub(crate) use address::{Misplaced, domain, misplaced};
pub use limits::{Limits, limits};
pub use tally::{Figures, Named, Rules, Tally};

use crate::{
    problem::{Place, Problem, Problems, hosting::Measure},
    records::settings::Host,
};

/// The share of a limit, in percent, from which on an author is told that it is near.
const NEAR: u64 = 80;

/// Tells what a host will not take of a portal, or soon will not.
pub fn tell(host: Host, figures: &Figures, place: &Place, problems: &mut Problems) {
    let limits = limits(host);
    for (measure, figure, most) in measures(figures, &limits) {
        let Some(most) = most else { continue };
        let path = figures.largest.as_ref().map(|(_, path)| path.as_str()).filter(|_| measure == Measure::File);
        if figure > most {
            problems.add(Problem::over_host_limit(place.clone(), host, measure, (figure, most), path));
        } else if figure.saturating_mul(100) >= most.saturating_mul(NEAR) {
            problems.add(Problem::near_host_limit(place.clone(), host, measure, (figure, most), path));
        }
    }
    if limits.lower_case && figures.upper_case.count > 0 {
        problems.add(Problem::upper_case_names(place.clone(), host, &figures.upper_case));
    }
    if figures.hidden.count > 0 {
        problems.add(Problem::hidden_names(place.clone(), host, &figures.hidden));
    }
}

/// Whether a portal may come near what a host takes, when photos and the like that were not made are
/// at most so many more files and bytes.
pub fn may_be_near(host: Host, figures: &Figures, more_files: u64, more_bytes: u64) -> bool {
    let limits = limits(host);
    let near = |figure: u64, most: Option<u64>| most.is_some_and(|most| figure.saturating_mul(100) >= most * NEAR);
    near(figures.files + more_files, limits.files) || near(figures.bytes + more_bytes, limits.total)
}

fn measures(figures: &Figures, limits: &Limits) -> [(Measure, u64, Option<u64>); 8] {
    let largest = figures.largest.as_ref().map_or(0, |(size, _)| *size);
    let (redirects, headers) = (&figures.redirects, &figures.headers);
    [
        (Measure::Total, figures.bytes, limits.total),
        (Measure::Files, figures.files, limits.files),
        (Measure::File, largest, limits.file),
        (Measure::Rules, redirects.plain, limits.rules),
        (Measure::Patterns, redirects.patterns, limits.patterns),
        (Measure::RuleLength, redirects.longest, limits.rule_length),
        (Measure::Headers, headers.plain + headers.patterns, limits.headers),
        (Measure::HeaderLength, headers.longest, limits.header_length),
    ]
}
