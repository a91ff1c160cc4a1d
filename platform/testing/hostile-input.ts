import fc from 'fast-check';

type Schema = Readonly<Record<string, unknown>>;

/** Texts that have broken programs before. */
const nasty = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  'null',
  '%',
  '_',
  "' or 1=1 --",
  '"; drop table person; --',
  '$1',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '{{7*7}}',
  '=1+1',
  '𠮷\u{2000B}·\u00b7',
  '\u202e\u200b\ufeff',
  '__proto__',
  'constructor',
  '9'.repeat(400),
  '00000000-0000-7000-8000-000000000000',
  '2026-02-30',
  '-0',
  '1e309',
  'NaN',
];
const text = fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary', maxLength: 60 }));
const anything: fc.Arbitrary<unknown> = fc.oneof(
  text,
  fc.constantFrom(null, true, -1, 0, 1.5, 2 ** 53, -(2 ** 63), [], {}, [[[]]]),
  fc.dictionary(text, text, { maxKeys: 3 }),
);

const isSchema = (value: unknown): value is Schema => value !== null && typeof value === 'object';

function fitting(schema: Schema): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
  if (Array.isArray(schema.anyOf)) return fc.oneof(...schema.anyOf.filter(isSchema).map(fitting));
  switch (schema.type) {
    case 'object':
      return objectOf(schema);
    case 'array':
      return fc.array(isSchema(schema.items) ? near(schema.items) : anything, { maxLength: 3 });
    case 'integer':
    case 'number':
      return fc.integer({ min: Number(schema.minimum ?? -10), max: Number(schema.maximum ?? 2 ** 31 - 1) });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'string':
      return stringOf(schema);
    default:
      return anything;
  }
}

function stringOf(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.format === 'date')
    return fc.constantFrom('2026-01-31', '2026-02-30', '0000-01-01', '9999-12-31');
  if (schema.format === 'uuid') return fc.uuid();
  if (typeof schema.pattern === 'string') return fc.stringMatching(new RegExp(schema.pattern));
  const max = Math.min(Number(schema.maxLength ?? 80), 400);
  return fc.oneof(
    fc.constantFrom(...nasty).map((one) => one.slice(0, max)),
    fc.string({ unit: 'binary', minLength: Number(schema.minLength ?? 0), maxLength: max }),
    fc.uuid(),
    fc.constantFrom('2026-11-01', '420281', '王小明', 'town', 'zh'),
  );
}

function objectOf(schema: Schema): fc.Arbitrary<unknown> {
  const properties = isSchema(schema.properties) ? schema.properties : {};
  const arbitraries: Record<string, fc.Arbitrary<unknown>> = {};
  for (const [name, inner] of Object.entries(properties))
    arbitraries[name] = isSchema(inner) ? near(inner) : anything;
  return fc.record(arbitraries, { requiredKeys: [] }).chain((record) =>
    // Mostly whole, so that handlers are reached; sometimes with a name that nobody asked for.
    fc.oneof(
      { weight: 4, arbitrary: fc.record(arbitraries) },
      { weight: 1, arbitrary: fc.constant(record) },
      { weight: 1, arbitrary: fc.constant({ ...record, constructor: { prototype: { polluted: true } } }) },
    ),
  );
}

/** Mostly what the schema asks for, now and then something else. */
function near(schema: Schema): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 9, arbitrary: fitting(schema) }, { weight: 1, arbitrary: anything });
}

/** Input made from a route's own schema: right often enough to reach the handler, wrong often enough to hurt it. */
export function hostileInput(schema: unknown): fc.Arbitrary<unknown> {
  return isSchema(schema) ? near(schema) : anything;
}
