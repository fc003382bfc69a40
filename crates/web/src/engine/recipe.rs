//! How a standard calculates (*beregninger*), line by line, before anybody's figures are in it.

use standards::format::{
    Calculation, CalculationKind, Gives, Line, OneOrMany, Row, Stated, Step, Value,
};

use super::portrait::Portrait;
use super::speech::{firmness, said_state};
use crate::pages::parts::{Item, Note, Said};
use crate::pages::standard::Recipe;

impl Portrait<'_> {
    pub(super) fn calculations(&self) -> Vec<Recipe> {
        let all = self.speech.context.standard.calculations.iter();
        all.map(|(id, it)| self.recipe(id.as_str(), it)).collect()
    }

    fn recipe(&self, id: &str, it: &Calculation) -> Recipe {
        let mut lines = vec![self.kind(it)];
        lines.extend(it.lines.iter().map(|it| self.sum_line(it)));
        lines.extend(it.of.as_ref().map(|it| self.row("calc-of", it)));
        lines.extend(it.steps.iter().map(|it| self.step(it)));
        lines.extend(it.rows.iter().map(|it| self.table_row(it)));
        if let Some(set) = &it.over {
            let said = Said::Text(self.speech.label(set.as_str()));
            lines.push(Item::labelled(self.speech.text("calc-over"), said));
        }
        if let Some(approval) = &it.approved_by {
            let said = Said::Text(self.speech.question(approval.answer.as_str()));
            lines.push(Item::labelled(self.speech.text("calc-approved-by"), said));
        }
        lines.extend(it.plus.iter().map(|it| self.row("calc-plus", it)));
        lines.extend(it.minus.iter().map(|it| self.row("calc-minus", it)));
        lines.extend(it.credit.as_ref().map(|it| self.row("calc-credit", it)));
        lines.extend(it.used.as_ref().map(|it| self.row("calc-used", it)));
        if let Some(ceiling) = &it.ceiling {
            let item = self.speech.stated(ceiling, |it| self.speech.value(it));
            lines.push(Item { label: Some(self.speech.text("calc-ceiling")), ..item });
        }
        if let Some(expiry) = &it.expiry {
            let periods = |it: &standards::format::Expiry| {
                Said::Text(self.speech.text_with("calc-periods", "number", &it.periods.to_string()))
            };
            let item = self.speech.stated(expiry, periods);
            lines.push(Item { label: Some(self.speech.text("calc-expiry")), ..item });
        }
        if let Some(needs) = &it.needs {
            let said = Said::Text(self.speech.condition(needs));
            lines.push(Item::labelled(self.speech.text("calc-needs"), said));
        }
        lines.extend(it.floor.as_ref().map(|it| self.row("limit-at-least-label", it)));
        lines.extend(it.caps.iter().map(|it| self.row("limit-at-most-label", it)));
        if !matches!(it.rounding, Stated::State(_)) {
            let item = self.speech.stated(&it.rounding, |it| Said::Text(it.to.to_string()));
            lines.push(Item { label: Some(self.speech.text("calc-rounding")), ..item });
        }
        Recipe { id: id.to_owned(), name: it.text.clone(), lines }
    }

    fn kind(&self, it: &Calculation) -> Item {
        let key = match it.kind {
            CalculationKind::Sum => "calc-sum",
            CalculationKind::Steps => "calc-steps",
            CalculationKind::Table => "calc-table",
            CalculationKind::PerRecord => "calc-per-record",
            CalculationKind::Ledger => "calc-ledger",
        };
        let mut notes: Vec<Note> = Vec::new();
        notes.extend(it.unit.iter().map(|it| Note::labelled(self.speech.text("calc-unit"), it)));
        notes.extend(it.note.iter().map(|it| Note { label: None, text: it.clone(), danish: true }));
        Item {
            notes,
            marks: firmness(it.firmness).into_iter().collect(),
            source: self.speech.source(it.source.as_ref()),
            ..Item::labelled(self.speech.text("calc-kind"), Said::Text(self.speech.text(key)))
        }
    }

    fn row(&self, key: &str, value: &Value) -> Item {
        Item::labelled(self.speech.text(key), self.speech.value(value))
    }

    fn sum_line(&self, line: &Line) -> Item {
        let (sign, value) = match (&line.plus, &line.minus) {
            (_, Some(value)) => ("−", Some(value)),
            (value, None) => ("+", value.as_ref()),
        };
        let word = |value: &Value| self.speech.words(&self.speech.value(value));
        let mut text = format!("{sign} {}", value.map(&word).unwrap_or_default());
        for times in line.times.as_ref().map(OneOrMany::values).unwrap_or_default() {
            text = format!("{text} × {}", word(times));
        }
        if let Some(share) = &line.share {
            text = format!("{text} × {}", word(share));
        }
        let mut notes: Vec<Note> = self.speech.when(line.when.as_ref()).into_iter().collect();
        for (bound, key) in [
            (&line.steps_of, "calc-steps-of"),
            (&line.floor, "limit-at-least-label"),
            (&line.cap, "limit-at-most-label"),
        ] {
            notes.extend(bound.iter().map(|it| Note::labelled(self.speech.text(key), word(it))));
        }
        Item {
            notes,
            source: self.speech.source(line.source.as_ref()),
            ..Item::labelled(&line.text, Said::Text(text))
        }
    }

    fn step(&self, step: &Step) -> Item {
        let bounds = [
            (&step.from, "bound-from"),
            (&step.over, "bound-over"),
            (&step.to, "bound-to"),
            (&step.under, "bound-under"),
        ];
        let one = |(bound, key): (&Option<Value>, &str)| {
            let said = self.speech.value(bound.as_ref()?);
            Some(self.speech.text_with(key, "value", &self.speech.words(&said)))
        };
        let label: Vec<String> = bounds.into_iter().filter_map(one).collect();
        let evidence = step.evidence.iter();
        Item {
            notes: evidence.map(|it| Note::labelled(self.speech.text("evidence"), it)).collect(),
            source: self.speech.source(step.source.as_ref()),
            ..Item::labelled(label.join(", "), self.gives(&step.gives))
        }
    }

    fn table_row(&self, row: &Row) -> Item {
        let mut item = Item::labelled(
            row.text.clone().unwrap_or_else(|| self.speech.text("calc-row")),
            self.gives(&row.gives),
        );
        item.notes.extend(self.speech.when(Some(&row.when)));
        item.source = self.speech.source(row.source.as_ref());
        item
    }

    fn gives(&self, gives: &Gives) -> Said {
        let special = match gives {
            Gives::State(state) => return said_state(*state),
            Gives::Whole(_) => return Said::Text(self.speech.text("calc-whole")),
            Gives::Quantity(quantity) => return Said::Text(quantity.to_string()),
            Gives::Special(special) => special,
        };
        if let Some(unclear) = &special.unclear {
            return self.speech.unclear(unclear.as_str());
        }
        if let Some(lost) = &special.lost {
            return Said::Lost(lost.clone());
        }
        if let Some(text) = &special.text {
            return Said::text(text);
        }
        if let Some(share) = &special.share {
            let share = self.speech.words(&self.speech.value(share));
            return Said::Text(self.speech.text_with("calc-share", "share", &share));
        }
        match &special.value {
            Some(value) => self.speech.value(&Value::From(Box::new(value.clone()))),
            None => Said::NotStated,
        }
    }
}
