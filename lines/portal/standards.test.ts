import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { layAdopted } from '../policy/open-law.ts';
import { openPortalHouse } from './testing/portal-house.ts';

const house = await openPortalHouse();
after(() => house.close());

test('a standard that the county adopted hangs with its document, its figures and those of before, and is the one in force', async () => {
  const visitor = house.openVisitor();
  const path = '/standards?on=2025-07-01';
  assert.doesNotMatch((await visitor.get(path)).text, /提高标准的通知/);
  layAdopted([
    {
      id: 'raise',
      region: house.county.code,
      document: {
        title: '提高标准的通知',
        number: '冶民发〔2025〕9号',
        issuer: '大冶市民政局',
        published: '2025-05-20',
      },
      figures: [
        { code: 'dibao.standard', cell: 'rural', unit: '元/人/月', value: '777', from: '2025-06-01' },
      ],
    },
    {
      id: 'other',
      region: '430529',
      document: { title: '别处的通知', number: '', issuer: '民政局', published: '2025-05-20' },
      figures: [
        { code: 'dibao.standard', cell: 'rural', unit: '元/人/月', value: '999', from: '2025-06-01' },
      ],
    },
  ]);
  try {
    const { status, text } = await visitor.get(path);
    assert.equal(status, 200);
    assert.match(text, /class="notices"[\s\S]*提高标准的通知[\s\S]*冶民发〔2025〕9号[\s\S]*2025-05-20/);
    assert.ok((text.match(/777/g) ?? []).length >= 2, 'in the notice and among the standards in force');
    assert.doesNotMatch(text, /别处的通知/);
  } finally {
    layAdopted([]);
  }
});
