import { serveHouseJobs } from '../workers/index.ts';

serveHouseJobs(async () => {
  const [{ otherJobs }, { platformAlone }] = await Promise.all([
    import('./other-jobs.ts'),
    import('./house.ts'),
  ]);
  return otherJobs(platformAlone.mechanisms);
});
