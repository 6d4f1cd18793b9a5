import { eachObject, putAgreed } from '../page/page-data.ts';
import { textMember } from '../page/page-json.ts';
import { oncePerPage } from '../page/page-memo.ts';

/** The number of the account by that name, as the server sent it along with the page. */
export function accountNumber(document: Document, handle: string | null | undefined): string | null {
  const numbers = oncePerPage(document, 'numbers', () => {
    const known = new Map<string, string>();
    eachObject(document, ['"username"'], (object) => {
      const id = /^\d{5,20}$/u.exec(textMember(object, 'id') ?? '')?.[0] ?? null;
      putAgreed(known, textMember(object, 'username')?.toLowerCase() ?? null, id);
    });
    return known;
  });
  return numbers.get(handle?.toLowerCase() ?? '') || null;
}
