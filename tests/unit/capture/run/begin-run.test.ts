import { describe, expect, it, vi } from 'vitest';
import { DaybookError } from '../../../../utils/shared/errors.ts';

vi.mock('webextension-polyfill', () => ({ default: {} }));
vi.mock('../../../../utils/record/attempts.ts', () => ({
  beginAttempt: async () => {
    throw new DaybookError('storage-full');
  },
}));

const { beginRun } = await import('../../../../utils/capture/run/capture-run.ts');

describe('a capture that begins on a full disk', () => {
  it('goes on where what it takes fits into memory', async () => {
    expect((await beginRun('post', null)).attemptId).toMatch(/^[0-9a-f-]{36}$/u);
  });

  it('does not begin where it does not: a recording', async () => {
    await expect(beginRun('recording', null)).rejects.toMatchObject({ code: 'storage-full' });
  });
});
