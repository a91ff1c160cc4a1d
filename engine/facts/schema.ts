import type { Kind } from '../language/kinds.ts';
import type { FactDefinition } from './define.ts';
import { MEMBERS_MAX } from './define.ts';
import { vocabulary } from './vocabulary.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

const AMOUNT_PATTERN =
  '^[0-9][0-9,]*(\\.[0-9]{1,2})? ?(元|yuan|fen)(/(人|person))?(/(月|季|年|month|quarter|year))?$';

function kindSchema(kind: Kind, fact: FactDefinition): JsonSchema {
  switch (kind.kind) {
    case 'money':
      return {
        type: 'string',
        pattern: AMOUNT_PATTERN,
        examples: [kind.period === 'once' ? '5000 元' : '1200 元/月'],
      };
    case 'bool':
      return { type: 'boolean' };
    case 'choice':
      return { enum: kind.values, 'x-labels': kind.labels };
    case 'day':
      return { type: 'string', format: 'date' };
    default:
      return { type: 'integer', minimum: fact.minimum, maximum: fact.maximum };
  }
}

function factSchema(fact: FactDefinition): JsonSchema {
  return {
    title: fact.title.zh,
    description: `${fact.question.zh} ${fact.question.en}`,
    ...kindSchema(fact.kind, fact),
  };
}

const properties = (facts: ReadonlyMap<string, FactDefinition>): JsonSchema =>
  Object.fromEntries([...facts].map(([name, fact]) => [name, factSchema(fact)]));

/** The JSON Schema of a household's facts, made from the vocabulary. No fact is required: a missing one is asked. */
export function factsSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '家庭和成员的事实 Facts of a household',
    type: 'object',
    additionalProperties: false,
    required: ['members'],
    properties: {
      household: {
        type: 'object',
        additionalProperties: false,
        properties: properties(vocabulary.household),
      },
      members: {
        type: 'array',
        minItems: 1,
        maxItems: MEMBERS_MAX,
        items: {
          type: 'object',
          additionalProperties: false,
          properties: { id: { type: 'string' }, ...properties(vocabulary.member) },
        },
      },
    },
  };
}
