// A hundred old incidents in one sitting, two talks with the police, and sorting with everything covered. The whole story: tests/hard.
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { addOfflineEntry } from '../../support/flows.ts';
import { launched } from '../../support/launched.ts';
import { words } from '../../support/words.ts';

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
  });

  it('logs two talks with the police, and is told what is still open', async () => {
    await go('contacts');
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
    await main()
      .getByRole('button', { name: words('words_show') })
      .waitFor();
  });
});
