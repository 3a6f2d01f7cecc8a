//! Fits the weights: logistic regression with an L2 penalty, by Newton steps on one weight at a time.
//! Deterministic: the same examples give the same weights.

/// One example: which features it shows (by number), and whether it is an output.
pub(crate) struct Example {
    pub(crate) features: Vec<u16>,
    pub(crate) output: bool,
}

/// Fitted weights.
pub(crate) struct Fit {
    pub(crate) bias: f64,
    pub(crate) weights: Vec<f64>,
}

/// What a weight is pulled to, and how strongly.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pull {
    pub(crate) prior: f64,
    pub(crate) penalty: f64,
}

/// Fits one weight for each pull.
pub(crate) fn fit(examples: &[Example], pulls: &[Pull]) -> Fit {
    let count = pulls.len();
    let mut columns = vec![Vec::new(); count];
    for (row, example) in examples.iter().enumerate() {
        example.features.iter().for_each(|&feature| columns[usize::from(feature)].push(row));
    }
    let every: Vec<usize> = (0..examples.len()).collect();
    // What is fitted is the difference from the priors.
    let known =
        |example: &Example| example.features.iter().map(|&feature| pulls[usize::from(feature)].prior).sum();
    let mut margins: Vec<f64> = examples.iter().map(known).collect();
    let mut fit = Fit { bias: 0.0, weights: vec![0.0; count] };
    for _ in 0..40 {
        let mut change = step(examples, &every, &mut margins, &mut fit.bias, 0.01);
        for ((column, weight), pull) in columns.iter().zip(&mut fit.weights).zip(pulls) {
            if !column.is_empty() {
                change = step(examples, column, &mut margins, weight, pull.penalty).max(change);
            }
        }
        if change < 1e-4 {
            break;
        }
    }
    fit.weights.iter_mut().zip(pulls).for_each(|(weight, pull)| *weight += pull.prior);
    fit
}

/// One Newton step on one weight; its size.
fn step(examples: &[Example], rows: &[usize], margins: &mut [f64], weight: &mut f64, penalty: f64) -> f64 {
    let (mut slope, mut curve) = (penalty * *weight, penalty + 1e-6);
    for &row in rows {
        let example = &examples[row];
        let likely = 1.0 / (1.0 + (-margins[row]).exp());
        slope += likely - f64::from(u8::from(example.output));
        curve += likely * (1.0 - likely);
    }
    let step = (-slope / curve).clamp(-2.0, 2.0);
    *weight += step;
    rows.iter().for_each(|&row| margins[row] += step);
    step.abs()
}
