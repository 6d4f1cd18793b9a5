import type { ItemRef } from '../contract.ts';
import { eachObject, putAgreed } from '../page/page-data.ts';
import { member, type PageJson, textMember } from '../page/page-json.ts';

/** What the data that the page was made from says of its posts, by short code. */
export interface ThreadsData {
  /** Numbers of accounts. */
  accounts: ReadonlyMap<string, string>;
  /** Whom an answer answers. */
  answered: ReadonlyMap<string, string>;
  /** The post right above it in the same chain, where that is by the one who is answered. */
  above: ReadonlyMap<string, string>;
}

const answeredIn = (post: PageJson): string | null =>
  textMember(post, 'text_post_app_info', 'reply_to_author', 'username');

/** Reads the data of the page. */
export function threadsData(document: Document): ThreadsData {
  const [accounts, answered, above] = [new Map<string, string>(), new Map<string, string>(), new Map<string, string>()];
  eachObject(document, ['"thread_items"'], (object) => {
    const code = textMember(object, 'code');
    if (member(object, 'taken_at') !== null) {
      putAgreed(accounts, code, textMember(object, 'user', 'pk') ?? textMember(object, 'user', 'id'));
      putAgreed(answered, code, answeredIn(object));
    }
    const chain = Array.isArray(object['thread_items']) ? object['thread_items'] : [];
    chain.slice(1).forEach((item, place) => {
      const before = chain[place];
      // a wavy line stands for posts that are left out
      if ((textMember(before, 'line_type') ?? 'line') !== 'line') return;
      if (textMember(before, 'post', 'user', 'username') !== answeredIn(member(item, 'post'))) return;
      putAgreed(above, textMember(item, 'post', 'code'), textMember(before, 'post', 'code'));
    });
  });
  return { accounts, answered, above };
}

/** Which post, or at least whose, the post of that code answers. */
export function answeredBy(data: ThreadsData, code: string, origin: string): ItemRef | null {
  const author = data.answered.get(code) || null;
  if (author === null) return null;
  const above = data.above.get(code) || null;
  const permalink = above === null ? null : `${origin}/@${author}/post/${above}`;
  return { itemId: above, permalink, author, text: null };
}
