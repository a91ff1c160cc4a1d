import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkArrows } from './check-arrows.ts';
import { listSources } from './sources.ts';

const findings = (file: string, text: string) => checkArrows([{ file, text }]).map((finding) => finding.what);

const forbidden: Record<string, [file: string, text: string]> = {
  'a storey may not import one above it': [
    'platform/registry/a.ts',
    "import { x } from '../../lines/a/law/b.ts';",
  ],
  'a mechanism may not import one of a higher rank': [
    'platform/audit/a.ts',
    "import {\n  x,\n} from '../registry/index.ts';",
  ],
  'another mechanism is entered by its front door': [
    'platform/registry/a.ts',
    "export * from '../base/ids.ts';",
  ],
  'a dynamic import is an arrow too': ['platform/base/a.ts', "await import('../http/index.ts');"],
  'a worker file is an arrow too': [
    'platform/base/a.ts',
    "new Worker(new URL('../imports/worker.ts', import.meta.url));",
  ],
  'the engine imports nothing but itself': ['engine/a.ts', "import { readFileSync } from 'node:fs';"],
  'pages may not import the server': [
    'admin/src/a.tsx',
    "import { db } from '../../platform/base/index.ts';",
  ],
  'the officers\u2019 pages may not import the public\u2019s': [
    'admin/src/a.tsx',
    "import '../../portal/src/b.ts';",
  ],
  'only tests may import the test kit': [
    'platform/registry/a.ts',
    "import { createTestDatabase } from '../testing/database.ts';",
  ],
  'a mechanism without a rank is found': ['platform/base/a.ts', "import '../attic/index.ts';"],
};

for (const [name, [file, text]] of Object.entries(forbidden)) {
  test(name, () => assert.equal(findings(file, text).length, 1));
}

test('what the rules allow is not found', () => {
  assert.deepEqual(findings('platform/registry/a.ts', "import { x } from '../base/index.ts';"), []);
  assert.deepEqual(
    findings('platform/registry/a.test.ts', "import { y } from '../testing/database.ts';"),
    [],
  );
  assert.deepEqual(
    findings('admin/src/a.tsx', "import type { P } from '../../platform/identity/posts.ts';"),
    [],
  );
  assert.deepEqual(findings('engine/a.ts', "import { y } from './b.ts'; // import 'node:fs'"), []);
  assert.deepEqual(findings('platform/base/a.ts', "/* import '../http/index.ts'; */"), []);
});

test('a finding names the line', () => {
  const found = checkArrows([{ file: 'engine/a.ts', text: "const a = 1;\n\nimport 'node:fs';\n" }]);
  assert.equal(found[0]?.line, 3);
});

test('a check that looks at nothing fails', () => {
  assert.throws(() => checkArrows([]), /no file/);
});

test('the house itself has no wrong arrow', () => {
  const sources = listSources(['.ts', '.tsx', '.mjs']);
  assert.ok(sources.length > 30);
  assert.deepEqual(checkArrows(sources), []);
});
