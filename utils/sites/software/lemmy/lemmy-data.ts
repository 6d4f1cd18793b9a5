import { oncePerPage } from '../../page/page-memo.ts';
import { member, type PageJson, parseJson, textMember } from '../../page/page-json.ts';

/** What a Lemmy server wrote into the page about one post or comment. */
export interface LemmyFact {
  published: string | null;
  updated: string | null;
  /** Address that names the item, or the person, on the whole network. */
  itemUrl: string | null;
  personUrl: string | null;
  /** Number of the person on this server. */
  personId: string | null;
  removed: boolean;
  deleted: boolean;
}

const opening = /^\s*\w+\.isoData\s*=\s*/u;

/** The object with which a script's text begins; more of the script follows it in newer versions. Null where it does not end. */
function firstObject(text: string): string | null {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (quoted) {
      if (letter === '\\') at += 1;
      else if (letter === '"') quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === '{') depth += 1;
    else if (letter === '}') {
      depth -= 1;
      if (depth === 0) return text.slice(0, at + 1);
    }
  }
  return null;
}

function factOf(item: PageJson, creator: PageJson): LemmyFact {
  return {
    // `published_at` since version 1
    published: textMember(item, 'published_at') ?? textMember(item, 'published'),
    updated: textMember(item, 'updated_at') ?? textMember(item, 'updated'),
    itemUrl: textMember(item, 'ap_id'),
    personUrl: textMember(creator, 'actor_id') ?? textMember(creator, 'ap_id'),
    personId: textMember(creator, 'id'),
    removed: member(item, 'removed') === true,
    deleted: member(item, 'deleted') === true,
  };
}

function sentData(document: Document): PageJson {
  const script = [...document.querySelectorAll('script:not([src])')].find(({ textContent }) =>
    opening.test(textContent.slice(0, 80)),
  );
  if (script === undefined) return null;
  // it is written as JavaScript: members without value say `undefined`
  const json = firstObject(script.textContent.replace(opening, ''))?.replace(/":undefined(?=[,}])/gu, '":null');
  return parseJson(json ?? '');
}

function eachOf(data: PageJson, visit: (value: PageJson) => void): void {
  const waiting = [data];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (value === null || typeof value !== 'object') continue;
    visit(value);
    // one by one: a list of a million is more than a call can take
    for (const one of Array.isArray(value) ? value : Object.values(value)) waiting.push(one);
  }
}

/**
 * Facts by `comment 12` and `post 3`, from the data that the server sent with the page. Empty after moving on
 * within the page: then only what is drawn is there, and no number of the first page matches by mistake.
 */
export function lemmyData(document: Document): Map<string, LemmyFact> {
  return oncePerPage(document, 'lemmy data', () => {
    const facts = new Map<string, LemmyFact>();
    eachOf(sentData(document), (value) => {
      const creator = member(value, 'creator');
      for (const kind of ['comment', 'post'] as const) {
        const item = member(value, kind);
        const id = textMember(item, 'id');
        // a comment's view holds its post too, whose author is somebody else
        const isAuthors = textMember(item, 'creator_id') === textMember(creator, 'id');
        if (id !== null && isAuthors) facts.set(`${kind} ${id}`, factOf(item, creator));
      }
    });
    return facts;
  });
}

/** The person of that name and server whose page it is, out of the same data. */
export function lemmyPerson(document: Document, handle: string): PageJson {
  let found: PageJson = null;
  eachOf(sentData(document), (value) => {
    const person = member(member(value, 'person_view'), 'person');
    const address = textMember(person, 'actor_id') ?? textMember(person, 'ap_id') ?? '';
    const host = /^https?:\/\/([^/]+)\//u.exec(address)?.[1] ?? '';
    if (`${textMember(person, 'name') ?? ''}@${host}`.toLowerCase() === handle.toLowerCase()) found ??= person;
  });
  return found;
}
