import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import path from 'node:path';
import { type Clock, systemClock } from '../base/index.ts';
import { networksOf } from '../http/index.ts';
import { createFileGateway, createHttpGateway, type SmsGateway, smsDefaults } from '../notices/index.ts';
import { webhookDefaults } from '../webhooks/index.ts';
import type { OutsideOptions } from './outside.ts';
import { readSettingsFile } from './read-settings.ts';
import { StartError } from './start-error.ts';

type Section = Readonly<Record<string, unknown>>;

const SMS_NAMES = new Set([
  'gateway',
  'folder',
  'url',
  'keyFile',
  'timeoutSeconds',
  'isIdempotent',
  'quietFromHour',
  'quietToHour',
]);
const WEBHOOK_NAMES = new Set(['networks', 'timeoutSeconds']);

function wrong(name: string, zh: string, en: string): StartError {
  return new StartError(`settings.json 中的 ${name} ${zh}。`, `${name} in settings.json ${en}.`);
}

function sectionOf(said: Section, name: string, known: ReadonlySet<string>): Section {
  const section = (said[name] ?? {}) as Section;
  const unknown = Object.keys(section).find((key) => !known.has(key));
  if (unknown !== undefined) {
    const list = [...known].join(', ');
    throw wrong(`${name}.${unknown}`, `不认识；可用的有：${list}`, `is not known; there are: ${list}`);
  }
  return section;
}

function whole(
  section: Section,
  name: string,
  [min, max]: readonly [number, number],
  otherwise: number,
): number {
  const value = section[name] ?? otherwise;
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
  throw wrong(name, `应为 ${min} 到 ${max} 之间的整数`, `must be a whole number from ${min} to ${max}`);
}

const MILLISECONDS = 1000;
const KEY_BYTES_MIN = 16;

/** A key of the gateway, in a file of its own that is for the program alone. */
function readKey(file: string): Buffer {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch {
    throw wrong('sms.keyFile', `指的文件 ${file} 读不出来`, `names ${file}, which cannot be read`);
  }
  const key = Buffer.from(text, 'utf8');
  if (key.length < KEY_BYTES_MIN)
    throw wrong('sms.keyFile', `里的密钥太短，至少 ${KEY_BYTES_MIN} 个字符`, 'holds a key that is too short');
  return key;
}

function readGateway(
  section: Section,
  dataDir: string,
  clock: Clock,
): { gateway: SmsGateway | undefined; reportKey?: Buffer } {
  const kind = section.gateway ?? 'file';
  if (kind === 'none') return { gateway: undefined };
  if (kind === 'file') {
    const folder = path.resolve(dataDir, typeof section.folder === 'string' ? section.folder : 'sms');
    return { gateway: createFileGateway(folder, clock) };
  }
  if (kind !== 'http') throw wrong('sms.gateway', '应为 file、http 或者 none', 'must be file, http or none');
  const url = typeof section.url === 'string' ? URL.parse(section.url) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw wrong('sms.url', '应为短信网关的完整地址', 'must be the whole address of the gateway');
  if (typeof section.keyFile !== 'string')
    throw wrong('sms.keyFile', '应指明放密钥的文件', 'must name the file with the key');
  const key = readKey(path.resolve(dataDir, section.keyFile));
  const timeoutMs = whole(section, 'timeoutSeconds', [1, 60], 10) * MILLISECONDS;
  const isIdempotent = section.isIdempotent === true;
  return {
    gateway: createHttpGateway({ url: url.toString(), key, timeoutMs, isIdempotent }, clock),
    reportKey: key,
  };
}

function readNetworks(section: Section): (address: string) => boolean {
  const networks = section.networks ?? [];
  const isNetwork = (text: unknown): text is string =>
    typeof text === 'string' &&
    /^[0-9a-f.:]+(\/\d{1,3})?$/i.test(text) &&
    isIP(text.split('/')[0] ?? '') !== 0;
  if (!Array.isArray(networks) || !networks.every(isNetwork))
    throw wrong(
      'webhooks.networks',
      '应为网段的列表，例如 ["10.1.0.0/16"]',
      'must be a list as in ["10.1.0.0/16"]',
    );
  try {
    return networksOf(networks);
  } catch {
    throw wrong('webhooks.networks', '里有不对的网段', 'holds a network that is none');
  }
}

/**
 * What `DATA_DIR/settings.json` says about calling others, as in `{ "sms": { "gateway": "http", "url": "https://…",
 * "keyFile": "sms.key", "isIdempotent": true }, "webhooks": { "networks": ["10.1.0.0/16"] } }`. Left out, messages are
 * written into `DATA_DIR/sms` and webhooks reach the open internet alone. Nothing that anybody types while the
 * program runs changes it.
 * @throws StartError for a name that is not known or a value that cannot be.
 */
export function readOutsideSettings(dataDir: string, clock: Clock = systemClock): OutsideOptions {
  const said = readSettingsFile(dataDir);
  const sms = sectionOf(said, 'sms', SMS_NAMES);
  const webhooks = sectionOf(said, 'webhooks', WEBHOOK_NAMES);
  return {
    sms: {
      ...readGateway(sms, dataDir, clock),
      settings: {
        ...smsDefaults,
        quietFromHour: whole(sms, 'quietFromHour', [0, 23], smsDefaults.quietFromHour),
        quietToHour: whole(sms, 'quietToHour', [0, 23], smsDefaults.quietToHour),
      },
    },
    webhooks: {
      ...webhookDefaults,
      timeoutMs:
        whole(webhooks, 'timeoutSeconds', [1, 60], webhookDefaults.timeoutMs / MILLISECONDS) * MILLISECONDS,
      mayReachInside: readNetworks(webhooks),
    },
  };
}
