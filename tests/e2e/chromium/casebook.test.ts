// A hundred old incidents in one sitting, two talks with the police, and sorting with everything covered. The whole story: tests/hard.
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { addOfflineEntry } from '../../support/flows.ts';
import { launched } from '../../support/launched.ts';
import { until } from '../../support/until.ts';
import { words } from '../../support/words.ts';

/** In the pages of the book, where the functions below run. */
declare const chrome: { storage: { local: { get(name: string): Promise<object> } } };

const daybook = launched();
const dayMs = 86_400_000;

/** A hundred rows of a spreadsheet, ever closer together; each seventh only roughly dated, one on a day that no calendar has. */
function sheet(): string {
  const months = ['January', 'March', 'June', 'September'];
  const rows = Array.from({ length: 100 }, (_, at) => {
    const part = at / 100;
    const date = new Date(Date.parse('2024-10-05T00:00:00Z') + 690 * dayMs * (1 - (1 - part) ** 2));
    const day = date.toISOString().slice(0, 10).split('-').toReversed().join('/');
    const when = at === 50 ? '31/02/2026' : at % 7 === 3 ? `around ${months[at % 4] ?? ''} 2025` : day;
    const kind = at > 60 && at % 2 === 0 ? words('kind_visit') : words('kind_call');
    return [when, at % 3 === 0 ? '21:40' : '', kind, 'Devon', 'at home', `It happened again, time ${at + 1}.`].join(
      '\t',
    );
  });
  return ['When\tTime\tType\tWho\tWhere\tWhat happened', ...rows].join('\n');
}

let casebook: Page;
const main = (): Locator => casebook.getByRole('main');

async function go(screen: string): Promise<void> {
  await casebook.goto(casebook.url().replace(/#.*/u, `#/${screen}`));
}

async function fillContact(told: string, reference: string): Promise<void> {
  await main()
    .getByRole('button', { name: words('contact_add') })
    .click();
  const form = main().getByRole('form', { name: words('contact_add') });
  await form.getByLabel(words('contact_organisation')).fill('Kent Police');
  await form.getByLabel(words('contact_reference')).fill(reference);
  await form.getByLabel(words('contact_told')).fill(told);
  await form.getByRole('button', { name: words('things_keep') }).click();
  await main().getByText(told).waitFor();
}

beforeAll(async () => {
  casebook = await daybook().openOwn('casebook.html#/');
});

describe('a person with two years of it', () => {
  it('writes a hundred old incidents in one sitting, and loses none over a wrong date', async () => {
    await go('bulk');
    await main().getByText(words('bulk_paste_open')).click();
    await main().getByLabel(words('bulk_paste')).fill(sheet());
    await main()
      .getByRole('button', { name: words('bulk_put') })
      .click();
    await main()
      .getByText(words('bulk_ready', 99, 100))
      .waitFor();
    // the tab is closed in the middle of it
    const put = () =>
      casebook.evaluate(async () => {
        const { halfway } = (await chrome.storage.local.get('halfway')) as { halfway?: { bulk?: unknown } };
        return halfway?.bulk !== undefined;
      });
    await until('the rows to be put by', put);
    await casebook.close();
    casebook = await daybook().openOwn('casebook.html#/bulk');
    await main()
      .getByText(words('bulk_ready', 99, 100))
      .waitFor();
    await main()
      .getByRole('button', { name: words('bulk_keep') })
      .click();
    await main().getByText(words('bulk_kept_other', 99)).waitFor();

    const wrong = main().locator('[data-column="when"]');
    expect(await wrong.inputValue()).toBe('31/02/2026');
    expect(await main().locator('.bulk-error').innerText()).toContain(words('happened_not_a_date'));
    await wrong.fill('28/02/2026');
    await main()
      .getByRole('button', { name: words('bulk_keep') })
      .click();
    await main().getByText(words('bulk_kept_one', 1)).waitFor();
    await until('nothing to be put by', async () => !(await put()));
  });

  it('logs two talks with the police, and is told what is still open', async () => {
    await go('contacts');
    // before anything is done that the other person may notice
    for (const said of ['plan_before_acting', 'plan_worse']) await main().getByText(words(said)).waitFor();
    await main().getByText(words('plan_more')).click();
    for (const said of ['blocking', 'telling', 'taking_down', 'serving', 'court', 'looking', 'risk_questions'])
      expect(await main().innerText()).toContain(words(`plan_${said}`));
    await fillContact('I told them of the first year.', 'CAD 221');
    await fillContact('I told them of the picture of my door.', 'CAD 977');
    await main().getByText(words('contact_ask_crime_number')).waitFor();
    await main()
      .getByRole('button', { name: words('contact_mark_add') })
      .click();
    await main()
      .getByRole('button', { name: words('things_keep') })
      .click();
    await main()
      .getByRole('heading', { name: words('contact_mark_told_to_stop') })
      .waitFor();
    // taken away, and put back as easily
    await main()
      .getByRole('button', { name: words('things_remove_what', words('contact_mark_told_to_stop')) })
      .click();
    await main()
      .getByRole('button', { name: words('things_put_back') })
      .click();
    await main()
      .getByRole('heading', { name: words('contact_mark_told_to_stop') })
      .waitFor();
  });

  it('says who may speak for them, prints it, and writes down what was handed over', async () => {
    await main()
      .getByRole('button', { name: words('contact_consent_add') })
      .click();
    const form = main().getByRole('form', { name: words('contact_consent_add') });
    await form.getByRole('button', { name: words('things_keep') }).click();
    await form.getByText(words('contact_advocate_empty')).waitFor();
    await form.getByLabel(words('contact_advocate'), { exact: true }).fill('Ruth Amadi');
    await form.getByLabel(words('contact_may_speak')).check();
    await form.getByRole('button', { name: words('things_keep') }).click();
    await main()
      .getByRole('link', { name: words('contact_consent_page') })
      .click();
    await main().getByText('Ruth Amadi').waitFor();
    expect(await main().innerText()).toContain(words('contact_may_speak'));
    const printed = casebook.evaluate(
      () => new Promise((resolve) => addEventListener('beforeprint', () => resolve(true), { once: true })),
    );
    await main()
      .getByRole('button', { name: words('consent_print') })
      .click();
    expect(await printed).toBe(true);
    await go(`contacts/${'a1'.repeat(32)}`);
    const given = main().getByRole('form', { name: words('contact_add') });
    expect(await given.getByLabel(words('contact_digest')).inputValue()).toBe('a1'.repeat(32));
    await given.getByRole('button', { name: words('things_keep') }).click();
    await main().getByText('a1'.repeat(32)).waitFor();
    await go('package');
    await main().getByText(words('plan_before_handing_over')).waitFor();
  });

  it('sorts it covered, and nothing can be uncovered until that ends', async () => {
    await addOfflineEntry(casebook, {
      day: '2026-11-20',
      clock: '18:05',
      kind: 'kind_visit',
      where: 'my front door',
      who: 'Devon P.',
      what: 'He rang twice.',
    });
    const entry = casebook.url();
    await main()
      .getByRole('button', { name: words('words_show') })
      .waitFor();
    await go('together');
    await main()
      .getByRole('button', { name: words('together_begin') })
      .first()
      .click();
    await casebook.goto(entry);
    await main().getByText(words('cover_now')).first().waitFor();
    expect(
      await main()
        .getByRole('button', { name: words('words_show') })
        .count(),
    ).toBe(0);
    await main()
      .getByRole('button', { name: words('together_end') })
      .click();
    const show = main().getByRole('button', { name: words('words_show') });
    await show.waitFor();
    // somebody else writes in their own name, and says what is better left covered
    await go('together');
    await main().getByLabel(words('together_name')).fill('Jo');
    await main()
      .getByRole('button', { name: words('together_begin') })
      .last()
      .click();
    await casebook.waitForURL(/#\/$/u);
    await casebook.goto(entry);
    await main()
      .getByRole('button', { name: words('cover_add') })
      .click();
    await main().getByLabel(words('cover_instead')).fill('Someone rang twice. No threat.');
    await main()
      .getByRole('button', { name: words('things_keep') })
      .click();
    await main().getByText(words('written_by', 'Jo')).waitFor();
    await main()
      .getByRole('button', { name: words('together_end') })
      .click();
    await show.click();
    await main().getByText(words('cover_asks')).waitFor();
    await main()
      .getByRole('button', { name: words('cover_all_the_same') })
      .click();
    const hide = main().getByRole('button', { name: words('words_hide') });
    await hide.waitFor();
    for (let look = 0; look < 10; look += 1) {
      await hide.click();
      await show.click();
      await main()
        .getByRole('button', { name: words('cover_all_the_same') })
        .click();
    }
    expect(await main().getByText(words('looked_at_a_lot')).count()).toBe(0);
    await go('');
    await main().locator('a[href^="#/entry/"]').last().click();
    await main().getByText(words('looked_at_a_lot')).waitFor();
  });

  it('stops for today: the book is closed, and nothing is asked', async () => {
    await casebook
      .getByRole('link', { name: words('nav_pause') })
      .first()
      .click();
    await main().getByText(words('pause_kept')).waitFor();
    await main()
      .getByRole('link', { name: words('pause_go_on') })
      .click();
    await main().locator('a[href^="#/entry/"]').first().waitFor();
  });
});
