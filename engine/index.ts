export type { Citation, Documents, OfficialDocument } from './documents.ts';
export { citing, writeCitation } from './documents.ts';
export * from './facts/choices.ts';
export type { FactDefinition } from './facts/define.ts';
export { MEMBERS_MAX } from './facts/define.ts';
export { findNearest } from './facts/forms.ts';
export type { KnownFacts } from './facts/read.ts';
export { readFacts } from './facts/read.ts';
export { factsSchema } from './facts/schema.ts';
export { facts, vocabulary } from './facts/vocabulary.ts';
export type { Ymd } from './language/day.ts';
export { dayBefore, findYmd, getYmd, toIso } from './language/day.ts';
export type {
  Bool,
  Choice,
  Count,
  Day,
  Kind,
  Language,
  Money,
  Period,
  Ratio,
  Text,
} from './language/kinds.ts';
export {
  boolKind,
  choice,
  countKind,
  dayKind,
  monthly,
  once,
  quarterly,
  RATIO_ONE,
  ratioKind,
  text,
  yearly,
} from './language/kinds.ts';
export * from './language/members.ts';
export type { AnyScope, Expr, Node, Scope } from './language/nodes.ts';
export * from './language/operators.ts';
export * from './language/rounding.ts';
export { units, writeMoney, writeValue } from './language/units.ts';
export type { ParameterBook, Resolved } from './parameters/book.ts';
export { createBook, layOver, regionChain } from './parameters/book.ts';
export type { ParameterDefinition } from './parameters/declare.ts';
export { ALWAYS, cellsOf, parameter, parameterBy, parameterByTwo } from './parameters/declare.ts';
export type { DatedValue, Pack, PackExample } from './parameters/pack.ts';
export { readPack } from './parameters/pack.ts';
export type { Plan, Setting } from './plan/plan.ts';
export { collect, makePlan, withGiven } from './plan/plan.ts';
export type { Problem, Read } from './problem.ts';
export { problem } from './problem.ts';
export type { Column, Columns } from './readings/columns/columns.ts';
export { columnsOf, makeColumn, openColumns } from './readings/columns/columns.ts';
export type { Amounts, Kernel } from './readings/columns/kernel.ts';
export { kernelModule, toColumns } from './readings/columns/kernel.ts';
export { writeKernel } from './readings/columns/source.ts';
export { careOf } from './readings/evaluate/care.ts';
export type { Decision, MemberDecision, Wanted } from './readings/evaluate/evaluate.ts';
export { evaluate } from './readings/evaluate/evaluate.ts';
export type { FastPlan } from './readings/evaluate/fast.ts';
export { compileFast } from './readings/evaluate/fast.ts';
export type { TraceStep } from './readings/evaluate/trace.ts';
export type { Question } from './readings/evaluate/value.ts';
export type { ExplainedStep, Explanation } from './readings/explain/explain.ts';
export { explain, writeExplanation } from './readings/explain/explain.ts';
export type { Figure } from './readings/explain/figures.ts';
export { callMembers } from './readings/explain/speech.ts';
export { completedColumns } from './readings/sql/completion.ts';
export { columnType, factTables } from './readings/sql/facts-ddl.ts';
export type { Tables } from './readings/sql/relations.ts';
export type { SchemeStatement, SqlSetting } from './readings/sql/statement.ts';
export { toSql } from './readings/sql/statement.ts';
export type { FactRow } from './rows/complete.ts';
export { completeRow } from './rows/complete.ts';
export type { Layout } from './rows/layout.ts';
export { columnName, fullLayout, layoutOf } from './rows/layout.ts';
export type { Handbook } from './schemes/handbook.ts';
export { assembleHandbook } from './schemes/handbook.ts';
export type { Interaction } from './schemes/interaction.ts';
export type { Procedure, Remedy, Stage, StageLimits } from './schemes/procedure.ts';
export { stages } from './schemes/procedure.ts';
export type { RuleDefinition, Saying } from './schemes/rule.ts';
export { rule } from './schemes/rule.ts';
export type { Example, Scheme } from './schemes/scheme.ts';
export { scheme } from './schemes/scheme.ts';
