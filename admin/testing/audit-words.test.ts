import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { acts } from '../src/pages/audit/act-texts.ts';

const root = path.resolve(import.meta.dirname, '../..');
const ACT =
  /['`"]((?:identity|audit|registry|imports|exports|divisions|rosters|applications|cases|notices|sms|webhooks|systems|publication|demo)\.[a-z-]+)['`"]/g;
const SAYS_ACT = /\baction\b|appendAudit|audit\(|note\(|record\(/;

test('every act that the program records has words in both languages', () => {
  const files = globSync(['platform/**/*.ts', 'lines/**/*.ts', 'demo/**/*.ts'], { cwd: root }).filter(
    (file) => !/\.test\.ts$|node_modules|refusals\.ts$/.test(file),
  );
  const recorded = new Set<string>();
  for (const file of files) {
    for (const line of readFileSync(path.join(root, file), 'utf8').split('\n')) {
      if (!SAYS_ACT.test(line)) continue;
      for (const [, act] of line.matchAll(ACT)) if (act) recorded.add(act);
    }
  }
  assert.ok(recorded.size > 40, `${recorded.size} acts found`);
  const wordless = [...recorded].filter((act) => !(act in acts));
  assert.deepEqual(wordless, []);
});
