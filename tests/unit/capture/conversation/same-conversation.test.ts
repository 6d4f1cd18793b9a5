// Whether a page is still in the conversation that is walked, or has gone to another without being loaded anew.
import { describe, expect, it } from 'vitest';
import { isSameConversation, type WalkPlace } from '../../../../utils/capture/conversation/same-conversation.ts';
import { aReading } from '../a-reading.ts';

const place = (url: string, title: string, name: string | null = null, id: string | null = null): WalkPlace => ({
  url,
  title,
  readings: [aReading('hi', { conversation: { name, id, participants: [] } })],
});
const here = place('https://chat.example/c/1', 'Devon');

describe('a walk is still in the same conversation', () => {
  it.each([
    ['where nothing changed', here, false],
    ['with more unread messages', place('https://chat.example/c/1', '(3) Devon'), true],
    ['where the address tells how far it is scrolled', place('https://chat.example/c/1/45?at=2#m45', 'Devon'), true],
  ])('%s', (_, now, common) => {
    expect(isSameConversation(here, now, common)).toBe(true);
  });

  it('under another title alone, as while somebody writes', () => {
    expect(isSameConversation(here, place(here.url, 'Devon is typing…'), false)).toBe(true);
  });
});

describe('and in another', () => {
  it.each([
    ['by address and title', place('https://chat.example/c/2', 'Mara'), true],
    ['by the address, with no message in common', place('https://chat.example/c/2', 'Devon'), false],
  ])('%s', (_, now, common) => {
    expect(isSameConversation(here, now, common)).toBe(false);
  });

  it('by its name or number, where the address tells nothing', () => {
    const url = 'https://web.whatsapp.com/';
    const title = 'WhatsApp';
    expect(isSameConversation(place(url, title, 'Devon'), place(url, title, 'Mara'), true)).toBe(false);
    expect(isSameConversation(place(url, title, 'Devon', '1'), place(url, title, 'Devon', '2'), true)).toBe(false);
    expect(isSameConversation(place(url, title, 'Devon', '1'), place(url, title, 'D.', '1'), false)).toBe(true);
    expect(isSameConversation(place(url, title, 'Devon'), place(url, title), false)).toBe(true);
  });
});
