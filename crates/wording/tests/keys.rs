//! Both languages say the same things, everything they say is used, and everything used is said.

#![expect(clippy::unwrap_used, reason = "a test may panic, also in its helpers")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{self, Expression, InlineExpression, Pattern, PatternElement};

/// Key → the variables in its text.
type Keys = BTreeMap<String, BTreeSet<String>>;

fn crates() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// All texts of a language: those of `da.ftl` and of every `da-….ftl` beside it.
fn keys(language: &str) -> Keys {
    let mut keys = Keys::new();
    for file in fs::read_dir(crates().join("wording/texts")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        if name == language || name.starts_with(&format!("{language}-")) {
            add_keys(language, &path, &mut keys);
        }
    }
    keys
}

fn add_keys(language: &str, path: &Path, keys: &mut Keys) {
    let source = fs::read_to_string(path).unwrap();
    let resource = fluent_syntax::parser::parse(source.as_str())
        .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
    for entry in &resource.body {
        if let ast::Entry::Message(message) = entry {
            let mut variables = BTreeSet::new();
            variables_of(message.value.as_ref().unwrap(), &mut variables);
            let before = keys.insert(message.id.name.to_owned(), variables);
            assert!(before.is_none(), "{language}: `{}` stands twice", message.id.name);
        }
    }
}

fn variables_of(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            match expression {
                Expression::Inline(inline) => variable_of(inline, found),
                Expression::Select { selector, variants } => {
                    variable_of(selector, found);
                    for variant in variants {
                        variables_of(&variant.value, found);
                    }
                }
            }
        }
    }
}

fn variable_of(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    if let InlineExpression::VariableReference { id } = inline {
        found.insert(id.name.to_owned());
    }
}

/// The text of every source file and template that may show a text.
fn sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for name in fs::read_dir(crates()).unwrap() {
        let path = name.unwrap().path();
        for part in ["src", "templates"] {
            collect(&path.join(part), &mut found);
        }
    }
    found
}

fn collect(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|it| it == "rs" || it == "html") {
            let text = fs::read_to_string(&path).unwrap();
            // The tests of this crate name a key that must not exist.
            let text = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
            found.push((path, text));
        }
    }
}

/// The literals that code hands to `text` and `text_with`, or chooses between in a `match`.
fn keys_asked_for(source: &str, domains: &BTreeSet<&str>) -> BTreeSet<String> {
    let calls = ["text(", "text_with("].into_iter().flat_map(|call| {
        source.split(call).skip(1).filter_map(|rest| literal_among_first_arguments(rest))
    });
    let arms =
        source.split("=> \"").skip(1).filter_map(|rest| rest.split('"').next()).filter(|literal| {
            literal.split_once('-').is_some_and(|(domain, _)| domains.contains(domain))
        });
    calls.chain(arms).map(str::to_owned).collect()
}

fn literal_among_first_arguments(rest: &str) -> Option<&str> {
    let (before, after) = rest.split_once('"')?;
    let harmless = |it: char| it.is_alphanumeric() || " _.,&\n".contains(it);
    let literal = after.split('"').next()?;
    (before.chars().all(harmless) && is_like_a_key(literal)).then_some(literal)
}

fn is_like_a_key(literal: &str) -> bool {
    literal.contains('-') && literal.chars().all(|it| it == '-' || it.is_ascii_alphanumeric())
}

/// The codes of problems that the sources name: the literal given to `Problem::new`, or to one of
/// the small functions around it that the checks have.
fn codes_named(source: &str) -> BTreeSet<String> {
    let calls =
        ["Problem::new(", "told(", "tell(", "of(", "demand(", "words(", "stage(", "unanswered = "];
    let literals = calls.into_iter().flat_map(|call| {
        source.split(call).skip(1).flat_map(|rest| {
            let statement = rest.split([';', '{', '}']).next().unwrap_or_default();
            let literals = statement.split('"').skip(1).step_by(2);
            literals.filter(|it| is_like_a_key(it)).map(str::to_owned).collect::<Vec<_>>()
        })
    });
    let plain = source.split("Problem::new(\"").skip(1).filter_map(|it| it.split('"').next());
    literals.chain(plain.map(str::to_owned)).collect()
}

/// A key that no literal names because it is put together: of a problem's code, of a type, of the
/// reason why a text cannot be read.
fn is_put_together(key: &str, codes: &BTreeSet<String>) -> bool {
    let code = key.strip_prefix("problem-").map(|it| it.strip_suffix("-help").unwrap_or(it));
    let is_code = code.is_some_and(|it| codes.contains(it));
    is_code || ["type-", "reason-", "month-"].iter().any(|it| key.starts_with(it))
}

#[test]
fn every_problem_has_its_words() {
    let keys = keys("da");
    let mut missing = Vec::new();
    for (path, source) in sources() {
        let plain = source.split("Problem::new(\"").skip(1).filter_map(|it| it.split('"').next());
        for code in plain.filter(|it| !keys.contains_key(&format!("problem-{it}"))) {
            missing.push(format!("{code} ({})", path.display()));
        }
    }
    assert!(missing.is_empty(), "no sentence for: {missing:#?}");
}

#[test]
fn every_word_that_a_problem_names_exists() {
    let keys = keys("da");
    let mut missing = BTreeSet::new();
    for (_, source) in sources() {
        let named = source.split("\"@").skip(1).filter_map(|it| it.split('"').next());
        let whole = named.filter(|it| is_like_a_key(it) && !it.starts_with("step-"));
        missing.extend(whole.filter(|it| !keys.contains_key(*it)).map(str::to_owned));
    }
    assert!(missing.is_empty(), "no text for: {missing:#?}");
}

#[test]
fn both_languages_have_the_same_keys_and_variables() {
    let (danish, english) = (keys("da"), keys("en"));
    let differing: Vec<_> = danish
        .keys()
        .chain(english.keys())
        .filter(|key| danish.get(*key) != english.get(*key))
        .collect();
    assert!(differing.is_empty(), "not the same in da.ftl and en.ftl: {differing:?}");
}

#[test]
fn every_key_is_used() {
    let sources = sources();
    let codes = sources.iter().flat_map(|(_, text)| codes_named(text)).collect();
    let keys = keys("da");
    let unused: Vec<_> = keys
        .keys()
        .filter(|key| {
            let literal = format!("\"{key}\"");
            // An argument that is itself a text key begins with `@`.
            let argument = format!("\"@{key}");
            let named = |text: &str| text.contains(&literal) || text.contains(&argument);
            let is_named = sources.iter().any(|(_, text)| named(text));
            !is_named && !is_put_together(key, &codes)
        })
        .collect();
    assert!(unused.is_empty(), "no code and no template uses: {unused:?}");
}

#[test]
fn every_key_used_exists() {
    let keys = keys("da");
    let domains = keys.keys().filter_map(|key| key.split('-').next()).collect();
    let mut missing = Vec::new();
    // These rooms have no language; what looks like a key there is a word of theirs.
    let silent = ["standards", "casework", "store", "office"].map(|it| crates().join(it));
    let speaks = |path: &Path| !silent.iter().any(|it| path.starts_with(it));
    for (path, source) in sources().into_iter().filter(|(path, _)| speaks(path)) {
        for key in keys_asked_for(&source, &domains) {
            if !keys.contains_key(&key) {
                missing.push(format!("{key} ({})", path.display()));
            }
        }
    }
    assert!(missing.is_empty(), "no text for: {missing:#?}");
}
