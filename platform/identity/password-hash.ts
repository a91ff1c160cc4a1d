import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { refuse } from '../base/index.ts';
import { RefusalError } from '../http/index.ts';

/**
 * Argon2id (RFC 9106) of the runtime: 64 MiB, 3 passes, one lane, some 140 ms on the county's machine.
 * Stored as a PHC string, so that the cost can be raised later and old hashes still verify.
 */
const COST = { memory: 64 * 1024, passes: 3, parallelism: 1, tagLength: 32 } as const;
const SALT_BYTES = 16;

/** Two at once: the morning rush waits in line and leaves threads for everybody who is already in. */
const RUNNING_MAX = 2;
const WAITING_MAX = 400;
let running = 0;
const waiting: (() => void)[] = [];

/** Refuses `identity.sign-in.busy` when so many wait that one more would wait too long. */
async function enter(): Promise<void> {
  if (running < RUNNING_MAX) {
    running += 1;
    return;
  }
  if (waiting.length >= WAITING_MAX) throw new RefusalError(refuse('identity.sign-in.busy').refusal);
  await new Promise<void>((resolve) => waiting.push(resolve));
}

function leave(): void {
  const next = waiting.shift();
  if (next) next();
  else running -= 1;
}

interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly tagLength: number;
}

async function derive(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  await enter();
  try {
    // One spelling of a character, however the keyboard composes it.
    const message = password.normalize('NFKC');
    return await new Promise<Buffer>((resolve, reject) => {
      argon2('argon2id', { ...cost, message, nonce: salt }, (error, key) =>
        error ? reject(error) : resolve(key),
      );
    });
  } finally {
    leave();
  }
}

const encode = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return phcOf(salt, await derive(password, salt, COST));
}

function phcOf(salt: Buffer, key: Buffer): string {
  const cost = `m=${COST.memory},t=${COST.passes},p=${COST.parallelism}`;
  return `$argon2id$v=19$${cost}$${encode(salt)}$${encode(key)}`;
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Whether the password makes this hash. A hash that is not one of ours is a broken assumption. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt, key] = PHC.exec(stored) ?? [];
  if (salt === undefined || key === undefined) throw new Error('a stored password hash is malformed');
  const expected = Buffer.from(key, 'base64');
  const cost = {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  };
  return timingSafeEqual(await derive(password, Buffer.from(salt, 'base64'), cost), expected);
}

/**
 * A hash that no password makes: checked against when a login is unknown, so that both take as long. Chance instead
 * of a password's key, so that the first try after a start takes no longer either (bench/sign-in.bench.ts).
 */
export const hashOfNobody = phcOf(randomBytes(SALT_BYTES), randomBytes(COST.tagLength));
