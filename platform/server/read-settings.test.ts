import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { identityDefaults } from '../identity/index.ts';
import { readIdentitySettings } from './read-settings.ts';
import { StartError } from './start-error.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'minzheng-settings-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const say = (text: string) => writeFileSync(path.join(folder, 'settings.json'), text);

test('without a settings file everything is as by default', () => {
  assert.deepEqual(readIdentitySettings(path.join(folder, 'nowhere')), identityDefaults);
});

test('what the file says counts, and the rest is as by default', () => {
  say('{ "identity": { "sessionIdleMinutes": 15, "passwordDaysMax": 0 } }');
  const expected = { ...identityDefaults, sessionIdleMinutes: 15, passwordDaysMax: 0 };
  assert.deepEqual(readIdentitySettings(folder), expected);
  say('{}');
  assert.deepEqual(readIdentitySettings(folder), identityDefaults);
});

test('a file that is no JSON, an unknown name and a value out of bounds are each said in one sentence', () => {
  const wrong = [
    '{',
    '{"identity":{"idleMinutes":5}}',
    '{"identity":{"failuresFree":1000}}',
    '{"identity":{"sessionIdleMinutes":"15"}}',
  ];
  for (const text of wrong) {
    say(text);
    assert.throws(() => readIdentitySettings(folder), StartError, text);
  }
});
