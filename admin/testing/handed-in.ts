import { type Actor, getValue, newId } from '../../platform/base/index.ts';
import type { Services } from '../../platform/http/index.ts';
import { importHandlers, uploadFile } from '../../platform/imports/index.ts';
import { drainJobs } from '../../platform/jobs/index.ts';

/** A roster that an officer has handed in and that was read; it waits for somebody to look at it, and nobody is in yet. */
export async function handInRoster(
  services: Services,
  officer: Actor,
  place: { readonly town: string; readonly village: string },
): Promise<void> {
  const rows = [
    ['乡镇', '村', '姓名', '身份证号', '补贴金额'],
    [place.town, place.village, '王建国', '420299193805060018', '100'],
    [place.town, place.village, '李秀英', '42029919400102002', '100'],
  ];
  const bytes = Buffer.from(`\ufeff${rows.map((row) => row.join(',')).join('\r\n')}`);
  getValue(await uploadFile(services, officer, { fileName: '高龄津贴花名册.csv', bytes, key: newId() }));
  await drainJobs(services, importHandlers(services));
}
