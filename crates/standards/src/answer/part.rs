//! One part of an assessment's answer (*et udsnit*), for whoever asks for little: a worked example
//! names a key or two of a long answer. A test holds every part equal to the whole answer's.

use serde_json::{Value as Json, json};

use super::Case;
use crate::assess::Assessment;

impl Case<'_> {
    /// The answer's value under `key`; none for keys that only the whole answer can tell.
    pub fn part_of_answer(&self, assessment: &Assessment, key: &str) -> Option<Json> {
        let own = assessment.own();
        let (plan, context) = (self.plan, &self.context);
        let value = |it: serde_json::Result<Json>| it.unwrap_or(Json::Null);
        Some(match key {
            "outcome" => json!(own.outcome),
            "possible" => json!(own.possible),
            "grounds" => value(serde_json::to_value(self.grounds(assessment, 0))),
            "irrelevant" => json!(assessment.irrelevant(plan, own, context)),
            "missing" => {
                let wanted = assessment.wanted(plan, own, context);
                let missing = self.with_criteria(assessment, self.missing_items(&wanted));
                value(serde_json::to_value(missing))
            }
            "criteria" => json!(self.results(assessment)),
            "variants" => value(serde_json::to_value(self.variants(assessment))),
            "items" => value(serde_json::to_value(self.items(&self.restriction(assessment)))),
            "scope" => value(serde_json::to_value(self.scopes())),
            "deadlines" => value(serde_json::to_value(self.deadlines())),
            "follow_up" => value(serde_json::to_value(self.follow_up())),
            "payment" => value(serde_json::to_value(self.payment())),
            "ending" => value(serde_json::to_value(self.ending())),
            "interplay" => value(serde_json::to_value(self.interplay())),
            "competence" => value(serde_json::to_value(self.competence())),
            "transport" => {
                value(serde_json::to_value(self.notes(context.standard.transport.items())))
            }
            "provider" => value(serde_json::to_value(self.provider())),
            "approach" => value(serde_json::to_value(self.approach())),
            _ => return None,
        })
    }
}
