import { useWrite } from '../../api/index.ts';
import { Facts, FormDrawer, sayCount, toast, useTexts, yuanFromFen } from '../../kit/index.ts';
import type { Opening } from './opening-page.tsx';
import { openingTexts } from './texts.ts';

export type OpeningEnd = 'open' | 'give-up';

/** Asks once more, with the figures, before a whole roster is opened or given up. */
export function EndDrawer({ record, end, onClose }: { record: Opening; end: OpeningEnd; onClose(): void }) {
  const t = useTexts(openingTexts);
  const open = useWrite('POST /api/v1/awards/openings/{openingId}/open');
  const giveUp = useWrite('POST /api/v1/awards/openings/{openingId}/give-up');
  const params = { openingId: record.id };
  const submit = async (): Promise<void> => {
    if (end === 'open') toast(t.openDone((await open.mutateAsync({ params })).awards));
    else {
      await giveUp.mutateAsync({ params });
      toast(t.giveUpDone);
    }
  };
  const sum = (pick: (kind: Opening['kinds'][number]) => number): number =>
    record.kinds.reduce((all, kind) => all + pick(kind), 0);
  return (
    <FormDrawer
      name={`opening-${end}.${record.id}`}
      title={end === 'open' ? t.open : t.giveUp}
      isOpen
      onClose={onClose}
      intro={end === 'open' ? t.openIntro : t.giveUpIntro}
      submitText={end === 'open' ? t.open : t.giveUp}
      isDanger={end === 'give-up'}
      keepsDraft={false}
      submit={submit}
    >
      <Facts
        facts={[
          { label: t.lines, value: <span className="figures">{sayCount(record.lines)}</span> },
          {
            label: t.progress,
            value: t.settledOf(
              sum(({ settled }) => settled),
              record.lines,
            ),
          },
          {
            label: t.opens,
            value: <span className="figures">{yuanFromFen(sum(({ opensFen }) => opensFen))}</span>,
          },
        ]}
      />
    </FormDrawer>
  );
}
