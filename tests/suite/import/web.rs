//! Feeds that lie on the web.

use super::PORTAL;
use crate::{program::disk, sync::host::Host};

/// A photo that can be read.
const PHOTO: &[u8] = include_bytes!("../../../src/image/samples/baseline.jpg");

#[test]
fn a_site_of_the_web_gives_its_feed_and_its_photos() {
    let host = Host::start();
    let own = &host.address;
    host.file("", "<!doctype html><html><head><title>Desa</title></head><body>Desa</body></html>");
    host.file("foto/panen.jpg", PHOTO);
    host.file(
        "index.php/feed",
        format!(
            "<rss version='2.0'><channel><title>Desa Lama</title><link>{own}</link><item><title>Panen</title>\
             <link>{own}artikel/2026/3/7/panen</link><pubDate>Sat, 07 Mar 2026 08:30:00 +0700</pubDate>\
             <description>&lt;img src='{own}foto/panen.jpg'&gt; Isi &lt;img src='{own}foto/hilang.jpg'&gt;</description>\
             </item></channel></rss>"
        ),
    );
    let folder = disk(PORTAL);
    folder.import(&format!("{own} --allow-local")).ends_with(0).says("1 kabar").says("1 foto").says("hilang.jpg");
    let article = folder.read("portal/kabar/panen.md");
    assert!(article.contains("gambar:\n  berkas: media/panen-") && article.contains("alt: Panen\n"), "{article}");
    let photos = folder.files("portal/media");
    assert!(photos.len() == 1 && photos.values().all(|bytes| bytes == PHOTO));
    folder.builds_clean();
    folder.import(&format!("{own} --allow-local")).ends_with(0).says("tidak ada yang baru");
    folder.import(own).ends_with(1).says("https");
}
