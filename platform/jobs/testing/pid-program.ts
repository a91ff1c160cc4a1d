import { appendFileSync } from 'node:fs';
import { openDatabase, systemClock } from '../../base/index.ts';
import { runJob, serveJobs } from '../index.ts';

/** A program of jobs that notes which process it is; a job of the kind `break` fails. */
serveJobs(async ({ countyCode, id, settings }) => {
  const { url, file } = settings as { url: string; file: string };
  const db = openDatabase({ url, connectionsMax: 2 });
  const note = async () => appendFileSync(file, `${process.pid}\n`);
  const fail = async () => {
    await note();
    throw new Error('asked to');
  };
  const giveUp = async () => undefined;
  await runJob(
    { db, clock: systemClock },
    { try: { run: note, giveUp }, break: { run: fail, giveUp } },
    countyCode,
    id,
  );
  await db.close();
});
