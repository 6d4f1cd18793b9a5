/**
 * The report in Typst: reads `/report.json` (see pdf-data.ts) and sets it. Everything from a page or a
 * person comes as a JSON string, and a string is never read as markup, so no text can become a command.
 */
export const pdfTemplate = String.raw`
#let report = json("/report.json")
#let ink = rgb("#1b2326")
#let soft = rgb("#566267")
#let rule = rgb("#d8dedd")
#let accent = rgb("#1d4f5c")
#let wash = rgb("#f5f7f5")
#let warn = rgb("#7a4a12")
#let others = ("Vazirmatn", "Noto Sans Hebrew", "Noto Sans Devanagari", "Noto Sans SC", "Noto Sans KR", "Twemoji Mozilla")
#let sans = ("Noto Sans", ..others)
#let serif = ("Noto Serif", ..others)
#let mono = ("Noto Sans Mono",)

#set document(title: report.title, author: "Daybook", keywords: report.keywords)
#set text(font: sans, size: 9.4pt, fill: ink, lang: "en", fallback: true)
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
#show heading.where(level: 3): it => block(above: 1.3em, below: 0.55em, text(font: sans, size: 8.6pt, fill: accent, it.body))
#show link: set text(fill: accent)

#let quiet(body) = text(fill: soft, body)
#let small(body) = text(size: 8.4pt, body)
// A text of its own direction: an Arabic one begins on the right, whatever stands around it.
#let words(item) = text(dir: if item.rtl { rtl } else { ltr }, item.text)
#let digest(value) = text(font: mono, size: 7.6pt, value)
#let line-below(body) = block(width: 100%, stroke: (bottom: 0.5pt + rule), inset: (bottom: 3pt), spacing: 3pt, body)
#let facts(rows, label: 31mm) = {
  set par(leading: 0.5em)
  table(
    columns: (label, 1fr), stroke: (x, y) => if y > 0 { (top: 0.5pt + rule) }, inset: (x: 0pt, y: 2.6pt), 
    ..rows.map(((name, value)) => (quiet(name), words(value))).flatten(),
  )
}
#let listing(columns, head, rows) = table(
  columns: columns, stroke: (x, y) => (bottom: 0.5pt + rule), inset: (x: 0pt, y: 2.6pt), column-gutter: 9pt,
  table.header(..head.map(name => small(quiet(strong(name))))), ..rows.flatten(),
)

// Page 1
#grid(columns: (1fr, auto), quiet(small[Record of events, kept by the person they happened to]), quiet(small(report.reference)))
#line(length: 100%, stroke: 1.2pt + ink)
#v(1mm)
#block(below: 3mm, heading(level: 1, outlined: true, text(size: 23pt, report.headline)))
#text(size: 10.6pt, quiet(report.subline))
#v(1.5mm)
#grid(
  columns: (1fr,) * report.figures.len(), gutter: 6mm,
  ..report.figures.map(((value, label)) => block(width: 100%, stroke: (top: 0.5pt + rule), inset: (top: 4pt), {
    text(font: serif, size: 17pt, weight: 600, value)
    v(-2.4mm)
    small(quiet(label))
  })),
)
#if report.bars != none {
  heading(level: 3, outlined: false, "Entries by " + report.bars.unit)
  let scale = 176mm / report.bars.width
  figure(alt: report.bars.alt, kind: "bars", supplement: none, box(width: 176mm, height: report.bars.height * scale, {
    for line-at in report.bars.lines {
      place(dx: 26 * scale, dy: line-at.y * scale, line(length: (report.bars.width - 26) * scale, stroke: 0.5pt + rule))
      place(dx: 0mm, dy: (line-at.y - 4) * scale, box(width: 20 * scale, align(right, text(size: 7pt, fill: soft, str(line-at.count)))))
    }
    for bar in report.bars.bars {
      if bar.count > 0 {
        place(dx: bar.x * scale, dy: bar.y * scale, rect(width: bar.width * scale, height: bar.height * scale, fill: accent))
        if report.bars.bars.len() <= 40 {
          place(dx: (bar.x - 10) * scale, dy: (bar.y - 11) * scale, box(width: (bar.width + 20) * scale, align(center, text(size: 7pt, fill: soft, str(bar.count)))))
        }
      }
    }
    for tick in report.bars.ticks {
      place(dx: tick.x * scale, dy: (report.bars.height - 13) * scale, text(size: 7pt, fill: soft, tick.text))
    }
  }))
}
#heading(level: 3, outlined: false)[Who, what, when]
#facts(report.facts)
#grid(columns: (3fr, 8fr), gutter: 8mm,
  [
    #heading(level: 3, outlined: false)[By platform]
    #listing((1fr, auto), ("Platform", "Entries"), report.platforms.map(one => (one.name, align(right, str(one.count)))))
  ],
  [
    #heading(level: 3, outlined: false)[By account]
    #listing((1fr, auto, auto, auto), ("Account", "Platform", "Last", "Entries"), report.topAccounts.map(one => (words(one.name), small(one.platform), small(one.last), align(right, str(one.count)))))
    #if report.moreAccounts > 0 { small(quiet[#report.moreAccounts more on the next page.]) }
  ],
)
#v(1fr)
#block(width: 100%, fill: wash, stroke: (left: 2pt + accent), inset: 8pt, breakable: false, {
  text(size: 8.6pt, weight: 600, fill: accent)[What fixes the content]
  v(-1mm)
  set text(size: 8.2pt)
  grid(columns: (28mm, 1fr), row-gutter: 4pt,
    quiet[Package], [folder #digest(report.digests.topFolder), #report.digests.filesInZip files in the ZIP],
    quiet[data/record.json], digest(report.digests.record),
    quiet[Signing key], digest(report.digests.keyFingerprint),
    quiet[Journal], [#digest(report.digests.journalHead), #report.digests.journalLines lines],
  )
  [SHA-256 each. record.json names the SHA-256 of every exhibit and so fixes them all. The package’s own number, the SHA-256 of tagmanifest-sha256.txt, covers this page too and cannot stand on it: Daybook shows it when the package is made, and anyone can compute it. Quoted in a police report or an e-mail, either number shows by its date that the content existed then.]
})
#block(width: 100%, fill: rgb("#fbf4e8"), stroke: (left: 2pt + warn), inset: 6pt, text(fill: warn, size: 8.6pt)[The pages after this one show words and pictures as they were, some of them abusive.])

// Page 2
#pagebreak()
= Hours and accounts
#small(quiet[#report.timed entries whose hour is known, in #report.zone. The darker, the more; the number is the count.])
#let shades = (wash, rgb("#cfdfe1"), rgb("#93b5bb"), rgb("#4a7d88"), rgb("#1d4f5c"))
#table(
  columns: (9mm,) + (1fr,) * 24, stroke: 0.7pt + white, inset: 2.5pt, align: center + horizon,
  fill: (x, y) => if y > 0 and x > 0 { shades.at(report.hours.at(y - 1).at(x - 1).shade) },
  table.header([], ..range(24).map(hour => text(size: 6.6pt, fill: soft, str(hour)))),
  ..report.hours.enumerate().map(((at, day)) => (
    align(left, text(size: 7.2pt, fill: soft, ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun").at(at))),
    ..day.map(cell => text(size: 6.8pt, fill: if cell.shade > 2 { white } else { ink }, if cell.count > 0 { str(cell.count) } else { "" })),
  )).flatten(),
)
#heading(level: 3, outlined: false)[Accounts and names]
#small(quiet[Counted by the id that the platform gives an account, else by its handle, else by its name. Accounts with different ids are never joined here, whatever they are called.])
#listing((2.4fr, 1.3fr, 1.4fr, auto, auto, 1.2fr), ("Account", "Platform", "Id", "First", "Last", "Entries"), report.accounts.map(one => (
  words(one.name), small(one.platform), small(words(one.id)), small(one.first), small(one.last), small(one.entries),
)))

= All entries in order
#small(quiet[In the order in which they happened; where that is not known, in which they were kept. Times as in #report.zone.])
#listing((7mm, 31mm, 36mm, 1fr), ("No.", "When", "From", "Words"), report.timeline.map(row => (
  link(label("entry-" + str(row.number)), str(row.number)), small(words(row.when)), small({ words(row.who); linebreak(); quiet(row.platform) }), small(words(row.words)),
)))

// Entries
#pagebreak()
#for entry in report.entries {
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
      if entry.who != none { block[*#words(entry.who.main)* #for rest in entry.who.rest [ #quiet(words(rest)) ]] }
      if entry.own { quiet[Sent by the person who kept this, for context.] }
      if entry.words != none {
        if entry.words.ofPerson { small(quiet[In the words of the person who kept this]) }
        let side = if entry.words.rtl { (right: 2pt + rule) } else { (left: 2pt + rule) }
        block(width: 100%, stroke: side, inset: (x: 8pt, y: 2pt), align(if entry.words.rtl { right } else { left }, text(font: serif, size: 10.4pt, words(entry.words))))
        if entry.words.marked { small(text(fill: warn)[These words hold invisible direction marks, which can make them look like other words. The exact characters are in record.json.]) }
      }
      for context-item in entry.context {
        block(width: 100%, fill: wash, inset: 6pt, [#quiet(context-item.label) #words(context-item.author) #small(context-item.link) \ #words(context-item.words)])
      }
      if entry.notes.len() > 0 {
        heading(level: 3, outlined: false)[Notes by the person who kept this]
        for note in entry.notes { line-below[#words(note.words) \ #small(quiet(note.when))] }
      }
    }
    if entry.picture == none { body } else {
      grid(columns: (1fr, 56mm), gutter: 6mm, body, figure(
        box(stroke: 0.5pt + rule, image(entry.picture.path, width: 56mm, height: entry.picture.height * 1mm, fit: "contain", alt: entry.picture.alt)),
        caption: text(size: 7.6pt, fill: soft, entry.picture.caption), supplement: none, numbering: none,
      ))
    }
    if entry.issues.len() > 0 {
      heading(level: 3, outlined: false)[What was not captured]
      list(..entry.issues.map(issue => text(fill: warn, words(issue))))
    }
    small(facts(entry.source))
  })
}

= What this cannot show
This was made by the complainant with open-source software in their own browser. It records what that browser displayed.
#list(..report.limits)

= What was left out
#if report.leftOut.len() == 0 [Nothing. Every entry of the record up to this package is in it.] else [
  These entries of the record were not chosen for this package. Only number, date and kind are told.
  #listing((14mm, 34mm, 1fr), ("No.", "Date", "Kind"), report.leftOut.map(one => (str(one.number), one.date, words(one.kind))))
]

= How to check this package
READ-ME-FIRST.txt has the commands for Windows, macOS and Linux. In short, in the unpacked folder #digest(report.digests.topFolder):
#block(width: 100%, fill: wash, inset: 7pt, for command in report.commands { block(spacing: 4pt, text(font: mono, size: 7.4pt, command)) })

#pagebreak(weak: true)
= Annex: how each entry was kept
#quiet[For whoever tests this: when and with what each capture was made, every field with the place on the page where it stood or was looked for, and the #report.exhibits exhibits with their digests.]
#for entry in report.entries {
  if entry.kept.len() + entry.exhibits.len() > 0 {
    block(above: 7mm, stroke: (top: 1.2pt + ink), width: 100%, inset: (top: 4pt), sticky: true, heading(level: 2, outlined: false, text(size: 11pt)[#entry.number #quiet(entry.heading)]))
    // Lines, not tables: a thousand entries have ten thousand fields, and tables cost the typesetter most.
    set text(size: 8pt)
    set par(leading: 0.5em, spacing: 0.45em, hanging-indent: 4mm)
    for (name, value) in entry.kept { par[#quiet(name): #words(value)] }
    for field in entry.fields {
      par[#quiet(field.label): #if field.value == none { text(fill: warn)[not on the page] } else { words(field.value) } #text(size: 7pt, fill: soft)[#if field.value == none [looked for in] else [found in] #words(field.how)]]
    }
    for exhibit in entry.exhibits {
      par[*#exhibit.ref* #exhibit.path #quiet(words(exhibit.about)) #linebreak() SHA-256 #digest(exhibit.sha256)]
    }
  }
}
`;
