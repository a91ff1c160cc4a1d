import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { checkArrows } from './check-arrows.ts';
import { checkDocs } from './check-docs.ts';
import { checkLengths } from './check-lengths.ts';
import { checkRefusals } from './check-refusals.ts';
import { checkTexts } from './check-texts.ts';
import { checkWords } from './check-words.ts';
import { type Finding, listSources, ROOT } from './sources.ts';

interface Verdict {
  readonly name: string;
  readonly isGreen: boolean;
  readonly said: string;
  /** What a reader should know although all is well. */
  readonly note?: string;
}

const require = createRequire(import.meta.url);

/** The launcher script of an installed package's program. */
function programOf(name: string, program: string): string {
  const manifest = require.resolve(`${name}/package.json`);
  const { bin } = require(manifest) as { bin: string | Record<string, string> };
  const file = typeof bin === 'string' ? bin : bin[program];
  if (file === undefined) throw new Error(`${name} brings no program ${program}`);
  return path.join(path.dirname(manifest), file);
}

function runProgram(name: string, args: readonly string[]): Promise<Verdict> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: ROOT });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += String(part)));
    child.on('exit', (code) => resolve({ name, isGreen: code === 0, said: said.trim() }));
  });
}

async function runRule(name: string, rule: () => Finding[] | Promise<Finding[]>): Promise<Verdict> {
  try {
    const findings = await rule();
    const said = findings.map((finding) => `${finding.file}:${finding.line}  ${finding.what}`).join('\n');
    return { name, isGreen: findings.length === 0, said };
  } catch (error) {
    return { name, isGreen: false, said: String(error) };
  }
}

/** Loaded late: a handbook that does not load is a red line here, and not the end of every check. */
async function checkPackFigures(): Promise<Verdict> {
  let note = '';
  const verdict = await runRule('packs', async () => {
    const { findings, values, wholly } = (await import('../lines/handbook/check-packs.ts')).checkPacks();
    note = `${wholly} of ${values} figures stand on no document: npx minzheng packs --assumed`;
    return findings.map((finding) => ({ ...finding, line: 1 }));
  });
  return { ...verdict, note };
}

function listChecks(): Promise<Verdict>[] {
  const code = listSources(['.ts', '.tsx', '.mjs']);
  const texts = listSources(['.md']);
  const catalogues = code
    .map(({ file }) => file)
    .filter((file) => /(^|\/)(refusals|(?:[a-z]+-)?texts|admin\/src\/pages\/[^/]+\/index)\.ts$/.test(file));
  const tsc = programOf('typescript', 'tsc');
  const projects = ['.', 'admin', 'admin/testing', 'portal'].filter((dir) =>
    existsSync(path.join(ROOT, dir, 'tsconfig.json')),
  );
  return [
    // The projects run side by side: more checkers in each would only judge the same types again, at twice the work.
    ...projects.map((dir) => runProgram(`types ${dir}`, [tsc, '-p', dir, '--noEmit', '--checkers', '1'])),
    runProgram('biome', [
      programOf('@biomejs/biome', 'biome'),
      'check',
      '--error-on-warnings',
      '--colors=off',
    ]),
    runRule('arrows', () => checkArrows(code)),
    runRule('lengths', () => checkLengths([...code, ...listSources(['.sql', '.css'])])),
    runRule('refusals', () => checkRefusals(code)),
    runRule('texts', () => checkTexts(catalogues)),
    runRule('words', () => checkWords(code)),
    // Loaded late: a server that cannot be put together is a red line here, and not the end of every check.
    runRule('api types', async () => (await import('./generate-api-types.ts')).checkApiTypes()),
    checkPackFigures(),
    runRule('docs', () => checkDocs(texts, [...code, ...listSources(['.sql'])])),
  ];
}

/** Everything that can be judged without running the program: types, style, arrows, lengths, texts, links. */
export async function run(): Promise<number> {
  const verdicts = await Promise.all(listChecks());
  for (const { name, isGreen, said, note } of verdicts) {
    console.log(`${isGreen ? 'ok  ' : 'FAIL'} ${name}${note ? ` (${note})` : ''}`);
    if (!isGreen) console.log(said.replace(/^/gm, '     '));
  }
  return verdicts.every((verdict) => verdict.isGreen) ? 0 : 1;
}
