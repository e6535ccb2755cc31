//! Every language says the same things, every text that is used exists, and every text is used.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};

use crate::{
    rust,
    tree::{files_ending, none, text_of},
};

/// What a text is looked up with; its first argument is the id.
const CALLS: &[&str] = &["say", "say_with", "say_n"];

/// A literal that begins so is the id of a text, wherever it stands: problems and reasons travel as values.
const PREFIXES: &[&str] = &["problem-", "reason-", "purpose-", "datum-", "processor-", "safeguard-", "error-"];

/// The texts of one file: ids, and the variables of each.
type File = BTreeMap<String, BTreeSet<String>>;

/// The texts of the whole house: for each id its file and its variables.
type House = BTreeMap<String, (String, BTreeSet<String>)>;

/// Every file in a folder of texts: the folder, the language, its path.
fn files() -> Vec<(String, String, String)> {
    files_ending("", ".ftl")
        .into_iter()
        .map(|path| {
            let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
            (folder.to_owned(), name.trim_end_matches(".ftl").to_owned(), path.clone())
        })
        .collect()
}

fn read(path: &str, problems: &mut Vec<String>) -> (File, BTreeSet<String>) {
    let text = text_of(path);
    let parsed = parser::parse(text.as_str()).unwrap_or_else(|(parsed, errors)| {
        problems.extend(errors.iter().map(|error| format!("{path}: {error}")));
        parsed
    });
    let mut file = File::new();
    let mut referred = BTreeSet::new();
    for entry in &parsed.body {
        let (id, value, attributes) = match entry {
            Entry::Message(message) => (message.id.name.to_owned(), message.value.as_ref(), &message.attributes),
            Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value), &term.attributes),
            _ => continue,
        };
        let mut found = Found::default();
        value.into_iter().chain(attributes.iter().map(|one| &one.value)).for_each(|pattern| found.pattern(pattern));
        referred.append(&mut found.texts);
        if file.insert(id.clone(), found.variables).is_some() {
            problems.push(format!("{path}: {id} is there twice"));
        }
    }
    (file, referred)
}

/// What a pattern mentions.
#[derive(Default)]
struct Found {
    variables: BTreeSet<String>,
    texts: BTreeSet<String>,
}

impl Found {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Select { selector, variants } => {
                self.inline(selector);
                variants.iter().for_each(|variant| self.pattern(&variant.value));
            }
            Expression::Inline(inline) => self.inline(inline),
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.texts.insert(id.name.to_owned());
            }
            InlineExpression::TermReference { id, .. } => {
                self.texts.insert(format!("-{}", id.name));
            }
            InlineExpression::FunctionReference { arguments, .. } => {
                arguments.positional.iter().for_each(|one| self.inline(one));
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }
}

/// The literals of the program: Rust without its tests, and what stands between the marks of a template.
struct Used {
    /// Where it stands, and the literal.
    literals: Vec<(String, rust::Literal)>,
}

impl Used {
    fn read() -> Used {
        let mut literals = Vec::new();
        for folder in ["crates", "providers", "features", "fanfare"] {
            for file in files_ending(folder, ".rs") {
                if !file.contains("/tests/") && !file.starts_with("crates/house/") {
                    let found = rust::read(rust::without_tests(&text_of(&file))).1;
                    literals.extend(found.into_iter().map(|literal| (file.clone(), literal)));
                }
            }
            for file in files_ending(folder, ".html") {
                for tag in tags(&text_of(&file)) {
                    let found = rust::read(tag).1;
                    literals.extend(found.into_iter().map(|literal| (file.clone(), literal)));
                }
            }
        }
        Used { literals }
    }

    /// Whether some literal builds ids like this one: `"purpose-"`, `"purpose-{id}"` before, `"{id}-what"` behind.
    fn builds(&self, id: &str) -> bool {
        let dashes = || id.match_indices('-').map(|(at, _)| at);
        dashes().any(|at| {
            let (before, behind) = (&id[..=at], &id[at..]);
            self.literals.iter().any(|(_, literal)| {
                let text = literal.text.as_str();
                let starts = text == before || text.strip_prefix(before).is_some_and(|rest| rest.starts_with('{'));
                starts || text.strip_suffix(behind).is_some_and(|rest| rest.ends_with('}') && rest.starts_with('{'))
            })
        })
    }
}

/// The insides of `{{ … }}` and `{% … %}`.
fn tags(template: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (open, close) in [("{{", "}}"), ("{%", "%}")] {
        found.extend(template.split(open).skip(1).filter_map(|rest| rest.split(close).next()));
    }
    found
}

/// Every English text, with its file and its variables; and the texts that other texts mention.
fn english(problems: &mut Vec<String>) -> (House, BTreeSet<String>) {
    let mut all = House::new();
    let mut referred = BTreeSet::new();
    for (_, _, path) in files().into_iter().filter(|(_, language, _)| language == "en") {
        let (file, mut refers) = read(&path, problems);
        referred.append(&mut refers);
        for (id, variables) in file {
            if let Some((other, _)) = all.get(&id) {
                problems
                    .push(format!("{path}: {id} is already in {other}; every text of the house has an id of its own"));
            }
            all.insert(id, (path.clone(), variables));
        }
    }
    (all, referred)
}

#[test]
fn every_language_has_the_same_texts_with_the_same_variables() {
    let mut problems = Vec::new();
    for (folder, language, path) in files() {
        if language == "en" {
            read(&path, &mut problems);
            continue;
        }
        let base = format!("{folder}/en.ftl");
        if !files().iter().any(|(_, _, other)| *other == base) {
            problems.push(format!("{path} has no {base} beside it"));
            continue;
        }
        let (wanted, found) = (read(&base, &mut Vec::new()).0, read(&path, &mut problems).0);
        for (id, variables) in &wanted {
            match found.get(id) {
                None => problems.push(format!("{path} lacks {id}")),
                Some(other) if other != variables => {
                    problems.push(format!("{path}: {id} has the variables {other:?}, in English {variables:?}"));
                }
                Some(_) => {}
            }
        }
        for id in found.keys().filter(|id| !wanted.contains_key(*id)) {
            problems.push(format!("{path}: {id} is not in {base}"));
        }
    }
    none(&problems);
}

#[test]
fn every_text_of_the_house_has_an_id_of_its_own() {
    let mut problems = Vec::new();
    let (all, _) = english(&mut problems);
    assert!(!all.is_empty(), "no text was found: is the walk looking in the right place?");
    none(&problems);
}

#[test]
fn every_text_that_is_used_exists() {
    let (all, _) = english(&mut Vec::new());
    let mut problems = Vec::new();
    for (file, literal) in Used::read().literals {
        let id = literal.text.as_str();
        let whole = !id.ends_with('-') && !id.contains(['{', ' ', '\\', '/', '.', ':']);
        let called = literal.call.as_deref().filter(|call| CALLS.contains(call));
        if !whole || id.is_empty() || !(called.is_some() || PREFIXES.iter().any(|prefix| id.starts_with(prefix))) {
            continue;
        }
        match all.get(id) {
            None => problems.push(format!("{file} uses the text {id}, which is in no en.ftl")),
            Some((path, variables)) => match called {
                Some("say") if !variables.is_empty() => {
                    problems.push(format!("{file} says {id} without its variables {variables:?} ({path})"));
                }
                Some("say_n") if !variables.contains("n") => {
                    problems.push(format!("{file} says {id} with a number, and {path} has no {{ $n }} in it"));
                }
                _ => {}
            },
        }
    }
    none(&problems);
}

#[test]
fn every_text_is_used() {
    let (all, referred) = english(&mut Vec::new());
    let used = Used::read();
    let literals: BTreeSet<&str> = used.literals.iter().map(|(_, literal)| literal.text.as_str()).collect();
    let unused =
        all.iter().filter(|(id, _)| !literals.contains(id.as_str()) && !referred.contains(*id) && !used.builds(id));
    none(&unused.map(|(id, (path, _))| format!("{path}: {id} is used nowhere: remove it")).collect::<Vec<_>>());
}

#[test]
fn a_literal_that_builds_ids_is_recognised() {
    let literal = |text: &str| ("x.rs".to_owned(), rust::Literal { text: text.to_owned(), call: None });
    let used = Used { literals: ["purpose-", "service-{name}", "{id}-what"].map(literal).into() };
    assert!(used.builds("purpose-receipt") && used.builds("service-spotify") && used.builds("error-gone-what"));
    assert!(!used.builds("purposes") && !used.builds("problem-upc"));
}

/// The words of a pattern, without what a program fills in and without literals in braces.
fn words_of(pattern: &Pattern<&str>, into: &mut Vec<String>) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => into.push((*value).to_owned()),
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                variants.iter().for_each(|variant| words_of(&variant.value, into));
            }
            PatternElement::Placeable { .. } => {}
        }
    }
}

/// Signs of another script in words of this language. What is written for machines (names, codes, times as they are typed)
/// keeps its own: it holds Latin letters, or digits around a `-` or `:`, or follows the name of a standard.
fn foreign(language: &str, words: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut before = "";
    for word in words.split_whitespace() {
        let machine = word.chars().any(|sign| sign.is_ascii_alphabetic())
            || ["-", ":"]
                .iter()
                .any(|mark| word.split(mark).filter(|part| part.contains(|c: char| c.is_ascii_digit())).count() > 1);
        let standard = before.chars().all(|sign| sign.is_ascii_uppercase() || sign == '(') && !before.is_empty();
        if word.contains(|sign: char| sign.is_ascii_digit()) && !machine && !standard {
            found.push(format!("the digits of {word}"));
        }
        let native = word.chars().any(|sign| matches!(sign, '\u{600}'..='\u{6ff}'));
        if language == "ur" && native && (word.contains([',', ';', '?']) || word.ends_with('.')) {
            found.push(format!("the punctuation of {word}"));
        }
        before = word;
    }
    found
}

#[test]
fn gujarati_and_urdu_have_their_own_digits_and_urdu_its_own_punctuation() {
    let mut problems = Vec::new();
    for (_, language, path) in files().into_iter().filter(|(_, language, _)| ["gu", "ur"].contains(&language.as_str()))
    {
        let text = text_of(&path);
        let parsed = parser::parse(text.as_str()).unwrap_or_else(|(parsed, _)| parsed);
        for entry in &parsed.body {
            let Entry::Message(message) = entry else { continue };
            let mut words = Vec::new();
            message.value.iter().for_each(|pattern| words_of(pattern, &mut words));
            for sign in words.iter().flat_map(|words| foreign(&language, words)) {
                problems.push(format!("{path}: {}: {sign}", message.id.name));
            }
        }
    }
    none(&problems);
}

#[test]
fn a_foreign_sign_is_recognised() {
    assert_eq!(foreign("gu", "છેલ્લા 30 દિવસ").len(), 1);
    assert_eq!(foreign("ur", "ہاں, 72 گھنٹے").len(), 2);
    assert_eq!(foreign("ur", "کیا? ہاں.").len(), 2);
    for sound in ["SHA-256", "(RFC 3339)", "18:00", "2026-11-27", "GB-ABC-26-00017", "limit ۱ سے", "ہاں، ۷۲؛ کیا؟"]
    {
        assert_eq!(foreign("ur", sound), Vec::<String>::new(), "{sound}");
    }
}
