//! What is wrong with photos and drawings.

use super::{Place, Problem, Text, text};
use crate::image::{Fault, Foreign};

impl Problem {
    /// A photo at `path` that is not published. `place` is the file itself, or the line that
    /// asks for it.
    pub fn unusable_image(place: Place, path: &str, fault: Fault) -> Self {
        let (code, message, help) = match fault {
            Fault::Empty => (
                "empty-image",
                text!("`{path}` kosong, tidak ada foto di dalamnya", "`{path}` is empty, it holds no picture"),
                send_again(),
            ),
            Fault::NotAnImage => {
                ("not-an-image", text!("`{path}` bukan foto atau gambar", "`{path}` is not a picture"), save_as_jpeg())
            }
            Fault::Heic => (
                "heic-image",
                text!(
                    "`{path}` adalah foto HEIC, yang tidak tampil di kebanyakan HP pembaca",
                    "`{path}` is a HEIC photo, which few browsers show"
                ),
                heic(),
            ),
            Fault::Foreign(foreign) => {
                let Text { id, en } = name(foreign);
                (
                    "foreign-image",
                    text!(
                        "`{path}` adalah {id}, bukan foto yang bisa tampil di halaman",
                        "`{path}` is {en}, which pages do not show as a picture"
                    ),
                    way_out(foreign),
                )
            }
            Fault::Truncated => (
                "truncated-image",
                text!(
                    "`{path}` terpotong, bagian akhir fotonya tidak ada",
                    "`{path}` is cut off, the end of the picture is missing"
                ),
                send_again(),
            ),
            Fault::Damaged => (
                "damaged-image",
                text!(
                    "`{path}` rusak, isinya tidak bisa dibaca sebagai foto",
                    "`{path}` is damaged and cannot be read as a picture"
                ),
                send_again(),
            ),
            Fault::TooLarge => (
                "huge-image",
                text!("`{path}` terlalu besar untuk halaman web", "`{path}` is too large for a web page"),
                make_smaller(),
            ),
            Fault::PrivateAvif => (
                "private-avif",
                text!(
                    "`{path}` adalah foto AVIF yang menyimpan data lain, mungkin juga lokasi, jadi tidak diterbitkan",
                    "`{path}` is an AVIF photo that holds other data, perhaps a position, so it is not published"
                ),
                save_as_jpeg(),
            ),
            Fault::Entities => (
                "svg-entities",
                text!(
                    "gambar SVG `{path}` memakai singkatan (`<!ENTITY`), yang tidak diterbitkan",
                    "the drawing `{path}` defines entities (`<!ENTITY`), which are not published"
                ),
                plain_svg(),
            ),
        };
        Self::error(code, place, message).with_help(help)
    }
}

fn name(foreign: Foreign) -> Text {
    match foreign {
        Foreign::TiffOrRaw => text!("foto TIFF atau foto mentah kamera (RAW)", "a TIFF or raw camera photo"),
        Foreign::Bmp => text!("gambar BMP", "a BMP picture"),
        Foreign::Psd => text!("berkas Photoshop", "a Photoshop file"),
        Foreign::NewerJpeg => text!("foto JPEG XL atau JPEG 2000", "a JPEG XL or JPEG 2000 photo"),
        Foreign::Video => text!("video", "a video"),
        Foreign::Document => text!("dokumen", "a document"),
        Foreign::WebPage => text!("halaman web", "a web page"),
    }
}

fn way_out(foreign: Foreign) -> Text {
    match foreign {
        Foreign::TiffOrRaw | Foreign::Bmp | Foreign::Psd | Foreign::NewerJpeg => save_as_jpeg(),
        Foreign::WebPage => download_again(),
        Foreign::Video => text!(
            "unggah videonya ke YouTube atau sejenisnya lalu tulis tautannya, atau pakai satu foto dari video itu",
            "put the video on YouTube or the like and write its link, or use a still from it"
        ),
        Foreign::Document => text!(
            "tulis sebagai tautan, `[nama dokumen](media/…)`, atau pakai fotonya saja",
            "write it as a link, `[name of the document](media/…)`, or use a photo of it"
        ),
    }
}

fn save_as_jpeg() -> Text {
    text!(
        "buka fotonya, simpan atau ekspor sebagai JPEG (`.jpg`), lalu pakai berkas yang baru",
        "open it, save or export it as JPEG (`.jpg`) and use the new file"
    )
}

fn heic() -> Text {
    text!(
        "kirim foto itu lewat WhatsApp dan pakai hasilnya, atau simpan sebagai JPEG; untuk foto berikutnya, di iPhone pilih Pengaturan > Kamera > Format > Paling Kompatibel, di Android matikan HEIF/HEIC (foto efisiensi tinggi) di setelan kamera",
        "save it as JPEG, or send it through WhatsApp and use what arrives; for the next photos choose Settings > Camera > Formats > Most Compatible on an iPhone, or switch off HEIF/HEIC (high efficiency) in an Android's camera settings"
    )
}

fn send_again() -> Text {
    text!(
        "salin atau unduh lagi berkasnya dari HP atau pengirimnya sampai selesai",
        "copy or download it again from the phone or the sender, to the end"
    )
}

fn download_again() -> Text {
    text!(
        "yang tersimpan halamannya, bukan fotonya: buka fotonya, tekan lama, pilih Unduh gambar",
        "the page was saved, not the photo: open the photo, press it long and choose Download image"
    )
}

fn make_smaller() -> Text {
    text!(
        "kecilkan fotonya, misalnya sampai lebar 2000 piksel, atau kirim lewat WhatsApp dan pakai hasilnya",
        "make it smaller, such as 2000 pixels wide, or send it through WhatsApp and use what arrives"
    )
}

fn plain_svg() -> Text {
    text!(
        "simpan lagi dari aplikasi gambarnya sebagai SVG polos (Plain SVG)",
        "save it again from the drawing program as plain SVG"
    )
}
