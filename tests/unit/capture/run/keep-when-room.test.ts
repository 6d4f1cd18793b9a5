import { describe, expect, it, vi } from 'vitest';
import { keepWhenRoom } from '../../../../utils/capture/run/keep-when-room.ts';
import { DaybookError } from '../../../../utils/shared/errors.ts';

const full = () => new DaybookError('storage-full');

describe('keeping on a full disk', () => {
  it('holds what was taken, says so each time, and keeps it once there is room', async () => {
    const keep = vi.fn().mockRejectedValueOnce(full()).mockRejectedValueOnce(full()).mockResolvedValueOnce('no. 3');
    const tell = vi.fn().mockResolvedValue({ stopped: false });
    expect(await keepWhenRoom(keep, tell, 1)).toBe('no. 3');
    expect(tell).toHaveBeenCalledTimes(2);
  });

  it('gives it up when the person says so, or is gone', async () => {
    const keep = vi.fn(() => Promise.reject(full()));
    await expect(keepWhenRoom(keep, async () => ({ stopped: true }), 1)).rejects.toMatchObject({
      code: 'storage-full',
    });
    const gone = () => Promise.reject(new DaybookError('page-gone'));
    await expect(keepWhenRoom(keep, gone, 1)).rejects.toMatchObject({ code: 'storage-full' });
    expect(keep).toHaveBeenCalledTimes(2);
  });

  it('tries again where room came while a write failed, a few times, and only then', async () => {
    const tell = vi.fn().mockResolvedValue({ stopped: false });
    const failed = () => new DaybookError('storage-failed');
    const once = vi.fn().mockRejectedValueOnce(full()).mockRejectedValueOnce(failed()).mockResolvedValueOnce('no. 3');
    expect(await keepWhenRoom(once, tell, 1)).toBe('no. 3');
    const always = vi.fn(() => Promise.reject(failed())).mockRejectedValueOnce(full());
    await expect(keepWhenRoom(always, tell, 1)).rejects.toMatchObject({ code: 'storage-failed' });
    expect(always).toHaveBeenCalledTimes(5);
    const never = vi.fn(() => Promise.reject(failed()));
    await expect(keepWhenRoom(never, tell, 1)).rejects.toMatchObject({ code: 'storage-failed' });
    expect(never).toHaveBeenCalledTimes(1);
  });

  it('waits for nothing but room', async () => {
    const tell = vi.fn();
    const keep = () => Promise.reject(new DaybookError('read-back-differs'));
    await expect(keepWhenRoom(keep, tell, 1)).rejects.toMatchObject({ code: 'read-back-differs' });
    expect(tell).not.toHaveBeenCalled();
  });
});
