import { describe, expect, it } from 'vitest';
import { axisOf } from '../../../utils/pattern/axis.ts';
import { behindFigures } from '../../../utils/pattern/behind-figures.ts';
import type { EntryFacts } from '../../../utils/pattern/entry-facts.ts';
import { changesOverTime } from '../../../utils/pattern/changes-over-time.ts';
import { gapsBetween } from '../../../utils/pattern/gaps.ts';
import { patternOf } from '../../../utils/pattern/pattern.ts';
import { whatFollowed } from '../../../utils/pattern/what-followed.ts';
import type { LiveThing, ThingBodies, ThingKind } from '../../../utils/record/thing-types.ts';
import type { HappenedAt } from '../../../utils/record/types.ts';
import { whileInForce } from '../../../utils/pattern/while-in-force.ts';
import { axisDrawing, type AxisWords } from '../../../utils/report/charts/axis-drawing.ts';
import { changeDrawing } from '../../../utils/report/charts/change-drawing.ts';
import { drawingMarkup } from '../../../utils/report/charts/drawing-markup.ts';
import { hourDrawing } from '../../../utils/report/charts/hour-drawing.ts';

const zone = 'Europe/London';

function fact(number: number, at: string | null, rest: Partial<EntryFacts> = {}): EntryFacts {
  return {
    id: `e${number}`,
    number,
    site: 'x',
    kind: 'post',
    source: 'capture',
    failed: false,
    own: false,
    account: null,
    itemKey: null,
    at,
    knows: at === null ? 'coarse' : 'hour',
    ...rest,
  };
}

function account(handle: string): EntryFacts['account'] {
  return { key: `x handle:${handle}`, site: 'x', accountId: null, handle, name: null, profileUrl: null };
}

const day = (date: string): HappenedAt => ({
  from: `${date}T00:00:00.000Z`,
  to: `${date}T23:59:59.999Z`,
  precision: 'day',
  words: null,
});

function thing<K extends ThingKind>(kind: K, id: string, body: ThingBodies[K]): LiveThing<K> {
  const writtenAt = { utc: '2026-11-01T00:00:00.000Z', offsetMinutes: 0, zone, monotonicMs: 0 };
  return { id, root: id, kind, about: null, replaces: null, writtenAt, body };
}

const blocked = thing('mark', 'm1', { kind: 'blocked', when: day('2026-11-05'), accountKey: null, words: null });
const order = thing('order', 'o1', {
  kind: 'order',
  name: 'n',
  binds: null,
  issuedBy: null,
  reference: null,
  when: day('2026-11-10'),
  until: '2026-11-20',
  scope: null,
});
const facts = [
  fact(1, '2026-11-02T22:10:00.000Z', { account: account('one') }),
  fact(2, '2026-11-03T22:40:00.000Z', { account: account('one') }),
  fact(3, '2026-11-07T09:00:00.000Z', { account: account('two') }),
  fact(4, null),
  fact(5, '2026-11-08T09:00:00.000Z', { own: true, account: account('two') }),
];

describe('the axis', () => {
  const input = {
    facts,
    tagsOf: new Map([['e3', ['threat']]]),
    marks: [blocked],
    orders: [order],
    contacts: [],
    now: '2026-12-01T00:00:00.000Z',
  };
  const said: AxisWords = {
    label: 'All',
    lane: ({ group, name }) => `${group} ${name}`,
    when: ({ from }) => from.slice(0, 10),
    tick: (utc) => utc.slice(0, 7),
    laneHead: 'What',
    whenHead: 'When',
    countHead: 'How many',
  };

  it('puts what happened and what was done about it into lanes of one time', () => {
    const axis = axisOf(input);
    expect(axis?.lanes.map(({ group, name, events }) => `${group} ${name} ${events.length}`)).toEqual([
      'kind post 3',
      'tag threat 1',
      'account one 1',
      'account two 1',
      'mark blocked 1',
      'order  1',
    ]);
    const [one, two] = axis?.lanes.filter(({ group }) => group === 'account') ?? [];
    expect(one?.events[0]).toMatchObject({ from: '2026-11-02T22:10:00.000Z', to: '2026-11-03T22:40:00.000Z' });
    expect(two?.events[0]?.entries).toEqual([3]);
    expect(axis?.lanes.at(-1)?.events[0]).toMatchObject({ to: '2026-11-20T23:59:59.999Z', open: false });
    expect(axisOf({ ...input, facts: [], marks: [], orders: [] })).toBeNull();
  });

  it('does not squeeze what happened into a corner for an order that runs on', () => {
    const axis = axisOf({ ...input, orders: [{ ...order, body: { ...order.body, until: '2031-11-20' } }] })!;
    expect(axis.to).toBe(input.now);
    expect(axis.lanes.at(-1)?.events[0]?.to).toBe('2031-11-20T23:59:59.999Z');
    const shapes = axisDrawing(axis, said).shapes.filter((shape) => shape.shape === 'rect');
    for (const { x, width } of shapes) expect(x + width).toBeLessThanOrEqual(720);
  });

  it('draws every event, opens its entries, and has the same in its table', () => {
    const axis = axisOf(input)!;
    const drawing = axisDrawing(axis, said);
    const opened = drawing.shapes.flatMap((shape) => ('entries' in shape ? (shape.entries ?? []) : []));
    expect([...new Set(opened)].toSorted()).toEqual([1, 2, 3]);
    expect(drawing.table.rows.find(({ cells }) => cells[0] === 'kind post')?.cells[2]).toBe('3');
    for (const shape of drawing.shapes) {
      if (shape.shape === 'sign') expect(shape.x).toBeLessThanOrEqual(drawing.width);
    }
  });

  it('has the names above the lines where it is too narrow for both beside each other, and all of it inside', () => {
    const axis = axisOf(input)!;
    const [wide, narrow] = [axisDrawing(axis, said), axisDrawing(axis, said, 256)];
    const names = narrow.shapes.filter((shape) => shape.shape === 'text' && shape.soft !== true);
    const lines = narrow.shapes.filter((shape) => shape.shape === 'line' && shape.y1 === shape.y2);
    expect(names).toHaveLength(axis.lanes.length);
    for (const [at, name] of names.entries()) {
      const line = lines[at]!;
      if (name.shape !== 'text' || line.shape !== 'line') throw new Error('not in their order');
      expect([name.anchor, name.y < line.y1, name.x]).toEqual(['start', true, line.x1]);
    }
    const signs = narrow.shapes.filter((shape) => shape.shape === 'sign');
    for (const { x } of signs) expect(x).toBeLessThanOrEqual(256);
    expect(narrow.table).toEqual(wide.table);
    expect(narrow.height).toBeGreaterThan(wide.height);
  });

  it('is safe markup, whatever a tag says', () => {
    const axis = axisOf({ ...input, tagsOf: new Map([['e3', ['<script>"']]]) })!;
    const words = {
      label: 'l',
      lane: ({ name }: { name: string }) => name,
      when: () => '<b>',
      tick: () => '',
      laneHead: '',
      whenHead: '',
      countHead: '',
    };
    const markup = drawingMarkup(axisDrawing(axis, words), true).markup;
    expect(markup).not.toMatch(/<script|<b>/u);
    expect(markup).toContain('&lt;script&gt;');
  });
});

describe('what followed', () => {
  it('tells what came before and after, the days to the next, and accounts first seen after', () => {
    const [first] = whatFollowed(facts, { marks: [blocked], orders: [], reports: [] });
    expect(first).toMatchObject({ before: [1, 2], after: [3], daysToNext: 2 });
    expect(first?.newAccounts).toEqual([{ key: 'x handle:two', shownAs: 'two', firstEntry: 3, days: 2 }]);
  });

  it('says nothing where the day is not known', () => {
    const vague = {
      ...blocked,
      body: { ...blocked.body, when: { ...day('2026-11-05'), precision: 'month' as const } },
    };
    expect(whatFollowed(facts, { marks: [vague], orders: [], reports: [] })).toEqual([]);
  });
});

describe('behind the figures', () => {
  it('are as many entries as each figure says', () => {
    const pattern = patternOf(facts, zone);
    const behind = behindFigures(facts, zone);
    expect(behind.counted).toHaveLength(pattern.counted);
    expect(behind.undated).toHaveLength(pattern.undated);
    for (const week of pattern.weeks) expect(behind.weeks.get(week.monday) ?? []).toHaveLength(week.count);
    for (const [at, hours] of pattern.hours.entries()) {
      for (const [hour, count] of hours.entries())
        expect(behind.hours.get(`${at + 1}-${hour}`) ?? []).toHaveLength(count);
    }
    const drawing = hourDrawing(pattern, behind, {
      label: '',
      caption: '',
      weekdays: ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
      hourHead: '',
      dayHead: '',
      countHead: '',
      cell: (name, hour, count) => `${name} ${hour} ${count}`,
    });
    expect(drawing?.table.rows.flatMap(({ entries }) => entries).toSorted()).toEqual([1, 2, 3]);
  });
});

describe('gaps', () => {
  it('are told from their least length on', () => {
    expect(
      gapsBetween(['2026-02-15T00:00:00.000Z', '2026-01-01T00:00:00.000Z', '2026-01-10T00:00:00.000Z'], 28),
    ).toEqual([{ from: '2026-01-10T00:00:00.000Z', to: '2026-02-15T00:00:00.000Z', days: 36 }]);
  });
});

describe('how it changed', () => {
  const changes = changesOverTime(
    [
      ...facts,
      fact(6, '2027-02-03T22:40:00.000Z', { kind: 'visit', source: 'offline', knows: 'coarse', knowsMonth: true }),
    ],
    new Map([['e3', ['threat', 'threat']]]),
    zone,
  );

  it('counts by kind and tag in every stretch, months without a known day too', () => {
    expect(changes?.columns).toEqual(['2026-11-01', '2026-12-01', '2027-01-01', '2027-02-01']);
    expect(changes?.rows.map(({ group, name, cells }) => [group, name, cells.map(({ length }) => length)])).toEqual([
      ['all', '', [3, 0, 0, 1]],
      ['offline', '', [0, 0, 0, 1]],
      ['kind', 'post', [3, 0, 0, 0]],
      ['kind', 'visit', [0, 0, 0, 1]],
      ['tag', 'threat', [1, 0, 0, 0]],
    ]);
  });

  it('is drawn with every number in the table, and each opens its entries', () => {
    const drawing = changeDrawing(changes!, {
      label: 'l',
      row: ({ group, name }) => `${group} ${name}`,
      column: (date) => date,
      rowHead: '',
      columnHead: '',
      countHead: '',
      cell: (row, column, count) => `${row} ${column} ${count}`,
    });
    expect(drawing.table.rows.find(({ cells }) => cells[0] === 'tag threat')).toEqual({
      cells: ['tag threat', '2026-11-01', '1'],
      entries: [3],
    });
    expect(drawing.table.rows).toHaveLength(6);
  });

  it('takes longer stretches where there are many, and says nothing of a single entry', () => {
    const long = changesOverTime(
      [fact(1, '2020-01-05T00:00:00.000Z'), fact(2, '2026-01-05T00:00:00.000Z')],
      new Map(),
      zone,
    );
    expect(long?.unit).toBe('quarter');
    expect(long?.columns).toHaveLength(25);
    expect(changesOverTime([facts[0]!], new Map(), zone)).toBeNull();
  });
});

describe('a notice that ran', () => {
  it('has the entries whose day lies inside of it', () => {
    const late = fact(9, '2026-11-15T12:00:00.000Z');
    const [ran] = whileInForce([...facts, late], [order]);
    expect(ran?.numbers).toEqual([9]);
  });
});
