use sayso::layout::{lay_out, paragraphs};
use sayso::quotation::find_quotations;
use sayso::syntax::Frames;
use std::io::BufRead;
fn main() {
    for line in std::io::stdin().lock().lines() {
        let text = line.unwrap().replace('¶', "\n\n");
        let layout = lay_out(&text, paragraphs(&text));
        let q = find_quotations(&text, &layout.paragraphs).quotations;
        let frames = Frames::new(&text, &layout, &q);
        for p in 0..layout.paragraphs.len() {
            let Some(frame) = frames.of(p as u32) else { continue };
            let phrase = sayso::syntax::Phrase { text: &text, layout: &layout, quotations: &q, frame };
            for (i, c) in frame.chunks.iter().enumerate() {
                let s = c.span(&layout, &q);
                print!("[{i} {:?} {}", c.kind, &text[s.start as usize..s.end as usize]);
                if c.flag {
                    print!(" +")
                }
                if let Some(k) = c.class() {
                    print!(" {k:?}")
                }
                if format!("{:?}", c.kind) == "Verb" {
                    if let Some(s) = phrase.subject(i) { print!(" <-{}", s.chunk) } else { print!(" <-none") }
                }
                print!("] ");
            }
            println!();
        }
    }
}
