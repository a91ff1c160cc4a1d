import { Button } from 'antd';
import { useState } from 'react';
import { useWrite } from '../../api/index.ts';
import { Choice, Field, FormDrawer, toast, useMay, useTexts, yuanFromFen } from '../../kit/index.ts';
import { thisMonth, useMonthOptions } from '../../parts/months.ts';
import { recoveryTexts } from './texts.ts';

/** Each night sets off for its own month; who makes the roll of the next one beforehand does it here first. */
export function SetOff() {
  const t = useTexts(recoveryTexts);
  const months = useMonthOptions(0, 1);
  const setOff = useWrite('POST /api/v1/recoveries/set-off');
  const [isOpen, setIsOpen] = useState(false);
  if (!useMay('awards.change')) return null;
  const submit = async (body: { month: string }): Promise<void> => {
    const { count, fen } = await setOff.mutateAsync({ body });
    toast(count === 0 ? t.setOffNone : t.setOffDone(count, yuanFromFen(fen)));
  };
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{t.setOff}</Button>
      <FormDrawer<{ month: string }>
        name="recovery-set-off"
        title={t.setOff}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        intro={t.setOffIntro}
        initial={{ month: thisMonth() }}
        submitText={t.setOffSubmit}
        keepsDraft={false}
        submit={submit}
      >
        <Field name="month" label={t.setOffMonth} isRequired isWide>
          <Choice options={months} />
        </Field>
      </FormDrawer>
    </>
  );
}
