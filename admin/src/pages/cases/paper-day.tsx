import { Form, Input } from 'antd';
import { useEffect } from 'react';
import { type ResponseOf, useRead } from '../../api/index.ts';
import { chinaToday, DateInput, Field, Notice, readDate, useTexts } from '../../kit/index.ts';
import { paperDayTexts } from './paper-texts.ts';

type Matter = ResponseOf<'GET /api/v1/matters/{code}'>;

/** What is typed of an application that came on paper: the day on which it came, and why it is entered only now. */
export interface TypedPaper {
  readonly handedInOn?: string | null;
  readonly why?: string;
}

/** As the server reads it; nothing where it came today. */
export function toPaper({
  handedInOn,
  why = '',
}: TypedPaper = {}): { handedInOn: string; why: string } | undefined {
  const day = readDate(handedInOn ?? '');
  return day === null || day === chinaToday() ? undefined : { handedInOn: day, why: why.trim() };
}

/** The day on which a paper came. The form and the law are those of that day, and the page says so. */
export function PaperDay({
  code,
  isChange,
  onMatter,
}: {
  code: string;
  /** Nobody applies for a change: it is told, or found. */
  isChange: boolean;
  onMatter(matter: Matter): void;
}) {
  const t = useTexts(paperDayTexts);
  const typed = Form.useWatch('paper') as TypedPaper | undefined;
  const day = toPaper(typed)?.handedInOn;
  const isEarlier = day !== undefined && day < chinaToday();
  const matter = useRead(
    'GET /api/v1/matters/{code}',
    { params: { code }, ...(isEarlier ? { query: { on: day } } : {}) },
    { keepPrevious: true },
  );
  const { data } = matter;
  useEffect(() => {
    if (data) onMatter(data);
  }, [data, onMatter]);
  const current = data?.procedures.find(({ isCurrent }) => isCurrent);
  return (
    <>
      <Field name={['paper', 'handedInOn']} label={isChange ? t.dayOfChange : t.day} help={t.dayHelp}>
        <DateInput />
      </Field>
      {isEarlier ? (
        <>
          <Field name={['paper', 'why']} label={t.why} isRequired isWide>
            <Input.TextArea rows={2} maxLength={300} />
          </Field>
          {data && current && data.on === day ? (
            <Notice kind="info">{t.lawOf(day, current.from, current.basis.join(t.between))}</Notice>
          ) : null}
        </>
      ) : null}
    </>
  );
}
