import {
  type Actor,
  checkCharacterOf,
  chinaDay,
  type FieldCipher,
  getValue,
  type Tx,
} from '../platform/base/index.ts';
import type { PlaceDirectory } from '../platform/divisions/index.ts';
import { createUser, hashPassword, type Post, readOfficerPerson } from '../platform/identity/index.ts';

/** Said aloud on purpose: everybody in the demo county is invented. No other county is ever given it. */
export const DEMO_PASSWORD = 'Huanhu-2026!';

export interface DemoOfficer {
  readonly login: string;
  readonly name: string;
  readonly post: Post;
  /** A township or village by name; the county itself when left out. */
  readonly place?: string;
}

/** For every post; the first writes the histories. Two of the bureau and two of a township, as the law asks of acts. */
export const demoOfficers: readonly DemoOfficer[] = [
  { login: 'daye-officer', name: '柯晓岚', post: 'bureau-officer' },
  { login: 'daye-colleague', name: '何秋实', post: 'bureau-officer' },
  { login: 'daye-director', name: '石敬文', post: 'director' },
  { login: 'daye-clerk', name: '余小满', post: 'township-clerk', place: '金牛镇' },
  { login: 'daye-town-head', name: '罗开明', post: 'director', place: '金牛镇' },
  { login: 'daye-village', name: '胡长青', post: 'village-worker', place: '胡铺村' },
  { login: 'daye-inspector', name: '冯一鸣', post: 'auditor' },
  { login: 'daye-system', name: '陈志远', post: 'system-admin' },
  { login: 'daye-security', name: '吴安宁', post: 'security-admin' },
  { login: 'daye-audit', name: '周知秋', post: 'audit-admin' },
];

/** An area that was never assigned, and sequence numbers below those of the demo county. */
function idNumberOf(no: number): string {
  const body = `420299${1970 + no}0315${490 + no}`;
  return body + checkCharacterOf(body);
}

export async function makeOfficers(
  tx: Tx,
  actor: Actor,
  directory: PlaceDirectory,
  { at, heldFrom, cipher }: { at: Temporal.Instant; heldFrom: Temporal.PlainDate; cipher: FieldCipher },
): Promise<Actor> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  let recorder: Actor | undefined;
  for (const [no, { login, name, post, place }] of demoOfficers.entries()) {
    const found = [...directory.places.values()].find((p) => p.name === (place ?? directory.county.name));
    if (found === undefined) throw new Error(`the demo county has no ${place}`);
    const given = { post, placeId: found.id, heldFrom, document: '冶民任〔2026〕1号' };
    const person = getValue(readOfficerPerson(cipher, actor.countyCode, idNumberOf(no), chinaDay(at)));
    const user = { login, name, passwordHash, mustChangePassword: false, person, posts: [given] };
    const { id } = getValue(await createUser(tx, actor, user, at));
    recorder ??= { ...actor, userId: id, userName: name, post };
  }
  if (recorder === undefined) throw new Error('the demo county has no officers');
  return recorder;
}
