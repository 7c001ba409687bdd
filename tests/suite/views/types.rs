//! What templates see, read from the source: the types that become views, field by field, in the
//! words of theme makers.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt, fs,
    path::Path,
    sync::LazyLock,
};

use syn::{Attribute, Fields, GenericArgument, Item, PathArguments, Type, UseTree, spanned::Spanned};

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Number,
    YesNo,
    /// Whatever an author or a theme put there.
    Anything,
    /// A view, by its name.
    View(String),
    List(Box<Kind>),
    OrNothing(Box<Kind>),
    /// Values by names that differ from portal to portal.
    ByName(Box<Kind>),
}

/// A field of a view.
#[derive(Clone, Debug)]
pub struct Field {
    pub name: String,
    pub kind: Kind,
    pub doc: String,
}

/// Something with fields that a template sees.
#[derive(Clone, Debug, Default)]
pub struct View {
    pub doc: String,
    pub fields: Vec<Field>,
}

/// All that templates see.
pub struct Views {
    /// By name.
    pub views: BTreeMap<String, View>,
    /// The view of each page template, in the order of the page kinds.
    pub pages: Vec<(String, String)>,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text => f.write_str("text"),
            Self::Number => f.write_str("number"),
            Self::YesNo => f.write_str("true or false"),
            Self::Anything => f.write_str("anything"),
            Self::View(name) => f.write_str(name),
            Self::List(of) => write!(f, "list of {of}"),
            Self::OrNothing(of) => write!(f, "{of} or nothing"),
            Self::ByName(of) => write!(f, "{of} by name"),
        }
    }
}

impl Kind {
    /// The kind that these words stand for: `list of Link`, `DateView or nothing`.
    pub fn of_words(words: &str) -> Self {
        let boxed = |words: &str| Box::new(Self::of_words(words));
        if let Some(of) = words.strip_suffix(" or nothing") {
            return Self::OrNothing(boxed(of));
        }
        if let Some(of) = words.strip_suffix(" by name") {
            return Self::ByName(boxed(of));
        }
        if let Some(of) = words.strip_prefix("list of ") {
            return Self::List(boxed(of));
        }
        match words {
            "text" => Self::Text,
            "number" => Self::Number,
            "true or false" => Self::YesNo,
            "anything" => Self::Anything,
            view => Self::View(view.to_owned()),
        }
    }

    /// The same without what may be nothing.
    pub fn given(&self) -> &Self {
        if let Self::OrNothing(of) = self { of.given() } else { self }
    }
}

impl Views {
    /// Those of this program, read from its sources once for all tests.
    pub fn known() -> &'static Self {
        static KNOWN: LazyLock<Views> = LazyLock::new(Views::read);
        &KNOWN
    }

    fn read() -> Self {
        let sources = Sources::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
        let mut views = Self { views: BTreeMap::new(), pages: Vec::new() };
        let mut names = BTreeMap::new();
        for (module, name) in [("plan::view", "Head"), ("plan::portal", "PortalView")] {
            sources.add(&key(module, name), &mut views.views, &mut names);
        }
        let pages = sources.of_pages().into_iter().map(|at| {
            let name = sources.add(&at, &mut views.views, &mut names);
            (template_of(&views.views[&name].doc), name)
        });
        views.pages = pages.collect();
        let told: BTreeSet<&str> = views.pages.iter().map(|(template, _)| template.as_str()).collect();
        let known = sources.templates();
        assert_eq!(told, known.iter().map(String::as_str).collect(), "each view begins with the name of its template");
        let patterns = sources.add(&key("plan::patterns", "PatternsView"), &mut views.views, &mut names);
        views.pages.push((template_of(&views.views[&patterns].doc), patterns));
        views
    }

    /// The kind of a field, if a value of this kind has it.
    pub fn field(&self, of: &Kind, name: &str) -> Option<Kind> {
        match of.given() {
            Kind::View(view) => {
                self.views.get(view)?.fields.iter().find(|field| field.name == name).map(|field| field.kind.clone())
            }
            Kind::ByName(of) => Some((**of).clone()),
            Kind::Anything => Some(Kind::Anything),
            Kind::Text | Kind::Number | Kind::YesNo | Kind::List(_) | Kind::OrNothing(_) => None,
        }
    }
}

/// The template that a view's first words name.
fn template_of(doc: &str) -> String {
    let named = doc.strip_prefix('`').and_then(|doc| doc.split_once('`')).map(|(template, _)| template.to_owned());
    named.unwrap_or_else(|| panic!("the view of a page names its template first, not: {doc}"))
}

/// A type by its module and name.
type Key = (Vec<String>, String);

fn key(module: &str, name: &str) -> Key {
    (module.split("::").map(str::to_owned).collect(), name.to_owned())
}

/// The folders of modules whose types are views or stand in them.
const VIEWED: &[&str] = &["plan", "markdown"];

/// The parsed modules of the program, by their path.
struct Sources {
    modules: BTreeMap<Vec<String>, Module>,
}

#[derive(Default)]
struct Module {
    items: Vec<Item>,
    /// What names from elsewhere stand for.
    uses: BTreeMap<String, Vec<String>>,
}

impl Sources {
    fn read(root: &Path) -> Self {
        let mut sources = Self { modules: BTreeMap::new() };
        for folder in VIEWED {
            sources.read_folder(&root.join(folder), &[(*folder).to_owned()]);
        }
        sources
    }

    fn read_folder(&mut self, folder: &Path, module: &[String]) {
        for entry in fs::read_dir(folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            let stem = path.file_stem().and_then(|stem| stem.to_str()).expect("a name").to_owned();
            let own = if stem == "mod" { module.to_vec() } else { [module, &[stem]].concat() };
            if path.is_dir() {
                self.read_folder(&path, &own);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("a source");
                let items = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display())).items;
                let mut uses = BTreeMap::new();
                for item in &items {
                    if let Item::Use(item) = item {
                        collect(&item.tree, &mut Vec::new(), &mut uses);
                    }
                }
                self.modules.insert(own, Module { items, uses });
            }
        }
    }

    /// The views of all kinds of pages, from the variants of `plan::View`.
    fn of_pages(&self) -> Vec<Key> {
        let plan = vec!["plan".to_owned()];
        let found = self.modules[&plan].items.iter().find_map(|item| match item {
            Item::Enum(item) if item.ident == "View" => Some(item),
            _ => None,
        });
        let view = found.expect("`plan` has an enum `View`");
        assert_eq!(serde_words(&view.attrs), ["untagged"], "a template sees the view itself as `page`");
        let of_variant = |variant: &syn::Variant| {
            let field = variant.fields.iter().next().expect("a variant holds its view");
            let path = path_of(&field.ty).unwrap_or_else(|| panic!("{}: no path", variant.ident));
            let inner = argument(&field.ty).filter(|_| path.last().is_some_and(|last| last == "Box"));
            let path = inner.and_then(path_of).unwrap_or(path);
            self.resolve(&plan, &path).unwrap_or_else(|| panic!("{} is no view", path.join("::")))
        };
        view.variants.iter().map(of_variant).collect()
    }

    /// The templates that `Page::template` names.
    fn templates(&self) -> BTreeSet<String> {
        let is_it = |item: &&syn::ImplItemFn| item.sig.ident == "template";
        let functions = self.modules[&vec!["plan".to_owned()]].items.iter().filter_map(|item| match item {
            Item::Impl(item) => item.items.iter().find_map(|item| match item {
                syn::ImplItem::Fn(item) => Some(item).filter(is_it),
                _ => None,
            }),
            _ => None,
        });
        let text = functions.map(|item| item.span().source_text().expect("spans know their text")).collect::<String>();
        text.split('"').filter(|part| part.ends_with(".html")).map(str::to_owned).collect()
    }

    /// Adds a type and all that it holds; returns the name that it has in the reference.
    fn add(&self, at: &Key, views: &mut BTreeMap<String, View>, names: &mut BTreeMap<String, Key>) -> String {
        let name = at.1.clone();
        if let Some(other) = names.get(&name) {
            assert_eq!(other, at, "two views are called `{name}`; theme makers could not tell them apart");
            return name;
        }
        names.insert(name.clone(), at.clone());
        let view = self.view(at, views, names);
        views.insert(name.clone(), view);
        name
    }

    fn view(&self, at: &Key, views: &mut BTreeMap<String, View>, names: &mut BTreeMap<String, Key>) -> View {
        let item = self.structure(at).unwrap_or_else(|| panic!("no struct {at:?}"));
        let place = || format!("{}::{}", at.0.join("::"), at.1);
        assert!(serde_words(&item.attrs).is_empty(), "{}: teach the reference this serde attribute", place());
        let Fields::Named(fields) = &item.fields else { panic!("{} has no named fields", place()) };
        let mut view = View { doc: doc(&item.attrs), fields: Vec::new() };
        for field in &fields.named {
            let mut name = field.ident.as_ref().expect("a named field").to_string();
            let (mut flat, mut left_out) = (false, false);
            for word in serde_words(&field.attrs) {
                match word.split_once('=').map_or((word.as_str(), ""), |(word, value)| (word.trim(), value.trim())) {
                    ("rename", value) => value.trim_matches('"').clone_into(&mut name),
                    ("flatten", _) => flat = true,
                    ("skip" | "skip_serializing", _) => left_out = true,
                    (other, _) => panic!("{}.{name}: teach the reference `serde({other})`", place()),
                }
            }
            if left_out {
                continue;
            }
            if flat {
                let path = path_of(&field.ty).expect("what is flattened is a struct");
                let inner = self.resolve(&at.0, &path).expect("what is flattened is a struct");
                view.fields.extend(self.view(&inner, views, names).fields);
                continue;
            }
            let kind = self.kind(&at.0, &field.ty, &place, views, names);
            let doc = doc(&field.attrs);
            assert!(!doc.is_empty(), "{}.{name} has no sentence", place());
            view.fields.push(Field { name, kind, doc });
        }
        view
    }

    fn kind(
        &self,
        module: &[String],
        of: &Type,
        place: &dyn Fn() -> String,
        views: &mut BTreeMap<String, View>,
        names: &mut BTreeMap<String, Key>,
    ) -> Kind {
        if let Type::Reference(reference) = of {
            return self.kind(module, &reference.elem, place, views, names);
        }
        let path = path_of(of).unwrap_or_else(|| panic!("{}: the reference has no words for this type", place()));
        let mut inner = |wrap: fn(Box<Kind>) -> Kind| {
            let argument = argument(of).expect("it has an argument");
            wrap(Box::new(self.kind(module, argument, place, views, names)))
        };
        match path.last().map(String::as_str).unwrap_or_default() {
            "String" | "str" => Kind::Text,
            "bool" => Kind::YesNo,
            "usize" | "u64" | "u32" | "u16" | "u8" | "i64" | "i32" | "i16" | "i8" | "f64" => Kind::Number,
            "Value" => Kind::Anything,
            "Option" => inner(Kind::OrNothing),
            "Vec" => inner(Kind::List),
            "BTreeMap" => inner(Kind::ByName),
            "Box" | "Shared" | "Rendered" => *Box::new(inner(|kind| *kind)),
            _ => {
                let at = self.resolve(module, &path);
                let at = at.unwrap_or_else(|| panic!("{}: the reference does not know {}", place(), path.join("::")));
                Kind::View(self.add(&at, views, names))
            }
        }
    }

    fn structure(&self, (module, name): &Key) -> Option<&syn::ItemStruct> {
        self.modules.get(module)?.items.iter().find_map(|item| match item {
            Item::Struct(item) if item.ident == name.as_str() => Some(item),
            _ => None,
        })
    }

    /// The struct that a path stands for, as written in a module.
    fn resolve(&self, module: &[String], path: &[String]) -> Option<Key> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => self.at(rest),
            "self" => self.at(&[module, rest].concat()),
            "super" => {
                let above = &module[..module.len().checked_sub(1)?];
                self.resolve(above, &[&["self".to_owned()], rest].concat())
            }
            _ => self.at(&[module, path].concat()).or_else(|| {
                let used = self.modules.get(module)?.uses.get(first).filter(|used| used.first() != Some(first))?;
                self.resolve(module, &[used, rest].concat())
            }),
        }
    }

    /// The struct at a whole path, or what the module there passes on under that name.
    fn at(&self, path: &[String]) -> Option<Key> {
        let (name, folder) = path.split_last()?;
        let key = (folder.to_vec(), name.clone());
        if self.structure(&key).is_some() {
            return Some(key);
        }
        let used = self.modules.get(folder)?.uses.get(name)?;
        self.resolve(folder, used)
    }
}

/// What each name of a `use` stands for.
fn collect(tree: &UseTree, before: &mut Vec<String>, uses: &mut BTreeMap<String, Vec<String>>) {
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            collect(&path.tree, before, uses);
            before.pop();
        }
        UseTree::Name(name) if name.ident == "self" => {
            uses.extend(before.last().map(|last| (last.clone(), before.clone())));
        }
        UseTree::Name(name) => {
            let name = name.ident.to_string();
            uses.insert(name.clone(), [before.as_slice(), &[name]].concat());
        }
        UseTree::Rename(rename) => {
            uses.insert(rename.rename.to_string(), [before.as_slice(), &[rename.ident.to_string()]].concat());
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| collect(tree, before, uses)),
        UseTree::Glob(_) => {}
    }
}

fn path_of(of: &Type) -> Option<Vec<String>> {
    let Type::Path(path) = of else { return None };
    Some(path.path.segments.iter().map(|segment| segment.ident.to_string()).collect())
}

/// The last of a type's arguments: what a list or a map holds.
fn argument(of: &Type) -> Option<&Type> {
    let Type::Path(path) = of else { return None };
    let PathArguments::AngleBracketed(arguments) = &path.path.segments.last()?.arguments else { return None };
    arguments.args.iter().rev().find_map(|argument| match argument {
        GenericArgument::Type(inner) => Some(inner),
        _ => None,
    })
}

/// What stands in the `#[serde(…)]` of something, part by part.
fn serde_words(attributes: &[Attribute]) -> Vec<String> {
    let of_serde = attributes.iter().filter(|attribute| attribute.path().is_ident("serde"));
    let texts = of_serde.filter_map(|attribute| match &attribute.meta {
        syn::Meta::List(list) => Some(list.tokens.to_string()),
        _ => None,
    });
    texts.flat_map(|text| text.split(',').map(|word| word.trim().to_owned()).collect::<Vec<_>>()).collect()
}

/// A doc comment on one line, without links into the code.
fn doc(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter(|attribute| attribute.path().is_ident("doc")).filter_map(|attribute| {
        let syn::Meta::NameValue(pair) = &attribute.meta else { return None };
        let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) = &pair.value else { return None };
        Some(text.value().trim().to_owned())
    });
    let text = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    text.replace("[`", "`").replace("`]", "`")
}
