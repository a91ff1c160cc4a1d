import { Link } from 'react-router';
import { DataTable, Mark, sayDate, useLanguage, useTexts, yuanFromFen } from '../../kit/index.ts';
import type { Gift } from './shape.ts';
import { receivedTexts } from './texts.ts';

const tones = { goods: 'ok', service: 'plain', exemption: 'blue' } as const;

/** What reached the family otherwise than as money: whatever the lines hand up. */
export function GiftTable({ gifts }: { gifts: readonly Gift[] }) {
  const t = useTexts(receivedTexts);
  const { language } = useLanguage();
  const sayWhen = ({ on, to, isGoingOn }: Gift): string => {
    const [first, last] = [sayDate(on, language), to === null ? '' : sayDate(to, language)];
    return isGoingOn ? t.since(first, last) : to === null ? first : t.spanOf(first, last);
  };
  return (
    <>
      <p className="received-intro">{t.giftsIntro}</p>
      <DataTable<Gift>
        label={t.gifts}
        rows={gifts}
        rowKey={(gift) =>
          [gift.on, gift.title, gift.detail, gift.personId ?? '', gift.caseId ?? ''].join(' ')
        }
        columns={[
          { key: 'when', title: t.when, width: 190, render: sayWhen },
          {
            key: 'title',
            title: t.what,
            width: 190,
            onCard: 'title',
            render: ({ title, caseId }) => (caseId ? <Link to={`/cases/${caseId}`}>{title}</Link> : title),
          },
          {
            key: 'kind',
            title: t.kind,
            width: 90,
            render: ({ kind }) => <Mark tone={tones[kind]}>{t.giftKinds[kind]}</Mark>,
          },
          { key: 'detail', title: t.note, render: ({ detail }) => detail || t.soft },
          {
            key: 'whose',
            title: t.whose,
            width: 110,
            render: ({ personId, personName }) =>
              personId ? <Link to={`/people/${personId}`}>{personName}</Link> : t.household,
          },
          {
            key: 'worth',
            title: t.worth,
            align: 'right',
            width: 130,
            render: ({ worthFen }) =>
              worthFen === null ? t.soft : <span className="figures">{yuanFromFen(worthFen)}</span>,
          },
        ]}
      />
    </>
  );
}
