import { Button, Form } from 'antd';
import { cloneElement, isValidElement, type ReactNode, useEffect, useState } from 'react';
import { isRefused, type Refused, type SaidRefusal } from '../api/refused.ts';
import { Notice } from './blocks.tsx';
import { dropDraft, keepDraft, readDraft } from './drafts.ts';
import { useLanguage, useTexts } from './language.tsx';
import { sayAtField, sayRefusal } from './say-refusal.ts';
import { kitTexts } from './texts.ts';

export interface ApiFormProps<Values extends object> {
  /** Names the draft; one per form and subject, such as `person-change.<id>`. */
  readonly name: string;
  readonly initial?: Partial<Values>;
  /** Asked before anything is sent; false keeps the form open. It says by itself what is to be minded. */
  mayGo?(values: Values): Promise<boolean>;
  /** Sends the values. A refusal it throws is shown at the field that it names. */
  submit(values: Values): Promise<unknown>;
  onDone?(): void;
  onCancel?(): void;
  readonly submitText?: string;
  readonly isDanger?: boolean;
  /** Passwords and the like must not be kept. */
  readonly keepsDraft?: boolean;
  /** Fields that the server calls otherwise: its name → the form's. */
  readonly renames?: Readonly<Record<string, string>>;
  readonly children: ReactNode;
}

/**
 * A form on the API: required fields by their rules, everything else as the server refuses it, at the field
 * whose path it names; the first wrong field takes the focus; what was typed is kept until it is sent.
 */
export function ApiForm<Values extends object>(props: ApiFormProps<Values>) {
  const t = useTexts(kitTexts);
  const { language } = useLanguage();
  const [form] = Form.useForm<Values>();
  const [draft] = useState(() => (props.keepsDraft === false ? null : readDraft(props.name)));
  const [hasDraft, setHasDraft] = useState(draft !== null);
  const [isSending, setIsSending] = useState(false);
  const [general, setGeneral] = useState<readonly SaidRefusal[]>([]);

  useEffect(() => {
    if (general.length > 0)
      document.getElementById(`${props.name}-problems`)?.scrollIntoView?.({ block: 'nearest' });
  }, [general, props.name]);

  const nameOf = (field: string): (string | number)[] => pathOf(props.renames?.[field] ?? field);
  const showRefusal = (error: Refused): void => {
    const known = new Set(form.getFieldsError().map(({ name }) => name.join('.')));
    const isOfField = ({ field }: SaidRefusal): boolean =>
      field !== undefined && known.has(nameOf(field).join('.'));
    const atFields = error.parts.filter(isOfField);
    form.setFields(
      atFields.map((part) => ({
        name: nameOf(part.field ?? '') as never,
        errors: [sayAtField(part, language)],
      })),
    );
    setGeneral(error.parts.filter((part) => !isOfField(part)));
    const first = atFields[0]?.field;
    if (first) form.scrollToField(nameOf(first) as never, { focus: true, block: 'center' });
  };

  const send = async (values: Values): Promise<void> => {
    setIsSending(true);
    setGeneral([]);
    try {
      if (props.mayGo && !(await props.mayGo(values))) return;
      await props.submit(values);
      dropDraft(props.name);
      props.onDone?.();
    } catch (error) {
      if (!isRefused(error)) throw error;
      showRefusal(error);
    } finally {
      setIsSending(false);
    }
  };

  const startAfresh = (): void => {
    dropDraft(props.name);
    setHasDraft(false);
    form.setFieldsValue(
      Object.fromEntries(Object.keys(form.getFieldsValue()).map((key) => [key, undefined])) as never,
    );
    form.setFieldsValue((props.initial ?? {}) as never);
  };

  return (
    <Form<Values>
      form={form}
      name={props.name}
      layout="vertical"
      requiredMark
      scrollToFirstError={{ focus: true, block: 'center' }}
      initialValues={{ ...props.initial, ...draft }}
      onValuesChange={(changed, values) => {
        if (props.keepsDraft !== false) keepDraft(props.name, values);
        // What was wrong is being mended: the old complaint would only stand in the way.
        form.setFields(Object.keys(changed).map((name) => ({ name: name as never, errors: [] })));
      }}
      onFinish={(values) => void send(values)}
    >
      {hasDraft ? (
        <Notice kind="info" action={<Button onClick={startAfresh}>{t.draftDrop}</Button>}>
          {t.draftFound}
        </Notice>
      ) : null}
      {general.length > 0 ? (
        <div id={`${props.name}-problems`}>
          <Problems parts={general} />
        </div>
      ) : null}
      {props.children}
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={isSending} danger={props.isDanger === true}>
          {props.submitText ?? t.submit}
        </Button>
        {props.onCancel ? <Button onClick={props.onCancel}>{t.cancel}</Button> : null}
      </div>
    </Form>
  );
}

/** What was refused, and is at no field: one says itself, several are counted first. */
function Problems({ parts }: { parts: readonly SaidRefusal[] }) {
  const t = useTexts(kitTexts);
  const { language } = useLanguage();
  const [first, ...others] = parts;
  if (first !== undefined && others.length === 0) {
    return (
      <Notice kind="problem" title={first.what}>
        {first.next}
      </Notice>
    );
  }
  return (
    <Notice kind="problem" title={t.mend(parts.length)}>
      {parts.map((part) => (
        <p key={`${part.code} ${part.field ?? ''} ${part.what}`}>{sayRefusal(part, language)}</p>
      ))}
    </Notice>
  );
}

/** `members.0.relation` as antd names it; a pointer with slashes is understood as well. */
function pathOf(field: string): (string | number)[] {
  return field
    .split(/[./]/)
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** One labelled field of a form. The child takes `value` and `onChange`, as all of antd's and the kit's do. */
export function Field({
  name,
  label,
  isRequired,
  help,
  isWide,
  check,
  children,
  valuePropName,
}: {
  name: string | (string | number)[];
  label: string;
  isRequired?: boolean;
  help?: ReactNode;
  /** Takes the whole width of the form. */
  isWide?: boolean;
  /** What is wrong with a value that was filled in; null when nothing is. */
  check?: (value: never) => string | null;
  valuePropName?: string;
  children: ReactNode;
}) {
  const t = useTexts(kitTexts);
  const rules = [
    ...(isRequired ? [{ required: true, message: t.needed(label), validator: notEmpty }] : []),
    ...(check ? [{ validator: (_rule: unknown, value: unknown) => refuseBy(check(value as never)) }] : []),
  ];
  return (
    <Form.Item
      name={name}
      label={label}
      {...(help ? { extra: help } : {})}
      {...(valuePropName ? { valuePropName } : {})}
      className={isWide ? 'field-wide' : 'field'}
      validateTrigger="onSubmit"
      rules={rules}
    >
      {isValidElement<{ 'aria-label'?: string }>(children)
        ? cloneElement(children, { 'aria-label': label })
        : children}
    </Form.Item>
  );
}

async function refuseBy(problem: string | null): Promise<void> {
  if (problem !== null) throw new Error(problem);
}

async function notEmpty(rule: { message?: unknown }, value: unknown): Promise<void> {
  const isEmpty = value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
  if (isEmpty) throw new Error(String(rule.message));
}

/** Fields side by side where there is room. */
export function Fields({ children }: { children: ReactNode }) {
  return <div className="fields">{children}</div>;
}
