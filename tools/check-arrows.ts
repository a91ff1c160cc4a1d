import path from 'node:path';
import type { Finding, Source } from './sources.ts';
import { lineAt } from './sources.ts';

/** Storeys of the house: each may import those named behind it, and itself. */
const STOREYS: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  packs: ['engine'],
  platform: ['engine', 'packs'],
  lines: ['platform', 'engine', 'packs'],
  admin: ['lines', 'engine'],
  portal: ['lines', 'engine'],
  demo: ['platform', 'lines', 'engine', 'packs'],
  bench: ['platform', 'lines', 'engine', 'packs', 'demo', 'tools'],
  tools: ['platform', 'lines', 'engine', 'packs', 'demo'],
};

/** Ranks within platform, lowest first: a mechanism imports only what stands before it. */
export const RANKS: readonly string[] = [
  ...[
    'base',
    'audit',
    'http',
    'identity',
    'oversight',
    'systems',
    'jobs',
    'divisions',
    'papers',
    'notices',
    'webhooks',
    'ledger',
    'funds',
    'registry',
    'rosters',
    'cases',
    'visits',
    'certificates',
    'publication',
    'applications',
    'exports',
    'imports',
    'awards',
    'adjustments',
    'recoveries',
    'campaigns',
    'relief',
    'medical',
    'banks',
    'payments',
  ],
  ...['workers', 'server', 'cli'],
];

/** Not part of the running program: only tests, benches and tools may lean on it. */
const TESTING = 'testing';
const DOOR = 'index.ts';
/** Of the tools, what tests of pages build them with. */
const FOR_BUILDING: ReadonlySet<string> = new Set(['tools/build-web.ts', 'tools/folder-lock.ts']);
/** Its texts are violations on purpose. */
const PLANTED = 'tools/check-arrows.test.ts';

const IMPORT =
  /(?<=^|[;\n]\s*)(import|export)(\s+type)?\b(?:[^;'"]*?\bfrom)?\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|new URL\(\s*['"](\.[^'"]+)['"]\s*,\s*import\.meta\.url/g;

interface Arrow {
  readonly target: string;
  readonly isTypeOnly: boolean;
  readonly index: number;
}

/** Comments become blanks of the same length, so that places in the text stay where they are. */
function blankComments(text: string): string {
  const blank = (part: string) => part.replace(/[^\n]/g, ' ');
  return text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*/g, blank);
}

export function findArrows(text: string): Arrow[] {
  return [...blankComments(text).matchAll(IMPORT)].map((match) => ({
    target: match[3] ?? match[4] ?? match[5] ?? '',
    isTypeOnly: match[2] !== undefined,
    index: match.index,
  }));
}

const isTest = (file: string) =>
  /(\.(test|bench|soak)|\/testing)\.[a-z]+$/.test(file) || file.split('/').includes(TESTING);
const storeyOf = (file: string) => file.split('/')[0] ?? '';
const isBrowser = (storey: string) => storey === 'admin' || storey === 'portal';
const isOursByPackage = (target: string) => target.startsWith('@minzheng/');

function judgeStoreys(from: string, to: string, isTypeOnly: boolean): string | undefined {
  const [above, below] = [storeyOf(from), storeyOf(to)];
  if (above === below) return undefined;
  if (STOREYS[below] === undefined) return `${below} is not a storey of the house`;
  if (isBrowser(above) && below === 'platform') {
    return isTypeOnly || isTest(from)
      ? undefined
      : 'pages speak to the platform over HTTP: import types only';
  }
  const isServerOfLine = below === 'lines' && !/^lines\/[^/]+\/(law|pages)\//.test(to);
  if (isBrowser(above) && isServerOfLine && !isTypeOnly && !isTest(from)) {
    return 'of a line, pages may take its law and its pages, not its server';
  }
  if (STOREYS[above]?.includes(below)) return undefined;
  if (from.startsWith('platform/cli/') && below === 'demo') return undefined;
  if (isTest(from) && below === 'platform') return undefined;
  if (from.endsWith('/vite.config.ts') && below === 'tools') return undefined;
  // Tests open the pages as `npm start` builds them, one after the other.
  if (isTest(from) && isBrowser(above) && FOR_BUILDING.has(to)) return undefined;
  // What drives a browser serves the tests of all pages alike.
  if (isTest(from) && isBrowser(above) && to.startsWith('admin/testing/')) return undefined;
  return `${above} stands below ${below} or beside it, and may not import it`;
}

function judgeRanks(from: string, to: string): string | undefined {
  const [ours, theirs] = [from.split('/')[1] ?? '', to.split('/')[1] ?? ''];
  if (ours === theirs) return undefined;
  if (theirs === TESTING) return isTest(from) ? undefined : 'only tests may import platform/testing';
  const [rank, lower] = [RANKS.indexOf(ours), RANKS.indexOf(theirs)];
  if (lower < 0) return `platform/${theirs} has no rank in tools/check-arrows.ts`;
  if (ours === TESTING) return undefined;
  if (rank < 0) return `platform/${ours} has no rank in tools/check-arrows.ts`;
  if (lower > rank && !isTest(from)) return `${ours} stands below ${theirs} and may not import it`;
  return undefined;
}

/** Another mechanism is entered by its front door. */
function judgeDoor(from: string, to: string): string | undefined {
  const parts = to.split('/');
  if (parts[0] !== 'platform' || parts[1] === TESTING || parts.length < 3) return undefined;
  const isInside = from.startsWith(`platform/${parts[1]}/`);
  if (isInside || from.startsWith(`platform/${TESTING}/`)) return undefined;
  return parts.length === 3 && parts[2] === DOOR
    ? undefined
    : `enter platform/${parts[1]} through its ${DOOR}`;
}

function judge(from: string, arrow: Arrow): string | undefined {
  if (isOursByPackage(arrow.target)) return 'import our own files by their path, not by a package name';
  if (!arrow.target.startsWith('.')) {
    const isForbidden = storeyOf(from) === 'engine' && !isTest(from);
    return isForbidden ? 'the engine is pure: it imports nothing but itself' : undefined;
  }
  const to = path.posix.normalize(path.posix.join(path.posix.dirname(from), arrow.target));
  if (to.startsWith('..')) return 'an import may not leave the project';
  if (!to.includes('/') || !/\.(ts|tsx|mjs)$/.test(to)) return undefined;
  const isWithin = from.startsWith('platform/') && to.startsWith('platform/');
  return (
    judgeStoreys(from, to, arrow.isTypeOnly) ??
    (isWithin ? judgeRanks(from, to) : undefined) ??
    (isTest(from) || (arrow.isTypeOnly && isBrowser(storeyOf(from))) ? undefined : judgeDoor(from, to))
  );
}

/** Every import that points up, past a front door or out of the house. Throws when it was given no files. */
export function checkArrows(sources: readonly Source[]): Finding[] {
  const looked = sources.filter(({ file }) => STOREYS[storeyOf(file)] !== undefined && file !== PLANTED);
  if (looked.length === 0)
    throw new Error('the arrows check looked at no file: it would be green for nothing');
  return looked.flatMap((source) =>
    findArrows(source.text).flatMap((arrow) => {
      const what = judge(source.file, arrow);
      const line = lineAt(source.text, arrow.index);
      return what === undefined ? [] : [{ file: source.file, line, what: `${arrow.target}: ${what}` }];
    }),
  );
}
