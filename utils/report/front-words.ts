import type { AccountCount } from '../pattern/accounts.ts';
import { ordersBetween, reportsMade } from '../pattern/axis.ts';
import { countedFacts } from '../pattern/counted-facts.ts';
import { type Followed, whatFollowed } from '../pattern/what-followed.ts';
import type { ReportFront } from './report-front.ts';
import { countOfKind, isolated, listWords, nameIn, platformName, type ReportWords } from './report-words.ts';

/** The whole in one line: `13 entries in 42 days`, or `430 messages and other things, in 9 entries, in 42 days`. */
export function headline({ pattern, words }: Pick<ReportFront, 'pattern' | 'words'>): string {
  const { counted, countedEntries, span } = pattern;
  const what = counted === countedEntries ? words.entries(counted) : words.things(counted, countedEntries);
  return words.front.headline(what, span ? words.days(span.days) : null);
}

/** From when to when, and where. */
export function subline({ pattern, times, words }: ReportFront): string {
  const places = listWords(
    pattern.platforms.map((one) => platformName(one.site, words)),
    words,
  );
  const span = pattern.span ? words.front.span(times.day(pattern.span.first), times.day(pattern.span.last)) : '';
  return [span, places].filter((part) => part !== '').join(' · ');
}

/** Count, span, frequency and accounts as big figures. */
export function figures({ pattern, times, words }: ReportFront): [value: string, label: string][] {
  const { figures: labels } = words.front;
  const { mostInWeek } = pattern;
  return [
    [
      String(pattern.counted),
      pattern.counted === pattern.countedEntries
        ? labels.entries(pattern.counted)
        : labels.things(pattern.countedEntries),
    ],
    [String(pattern.span?.days ?? '–'), labels.days],
    [
      String(mostInWeek?.count ?? '–'),
      mostInWeek ? labels.fullestOf(times.shortDate(mostInWeek.monday)) : labels.fullest,
    ],
    [String(pattern.accounts.length), labels.accounts(pattern.accounts.length)],
  ];
}

/** Who, what, when in ten lines; names from pages and people stand in direction isolates. */
export function factLines(front: ReportFront): [label: string, line: string][] {
  const { words, pattern } = front;
  const labels = words.front;
  const kinds = pattern.kinds.map(({ kind, count }) => countOfKind(kind, count, words));
  return [
    [labels.who, whoLine(front)],
    [labels.what, listWords(kinds, words) || labels.nothingCounted],
    [labels.when, whenLine(front)],
    [labels.hours, hoursLine(front)],
    [labels.course, courseLine(front)],
    [labels.threats, threatsLine(front)],
    [labels.orders, ordersLine(front)],
    [labels.reports, reportsLine(front)],
    [labels.asked, front.asks.length === 0 ? labels.askedNone : front.asks.map(isolated).join('; ')],
    [labels.advocate, advocateLine(front)],
  ];
}

/** What whoever reads page 1 must know of the record itself. */
export function aboutLines(front: ReportFront): string[] {
  const { words, times } = front;
  const labels = words.front;
  const who = front.contactName === null ? labels.unnamedKeeper : isolated(front.contactName);
  return [
    labels.aboutNotCounted(notCounted(front)),
    labels.aboutLeftOut(front.leftOut.length),
    ...(front.redactions.length === 0 ? [] : [labels.aboutRedacted(front.redactions.length)]),
    labels.aboutKept(who, front.software.version, times.moment(front.made.utc), times.zone),
    labels.aboutLimits,
  ];
}

function whoLine({ pattern, words, things }: ReportFront): string {
  const { front } = words;
  if (pattern.accounts.length === 0) return front.noAccount;
  const shown = pattern.accounts
    .slice(0, 3)
    .map((account) => `${isolated(accountName(account, words))} (${account.count})`);
  const more = pattern.accounts.length - 3;
  const parts = [`${shown.join(', ')}${more > 0 ? ` ${front.andMore(more)}` : ''}`];
  if (pattern.unnamed > 0) parts.push(front.withoutName(pattern.unnamed));
  for (const person of things.people) {
    const keys = things.links
      .filter(({ about, body }) => about === person.root && body.role === 'theirs')
      .map(({ body }) => body.accountKey);
    const accounts = pattern.accounts.filter(({ key }) => keys.includes(key));
    const entries = accounts.reduce((sum, { count }) => sum + count, 0);
    if (accounts.length > 0) parts.push(front.person(isolated(person.body.name), accounts.length, entries));
  }
  return parts.join('; ');
}

function whenLine({ pattern, times, words }: ReportFront): string {
  const { span } = pattern;
  if (!span) return words.notKnown;
  return words.front.whenLine(
    times.moment(span.first),
    times.moment(span.last),
    pattern.activeDays,
    words.days(span.days),
  );
}

/** The six hours that hold the most entries, told as a fact. */
function hoursLine({ pattern, words }: ReportFront): string {
  if (pattern.timed === 0) return words.front.hoursUnknown;
  const perHour = Array.from({ length: 24 }, (_, hour) => pattern.hours.reduce((sum, day) => sum + day[hour]!, 0));
  let best = { from: 0, count: -1 };
  for (let from = 0; from < 24; from += 1) {
    let count = 0;
    for (let step = 0; step < 6; step += 1) count += perHour[(from + step) % 24]!;
    if (count > best.count) best = { from, count };
  }
  const two = (hour: number): string => `${String(hour % 24).padStart(2, '0')}:00`;
  return words.front.hoursLine(best.count, pattern.timed, two(best.from), two(best.from + 6));
}

/** Both halves of the span beside each other, and what came after it was told to stop: counts, never a verdict. */
function courseLine(front: ReportFront): string {
  const { pattern, facts, times, words } = front;
  const parts: string[] = [];
  if (pattern.span === null || pattern.span.days < 4) parts.push(words.front.courseShort);
  else {
    const middle = new Date((Date.parse(pattern.span.first) + Date.parse(pattern.span.last)) / 2).toISOString();
    const dated = countedFacts(facts).counted.flatMap(({ at, knows }) =>
      at === null || knows === 'coarse' ? [] : [at],
    );
    const before = dated.filter((at) => at < middle).length;
    parts.push(words.front.courseLine(before, dated.length - before, times.day(middle)));
  }
  for (const one of followedOf(front).slice(0, 2)) {
    const found = one.newAccounts.length === 0 ? '' : `, ${words.front.newAccounts(one.newAccounts.length)}`;
    parts.push(`${words.front.followed(followedName(one, words), times.day(one.at), one.after.length)}${found}`);
  }
  return parts.join('; ');
}

/** What followed what was done about it, in the order of time. */
export function followedOf({ facts, things }: ReportFront): Followed[] {
  return whatFollowed(facts, { marks: things.marks, orders: things.orders, reports: reportsMade(things.contacts) });
}

/** What was done, in words. */
export function followedName({ thing }: Followed, words: ReportWords): string {
  if (thing.kind === 'mark') return nameIn(words.marks, thing.body.kind);
  if (thing.kind === 'order') return isolated(thing.body.name);
  return words.pattern.reported(nameIn(words.parties, thing.body.party));
}

function threatsLine({ things, facts, words }: ReportFront): string {
  const flagged = new Set(things.tags.filter(({ body }) => body.tag === 'threat').map(({ about }) => about));
  const numbers = facts.filter(({ id }) => flagged.has(id)).map(({ number }) => number);
  if (numbers.length === 0) return words.front.threatsNone;
  const shown = numbers.slice(0, 12).join(', ');
  const more = numbers.length > 12 ? ` ${words.front.andMore(numbers.length - 12)}` : '';
  return words.front.threatsLine(`${words.no(shown)}${more}`);
}

function ordersLine({ things, made, times, words }: ReportFront): string {
  const inForce = ordersBetween(things.orders, made.utc, made.utc);
  if (inForce.length === 0) return words.front.ordersNone;
  return inForce
    .map(({ body }) =>
      words.front.orderLine(
        isolated(body.name),
        times.happenedShort(body.when),
        body.until === null ? null : times.day(`${body.until}T12:00:00.000Z`),
      ),
    )
    .join('; ');
}

function reportsLine({ things, times, words }: ReportFront): string {
  const made = reportsMade(things.contacts);
  if (made.length === 0) return words.front.reportsNone;
  const parties = [...new Set(made.map(({ body }) => body.party))];
  return parties
    .map((party) => {
      const own = made.filter(({ body }) => body.party === party);
      const { body } = own.at(-1)!;
      const reference = own.findLast(({ body: one }) => one.crimeNumber ?? one.reference)?.body;
      const number = reference?.crimeNumber ?? reference?.reference ?? null;
      return words.front.reportLine(
        nameIn(words.parties, party),
        own.length,
        times.happenedShort(body.when),
        number === null ? null : isolated(number),
      );
    })
    .join('; ');
}

function advocateLine({ things, words }: ReportFront): string {
  if (things.consents.length === 0) return words.front.advocateNone;
  return things.consents
    .map(({ body }) => [body.advocate, body.organisation, body.reach].flatMap((part) => (part ? [isolated(part)] : [])))
    .map((parts) => parts.join(', '))
    .join('; ');
}

function notCounted({ pattern, words }: ReportFront): string {
  const { front } = words;
  const parts = [
    pattern.own > 0 && front.own(pattern.own),
    pattern.repeats > 0 && front.repeats(pattern.repeats),
    pattern.failed > 0 && front.failed(pattern.failed),
  ].filter((part) => part !== false);
  const undated = pattern.undated > 0 ? `; ${front.undated(pattern.undated)}` : '';
  const said = pattern.said > 0 ? `; ${front.said(pattern.said)}` : '';
  return `${parts.length === 0 ? front.nothing : listWords(parts, words)}${undated}${said}`;
}

/** An account as it is best known: `@handle`, else name, else id. */
export function accountName(account: AccountCount, words: ReportWords): string {
  return account.handles.at(-1) ?? account.names.at(-1) ?? account.accountId ?? words.unnamed;
}
