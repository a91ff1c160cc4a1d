/** The part of JSON Schema that TypeBox writes. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: Schema;
}

interface Route {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content?: Content };
  readonly responses?: Readonly<Record<string, { readonly content?: Content }>>;
}
type Content = Readonly<Record<string, { readonly schema?: Schema }>>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const HEAD = '// Made by tools/generate-api-types.ts from the API document. Do not edit.\n';

/** One type for each route: its parameters, query, body and answer, under `METHOD /path`. */
export function writeApiTypes(document: unknown): string {
  const { paths = {} } = document as { paths?: Record<string, Partial<Record<string, Route>>> };
  const routes = Object.entries(paths).flatMap(([url, methods]) =>
    METHODS.flatMap((method) => {
      const route = methods[method];
      return route === undefined ? [] : [{ name: `${method.toUpperCase()} ${url}`, route }];
    }),
  );
  if (routes.length === 0) throw new Error('the API document has no route');
  const written = routes.sort((a, b) => (a.name < b.name ? -1 : 1)).map(writeRoute);
  return `${HEAD}\nexport interface Operations {\n${written.join('\n')}\n}\n`;
}

function writeRoute({ name, route }: { name: string; route: Route }): string {
  const parameters = route.parameters ?? [];
  const lines = [
    `    params: ${writeParameters(parameters.filter((one) => one.in === 'path'))};`,
    `    query: ${writeParameters(parameters.filter((one) => one.in === 'query'))};`,
    `    body: ${writeBody(route)};`,
    `    response: ${writeResponse(route)};`,
  ];
  return `  ${quote(name)}: {\n${lines.join('\n')}\n  };`;
}

function writeParameters(parameters: readonly Parameter[]): string {
  if (parameters.length === 0) return 'never';
  return writeObject(
    parameters.map((one) => ({
      name: one.name,
      isRequired: one.required === true,
      type: writeSchema(one.schema ?? {}, 3),
    })),
    2,
  );
}

function writeBody(route: Route): string {
  const content = route.requestBody?.content;
  if (content === undefined) return 'never';
  const json = content['application/json'];
  return json ? writeSchema(json.schema ?? {}, 2) : 'FormData | Blob';
}

function writeResponse(route: Route): string {
  const content = route.responses?.['200']?.content;
  const json = content?.['application/json'];
  return json ? writeSchema(json.schema ?? {}, 2) : 'unknown';
}

/** A schema as a type; what it cannot say becomes `unknown`, which has to be looked at before it is used. */
export function writeSchema(schema: Schema, depth: number): string {
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const union = schema.anyOf ?? schema.oneOf;
  if (union) return join(union, ' | ', depth);
  if (schema.allOf) return join(schema.allOf, ' & ', depth);
  if (Array.isArray(schema.type)) {
    return schema.type.map((type: string) => writeSchema({ ...schema, type }, depth)).join(' | ');
  }
  switch (schema.type) {
    case 'string':
      return 'string';
    case 'number':
    case 'integer':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'null':
      return 'null';
    case 'array':
      return writeArray(schema, depth);
    case 'object':
      return writeObjectSchema(schema, depth);
    default:
      return 'unknown';
  }
}

const join = (schemas: readonly Schema[], by: string, depth: number): string =>
  [...new Set(schemas.map((one) => writeSchema(one, depth)))].join(by);

function writeArray(schema: Schema, depth: number): string {
  if (schema.prefixItems) return `[${schema.prefixItems.map((one) => writeSchema(one, depth)).join(', ')}]`;
  const item = writeSchema(schema.items ?? {}, depth);
  return /^\w+$/.test(item) ? `${item}[]` : `(${item})[]`;
}

function writeObjectSchema(schema: Schema, depth: number): string {
  const properties = Object.entries(schema.properties ?? {});
  if (properties.length > 0) {
    return writeObject(
      properties.map(([name, inner]) => ({
        name,
        isRequired: schema.required?.includes(name) === true,
        type: writeSchema(inner, depth + 1),
      })),
      depth,
    );
  }
  const [pattern] = Object.values(schema.patternProperties ?? {});
  const rest =
    pattern ?? (typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {});
  return `Record<string, ${writeSchema(rest, depth)}>`;
}

function writeObject(
  fields: readonly { name: string; isRequired: boolean; type: string }[],
  depth: number,
): string {
  const indent = '  '.repeat(depth);
  const lines = fields.map(
    ({ name, isRequired, type }) =>
      `${indent}  ${/^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name)}${isRequired ? '' : '?'}: ${type};`,
  );
  return `{\n${lines.join('\n')}\n${indent}}`;
}

const quote = (text: string): string => `'${text.replaceAll("'", "\\'")}'`;
