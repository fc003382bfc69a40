//! Names (*navne*) as they are sorted and found.

/// A key that sorts as Danish does, byte by byte and in both databases: æ, ø, å after z, and `aa`
/// with å.
pub(crate) fn sort_key(name: &str) -> String {
    let name = name.trim().to_lowercase().replace("aa", "å");
    name.chars()
        .map(|char| match char {
            'æ' | 'ä' => '{',
            'ø' | 'ö' => '|',
            'å' => '}',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'á' | 'à' | 'â' => 'a',
            'ü' => 'y',
            char => char,
        })
        .collect()
}

/// The words of a name as they are found: whoever types `Sorensen`, `Soerensen` or `Sørensen`
/// finds the same.
pub(crate) fn words(name: &str) -> Vec<String> {
    let folded = name.to_lowercase();
    let mut words = folded
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(fold)
        .collect::<Vec<_>>();
    words.sort();
    words.dedup();
    words
}

fn fold(word: &str) -> String {
    let plain = word.chars().map(|char| match char {
        'æ' | 'ä' | 'å' | 'á' | 'à' | 'â' => 'a',
        'ø' | 'ö' | 'ó' | 'ò' | 'ô' => 'o',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'ü' | 'ú' | 'ù' | 'û' => 'u',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        char => char,
    });
    let plain = plain.collect::<String>();
    plain.replace("aa", "a").replace("ae", "a").replace("oe", "o")
}

/// The first text after all that begin with this one.
pub(crate) fn after(prefix: &str) -> String {
    format!("{prefix}{}", char::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_sort_as_in_danish() {
        let mut names = ["Ågård", "Zacho", "Østergaard", "Ærø", "Aagaard", "Andersen", "Åben"];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(names, ["Andersen", "Zacho", "Ærø", "Østergaard", "Åben", "Ågård", "Aagaard"]);
    }

    #[test]
    fn a_name_is_found_however_its_letters_are_typed() {
        for typed in ["Sørensen", "Soerensen", "Sorensen", "SØRENSEN"] {
            assert_eq!(words(typed), ["sorensen"]);
        }
        assert_eq!(words("Karen-Margrethe Kjær"), ["karen", "kjar", "margrethe"]);
    }
}
