//! The linear model behind `kind`: named features with fitted weights.
//!
//! A verdict is a sum: every feature that a statement shows adds its weight, positive for output, negative
//! for outcome. The weights are data (`server/lexicon/features.tsv`), fitted by `tests/accuracy`.

use super::feature::{Feature, Frame};

/// Weights and phrases of all features.
#[derive(Clone, Debug)]
pub(crate) struct Model {
    bias: f32,
    /// How much evidence for output it takes where a key result has a target and a way.
    margin: f32,
    weights: Vec<f32>,
    reasons: Vec<&'static str>,
}

impl Default for Model {
    fn default() -> Self {
        Self { bias: 0.0, margin: 0.0, weights: vec![0.0; Feature::COUNT], reasons: vec![""; Feature::COUNT] }
    }
}

impl Model {
    /// Reads the data file; a line that names no feature is skipped.
    pub(crate) fn parse(file: &'static str) -> Self {
        let mut model = Self::default();
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let Some(name) = cells.next() else { continue };
            let mut weight = || cells.next().and_then(|cell| cell.parse().ok()).unwrap_or_default();
            match name {
                "bias" => model.bias = weight(),
                "margin" => model.margin = weight(),
                _ => {
                    let shared = Feature::named(name).filter(|it| usize::from(it.0) < Feature::SHARED);
                    let Some(feature) = shared else { continue };
                    let framed = Frame::ALL.map(|frame| feature.within(frame));
                    let places = [feature].into_iter().chain(framed).map(|it| usize::from(it.0));
                    for place in places.clone() {
                        model.weights[place] = weight();
                    }
                    let reason = cells.next().unwrap_or_default();
                    places.for_each(|place| model.reasons[place] = reason);
                }
            }
        }
        model
    }

    /// The weight of a feature.
    pub(crate) fn weight(&self, feature: Feature) -> f32 {
        self.weights.get(usize::from(feature.0)).copied().unwrap_or_default()
    }

    /// What a feature says, for a reader.
    pub(crate) fn reason(&self, feature: Feature) -> &'static str {
        self.reasons.get(usize::from(feature.0)).copied().unwrap_or_default()
    }

    /// How much evidence for output it takes where a key result has a target and a way.
    pub(crate) const fn margin(&self) -> f32 {
        self.margin
    }

    /// Positive where the features speak for output.
    pub(crate) fn score(&self, features: impl Iterator<Item = Feature>) -> f32 {
        self.bias + features.map(|feature| self.weight(feature)).sum::<f32>()
    }

    /// The same phrases with other weights: how the accuracy program judges sources that the weights never
    /// saw.
    #[must_use]
    pub(crate) fn with_weights(&self, weights: &Weights) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "weights of a few units")]
        let narrow = |weight: f64| weight as f32;
        Self {
            bias: narrow(weights.bias),
            margin: narrow(weights.margin),
            weights: weights.features.iter().copied().map(narrow).collect(),
            reasons: self.reasons.clone(),
        }
    }
}

/// Fitted weights: where key results start from, what each feature adds.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    /// Where every key result starts from.
    pub bias: f64,
    /// How much evidence for output it takes where a key result has a target and a way.
    pub margin: f64,
    /// What each feature adds, in the order of their numbers.
    pub features: Vec<f64>,
}
