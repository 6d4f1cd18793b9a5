import { describe, expect, it } from 'vitest';
import type { DateOrder } from '../../../utils/import/date-order.ts';
import { surveyByReading, surveyOf } from '../../../utils/import/survey.ts';
import { openWhatsApp } from '../../../utils/import/whatsapp.ts';
import { givenAs } from '../../support/import-room.ts';
import { chatText } from '../../support/import-samples.ts';

const chats: Record<string, { lines: string; order?: DateOrder }> = {
  'of Android, with a picture that came and one that did not': {
    lines: `${chatText}\n14/11/2026, 02:32 - Sam Carter: IMG-20261114-WA0002.jpg (file attached)`,
  },
  'of an iPhone, whose first line is the notice': {
    lines: [
      '[31/12/2023, 21:14:09] Sam: \u200EMessages and calls are end-to-end encrypted.',
      '[31/12/2023, 23:59:58] Sam: \u200E<attached: 00000002-PHOTO-2023-12-31-23-59-58.jpg>',
      '[01/01/2024, 00:00:01] Jo: 3: go away',
      'and: do not come back',
    ].join('\n'),
  },
  'in which time runs backward': {
    lines: ['31/12/2023, 21:14 - Sam: a', '20/12/2023, 09:00 - Jo: b', '31/12/2023, 21:15 - Sam: c'].join('\n'),
  },
  'whose order the person gives': {
    lines: ['03/04/2023, 21:14 - Sam: a', '03/05/2023, 09:00 - Jo: b', '05/04/2023, 21:15 - Sam: c'].join('\n'),
    order: 'mdy',
  },
};

describe('what is counted while a chat is first read', () => {
  it.each(Object.entries(chats))('is what reading it again would count: a chat %s', async (_, { lines, order }) => {
    const file = givenAs('WhatsApp Chat with Sam Carter.txt', lines);
    const picture = givenAs('IMG-20261114-WA0001.jpg', 'x');
    const source = await openWhatsApp(file, 'utf-8', [picture]);
    for (const zone of ['Europe/London', 'Pacific/Auckland', 'America/Sao_Paulo']) {
      const settings = { zone, order: order ?? null };
      const counted = await surveyOf(source, settings);
      expect(counted).toEqual(await surveyByReading(source, settings, () => {}));
      expect(counted.conversations[0]?.count).toBeGreaterThan(1);
    }
  });
});
