import type { FactDefinition } from '../../facts/define.ts';
import { columnName, type Layout } from '../../rows/layout.ts';
import type { Tables } from './relations.ts';

/** The type of a fact's column. Amounts are whole fen, days numbers such as 20230615, choices their place. */
export function columnType(fact: FactDefinition): 'integer' | 'smallint' | 'boolean' {
  switch (fact.kind.kind) {
    case 'money':
    case 'day':
    case 'ratio':
      return 'integer';
    case 'bool':
      return 'boolean';
    default:
      return 'smallint';
  }
}

const columns = (facts: readonly FactDefinition[]): string =>
  facts.map((fact) => `,\n  ${columnName(fact)} ${columnType(fact)} not null`).join('');

/** `create table` for both fact tables of a layout, without keys, so that they can be filled first. */
export function factTables(tables: Tables, layout: Layout): readonly string[] {
  const keys = `county_code text not null,\n  household_id ${tables.idType} not null`;
  return [
    `create table ${tables.household} (\n  ${keys}${columns(layout.household)}\n)`,
    `create table ${tables.member} (\n  ${keys},\n  member_id ${tables.idType} not null${columns(layout.member)}\n)`,
  ];
}
