/**
 * Runs as a page of paper would keep them: what may follow upon what, without a database, an account or a fen. It is
 * written from the rules and not from the program, and says of every act what the program has to answer.
 */
export type Person = 'maker' | 'other';
export type Word = 'paid' | 'failed';

type Plain = 'prepare' | 'freeze' | 'abandon' | 'sign' | 'file' | 'reissue' | 'leave' | 'end' | 'note';

export type RunEvent =
  | { [Kind in Plain]: { readonly kind: Kind } }[Plain]
  /** A file of the bank: a word for each line of the last file or none, and whether it names a line of nobody. */
  | { readonly kind: 'return'; readonly words: readonly (Word | null)[]; readonly isStrange: boolean }
  /** What an officer says of a line of the last file, upon the word of the bank. */
  | { readonly kind: 'decide'; readonly how: Word; readonly line: number }
  | { readonly kind: 'account'; readonly roll: number }
  | { readonly kind: 'death'; readonly roll: number };

interface FileState {
  readonly by: Person;
  /** Places on the roll, from 0, by line. */
  readonly rolls: readonly number[];
  readonly words: readonly (readonly Word[])[];
  readonly booked: readonly (Word | null)[];
  /** An officer answers for what is booked of the line. */
  readonly isByOfficer: readonly boolean[];
  /** A word and its contrary stand in files of the bank. */
  readonly isTwofold: readonly boolean[];
  /** Somebody has to ask the bank. */
  readonly isOpen: readonly boolean[];
  readonly strange: 'open' | 'noted' | null;
  readonly returns: readonly string[];
  /** The accounts that it went to, as the how-manieth of each. */
  readonly accounts: readonly number[];
}

export interface RunState {
  readonly stage: 'preview' | 'frozen' | 'signed' | 'ended' | 'abandoned';
  readonly signers: readonly Person[];
  readonly files: readonly FileState[];
  readonly left: readonly number[];
  /** The accounts that stood on the roll when it was made. */
  readonly accounts: readonly number[];
}

export interface PayState {
  readonly people: number;
  readonly runs: readonly RunState[];
  /** Which account of each is the one now, and who has died. */
  readonly accounts: readonly number[];
  readonly dead: readonly boolean[];
}

export const newPayState = (people: number): PayState => ({
  people,
  runs: [],
  accounts: Array<number>(people).fill(0),
  dead: Array<boolean>(people).fill(false),
});

export interface Told {
  /** `done`, `again` where nothing new came of it, or the code of a refusal. */
  readonly answer: string;
  readonly state: PayState;
}

const set = <T>(list: readonly T[], place: number, value: T): T[] => list.with(place, value);
export const isDue = ({ runs }: PayState): boolean =>
  runs.some(({ stage }) => stage === 'signed' || stage === 'ended');
const noRun: RunState = { stage: 'preview', signers: [], files: [], left: [], accounts: [] };

/** The last word on each line of the roll: of the last file in which it went out. */
export function lastOf(
  run: RunState,
  roll: number,
): { file: number; line: number; booked: Word | null } | null {
  for (let file = run.files.length - 1; file >= 0; file--) {
    const line = run.files[file]?.rolls.indexOf(roll) ?? -1;
    if (line >= 0) return { file, line, booked: run.files[file]?.booked[line] ?? null };
  }
  return null;
}

/** Why what came back cannot go out again, as far as the rules say; undefined for a line that has not come back. */
function barOf(state: PayState, run: RunState, roll: number): string | null | undefined {
  const last = lastOf(run, roll);
  if (last?.booked !== 'failed') return undefined;
  if (run.left.includes(roll)) return 'left';
  if (state.dead[roll]) return 'dead';
  if (run.files[last.file]?.isOpen[last.line]) return 'finding-open';
  return run.files[last.file]?.accounts[last.line] === state.accounts[roll] ? 'same-account' : null;
}

/** What one person does with the last run. Returns and words of officers are about its last file. */
export function step(state: PayState, event: RunEvent, person: Person): Told {
  const place = state.runs.length - 1;
  const run = state.runs[place] ?? noRun;
  const refuse = (answer: string): Told => ({ answer, state });
  const keep = (next: RunState, answer = 'done'): Told => ({
    answer,
    state: { ...state, runs: set(state.runs, place, next) },
  });
  const isAboutRun = event.kind !== 'prepare' && event.kind !== 'account' && event.kind !== 'death';
  if (isAboutRun && place < 0) return refuse('http.missing');
  switch (event.kind) {
    case 'prepare': {
      if (isDue(state)) return refuse('payments.nothing');
      const fresh = { ...noRun, accounts: state.accounts };
      return { answer: 'done', state: { ...state, runs: [...state.runs, fresh] } };
    }
    case 'account':
      return {
        answer: 'done',
        state: {
          ...state,
          accounts: set(state.accounts, event.roll, (state.accounts[event.roll] ?? 0) + 1),
        },
      };
    case 'death':
      return { answer: 'done', state: { ...state, dead: set(state.dead, event.roll, true) } };
    case 'freeze':
      return run.stage === 'preview' ? keep({ ...run, stage: 'frozen' }) : refuse('payments.state');
    case 'abandon':
      return run.stage === 'preview' || run.stage === 'frozen'
        ? keep({ ...run, stage: 'abandoned' })
        : refuse('payments.state');
    case 'sign': {
      if (run.stage !== 'frozen') return refuse('payments.state');
      if (run.signers.includes(person)) return refuse('payments.signed-already');
      const signers = [...run.signers, person];
      if (signers.length === 2 && isDue(state)) return refuse('payments.not-owed');
      return keep({ ...run, signers, stage: signers.length === 2 ? 'signed' : 'frozen' });
    }
    default:
      return atTheBank(state, run, event, person, { refuse, keep });
  }
}

type BankEvent = Exclude<RunEvent, { kind: 'prepare' | 'account' | 'death' | 'freeze' | 'abandon' | 'sign' }>;
interface Ways {
  refuse(answer: string): Told;
  keep(next: RunState, answer?: string): Told;
}

function atTheBank(
  state: PayState,
  run: RunState,
  event: BankEvent,
  person: Person,
  { refuse, keep }: Ways,
): Told {
  const last = run.files.at(-1);
  const isOfFile = event.kind === 'return' || event.kind === 'decide' || event.kind === 'note';
  if (isOfFile && !last) return refuse('http.missing');
  if (run.stage !== 'signed') return refuse('payments.bank.state');
  const rolls = Array.from({ length: state.people }, (_, roll) => roll);
  const keepFile = (file: FileState, answer = 'done') =>
    keep({ ...run, files: set(run.files, run.files.length - 1, file) }, answer);
  switch (event.kind) {
    case 'file':
      return last ? keep(run, 'again') : keep({ ...run, files: [newFile(person, rolls, run.accounts)] });
    case 'reissue': {
      const going = rolls.filter((roll) => {
        const bar = barOf(state, run, roll);
        return bar === null || bar === 'same-account';
      });
      if (going.length === 0) return refuse('payments.bank.nothing-again');
      const accounts = going.map((roll) => state.accounts[roll] ?? 0);
      return keep({ ...run, files: [...run.files, newFile(person, going, accounts)] });
    }
    case 'leave': {
      const back = rolls.filter((roll) => {
        const bar = barOf(state, run, roll);
        return bar !== undefined && bar !== 'left' && bar !== 'finding-open';
      });
      if (back.length !== rolls.length) return refuse('payments.bank.not-back');
      return keep({ ...run, left: rolls });
    }
    case 'end':
      return endOf(run, rolls) ? keep({ ...run, stage: 'ended' }) : refuse('payments.bank.open');
    case 'return':
      return last ? keepFile(...taken(last, event)) : refuse('http.missing');
    case 'note': {
      if (!last || last.by === person) return refuse('payments.bank.own-file');
      return keepFile({ ...last, strange: last.strange === null ? null : 'noted' });
    }
    case 'decide': {
      if (!last || last.by === person) return refuse('payments.bank.own-file');
      return decided(run, last, event, { refuse, keepFile });
    }
  }
}

const newFile = (by: Person, rolls: readonly number[], accounts: readonly number[]): FileState => ({
  ...{ by, rolls, accounts, returns: [], strange: null },
  words: rolls.map(() => []),
  booked: rolls.map(() => null),
  isByOfficer: rolls.map(() => false),
  isTwofold: rolls.map(() => false),
  isOpen: rolls.map(() => false),
});

/** Every line is paid or was left, and nothing of any file is open. */
const endOf = (run: RunState, rolls: readonly number[]): boolean =>
  rolls.every((roll) => lastOf(run, roll)?.booked === 'paid' || run.left.includes(roll)) &&
  run.files.every(({ isOpen, strange }) => strange !== 'open' && !isOpen.includes(true));

export const wordsFor = (file: { readonly rolls: readonly number[] }, words: readonly (Word | null)[]) =>
  file.rolls.map((_, line) => words[line % words.length] ?? null);

function taken(file: FileState, event: Extract<RunEvent, { kind: 'return' }>): [FileState, string] {
  const said = wordsFor(file, event.words);
  const name = `${said.join()}${event.isStrange}`;
  if (file.returns.includes(name)) return [file, 'again'];
  const words = file.words.map((before, line) => {
    const word = said[line];
    return word == null || before.includes(word) ? before : [...before, word];
  });
  return [
    {
      ...file,
      words,
      returns: [...file.returns, name],
      booked: file.booked.map(
        (how, line) => how ?? (words[line]?.length === 1 ? (words[line][0] ?? null) : null),
      ),
      isTwofold: words.map((one) => one.length === 2),
      isOpen: file.isOpen.map((isOpen, line) => {
        const isAgainst =
          file.isByOfficer[line] === true && said[line] != null && said[line] !== file.booked[line];
        return isOpen || isAgainst || (words[line]?.length === 2 && !file.isTwofold[line]);
      }),
      strange: event.isStrange ? (file.strange ?? 'open') : file.strange,
    },
    'done',
  ];
}

function decided(
  run: RunState,
  file: FileState,
  { how, line: wanted }: Extract<RunEvent, { kind: 'decide' }>,
  { refuse, keepFile }: { refuse(answer: string): Told; keepFile(file: FileState): Told },
): Told {
  const line = wanted % file.rolls.length;
  const isChanged = file.booked[line] !== how;
  if (isChanged && run.left.includes(file.rolls[line] ?? -1)) return refuse('payments.bank.gone-again');
  return keepFile({
    ...file,
    booked: set(file.booked, line, how),
    isByOfficer: set(file.isByOfficer, line, isChanged || file.isByOfficer[line] === true),
    isOpen: set(file.isOpen, line, false),
  });
}

/** The places on the roll that count as paid: what the ledger has to say was given. */
export const paidOf = ({ people, runs }: PayState): readonly boolean[] =>
  Array.from({ length: people }, (_, roll) => runs.some((run) => lastOf(run, roll)?.booked === 'paid'));
