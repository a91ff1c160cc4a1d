import './adjustments.css';
import { Button, Form, Input, Select } from 'antd';
import { useRead } from '../../api/index.ts';
import { ErrorBlock, Field, Loading, useTexts } from '../../kit/index.ts';
import type { DraftValues } from './draft-form.tsx';
import { adjustmentTexts } from './texts.ts';

/** Yuan above nothing with at most two decimals; whether it is empty is asked elsewhere. */
const isFigure = (typed: string): boolean => {
  const text = typed.trim();
  return text === '' || (/^\d{1,9}(\.\d{1,2})?$/.test(text) && Number(text) > 0);
};

/** The figures of the document, one row each; what holds now stands beside it. */
export function FiguresField() {
  const t = useTexts(adjustmentTexts);
  const form = Form.useFormInstance<DraftValues>();
  const month = Form.useWatch('fromMonth', form) ?? form.getFieldValue('fromMonth');
  const rows = Form.useWatch('figures', form) ?? [];
  const settable = useRead('GET /api/v1/adjustments/figures', { query: { month } }, { keepPrevious: true });
  if (settable.error) return <ErrorBlock error={settable.error} onRetry={() => void settable.refetch()} />;
  if (!settable.data) return <Loading rows={2} />;
  const { items } = settable.data;
  const options = items.map(({ code, cell, title }) => ({ value: `${code} ${cell}`, label: title }));
  const nowOf = (key: string | undefined): string => {
    const found = items.find(({ code, cell }) => `${code} ${cell}` === key);
    if (!found) return '';
    return found.now === null ? `${t.none}（${found.unit}）` : t.now(`${found.now} ${found.unit}`);
  };
  return (
    <Form.List name="figures">
      {(fields, { add, remove }) => (
        <fieldset className="adjustment-rows">
          <legend>{t.figures}</legend>
          <p className="adjustment-help">{t.figureHelp}</p>
          {fields.map(({ key, name }) => (
            <div key={key} className="adjustment-row">
              <Field name={[name, 'key']} label={t.figure} isRequired>
                <Select showSearch optionFilterProp="label" options={options} />
              </Field>
              <Field
                name={[name, 'value']}
                label={t.value}
                help={nowOf(rows[name]?.key)}
                isRequired
                check={(typed: string | undefined) => (isFigure(typed ?? '') ? null : t.valueWrong)}
              >
                <Input inputMode="decimal" maxLength={12} />
              </Field>
              {fields.length > 1 ? (
                <Button aria-label={t.removeFigure(name + 1)} onClick={() => remove(name)}>
                  ×
                </Button>
              ) : null}
            </div>
          ))}
          <Button onClick={() => add({})}>{t.addFigure}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}
