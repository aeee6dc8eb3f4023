//! Kinship of nouns: which words for an office, a trade or a body may mean the same one.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::layout::Token;
use crate::lexicon::groups::PAPERS;
use crate::lexicon::{EntryId, Tag, UNKNOWN, lexicon};
use crate::mention::word::is_any;

/// How many of the lists below hold forms of one word: "Sen." is short for "senator".
const SHORTENED: u32 = 12;

/// Words for a role that count as one: the article may use either for the same person.
const SAME_ROLE: &[&[&str]] = &[
    &["senator", "sen.", "sens.", "senators"],
    &["governor", "gov.", "governors"],
    &["representative", "rep.", "reps.", "congressman", "congresswoman"],
    &["president", "pres."],
    &["professor", "prof.", "prof"],
    &["general", "gen."],
    &["colonel", "col."],
    &["captain", "capt."],
    &["lieutenant", "lt."],
    &["admiral", "adm."],
    &["commander", "cmdr."],
    &["sergeant", "sgt."],
    &["representative", "rep.", "reps.", "congressman", "congresswoman", "lawmaker"],
    &["judge", "justice", "jurist", "magistrate"],
    &["chairman", "chairwoman", "chair", "chairperson"],
    &["candidate", "nominee", "contender", "hopeful"],
    &["front-runner", "frontrunner"],
    &["professor", "prof.", "prof", "academic", "scholar", "lecturer", "scientist"],
    &["lawyer", "attorney", "counsel", "barrister", "solicitor", "litigator"],
    &["policeman", "policewoman", "officer", "constable", "sergeant", "detective", "sgt.", "det."],
    &["author", "writer", "novelist"],
    &["doctor", "dr.", "physician", "surgeon"],
    &["businessman", "businesswoman", "mogul", "tycoon", "entrepreneur", "billionaire", "magnate"],
    &["premier", "minister", "pm"],
    &["boss", "chief", "ceo", "executive", "head", "director"],
    &["striker", "forward", "footballer", "player", "midfielder", "defender", "goalkeeper", "captain"],
    &["coach", "manager"],
    &["singer", "musician", "songwriter", "rapper", "star"],
    &["actor", "actress", "star"],
    &["reporter", "journalist", "correspondent", "columnist", "editor"],
    &["fighter", "boxer", "champion", "heavyweight"],
    &["champion", "champ", "holder", "titleholder"],
    &["scientist", "researcher", "physicist", "biologist", "chemist"],
    &["filmmaker", "director"],
    &["spokesman", "spokeswoman", "spokesperson"],
    &["councillor", "cllr", "councilman", "councilwoman", "councilor", "alderman"],
    &["mp", "lawmaker", "parliamentarian", "legislator", "backbencher"],
    &["mother", "mom", "mum"],
    &["father", "dad"],
];

/// A wide word and the roles that it may stand for.
const WIDER: &[(&[&str], &[&str])] = &[
    (
        &["leader", "strongman", "ruler", "chief", "head", "boss"],
        &[
            "president",
            "premier",
            "minister",
            "dictator",
            "chancellor",
            "king",
            "queen",
            "chairman",
            "chairwoman",
            "secretary",
            "speaker",
            "leader",
            "ceo",
            "executive",
            "director",
            "founder",
        ],
    ),
    (
        &["lawmaker", "politician", "legislator"],
        &[
            "senator",
            "sen.",
            "representative",
            "rep.",
            "congressman",
            "congresswoman",
            "mp",
            "governor",
            "gov.",
            "candidate",
            "speaker",
            "whip",
        ],
    ),
    (
        &["official", "bureaucrat", "diplomat"],
        &[
            "secretary",
            "minister",
            "director",
            "ambassador",
            "commissioner",
            "envoy",
            "spokesman",
            "spokeswoman",
        ],
    ),
    (&["candidate", "nominee"], &["senator", "governor"]),
    (&["expert", "specialist", "analyst"], &["fellow", "professor", "researcher", "economist", "analyst"]),
    (&["executive"], &["ceo", "president", "chairman", "founder", "director"]),
    (&["politician"], &["president", "minister", "secretary"]),
    (&["artist"], &["painter", "sculptor", "singer", "musician"]),
];

/// What only a part of a business or a state is led in.
pub(super) const PARTS_OF_A_BODY: &[&str] = &[
    "finance",
    "financial",
    "marketing",
    "police",
    "fire",
    "security",
    "army",
    "navy",
    "technology",
    "operations",
    "design",
    "legal",
    "policy",
    "communications",
    "product",
    "sales",
    "research",
    "science",
    "campaign",
    "intelligence",
    "union",
    "defence",
    "defense",
    "rights",
    "climate",
    "trade",
    "health",
];

/// Words for a newspaper, which one whose name ends with "Herald" can be called by.
const NEWSPAPERS: &[&str] =
    &["newspaper", "paper", "daily", "tabloid", "weekly", "magazine", "publication", "outlet"];

/// Words for a body that the article may use for one another: a noun of the description first, then
/// the words that names of such bodies end with.
const SAME_BODY: &[&[&str]] = &[
    &["union", "federation", "guild", "brotherhood", "association"],
    &["team", "club", "side", "squad"],
    &["force", "police", "constabulary"],
    &["court", "tribunal", "panel", "bench"],
    &["outlet", "agency"],
    &["ministry", "department", "office", "agency", "bureau", "service", "authority", "administration"],
    &["regulator", "watchdog", "authority", "board", "commission", "agency", "office"],
    &["party", "coalition", "alliance", "movement", "bloc"],
    &["charity", "foundation", "trust", "fund", "nonprofit"],
    &["orchestra", "philharmonic", "symphony"],
    &[
        "group",
        "organization",
        "organisation",
        "coalition",
        "society",
        "institute",
        "centre",
        "center",
        "league",
        "alliance",
        "association",
        "foundation",
    ],
    &["university", "college", "school"],
    &["council", "board", "commission", "committee", "panel", "assembly"],
    &["broadcaster", "channel", "network", "station", "television", "radio"],
    &["authority", "council", "borough"],
    &["airline", "carrier", "airlines", "airways"],
    &["bank", "lender", "bancorp", "savings"],
    &["broker", "brokerage", "partners", "securities", "capital"],
];

/// What somebody makes, and what they are called for it.
const MAKERS: &[(&[&str], &[&str])] = &[
    (&["play"], &["playwright", "dramatist"]),
    (&["novel", "book", "memoir", "biography", "trilogy"], &["author", "writer", "novelist", "biographer"]),
    (&["film", "movie", "documentary"], &["director", "filmmaker"]),
    (&["painting", "canvas", "mural", "sculpture"], &["artist", "painter", "sculptor"]),
    (&["poem", "poems", "sonnet"], &["poet"]),
    (&["song", "album", "single"], &["singer", "songwriter", "musician", "rapper"]),
    (&["symphony", "opera", "concerto", "score"], &["composer"]),
    (&["column"], &["columnist"]),
    (&["photograph", "photographs"], &["photographer"]),
];

/// What somebody makes whom a noun says to be a maker: plays, for "playwright".
#[must_use]
pub fn works_of(text: &str, head: &Token) -> Option<&'static [&'static str]> {
    MAKERS.iter().find(|(_, makers)| is_any(text, head, makers)).map(|(works, _)| *works)
}

/// Whether one of these works follows a genitive ("’s new play").
#[must_use]
pub fn makes(text: &str, behind: &[Token], works: &[&str]) -> bool {
    behind
        .iter()
        .take(4)
        .take_while(|t| t.shape.is_word() || t.tag == Tag::Genitive)
        .any(|t| is_any(text, t, works))
}

/// Whether a noun names a relative, who often bears the same surname.
#[must_use]
pub fn is_kin(text: &str, noun: &Token) -> bool {
    is_any(
        text,
        noun,
        &[
            "sister",
            "brother",
            "wife",
            "husband",
            "mother",
            "father",
            "mom",
            "mum",
            "dad",
            "daughter",
            "son",
            "cousin",
            "uncle",
            "aunt",
            "niece",
            "nephew",
            "grandfather",
            "grandmother",
            "grandson",
            "granddaughter",
            "twin",
            "ex-wife",
            "ex-husband",
            "stepmother",
            "stepfather",
            "stepson",
            "stepdaughter",
        ],
    )
}

pub(super) fn equal(text: &str, one: &Token, other: &str) -> bool {
    one.is(text, other)
}

/// How well the role in `theirs` fits the head of a description: 3 for the same, 2 for a wider word.
#[must_use]
pub fn role_fit(text: &str, head: &Token, theirs: &Token) -> f32 {
    if head.entry == theirs.entry && head.entry != UNKNOWN || equal(text, theirs, head.span.of(text)) {
        return 3.0;
    }
    let (Some(one), Some(other)) = (kinship(text, head), kinship(text, theirs)) else { return 0.0 };
    if one.same & other.same & ((1 << SHORTENED) - 1) != 0 {
        3.0
    } else if one.same & other.same != 0 {
        2.5
    } else if one.wide & other.narrow != 0 {
        2.0
    } else {
        0.0
    }
}

/// In which lists a word stands; "the ex-boss" is a boss.
fn kinship(text: &str, token: &Token) -> Option<&'static Kinship> {
    KINSHIP.get(&token.entry).or_else(|| {
        if token.shape.is_letters() {
            return None;
        }
        KINSHIP.get(&lexicon().find(token.span.of(text).strip_prefix("ex-")?))
    })
}

/// In which of the lists above a word stands, a bit each.
#[derive(Clone, Copy, Default)]
struct Kinship {
    same: u64,
    wide: u32,
    narrow: u32,
    body: u32,
}

static KINSHIP: LazyLock<FxHashMap<EntryId, Kinship>> = LazyLock::new(|| {
    let mut map: FxHashMap<EntryId, Kinship> = FxHashMap::default();
    let mut add = |list: &[&str], mark: &dyn Fn(&mut Kinship)| {
        for word in list {
            let id = lexicon().find(word);
            if id != UNKNOWN {
                mark(map.entry(id).or_default());
            }
        }
    };
    for (bit, list) in SAME_ROLE.iter().enumerate() {
        add(list, &|k| k.same |= 1 << bit);
    }
    for (bit, (wide, narrow)) in WIDER.iter().enumerate() {
        add(wide, &|k| k.wide |= 1 << bit);
        add(narrow, &|k| k.narrow |= 1 << bit);
    }
    for (bit, list) in SAME_BODY.iter().enumerate() {
        add(list, &|k| k.body |= 1 << bit);
    }
    for list in [NEWSPAPERS, PAPERS] {
        add(list, &|k| k.body |= 1 << SAME_BODY.len());
    }
    map
});

/// Whether two nouns for a body may mean the same one.
#[must_use]
pub fn body_fit(head: &Token, theirs: &Token) -> bool {
    let of = |token: &Token| KINSHIP.get(&token.entry).map_or(0, |k| k.body);
    of(head) & of(theirs) != 0
}
