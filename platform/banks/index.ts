export type { BankFile, PaymentBatch, PaymentLine, ReturnFile, ReturnLine, ReturnState } from './batch.ts';
export { totalFen } from './batch.ts';
export type { BankFormat } from './format.ts';
export { bankFormats, findBankFormat } from './formats/known.ts';
export { banksRefusals } from './refusals.ts';
export type { LineOutcome, ReturnFinding, Settlement } from './settle.ts';
export { settleReturns } from './settle.ts';
export type { BankHabits, LineFate } from './simulator.ts';
export { answerAs, answerBatch, fateOf, kindBank, wearyBank } from './simulator.ts';
