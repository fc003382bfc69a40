//! How much (*omfang*): each extent with its bounds, its rows under a condition, and who may go
//! beyond it.

use standards::format::{self, Limits, ScopeKind, Stated, Value};
use standards::truth::Truth;

use super::{Portrait, View};
use crate::engine::speech::firmness;
use crate::pages::parts::{Group, Item, Mark, Note, Said, Section, Topic};

impl Portrait<'_> {
    pub(super) fn extent(&self) -> Section {
        let standard = self.standard();
        let mut groups = Vec::new();
        let draw = |scopes: &format::Map<format::ScopeId, format::Scope>| {
            let pieces: Vec<_> = scopes.iter().collect();
            self.all_under(&pieces, |it| it.1.when.as_ref(), |it| self.scope(it.0.as_str(), it.1))
        };
        let items = match &standard.scope {
            Stated::Is(scopes) => draw(scopes),
            Stated::State(format::State::NotStated) => Vec::new(),
            other => vec![self.speech.stated(other, |_| Said::NotStated)],
        };
        if !items.is_empty() {
            groups.push(Group { heading: None, items });
        }
        for variant in &standard.variants {
            let items = draw(&variant.scope);
            if !items.is_empty() {
                groups.push(Group { heading: Some(variant.name.clone()), items });
            }
        }
        Section { topic: Topic::Extent, groups }
    }

    fn scope(&self, id: &str, scope: &format::Scope) -> Item {
        let truths = self.speech.context.applies(&scope.rows, |it| Some(&it.when));
        let rows = scope.rows.iter().zip(&truths);
        let chosen = match self.view {
            View::Case(_) => rows.clone().find(|(_, it)| **it == Truth::True).map(|it| it.0),
            View::Document => None,
        };
        let limits = chosen.map_or(&scope.limits, |it| &it.limits);
        let mut item = Item::new(self.limits(scope, limits));
        item.label = scope.text.clone().or_else(|| Some(scope.measure.clone()));
        item.marks.extend(firmness(scope.firmness));
        item.marks.extend((scope.owed == Some(true)).then_some(Mark::Owed));
        item.marks.extend(self.doubt(id));
        item.source =
            self.speech.source(chosen.and_then(|it| it.source.as_ref()).or(scope.source.as_ref()));
        item.notes.extend(scope.extension.iter().map(|it| self.extension(it)));
        if chosen.is_none() {
            let open = rows
                .filter(|(_, truth)| !matches!((self.view, truth), (View::Case(_), Truth::False)));
            item.items = open
                .map(|(row, _)| {
                    let mut inner = Item::new(self.limits(scope, &row.limits));
                    inner.label.clone_from(&row.text);
                    inner.notes.extend(self.speech.when(Some(&row.when)));
                    inner.source = self.speech.source(row.source.as_ref());
                    inner
                })
                .collect();
            // The rows say it all; the line above them would say it twice.
            if !item.items.is_empty() {
                item.said = Said::text(self.text("scope-by-rows"));
            }
        }
        item
    }

    fn limits(&self, scope: &format::Scope, limits: &Limits) -> Said {
        let bounds: [(&Option<Value>, &str); 5] = [
            (&limits.at_least, "limit-at-least"),
            (&limits.over, "limit-over"),
            (&limits.at_most, "limit-at-most"),
            (&limits.under, "limit-under"),
            (
                &limits.usual,
                if scope.kind == ScopeKind::Norm { "limit-usual" } else { "limit-fixed" },
            ),
        ];
        let mut parts = Vec::new();
        for (bound, key) in bounds {
            let Some(bound) = bound else { continue };
            match self.speech.value(bound) {
                Said::Text(text) => parts.push(self.speech.text_with(key, "value", &text)),
                other => return other,
            }
        }
        if parts.is_empty() && !scope.levels.is_empty() {
            parts.push(scope.levels.join(" · "));
        }
        if parts.is_empty() {
            return Said::Individual;
        }
        let per = scope.per.map(|it| format!(" pr. {}", it.0.word())).unwrap_or_default();
        let text = parts.join(", ");
        Said::Text(if text.contains(" pr. ") { text } else { text + &per })
    }

    fn extension(&self, it: &format::Extension) -> Note {
        let value = |it: &Option<Value>, key: &str| {
            let said = self.speech.value(it.as_ref()?);
            Some(self.speech.text_with(key, "value", &self.speech.words(&said)))
        };
        let parts: Vec<String> = [
            value(&it.to, "extension-to"),
            value(&it.over, "extension-over"),
            it.ground.clone(),
            it.by.as_ref().map(|it| self.speech.text_with("decided-by", "who", it)),
        ]
        .into_iter()
        .flatten()
        .collect();
        Note::labelled(self.text("extension"), parts.join(", "))
    }
}
