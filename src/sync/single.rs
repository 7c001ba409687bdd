//! A file or two of the web, fetched within the same limits as those of members.

use url::Url;

use super::{
    Fault, Limits,
    budget::Budget,
    net::{Answer, Net},
    page,
};
use crate::member::found::{self, Kind};

/// What fetches single files.
pub struct Single {
    net: Net,
    budget: Budget,
}

/// Where feeds usually lie, seen from a page.
const USUAL_FEEDS: &[&str] = &["index.php/feed", "feed", "feed.xml", "rss.xml", "atom.xml", "index.xml"];

impl Single {
    /// Fetches within the usual limits; hosts of a local network only where that was asked for.
    pub fn new(allow_local: bool) -> Self {
        let limits = Limits::default();
        Self { net: Net::new(&limits, allow_local), budget: Budget::new(&limits) }
    }

    /// A file of the web.
    ///
    /// # Errors
    /// When it cannot be had.
    pub fn file(&self, address: &str) -> Result<Vec<u8>, Fault> {
        let address = Url::parse(address).map_err(|_| Fault::Address(address.to_owned()))?;
        self.get(&address, self.net.limits().image)
    }

    /// A feed or calendar: at an address, or linked by the page that lies there.
    ///
    /// # Errors
    /// When there is none, or it cannot be had.
    pub fn feed(&self, address: &str) -> Result<(String, Vec<u8>), Fault> {
        let address = Url::parse(address).map_err(|_| Fault::Address(address.to_owned()))?;
        let most = self.net.limits().index;
        let bytes = self.get(&address, most)?;
        if found::kind(&bytes) != Some(Kind::Page) {
            return Ok((address.to_string(), bytes));
        }
        let links = page::links(&bytes, &address);
        let usual = USUAL_FEEDS.iter().filter_map(|path| address.join(path).ok());
        for feed in links.feeds.into_iter().chain(links.calendars).chain(usual) {
            if let Ok(bytes) = self.get(&feed, most)
                && matches!(found::kind(&bytes), Some(Kind::Feed | Kind::Calendar))
            {
                return Ok((feed.to_string(), bytes));
            }
        }
        Err(Fault::LeadsNowhere(address.into()))
    }

    fn get(&self, address: &Url, most: u64) -> Result<Vec<u8>, Fault> {
        match self.net.fetch(address, None, most, &self.budget)? {
            Answer::File(file) => Ok(file.bytes),
            Answer::Unchanged => Err(Fault::Cut(address.to_string())),
        }
    }
}
