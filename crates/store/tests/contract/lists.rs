//! Lists: what SQL lets through is what the same filter lets through in memory.

use casework::id::UserId;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use store::*;
use uuid::Uuid;

use crate::help::sample::*;
use crate::help::{Place, on_both_databases};

const NAMES: [&str; 6] =
    ["Åse Sørensen", "Anna Ærø", "Bo Østergaard", "Aage Aagaard", "Ib Hansen", "Zenia Hansen"];
const UNITS: [&str; 3] = ["voksen", "ældre", "handicap"];
const STATUS: [&str; 3] = ["open", "decided", "closed"];
const PARAGRAPHS: [&str; 5] = ["83", "85", "97", "100", "10"];

/// A case for the number: all fields differ, some are equal, some are empty.
fn listed(number: u32) -> (CaseChange, CitizenRow) {
    let pick =
        |from: &[&str], salt: u32| from[(number * 7 + salt) as usize % from.len()].to_owned();
    let mut citizen = citizen(number, NAMES[number as usize % NAMES.len()]);
    citizen.protected = number.is_multiple_of(5);
    let mut case = open_case(number, &["a"]);
    let row = &mut case.row;
    row.unit = pick(&UNITS, number / 3);
    row.status = pick(&STATUS, number / 5);
    row.worker =
        (!number.is_multiple_of(4)).then_some(UserId(Uuid::from_u128(u128::from(number % 3))));
    row.paragraphs = match number % 7 {
        0 => vec![],
        1 => vec![pick(&PARAGRAPHS, 0), pick(&PARAGRAPHS, 1)],
        _ => vec![pick(&PARAGRAPHS, number / 2)],
    };
    row.kle = ["27.36.04", "27.36.12", "27.69.00"][number as usize % 3].into();
    row.sensitivity = u8::try_from(number % 4).unwrap();
    row.changed = minute(i64::from(number % 11));
    row.opened = day(i8::try_from(1 + number % 9).unwrap());
    row.next_deadline =
        (!number.is_multiple_of(3)).then(|| day(i8::try_from(1 + number % 28).unwrap()));
    case.orders = Some(match number % 4 {
        0 => vec![order(number, "solsikken")],
        1 => vec![order(number, "solsikken"), order(number + 1000, "engen")],
        _ => vec![],
    });
    (case, citizen)
}

fn order(number: u32, provider: &str) -> OrderRow {
    OrderRow {
        id: casework::id::OrderId(Uuid::from_u128(u128::from(number))),
        grant: None,
        provider: provider.into(),
        status: "sent".into(),
        from: day(1),
        until: None,
        details: "{}".into(),
    }
}

fn some_of(from: &'static [&'static str]) -> impl Strategy<Value = Vec<String>> {
    prop::sample::subsequence(from, 0..=from.len())
        .prop_map(|some| some.into_iter().map(str::to_owned).collect())
}

fn constraint() -> impl Strategy<Value = Constraint> {
    let lists = (
        prop::option::of(some_of(&UNITS)),
        prop::option::of(some_of(&["8", "1", "100", "97", ""])),
        prop::option::of(some_of(&["27.36", "27.69.00", "28"])),
    );
    let ones = (
        prop::option::of(0_u8..4),
        prop::option::of(prop::sample::select(vec!["solsikken".to_owned(), "engen".to_owned()])),
        prop::option::weighted(0.1, (0_u32..60).prop_map(citizen_id)),
        prop::option::weighted(0.2, (0_u128..3).prop_map(|n| UserId(Uuid::from_u128(n)))),
    );
    (lists, ones).prop_map(
        |((units, paragraphs, kle), (sensitivity, provider, citizen, worker))| Constraint {
            units,
            paragraphs,
            kle,
            sensitivity,
            provider,
            citizen,
            worker,
        },
    )
}

fn filter() -> impl Strategy<Value = Filter> {
    let text = prop::option::weighted(
        0.3,
        prop::sample::select(vec![
            "hans",
            "SØRENSEN",
            "aa",
            "ib hansen",
            "00001",
            "2026-00005",
            "x",
            "  ",
            "%",
        ]),
    );
    let allowed = prop_oneof![
        Just(Allowed::Everything),
        prop::collection::vec(constraint(), 0..3).prop_map(Allowed::Any),
    ];
    let rest = (
        prop::option::weighted(0.3, (0_u128..3).prop_map(|n| UserId(Uuid::from_u128(n)))),
        prop::option::weighted(0.1, (0_u32..60).prop_map(citizen_id)),
        prop::option::weighted(0.3, (1_i8..28).prop_map(day)),
    );
    (text, some_of(&STATUS), some_of(&UNITS), some_of(&["8", "10"]), rest, allowed).prop_map(
        |(text, status, units, paragraphs, (worker, citizen, overdue_on), allowed)| Filter {
            text: text.map(str::to_owned),
            status,
            worker,
            units,
            paragraphs,
            citizen,
            overdue_on,
            allowed,
        },
    )
}

/// The same filter, over rows in memory and written anew.
fn lets_through(filter: &Filter, case: &CaseChange, name: &str) -> bool {
    let row = &case.row;
    let plain = |text: &str| {
        let text = text.to_lowercase().replace("aa", "a").replace(['æ', 'å'], "a");
        text.replace('ø', "o").replace("ae", "a").replace("oe", "o")
    };
    let text =
        filter.text.as_deref().map(str::trim).filter(|text| !text.is_empty()).is_none_or(|text| {
            if text.starts_with(|c: char| c.is_ascii_digit()) {
                return row.number.contains(text);
            }
            let (text, name) = (plain(text), plain(name));
            text.chars().any(char::is_alphanumeric)
                && text.split(' ').all(|word| name.split(' ').any(|own| own.starts_with(word)))
        });
    let any = |list: &[String], value: &String| list.is_empty() || list.contains(value);
    let begins = |begin: &String| row.paragraphs.iter().any(|own| own.starts_with(begin.as_str()));
    let providers = case.orders.iter().flatten().map(|order| order.provider.clone());
    text && any(&filter.status, &row.status)
        && any(&filter.units, &row.unit)
        && (filter.paragraphs.is_empty() || filter.paragraphs.iter().any(begins))
        && filter.worker.is_none_or(|worker| row.worker == Some(worker))
        && filter.citizen.is_none_or(|citizen| row.citizen == citizen)
        && filter.overdue_on.is_none_or(|day| row.next_deadline.is_some_and(|due| due < day))
        && filter.allowed.lets_through(row, &providers.collect::<Vec<_>>())
}

async fn all_pages(store: &Store, filter: &Filter, sort: Sort, rows: u32) -> Vec<ListedCase> {
    let mut page = Page { rows, after: None };
    let mut listed = Vec::new();
    loop {
        let listing = store.cases(filter, sort, &page).await.unwrap();
        assert!(listing.rows.len() <= rows as usize);
        listed.extend(listing.rows);
        page.after = listing.next;
        if page.after.is_none() {
            return listed;
        }
    }
}

async fn sixty_cases(place: &Place) -> (Store, Vec<(CaseChange, CitizenRow)>) {
    let store = place.open().await;
    let cases = (0..60).map(listed).collect::<Vec<_>>();
    let mut change = Change::default();
    for (case, citizen) in &cases {
        change.cases.push(case.clone());
        change.citizens.push(register(citizen.clone()));
    }
    store.commit(change).await.unwrap();
    (store, cases)
}

on_both_databases! {

async fn a_list_lets_through_what_the_same_filter_lets_through_in_memory(place: Place) {
    let (store, cases) = sixty_cases(&place).await;
    let mut runner = TestRunner::new(Config { cases: 300, failure_persistence: None, ..Config::default() });
    let sorts = [SortBy::Changed, SortBy::Opened, SortBy::Number, SortBy::Deadline, SortBy::Name];
    let input = (filter(), prop::sample::select(sorts.to_vec()), any::<bool>(), 1_u32..70);
    let handle = tokio::runtime::Handle::current();
    let outcome = tokio::task::block_in_place(|| runner.run(&input, |(filter, by, down, rows)| {
        let listed = handle.block_on(all_pages(&store, &filter, Sort { by, down }, rows));
        let mut numbers = listed.iter().map(|case| case.case.number.clone()).collect::<Vec<_>>();
        numbers.sort();
        let expected = cases.iter().filter(|(case, citizen)| lets_through(&filter, case, &citizen.name));
        let expected = expected.map(|(case, _)| case.row.number.clone()).collect::<Vec<_>>();
        prop_assert_eq!(numbers, expected);
        prop_assert_eq!(handle.block_on(store.count_cases(&filter)).unwrap(), listed.len() as u64);
        Ok(())
    }));
    outcome.unwrap_or_else(|error| panic!("{error}"));
}

async fn a_list_is_sorted_as_a_dane_sorts_and_its_pages_join(place: Place) {
    let (store, mut cases) = sixty_cases(&place).await;
    let everything = Filter::default();
    let names = all_pages(&store, &everything, Sort { by: SortBy::Name, down: false }, 7).await;
    let mut names = names.into_iter().map(|case| case.citizen_name).collect::<Vec<_>>();
    names.dedup();
    assert_eq!(names, ["Anna Ærø", "Bo Østergaard", "Ib Hansen", "Zenia Hansen", "Aage Aagaard", "Åse Sørensen"]);

    let changed = all_pages(&store, &everything, Sort { by: SortBy::Changed, down: true }, 11).await;
    cases.sort_by_key(|(case, _)| std::cmp::Reverse((case.row.changed, case.id)));
    let rows = changed.into_iter().map(|listed| listed.case).collect::<Vec<_>>();
    assert!(rows == cases.iter().map(|(case, _)| case.row.clone()).collect::<Vec<_>>());

    let deadline = all_pages(&store, &everything, Sort { by: SortBy::Deadline, down: false }, 13).await;
    let none = deadline.iter().position(|listed| listed.case.next_deadline.is_none()).unwrap();
    assert!(deadline[none..].iter().all(|listed| listed.case.next_deadline.is_none()));
    assert_eq!(deadline.len(), 60);
}

async fn a_place_in_a_list_shows_no_name_and_opens_in_its_own_list_only(place: Place) {
    let (store, _) = sixty_cases(&place).await;
    let sort = Sort { by: SortBy::Name, down: false };
    let page = |after| Page { rows: 5, after };
    let next = store.cases(&Filter::default(), sort, &page(None)).await.unwrap().next.unwrap();
    assert!(next.0.chars().all(|char| char.is_ascii_alphanumeric() || "-_".contains(char)));
    for (sort, cursor) in [
        (Sort { by: SortBy::Name, down: true }, next.clone()),
        (sort, Cursor("anna".into())),
    ] {
        let refused = store.cases(&Filter::default(), sort, &page(Some(cursor))).await;
        assert!(matches!(refused, Err(CannotList::Cursor)));
    }
}

}
