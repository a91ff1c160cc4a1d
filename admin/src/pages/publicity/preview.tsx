import type { ResponseOf } from '../../api/index.ts';
import { Empty, Mark, Notice, Section, sayDate, useLanguage, useTexts } from '../../kit/index.ts';
import { LineTable } from './line-table.tsx';
import { RefusedLines } from './refused-lines.tsx';
import { publicityTexts } from './texts.ts';

type Preview = Omit<ResponseOf<'GET /api/v1/publication/preview'>, never>;

/** The lists as the public would see them, and who cannot be on them. */
export function PreviewPart({ preview, isStanding = false }: { preview: Preview; isStanding?: boolean }) {
  const t = useTexts(publicityTexts);
  const { language } = useLanguage();
  const lists = preview.lists.filter(({ lines }) => lines.length > 0);
  return (
    <>
      <RefusedLines refused={preview.refused} />
      {lists.length > 1 ? <Notice title={t.severalLists(lists.length)} /> : null}
      {lists.length === 0 ? (
        <Section title={t.asPublic}>
          <Empty text={t.nobodyReady} />
        </Section>
      ) : null}
      {lists.map(({ lastDay, shows, lines }) => (
        <Section
          key={`${lastDay} ${shows.join()}`}
          title={`${preview.villageName} · ${preview.matterTitle}`}
          actions={
            isStanding ? null : (
              <Mark tone="blue">{lastDay === null ? t.untilOpen : t.until(sayDate(lastDay, language))}</Mark>
            )
          }
        >
          <LineTable
            shows={shows}
            amountPer={preview.amountPer}
            lines={lines.map((line, place) => ({ ...line, key: line.caseId, no: place + 1 }))}
          />
        </Section>
      ))}
    </>
  );
}
