//! Everyday questions and the service that should come first. The forty were written from the
//! inventories' lists of what citizens come for, before the search was made; the ten after it.

#![expect(clippy::unwrap_used, reason = "a test may panic, also in its helpers")]

mod support;

use standards::library::{self, Catalogue, Which};
use standards::search::Index;

/// What somebody types, and the standards any of which may come first.
const FIRST: [(&str, &[&str]); 40] = [
    ("jeg kan ikke gå ud alene", &["97-ledsageordning"]),
    ("ledsager til biografen", &["97-ledsageordning"]),
    ("hjælp til at gøre rent", &["83-praktisk-hjaelp"]),
    ("rengøring", &["83-praktisk-hjaelp"]),
    ("hjælp til at komme i bad", &["83-personlig-pleje"]),
    ("få bragt mad ud", &["83-madservice"]),
    ("madudbringning", &["83-madservice"]),
    ("indkøb af dagligvarer", &["83-indkoeb"]),
    ("nødkald", &["112-noedkald"]),
    ("noedkald", &["112-noedkald"]),
    ("rollator", &["112-hjaelpemidler", "113b-hjaelpemidler-midlertidigt"]),
    ("kørestol", &["112-hjaelpemidler", "113b-hjaelpemidler-midlertidigt"]),
    ("koerestol", &["112-hjaelpemidler", "113b-hjaelpemidler-midlertidigt"]),
    ("ombygning af badeværelset", &["116-boligindretning"]),
    ("handicapbil", &["114-bil"]),
    ("støtte til at købe bil", &["114-bil"]),
    ("dyr medicin", &["100-merudgifter", "100-kompensationsydelse"]),
    ("ekstra udgifter på grund af handicap", &["100-merudgifter", "100-kompensationsydelse"]),
    ("merudgift", &["100-merudgifter", "100-kompensationsydelse"]),
    ("ansætte mine egne hjælpere", &["96-bpa"]),
    ("personlig assistent", &["96-bpa"]),
    ("døvblind", &["98-kontaktperson", "98-kontaktperson-doevblinde"]),
    ("doevblinde", &["98-kontaktperson", "98-kontaktperson-doevblinde"]),
    ("hjemløs", &["110-forsorgshjem", "85a-housing-first", "80-midlertidigt-husly"]),
    ("min mand slår mig vold", &["109-krisecenter"]),
    ("krisecentre", &["109-krisecenter"]),
    ("behandling for alkohol", &["101-rusmiddelbehandling"]),
    ("stofmisbrug", &["101-rusmiddelbehandling"]),
    ("genoptræne efter sygdom", &["86-genoptraening"]),
    ("holde mine funktioner ved lige med træning", &["86-vedligeholdelsestraening"]),
    ("arbejde på et værksted", &["103-beskyttet-beskaeftigelse"]),
    ("et sted at være sammen med andre om dagen", &["104-aktivitet-og-samvaer"]),
    ("samværstilbud", &["104-aktivitet-og-samvaer"]),
    ("bo et sted med personale resten af livet", &["108-laengerevarende-botilbud"]),
    ("midlertidigt bosted", &["107-midlertidigt-botilbud"]),
    ("plejehjem", &["plejebolig", "plejehjem-i-egen-bolig"]),
    ("aflastning af min ægtefælle", &["84-midlertidige-ophold", "84-afloesning-og-aflastning"]),
    ("passe min døende mor", &["119-pasning-af-doeende"]),
    ("orlov til at passe en syg ægtefælle", &["118-pasning-af-naertstaaende"]),
    ("bostoette", &["85-socialpaedagogisk-stoette"]),
];

/// Asked when the search was done.
const AFTERWARDS: [(&str, &[&str]); 10] = [
    ("hjælp til post og økonomi", &["85-socialpaedagogisk-stoette"]),
    ("kørsel for blinde", &["handicapkoersel"]),
    ("ALS", &["117a-hastigt-fremadskridende-sygdom"]),
    ("undervisning efter hjerneskade", &["specialundervisning-voksne"]),
    ("støtte i gruppe", &["82a-gruppebaseret-hjaelp"]),
    ("ringe til nogen om natten når det brænder på", &["82c-akuttilbud"]),
    ("§ 100", &["100-merudgifter", "100-kompensationsydelse"]),
    ("forbrugsgode", &["113-forbrugsgoder"]),
    ("aeldrebolig", &["105-aeldre-og-handicapbolig"]),
    ("psykolog til børn på krisecenter", &["109-krisecenter"]),
];

/// What the search does not yet find: the query, and what comes first instead.
const FIRST_MISSES: [&str; 0] = [];

/// Of the ten written afterwards. Two were missed until everyday words for them were added, so
/// the ten no longer measure a search that never saw them.
const AFTERWARDS_MISSES: [&str; 0] = [];

fn catalogues() -> Vec<Catalogue> {
    let files = support::files();
    let read = |id| library::read_catalogue(&files, &id, Which::All).unwrap();
    files.catalogues().into_iter().map(read).collect()
}

fn index(catalogues: &[Catalogue]) -> Index {
    let words = library::read_search_words(&support::files()).unwrap();
    Index::of(catalogues, &words)
}

/// What came first instead, query by query.
fn missed(index: &Index, queries: &[(&str, &[&str])]) -> Vec<String> {
    let one = |(query, wanted): &(&str, &[&str])| {
        let first = index.search(query, 1).into_iter().next();
        let found = first.map_or_else(String::new, |it| it.standard);
        (!wanted.contains(&found.as_str())).then(|| format!("{query}: {found}"))
    };
    queries.iter().filter_map(one).collect()
}

#[test]
fn the_service_that_somebody_means_comes_first() {
    let catalogues = catalogues();
    assert_eq!(missed(&index(&catalogues), &FIRST), FIRST_MISSES);
}

#[test]
fn ten_questions_asked_afterwards_too() {
    let catalogues = catalogues();
    assert_eq!(missed(&index(&catalogues), &AFTERWARDS), AFTERWARDS_MISSES);
}

#[test]
fn the_order_of_the_standards_does_not_matter() {
    let mut catalogues = catalogues();
    let before = index(&catalogues);
    // Any other order will do: backwards, and every standard from the middle out.
    catalogues.reverse();
    for catalogue in &mut catalogues {
        catalogue.standards.reverse();
        let middle = catalogue.standards.len() / 2;
        catalogue.standards.rotate_left(middle);
    }
    let after = index(&catalogues);
    for (query, _) in FIRST.iter().chain(&AFTERWARDS) {
        assert_eq!(before.search(query, 10), after.search(query, 10), "{query}");
    }
}

#[test]
fn words_that_nobody_knows_find_nothing() {
    let catalogues = catalogues();
    assert_eq!(index(&catalogues).search("xyzzy og qwrtz", 5), []);
}
