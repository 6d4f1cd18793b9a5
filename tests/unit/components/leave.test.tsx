// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browserWithWords } from './browser-with-words.ts';
import { processorLimit } from '../../support/processor-limit.ts';

vi.mock('webextension-polyfill', () => browserWithWords());
const vault = vi.hoisted(() => ({ forgetSession: vi.fn<() => Promise<void>>() }));
vi.mock('../../../utils/vault/session.ts', () => vault);

const { LeaveButton } = await import('../../../components/safety/LeaveButton.tsx');
const { leave } = await import('../../../components/safety/leave.ts');

function shift(key = 'Shift', repeat = false): Promise<void> {
  return act(() => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, repeat, bubbles: true }));
  });
}

beforeEach(() => {
  vi.clearAllMocks();
  sessionStorage.clear();
  render(null, document.body);
  document.body.replaceChildren();
});

describe('leaving', () => {
  it('empties the page before anything else, then locks, then goes', async () => {
    document.title = 'Entry – Daybook';
    const area = document.body.appendChild(document.createElement('textarea'));
    area.value = 'half a sentence';
    const order: string[] = [];
    vault.forgetSession.mockImplementation(async () => {
      order.push(`lock over ${document.body.childElementCount} elements, title "${document.title}"`);
    });
    leave(() => order.push('go'));
    expect(document.body.childElementCount).toBe(0);
    await vi.waitFor(() => expect(order).toEqual(['lock over 0 elements, title ""', 'go']), processorLimit);
  });

  it('does not wait for a lock that never answers, and goes when it fails', async () => {
    vault.forgetSession.mockReturnValueOnce(new Promise(() => {})).mockRejectedValueOnce(new Error('no store'));
    const go = vi.fn();
    leave(go);
    expect(go).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(go).toHaveBeenCalledOnce(), processorLimit);
    leave(go);
    await vi.waitFor(() => expect(go).toHaveBeenCalledTimes(2), processorLimit);
  });
});

describe('the way out', () => {
  it('is a button', async () => {
    const left = vi.fn();
    await act(() => render(<LeaveButton onLeave={left} />, document.body));
    document.querySelector('button')?.click();
    expect(left).toHaveBeenCalledOnce();
  });

  it('is Shift three times, with its progress shown and said', async () => {
    const left = vi.fn();
    await act(() => render(<LeaveButton onLeave={left} />, document.body));
    const dots = () => document.querySelector('.leave-dots')?.getAttribute('data-presses');
    const said = () => document.querySelector('[role=status]')?.textContent;
    expect([dots(), said()]).toEqual(['0', '']);
    await shift();
    expect([dots(), said()]).toEqual(['1', 'Press Shift 2 more times to leave']);
    await shift();
    expect([dots(), said()]).toEqual(['2', 'Press Shift once more to leave']);
    expect(left).not.toHaveBeenCalled();
    await shift();
    expect(left).toHaveBeenCalledOnce();
  });

  it('is not taken by capital letters or by a key held down', async () => {
    const left = vi.fn();
    await act(() => render(<LeaveButton onLeave={left} />, document.body));
    for (const letter of ['I', 'A', 'M']) {
      await shift();
      await shift(letter);
    }
    for (let held = 0; held < 5; held += 1) await shift('Shift', held > 0);
    expect(left).not.toHaveBeenCalled();
  });

  it('listens no more once its page is gone', async () => {
    const left = vi.fn();
    await act(() => render(<LeaveButton onLeave={left} />, document.body));
    await act(() => render(null, document.body));
    for (let press = 0; press < 3; press += 1) await shift();
    expect(left).not.toHaveBeenCalled();
  });
});
