// Who may ask the background for something, and in which form.
import { beforeEach, describe, expect, it, vi } from 'vitest';

type Listener = (message: unknown, sender: unknown) => unknown;
const listeners: Listener[] = [];
vi.mock('webextension-polyfill', () => ({
  default: {
    runtime: {
      id: 'book',
      getURL: (path: string) => `chrome-extension://book/${path}`,
      onMessage: { addListener: (listener: Listener) => listeners.push(listener) },
    },
  },
}));
const { answerMessages } = await import('../../../utils/messaging/answer.ts');

const asked: unknown[] = [];
const handlers = {
  'capture/start': async (request: unknown) => {
    asked.push(request);
    return { started: true as const };
  },
  'tab/leave': async (request: unknown) => {
    asked.push(request);
    return null;
  },
  'page/look': async () => Promise.reject(new Error('the page bit')),
  'page/read': async (request: unknown) => {
    asked.push(request);
    return {};
  },
};
answerMessages(handlers as never);

const ours = { id: 'book', url: 'chrome-extension://book/popup.html' };
const send = (message: unknown, sender: unknown = ours) => listeners[0]?.(message, sender);
const look = { name: 'page/read', request: { tabId: 3 } };

beforeEach(() => void asked.splice(0));

describe('messages', () => {
  it.each([
    ['a content script', { id: 'book', url: 'https://x.com/home' }],
    ['another extension', { id: 'other', url: 'chrome-extension://other/page.html' }],
    ['another extension that calls itself by our address', { id: 'other', url: ours.url }],
    ['a page whose address begins like ours', { id: 'book', url: 'chrome-extension://book.evil.example/popup.html' }],
    ['nobody', {}],
  ])('from %s get no answer', (_, sender) => {
    expect(send(look, sender)).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('from our own pages are answered', async () => {
    expect(await send(look)).toEqual({ ok: true, value: {} });
    expect(asked).toEqual([{ tabId: 3 }]);
  });

  it.each([
    ['no message', null],
    ['a text', 'page/read'],
    ['an unknown name', { name: 'record/read', request: {} }],
    ['a name that every object has', { name: 'constructor', request: {} }],
    ['a name that every object inherits', { name: '__proto__', request: {} }],
    ['no request', { name: 'page/read' }],
    ['a tab that is none', { name: 'page/read', request: { tabId: '3' } }],
    ['a broken number', { name: 'page/read', request: { tabId: 1.5 } }],
    ['more than was asked for', { name: 'page/read', request: { tabId: 3, url: 'https://evil.example' } }],
    ['another mode', { name: 'capture/start', request: { tabId: 3, mode: 'everything' } }],
    ['a page without end', { name: 'capture/start', request: { tabId: 3, mode: 'page', mostScreens: 1e9 } }],
    [
      'a request with a hidden prototype',
      JSON.parse('{"name":"page/read","request":{"tabId":3,"__proto__":{"polluted":1}}}'),
    ],
  ])('of a wrong form reach no handler: %s', async (_, message) => {
    const answer = await send(message);
    if (asked.length > 0) expect(asked).toEqual([{ tabId: 3 }]);
    else expect(answer).toMatchObject({ ok: false, error: { code: 'bad-message' } });
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('whose handler fails are answered all the same', async () => {
    expect(await send({ name: 'page/look', request: { tabId: 3 } })).toMatchObject({ ok: false });
  });
});
