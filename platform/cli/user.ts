import type { Command } from 'commander';
import { appendAudit } from '../audit/index.ts';
import {
  type Actor,
  type Id,
  type Outcome,
  refuse,
  sql,
  systemActor,
  systemClock,
  type Tx,
} from '../base/index.ts';
import {
  type Account,
  createUser,
  disable,
  hashPassword,
  listUsers,
  lockAccount,
  namePerson,
  newInitialPassword,
  readOfficerPerson,
  release,
  resetPassword,
} from '../identity/index.ts';
import { StartError } from '../server/index.ts';
import { getOrSay } from './say.ts';
import { type Session, withSession } from './session.ts';

interface NewUserWish {
  readonly county: string;
  readonly login: string;
  readonly name: string;
  readonly post: string;
  readonly place?: string;
  readonly document: string;
  readonly idNumber: string;
}

const PAGE = 1_000;
const actorIn = (county: string): Actor => systemActor(county, 'command line');

async function findPlace(tx: Tx, county: string, code: string): Promise<Id> {
  const place = await tx.find<{ id: Id }>(
    sql`select id from division where county_code = ${county} and code = ${code} and valid_to is null`,
  );
  if (place) return place.id;
  throw new StartError(`没有代码为 ${code} 的地方。`, `There is no place with the code ${code}.`);
}

async function create({ db, cipher }: Session, wish: NewUserWish): Promise<void> {
  const password = newInitialPassword();
  const passwordHash = await hashPassword(password);
  const actor = actorIn(wish.county);
  const person = readOfficerPerson(cipher, wish.county, wish.idNumber, systemClock.today());
  if (!person.ok) return void getOrSay(person);
  const outcome = await db.write(actor, async (tx) => {
    const placeId = await findPlace(tx, wish.county, wish.place ?? wish.county);
    const post = { post: wish.post, placeId, heldFrom: systemClock.today(), document: wish.document };
    const given = { login: wish.login, name: wish.name, passwordHash, person: person.value, posts: [post] };
    const made = await createUser(tx, actor, given, systemClock.now());
    if (!made.ok) return made;
    const detail = { login: wish.login, post: wish.post, document: wish.document };
    await note(tx, actor, 'create-user', made.value.id, detail);
    return made;
  });
  getOrSay(outcome);
  console.log(
    `已建立账号 / account made: ${wish.login}\n初始密码（首次登录须更改）/ first password, to be changed: ${password}`,
  );
}

function note(tx: Tx, actor: Actor, verb: string, userId: Id, detail: Record<string, string>): Promise<void> {
  const entry = { action: `identity.${verb}`, subjectKind: 'user', subjectId: userId, detail };
  return appendAudit(tx, actor, systemClock.now(), [entry]);
}

/** Does something to one account, found by its login across the counties of the installation. */
async function onAccount(
  { db }: Session,
  login: string,
  verb: string,
  act: (tx: Tx, actor: Actor, account: Account) => Promise<Outcome<unknown>>,
): Promise<void> {
  const found = await db.read(actorIn(''), (reader) =>
    reader.find<{ county_code: string; id: Id }>(
      sql`select county_code, id from app_user where login = ${login}`,
    ),
  );
  if (found === undefined) return void getOrSay(refuse('http.missing'));
  const actor = actorIn(found.county_code);
  const outcome = await db.write(actor, async (tx) => {
    const account = await lockAccount(tx, actor, found.id);
    if (!account.ok) return account;
    const done = await act(tx, actor, account.value);
    if (done.ok) await note(tx, actor, verb, found.id, { login });
    return done;
  });
  getOrSay(outcome);
}

async function reset(session: Session, login: string, isReleased: boolean): Promise<void> {
  const password = newInitialPassword();
  const passwordHash = await hashPassword(password);
  await onAccount(session, login, 'reset-password', async (tx, actor, account) => {
    await resetPassword(tx, actor, account, passwordHash, systemClock.now());
    return isReleased
      ? await release(tx, actor, { ...account, awaits_release: true })
      : { ok: true, value: null };
  });
  console.log(`新密码（首次登录须更改）/ new password, to be changed: ${password}`);
  if (!isReleased)
    console.log('须由安全管理员放行后才能登录 / the security administrator has to release the account');
}

async function list({ db }: Session, county: string): Promise<void> {
  const moment = { now: systemClock.now(), today: systemClock.today(), language: 'zh' as const };
  const page = await db.read(actorIn(county), (reader) =>
    listUsers(reader, actorIn(county), { limit: PAGE }, moment),
  );
  for (const user of page.items) {
    const posts = user.posts
      .filter((post) => post.isHeldNow)
      .map((post) => `${post.postName}（${post.placeName}）`);
    console.log([user.login, user.name, user.state, posts.join('、')].join('\t'));
  }
}

export function addUser(program: Command): void {
  const user = program.command('user').description('账号管理 / Accounts');
  user
    .command('create')
    .description('建立账号并授予岗位 / Make an account and give it a post')
    .requiredOption('--county <code>', '县级区划代码 / code of the county')
    .requiredOption('--login <login>', '登录名 / login')
    .requiredOption('--name <name>', '姓名 / name')
    .requiredOption('--post <post>', '岗位 / post, as in bureau-officer')
    .option('--place <code>', '任职地区划代码，默认为县 / code of the place; the county by default')
    .requiredOption('--id-number <number>', '本人身份证号 / ID number of whoever it is for')
    .requiredOption('--document <text>', '任职依据 / the document it rests on')
    .action((wish: NewUserWish) => withSession((session) => create(session, wish)));
  user
    .command('name-person')
    .argument('<login>')
    .description('登记账号本人 / Say who is behind an account')
    .requiredOption('--id-number <number>', '本人身份证号 / their ID number')
    .action((login: string, wish: { idNumber: string }) =>
      withSession((session) =>
        onAccount(session, login, 'name-person', async (tx, actor, account) => {
          const today = systemClock.today();
          const person = readOfficerPerson(session.cipher, actor.countyCode, wish.idNumber, today);
          if (!person.ok) return person;
          return await namePerson(tx, actor, account.id, person.value, systemClock.now());
        }),
      ),
    );
  user
    .command('list')
    .description('列出账号 / List the accounts')
    .requiredOption('--county <code>', '县级区划代码 / code of the county')
    .action((wish: { county: string }) => withSession((session) => list(session, wish.county)));
  user
    .command('reset-password')
    .argument('<login>')
    .description('重置密码 / Give a new first password')
    .option('--release', '同时放行（没有安全管理员时）/ release it at once, when nobody else can')
    .action((login: string, wish: { release?: true }) =>
      withSession((session) => reset(session, login, wish.release ?? false)),
    );
  user
    .command('disable')
    .argument('<login>')
    .description('停用账号 / Disable an account')
    .action((login: string) =>
      withSession((session) =>
        onAccount(session, login, 'disable-user', (tx, actor, account) =>
          disable(tx, actor, account, systemClock.now()),
        ),
      ),
    );
}
