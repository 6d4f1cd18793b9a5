import { eachObject, putAgreed } from '../../page/page-data.ts';
import { textMember } from '../../page/page-json.ts';
import { oncePerPage } from '../../page/page-memo.ts';
import { utcOfEpoch } from '../../values/machine-time.ts';

/** What the blocks of data say: numbers of accounts by handle, seconds since 1970 by short code. */
interface InstagramData {
  accounts: Map<string, string>;
  times: Map<string, string>;
}

/** Looked up for the accounts and posts that are read, and for nobody else: the blocks hold the viewer's own people too. */
function dataOf(document: Document): InstagramData {
  return oncePerPage(document, 'instagram data', () => {
    const data: InstagramData = { accounts: new Map(), times: new Map() };
    eachObject(document, ['"username"', '"taken_at"'], (object) => {
      const id = textMember(object, 'pk') ?? textMember(object, 'id');
      if (id !== null && /^\d{1,20}$/u.test(id)) putAgreed(data.accounts, textMember(object, 'username'), id);
      putAgreed(data.times, textMember(object, 'code'), textMember(object, 'taken_at'));
    });
    return data;
  });
}

/** The number of an account that the page shows. */
export function accountNumber(document: Document, handle: string | null): string | null {
  return dataOf(document).accounts.get(handle ?? '') || null;
}

/** When a post was published, in UTC. */
export function publishedAt(document: Document, code: string | null): string | null {
  return utcOfEpoch(dataOf(document).times.get(code ?? ''), 'seconds');
}
