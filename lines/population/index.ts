export type { PopulationWish } from './population-sql.ts';
export { populationTables } from './population-sql.ts';
export { assessedFacts } from './registry-facts.ts';
export type { LeftOut, Population, PopulationParts, Town } from './take-population.ts';
export {
  bytesOf,
  nobodyLeftOut,
  openPopulation,
  PopulationTooLarge,
  readPopulation,
  readPopulationParts,
  takePopulation,
} from './take-population.ts';
export type { Assessment, Facts } from './write-facts.ts';
export { writeAssessments } from './write-facts.ts';
