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

fn keys(language: &str) -> Keys {
    let path = crates().join(format!("wording/texts/{language}.ftl"));
    let source = fs::read_to_string(&path).unwrap();
    let resource = fluent_syntax::parser::parse(source.as_str())
        .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
    let mut keys = Keys::new();
    for entry in &resource.body {
        if let ast::Entry::Message(message) = entry {
            let mut variables = BTreeSet::new();
            variables_of(message.value.as_ref().unwrap(), &mut variables);
            let before = keys.insert(message.id.name.to_owned(), variables);
            assert!(before.is_none(), "{language}: `{}` stands twice", message.id.name);
        }
    }
    keys
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
    let like_a_key =
        literal.contains('-') && literal.chars().all(|it| it == '-' || it.is_ascii_alphanumeric());
    (before.chars().all(harmless) && like_a_key).then_some(literal)
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
    let keys = keys("da");
    let unused: Vec<_> = keys
        .keys()
        .filter(|key| {
            let literal = format!("\"{key}\"");
            !sources.iter().any(|(_, text)| text.contains(&literal))
        })
        .collect();
    assert!(unused.is_empty(), "no code and no template uses: {unused:?}");
}

#[test]
fn every_key_used_exists() {
    let keys = keys("da");
    let domains = keys.keys().filter_map(|key| key.split('-').next()).collect();
    let mut missing = Vec::new();
    for (path, source) in sources() {
        for key in keys_asked_for(&source, &domains) {
            if !keys.contains_key(&key) {
                missing.push(format!("{key} ({})", path.display()));
            }
        }
    }
    assert!(missing.is_empty(), "no text for: {missing:#?}");
}
