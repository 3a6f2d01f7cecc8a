//! What the guideline says of a feature before any example does: where the weights are pulled to.
//!
//! Real key results show some of these too seldom to weigh them; the rulings do not depend on how often.

/// Features and the weights that the guideline gives them; all others are pulled to zero.
const PRIORS: [(&str, f64); 62] = [
    // Ruling 1: what others do, decide or grant is an outcome.
    ("done-verb:grant", -3.75),
    ("clause-verb:behave", -1.5),
    ("done-verb:up", -1.5),
    ("done-verb:down", -1.5),
    ("done-verb:better", -0.75),
    ("work/sign:no-number", 0.75),
    ("done-verb:behave", -2.25),
    ("sign:by-outside", -2.25),
    ("sign:be-done", -2.25),
    ("counted:state:outside", -1.5),
    ("counted:state:given", -1.5),
    ("done-verb:reach", -1.5),
    ("sign:to-figure", -2.25),
    ("sign:share-then-comparative", -2.25),
    ("sign:second-result", -2.25),
    ("sign:average", -2.25),
    ("sign:get-done", -1.5),
    ("sign:zero", -2.25),
    ("subject:active:outside", -1.5),
    ("subject:active:inside", -0.5),
    ("sign:external", -1.5),
    ("counted:bare:given", -1.5),
    ("counted:win:outside", -1.5),
    ("counted:win:given", -1.5),
    ("counted:arrive:outside", -1.5),
    ("counted:arrive:given", -1.5),
    ("lead-verb:win", -1.5),
    // Rulings 2 and 5: figures of quality, speed, cost and money that move.
    ("lead-verb:up", -0.75),
    ("lead-verb:down", -1.5),
    ("lead-verb:reach", -2.25),
    ("sign:measure-moved", -1.0),
    ("sign:measure-bettered", -0.75),
    ("sign:measure-reached", -0.5),
    ("sign:fewer", -3.75),
    ("lead-verb:hold", -1.5),
    ("sign:hold-same", -3.0),
    ("subject:title:metric", -1.5),
    ("subject:title:measure", -1.5),
    ("subject:done:measure", -2.25),
    ("subject:passive:measure", -1.5),
    ("subject:title:fault", -1.5),
    ("sign:all-outside", -1.5),
    // Ruling 3: work done to the full.
    ("sign:hundred-percent", 0.75),
    // Ruling 12: a service level.
    ("sign:within-time", -2.25),
    // Ruling 13: a load that it stands; what no longer goes wrong.
    ("sign:load-amount", -2.25),
    ("sign:negative-fault", -2.25),
    // Ruling 14: a quality in use.
    ("sign:quality-copula", -2.25),
    ("sign:turn-quality", -1.75),
    ("sign:modal-quality-adverb", -2.25),
    ("sign:quality-adverb", -1.5),
    ("sign:verb-comparative", -1.5),
    ("sign:comparative-led", -2.25),
    // Ruling 16: an unmeasured wish with counted work behind it is work.
    ("sign:means-measured", 3.0),
    ("sign:wish-by-means", 0.5),
    ("sign:wish-by-work", 3.25),
    ("sign:turn-into", -2.25),
    ("sign:measure-made", 2.25),
    ("sign:thing-behaves", 1.5),
    ("lead-verb-plain:reach", 1.0),
    ("sign:second-work", 1.0),
    ("lead-verb:staff", 1.5),
    ("sign:second-work-measured", 1.5),
];

/// The prior weight of the feature of this name.
pub(crate) fn prior(name: &str) -> f64 {
    PRIORS.iter().find(|(known, _)| *known == name).map_or(0.0, |(_, weight)| *weight)
}
