export type { PopulationWish } from './population-sql.ts';
export { populationTables } from './population-sql.ts';
export { assessedFacts } from './registry-facts.ts';
export type { LeftOut, Population, Town } from './take-population.ts';
export { PopulationTooLarge, readPopulation, takePopulation } from './take-population.ts';
export type { Assessment, Facts } from './write-facts.ts';
export { writeAssessments } from './write-facts.ts';
