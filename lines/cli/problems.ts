import { type Problem, problem } from '../../engine/index.ts';

/** What was asked cannot be answered; everything wrong at once, each with its path. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ path, message }) => `${path}: ${message.en}`).join('\n'));
    this.problems = problems;
  }
}

export const refuse = (path: string, code: string, zh: string, en: string): never => {
  throw new Refused([problem(path, code, zh, en)]);
};

/** Ends a command that was refused: as JSON to whoever reads it by machine, as text to the terminal. */
export function sayRefused(error: unknown, asJson: boolean): void {
  if (!(error instanceof Refused)) throw error;
  process.exitCode = 2;
  if (asJson) console.log(JSON.stringify({ problems: error.problems }, null, 2));
  for (const { path, message } of error.problems) console.error(`${path}：${message.zh} ${message.en}`);
}
