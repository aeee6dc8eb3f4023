//! Small lists of nouns and other words that rules of several modules ask for.
//!
//! A token is asked for them by its [`Traits`], which costs nothing, instead of by its letters.

use super::Traits;
use super::grammar::OF_OFFICE;

/// The lists, each with the trait that its words have.
pub(super) const LISTS: [(Traits, &[&str]); 14] = [
    (Traits::DOCUMENT, DOCUMENTS),
    (Traits::TIME, TIMES),
    (Traits::LANDMARK, LANDMARKS),
    (Traits::INSTITUTION, INSTITUTIONS),
    (Traits::SUFFIX, &["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"]),
    (Traits::JOINT, &["of", "for", "on", "and"]),
    (Traits::OWN_READING, OWN_READINGS),
    (Traits::OWN_READING, OF_OFFICE),
    (Traits::GIVING_OUT, GIVING_OUT),
    (Traits::AGREEMENT, AGREEMENTS),
    (Traits::INSTRUMENT, INSTRUMENTS),
    (Traits::ADVERBIAL, ADVERBIALS),
    (Traits::LINKING, LINKING),
    (Traits::PAPER, PAPERS),
];

/// Nouns for what is written, sent or shown in somebody's name and that are no words of saying.
#[rustfmt::skip]
const DOCUMENTS: &[&str] = &[
    "release", "leaflet", "pamphlet", "flyer", "brochure", "lawsuit", "suit", "filing", "complaint",
    "petition", "brief", "deck", "memo", "memorandum", "email", "e-mail", "text", "tweet", "post", "sign",
    "placard", "placards", "poster", "posters", "leaflets", "ad", "advert", "commercial", "video",
    "website", "site", "diary", "notebook", "log", "will", "communique", "communiqué", "newsletter", "bulletin", "manifesto", "statement",
    "letter", "report", "findings", "testament", "affidavit", "deposition", "transcript", "dispatch",
    "telegram", "postcard", "card", "document", "publication",
];

/// Verbs by which somebody makes or gives out a text, as they stand before it ("issued a statement") and
/// behind it ("a statement issued by"). Collected from news.
#[rustfmt::skip]
const GIVING_OUT: &[&str] = &[
    "issued", "released", "published", "posted", "sent", "wrote", "written", "penned", "filed", "lodged",
    "submitted", "signed", "circulated", "shared", "provided", "delivered", "gave", "made", "prepared",
    "produced", "compiled", "drafted", "authored", "conducted", "emailed", "tweeted",
];

/// Nouns for what several sides agree on: it is nobody's alone, and one noun serves for another.
const AGREEMENTS: &[&str] = &["agreement", "treaty", "pact", "accord", "compact", "deal"];

/// Nouns for what is agreed, passed or decreed and bears a name of its own ("Treaty on Open Rivers").
#[rustfmt::skip]
const INSTRUMENTS: &[&str] = &[
    "treaty", "agreement", "pact", "accord", "compact", "convention", "declaration", "charter", "protocol",
    "memorandum", "act", "covenant", "blueprint", "constitution", "ordinance",
];

/// Words that open a clause of time, reason, condition or concession (R. Quirk and others, A Comprehensive
/// Grammar of the English Language, 1985, 15.24 to 15.46): it stands beside its main clause and, unlike
/// one with "that", is no part of what that says.
#[rustfmt::skip]
const ADVERBIALS: &[&str] = &[
    "when", "whenever", "while", "whilst", "as", "after", "before", "until", "till", "since", "once",
    "because", "if", "unless", "although", "though", "whereas",
];

/// Verbs that link a subject with what it is said to be.
const LINKING: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "am", "'s", "become", "becomes", "became", "remains",
    "remained",
];

/// Last words of the names of newspapers. Collected from news.
#[rustfmt::skip]
pub(crate) const PAPERS: &[&str] = &[
    "post", "times", "journal", "herald", "tribune", "gazette", "news", "chronicle", "guardian",
    "telegraph", "mail", "mirror", "globe", "star", "sun", "examiner", "observer", "ledger", "mercury",
    "courier", "express", "standard", "independent", "dispatch", "press", "register", "echo", "record",
    "review", "economist", "daily",
];

/// Words that the tagger reads in ways of their own.
#[rustfmt::skip]
const OWN_READINGS: &[&str] = &[
    "like", "most", "about", "around", "over", "first", "further", "long", "top", "warning", "armed", "general", "chief", "other", "say", "one",
    "all", "but", "that", "regarding", "later", "earlier", "at", "least", "there",
    "left", "states", "between", "briefing", "more",
];

/// Nouns and adverbs of time.
#[rustfmt::skip]
const TIMES: &[&str] = &[
    "week", "weeks", "year", "years", "month", "months", "day", "days", "night", "morning", "afternoon",
    "evening", "today", "yesterday", "tomorrow", "hour", "hours", "weekend", "minutes", "time", "decade",
    "moment", "moments", "seconds", "midnight",
];

/// Last words of the names of places that are no towns.
#[rustfmt::skip]
const LANDMARKS: &[&str] = &[
    "bridge", "street", "avenue", "road", "lane", "park", "river", "lake", "island", "islands", "beach",
    "bay", "hill", "hills", "valley", "mountain", "mountains", "square", "airport", "station", "harbour",
    "harbor", "creek", "falls", "canyon", "forest", "county", "province", "peninsula", "wharf", "pier",
    "terrace", "garden", "gardens", "arena", "stadium", "plaza", "boulevard", "coliseum", "cemetery",
];

/// Last words of names that are hardly anybody's surname, whatever given name stands before them.
#[rustfmt::skip]
const INSTITUTIONS: &[&str] = &[
    "university", "college", "institute", "committee", "department", "agency", "association", "council",
    "ministry", "commission", "foundation", "society", "times", "tribune", "gazette", "hospital",
    "academy", "coalition", "corporation", "company", "museum", "library", "brothers", "associates",
    "partners", "industries", "holdings", "research", "consulting", "pictures", "studios", "records",
    "media", "strategies", "systems", "solutions", "technologies", "airlines", "motors", "action",
    "securities", "insurance", "logistics", "airways", "ventures", "pharmaceuticals", "dynamics", "brands",
    "therapeutics", "biosciences", "analytics", "robotics", "electronics", "enterprises", "laboratories",
    "labs", "communications", "investments", "networks", "foods", "hotels", "aerospace", "aviation",
    "software", "semiconductor", "semiconductors", "materials", "minerals", "petroleum", "pharma",
    "properties", "resorts", "restaurants", "services", "utilities", "wireless", "telecom", "shipping",
    "freight", "orchestra", "ensemble", "symphony", "quartet", "theatre", "theater", "ballet", "gallery",
    "alliance", "federation", "league", "productions", "publishing", "television", "campaign",
    "administration", "police", "clinic", "hospice", "railway", "school", "schools", "centre", "center",
    "group",
];
