//! Whose verb it is: sentences with what stands between a quotation's verb and its subject.

use sayso::attribution::annotate;
use sayso::corpus::Article;

/// The words that are found to name the speaker of the last quotation.
fn mention(text: &str) -> String {
    let annotated = annotate(&Article { text: text.into(), ..Article::default() });
    let mention = annotated.attributions.last().and_then(|a| a.mention);
    mention.map(|m| annotated.mentions[m as usize].span.of(text).to_string()).unwrap_or_default()
}

#[test]
fn the_subject_is_found() {
    let cases = [
        // Offices of bodies and towns before a name, with a capital or a comma, and how they are held.
        ("Secretary of the group Ada Holt said the gate was “a tomb”.", "Secretary of the group Ada Holt"),
        (
            "The Mayor of Tarn, Councillor Ada Holt, said it was “a tomb”.",
            "The Mayor of Tarn, Councillor Ada Holt",
        ),
        ("“It is a tomb,” Mayor of Tarn, Cllr Ada Holt, said.", "Mayor of Tarn, Cllr Ada Holt"),
        (
            "Vale’s Deputy Delegate to the Council Ada Holt said it was “a tomb”.",
            "Vale’s Deputy Delegate to the Council Ada Holt",
        ),
        ("“It is a tomb,” Acting Fire Chief Ada Holt said.", "Acting Fire Chief Ada Holt"),
        ("“It is a tomb,” Lead Deckhand Ada Holt said.", "Lead Deckhand Ada Holt"),
        (
            "“It is a tomb,” lead author Ada Holt of the School of Tides at the College of Tarn said.",
            "lead author Ada Holt",
        ),
        ("The son of Vale premier Bo Voss said it was “a tomb”.", "The son of Vale premier Bo Voss"),
        // Datelines with a state, an agency without its space, and a day behind a name.
        ("TARN, Neb. - Mayor Ada Holt yesterday shut it, saying it was “a tomb”.", "Mayor Ada Holt"),
        ("TARN (Reuters) -Ada Holt said the gate was “a tomb”.", "Ada Holt"),
        ("The board Monday shut the gate, saying it was “a tomb”.", "The board"),
        // Brackets and a participle before the verb, figures, several people and their own act.
        ("The Tarn League (TL) speaking for porters said it was “a tomb”.", "The Tarn League"),
        (
            "In a letter, 6 of the 9 members of the board praised it, saying it was “a tomb”.",
            "6 of the 9 members of the board",
        ),
        ("The mayor dared critics charging him with “sleeping at the oar” to prove it.", "critics"),
        // Whoever asks or accuses, where a day parts the passive or the words stand before "by".
        ("The board was urged to “think again” by pilots.", "pilots"),
        ("The board was last night urged to “think again” by pilots.", "pilots"),
        ("Ministers were yesterday accused of “daylight theft” by pilots.", "pilots"),
        // What is said of somebody, what somebody is asked to do, and a noun behind a preposition.
        ("A friend said to have known them has alleged that she “grew away” from him.", "A friend"),
        ("It was late, Mr. Voss added, asking that Vale accept the board as a “free town”.", "Mr. Voss"),
        (
            "Mr. Voss told heads in each town that halls must be kept from touts, declaring that “halls are halls.”",
            "Mr. Voss",
        ),
        ("The states met with the Faroes warning it would be “slow” to settle.", "the Faroes"),
        (
            "The party-run Tarn Agency said the gate was shut in a “sudden drill”.",
            "The party-run Tarn Agency",
        ),
        ("Mr. Voss phoned Holt and “tore a strip off him,” according to two pilots.", "two pilots"),
        (
            "“It is wet,” said the former Armagh and Ireland defender.",
            "the former Armagh and Ireland defender",
        ),
        // An aside behind "and later", a time between a name and its verb, a source between a subject and its verb.
        ("Mr. Voss backed the gate and later, in an interview, called it “a tomb”.", "Mr. Voss"),
        ("It was a charge his aide, Ana Holt, on Monday dismissed as “a tale”.", "his aide, Ana Holt"),
        ("Mr. Voss, according to two pilots in the room, said the gate was “a tomb”.", "Mr. Voss"),
        // Those who hold words up, where another tells a crowd of something.
        ("Mr. Voss told a crowd in Tarn, where pilots waved banners reading “Row.”", "pilots"),
        // A body in the shadow of another, two offices before one name, letters that are sent to a body.
        ("The shadow Tide Council, set up in May, said the gate was “a tomb”.", "The shadow Tide Council"),
        ("“It is a tomb,” chairman and chief executive Ana Holt said.", "chief executive Ana Holt"),
        ("Mr. Voss sent the board a letter that called the gate “a tomb”.", "Mr. Voss"),
        // What a court heard was told by somebody, a week owns nothing, and a programme says nothing.
        ("A pilot told officers that he had meant to “row home,” the district court has heard.", "A pilot"),
        ("This week’s front page carried a single word: “Row.”", "This week’s front page"),
        ("“I have a gate to run,” Mr. Voss told Radio Vale’s “The Long Lunch”.", ""),
        // What somebody did, as others report of a day.
        (
            "Mayor Ana Voss opened the pier over the weekend, the papers reported Sunday, hailing it as “a leap”.",
            "Mayor Ana Voss",
        ),
        // What hangs on a preposition goes on.
        (
            "On Monday at the college in Tarn, VL, after a long vote, Gov. Ana Voss (R-VL), said, “We go on.”",
            "Gov. Ana Voss",
        ),
        (
            "In a note about the wharves and harbour fees, Ana Voss, head of trade, noted the “sharp rise”.",
            "Ana Voss",
        ),
        // A preposition of time opens no clause, "whose" no verb, and "there" is where people are.
        ("Ms. Holt, who has run the trust since 2016, wrote to trustees that it was “a tomb”.", "Ms. Holt"),
        ("On Friday, an aide whose name was withheld said the gate was “a tomb”.", "an aide"),
        ("Doctors there have taken to calling the wing “the tomb”, for nobody leaves it.", "Doctors"),
        // A clause that begins behind "and", what reminds somebody, and who calls without an object.
        ("Four had read it and one aide had proposed a name for it: “the Tuesday thing.”", "one aide"),
        ("One of them said the campaign reminded him of a gale: “All wind and no rain.”", "One of them"),
        ("“That is a first,” somebody called from the back.", "somebody"),
        ("Another said of Mr. Voss: “He will talk well of it in ten years.”", "Another"),
        (
            "He left the firm in May, months after what its then-president hailed as “a gift”.",
            "its then-president",
        ),
        (
            "The coach called the day “a wreck” and described the goal as “odd” and the pitch as “a bog”.",
            "The coach",
        ),
        // Apposition behind a time or with an origin, an aside inside a claim, one clause in another.
        (
            "Holt’s rival this fall, former warden Ana Voss, said the plan was “a kite”.",
            "Holt’s rival this fall, former warden Ana Voss",
        ),
        ("Nine bakers came. One of them, Ms. Ana Voss of Tarn, said it was “a kite”.", "Ms. Ana Voss"),
        ("On Sunday, retired Col. Ana Voss, a baker, called the plan “a kite”.", "retired Col. Ana Voss"),
        ("A host asked Holt about Voss’s claim, made on air in May, that it was “a kite”.", "Voss"),
        ("The port union kept the ban on nine pilots it accuses of “theft”.", "it"),
        ("Holt said that Voss had been startled and had asked aides whether it was “a kite”.", "Voss"),
        // Numbers in words, parts for objects, lists behind a time, top people and what is yet to come.
        ("Several hundred nurses walked out on Monday, calling the plan “a kite”.", "Several hundred nurses"),
        ("Ms. Voss’s first 20 guests called it “a kite”.", "Ms. Voss’s first 20 guests"),
        ("Her last two guests called it “a kite”.", "Her last two guests"),
        ("Ms. Voss, whose firm controls much of the port, said it was “a kite”.", "Ms. Voss"),
        ("On Monday, the mayor, her aides and their cooks used the term “kite”.", "the mayor"),
        ("A note sent to top Senate aides this week warns that the plan is “a kite”.", "A note"),
        ("Mr. Holt said his rival had at first called it “a kite”.", "his rival"),
        ("Ms. Voss, who won office vowing to run Tarn “like a bakery”, resigned.", "Ms. Voss"),
        ("Holt met the press. He said Voss reserved the right to respond “with oars”.", "He"),
        ("The trust urges members in Tarn to stop talking about the tolls “like tax clerks”.", "The trust"),
        ("A baker told the paper that she had seen Voss fall and heard him say “mind the oar”.", "him"),
        ("Ms. Voss said pilots had voted “for warm boots and cold beer”.", "Ms. Voss"),
        ("“The oars are gone,” port sanctions envoy Ana Voss told aides.", "port sanctions envoy Ana Voss"),
        (
            "Mr. Holt told a friend that the tolls were like “the tide,” prosecutors said on Monday.",
            "Mr. Holt",
        ),
        ("The MP for Tarn South, Ana Voss, said it was “a kite”.", "The MP for Tarn South, Ana Voss"),
        ("The CEO of Tarn Air, Ana Voss, called it “a kite”.", "The CEO of Tarn Air, Ana Voss"),
        ("“No,” one of the guests, who spoke on condition of anonymity, told us.", "one of the guests"),
        ("The minister for maritime and islands quit, telling aides that it was “a kite”.", "The minister"),
        ("An aide said “no”, while Voss asked for a vote, warning that it was “a kite”.", "Voss"),
        ("Her son has offered Ms. Voss a flat, an idea she described as “very kind”.", "she"),
        ("Mr. Holt said he had been told by a clerk that his plan was “a kite”.", "a clerk"),
        ("They said that the board agreed and that Voss had at the time called it “a kite”.", "Voss"),
        ("Tarn Trust, which campaigns for warm boats, said it was “a kite”.", "Tarn Trust"),
        ("A clip shows Sen. Ana Voss (T-VL), a sponsor, who told a host it was “a kite”.", "Sen. Ana Voss"),
        ("Voss said it “flew”, while a clerk worried that it was “a kite”.", "a clerk"),
        (
            "Holt said he was told by the port’s general counsel that it was “a kite”.",
            "the port’s general counsel",
        ),
        ("They spoke of pranks that the mayor described in a note as “a kite”.", "the mayor"),
        ("They were split, a claim the chairman, Bo Marl, dismissed as “a kite”.", "the chairman, Bo Marl"),
        (
            "They voted to strike, with the union’s leader, Bo Marl, warning of “kites”.",
            "the union’s leader, Bo Marl",
        ),
        // Compounds, origins, accusations and what a crowd begins.
        ("Ms. Voss said crews were tired and urged member states not to “row in circles”.", "Ms. Voss"),
        (
            "The warden at the time, retired Col. Ana Voss, told the paper that it was “a kite”.",
            "The warden at the time, retired Col. Ana Voss",
        ),
        (
            "She aired a spot featuring a nurse from Orl Vale who reads notes aloud and then says, “I row at dawn.”",
            "a nurse from Orl Vale",
        ),
        ("Ms. Voss accused him of seeking to “row in circles”.", "Ms. Voss"),
        ("She smiled, as the crowd began a chant of “Row on!”", "the crowd"),
        ("These are what her staff call “kites”.", "her staff"),
        // Who says it in a clause of his own, or is named behind the words.
        (
            "The board hailed it as “a kite,” and baker Ana Voss wondered on Friday whether crews could “row on.”",
            "baker Ana Voss",
        ),
        ("Ms. Platt blamed a leak, a claim dismissed as “a kite” by Ana Voss.", "Ana Voss"),
        // What ends with its sentence, and what is put so right behind.
        ("Ms. Voss said through an aide that it was “a kite.” Others disagreed.", "Ms. Voss"),
        ("Bakers were tired. They used words like “kite”.", "They"),
        ("Some held placards reading “No kites”.", "Some"),
        // What stands between an auxiliary and its verb, or between a subject and what it said in passing.
        ("Two aides had themselves first called the plan “a kite”.", "Two aides"),
        ("The mayor was first told of it and later called it “a kite”.", "The mayor"),
        ("The bakers can hardly call it anything but “a kite”.", "The bakers"),
        ("Holt, the minutes show, called the plan “a kite”.", "Holt"),
        // Clauses, times and counts that hang on the subject.
        ("A note by Mara Voss that summer called the pumps “undersized”.", "Mara Voss"),
        ("The coach, passed over in May before the club hired him, called the night “a gift”.", "The coach"),
        ("A survey last month by the firm Tarnay called the mood “brittle”.", "A survey"),
        (
            "More than a dozen bakers, most of them from the old town, called the oven rule “a tomb”.",
            "a dozen bakers",
        ),
        (
            "The race is close, and a doctor hired on Friday by Orsa College called the lead “thin”.",
            "a doctor",
        ),
        ("An Orsa College Survey released this month called the lead “thin”.", "An Orsa College Survey"),
        (
            "Thousands waited, and the firm responsible for turning the taps back on said the leak was “a puzzle”.",
            "the firm",
        ),
        ("Holt told a reporter that there was no plan and called the talk “idle”.", "Holt"),
        // A relative clause whose subject has an apposition, and one in apposition without a role.
        (
            "The raid left ten dead, an act which the isle’s chief, Sheikh Hamad Voss, described then as “sad”.",
            "the isle’s chief, Sheikh Hamad Voss",
        ),
        ("It was an offer that Holt’s agency, Saltire, rejected as “a wake with tea”.", "Holt’s agency"),
        (
            "Her shadow in the chamber, Gareth Holt, praised the grant but said aid had been “cut to the bone”.",
            "Her shadow in the chamber, Gareth Holt",
        ),
        // Whoever somebody turns to tells the answer.
        (
            "Ms. Platt said she had rung the duty captain at dawn to ask for a tug and was told to “row a little faster”.",
            "the duty captain",
        ),
        ("Mr. Vance said he had radioed the tower and been told to “come round once more”.", "the tower"),
        (
            "Ms. Platt said she called the harbour office in May and was told it was “not a matter for us”.",
            "the harbour office",
        ),
        // A modal and a perfect that go on behind "but" and "and", and a text that somebody has only seen.
        (
            "President Bo Arden said Friday his cabinet will keep the gate open but respond “swiftly and hard” to any raid.",
            "President Bo Arden",
        ),
        (
            "Leo Marl said that Ms. Platt had met pilots only once, and had left early because she had “a boat to catch”.",
            "Leo Marl",
        ),
        (
            "The guild objects. In a note to the board dated May 3 and seen by Tarn Radio, it described the quay as “rotten”.",
            "it",
        ),
        // A relative clause behind an apposition that tells who hired somebody, and a quantity that shouts.
        (
            "That view was shared by Prof Ana Voss, a surgeon hired by the mayor, who described the cut as “deep but clean”.",
            "Prof Ana Voss",
        ),
        (
            "About 900 pilots met at the quay, some carrying flags and chanting “No toll at the lock!”",
            "900 pilots",
        ),
        // A name that is told more of behind its comma.
        ("State radio has been calling the boat the “Gull,” a name first seen in May.", "State radio"),
        // A party told by an adjective, a list that is none, and whoever leaves a place.
        ("That was dismissed by Labour as “a trick of the light”.", "Labour"),
        ("According to aides in Orsa, Tarn and Vale had said they would “look into it”.", "Tarn and Vale"),
        (
            "It came hours after the navy secretary left Peru with a vow that it would be “the end”.",
            "the navy secretary",
        ),
        (
            "The board hailed Bo Arden, brushing aside claims by a rival that he was the winner of what she called “a fraud”.",
            "she",
        ),
        // A sign in a clause of place, a relative clause between "and", a name and its verb, and a title
        // with a prefix, whose point ends no sentence.
        (
            "In Orsa, where a painted board nailed to the pier said “Clerk wanted,” it rained.",
            "a painted board",
        ),
        (
            "Mr. Orr told the Herald he “wept” when he heard it, and Sen. Ana Voss, who has backed him, said the mayor “should go.”",
            "Sen. Ana Voss",
        ),
        (
            "In 2011, Orsa Forward, a club tied to then-Gov. Ada Lund, said the lock was “a tomb.”",
            "Orsa Forward",
        ),
        ("An aide who was absent described the talks as “fine.”", "An aide"),
        // What is heard, what a text warns of or tells somebody, and an order that nobody makes here.
        ("The count was met with shouts of “Row!” from pilots on the pier.", "pilots"),
        ("The Orsa Fund ran ads warning that Mr. Vance was “too tall for a tug.”", "The Orsa Fund"),
        ("Pilots were told in a memo that Mr. Vance was “a weak rower.”", "a memo"),
        (
            "The union blames a directive instructing guards to treat fights as a “yard matter.”",
            "a directive",
        ),
        ("Ms. Platt signed an agreement describing the port as a “rusty bath.”", "an agreement"),
        ("The mayor signed an order telling clerks to treat fights as a “yard matter.”", "The mayor"),
        // Whom a recording shows, whose claim somebody was asked about, and the words somebody adds.
        ("Mr. Orr ran. In May, a leaked tape caught him describing the plan as “bread for eels.”", "him"),
        ("Asked about Ms. Holt’s claim that pilots were “rowing backwards,” Mr. Vance laughed.", "Ms. Holt"),
        ("It was shared by Ana Holt, who added only the words “Bring oars.”", "Ana Holt"),
        ("Channel 9 has said the tape was “cut with a blunt saw.”", "Channel 9"),
        // A relative pronoun that waits behind an adjunct with a participle, one of several with a name, a clause of
        // saying behind another clause, and whoever says one thing more.
        (
            "It drew a rebuke from the ministry, which in a note posted on its site accused Vale of “foul play”.",
            "the ministry",
        ),
        ("Groups oppose it, one of which, Tarn Rising, told the Herald it was “a wet jail”.", "Tarn Rising"),
        (
            "Two rivals have fallen, with one of them, Orsa Systems, telling owners of “pilot fatigue”.",
            "Orsa Systems",
        ),
        ("One of them, a retired welder named Bo Arden, said he had “two hands”.", "Bo Arden"),
        (
            "Ten is a small sample, says Ana Holt at the University of Orsa, and it is likely that all are “just asleep”.",
            "Ana Holt",
        ),
        (
            "Ms. Platt told the board that the guards had relied on luck and said that Orsa had “better maps”.",
            "Ms. Platt",
        ),
        // What somebody is ordered to do, and what is brought to an end, nobody says.
        ("Dr. Nwosu said the mayor had ordered the guard to respond “sternly but fairly”.", "Dr. Nwosu"),
        ("Ms. Platt said that the board hoped to conclude it “at an early date,” and left.", "Ms. Platt"),
        // A name between dashes.
        (
            "A former mayor -- Ana Holt, who ran in 2008, -- said it was “a wreck.”",
            "A former mayor -- Ana Holt",
        ),
        // A quoted verb, a quoted predicate that is joined on, asides before "that" and behind dashes.
        ("Asked about it, Voss “shrugged” and said, “Not today,” the Orsa Herald reported.", "Voss"),
        ("Voss said that Arden begged him for a berth and “would have swum for it”.", "Voss"),
        ("The warden further stated, while testifying in May, that the file was “grey”.", "The warden"),
        (
            "Bo Arden -- as her office noted on Monday -- even promoted Ana Holt and taunted the port for “sleeping late”.",
            "Bo Arden",
        ),
        // Whoever one without a name tells of, and whom a participle behind "while" goes on with.
        ("A mill worker said Voss calmed the crews, telling them, “We start again at dawn.”", "Voss"),
        ("A mill worker said Voss was calm, adding, “We start again at dawn.”", "A mill worker"),
        (
            "Arden gives an account of Ana Voss telling one aide to “get out!” while telling another to “sit”.",
            "Ana Voss",
        ),
        // What somebody has become, who was long called something, and two that no singular verb follows.
        ("Mr. Voss, a pilot turned lobbyist, has long argued that the toll “bites”.", "Mr. Voss"),
        ("The firm, long derided by Ms. Holt as “a museum”, closed in May.", "Ms. Holt"),
        ("The pact obliges both states to act “at once” if one is attacked.", "The pact"),
        // Whose friends or lawyers they are.
        ("It rained, but people close to Arden say the pier is “a wreck”.", "people"),
        ("It rained, and two clerks familiar with the note called it “dire”.", "two clerks"),
        // A quantity behind the subject that it counts.
        ("The envoys all said it was “a farce”.", "The envoys"),
        (
            "After what the Orsa Herald and Lund Post each called a “rough week” it rained.",
            "the Orsa Herald and Lund Post",
        ),
        // What somebody has signed binds him; an attitude is known from whoever tells of it.
        ("Ana Voss signed a contract forbidding her to print a “diary or a memoir” at all.", "a contract"),
        ("Arden called Voss stiff, suggesting the chairman sees piers as “mere planks”.", "Arden"),
        // What is cited further off.
        ("Citing the storm as a warning to towns and their “dreams of calm,” Voss left.", "Voss"),
        // A verb that could be a plural, between "which" with its subject and what is claimed.
        ("Arden praised the talk, which Voss claims affirmed “the old worth of harbours”.", "Voss"),
        // What is judged is another’s claim.
        ("Mr. Vance mocked Ms. Holt’s statement that the ferry was “a tub”.", "Ms. Holt"),
        ("Mr. Vance criticised a statement by Ms. Holt that “ferries are for the idle.”", "Ms. Holt"),
        // Who speaks for somebody with a title is not that one.
        ("“We wait,” said a friend of Mayor Ana Holt.", "a friend of Mayor Ana Holt"),
        // A clause with its own verb, and what is quoted as the subject of another.
        ("Ms. Platt ordered the release of firm documents in a suit, calling them “vital”.", "Ms. Platt"),
        ("The report calls for change by seeing that “lean farming” poses a “real threat”.", "The report"),
        // Reduced relative clauses, with gerunds in them and in what opens a sentence.
        ("A note found in the case said, “Valve two sticks.”", "A note"),
        ("A man accused of living in a tent for 7 months told guards he was “resting”.", "A man"),
        (
            "In a note posted on Sunday, the foreign ministry voiced “grave doubts” again.",
            "the foreign ministry",
        ),
        ("They sit on what one buyer for a toy chain called “a wall of teal.”", "one buyer for a toy chain"),
        ("The clerk said no one had held the talk described, and that it was “not so”.", "The clerk"),
        // Brackets with an abbreviation, and an office in marks.
        ("It rained. Whip Ana Voss (R-Vl.) called the bill “a notice to quit”.", "Whip Ana Voss"),
        (
            "In Orsa, the region’s self-declared “foreign minister,” Bo Arden, said it had “no need”.",
            "Bo Arden",
        ),
        // A share of those asked.
        ("Six in 10 Tarn voters said that the mill “should be shut”.", "Six in 10 Tarn voters"),
        // Two who speak together, with what one of them is.
        (
            "Orr and 24-year-old Ana Voss, a fellow weaver, called the loom “a toy”.",
            "Orr and 24-year-old Ana Voss",
        ),
        // Others told of, quoted or fined by somebody.
        ("Bo Arden, who was fined $10 in May for calling the umpires “amateurs”, left.", "Bo Arden"),
        ("The ministry, in a note, quoted Bo Arden as thanking it for its “support”.", "Bo Arden"),
        ("One clerk, Arden recalled, told him that the script was “lovely”.", "One clerk"),
        ("Her aide told her the lamp was broken and advised her to “smile on”.", "Her aide"),
        // Infinitives of purpose, and reflexives.
        ("Mr. Vance used his speech to offer “a word of thanks”.", "Mr. Vance"),
        ("The porter interrupted me in the corridor to announce, “The lift is dead.”", "The porter"),
        ("Ms. Platt could not bring herself to say: “I was wrong.”", "Ms. Platt"),
        // A number with its adverb, a share, and a people in the plural.
        ("At least two clerks in each port said it was “as cold as a cellar”.", "two clerks in each port"),
        ("In May 39 percent blame the port and 20 percent call it “a hole”.", "20 percent"),
        ("“The reef is ours,” the Saudis state in a note to the port.", "the Saudis"),
        // Offices of several words, and a noun that is an adjective as well.
        (
            "It rained. Speaker of the House Rep. Ana Voss said the bill was “as dead as a stone”.",
            "Speaker of the House Rep. Ana Voss",
        ),
        ("“It was cold,” said the harbour chief, who runs both ports.", "the harbour chief"),
        ("Director of ferry sales Ana Voss said it was “a wreck”.", "Director of ferry sales Ana Voss"),
        ("According to the aides, Ana Voss has “no plan” yet.", "the aides"),
        // Whose note is handed on.
        ("Bo Arden retweeted a note from his aide, Ana Voss, that read: “We sail.”", "his aide, Ana Voss"),
        // Participles behind a comma.
        ("The minister will stay, Ms. Platt said, adding that he is “as firm as a rock”.", "Ms. Platt"),
        ("“The crew is tired,” Mr. Lee said, adding, “They need a rest.”", "Mr. Lee"),
        (
            "The trouble came at a fair in Orsa, when dockers interrupted the mayor, shouting “shame on you!”",
            "dockers",
        ),
        ("After Ms. Platt broke her leg, Mr. Vance wrote to her, calling her “the bravest”.", "Mr. Vance"),
        ("Mr. Vance apologised after the bridge fell, calling it “a dark day”.", "Mr. Vance"),
        ("In a statement released on Friday, Mr. Vance reacted to the vote, saying: “We lost.”", "Mr. Vance"),
        (
            "Ms. Platt spoke down the street from the hall where about 50 pilots had met on Monday, chanting “no tolls”.",
            "50 pilots",
        ),
        (
            "Ms. Platt spoke after Mr. Lee held a rally in which he attacked the board, mocking its “grand” plan.",
            "he",
        ),
        (
            "When Mr. Vance answered a question by asserting that tolls are “bad for all,” none of his rivals stirred.",
            "Mr. Vance",
        ),
        (
            "I am old enough to recall Mayor Holt going on the radio on May 8, 1977, declaring a “war on fog”.",
            "Mayor Holt",
        ),
        (
            "Mr. Vance left a week after the paper’s editorial urging him to quit his “palace”.",
            "the paper’s editorial",
        ),
        // An abbreviation in brackets ends no sentence, and what hangs before them may be a name.
        ("Ms. Ana Platt (I-Vt.) called him rude and accused him of “wilful sloth”.", "Ms. Ana Platt"),
        // What is said behind a clause of time goes on from the main one; an aside does not take part.
        ("Mr. Vance praised the crew after he won and said that they were “the best of all”.", "Mr. Vance"),
        (
            "Quick to use the flood – much as he did the fire – Mr. Vance cast the blame on the board and stressed the “rot”.",
            "Mr. Vance",
        ),
        // Things, and what they are called.
        ("Dr. Voss met a crew known as the “Night Watch,” led by Mr. Holt.", ""),
        ("Mr. Vance can add a new post to his long list: “lock keeper.”", ""),
        ("Mr. Vance rises to write his vital tide sheet at the Herald, “Low Water,” himself.", ""),
        // Words that are names where no other word can stand.
        ("Al From built the lock in 1985. “It leaks,” From said.", "From"),
        ("“It leaks a little week by week,” Twitter's Ana Voss said.", "Twitter's Ana Voss"),
        // Joined verbs share their tense.
        ("Ms. Platt often tells how he saved the ferry and recites the line “Row, boys, row”.", "Ms. Platt"),
        // Words of quantity.
        ("Some said he was “too slow”.", "Some"),
        ("Several called the bus “a hearse”.", "Several"),
        ("Another said she wished with her “last breath” that it would sail.", "Another"),
        (
            "Mr. Sabo said the drivers, who rent their boats but voted for Mr. Vance, would “march behind” him.",
            "Mr. Sabo",
        ),
        // One who holds two offices, and one who is described before his verb.
        (
            "Former prosecutor and Orsa mayor Bo Arden, who backs her, trashed it, calling it a “no-brainer”.",
            "Orsa mayor Bo Arden",
        ),
        (
            "As Ana Voss, a judge and author of “The Dry Law”, put it, “Nobody reads the small print.”",
            "Ana Voss",
        ),
        // What qualifies a noun behind "one".
        ("“It is over,” said one unaligned Orsan strategist.", "one unaligned Orsan strategist"),
        ("One sweeping question asked whether they would “defend the law”.", "One sweeping question"),
        // Reduced relative clauses: the verb that comes first is a participle.
        ("The man labeled “a menace to ships” continues to lead.", ""),
        ("The memo released Tuesday said the firm had “no case”.", "The memo"),
        (
            "The judge saw no merit. Holt’s “claim that it is worth much” is bare, the memo released Tuesday said.",
            "the memo",
        ),
        ("Holt’s “claim is bare of any merit,” the memo released Tuesday said.", "the memo"),
        ("A note left under the wiper said “sorry for parking”.", "A note"),
        ("A warm-up band called Heron praised the town’s “golden ears”.", "A warm-up band"),
        (
            "Judge Ana Holt, a former clerk appointed in May, ruled instead that he posed “no danger to anybody”.",
            "Judge Ana Holt",
        ),
        // What people in general give as a name is nobody's, and a text only hands words on.
        (
            "Watchdogs cheered but asked whether the board, often derided as a “toothless dog”, would move.",
            "",
        ),
        ("A communique promised to “explore ways forward”, according to a draft.", "A communique"),
        // Offices.
        (
            "The army chief of staff, Gen. Rado Tesh, vowed to keep “the old oath”.",
            "The army chief of staff, Gen. Rado Tesh",
        ),
        ("Tarn College of Nursing director Mary Voss said it was “awful”.", "Nursing director Mary Voss"),
        // Perfect infinitives and objects that act.
        ("Ana Voss is said to have called both towns “free riders”.", "Ana Voss"),
        ("It was sung, leading aides like Bo Sperl to insist that “every cent went to the firm”.", "aides"),
        // Words of attribution in passing, with an apposition.
        (
            "The paradox of Orsa, says Ana Holt, historian at the Tarn Library, is that it was “never built”.",
            "Ana Holt",
        ),
        // Joined over a comma, with what hangs on a preposition between.
        ("The clerk said he had lost it, but in a second letter said he was “at sea”.", "The clerk"),
        // With a subject of its own.
        (
            "The wind was the least worry of the rowers, with several coaches and parents chanting “Row on!”",
            "several coaches and parents",
        ),
        ("Ever since Ana Voss lost, she's said one sentence to every crowd: “We go on.”", "she"),
        (
            "Mr. Slane, whose newest firm, Larkspur, lends boats to let clubs win races, said it was “fun”.",
            "Mr. Slane",
        ),
        (
            "Asked by Mr. Lee if it was dear, Ana Holt said that she thought so, but was referring to the “old plan”.",
            "Ana Holt",
        ),
        ("The agency said Ana Holt had overseen the test and voiced “great satisfaction” at it.", "Ana Holt"),
        // A comma parts the subject from its verb.
        (
            "The matter came up on Friday after Mr. Vance, asked about the flood, had said, “I would dig again.”",
            "Mr. Vance",
        ),
        (
            "Ana Voss, whose village, Tarn, is flooded often as lakes shrink and the water climbs, argues that walls will “wreck the shore”.",
            "Ana Voss",
        ),
        (
            "Before the feast in the nearly 52-minute film, the preacher Bo Sperl, who was jailed in May, is shown lecturing: “Take heed.”",
            "the preacher Bo Sperl",
        ),
        (
            "A paper drafted for the port in May, and obtained by the Tarn Post, concluded that the pier was “no pier”.",
            "A paper",
        ),
        (
            "OSLO – Gov. Ana Voss (R-VL) waved off the attack on a judge and said it was the same as Mr. Lee boasting of “a wise nose”.",
            "Gov. Ana Voss",
        ),
        // Nouns that look like verbs.
        ("The bureau said that it has marked 22 Holt emails as “secret” and more.", "The bureau"),
        (
            "Mr. Lee is telling a crowd that all he has from his 1999 bid is a girl who asked, “Who are you?”",
            "a girl",
        ),
        ("The defense chief said that the bridge was “iron”.", "The defense chief"),
        ("Rates shift from town to town and depend on whether a shop is “small” or not.", ""),
        // Joined to an infinitive, behind a demonstrative.
        ("That prompted Ana Voss to make a joke about tea and call Mr. Lee “very bendy”.", "Ana Voss"),
        ("This prompted the board to say the pier was “a wreck”.", "the board"),
        // What a name needs not be told apart by.
        ("Mr. Lee said he saw inns in Norway that reminded him of “a cave”, dark and wet.", "Mr. Lee"),
        // A name behind a comma, given by others.
        ("Its old seat is at Tarn, called the “Gate of Gulls” by the sailors.", "the sailors"),
        ("A blog, called the “Feed,” put out ten jokes a day.", ""),
        // Clauses of time around what is said.
        (
            "After Mr. Vance said the towns might do better with “smaller boats,” Ms. Platt said: “No.”",
            "Ms. Platt",
        ),
        ("When somebody in the hall shouted, “Lee,” Ms. Platt joked, with a bow, “Come on up.”", "Ms. Platt"),
        ("Ana Holt, who told the board when asked in June about a ferry, “It floats.”", "Ana Holt"),
        ("No wonder Ana Holt said, and I quote, “The ferry floats.”", "Ana Holt"),
        (
            "Ana Holt said the way the firm treated pilots who complained about pay “would be a scandal” elsewhere.",
            "Ana Holt",
        ),
        // Clauses between.
        (
            "The port ministry said that its tugs had responded to an “unprovoked attack” in May.",
            "The port ministry",
        ),
        ("The report says that some nurses promoted what they called “calm birth” there.", "they"),
        (
            "Ms. Platt said Mr. Lee was ordered to “clean” the books before each visit by inspectors.",
            "Ms. Platt",
        ),
        ("The park was full of noise, when a small girl shouted, “Look out!”", "a small girl"),
        ("An aide who spoke on Monday to discuss the plan said, “It is done.”", "An aide"),
        (
            "“She was kind to me,” said a retired nurse who ran the ward and described the vote as “a sad day”.",
            "a retired nurse",
        ),
        (
            "He called that theory “an insult,” and his interior minister, Gen. Bo Arden, said that it “will sink”.",
            "his interior minister, Gen. Bo Arden",
        ),
        (
            "That was news to Hank Orr, the police chief in Sparrow Valley, the state’s fourth city, who said he was “never asked”.",
            "Hank Orr",
        ),
        ("As the crowd breaks into a chant it calls him “the heron”.", "it"),
        ("Ana Holt, a bus driver and registered Democrat, said it was “late”.", "Ana Holt"),
        ("The chorus breaks off from its work to hiss: “How much?”", "The chorus"),
        (
            "Tarn denied it, and its president, Ana Holt, accused Orsa of “theatre”.",
            "its president, Ana Holt",
        ),
        (
            "He is watched by the port office, which would not discuss it beyond saying that it was “under way”.",
            "the port office",
        ),
        // A new clause behind a comma, and a name that is a modal too.
        (
            "Ana Holt won. Pilots mocked her tugs, and in later years she gave in, telling a hall, “I was wrong.”",
            "she",
        ),
        (
            "Ana Holt found the fault, and the railway, in a note that the family framed, apologised for “a slip”.",
            "the railway",
        ),
        (
            "Clerks said it was quiet, while the minister, Ana Holt, urged them to “wait and see”.",
            "the minister, Ana Holt",
        ),
        (
            "Ned Will wrote of ferries. Behind the “long quiet,” Will described the pilots as “asleep”.",
            "Will",
        ),
        // Asides, appositions and participles that a comma or a mark closes late or not at all.
        ("He will meet a man who, just a year ago, called him “the heron”.", "a man"),
        ("Ana Holt, president and chief of the Ferry Union stated, “It floats.”", "Ana Holt"),
        ("Tom Reyle scorned the deals — “ghosts,” as Ana Holt (I-Vale), the chair, called them.", "Ana Holt"),
        ("His letters, obtained by a watchdog, describe the lock as “a tomb”.", "His letters"),
        (
            "The agency cited Col. Ana Voss, identified as the head of the fleet, as saying it was “flawless”.",
            "Col. Ana Voss",
        ),
        ("Mr. Lee said the board was using Voss, a clerk appointed in May, as “a windbreak”.", "Mr. Lee"),
        ("A short note read out after the talks committed the two sides to “stay calm”.", "A short note"),
        (
            "Film of the row, posted to a forum by a parent under the caption “she sang,” was seen by all.",
            "a parent",
        ),
        (
            "But when the port ministry announced on Tuesday that it was closed “until further notice,” pilots across the bay reacted with alarm.",
            "the port ministry",
        ),
        (
            "They won in May, when 200 marchers turned up at the gate carrying signs that read “Stay”.",
            "200 marchers",
        ),
        (
            "“It floats,” said former Ohio Gov. and Ferry Union Chairman Ana Holt.",
            "Ferry Union Chairman Ana Holt",
        ),
        // A sign that there is, whoever is one of several, and what somebody is called.
        ("There is a sign over the counter of the Tarn Inn that says “Cash or eels”.", "a sign"),
        ("It drew a laugh from the pilots, one of whom shouted, “Row faster!”", "one of whom"),
        (
            "There were some fans in the stand known as the “Nest” who chanted “Row faster!” for an hour.",
            "some fans in the stand",
        ),
        ("They met a baker described in the trial papers as “a loaf of few words”.", "the trial papers"),
        ("Ms. Platt revealed that the lease had ended “over a plate of cold eels”.", "Ms. Platt"),
        // An aside between "and" and its verb.
        (
            "Ms. Platt sold it, and in a note to pilots on Monday conceded only that it would “float for now”.",
            "Ms. Platt",
        ),
        (
            "Ms. Platt said the clerk told her to row, a remark the captain found “odd, with no oars”.",
            "the captain",
        ),
        // Whoever names a thing in a clause of its own is nearer than whoever tells of it.
        (
            "They were billed for boats that the ports had marked “sunk” or “sold,” a study has found.",
            "the ports",
        ),
        (
            "Ms. Holt recalled that Mr. Vance had once promised her there would be no toll “while I live”.",
            "Mr. Vance",
        ),
        ("“It floats,” Treasury Under Secretary Ana Holt said.", "Treasury Under Secretary Ana Holt"),
        // What goes on from the main clause: past a modal, a perfect, brackets, an aside between dashes.
        (
            "Mara Holt said in a radio talk that she did not fear that Bo Arden would be mayor and predicted “a short winter”.",
            "Mara Holt",
        ),
        (
            "The spokesman declined to say whom Bo Arden would pick for the board but called the race “a long night”.",
            "The spokesman",
        ),
        (
            "Her office announced new help from sailors who have lost boats and said the grant was “a start”.",
            "Her office",
        ),
        ("Bo Arden met widows of sailors drowned in May and told them the isle “must wake up”.", "Bo Arden"),
        (
            "The guild told the Tarn Post its pilots never met the board and said the fee was “a trap”.",
            "The guild",
        ),
        (
            "Mr. Holt mocked the ministry (although he allowed that some there meant well) and promised “a long winter”.",
            "Mr. Holt",
        ),
        (
            "Ms. Platt blamed a club of pilots who seldom row — a group that the mayor fears — but praised “their songs”.",
            "Ms. Platt",
        ),
        ("Ms. Platt backs “fair pay,” opposes “blanket cuts” and sails on.", "Ms. Platt"),
        // A quantity behind those whom it counts, and by itself.
        ("Bo Arden and harbour chief Mara Voss (I-Vale) both called the plan “a trap”.", "Bo Arden"),
        ("The pilots — whose boats were seized in May — all called the plan “a trap”.", "The pilots"),
        ("Most oppose the gate as “a trap”.", "Most"),
        ("Some 32% call the plan “a trap”.", "Some 32%"),
        ("It is clear that the pilots do not call the plan “a trap”.", "the pilots"),
        // What was sent out before its verb, and what opens a sentence before its subject.
        (
            "A poll for the Tarn Times and Vale News released last week called the gate “a burden”.",
            "A poll for the Tarn Times",
        ),
        ("As a part of the deal, Mara Voss, 44, called the plan “a trap”.", "Mara Voss"),
        ("In perhaps the best sign of it, Mara Voss, a pilot, called the plan “a trap”.", "Mara Voss"),
        ("Until the end of the talks, Mara Voss, a pilot, called the plan “a trap”.", "Mara Voss"),
        ("Years after Bo Arden called the pier “a trap”, it sank.", "Bo Arden"),
        ("Saturday at the guild’s spring meeting Mara Voss (I-Vale) called it “a trap”.", "Mara Voss"),
        ("On June 4, 2008, Mara Voss, who hadn’t seen the gate yet, called it “a trap”.", "Mara Voss"),
        ("Mara Voss, after the row over her use of the tug broke, called it “a trap”.", "Mara Voss"),
        ("Leo Salo, quoting a chart of the U.S. State Department, called it “a trap”.", "Leo Salo"),
        ("First her aide, a pilot named Bo, called it “a trap”.", "her aide"),
        // Whoever stands behind "for", is left to do something, is helped or is asked about.
        ("It is odd for a judge to call a plan “a trap”.", "a judge"),
        ("They cut the lights, leaving some to call the plan “a trap”.", "some"),
        ("The storm has caused many to call the plan “a trap”.", "many"),
        ("The song helped Mara Holt call the plan “a trap”.", "Mara Holt"),
        ("Does the mayor, like her aides, call the plan “a trap”?", "the mayor"),
        ("The draw gives Mara Voss a chance to call the plan “a trap”.", "Mara Voss"),
        ("Mara Voss will get a chance to call the plan “a trap”.", "Mara Voss"),
        (
            "Mara Voss was booed on the pier; was mocked at the gate; praised the “quiet crowd”; and left.",
            "Mara Voss",
        ),
        // Relative clauses with an object, and without their pronoun.
        ("Groups that have backed him say the plan is “a trap”.", "Groups"),
        ("None of the pilots she met this week called the plan “a trap”.", "None of the pilots"),
        ("Sailors who favor tolls agree that the plan is “a trap”.", "Sailors"),
        ("Mara Voss stared down the crowd and the pilots called it “a trap”.", "the pilots"),
        ("But after Mara Voss, answering a rival, called it “a trap,” it sank.", "Mara Voss"),
        // A headline whose verbs have capitals too.
        ("Ana Voss Just Called The Tarn Quay “A Tomb On Stilts”", "Ana Voss"),
        // Quantities that speak for themselves.
        ("One in five say the quay is “a tomb on stilts”.", "One in five"),
        ("Some have called the quay “a tomb on stilts”.", "Some"),
        ("Some accused Voss of “theft by rowing boat”.", "Some"),
        ("By wide margins, those surveyed say the quay is “a tomb on stilts”.", "those surveyed"),
        ("In Tarn 42% say the quay is “a tomb on stilts”.", "42%"),
        // A participle between the subject and its verb, and what is no participle.
        ("Ms. Holt, calling the quay “a tomb on stilts”, resigned on Monday.", "Ms. Holt"),
        ("The firm – which sells rope in Tarn – described the loss as “a slow leak”.", "The firm"),
        ("Pilots – Ana Voss among them – accused the board of “theft by rowing boat”.", "Pilots"),
        // A relative clause and a second clause that a participle goes on from.
        ("It was Bo Arden who shut the yard in May, telling crews that ships were “a tomb”.", "Bo Arden"),
        ("The board heard a charge that pilots denied, calling it “a fog of lies”.", "pilots"),
        ("Clerks left the quay and Bo Arden closed it, calling it “a tomb on stilts”.", "Bo Arden"),
        ("PARIS, Aug 3 (Tarn Press) – Ana Voss, the mayor, left on Friday, calling it “a tomb”.", "Ana Voss"),
        // Who does what a participle behind an object says.
        ("The vote was close, with nearly 40 pilots calling the quay “a tomb on stilts”.", "40 pilots"),
        ("There is also a petition calling the quay “a tomb on stilts”.", "a petition"),
        ("Ms. Holt drew applause for calling the quay “a tomb on stilts”.", "Ms. Holt"),
        ("The raid has left many voters calling the quay “a tomb on stilts”.", "many voters"),
        ("Bo Arden let Ms. Holt speak, and he spent much of the day calling the quay “a tomb”.", "he"),
        ("Pilots fear for the ferry, and they’re calling the quay “a tomb on stilts”.", "they’re"),
        ("Ms. Holt was met by pilots calling the quay “a tomb on stilts”.", "pilots"),
        ("Ms. Platt lashed out at Bo Arden for calling the quay “a tomb on stilts”.", "Bo Arden"),
        // An aside that is over, a clause that "it" leads up to, and what hangs on a sentence's first word.
        ("Bo Arden left the board – which he once led – and has called it “a nest of eels”.", "Bo Arden"),
        ("It was at the quay that Bo Arden spoke, calling it “a tomb on stilts”.", "Bo Arden"),
        ("The criticism comes as Ana Voss is still in Tarn, calling the quay “a tomb”.", "Ana Voss"),
        ("In radio interviews on Monday, Ms. Holt stood by it, calling the quay “a gift”.", "Ms. Holt"),
        ("Ana Voss misjudged the board, having called it “a nest of eels”.", "Ana Voss"),
        ("Once she was mayor, Ana Voss made the quay dry, calling it “a gift”.", "Ana Voss"),
        (
            "Bo Arden left in what one old pilot has dubbed “the wet year,” calling it “a tomb”.",
            "one old pilot",
        ),
        ("Ms. Platt, after initially calling the quay “a tomb on stilts”, bought it.", "Ms. Platt"),
        // Who asks, a time that is a subject, a thing that is told, and a verb behind a relative clause.
        ("“Which of you is rowing?” Mr. Holt wanted to know.", "Mr. Holt"),
        ("Ms. Holt said pilots wanted to know if the quay was “still in the game”.", "Ms. Holt"),
        ("An aide to the mayor conceded the evening was “grim”, but left.", "An aide to the mayor"),
        ("Ms. Holt argued that it was a story told “in a low voice”.", "Ms. Holt"),
        ("Orsa, which borders the lake, called for restraint by “all the rowers”.", "Orsa"),
        ("Ana Voss came late on Friday promising not to sign “a blank page for them”.", "Ana Voss"),
        ("Orsa, which borders the lake, called for “a calm row home” and said no more.", "Orsa"),
        // Participles that tell in what way somebody holds an office, and one that has an object.
        ("“It is a tomb,” said managing director Ana Voss.", "managing director Ana Voss"),
        ("“It is a tomb,” said lead author Ana Voss, of the college in Tarn.", "lead author Ana Voss"),
        ("The quay, retired colonel Ana Voss said, is “a tomb on stilts”.", "retired colonel Ana Voss"),
        ("The judge, sentencing Bo Arden, called it “a tomb on stilts”.", "The judge"),
        // By what means something is said.
        ("“It is a tomb,” the ministry observed by phone.", "the ministry"),
        ("A pilot close to the board claimed by radio that the quay was “a tomb”.", "A pilot"),
        ("Pilots will argue on Monday that the quay is “a tomb on stilts”.", "Pilots"),
        ("The board accused Mr. Arden of “selling out”.", "The board"),
        ("Officials hope Orsa will accept “a coat of tar”.", "Officials"),
        ("Ana Voss said the talks were “a tomb,” the Kremlin said.", "Ana Voss"),
        ("Both are old and both have called the quay “a tomb on stilts”.", "both"),
        // Surnames that are places.
        ("Ada Houston lost. On Friday, Houston, 54, warned that the quay was “a tomb”.", "Houston"),
        ("In a note, Sen. Ada London, D-Vale, warned the quay was “a tomb”.", "Sen. Ada London"),
        ("The board backs it, but Ada London, a pilot, warned the quay was “a tomb”.", "Ada London"),
        // Asides between a subject and its verb, inside a sentence.
        ("The board left the quay after Ada Holt (R-Vale) warned it was “a tomb”.", "Ada Holt"),
        ("The board approved the quay before Ada Holt – a pilot – warned it was “a tomb”.", "Ada Holt"),
        ("The board left the quay after one pilot, who gave no name, warned it was “a tomb”.", "one pilot"),
        ("The board backs the quay, but Ada Holt (Lab, Vale) warned it was “a tomb”.", "Ada Holt"),
        ("The board met on Friday as Ada Holt (R-Vale), a pilot, warned it was “a tomb”.", "Ada Holt"),
        (
            "The board backs the quay, but the head of the guild, Ada Holt, warned it was “a tomb”.",
            "the head of the guild, Ada Holt",
        ),
        // A clause of time has its own verb, and what is done by somebody in an aside is none.
        ("The board met a week after Ada Holt called the quay “a tomb”.", "Ada Holt"),
        ("Ada Holt was there. The board left before she called the quay “a tomb”.", "she"),
        ("The board backs it, but Ada Holt, joined by her aides, called it “a tomb”.", "Ada Holt"),
        ("Ada Holt – a pilot – called the quay “a tomb on stilts”.", "Ada Holt"),
        // Two who speak together behind what opens a sentence or a clause.
        ("In a note to the Tarn Post, Ada Holt and Bo Arden said it was “a tomb”.", "Ada Holt and Bo Arden"),
        ("Asked about it in a note, Ada Holt and Bo Arden said it was “a tomb”.", "Ada Holt and Bo Arden"),
        ("The board left it after Ada Holt and Bo Arden said it was “a tomb”.", "Ada Holt and Bo Arden"),
        // Words in passing whose subject is described, whose verb could be a participle or stands alone.
        ("The quay, the harbour board said in May, is “a tomb on stilts”.", "the harbour board"),
        ("The quay, Bo Arden and Ana Voss said this week, is “a tomb on stilts”.", "Bo Arden and Ana Voss"),
        ("The quay, Ana Voss, the mayor of Tarn, wrote on Monday, had been “a tomb”.", "Ana Voss"),
        ("The quay, a pilot close to the mayor noted, had been “a tomb on stilts”.", "a pilot"),
        ("The quay, an old pilot confirmed in a note, had been “a tomb on stilts”.", "an old pilot"),
        ("The quay, the ministry said in a letter posted on its site, is “a tomb”.", "the ministry"),
        ("Bo Arden, a pilot confirmed in May, called the quay “a tomb on stilts”.", "Bo Arden"),
        ("Ana Voss, Bo Arden and Jan Krol said in May, citing a pilot, that it was “a tomb”.", "Ana Voss"),
        // What a relative clause tells of is what is said in it.
        ("The quay, which an aide to the mayor said was “a tomb,” is shut.", "an aide to the mayor"),
        ("The quay, which the board said in a letter was “a tomb,” is shut.", "the board"),
        ("The quay, which two pilots familiar with it noted was “a tomb,” is shut.", "two pilots"),
        ("The quay, which Ana Voss, the mayor, conceded was “a tomb,” is shut.", "Ana Voss"),
        // What is said stands before the verb, behind an apposition or a text.
        ("The quay was “dry,” Ms. Holt conceded on Monday, and it was “a tomb on stilts”.", "Ms. Holt"),
        ("The quay was “a tomb on stilts,” Bo Arden, a pilot, observed in a note.", "Bo Arden"),
        ("The quay was “dry,” the board observed last month, and it was “a tomb”.", "the board"),
        ("The quay was “a tomb,” a statement from the board said.", "the board"),
        ("The board conceded this week that the quay was “a tomb on stilts”.", "The board"),
        ("The quay was “dry,” pilots in Tarn said, adding that it was “a tomb”.", "pilots in Tarn"),
        ("The quay was “dry,” Ana Voss, 54, said, adding that it was “a tomb”.", "Ana Voss"),
        ("The quay was “a tomb,” Ana Voss, who runs it, said in May, adding that it leaks.", "Ana Voss"),
        ("The quay – Ana Voss, the mayor, said on Monday – is “a tomb on stilts”.", "Ana Voss"),
        ("What the quay needs, Ana Voss, the mayor, said in May, is “a coat of tar”.", "Ana Voss"),
        ("The quay, which an old pilot described in May as “a tomb,” is shut.", "an old pilot"),
        ("The quay is old, Ana Voss conceded in May, and its wall is “a tomb”.", "Ana Voss"),
        // What was read wrongly in retold pages of other publishers.
        ("“It is a tomb,” acting U.S. Attorney Ada Holt said.", "acting U.S. Attorney Ada Holt"),
        (
            "Tarn Ferries managing director Ada Holt said it was “a tomb”.",
            "Tarn Ferries managing director Ada Holt",
        ),
        (
            "Briefing reporters in Orsa, the Norwegian Consul in Tarn, Ada Holt, said: “It is a tomb.”",
            "the Norwegian Consul in Tarn, Ada Holt",
        ),
        (
            "The answer came in a letter from Bo Arden, the board’s head of press for the North, who wrote: “It is a tomb.”",
            "Bo Arden",
        ),
        (
            "Asked about papers sent by ordinary mail, Ms. Holt, who runs the quay, said:\n\n“It is a tomb.”",
            "Ms. Holt",
        ),
        ("“It is a tomb,” a statement from the board sent to the Tarn News said.", "the board"),
        ("They were led into a shed, said Bo Arden, adding that the quay was “a tomb”.", "Bo Arden"),
        ("A pilot told Radio Orsa he got a message on his phone that said, “It is a tomb.”", "a message"),
        ("The lawsuit claims staff “slept in a tomb” last fall.", "The lawsuit"),
        ("A man caught with a catapult claims he was using it against a “tomb on stilts”.", "A man"),
        ("MPs attack the board for its “tomb on stilts”.", "MPs"),
        ("The rain has convinced lenders that it “was a tomb”, according to Ada Holt.", "Ada Holt"),
        ("“It is a tomb,” Ada Holt said that evening.", "Ada Holt"),
        ("“It is a tomb,” Ada Holt said earlier that day.", "Ada Holt"),
        ("“It is a tomb,” said Ada Holt moments later.", "Ada Holt"),
        ("“It is a tomb,” Ada Holt said not long after.", "Ada Holt"),
        ("“It is a tomb,” Ada Holt said half an hour later.", "Ada Holt"),
        ("The quay, Ada Holt said more than a week later, was “a tomb”.", "Ada Holt"),
        ("Ada Holt once more called it “a tomb”.", "Ada Holt"),
        ("Back in May Ada Holt said it was “a tomb”.", "Ada Holt"),
        ("Ada Holt, who’d left early, said it was “a tomb”.", "Ada Holt"),
        ("Ada Holt further accused Bo Voss of “digging a tomb”.", "Ada Holt"),
        ("“It leaks,” one pilot said. “It is a tomb,” another said.", "another"),
        ("“It is a tomb,” said one tired former pilot.", "one tired former pilot"),
        ("A school principal called it “a tomb”.", "A school principal"),
        ("“It is a tomb,” Ada Holt of the League in Fairbanks, Alaska said.", "Ada Holt"),
        ("“It is a tomb,” the porter asks a pilot early on.", "the porter"),
        (
            "In an interview with broadcaster Bo Voss aired on Sunday, Ada Holt said it leaks, adding that it is “a tomb”.",
            "Ada Holt",
        ),
        ("Ada Holt, who once guest-hosted Nightcap, went on to praise “that old tomb”.", "Ada Holt"),
        ("Pilots left early, and Rep. Ada Holt walked out shouting “A tomb!”", "Rep. Ada Holt"),
        ("Bo Voss blasted Ada Holt on Friday for calling the quay “a tomb”.", "Ada Holt"),
        ("Pilots spoke up against Ada Holt’s demand that the quay “be a tomb”.", "Ada Holt"),
        ("In an interview with The Tarn News, Bo Voss was asked, “Is it a tomb?”", "The Tarn News"),
        (
            "Sen. Ada HoltAda HoltPorts in need of aid Bill fails MORE (I-Vale) said it was “a tomb”.",
            "Sen. Ada Holt",
        ),
    ];
    let wrong: Vec<_> = cases
        .iter()
        .map(|(text, wanted)| (*text, *wanted, mention(text)))
        .filter(|(_, wanted, found)| wanted != found)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
