import { expect, it } from 'vitest';
import { platformName, reportWords } from '../../../utils/report/report-words.ts';
import { adapters } from '../../../utils/sites/registry.ts';

it.each(adapters.map(({ id }) => id))('%s is called in a report by the name that people know', (id) => {
  expect(platformName(id, reportWords('en'))).not.toBe(id);
});
