import { Button, Input } from 'antd';
import { useState } from 'react';
import { type ItemOf, useList, useWrite } from '../../api/index.ts';
import {
  type Column,
  chinaToday,
  DateInput,
  Field,
  FormDrawer,
  List,
  type Picked,
  PlacePicker,
  Section,
  sayDate,
  toast,
  useLanguage,
  useMay,
  useSession,
  useTexts,
} from '../../kit/index.ts';
import { delegationTexts } from './delegation-texts.ts';

type Row = ItemOf<'GET /api/v1/delegations'>;

/** Townships that decide a matter themselves, by which document and from when to when. */
export function Delegations({ matter, isWhole }: { readonly matter: string; readonly isWhole: boolean }) {
  const t = useTexts(delegationTexts);
  const { language } = useLanguage();
  const { post } = useSession();
  const mayGive = useMay('cases.delegate') && post?.level === 'county';
  const [isGiving, setIsGiving] = useState(false);
  const [ending, setEnding] = useState<Row | null>(null);
  const list = useList('GET /api/v1/delegations', { query: { limit: 20, matter } });
  const columns: Column<Row>[] = [
    { key: 'town', title: t.town, render: (row) => row.townName },
    { key: 'from', title: t.from, render: (row) => sayDate(row.fromOn, language) },
    {
      key: 'until',
      title: t.until,
      render: (row) => (row.untilOn ? sayDate(row.untilOn, language) : t.open),
    },
    { key: 'document', title: t.document, render: (row) => row.document },
    ...(mayGive
      ? [
          {
            key: 'end',
            title: '',
            render: (row: Row) =>
              row.untilOn === null || row.untilOn >= chinaToday() ? (
                <button type="button" className="text-button" onClick={() => setEnding(row)}>
                  {t.end}
                </button>
              ) : null,
          },
        ]
      : []),
  ];
  return (
    <Section title={t.title}>
      <p className="case-step-soft">{isWhole ? t.whole : t.intro}</p>
      <List<Row>
        name="delegations"
        label={t.title}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        empty={{ text: t.none, next: t.noneNext }}
      />
      {mayGive && !isWhole ? <Button onClick={() => setIsGiving(true)}>{t.give}</Button> : null}
      <Giving matter={matter} isOpen={isGiving} onClose={() => setIsGiving(false)} />
      <Ending row={ending} onClose={() => setEnding(null)} />
    </Section>
  );
}

interface Given {
  readonly town?: Picked | null;
  readonly fromOn?: string | null;
  readonly untilOn?: string | null;
  readonly document?: string;
}

function Giving({
  matter,
  isOpen,
  onClose,
}: {
  readonly matter: string;
  readonly isOpen: boolean;
  onClose(): void;
}) {
  const t = useTexts(delegationTexts);
  const send = useWrite('POST /api/v1/delegations');
  const submit = async ({ town, fromOn, untilOn, document }: Given): Promise<void> => {
    const until = untilOn ? { untilOn } : {};
    const body = {
      matter,
      townIds: [town?.id ?? ''],
      fromOn: fromOn ?? '',
      document: document?.trim() ?? '',
      ...until,
    };
    await send.mutateAsync({ body });
    toast(t.given);
    onClose();
  };
  return (
    <FormDrawer<Given>
      name={`delegate-${matter}`}
      title={t.giveTitle}
      intro={t.intro}
      isOpen={isOpen}
      onClose={onClose}
      initial={{ fromOn: chinaToday() }}
      renames={{ townIds: 'town' }}
      submitText={t.give}
      submit={submit}
    >
      <Field name="town" label={t.towns} isRequired isWide>
        <PlacePicker level="town" />
      </Field>
      <Field name="fromOn" label={t.from} isRequired>
        <DateInput />
      </Field>
      <Field name="untilOn" label={t.until} help={t.untilHelp}>
        <DateInput />
      </Field>
      <Field name="document" label={t.document} help={t.documentHelp} isRequired isWide>
        <Input maxLength={200} />
      </Field>
    </FormDrawer>
  );
}

function Ending({ row, onClose }: { readonly row: Row | null; onClose(): void }) {
  const t = useTexts(delegationTexts);
  const send = useWrite('POST /api/v1/delegations/{id}/end');
  const submit = async ({ untilOn, document }: Given): Promise<void> => {
    const body = { lastDay: untilOn ?? '', document: document?.trim() ?? '' };
    await send.mutateAsync({ params: { id: row?.id ?? '' }, body });
    toast(t.ended);
    onClose();
  };
  return (
    <FormDrawer<Given>
      name={`delegation-end-${row?.id ?? ''}`}
      title={t.endTitle}
      intro={t.endIntro}
      isOpen={row !== null}
      onClose={onClose}
      initial={{ untilOn: chinaToday() }}
      renames={{ lastDay: 'untilOn' }}
      submitText={t.end}
      submit={submit}
    >
      <Field name="untilOn" label={t.until} isRequired>
        <DateInput />
      </Field>
      <Field name="document" label={t.document} help={t.documentHelp} isRequired isWide>
        <Input maxLength={200} />
      </Field>
    </FormDrawer>
  );
}
