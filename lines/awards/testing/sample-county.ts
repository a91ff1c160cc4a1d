import path from 'node:path';
import {
  type Clock,
  chinaMoment,
  createFieldCipher,
  getValue,
  newKeyRing,
  sql,
} from '../../../platform/base/index.ts';
import { loadCounty } from '../../../platform/divisions/index.ts';
import { importFile } from '../../../platform/imports/index.ts';
import { sampleAliases, TESTDATA } from '../../../platform/imports/testing/samples.ts';
import { testActor } from '../../../platform/testing/actors.ts';
import { createTestDatabase } from '../../../platform/testing/database.ts';
import { openTestedDatabase } from '../../../platform/testing/fault-points.ts';

export const SAMPLE_ROSTERS = [
  '农村低保花名册（2023年9月）.xlsx',
  '城市低保对象花名册（2023年9月）.xls',
  '特困人员供养花名册（2023年9月）.xlsx',
  '残疾人两项补贴发放表_202309.csv',
  '高龄津贴发放花名册（2023年第三季度）.xlsx',
  '临时救助台账（2023年）.xlsx',
] as const;

/** Daye on the day on which it brought in the six rosters of September 2023, with a clock that tests turn. */
export async function openSampleCounty(files: readonly string[] = SAMPLE_ROSTERS) {
  const database = await createTestDatabase();
  const code = '420281';
  await loadCounty(database.ownerUrl, code);
  let day = Temporal.PlainDate.from('2023-09-15');
  const now = () => chinaMoment(day, '10:00');
  const clock: Clock = { now, today: () => day };
  const services = {
    db: openTestedDatabase(database, 8),
    clock,
    cipher: createFieldCipher(newKeyRing()),
  };
  const officer = testActor({ countyCode: code, permissions: ['imports.run', 'imports.read'] });
  const director = { ...testActor({ countyCode: code }), post: 'director', userName: '周国平' };
  await services.db.change(officer, async (tx) => {
    for (const [alias, [place]] of sampleAliases()) {
      await tx.run(sql`insert into division_alias (county_code, id, division_id, alias, source)
        select county_code, gen_random_uuid(), id, ${alias}, 'test' from division
        where county_code = ${code} and code = ${place} and valid_to is null`);
    }
  });
  for (const file of files)
    getValue(await importFile(services, officer, { file: path.join(TESTDATA, file) }));
  return {
    code,
    services,
    officer,
    director,
    ownerUrl: database.ownerUrl,
    turnTo(iso: string) {
      day = Temporal.PlainDate.from(iso);
    },
    async close() {
      await services.db.close();
      await database.drop();
    },
  };
}
