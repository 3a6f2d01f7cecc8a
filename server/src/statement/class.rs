//! What a word can be: the classes that the data files speak of.

/// Declares a field-less enum with a name in the data files for each variant.
macro_rules! named {
    ($(#[$meta:meta])* $type:ident { $($(#[doc = $about:literal])+ $variant:ident = $name:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum $type { $($(#[doc = $about])+ $variant,)+ }

        impl $type {
            /// All of them, in the order of their discriminants.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The name in the data files.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// What it is, with examples.
            #[must_use]
            pub const fn about(self) -> &'static str {
                match self { $(Self::$variant => concat!($($about),+),)+ }
            }

            /// The one with this name.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

named! {
    /// What a noun stands for, and the closed classes of other words. A word may be in several.
    Class {
        /// People who decide for themselves: customers, users, partners.
        Outside = "outside",
        /// People who work here: employees, teams.
        Inside = "inside",
        /// Whom one hires: engineers, managers.
        Role = "role",
        /// What is made and handed over: pages, plans, features.
        Deliverable = "deliverable",
        /// What is held: meetings, workshops.
        Event = "event",
        /// Pieces of work: tickets, tasks.
        WorkItem = "workitem",
        /// Systems that are looked after: clusters, services.
        System = "system",
        /// What others do or decide, counted: sign-ups, contracts.
        Given = "given",
        /// What one asks for and collects: feedback, answers.
        Asked = "asked",
        /// Qualities: reliability, satisfaction.
        Quality = "quality",
        /// Faults, of which fewer are better: errors, outages.
        Fault = "fault",
        /// Measuring words: rate, number, share.
        Measure = "measure",
        /// Money: revenue, cost.
        Money = "money",
        /// Fields of work, a sign of neither kind: marketing, hiring.
        Topic = "topic",
        /// A metric by name; its polarity stands beside it.
        Metric = "metric",
        /// `a`, `the`.
        Article = "article",
        /// `our`, `this`.
        Determiner = "determiner",
        /// `we`, `it`.
        Pronoun = "pronoun",
        /// `of`, `with`.
        Preposition = "preposition",
        /// `of`.
        Of = "of",
        /// `with`.
        With = "with",
        /// `and`, `or`.
        Conjunction = "conjunction",
        /// `that`, `which`, `so that`.
        Subordinator = "subordinator",
        /// `that`, `which`, `who` behind what they tell of.
        Relative = "relative",
        /// `is`, `are`.
        Auxiliary = "auxiliary",
        /// `has`, `have`.
        Has = "has",
        /// `can`, `will`.
        Modal = "modal",
        /// `not`, `never`.
        Negation = "negation",
        /// `fully`, `already`.
        Adverb = "adverb",
        /// `all`, `every`.
        Quantifier = "quantifier",
        /// Words that sound like a measure and are none: `significantly`.
        Vague = "vague",
        /// `fast`, `reliable`: a quality of the thing in use.
        QualityAdjective = "quality-adjective",
        /// `faster`, `easier`.
        Comparative = "comparative",
        /// `fewer`, `less`: a comparative that by itself says downwards.
        Fewer = "fewer",
        /// `understand`, `continue`: a verb that names no end.
        Lasting = "lasting",
        /// `done`, `live`, `in place`: a state of completion.
        DoneAdjective = "done-adjective",
        /// `new`, `updated`: what one says of a deliverable.
        MakeAdjective = "make-adjective",
        /// Nouns that a bare number behind them only names: `release 10`.
        LabelNoun = "label-noun",
        /// `first`, `last`: a time behind them is a window, no target.
        Window = "window",
        /// `july`.
        Month = "month",
        /// `friday`.
        Weekday = "weekday",
        /// `eoq`, `year end`.
        TimeWord = "time-word",
        /// `by`, `end of`, `mid`: opens a deadline.
        DeadlineWord = "deadline-word",
        /// `weekly`, `per month`.
        Rhythm = "rhythm",
        /// `increase`, `drop`, `up` as a noun or adverb of movement.
        Movement = "movement",
        /// `external`, `third-party`: others, not us.
        External = "external",
        /// `quickly`, `reliably`: how well a thing does what it does.
        QualityAdverb = "quality-adverb",
        /// `by`, `through`: opens the means.
        Means = "means",
        /// `while keeping`, `without`: opens a guard.
        Guard = "guard",
        /// `so that`, `to help`: opens the purpose.
        Purpose = "purpose",
        /// `time to`, `cost per`: the head of its phrase, whatever follows.
        LeadingHead = "leading-head",
        /// `unchanged`, `current level`: what a hold holds to.
        Same = "same",
        /// A plural noun.
        Plural = "plural",
    }
}

named! {
    /// What a key result says that begins with a verb of this class.
    VerbClass {
        /// Movement upwards: increase, grow.
        Up = "up",
        /// Movement downwards: reduce, cut.
        Down = "down",
        /// Improvement, whichever way that is: improve, optimise.
        Better = "better",
        /// Holding: keep, maintain.
        Hold = "hold",
        /// Arrival: reach, achieve.
        Reach = "reach",
        /// Winning what others decide: win, sign, attract.
        Win = "win",
        /// Get, bring, receive.
        Get = "get",
        /// Drive, generate.
        Drive = "drive",
        /// Close: a contract, or a ticket.
        Close = "close",
        /// What others do to us: mention, accept, award.
        Grant = "grant",
        /// Making a thing be so: make it faster, turn it into.
        Turn = "turn",
        /// Making: create, build, write.
        Make = "make",
        /// Handing over: launch, release, publish.
        Ship = "ship",
        /// Doing: run, conduct, organise.
        Act = "act",
        /// Studying: analyse, research, review.
        Study = "study",
        /// Gathering: collect, gather. Sketched as winning or studying, by what is gathered.
        Gather = "gather",
        /// Planning and deciding: define, choose.
        Plan = "plan",
        /// Changing a thing: migrate, update, integrate.
        Alter = "alter",
        /// Finishing: complete.
        Finish = "finish",
        /// Mending: fix, resolve.
        Fix = "fix",
        /// Hiring and teaching.
        Staff = "staff",
        /// Helping: support, provide.
        Assist = "assist",
        /// Telling: announce, document.
        Tell = "tell",
        /// Ensure, guarantee.
        Ensure = "ensure",
        /// Enable, allow.
        Allow = "allow",
        /// What people do of their own will: use, know, recommend.
        Behave = "behave",
        /// How a thing performs: load, handle, survive.
        Perform = "perform",
        /// Have, contain.
        Have = "have",
        /// Be, become.
        Be = "be",
    }
}

named! {
    /// Which way a metric should move.
    Polarity {
        /// Higher is better.
        Higher = "+",
        /// Lower is better.
        Lower = "-",
    }
}

named! {
    /// Whether a metric moves while the quarter runs or only reports afterwards.
    Timing {
        /// Moves early enough to steer by.
        Leading = "lead",
        /// Moves when it is too late to steer.
        Lagging = "lag",
    }
}

impl Polarity {
    /// What that means, in a sentence.
    #[must_use]
    pub const fn told(self) -> &'static str {
        match self {
            Self::Higher => "Higher is better.",
            Self::Lower => "Lower is better.",
        }
    }
}

impl Timing {
    /// What that means, in a sentence.
    #[must_use]
    pub const fn told(self) -> &'static str {
        match self {
            Self::Leading => "Leading: it moves while the cycle runs, so you can steer by it.",
            Self::Lagging => "Lagging: it moves late, so put a figure beside it that moves first.",
        }
    }
}

named! {
    /// What a unit measures.
    Dimension {
        /// Seconds to years.
        Time = "time",
        /// Percent and points.
        Share = "share",
        /// Bytes and bits.
        Size = "size",
        /// Metres and miles.
        Length = "length",
        /// Kilograms and pounds.
        Mass = "mass",
        /// Watts and calories.
        Energy = "energy",
        /// Litres and gallons.
        Volume = "volume",
        /// Points and stars.
        Score = "score",
        /// Events in a time.
        Rate = "rate",
        /// Currencies.
        Money = "money",
        /// Thousand, million: part of the number.
        Scale = "scale",
    }
}

named! {
    /// How a value bounds the result.
    Comparator {
        /// `at least`, `≥`, `95%+`.
        AtLeast = "at-least",
        /// `over`, `>`.
        Above = "above",
        /// `at most`, `≤`.
        AtMost = "at-most",
        /// `under`, `<`.
        Below = "below",
        /// `about`, `~`.
        About = "about",
    }
}

/// The forms of a verb that a spelling can be.
pub(crate) mod form {
    pub(crate) const BASE: u8 = 1;
    pub(crate) const THIRD: u8 = 2;
    pub(crate) const PAST: u8 = 4;
    pub(crate) const PARTICIPLE: u8 = 8;
    pub(crate) const GERUND: u8 = 16;
}
