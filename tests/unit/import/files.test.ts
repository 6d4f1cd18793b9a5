// Real files of two formats that nothing else here can write: Outlook's and the phones' picture format.
import { describe, expect, it } from 'vitest';
import { lookAt } from '../../../utils/import/look.ts';
import { readOutlookFile } from '../../../utils/import/outlook-msg.ts';
import { readPictureFacts } from '../../../utils/import/picture-facts.ts';
import { WallClock } from '../../../utils/import/wall-clock.ts';
import { heicPicture } from '../../support/heic-sample.ts';
import { givenAs } from '../../support/import-room.ts';
import { outlookMail, outlookMailFacts } from '../../support/outlook-sample.ts';

const look = (name: string, bytes: Uint8Array<ArrayBuffer>) =>
  lookAt([givenAs(name, bytes)], new WallClock('Europe/London'));

describe('a mail that Outlook saved', () => {
  it.each([300, 70_000])('with an attachment of %i bytes is read whole', async (size) => {
    const picture = Uint8Array.from({ length: size }, (_, at) => (at * 7) & 255);
    const mail = await readOutlookFile(givenAs('a.msg', outlookMail(picture)));
    expect(mail).toMatchObject({
      from: { name: 'Sam Carter', address: 'sam@mail.example' },
      to: ['jo@home.example'],
      subject: outlookMailFacts.subject,
      text: outlookMailFacts.body,
      dateHeader: 'Tue, 3 Nov 2026 22:20:07 +0100',
    });
    expect(mail.headers.filter(({ key }) => key === 'received').map(({ value }) => value)).toHaveLength(2);
    expect(mail.headers.find(({ key }) => key === 'authentication-results')?.value).toContain('dkim=pass');
    const [file] = mail.files;
    expect(file).toMatchObject({ name: 'window at night.jpg', mediaType: 'image/jpeg' });
    expect(Buffer.from(file?.bytes ?? []).equals(Buffer.from(picture))).toBe(true);
  });

  it('without headers, as one that was never sent on, has the times of its own fields', async () => {
    const { items } = await look('draft.msg', outlookMail(new Uint8Array(10), false));
    expect(items[0]).toMatchObject({
      kind: 'mail',
      extension: 'msg',
      time: { at: Date.parse(outlookMailFacts.sentAt) },
    });
    expect(items[0]?.mail?.headers).toEqual([]);
  });
});

describe('a picture as phones save it', () => {
  it('tells its time, its device and, where it is asked for, its place', async () => {
    const { items } = await look('IMG_0412.HEIC', heicPicture);
    expect(items[0]).toMatchObject({
      mediaType: 'image/heic',
      time: { at: Date.parse('2026-11-04T07:30:15Z'), source: 'camera' },
      picture: { device: 'Phone 9', place: null },
    });
    const facts = await readPictureFacts(givenAs('IMG_0412.HEIC', heicPicture), true);
    expect(facts.place).toBe('51.500000, -0.116667');
  });

  it('that is cut off is a picture without facts', async () => {
    const { items, refused } = await look('a.heic', heicPicture.slice(0, 620));
    expect(refused).toEqual([]);
    expect(items[0]).toMatchObject({ kind: 'picture', picture: { wallMs: null, device: null } });
  });
});
