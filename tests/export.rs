//! `sayso export` from outside: what it writes, what it says, and how it fails.

mod common;

use std::fs;
use std::path::Path;
use std::process::Command;

use common::program::sayso;

/// A folder that goes away, with these files in it.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, bytes) in files {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().expect("a parent")).expect("a folder");
        fs::write(file, bytes).expect("a file");
    }
    folder
}

/// Asserts that a run fails, says all of this, and leaves nothing behind.
fn fails(place: &Path, arguments: &[&str], wanted: &[&str]) {
    let (code, stdout, stderr) = sayso(place, arguments);
    assert_eq!(code, Some(2), "{arguments:?}: {stdout}{stderr}");
    for words in wanted {
        assert!(stderr.contains(words), "{arguments:?} must say {words:?} and says {stderr}");
    }
    let entries = fs::read_dir(place).expect("the folder").map(|entry| entry.expect("an entry").file_name());
    let left: Vec<_> = entries.filter(|name| name.to_string_lossy().contains("sayso-")).collect();
    assert!(left.is_empty(), "{left:?} is left behind");
}

const ARTICLE: &[u8] = "HARROW — “The pier will reopen,” Mara Oyelaran said.\n".as_bytes();

#[test]
fn a_corpus_becomes_tables() {
    let place = folder(&[
        ("in/b.txt", ARTICLE),
        ("in/a/a.txt", b"Nothing is quoted here."),
        ("in/articles.csv", b"article_id,title,outlet\nb,The pier,\"Harrow Courier\"\n"),
    ]);
    let (code, stdout, stderr) = sayso(place.path(), &["export", "in", "--out", "out/tables"]);
    assert_eq!(code, Some(0), "{stderr}");
    assert!(stderr.is_empty(), "no bar where there is no terminal: {stderr}");
    assert!(stdout.contains("in 2 articles") && stdout.contains("out/tables"), "{stdout}");
    assert!(!stdout.contains('\u{1b}'), "no colours where there is no terminal: {stdout}");
    let articles = fs::read_to_string(place.path().join("out/tables/articles.csv")).expect("a table");
    let ids: Vec<_> = articles.lines().skip(1).map(|line| line.split(',').next().expect("a cell")).collect();
    assert_eq!(ids, ["\"a/a\"", "\"b\""]);
    assert!(articles.contains("\"The pier\",\"Harrow Courier\""), "{articles}");
    let manifest = fs::read_to_string(place.path().join("out/tables/sayso.json")).expect("a manifest");
    assert!(!manifest.contains(&*place.path().to_string_lossy()), "no paths: {manifest}");
}

#[test]
fn nobody_waits_for_a_missing_corpus() {
    let place = folder(&[("in/note.md", b""), ("in/a.txt", ARTICLE)]);
    let there = place.path();
    fails(there, &["export"], &["no corpus is given", "--out DIR"]);
    fails(there, &["export", "in"], &["no folder for the tables", "--out DIR"]);
    fails(there, &["export", "elsewhere", "--out", "out"], &["elsewhere", "no such file"]);
    fails(there, &["export", "in/none", "--out", "out"], &["in/none"]);
    fails(there, &["export", "in", "--out", "out", "--name", "My Data"], &["lower-case"]);
    fails(there, &["export", "in", "--out", "out", "--dataset-version", "one"], &["three numbers"]);
    fails(there, &["export", "in", "--out", "out", "--encoding", "klingon"], &["klingon"]);
    assert!(!there.join("out").exists());
}

#[test]
fn a_file_that_is_no_text_is_a_row_and_alone_an_error() {
    let place = folder(&[("in/a.txt", ARTICLE), ("in/b.txt", b"caf\xe9"), ("bad/b.txt", b"caf\xe9")]);
    let (code, stdout, _) = sayso(place.path(), &["export", "in", "--out", "out"]);
    assert_eq!(code, Some(0));
    assert!(stdout.contains("not_text (error)"), "{stdout}");
    let problems = fs::read_to_string(place.path().join("out/problems.csv")).expect("a table");
    assert!(
        problems.contains("\"b.txt\",\"not_text\",\"error\"") && problems.contains("byte 3"),
        "{problems}"
    );
    fails(place.path(), &["export", "bad", "--out", "bad-out"], &["b.txt", "byte 3", "--encoding"]);
    assert!(!place.path().join("bad-out").exists());
    let (code, ..) =
        sayso(place.path(), &["export", "bad", "--out", "bad-out", "--encoding", "windows-1252"]);
    assert_eq!(code, Some(0));
}

#[test]
fn a_folder_with_other_files_is_refused() {
    let place = folder(&[("in/a.txt", ARTICLE), ("out/thesis.txt", b"mine")]);
    fails(place.path(), &["export", "in", "--out", "out"], &["out", "did not make", "--force"]);
    let (code, _, stderr) = sayso(place.path(), &["export", "in", "--out", "out", "--force"]);
    assert_eq!(code, Some(0), "{stderr}");
    assert_eq!(fs::read(place.path().join("out/thesis.txt")).expect("kept"), b"mine");
    let (code, ..) = sayso(place.path(), &["export", "in", "--out", "out"]);
    assert_eq!(code, Some(0), "a dataset of sayso's is replaced without being forced");
    fails(place.path(), &["export", "in", "--out", "in/a.txt"], &["a.txt"]);
}

#[test]
fn the_same_corpus_gives_the_same_bytes() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let place = folder(&[]);
    let read = |out: &str, threads: &str| {
        let done = Command::new(env!("CARGO_BIN_EXE_sayso"))
            .env("RAYON_NUM_THREADS", threads)
            .args([
                "export".as_ref(),
                corpus.as_os_str(),
                "--out".as_ref(),
                place.path().join(out).as_os_str(),
            ])
            .output()
            .expect("sayso runs");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let mut files: Vec<_> = fs::read_dir(place.path().join(out))
            .expect("a folder")
            .map(|entry| entry.expect("an entry").path())
            .map(|path| (path.file_name().expect("a name").to_owned(), fs::read(path).expect("a file")))
            .collect();
        files.sort();
        files
    };
    let (one, two) = (read("one", "1"), read("two", "3"));
    assert!(one.len() > 20);
    for (one, two) in one.iter().zip(&two) {
        assert!(one == two, "{:?} differs", one.0);
    }
}

#[test]
fn the_codebook_is_printed() {
    let place = folder(&[]);
    let (code, stdout, _) = sayso(place.path(), &["schema"]);
    assert_eq!((code, stdout), (Some(0), sayso::output::schema_md()));
    let (code, ..) = sayso(place.path(), &["schema", "--write", "book.md"]);
    assert_eq!(code, Some(0));
    assert!(place.path().join("book.md").exists());
}

#[test]
fn the_unsure_are_left_out_and_the_insisted_on_stay() {
    let place = folder(&[
        ("in/b.txt", ARTICLE),
        (
            "mine/overrides.csv",
            b"article_id,start,end,speaker\nb,9,32,Ines Kray\nb,0,5,Nobody Here\nc,0,5,\n",
        ),
        ("bad.csv", b"article_id,start,end,speaker\nb,9,oops,Ines Kray\n"),
    ]);
    let there = place.path();
    let cells = |name: &str, column: &str| {
        let table = fs::read_to_string(there.join("out").join(name)).expect("a table");
        let header: Vec<_> = table.lines().next().expect("a header").split(',').collect();
        let at = header.iter().position(|name| name.trim_matches('"') == column).expect(column);
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        reader.records().map(|row| row.expect("a row")[at].to_owned()).collect::<Vec<_>>()
    };
    let run = |more: &[&str]| {
        let arguments = [&["export", "in", "--out", "out"], more].concat();
        let (code, _, stderr) = sayso(there, &arguments);
        assert_eq!(code, Some(0), "{stderr}");
    };
    run(&[]);
    assert_eq!(cells("quotations.csv", "speaker_name"), ["Mara Oyelaran"]);
    assert!(!cells("quotations.csv", "confidence")[0].is_empty());
    run(&["--min-confidence", "1"]);
    assert_eq!(cells("quotations.csv", "speaker_name"), [""]);
    assert!(cells("evidence.csv", "reason").iter().any(|reason| reason == "below_confidence"));
    run(&["--min-confidence", "1", "--overrides", "mine"]);
    assert_eq!(cells("quotations.csv", "speaker_name"), ["Ines Kray"]);
    assert_eq!(cells("quotations.csv", "is_override"), ["TRUE"]);
    assert_eq!(cells("evidence.csv", "reason")[0], "override");
    assert_eq!(cells("problems.csv", "code"), ["override_unmatched", "override_unmatched"]);
    let manifest = fs::read_to_string(there.join("out/sayso.json")).expect("a manifest");
    assert!(manifest.contains("\"min_confidence\": 1.0"), "{manifest}");
    fails(there, &["export", "in", "--out", "new", "--overrides", "bad.csv"], &["bad.csv:2:", "oops"]);
    fails(there, &["export", "in", "--out", "new", "--overrides", "in"], &["no overrides.csv"]);
    fails(there, &["export", "in", "--out", "new", "--min-confidence", "2"], &["between 0 and 1"]);
}

#[test]
fn a_text_that_lost_its_marks_is_told() {
    let place = folder(&[
        ("in/a.txt", ARTICLE),
        ("in/entities.txt", b"&ldquo;The pier will reopen,&rdquo; Mara Oyelaran said. &quot;Soon.&quot;"),
        ("in/misread.txt", "â€œThe pier will reopen,â€\u{9d} Mara Oyelaran said.".as_bytes()),
        ("in/marks.txt", b"?The pier will reopen,? Mara Oyelaran said."),
        ("in/nothing.txt", b" \n\n"),
    ]);
    let (code, stdout, stderr) = sayso(place.path(), &["export", "in", "--out", "out"]);
    assert_eq!(code, Some(0), "{stderr}");
    assert!(stdout.contains("3 damaged_text (warning)"), "{stdout}");
    assert!(stdout.contains("1 empty_article (note)"), "{stdout}");
    let problems = fs::read_to_string(place.path().join("out/problems.csv")).expect("a table");
    let entity = "\"entities\",\"entities.txt\",\"damaged_text\",\"warning\",0,7,";
    assert!(problems.contains(entity), "once, with its first place: {problems}");
    let articles = fs::read_to_string(place.path().join("out/articles.csv")).expect("a table");
    let statuses: Vec<_> =
        articles.lines().skip(1).map(|line| line.rsplit(',').next().expect("a cell")).collect();
    assert_eq!(
        statuses,
        ["\"complete\"", "\"has_problems\"", "\"has_problems\"", "\"has_problems\"", "\"empty\""]
    );
}

#[test]
fn a_page_of_html_is_told_once() {
    let page = "<html><body><p>&ldquo;The pier will reopen,&rdquo; Mara Oyelaran said.</p>\n\
        <p>She left at noon &amp; came back.<br>“Soon.”</p></body></html>\n";
    let entities = "Voss &amp; Lund said: “We do.” It isn&#39;t over&nbsp;yet, they said.\n";
    let place = folder(&[
        ("in/arrow.txt", b"It fell <p> a line. If a<b and c>d, it is so: AT&amp;T said &lt;no.\n"),
        ("in/entities.txt", entities.as_bytes()),
        ("in/link.txt", b"\"We do,\" <a href=\"https://example.org\">Mara Oyelaran</a> said. <tweet/> <tweet/> <tweet/>\n"),
        ("in/page.txt", page.as_bytes()),
        ("in/shouted.txt", page.replace("&ldquo;", "“").replace("&rdquo;", "”").to_uppercase().as_bytes()),
    ]);
    let (code, stdout, stderr) = sayso(place.path(), &["export", "in", "--out", "out"]);
    assert_eq!(code, Some(0), "{stderr}");
    assert!(stdout.contains("3 damaged_text (warning)"), "{stdout}");
    let mut problems = csv::Reader::from_path(place.path().join("out/problems.csv")).expect("a table");
    let told: Vec<_> = problems
        .records()
        .map(|record| record.expect("a row"))
        .filter(|record| &record[2] == "damaged_text")
        .map(|record| {
            let cured = record[6].contains("extract the text") || record[6].contains("decode the text");
            assert!(cured, "a cure: {record:?}");
            [0, 3, 4, 5].map(|at| record[at].to_owned())
        })
        .collect();
    let wanted =
        [["entities", "warning", "5", "10"], ["page", "warning", "0", "6"], ["shouted", "warning", "0", "6"]];
    assert_eq!(told, wanted);
}

#[test]
fn every_line_end_of_unicode_ends_a_line() {
    let text = "Mara Oyelaran spoke.@“The pier will reopen,” she said. “Soon.@“All are welcome.”@";
    let files: Vec<_> = ["\n", "\r\n", "\u{85}", "\u{2028}", "\u{2029}"]
        .iter()
        .enumerate()
        .map(|(number, end)| (format!("in/{number}.txt"), text.replace('@', end)))
        .collect();
    let place =
        folder(&files.iter().map(|(file, text)| (file.as_str(), text.as_bytes())).collect::<Vec<_>>());
    let (code, _, stderr) = sayso(place.path(), &["export", "in", "--out", "out"]);
    assert_eq!(code, Some(0), "{stderr}");
    let mut table = csv::Reader::from_path(place.path().join("out/quotations.csv")).expect("a table");
    let columns = table.headers().expect("a header").clone();
    let of = |name: &str| columns.iter().position(|column| column == name).expect("a column");
    let told: Vec<_> = table
        .records()
        .map(|record| record.expect("a row"))
        .map(|row| {
            ["article_id", "paragraph", "start", "end", "speaker_name"].map(|name| row[of(name)].to_owned())
        })
        .collect();
    let mut wanted = Vec::new();
    for (number, (_, text)) in files.iter().enumerate() {
        for (paragraph, words) in
            [("2", "“The pier will reopen,”"), ("2", "“Soon."), ("3", "“All are welcome.”")]
        {
            let start = text[..text.find(words).expect("words")].chars().count();
            let end = start + words.chars().count();
            let name = "Mara Oyelaran".to_owned();
            wanted.push([number.to_string(), paragraph.to_owned(), start.to_string(), end.to_string(), name]);
        }
    }
    assert_eq!(told, wanted);
}

#[test]
fn accents_and_what_nobody_sees_change_no_speaker() {
    let text = "“The pier will reopen,” Mayor José Öztürk said.\n\n“Soon,” Öztürk said.\n";
    let apart = text.replace('é', "e\u{301}").replace('Ö', "O\u{308}").replace('ü', "u\u{308}");
    let place = folder(&[
        ("in/apart.txt", apart.as_bytes()),
        ("in/joiner.txt", text.replace('“', "“\u{2060}").replace('”', "\u{feff}”\u{ad}").as_bytes()),
        ("in/plain.txt", text.as_bytes()),
        ("in/soft.txt", text.replace("said", "sa\u{ad}id").as_bytes()),
    ]);
    let (code, _, stderr) = sayso(place.path(), &["export", "in", "--out", "out"]);
    assert_eq!(code, Some(0), "{stderr}");
    let mut table = csv::Reader::from_path(place.path().join("out/quotations.csv")).expect("a table");
    let columns = table.headers().expect("a header").clone();
    let of = |name: &str| columns.iter().position(|column| column == name).expect("a column");
    let (name, kind, rule) = (of("speaker_name"), of("type"), of("mention_rule"));
    let told: Vec<_> = table
        .records()
        .map(|record| record.expect("a record"))
        .map(|record| {
            let spoken = record[name].replace("e\u{301}", "é").replace("O\u{308}", "Ö");
            (spoken.replace("u\u{308}", "ü"), record[kind].to_owned(), record[rule].to_owned())
        })
        .collect();
    let wanted = ("José Öztürk".to_owned(), "direct".to_owned(), "said-after".to_owned());
    assert_eq!(told, vec![wanted; 8]);
}

#[test]
fn names_and_sentences_of_any_length_are_taken() {
    let place = folder(&[
        ("in/name.txt", format!("“We do,” Ada L{}nd said.", "u".repeat(70_000)).as_bytes()),
        ("in/said.txt", format!("{} “yes.”", "said ".repeat(20_000)).as_bytes()),
        ("in/row.txt", "said “yes” ".repeat(5_000).as_bytes()),
        ("in/marks.txt", "«»„“".repeat(80_000).as_bytes()),
        ("in/lines.txt", "“We go on.\n".repeat(40_000).as_bytes()),
        (
            "in/roles.txt",
            "The minister, Ada Lund, left. The minister said “yes, we do.”\n".repeat(500).as_bytes(),
        ),
    ]);
    let started = std::time::Instant::now();
    let (code, stdout, stderr) = sayso(place.path(), &["export", "in", "--out", "out"]);
    assert_eq!(code, Some(0), "{stderr}");
    assert!(stdout.contains('…') && stdout.lines().all(|line| line.chars().count() < 120), "{stdout}");
    // Quadratic rules took minutes; a busy machine gets ten times what a quiet one needs.
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

#[test]
fn the_table_of_articles_is_never_overwritten() {
    let metadata = b"article_id,title,my_notes\na,The pier,mine\n";
    let place = folder(&[("in/a.txt", ARTICLE), ("in/articles.csv", metadata)]);
    let wanted = ["articles.csv be overwritten", "--out"];
    fails(place.path(), &["export", "in", "--out", "in", "--force"], &wanted);
    fails(place.path(), &["export", "in", "--out", "in/../in/", "--force"], &wanted);
    assert_eq!(fs::read(place.path().join("in/articles.csv")).expect("a file"), metadata);
}

/// The most memory that an export of `n` articles held at a time, in kilobytes.
#[cfg(target_os = "linux")]
fn most_memory(place: &Path, n: usize) -> u64 {
    let corpus = sayso::corpus::open(
        &[Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")],
        &sayso::corpus::ReadOptions::default(),
    )
    .expect("the sample corpus");
    let texts: Vec<String> = corpus
        .iter()
        .filter_map(|item| match item {
            sayso::corpus::Item::Article(article) => Some(article.text),
            sayso::corpus::Item::Problem(_) => None,
        })
        .collect();
    let folder = place.join(format!("in-{n}"));
    fs::create_dir(&folder).expect("a folder");
    for number in 0..n {
        fs::write(folder.join(format!("{number:06}.txt")), &texts[number % texts.len()]).expect("a file");
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_sayso"))
        .args([
            "export".as_ref(),
            folder.as_os_str(),
            "--out".as_ref(),
            place.join(format!("out-{n}")).as_os_str(),
        ])
        .stdout(std::process::Stdio::null())
        .spawn()
        .expect("sayso runs");
    let mut most = 0;
    // The system keeps the most so far, so the last look before the end is what counts.
    while child.try_wait().expect("a child").is_none() {
        let about = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let line = about.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
        most = most.max(kilobytes.unwrap_or(0));
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert!(child.wait().expect("it ends").success());
    most
}

#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_corpus() {
    let place = folder(&[]);
    // With fewer the buffers between the steps are not full yet.
    let (some, many) = (most_memory(place.path(), 1_200), most_memory(place.path(), 3_600));
    assert!(some > 10_000, "memory was measured: {some} kB");
    assert!(many < some + some / 3, "1,200 articles take {some} kB and three times as many {many} kB");
}
