import type { Id, Outcome } from '../../base/index.ts';
import { done, publicActor, refuse, sql } from '../../base/index.ts';
import type { Services } from '../../http/index.ts';
import { keepPaper, listPapers, openPaper, withdrawPaper } from '../../papers/index.ts';

/** More than anybody photographs for one application. */
export const PHOTOS_MAX = 40;
export const PHOTO_BYTES_MAX = 10 * 1024 * 1024;

const ownerOf = (id: Id) => ({ kind: 'application', id });

/** Adds a photograph of a paper while the application is its writer's to change. Refusals: `papers.*`, `applications.moved-on`. */
export function keepPhoto(
  services: Services,
  countyCode: string,
  applicationId: Id,
  given: { readonly id?: Id | undefined; readonly slot: string; readonly bytes: Buffer },
): Promise<Outcome<{ id: Id; wasThere: boolean }>> {
  const actor = publicActor(countyCode, applicationId);
  return services.db.write(actor, async (tx) => {
    const own =
      await tx.find(sql`select id from application where county_code = ${countyCode} and id = ${applicationId}
      and state in ('begun', 'asked') for update`);
    if (!own) return refuse('applications.moved-on');
    return keepPaper(tx, actor, services, ownerOf(applicationId), given, {
      bytesMax: PHOTO_BYTES_MAX,
      papersMax: PHOTOS_MAX,
    });
  });
}

/** Takes a photograph out again. Refusals: `papers.withdrawn`, `http.missing`, `applications.moved-on`. */
export function dropPhoto(
  services: Services,
  countyCode: string,
  applicationId: Id,
  paperId: Id,
): Promise<Outcome<{ id: Id }>> {
  const actor = publicActor(countyCode, applicationId);
  return services.db.write(actor, async (tx) => {
    const own =
      await tx.find(sql`select id from application where county_code = ${countyCode} and id = ${applicationId}
      and state in ('begun', 'asked') for update`);
    if (!own) return refuse('applications.moved-on');
    return withdrawPaper(tx, actor, services, ownerOf(applicationId), paperId, '申请人自己删去');
  });
}

export interface Photo {
  readonly id: Id;
  readonly slot: string;
  readonly mediaType: string;
}

/** The photographs that stand, in the order in which they came. */
export async function listPhotos(
  services: Services,
  countyCode: string,
  applicationId: Id,
): Promise<readonly Photo[]> {
  const actor = publicActor(countyCode, applicationId);
  const papers = await services.db.read(actor, (reader) => listPapers(reader, actor, ownerOf(applicationId)));
  return papers
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .map(({ id, slot, mediaType }) => ({ id, slot, mediaType }));
}

export async function openPhoto(services: Services, countyCode: string, applicationId: Id, paperId: Id) {
  const actor = publicActor(countyCode, applicationId);
  const opened = await services.db.read(actor, (reader) =>
    openPaper(reader, actor, services.cipher, ownerOf(applicationId), paperId),
  );
  return opened.ok ? done(opened.value) : opened;
}
