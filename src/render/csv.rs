//! Open data: groups, partners and activities as tables.

use super::Files;
use crate::{
    artifact::SinkError,
    date,
    plan::Here,
    records::{Origin, activity::Status},
    route::Route,
    village::Village,
};

/// Writes a table for each kind of record that there is.
pub(super) fn write(files: &mut Files<'_>) -> Result<(), SinkError> {
    let village = files.site.village;
    for (name, table) in [("kelompok", groups(village)), ("mitra", partners(village)), ("kegiatan", activities(files))]
    {
        if table.len() > 1 {
            files.put(&Route::file(&format!("data/{name}.csv")), &bytes(&table, village))?;
        }
    }
    Ok(())
}

type Table = Vec<Vec<String>>;

/// The member of a district that a record comes from.
fn village_of(village: &Village, origin: &Origin) -> Option<String> {
    Some(village.fellow(origin.member.as_deref()?)?.name.clone())
}

/// A table as RFC 4180 has it, with a byte order mark so that spreadsheets read it as UTF-8.
/// Only the tables of districts name villages.
fn bytes(table: &Table, village: &Village) -> Vec<u8> {
    let left_out = usize::from(village.fellows.is_empty());
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(b"\xEF\xBB\xBF".to_vec());
    for row in table {
        writer
            .write_record(row[..row.len() - left_out].iter().map(|cell| harmless(cell)))
            .expect("memory takes every row, and all rows are of one length");
    }
    writer.into_inner().expect("memory can always be flushed")
}

/// A cell that no spreadsheet takes for a formula.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

fn row<const N: usize>(cells: [Option<String>; N]) -> Vec<String> {
    cells.into_iter().map(Option::unwrap_or_default).collect()
}

fn headings<const N: usize>(names: [&str; N]) -> Vec<String> {
    names.map(str::to_owned).to_vec()
}

fn groups(village: &Village) -> Table {
    let mut table = vec![headings([
        "id",
        "nama",
        "jenis",
        "bidang",
        "dusun",
        "berdiri",
        "jumlah_anggota",
        "telepon",
        "whatsapp",
        "ringkasan",
        "alamat_web",
        "desa",
    ])];
    for group in village.groups.rows() {
        let record = &group.record;
        let contact = record.contact.as_ref().and_then(|contacts| contacts.first());
        table.push(row([
            Some(group.id.clone()),
            Some(group.name.clone()),
            group.kind.map(|key| village.group_kinds.term(key).name.clone()),
            Some(group.fields.iter().map(|key| village.fields.term(*key).name.as_str()).collect::<Vec<_>>().join("; ")),
            group.hamlet.map(|key| village.hamlets.term(key).name.clone()),
            record.founded.map(|founded| date::partial(founded, village.portal.lang)),
            record
                .members
                .as_ref()
                .and_then(|members| members.total.as_ref()?.0.to_whole())
                .map(|total| total.to_string()),
            contact.and_then(|contact| contact.phone.as_ref()).map(|phone| phone.shown.clone()),
            contact.and_then(|contact| contact.whatsapp.as_ref()).map(|phone| phone.shown.clone()),
            record.summary.clone(),
            village.address_of(&group.origin, &group.route, None),
            village_of(village, &group.origin),
        ]));
    }
    table
}

fn partners(village: &Village) -> Table {
    let mut table = vec![headings(["id", "nama", "jenis", "sejak", "ringkasan", "alamat_web", "desa"])];
    for partner in village.partners.rows() {
        table.push(row([
            Some(partner.id.clone()),
            Some(partner.name.clone()),
            partner.kind.map(|key| village.partner_kinds.term(key).name.clone()),
            partner.record.since.map(|since| date::partial(since, village.portal.lang)),
            partner.record.summary.clone(),
            village.address_of(&partner.origin, &partner.route, None),
            Some(
                partner
                    .twins
                    .iter()
                    .filter_map(|twin| village.fellow(&twin.member))
                    .map(|it| it.name.as_str())
                    .collect::<Vec<_>>()
                    .join("; "),
            )
            .filter(|names| !names.is_empty())
            .or_else(|| village_of(village, &partner.origin)),
        ]));
    }
    table
}

fn activities(files: &Files<'_>) -> Table {
    let village = files.site.village;
    let home = Route::home();
    let here = Here::new(files.site, &home);
    let mut table = vec![headings([
        "id",
        "judul",
        "jenis",
        "mulai",
        "selesai",
        "pukul",
        "tempat",
        "penyelenggara",
        "status",
        "ulang",
        "alamat_web",
        "desa",
    ])];
    for activity in village.activities.rows() {
        let record = &activity.record;
        let place = record.place.as_ref().and_then(|place| place.name.clone().or_else(|| place.address.clone()));
        let hosts = here.parties(&activity.hosts).into_iter().map(|host| host.text).collect::<Vec<_>>().join("; ");
        table.push(row([
            Some(activity.id.clone()),
            Some(activity.title.clone()),
            activity.kind.map(|key| village.activity_kinds.term(key).name.clone()),
            activity.days.map(|days| date::iso(days.first)),
            activity.days.map(|days| date::iso(days.last)),
            activity.hours.as_ref().map(|hours| date::hours(hours, village.portal.zone.label, village.portal.lang)),
            place,
            Some(hosts),
            Some(Status::WORDS[activity.status as usize].to_owned()),
            activity.recurrence.as_ref().map(|recurrence| recurrence.words(village.portal.lang)),
            village.address_of(&activity.origin, &activity.route, record.canonical.as_ref().map(|it| it.0.as_str())),
            village_of(village, &activity.origin),
        ]));
    }
    table
}
