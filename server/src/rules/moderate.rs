//! At most two warnings on one key result: a person mends one thing after the other.

use super::{Finding, Level, Subject, rank};

/// Warnings on one key result, at most.
const MOST: usize = 2;

/// Makes infos of the warnings on a key result that are one too many: those whose rules are listed last.
pub(super) fn moderate(findings: &mut [Finding]) {
    let warning = |(index, finding): (usize, &Finding)| match finding.subject {
        Subject::KeyResult(key_result) if finding.level == Level::Warning => Some((key_result, index)),
        _ => None,
    };
    let mut warnings: Vec<(usize, usize)> = findings.iter().enumerate().filter_map(warning).collect();
    if warnings.len() <= MOST {
        return;
    }
    warnings.sort_by_key(|&(key_result, index)| (key_result, rank(findings[index].rule)));
    for same in warnings.chunk_by(|(one, _), (other, _)| one == other) {
        for &(_, index) in same.iter().skip(MOST) {
            findings[index].level = Level::Info;
            findings[index].lowered = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn a_third_warning_becomes_an_info() {
        check(
            "KR1: Create a loyalty programme
^^^ orphan-key-result (info): No objective stands above
^^^ unowned-key-result: KR1 has no owner
     ^^^^^^ task-not-outcome: a task
KR2: Sign 12 ferries @ana",
        );
    }

    #[test]
    fn what_is_silenced_does_not_count() {
        check(
            "// okr-ls: allow(unowned-key-result)
KR1: Create a loyalty programme
^^^ orphan-key-result: No objective stands above
     ^^^^^^ task-not-outcome: a task
KR2: Sign 12 ferries @ana",
        );
    }

    #[test]
    fn a_task_is_not_blamed_for_its_number_too() {
        check(
            "Objective: Guests book again
   KR1: Significantly rework the documentation @ana
                      ^^^^^^ task-not-outcome: a task
   KR2: Build a better portal @ana
        ^^^^^ task-not-outcome: a task",
        );
    }
}
