//! The words of the answers (*svarenes ord*): English, stable, and the same everywhere.

use serde::Serialize;
use serde_json::{Value as Json, json};

use super::types::ReadingItem;
use crate::facts::FactValue;
use crate::format::{
    self, Ambiguity, Effect, Force, Identity, Lines, Open, ScopeKind, State, Stated, Text,
};
use crate::plan::{Axis, NotTheAct, Origin};
use crate::quantity::Quantity;
use crate::truth::Truth;

/// Yes, no, unknown: whether a piece applies.
pub fn applies(truth: Truth) -> &'static str {
    match truth {
        Truth::True => "yes",
        Truth::False => "no",
        Truth::Unknown => "unknown",
    }
}

pub(super) fn source(lines: Option<&Lines>) -> Option<String> {
    lines.map(ToString::to_string)
}

pub(super) fn effect_word(effect: Effect) -> &'static str {
    match effect {
        Effect::Required => "required",
        Effect::Excludes => "excludes",
        Effect::Typical => "typical",
        Effect::TypicalAgainst => "typical_against",
        Effect::Opens => "opens",
        Effect::Part => "part",
    }
}

pub(super) fn force_word(force: Force) -> &'static str {
    match force {
        Force::Act => "act",
        Force::Standard => "standard",
    }
}

pub(super) fn not_the_act(why: NotTheAct) -> &'static str {
    match why {
        NotTheAct::NoBasis => "no_basis",
        NotTheAct::UnknownBasis => "unknown_basis",
        NotTheAct::NotInForce => "not_in_force",
        NotTheAct::NotVerified => "not_verified",
    }
}

pub(super) fn firmness_word(firmness: Option<format::Firmness>) -> Option<&'static str> {
    firmness.map(|it| match it {
        format::Firmness::Latest => "at_the_latest",
        format::Firmness::Guiding => "guiding",
        format::Firmness::Aimed => "aimed",
        format::Firmness::Preferred => "preferred",
    })
}

pub(super) fn scope_word(kind: ScopeKind) -> &'static str {
    match kind {
        ScopeKind::Maximum => "maximum",
        ScopeKind::Minimum => "minimum",
        ScopeKind::Norm => "norm",
        ScopeKind::Range => "range",
        ScopeKind::Fixed => "fixed",
        ScopeKind::Level => "level",
        ScopeKind::Individual => "individual",
    }
}

/// The English word of a kind of time limit: as in the answers and on the command line.
pub fn limit_word(what: format::LimitFor) -> &'static str {
    use format::LimitFor;
    match what {
        LimitFor::Decision => "decision",
        LimitFor::Start => "start",
        LimitFor::Complaint => "complaint",
        LimitFor::Reassessment => "reassessment",
        LimitFor::FollowUp => "follow-up",
        LimitFor::Notice => "notice",
        LimitFor::Notification => "notification",
        LimitFor::Plan => "plan",
        LimitFor::Status => "status",
        LimitFor::Account => "account",
        LimitFor::Budget => "budget",
        LimitFor::Payment => "payment",
        LimitFor::Hearing => "hearing",
        LimitFor::Access => "access",
    }
}

pub(super) fn state_word(state: State) -> &'static str {
    match state {
        State::NotStated => "not_stated",
        State::Individual => "individual",
        State::None => "none",
    }
}

pub(super) fn open(open: &Open) -> Json {
    let mut res = serde_json::Map::new();
    let mut put = |key: &str, value: Option<Json>| {
        if let Some(value) = value {
            res.insert(key.to_owned(), value);
        }
    };
    put("state", open.state.map(|it| json!(state_word(it))));
    put("elsewhere", open.elsewhere.as_ref().map(|it| json!(it)));
    put("lost", open.lost.as_ref().map(|it| json!(it)));
    put("unclear", open.unclear.as_ref().map(|it| json!(it)));
    put("text", open.text.as_ref().map(|it| json!(it)));
    put("source", source(open.source.as_ref()).map(|it| json!(it)));
    Json::Object(res)
}

/// A stated value as it is, or the state that stands in its place.
pub fn stated<T>(it: &Stated<T>, value: impl FnOnce(&T) -> Json) -> Json {
    match it {
        Stated::State(state) => json!({ "state": state_word(*state) }),
        Stated::Open(it) => open(it),
        Stated::Is(it) => value(it),
    }
}

/// Plain serialisation, for types whose written form is already the answer's.
pub(super) fn plain<T: Serialize>(it: &T) -> Json {
    serde_json::to_value(it).unwrap_or(Json::Null)
}

/// A quantity with its number, unit and text.
pub fn quantity(it: &Quantity) -> Json {
    let (_, exact) = it.shown();
    let mut res = json!({
        "number": it.value.to_string(),
        "unit": it.unit.word(crate::exact::Exact::whole(2)),
        "text": it.to_string(),
        "exact_text": exact,
    });
    if let (Some(per), Some(fields)) = (it.per, res.as_object_mut()) {
        fields.insert("per".to_owned(), json!(per.word()));
    }
    res
}

/// A fact's value for a reader.
pub fn shown(value: &FactValue) -> String {
    match value {
        FactValue::YesNo(true) => "ja".to_owned(),
        FactValue::YesNo(false) => "nej".to_owned(),
        FactValue::Word(word) => word.clone(),
        FactValue::Quantity(quantity) => quantity.to_string(),
        FactValue::Day(day) => day.to_string(),
        FactValue::Age(age) => format!("{age} år"),
    }
}

pub(super) fn readings(ambiguity: &Ambiguity) -> Vec<ReadingItem> {
    let one = |it: &format::Reading| ReadingItem {
        id: it.id.to_string(),
        text: it.text.clone().unwrap_or_else(|| it.id.to_string()),
        ground: it.ground.clone(),
    };
    ambiguity.readings.iter().map(one).collect()
}

pub(super) fn origin_word(origin: &Origin) -> &'static str {
    match origin {
        Origin::Standard => "standard",
        Origin::Variant(_) => "variant",
        Origin::National(_) => "national",
        Origin::Interplay(_) => "interplay",
    }
}

pub(super) fn variant_word(kind: format::VariantKind) -> &'static str {
    match kind {
        format::VariantKind::Service => "service",
        format::VariantKind::Place => "place",
        format::VariantKind::Performer => "performer",
        format::VariantKind::Group => "group",
    }
}

pub(super) fn identity_word(identity: Identity) -> &'static str {
    match identity {
        Identity::Required => "required",
        Identity::AnonymousPossible => "anonymous-possible",
        Identity::AnonymousGuaranteed => "anonymous-guaranteed",
    }
}

pub(super) fn interplay_word(effect: format::InterplayEffect) -> &'static str {
    use format::InterplayEffect;
    match effect {
        InterplayEffect::NotTogether => "not_together",
        InterplayEffect::OnlyOne => "only_one",
        InterplayEffect::SetOff => "set_off",
        InterplayEffect::MayCombine => "may_combine",
        InterplayEffect::Covers => "covers",
        InterplayEffect::OnlyWhenUsedUp => "only_when_used_up",
    }
}

/// The words of a text of the file.
pub fn text_of(text: &Text) -> (&str, Option<String>) {
    match text {
        Text::Plain(text) => (text, None),
        Text::Sourced(it) => (&it.text, Some(it.source.to_string())),
    }
}

pub(super) fn result_word(effect: Effect, condition: Truth, passes: Truth) -> &'static str {
    match (effect, condition, passes) {
        (Effect::Required | Effect::Excludes, _, Truth::True) => "met",
        (Effect::Required | Effect::Excludes, _, Truth::False) => "not_met",
        (Effect::Typical, Truth::True, _) | (Effect::TypicalAgainst, Truth::False, _) => "for",
        (Effect::Typical, Truth::False, _) | (Effect::TypicalAgainst, Truth::True, _) => "against",
        (Effect::Typical | Effect::TypicalAgainst, Truth::Unknown, _) => "silent",
        (Effect::Opens | Effect::Part, Truth::True, _) => "holds",
        (Effect::Opens | Effect::Part, Truth::False, _) => "does_not_hold",
        _ => "unknown",
    }
}

/// What a variable in a cell would be: yes or no, a word, or the cuts it lies between.
pub fn cell_json(axis: &Axis, cell: usize) -> Json {
    match axis {
        Axis::YesNo => json!(cell == 1),
        Axis::Words(words) => json!(words.get(cell)),
        Axis::Codes(codes) => match codes.get(cell) {
            Some(code) => json!(code),
            None => json!({ "other_than": codes }),
        },
        Axis::Ordered(cuts) => {
            let mut res = serde_json::Map::new();
            if let Some(cut) = cell.checked_sub(1).and_then(|it| cuts.get(it)) {
                let key = if cut.behind { "over" } else { "from" };
                res.insert(key.to_owned(), json!(cut.label));
            }
            if let Some(cut) = cuts.get(cell) {
                let key = if cut.behind { "to" } else { "under" };
                res.insert(key.to_owned(), json!(cut.label));
            }
            Json::Object(res)
        }
    }
}
