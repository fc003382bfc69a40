//! The amounts that the Acts fix, year by year: as `law.md` 9 has them, in agreement with one
//! another where one can be reckoned from another, and told in the answer of a day with their
//! mark. A year that was not read is not there and never made from another.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use standards::answer::{self, AssessAnswer, Labels};
use standards::assess::Memory;
use standards::exact::Exact;
use standards::facts::Facts;
use standards::format::{LawPiece, StandardId};
use standards::library::{self, Catalogue, CatalogueId, Files, Which};
use standards::plan;

/// Years, then for each piece its amounts; `–` is a year that was not read.
const TABLE: &str = "\
2020 2021 2022 2023 2024 2025 2026
sel-97/tilskud – 937:T 948:Q 974:T 1005:T – –
sel-100/mindste – 567:T – 589:T 608:T – –
sel-100/trin-1-til – 1592:T – 1654:T 1707:T – –
sel-100/trin-1-beloeb – 1061:T – 1103:T 1138:T – –
sel-100/trin-2-fra – 1593:T – 1655:T 1707:T – –
sel-100/trin-2-til – 2653:T – 2757:T 2846:T – –
sel-100/trin-2-beloeb – 2123:T – 2206:T 2277:T – –
sel-100/faktiske-udgifter – 2654:T – 2757:T 2846:T – –
sel-100/kompensation-mindste-maaned – – – – – 555:Q 580:S
sel-100/kompensation-mindste-aar – – – – – 6660:Q 6960:S
sel-100/kompensation-gruppe-1-beloeb – – – – – 1105:Q 1155:S
sel-100/kompensation-gruppe-2-graense-maaned – – – – – 2000:Q 2090:S
sel-100/kompensation-gruppe-2-graense-aar – – – – – 24000:Q 25080:S
sel-100/kompensation-gruppe-2-tillaeg – – – – – 500:Q 523:S
sel-114/laan – – 201000:T – 213000:T – –
sel-114/indkomstgraense – – – – 253000:T – –
sel-117a/beloeb – – – 39750:T 41022:T – –
sel-118/loen – 24115:T – 25138:T 26018:T – –
sel-163/indkomstgraense – 216900:T – 226100:T 234000:T – –
sel-163/fradrag-enlig – 47100:T – 49100:T 50800:T – –
sel-163/kompensation-nedsaettes – 198700:T – 207100:T – – –
sel-163/rabattrin – 5432:T – 5645:T – – –
sel-109/egenbetaling 88:S 89:T – 93.38:T – – –
sel-110/egenbetaling 91:S 93:T – 96.71:T – – –
";

fn catalogue(files: &Files, municipality: &str, version: &str) -> Catalogue {
    let id = CatalogueId { municipality: municipality.into(), version: version.into() };
    library::read_catalogue(files, &id, Which::All).unwrap()
}

fn piece<'a>(catalogue: &'a Catalogue, id: &str) -> &'a LawPiece {
    catalogue.national.pieces.iter().find(|it| it.id.as_str() == id).unwrap()
}

fn amount(piece: &LawPiece, year: i16) -> Exact {
    piece.rate(year).unwrap().value.value
}

#[test]
fn every_year_that_was_read_is_there_with_its_mark_and_no_other() {
    let catalogue = support::hvidovre(&support::files());
    let mut lines = TABLE.lines();
    let years: Vec<i16> = lines.next().unwrap().split(' ').map(|it| it.parse().unwrap()).collect();
    let mut told = BTreeSet::new();
    for line in lines {
        let (id, _) = line.split_once(' ').unwrap();
        let piece = piece(&catalogue, id);
        let of_year = |year: &i16| {
            let rate = piece.rate(*year);
            rate.map_or("–".to_owned(), |it| format!("{}:{}", it.value.value, it.status.mark()))
        };
        let row: Vec<String> = years.iter().map(of_year).collect();
        assert_eq!(format!("{id} {}", row.join(" ")), line);
        told.insert((id.to_owned(), piece.rates.len()));
    }
    let with_rates = catalogue.national.pieces.iter().filter(|it| !it.rates.is_empty());
    let with_rates: BTreeSet<_> =
        with_rates.map(|it| (it.id.to_string(), it.rates.len())).collect();
    assert_eq!(told, with_rates);
    for (id, count) in with_rates {
        let years: BTreeSet<u16> = piece(&catalogue, &id).rates.iter().map(|it| it.year).collect();
        assert_eq!(years.len(), count, "a year of {id} told twice");
    }
}

#[test]
fn what_can_be_reckoned_agrees() {
    let catalogue = support::hvidovre(&support::files());
    let amount = |id: &str, year| amount(piece(&catalogue, &format!("sel-100/{id}")), year);
    // 2026 is 2025 regulated by 4,5 %, a half krone up.
    for id in [
        "kompensation-mindste-maaned",
        "kompensation-gruppe-1-beloeb",
        "kompensation-gruppe-2-graense-maaned",
        "kompensation-gruppe-2-tillaeg",
    ] {
        let ten_thousandths: i64 = amount(id, 2025).to_string().parse::<i64>().unwrap() * 10_450;
        let rounded = (ten_thousandths + 5_000).div_euclid(10_000);
        assert_eq!(amount(id, 2026), Exact::whole(rounded), "{id}");
    }
    for (month, year_amount) in [
        ("kompensation-mindste-maaned", "kompensation-mindste-aar"),
        ("kompensation-gruppe-2-graense-maaned", "kompensation-gruppe-2-graense-aar"),
    ] {
        for year in [2025, 2026] {
            let months: i64 = amount(month, year).to_string().parse().unwrap();
            assert_eq!(amount(year_amount, year), Exact::whole(12 * months), "{month} {year}");
        }
    }
    // The steps follow each other a krone apart; in 2024 two meet in the same krone, as printed.
    for (year, apart) in [(2021, 1), (2023, 1), (2024, 0)] {
        let end: i64 = amount("trin-1-til", year).to_string().parse().unwrap();
        assert_eq!(amount("trin-2-fra", year), Exact::whole(end + apart), "{year}");
    }
    assert_eq!(amount("trin-2-fra", 2024), Exact::whole(1707));
}

fn answer(catalogue: &Catalogue, standard: &str, day: Date) -> AssessAnswer {
    let standard = catalogue.standard(&StandardId::from(standard)).unwrap();
    let (plan, _) = plan::compile(catalogue, standard, day);
    let facts = Facts::default();
    let case = answer::case(catalogue, standard, &plan, &facts, Labels::Danish);
    case.assess(&mut Memory::default())
}

#[test]
fn an_answer_tells_the_amount_of_its_day_or_that_it_was_not_read() {
    let catalogue = catalogue(&support::files(), "lemvig", "2024");
    let of = |day| {
        let answer = answer(&catalogue, "97-ledsageordning", day);
        answer.law_amounts.into_iter().find(|it| it.id == "sel-97/tilskud").unwrap()
    };
    let text = |it: &answer::YearAmount| {
        format!("{} {} {}", it.year, it.value["text"].as_str().unwrap(), it.status)
    };
    let read = of(date(2024, 6, 3));
    assert_eq!(read.amount.as_ref().map(text), Some("2024 1.005 kr. pr. år T".to_owned()));
    assert_eq!(read.latest_read, None);
    let unread = of(date(2025, 6, 3));
    assert_eq!((unread.year, &unread.amount), (2025, &None));
    assert_eq!(unread.latest_read.as_ref().map(text), Some("2024 1.005 kr. pr. år T".to_owned()));

    // Of the two schemes only the one in force that day.
    let ids = |day| {
        let answer = answer(&catalogue, "100-merudgifter", day);
        answer.law_amounts.into_iter().map(|it| it.id).collect::<Vec<_>>()
    };
    let is_new = |it: &String| it.starts_with("sel-100/kompensation-");
    assert!(!ids(date(2025, 8, 31)).iter().any(is_new));
    assert!(ids(date(2025, 9, 1)).iter().all(is_new));
}
