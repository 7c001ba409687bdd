//! The address that a text had on its old site.
//!
//! By the rules of each program: Jekyll's permalinks (jekyllrb.com/docs/permalinks), Hugo's
//! (gohugo.io/content-management/urls), Zola's (getzola.org/documentation/content/page).

use jiff::civil::Date;

use super::{
    categories, day,
    generator::{Generator, Site},
};
use crate::{
    import::draft::Draft,
    records::{
        folder::{self, Kind},
        key::fold,
        node::{Entry, Value},
    },
    slug,
};

/// A text as its address is made of it.
pub struct Post {
    /// Whether Jekyll calls it a post.
    in_posts: bool,
    /// The folders that it lies in, below the folder of the content.
    folders: Vec<String>,
    /// Its name, without a date.
    name: String,
    /// Its name as it is.
    whole: String,
    title: String,
    date: Option<Date>,
    categories: Vec<String>,
    /// Whether its file stands for its folder.
    is_index: bool,
    ending: String,
}

impl Post {
    /// The parts of an address that a draft and its file have.
    pub fn of(draft: &Draft, path: &str, _below: &str, stem: &str, prefix: Option<Date>) -> Self {
        let content = folder::in_content(path);
        let (folders, file) = content.rsplit_once('/').unwrap_or(("", content));
        let is_index = folder::is_index(file);
        let mut folders: Vec<String> =
            folders.split('/').filter(|folder| !folder.is_empty()).map(str::to_owned).collect();
        if is_index {
            folders.pop();
        }
        let in_posts = path.contains("_posts/") || path.contains("_drafts/");
        let mut all = categories(draft);
        if in_posts {
            let before: Vec<String> = folders.iter().take_while(|folder| !folder.starts_with('_')).cloned().collect();
            all = before.into_iter().chain(all).collect();
        }
        Self {
            in_posts,
            folders,
            name: draft.name.clone(),
            whole: stem.to_owned(),
            title: draft.title().unwrap_or_default().to_owned(),
            date: day(draft).or(prefix),
            categories: all.into_iter().filter(|_| draft.kind == Kind::Article).collect(),
            is_index,
            ending: if path.to_lowercase().ends_with(".htm") { "htm".to_owned() } else { "html".to_owned() },
        }
    }

    /// The path of its folders, its own name behind them.
    fn path(&self, name: &str) -> String {
        let folders = self.folders.iter().map(String::as_str).filter(|folder| !folder.starts_with('_'));
        let parts: Vec<&str> = folders.chain([name]).filter(|part| !part.is_empty()).collect();
        parts.join("/")
    }
}

/// The addresses of a text, from what it says of its own and from the settings of its site.
pub fn of(site: &Site, post: &Post, own: &[Entry]) -> Vec<String> {
    let said = |key: &str| {
        let entry = own.iter().find(|entry| fold(&entry.key) == key)?;
        if let Value::Text(text) = &entry.value.value { Some(text.trim().to_owned()) } else { None }
    };
    let whole = said("permalink").or_else(|| said("url")).or_else(|| said("path")).filter(|path| !path.contains("{{"));
    let slug = said("slug").filter(|slug| !slug.is_empty());
    let addresses = match (site.generator, whole) {
        (Generator::Jekyll, Some(pattern)) => vec![filled(&pattern, post, slug.as_deref())],
        (_, Some(path)) if path.contains("://") => vec![crate::import::known::normal(&path)],
        (_, Some(path)) => vec![path],
        (Generator::Jekyll, None) => jekyll(site, post, slug.as_deref()),
        (Generator::Hugo, None) => hugo(site, post, slug.as_deref()),
        (Generator::Zola, None) => vec![format!("/{}/", zola(post, slug.as_deref()))],
        (Generator::Eleventy, None) => vec![format!("/{}/", post.path(&post.name))],
        (Generator::Plain, None) => Vec::new(),
    };
    let rooted = |address: String| {
        let address = address.replace("//", "/");
        if address.starts_with('/') { address } else { format!("/{address}") }
    };
    addresses.into_iter().filter(|address| !address.trim_matches('/').is_empty()).map(rooted).collect()
}

fn jekyll(site: &Site, post: &Post, slug: Option<&str>) -> Vec<String> {
    let style = site.permalinks.get("").map_or("date", String::as_str);
    let pattern = match style {
        "date" => "/:categories/:year/:month/:day/:title.html",
        "pretty" => "/:categories/:year/:month/:day/:title/",
        "ordinal" => "/:categories/:year/:y_day/:title.html",
        "weekdate" => "/:categories/:year/W:week/:short_day/:title.html",
        "none" => "/:categories/:title.html",
        other => other,
    };
    if post.in_posts {
        return vec![filled(pattern, post, slug)];
    }
    let name = if post.is_index { post.path(&post.whole) } else { post.path(slug.unwrap_or(&post.whole)) };
    let is_folder = pattern.ends_with('/') || post.is_index;
    vec![if is_folder { format!("/{name}/") } else { format!("/{name}.{}", post.ending) }]
}

fn hugo(site: &Site, post: &Post, slug: Option<&str>) -> Vec<String> {
    let section = post.folders.first().map_or("", String::as_str);
    if let Some(pattern) = site.permalinks.get(section) {
        return vec![filled(pattern, post, slug)];
    }
    let path = post.path(slug.unwrap_or(&post.whole)).replace(' ', "-").to_lowercase();
    vec![if site.is_ugly && !post.is_index { format!("/{path}.html") } else { format!("/{path}/") }]
}

fn zola(post: &Post, own: Option<&str>) -> String {
    let name = own.map_or_else(|| slug::slug(&post.name), str::to_owned);
    let folders = post.folders.iter().map(|folder| folder.to_lowercase().replace(' ', "-"));
    folders.chain([name]).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/")
}

/// A pattern with its parts filled in.
fn filled(pattern: &str, post: &Post, own: Option<&str>) -> String {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some(at) = rest.find(':') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        out.push_str(&part(name, post, own).unwrap_or_else(|| format!(":{name}")));
        // Hugo's forms with brackets, such as `:sections[1:]`.
        rest = match after.strip_prefix('[').and_then(|after| after.split_once(']')) {
            Some((_, after)) => after,
            None => after,
        };
    }
    out.push_str(rest);
    out
}

fn part(name: &str, post: &Post, own: Option<&str>) -> Option<String> {
    let of_date = |format: &str| Some(post.date?.strftime(format).to_string());
    match name {
        "year" => of_date("%Y"),
        "short_year" => of_date("%y"),
        "month" => of_date("%m"),
        "i_month" => of_date("%-m"),
        "day" => of_date("%d"),
        "i_day" => of_date("%-d"),
        "y_day" | "yearday" => of_date("%j"),
        "title" if post.in_posts => Some(own.map_or_else(|| post.name.clone(), str::to_owned)),
        "slug" if post.in_posts => Some(slug::slug(own.unwrap_or(&post.name))),
        "title" => Some(slug::slug(&post.title)),
        "slug" => Some(own.map_or_else(|| slug::slug(&post.title), str::to_owned)),
        "slugorfilename" | "slugorcontentbasename" => Some(own.unwrap_or(&post.whole).to_owned()),
        "filename" | "contentbasename" | "name" => Some(post.whole.clone()),
        "basename" => Some(post.whole.clone()),
        "section" => Some(post.folders.first().cloned().unwrap_or_default()),
        "sections" => Some(post.folders.join("/")),
        "categories" => Some(post.categories.iter().map(|one| slug::slug(one)).collect::<Vec<_>>().join("/")),
        "path" => Some(post.path(&post.whole)),
        "collection" => post.folders.first().map(|folder| folder.trim_start_matches('_').to_owned()),
        "output_ext" => Some(format!(".{}", post.ending)),
        _ => None,
    }
}
