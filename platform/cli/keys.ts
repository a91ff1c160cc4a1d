import type { Command } from 'commander';
import { addFieldKey, createFieldCipher, dropOldFieldKeys, systemClock } from '../base/index.ts';
import { countRunningJobs } from '../jobs/index.ts';
import { StartError } from '../server/index.ts';
import { countByKey, resealAll, whileNobodyWrites } from './keys/reseal.ts';
import { type Session, withSession } from './session.ts';

/** Running programs look at the key file once a second. */
const TAKEN_UP_MS = 3_000;

async function status({ store, keys }: Session): Promise<void> {
  console.log(
    `当前密钥 / current key: ${keys.currentFieldKeyNo}; 密钥文件中有 / in the file: ${[...keys.fieldKeys.keys()].join(', ')}`,
  );
  for (const { column, keyNo, count } of await countByKey(store.ownerUrl)) {
    console.log(`${column.table}.${column.column}\t密钥 key ${keyNo}\t${count}`);
  }
}

async function rotate({ store, keys, config }: Session): Promise<void> {
  const isUnfinished = keys.fieldKeys.size > 1;
  const ring = isUnfinished ? keys : addFieldKey(config.keyFile);
  if (isUnfinished) console.log('继续上次未完成的轮换 / going on with a rotation that was not finished');
  else await new Promise((resolve) => setTimeout(resolve, TAKEN_UP_MS));
  const count = await resealAll(store.ownerUrl, createFieldCipher(ring));
  console.log(`已换用密钥 / now on key ${ring.currentFieldKeyNo}: ${count} 个值重新加密 values sealed again`);
  console.log(
    '请备份密钥文件；确认无误后运行 minzheng keys drop-old / copy the key file to its keepers, then run minzheng keys drop-old',
  );
}

async function dropOld({ store, db, keys, config }: Session): Promise<void> {
  // What a job has sealed and not written yet is counted nowhere.
  const jobs = await countRunningJobs({ db, clock: systemClock });
  if (jobs > 0) {
    throw new StartError(
      `有 ${jobs} 个导入、导出等后台任务正在运行：请等它们结束，再运行 minzheng keys drop-old。`,
      `${jobs} jobs are running (imports, exports): wait for them to end, then run minzheng keys drop-old.`,
    );
  }
  const ring = await whileNobodyWrites(store.ownerUrl, (counts) => {
    if (counts.every((one) => one.keyNo === keys.currentFieldKeyNo)) return dropOldFieldKeys(config.keyFile);
    throw new StartError(
      '还有内容使用旧密钥：请先运行 minzheng keys rotate。',
      'Some values are still on an old key: run minzheng keys rotate first.',
    );
  });
  console.log(`旧密钥已删除，只剩 / the old keys are gone; left: ${ring.currentFieldKeyNo}`);
}

export function addKeys(program: Command): void {
  const keys = program.command('keys').description('加密字段的密钥 / Keys of the sealed fields');
  keys
    .command('status')
    .description('各密钥下的内容数量 / How many values are sealed under which key')
    .action(() => withSession(status));
  keys
    .command('rotate')
    .description(
      '换用新密钥并重新加密；可中断后重跑 / A new key, and everything sealed again; may be stopped and run again',
    )
    .action(() => withSession(rotate));
  keys
    .command('drop-old')
    .description('删除不再使用的旧密钥 / Drop keys that nothing is sealed under')
    .action(() => withSession(dropOld));
}
