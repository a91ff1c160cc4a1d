import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type IdentitySettings, identityDefaults } from '../identity/index.ts';
import { codeOf, StartError } from './start-error.ts';

const FILE = 'settings.json';

/** What a county may choose, and from where to where: nothing here can switch protection off altogether. */
const LIMITS: Readonly<Record<keyof IdentitySettings, readonly [min: number, max: number]>> = {
  sessionIdleMinutes: [5, 240],
  sessionHoursMax: [1, 24],
  passwordLengthMin: [8, 64],
  passwordKindsMin: [1, 4],
  passwordDaysMax: [0, 365],
  passwordHistory: [0, 24],
  failuresFree: [3, 10],
  lockMinutesFirst: [5, 120],
  lockMinutesMax: [5, 24 * 60],
  addressFailuresFree: [5, 1000],
  failureMemoryMinutes: [60, 7 * 24 * 60],
};

const isName = (name: string): name is keyof IdentitySettings => Object.hasOwn(LIMITS, name);

function readFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return {};
    throw new StartError(
      `设置文件 ${file} 无法读取，应为 JSON。`,
      `The settings file ${file} cannot be read; it must be JSON.`,
      error,
    );
  }
}

/** Everything that `DATA_DIR/settings.json` says; nothing when there is none. @throws StartError when it is no JSON. */
export function readSettingsFile(dataDir: string): Readonly<Record<string, unknown>> {
  return (readFile(path.join(dataDir, FILE)) ?? {}) as Record<string, unknown>;
}

/**
 * What `DATA_DIR/settings.json` says about signing in, as in `{ "identity": { "sessionIdleMinutes": 15 } }`; what it
 * leaves out is as by default. Read once, at the start.
 * @throws StartError for a name that is not known or a value outside its limits.
 */
export function readIdentitySettings(dataDir: string): IdentitySettings {
  const file = path.join(dataDir, FILE);
  const said = readSettingsFile(dataDir) as { identity?: Record<string, unknown> };
  const settings: Record<keyof IdentitySettings, number> = { ...identityDefaults };
  for (const [name, value] of Object.entries(said.identity ?? {})) {
    if (!isName(name)) {
      const known = Object.keys(LIMITS).join(', ');
      throw new StartError(
        `设置文件 ${file} 中没有名为 identity.${name} 的设置；可用的有：${known}。`,
        `${file} has an unknown setting identity.${name}; there are: ${known}.`,
      );
    }
    const [min, max] = LIMITS[name];
    if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) {
      throw new StartError(
        `设置文件 ${file} 中的 identity.${name} 应为 ${min} 到 ${max} 之间的整数。`,
        `identity.${name} in ${file} must be a whole number from ${min} to ${max}.`,
      );
    }
    settings[name] = value;
  }
  return settings;
}
