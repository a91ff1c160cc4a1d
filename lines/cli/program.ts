import { Command } from 'commander';
import { addDecide } from './decide.ts';
import { addPacks } from './packs.ts';

/**
 * The program of the whole house. What reads the law needs no database and no server, and is not kept waiting
 * until they are loaded.
 */
const ofTheLines = { decide: addDecide, packs: addPacks };

if (Object.hasOwn(ofTheLines, process.argv[2] ?? '')) {
  const program = new Command('minzheng').showHelpAfterError();
  for (const add of Object.values(ofTheLines)) add(program);
  await program.parseAsync();
} else {
  const { createProgram, runProgram } = await import('../../platform/cli/index.ts');
  const { house } = await import('../server/index.ts');
  const { addWhatIf } = await import('./what-if.ts');
  const program = createProgram(house);
  for (const add of Object.values(ofTheLines)) add(program);
  addWhatIf(program);
  await runProgram(program);
}
