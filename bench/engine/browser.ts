/** What a page needs to judge, to explain and to play with a population. */
export {
  compileFast,
  completeRow,
  createBook,
  evaluate,
  explain,
  kernelModule,
  makePlan,
  readFacts,
  toColumns,
  writeExplanation,
  writeKernel,
} from '../../engine/index.ts';
export { handbook } from '../../lines/handbook/law/handbook.ts';
