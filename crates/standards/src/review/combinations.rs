//! Two standards of one catalogue that say different things about having both (*samspil*).

use super::{Desk, Finding, Weight, about};
use crate::format::{Interplay, InterplayEffect, Standard};
use crate::problem::Problem;

pub(super) fn standard(desk: &Desk<'_>, standard: &Standard, findings: &mut Vec<Finding>) {
    for interplay in standard.interplay.items() {
        let others = desk.catalogue.standards.iter().map(|it| &it.value);
        for other in others.filter(|it| it.id != standard.id && it.law.contains(&interplay.with)) {
            let back = other.interplay.items().iter();
            for answer in back.filter(|it| standard.law.contains(&it.with)) {
                // Told at the one that forbids.
                if forbids(interplay) && allows(answer) {
                    findings.push(contradiction(standard, interplay, other, answer));
                }
            }
        }
    }
}

fn forbids(interplay: &Interplay) -> bool {
    matches!(interplay.effect, InterplayEffect::NotTogether | InterplayEffect::OnlyOne)
}

fn allows(interplay: &Interplay) -> bool {
    matches!(interplay.effect, InterplayEffect::MayCombine | InterplayEffect::SetOff)
}

fn contradiction(
    standard: &Standard,
    interplay: &Interplay,
    other: &Standard,
    answer: &Interplay,
) -> Finding {
    let problem = Problem::new("combination-contradicted")
        .with("text", &interplay.text)
        .with("other", &other.name)
        .with("answer", &answer.text);
    let lines = [&interplay.source, &answer.source].into_iter().flatten().map(ToString::to_string);
    Finding {
        pieces: vec![interplay.id.to_string(), format!("{}/{}", other.id, answer.id)],
        source: Some(lines.collect::<Vec<_>>().join(", ")),
        ..about(standard, Weight::Contradiction, problem)
    }
}
