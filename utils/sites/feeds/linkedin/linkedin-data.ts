import { eachObject, putAgreed } from '../../page/page-data.ts';
import { textMember } from '../../page/page-json.ts';
import { oncePerPage } from '../../page/page-memo.ts';

/** Numbers of accounts by the name in the address of their page, out of the data that the page was made from. */
function accounts(document: Document): Map<string, string> {
  return oncePerPage(document, 'linkedin accounts', () => {
    const known = new Map<string, string>();
    eachObject(document, ['"publicIdentifier"'], (object) => {
      const number = /:(ACo[\w-]{4,60})$/u.exec(textMember(object, 'entityUrn') ?? '')?.[1] ?? null;
      putAgreed(known, textMember(object, 'publicIdentifier'), number);
    });
    return known;
  });
}

/** The number of an account of that name; null where the page does not hold it. */
export function accountNumber(document: Document, handle: string | null): string | null {
  return accounts(document).get(handle ?? '') || null;
}
