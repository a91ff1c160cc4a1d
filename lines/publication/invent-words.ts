import { newId, sql, systemActor } from '../../platform/base/index.ts';
import type { Services } from '../../platform/http/index.ts';
import { receiveObjection, receiveTip } from '../../platform/publication/index.ts';
import { openPublicationLaw } from './open-publication-law.ts';

const say = (text: string, name = '', phone = '') => ({ key: newId(), text, name, phone });

/** What people of a demo county have to say to what hangs there, as they would through the public pages. */
export async function inventWords(
  services: Pick<Services, 'db' | 'clock' | 'cipher'>,
  countyCode: string,
): Promise<number> {
  const law = await openPublicationLaw();
  const today = services.clock.today();
  const lists = await services.db.read(systemActor(countyCode, 'furnish a demo'), (reader) =>
    reader.rows<{ id: string }>(sql`select id from publication_list where county_code = ${countyCode}
      and taken_down_on is null and last_day >= ${today} order by posted_on desc, id limit 2`),
  );
  const [first, second] = lists;
  const received = [];
  if (first) {
    const told = say('这家的儿子在县城开店，每月往家里寄钱，收入可能没有报全，请再去核实一下。');
    received.push(await receiveObjection(services, law, { countyCode, listId: first.id, lineNo: 1, told }));
  }
  if (second) {
    const told = say('名单贴得太高，老人看不清，建议贴低一点。', '胡大爷', '15400000021');
    received.push(
      await receiveObjection(services, law, { countyCode, listId: second.id, lineNo: null, told }),
    );
  }
  for (const told of [
    say(
      '村里有一户老人生病住院，家里没有人会办手续，一直没有申请低保，请派人去看看。',
      '刘邻居',
      '15400000022',
    ),
    say('听说有人帮忙代领补贴时扣了钱，希望查一查。'),
  ])
    received.push(await receiveTip(services, { countyCode, townCode: null, told }));
  return received.filter(({ ok }) => ok).length;
}
