/**
 * The report in Typst: reads `/report.json` (see pdf-data.ts) and sets it. Everything from a page or a
 * person comes as a JSON string, and a string is never read as markup, so no text can become a command.
 * A long report is set as several files (see utils/package/pdf-parts.ts): `part` says which pieces this one has.
 */
export const pdfTemplate = String.raw`
#let report = json("/report.json")
#let labels = report.labels
#let ink = rgb("#1b2326")
#let soft = rgb("#566267")
#let rule = rgb("#d8dedd")
#let accent = rgb("#1d4f5c")
#let wash = rgb("#f5f7f5")
#let warn = rgb("#7a4a12")
#let others = ("Noto Naskh Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari", "Noto Sans SC", "Noto Sans KR", "Twemoji Mozilla")
#let sans = ("Noto Sans", ..others)
#let serif = ("Noto Serif", ..others)
#let mono = ("Noto Sans Mono",)
#let has(name) = report.part.pieces.contains(name)

#set document(title: report.title, author: "Daybook", keywords: report.keywords, date: datetime(year: report.date.at(0), month: report.date.at(1), day: report.date.at(2)))
// Without ligatures: a reader finds the letters of one only in the wrong order, where they run to the left.
#set text(font: sans, size: 9.4pt, fill: ink, lang: report.lang, fallback: true, ligatures: false)
#set par(leading: 0.6em, spacing: 0.75em)
#set page(
  paper: "a4",
  margin: (x: 17mm, top: 16mm, bottom: 19mm),
  footer: context {
    set text(size: 8pt, fill: soft)
    grid(columns: (1fr, auto), report.footer, [#counter(page).display() / #counter(page).final().first()])
  },
)
#show heading: set text(font: serif, weight: 600)
#show heading.where(level: 1): set text(size: 15pt)
#show heading.where(level: 1): set block(below: 0.7em)
#show heading.where(level: 3): it => block(above: 1.3em, below: 0.55em, sticky: true, text(font: sans, size: 8.6pt, fill: accent, it.body))
#show link: set text(fill: accent)

#let quiet(body) = text(fill: soft, body)
#let small(body) = text(size: 8.4pt, body)
// A text of its own direction: an Arabic one begins on the right, whatever stands around it.
#let words(item) = text(dir: if item.rtl { rtl } else { ltr }, item.text)
#let digest(value) = text(font: mono, size: 7.6pt, value)
#let line-below(body) = block(width: 100%, stroke: (bottom: 0.5pt + rule), inset: (bottom: 3pt), spacing: 3pt, body)
// Entries that are set in another file cannot be reached from here.
#let to-entry(name, body) = if report.part.whole { link(label(name), body) } else { body }
#let piece(item) = {
  let shown = words(item)
  let looked = if item.look == "soft" { quiet(shown) } else if item.look == "strong" { strong(shown) } else if item.look == "digest" { digest(shown) } else if item.look == "missing" { text(fill: warn, shown) } else { shown }
  if item.to.starts-with("#entry-") { to-entry(item.to.slice(1), looked) } else { looked }
}
#let pieces(items) = items.map(piece).join()
// Space within the cells, not between them: so a line below a row runs through.
// More below than above: a letter's tail reaches under the line that Typst takes for its foot.
#let beside = (x, y) => (left: if x > 0 { 9pt } else { 0pt }, right: 0pt, top: 3pt, bottom: 4pt)
#let facts(rows, label: 34mm) = {
  set par(leading: 0.5em)
  table(
    columns: (label, 1fr), stroke: (x, y) => if y > 0 { (top: 0.5pt + rule) }, inset: beside,
    ..rows.map(((name, value)) => (quiet(name), words(value))).flatten(),
  )
}
#let listing(columns, head, rows) = table(
  columns: columns, stroke: (x, y) => (bottom: 0.5pt + rule), inset: beside,
  table.header(..head.map(name => small(quiet(strong(name))))), ..rows.flatten(),
)
#let notice(body) = block(width: 100%, fill: rgb("#fbf4e8"), stroke: (left: 2pt + warn), inset: 6pt, text(fill: warn, size: 8.8pt, body))
#let drawing(item, width: 100%) = figure(image(item.path, width: width, alt: item.alt), kind: "drawing", supplement: none)
#let set-block(item) = {
  if item.block == "heading" { heading(level: 3, outlined: false, words(item.body)) }
  else if item.block == "notice" { notice(words(item.body)) }
  else if item.block == "text" { if item.soft { block(sticky: true, small(quiet(pieces(item.body)))) } else { par(pieces(item.body)) } }
  else if item.block == "facts" {
    set par(leading: 0.5em)
    table(
      columns: (40mm, 1fr), stroke: (x, y) => if y > 0 { (top: 0.5pt + rule) }, inset: beside,
      ..item.rows.map(((name, value)) => (quiet(words(name)), pieces(value))).flatten(),
    )
  }
  else if item.block == "table" {
    set par(leading: 0.5em)
    listing(item.widths.map(width => width * 1fr), item.head, item.rows.map(row => row.map(cell => small(pieces(cell)))))
  }
  else if item.block == "list" { list(..item.items.map(pieces)) }
  else if item.block == "quote" { block(width: 100%, stroke: (left: 2pt + rule), inset: (x: 8pt, y: 2pt), text(font: serif, size: 9.6pt, words(item.body))) }
  else if item.block == "drawing" { drawing(item) }
  else if item.block == "code" { block(width: 100%, fill: wash, inset: 7pt, for line in item.lines { block(spacing: 4pt, text(font: mono, size: 7.4pt, line)) }) }
}
#let set-section(section) = {
  if section.apart { pagebreak(weak: true) }
  heading(level: 1, section.title)
  for item in section.blocks { set-block(item) }
}

#if has("front") {
  grid(columns: (1fr, auto), quiet(small(labels.kicker)), quiet(small(words(report.reference))))
  line(length: 100%, stroke: 1.2pt + ink)
  v(0.5mm)
  block(below: 3.6mm, heading(level: 1, outlined: true, text(size: 21pt, report.headline)))
  text(size: 10.2pt, quiet(report.subline))
  v(0.5mm)
  grid(
    columns: (1fr,) * report.figures.len(), gutter: 6mm,
    ..report.figures.map(((value, label)) => block(width: 100%, stroke: (top: 0.5pt + rule), inset: (top: 4pt), {
      text(font: serif, size: 16pt, weight: 600, value)
      v(-2.4mm)
      small(quiet(label))
    })),
  )
  if report.weeks != none {
    heading(level: 3, outlined: false, report.weeks.label)
    drawing(report.weeks, width: 88%)
  }
  heading(level: 3, outlined: false, labels.facts)
  small(facts(report.facts))
  grid(columns: (3fr, 8fr), gutter: 8mm,
    {
      heading(level: 3, outlined: false, labels.byPlatform)
      small(listing((1fr, auto), (labels.platform, labels.count), report.platforms.map(one => (one.name, align(right, str(one.count))))))
    },
    {
      heading(level: 3, outlined: false, labels.byAccount)
      if report.accounts.len() == 0 { quiet(labels.noAccount) } else {
        small(listing((1fr, auto, auto, auto), (labels.account, labels.platform, labels.last, labels.count), report.accounts.map(one => (words(one.name), small(one.platform), small(one.last), align(right, str(one.count))))))
      }
      if report.moreAccounts != "" { small(quiet(report.moreAccounts)) }
    },
  )
  v(1mm)
  block(width: 100%, { set text(size: 7.6pt, fill: soft); set par(leading: 0.45em); report.about.map(words).join([ ]) })
  v(1fr)
  block(width: 100%, fill: wash, stroke: (left: 2pt + accent), inset: 7pt, breakable: false, {
    text(size: 8.6pt, weight: 600, fill: accent, labels.fixes)
    v(-1mm)
    set text(size: 7.8pt)
    set par(leading: 0.5em)
    grid(columns: (28mm, 1fr), row-gutter: 5pt,
      ..report.digests.map(((name, said, value)) => (quiet(name), if value == "" { said } else if said == "" { digest(value) } else [#digest(value), #said])).flatten())
    labels.fixesWords
  })
}

#if has("first") { for section in report.first { set-section(section) } }
#if has("timeline") {
  pagebreak(weak: true)
  heading(level: 1, labels.timeline)
  small(quiet(labels.timelineLead))
  listing((9mm, 31mm, 36mm, 1fr), labels.timelineHead, report.timeline.map(row => (
    to-entry("entry-" + str(row.number), str(row.number)), small(words(row.when)), small({ words(row.who); linebreak(); quiet(row.platform) }), small(words(row.words)),
  )))
}
#if has("before") { for section in report.before { set-section(section) } }

#if has("others") { notice(labels.others) }

#if has("entries") {
  pagebreak(weak: true)
  if not report.part.whole { heading(level: 1, labels.entries) }
  for entry in report.entries {
    block(above: 8mm, below: 0mm, breakable: entry.long, width: 100%, {
      block(stroke: (bottom: 1.2pt + ink), width: 100%, inset: (bottom: 4pt), sticky: true, below: 3mm, grid(
        columns: (auto, 1fr), gutter: 4mm,
        text(font: serif, size: 20pt, weight: 600, str(entry.number)),
        [
          #set block(spacing: 3pt)
          #[#heading(level: 2, text(size: 11pt, entry.heading)) #label("entry-" + str(entry.number))]
          #quiet[#words(entry.when) #small[· #entry.ref]]
        ],
      ))
      let body = {
        if entry.redacted { notice(labels.redacted) }
        if entry.who != none { block[*#words(entry.who.main)* #for rest in entry.who.rest [ #quiet(words(rest)) ]] }
        if entry.own { quiet(labels.own) }
        if entry.words != none {
          if entry.words.ofPerson { small(quiet(labels.ownWords)) }
          let side = if entry.words.rtl { (right: 2pt + rule) } else { (left: 2pt + rule) }
          block(width: 100%, stroke: side, inset: (x: 8pt, y: 2pt), align(if entry.words.rtl { right } else { left }, text(font: serif, size: 10.4pt, words(entry.words))))
          if entry.words.marked { small(text(fill: warn, labels.marked)) }
        }
        for context-item in entry.context {
          block(width: 100%, fill: wash, inset: 6pt, [#quiet(context-item.label) #words(context-item.author) #small(words(context-item.link)) \ #words(context-item.words)])
        }
        if entry.notes.len() > 0 {
          heading(level: 3, outlined: false, labels.notes)
          for note in entry.notes { line-below[#words(note.words) \ #small(quiet(words(note.when)))] }
        }
        if entry.attestations.len() > 0 {
          heading(level: 3, outlined: false, labels.seenBy)
          for one in entry.attestations { line-below[#words(one.words) \ #small(quiet(words(one.when)))] }
        }
      }
      if entry.picture == none { body } else {
        grid(columns: (1fr, 56mm), gutter: 6mm, body, figure(
          box(stroke: 0.5pt + rule, image(entry.picture.path, width: 56mm, height: entry.picture.height * 1mm, fit: "contain", alt: entry.picture.alt)),
          caption: text(size: 7.6pt, fill: soft, entry.picture.caption), supplement: none, numbering: none,
        ))
      }
      if entry.issues.len() > 0 {
        heading(level: 3, outlined: false, labels.issues)
        list(..entry.issues.map(issue => text(fill: warn, words(issue))))
      }
      small(facts(entry.source))
    })
  }
}

#if has("after") { for section in report.after { set-section(section) } }

#if has("annex") {
  pagebreak(weak: true)
  heading(level: 1, labels.annex)
  quiet(labels.annexLead)
  for entry in report.entries {
    if entry.kept.len() + entry.exhibits.len() > 0 {
      block(above: 7mm, stroke: (top: 1.2pt + ink), width: 100%, inset: (top: 4pt), sticky: true, heading(level: 2, outlined: false, text(size: 11pt)[#entry.number #quiet(entry.heading)]))
      // Lines, not tables: a thousand entries have ten thousand fields, and tables cost the typesetter most.
      set text(size: 8pt)
      set par(leading: 0.5em, spacing: 0.45em, hanging-indent: 4mm)
      for (name, value) in entry.kept { par[#quiet(name): #words(value)] }
      for field in entry.fields {
        par[#quiet(field.label): #if field.value == none { text(fill: warn, labels.notOnPage) } else { words(field.value) } #text(size: 7pt, fill: soft)[#if field.value == none { labels.lookedIn } else { labels.foundIn } #words(field.how)]]
      }
      for exhibit in entry.exhibits {
        par[*#exhibit.ref* #link(exhibit.file, exhibit.path) #quiet(words(exhibit.about)) #linebreak() SHA-256 #digest(exhibit.sha256)]
      }
    }
  }
}
`;
