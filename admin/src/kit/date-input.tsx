import CalendarOutlined from '@ant-design/icons/CalendarOutlined';
import { Button, Input, Space } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { chinaToday, isDayLike, readDate } from './format.ts';
import { useTexts } from './language.tsx';
import { kitTexts } from './texts.ts';

const A_BIRTH = '1958-03-04';

/**
 * A day, typed or picked. Typing is the fast way for a birth date of sixty years ago: `19580304`,
 * `1958.3.4` and `1958-03-04` are all understood. Gives `1958-03-04`, or what was typed when it is no day.
 */
export function DateInput({
  value,
  onChange,
  id,
  label,
  isBirth = false,
  'aria-label': named = label,
}: {
  value?: string | null;
  onChange?: (day: string | null) => void;
  id?: string;
  label?: string;
  /** Of a birth: the day that is shown as an example is long ago. */
  isBirth?: boolean;
  /** Handed in by the `Field` that it stands in. */
  'aria-label'?: string | undefined;
}) {
  const t = useTexts(kitTexts);
  const [typed, setTyped] = useState(value ?? '');
  const calendar = useRef<HTMLInputElement>(null);
  const problemId = useId();
  const [isSettled, setIsSettled] = useState(true);
  /** What was no day and given to whoever asked: a list that takes no such filter empties it, but it is not the hand's. */
  const told = useRef<string | null>(null);
  useEffect(() => {
    const isRefused = told.current !== null && (value ?? '') === '';
    told.current = null;
    if (!isRefused) setTyped(value ?? '');
  }, [value]);
  const isWrong = isSettled && typed.trim() !== '' && readDate(typed) === null;
  const settle = (): void => {
    setIsSettled(true);
    const day = typed.trim() === '' ? null : (readDate(typed) ?? typed.trim());
    setTyped(day ?? '');
    if (day === (value || null)) return;
    told.current = day !== null && readDate(day) === null ? day : null;
    onChange?.(day);
  };
  return (
    <div className="date-field">
      <Space.Compact className="date-input">
        <Input
          {...(id ? { id } : {})}
          aria-label={named}
          inputMode="numeric"
          autoComplete="off"
          placeholder={t.dateHint(isBirth ? A_BIRTH : chinaToday())}
          value={typed}
          status={isWrong ? 'error' : ''}
          {...(isWrong ? { 'aria-invalid': true, 'aria-describedby': problemId } : {})}
          onChange={(event) => {
            setIsSettled(false);
            setTyped(event.target.value);
          }}
          onBlur={settle}
          onPressEnter={settle}
        />
        <Button
          icon={<CalendarOutlined aria-hidden />}
          aria-label={t.pickDate}
          onClick={() => calendar.current?.showPicker?.()}
        />
        <input
          ref={calendar}
          type="date"
          className="date-native"
          tabIndex={-1}
          aria-hidden="true"
          value={readDate(value ?? '') ?? ''}
          onChange={(event) => onChange?.(event.target.value || null)}
        />
      </Space.Compact>
      {isWrong ? (
        <p id={problemId} className="date-problem" role="alert">
          {isDayLike(typed) ? t.noSuchDay(typed.trim()) : t.dateWrong}
        </p>
      ) : null}
    </div>
  );
}
