import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { withFolderLock } from './folder-lock.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'minzheng-lock-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('what stands under one lock is done by one at a time, also when one of them fails', async () => {
  const lock = path.join(folder, 'one');
  let [inside, most] = [0, 0];
  const works = Array.from({ length: 5 }, (_, index) =>
    withFolderLock(lock, async () => {
      most = Math.max(most, ++inside);
      await setTimeout(5);
      inside--;
      if (index === 0) throw new Error('planted');
      return index;
    }),
  );
  const ends = await Promise.allSettled(works);
  assert.deepEqual(
    ends.map((end) => (end.status === 'fulfilled' ? end.value : 'failed')),
    ['failed', 1, 2, 3, 4],
  );
  assert.equal(most, 1);
  assert.ok(!existsSync(lock));
});

test('a lock that somebody left who died is taken away when it is old', async () => {
  const lock = path.join(folder, 'left');
  mkdirSync(lock);
  const long = new Date(Date.now() - 3_600_000);
  utimesSync(lock, long, long);
  assert.equal(await withFolderLock(lock, async () => 'done'), 'done');
});
