// Two years of it: a hundred old incidents in one sitting, six new captures, two talks with the police, and the whole seen, asked
// about, handed over and sorted with everything covered.
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { xPermalink, xPosts } from '../../practice/x-pages.ts';
import { addOfflineEntry, capturePost, makePackage } from '../../support/flows.ts';
import { launched } from '../../support/launched.ts';
import { openPackage } from '../../support/package-content.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { until } from '../../support/until.ts';
import { words } from '../../support/words.ts';

/** In the pages of the book, where the functions below run. */
declare const chrome: { storage: { local: { get(name: string): Promise<object> } } };

const daybook = launched();
const folder = tempFolder();
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

  it('captures six new ones', async () => {
    const home = await daybook().open('https://x.com/home');
    for (const name of ['hello', 'why', 'watched', 'quoting', 'threat'] as const) {
      const post = home.locator('article', { hasText: xPosts[name].text.slice(0, 30) }).first();
      expect((await capturePost(daybook(), home, post)).number).toBeGreaterThan(100);
    }
    await home.goto(xPermalink(xPosts.pileOn));
    const last = await capturePost(daybook(), home, home.locator('article', { hasText: 'stall 14' }));
    expect(last.number).toBe(106);
    await home.close();
    await go('');
    await main().getByText(words('entries_count_other', 106), { exact: true }).waitFor();
  });

  it('finds words as they are typed, and walks the list by keys', async () => {
    await main().getByLabel(words('timeline_search')).fill('blue coat');
    await main()
      .getByText(words('timeline_found_one', 1, 106))
      .waitFor();
    await main().getByLabel(words('timeline_search')).fill('again time 7');
    await main()
      .getByText(words('timeline_found_other', 19, 106))
      .waitFor();
    await main().locator('.timeline-row').first().focus();
    await casebook.keyboard.press('ArrowDown');
    await casebook.keyboard.press('End');
    const reached = () => casebook.evaluate(() => document.activeElement?.querySelector('.entry-number')?.textContent);
    const oldest = await main().locator('.timeline-row').last().locator('.entry-number').textContent();
    await expect.poll(reached).toBe(oldest);
  });

  it('ticks what a capture shows, and says how it came to be seen', async () => {
    await main().getByLabel(words('timeline_search')).fill('last chance');
    await main()
      .getByText(words('timeline_found_one', 1, 106))
      .waitFor();
    await main().locator('.timeline-row').click();
    await main()
      .getByRole('button', { name: words('tag_threat'), exact: true })
      .click();
    await main().locator('.tag[aria-pressed="true"]').waitFor();
    await main()
      .getByRole('button', { name: words('circumstance_add') })
      .click();
    await main().getByLabel(words('circumstance_how_seen')).fill('A friend showed me.');
    await main()
      .getByRole('button', { name: words('things_keep') })
      .click();
    await main().getByText('A friend showed me.').waitFor();
  });

  it('lets somebody else who saw it sign for it', async () => {
    await main().getByText(words('attest_title')).click();
    await main()
      .getByRole('button', { name: words('attest_add') })
      .click();
    const form = main().getByRole('form', { name: words('attest_add') });
    await form.getByLabel(words('attest_witness'), { exact: true }).fill('Jo Hale');
    await form.getByLabel(words('attest_saw_how')).fill('On my own phone.');
    await form.getByLabel(words('attest_words')).fill('I saw the post with the picture of her door.');
    await form.getByLabel(words('attest_sign')).fill('Jo');
    await form.getByRole('button', { name: words('attest_keep') }).click();
    await form.getByText(words('attest_sign_wrong')).waitFor();
    await form.getByLabel(words('attest_sign')).fill('Jo Hale');
    await form.getByRole('button', { name: words('attest_keep') }).click();
    await main().locator('article blockquote').waitFor();
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

  it('puts entries to the questions of the law', async () => {
    await go('law');
    const offence = main().locator('.law-offence').first();
    await offence.locator('summary').first().click();
    const first = offence.locator('.law-element').first();
    await first.getByLabel(words('law_link_numbers')).fill('1-3, 106');
    await first.getByRole('button', { name: words('law_link'), exact: true }).click();
    await first.getByRole('link', { name: words('entry_number', 106) }).waitFor();
    await first.getByLabel(words('law_link_numbers')).fill('4711');
    await first.getByRole('button', { name: words('law_link'), exact: true }).click();
    await first.getByText(words('law_numbers_wrong')).waitFor();
  });

  it('sees how it grew, and opens what stands behind each number', async () => {
    await go('pattern');
    const counted = main().locator('.big-figures dd').first();
    await counted.getByRole('link', { name: '106' }).waitFor();
    const all = await main()
      .locator('#changes ~ * table tr')
      .evaluateAll(
        (rows, name) =>
          rows
            .map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent))
            .filter(([head]) => head === name)
            .map((cells) => Number(cells[2])),
        words('pattern_row_all'),
      );
    const half = Math.floor(all.length / 2);
    const sum = (part: number[]) => part.reduce((a, b) => a + b, 0);
    expect(sum(all.slice(half))).toBeGreaterThan(sum(all.slice(0, half)));
    await counted.getByRole('link').click();
    await main().getByText(words('timeline_chosen_other', 106)).waitFor();
  });

  it('hands over a report that says the same on its first page', async () => {
    const download = await makePackage(casebook);
    const zip = join(folder, download.suggestedFilename());
    await download.saveAs(zip);
    const content = await openPackage(zip);
    const page = await daybook().context.newPage();
    await page.setContent(await content.text('data/report.html'));
    const report = (await page.locator('body').innerText()).replaceAll(/[\u2066-\u2069]/gu, '');
    // what is folded in the report is not in its shown text
    const whole = ((await page.locator('body').textContent()) ?? '').replaceAll(/[\u2066-\u2069]/gu, '');
    await page.close();
    const first = report.slice(0, 4000);
    expect(first).toContain('106 entries');
    expect(first).toContain('CAD 977');
    expect(whole).toContain('Kent Police');
    expect(whole).toContain('I saw the post with the picture of her door.');
    expect(whole).toContain('A friend showed me.');
    const record = await content.text('data/record.json');
    expect(record).toContain('attestation');
  });

  it('says who may speak for them, prints it, and writes down what was handed over', async () => {
    await go('contacts');
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

  it('says later on which day that was of which it knew words alone', async () => {
    await go('new');
    await main().getByLabel(words('happened_about')).check();
    await main().getByLabel(words('happened_words')).fill('after the market');
    await main()
      .getByLabel(words('offline_kind'))
      .selectOption({ label: words('kind_call') });
    await main().getByLabel(words('offline_words')).fill('Nobody spoke.');
    await main()
      .getByRole('button', { name: words('offline_keep'), exact: true })
      .click();
    await main()
      .getByRole('button', { name: words('circumstance_add') })
      .click();
    const form = main().getByRole('form', { name: words('circumstance_add') });
    await form.getByRole('button', { name: words('cancel') }).click();
    // the focus is never lost with the form
    expect(await main().locator('button:focus').innerText()).toBe(words('circumstance_add'));
    await casebook.keyboard.press('Enter');
    await form.getByLabel(words('circumstance_say_when')).check();
    await form.getByLabel(words('happened_date'), { exact: true }).fill('2024-03-02');
    await form.getByRole('button', { name: words('things_keep') }).click();
    const told = words('entry_happened_said', words('time_with_words', '2 March 2024', 'after the market'));
    await main().getByText(told).waitFor();
    expect(await main().locator('.card:focus').innerText()).toContain('2 March 2024');
    await go('');
    await main().getByLabel(words('timeline_search')).fill('Nobody spoke');
    await main().locator('.timeline-row', { hasText: '2 Mar' }).waitFor();
    await go('pattern');
    await main().getByText('2 March 2024', { exact: false }).first().waitFor();
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

  it('stops for today: nothing is asked, and that a book without a passphrase cannot be locked is said', async () => {
    await casebook
      .getByRole('link', { name: words('nav_pause') })
      .first()
      .click();
    await main().getByText(words('pause_kept_open')).waitFor();
    expect(
      await main()
        .getByRole('link', { name: words('passphrase_set') })
        .getAttribute('href'),
    ).toBe('#/settings');
    await main()
      .getByRole('link', { name: words('pause_go_on') })
      .click();
    await main().locator('a[href^="#/entry/"]').first().waitFor();
  });
});
