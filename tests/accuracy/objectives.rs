//! How well objectives are judged: is one a task, does it carry a number?

use okr_ls::statement::{Lexicon, ObjectiveAnatomy, objective};
use serde::Deserialize;

use crate::corpus;

/// An objective with its labels.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Labelled {
    objective: String,
    task: String,
    number: String,
}

/// What must be reached: precision and recall of `objective-is-task`, precision of `objective-has-number`.
const FLOORS: [f64; 3] = [0.90, 0.70, 0.90];

/// Prints the table of objectives; false below the floors.
pub(crate) fn hold(all: &[Labelled]) -> bool {
    let judged: Vec<_> = all.iter().map(|it| (it, judge(it))).collect();
    let counts = |is: &dyn Fn(&Labelled) -> bool, given: &dyn Fn(&ObjectiveAnatomy) -> bool| {
        let both = judged.iter().filter(|(it, anatomy)| is(it) && given(anatomy)).count() as f64;
        let given = judged.iter().filter(|(_, anatomy)| given(anatomy)).count() as f64;
        let are = judged.iter().filter(|(it, _)| is(it)).count() as f64;
        (both / given.max(1.0), both / are.max(1.0))
    };
    let task = counts(&|it| it.task == "y", &|it| it.task.is_some());
    let number = counts(&|it| it.number == "y", &|it| it.number.is_some());
    println!("objectives ({})       precision recall", all.len());
    println!("  objective-is-task        {:.3}  {:.3}", task.0, task.1);
    println!("  objective-has-number     {:.3}  {:.3}\n", number.0, number.1);
    let [task_precision, task_recall, number_precision] = FLOORS;
    task.0 >= task_precision && task.1 >= task_recall && number.0 >= number_precision
}

/// Prints the misjudged objectives.
pub(crate) fn misses(all: &[Labelled]) {
    for it in all {
        let anatomy = judge(it);
        for (rule, truth, given) in [("task", &it.task, anatomy.task), ("number", &it.number, anatomy.number)]
        {
            if (truth == "y") != given.is_some() {
                println!("{rule} {truth} -> {given:?} {}", it.objective);
            }
        }
    }
}

fn judge(it: &Labelled) -> ObjectiveAnatomy {
    let (text, tokens) = corpus::statement(&it.objective);
    objective(&text, &tokens, Lexicon::builtin())
}
