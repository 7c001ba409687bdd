//! The public corpus of `tests/recurrence`: what people write, and the days they mean.

use std::fmt::Write as _;

use jejaring::{
    Inputs, Memory, Today,
    lang::Lang,
    problem::Problem,
    recurrence::{Parts, Series},
    theme,
    tree::Tree,
    village::{Activity, activity::Recurrence},
};

use crate::portal::{TODAY, folder};

const CORPUS: [(&str, &str); 8] = [
    ("pekan", include_str!("../recurrence/pekan.txt")),
    ("bulan", include_str!("../recurrence/bulan.txt")),
    ("tahun", include_str!("../recurrence/tahun.txt")),
    ("pasaran", include_str!("../recurrence/pasaran.txt")),
    ("batas", include_str!("../recurrence/batas.txt")),
    ("tepat", include_str!("../recurrence/tepat.txt")),
    ("tanpa-mulai", include_str!("../recurrence/tanpa-mulai.txt")),
    ("salah", include_str!("../recurrence/salah.txt")),
];

/// A line of the corpus.
struct Line {
    /// The first day as written, or `-`.
    start: &'static str,
    /// The phrase or the exact form.
    phrase: &'static str,
    /// The days it means, or the code of its problem.
    meaning: &'static str,
}

fn lines() -> Vec<Line> {
    let all = CORPUS.iter().flat_map(|(_, text)| text.lines()).filter(|line| !line.starts_with('#'));
    let line = |line: &'static str| match line.split(" | ").collect::<Vec<_>>().as_slice() {
        [start, phrase, meaning] => Line { start, phrase, meaning },
        _ => panic!("`{line}` has not three parts"),
    };
    all.map(line).collect()
}

/// One portal with an activity for each line, a file each.
fn inputs(lines: &[Line]) -> Inputs {
    let mut files = vec![(
        "portal.yaml".to_owned(),
        "nama: Desa\nalamat_situs: https://desa.example/\ncakrawala: 120\n".as_bytes().to_vec(),
    )];
    for (at, line) in lines.iter().enumerate() {
        let mut text = format!("judul: Kegiatan {at}\n");
        if line.start != "-" {
            let _ = writeln!(text, "tanggal: {}", line.start);
        }
        let _ = match line.phrase {
            map if map.starts_with('{') => writeln!(text, "ulang: {map}"),
            phrase => writeln!(text, "ulang: '{}'", phrase.replace('\'', "''")),
        };
        files.push((path(at), text.into_bytes()));
    }
    Inputs {
        site: Tree::from_texts(files),
        noticed: Vec::new(),
        beside: std::sync::Arc::new(jejaring::member::open::Nothing),
        themes: theme::builtin(),
        today: Today::Day(TODAY.parse().expect("a day")),
        base_url: None,
        relative_links: false,
        drafts: false,
    }
}

fn path(at: usize) -> String {
    format!("kegiatan/k{at:04}.yaml")
}

/// What is wrong with how a line was understood.
fn fault(line: &Line, activity: &Activity, problems: &[&Problem]) -> Option<String> {
    let codes: Vec<_> = problems.iter().map(|problem| problem.code).collect();
    let days: Vec<_> = activity.occurrences.iter().map(|occurrence| occurrence.days.first.to_string()).collect();
    if let Some(code) = line.meaning.strip_prefix("? ") {
        let is_shown = matches!(&activity.recurrence, Some(Recurrence::Words(_)) | None);
        return (codes != [code] || !is_shown).then(|| format!("told {codes:?}, {days:?}"));
    }
    let wanted: Vec<_> = line.meaning.trim_end_matches('.').split_whitespace().collect();
    let ends = line.meaning.ends_with('.');
    let same = if ends { days == wanted } else { days.len() >= wanted.len() && days[..wanted.len()] == wanted };
    let Some(Recurrence::Series(series)) = &activity.recurrence else { return Some(format!("told {codes:?}")) };
    let is_off = line.start != "-" && series.first.to_string() != line.start;
    let told = if is_off { &["start-off-rule"][..] } else { &[] };
    if let Some(fault) = [Lang::Id, Lang::En].into_iter().find_map(|lang| printed_again(series, lang)) {
        return Some(fault);
    }
    (!same || codes != told).then(|| {
        let days = &days[..days.len().min(wanted.len() + usize::from(ends))];
        format!("told {codes:?}, {days:?}")
    })
}

#[test]
fn rules_are_written_into_calendar_files_as_other_programs_read_them() {
    let lines: Vec<Line> = include_str!("../recurrence/rrule.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let parts: Vec<_> = line.split(" | ").collect();
            Line { start: parts[0], phrase: parts[1], meaning: parts[2] }
        })
        .collect();
    let prepared = jejaring::prepare(&inputs(&lines), &Memory::default(), &mut |_| {});
    for (at, line) in lines.iter().enumerate() {
        let path = path(at);
        let activities = prepared.village.activities.rows();
        let activity = activities.iter().find(|activity| *activity.origin.file == *path).expect("every line has one");
        let Some(Recurrence::Series(series)) = &activity.recurrence else { panic!("{} is no rule", line.phrase) };
        assert_eq!(series.first.to_string(), line.start, "{}", line.phrase);
        let rule = series.rrule(|day| day.strftime("%Y%m%d").to_string());
        assert_eq!(rule.as_deref().unwrap_or("none"), line.meaning, "{}", line.phrase);
    }
}

/// What a rule is printed as means the same when it is read again.
fn printed_again(series: &Series, lang: Lang) -> Option<String> {
    let words = series.words(lang);
    let read = Parts::read(&words).and_then(|parts| Ok((parts.limit, parts.rule(Some(series.first))?)));
    (read != Ok((series.limit, series.rule.clone()))).then(|| format!("printed as `{words}`"))
}

#[test]
fn phrases_mean_the_days_that_their_authors_mean() {
    let lines = lines();
    assert!(lines.len() >= 300, "the corpus has only {} lines", lines.len());
    let prepared = jejaring::prepare(&inputs(&lines), &Memory::default(), &mut |_| {});
    let report = prepared.report_so_far();
    let faults: Vec<_> = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| {
            let path = path(at);
            let activities = prepared.village.activities.rows();
            let activity =
                activities.iter().find(|activity| *activity.origin.file == *path).expect("every line has one");
            let problems: Vec<_> = report.problems.iter().filter(|problem| *problem.place.file == *path).collect();
            let fault = fault(line, activity, &problems)?;
            Some(format!("{} | {} | {}\n    {fault}", line.start, line.phrase, line.meaning))
        })
        .collect();
    assert!(faults.is_empty(), "{} of {} lines:\n{}", faults.len(), lines.len(), faults.join("\n"));
}

#[test]
fn a_year_whose_holidays_are_missing_is_a_note_and_no_problem() {
    let of = |libur: &str| {
        let settings = format!("nama: Desa\nalamat_situs: https://desa.example/\n{libur}");
        let built = folder("== kegiatan/a.yaml\njudul: A\ntanggal: 2026-11-22\nulang: setiap minggu")
            .file("portal.yaml", settings)
            .build();
        built.no_problems();
        built.report.years_without_holidays.into_iter().collect::<Vec<_>>()
    };
    assert_eq!(of(""), [2027]);
    assert_eq!(of("libur:\n  - {tahun: 2027, sumber: SKB, libur: {2027-01-01: Tahun Baru 2027 Masehi}}\n"), [0; 0]);
}

#[test]
fn holidays_of_the_portal_add_to_those_of_the_country_and_take_from_them() {
    let settings = "nama: Desa\nalamat_situs: https://desa.example/\nlibur:\n  - tahun: 2026\n    libur:\n      \
                    11 Desember 2026: Sedekah bumi\n      2026-12-25: tidak\n";
    let fixture =
        "== kegiatan/a.yaml\njudul: A\ntanggal: 2026-12-11\nulang: {pola: setiap Jumat, saat_libur: tiadakan}";
    for (today, next) in [("2026-11-22", "18 Desember 2026"), ("2026-12-20", "25 Desember 2026")] {
        let built = folder(fixture).file("portal.yaml", settings).today(today).build();
        built.no_problems().main_has("kegiatan/a/", next);
    }
}

#[test]
fn a_repeating_activity_shows_its_next_day_and_is_over_after_its_last() {
    let fixture =
        "== kegiatan/a.yaml\njudul: Rapat RT\ntanggal: 2026-10-19\nulang: malam Selasa Kliwon sebanyak 3 kali";
    let on = |today: &str| folder(fixture).today(today).build();
    on("2026-11-22").no_problems().main_has("kegiatan/a/", "Senin, 23 November 2026");
    on("2026-11-24").main_has("kegiatan/a/", "Senin, 28 Desember 2026");
    let over = on("2027-02-01");
    over.main_lacks("kegiatan/", "Rapat RT").main_has("kegiatan/lalu/2026/", "Rapat RT");
}

#[test]
fn a_rule_that_names_its_days_needs_no_start() {
    let fixture = "== kegiatan/a.yaml\njudul: A\nulang: setiap Jumat Kliwon ba'da Isya\n\
                   == kegiatan/b.yaml\njudul: B\ntanggal: menyusul\nulang: setiap Jumat Kliwon";
    folder(fixture)
        .build()
        .no_problems()
        .main_has("kegiatan/a/", "Jumat, 4 Desember 2026")
        .main_has("kegiatan/a/", "ba'da Isya")
        .main_has("kegiatan/b/", "Tanggal menyusul");
}
