import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useRead, useWrite } from '../../api/index.ts';
import { Choice, Field, Fields, FormPage, toast, useTexts } from '../../kit/index.ts';
import { thisMonth, useMonthOptions } from '../../parts/months.ts';
import { useRosters } from '../../parts/rosters.ts';
import { openingTexts } from './texts.ts';

interface Values {
  readonly roster: string;
  readonly firstMonth: string;
}

const MONTHS_BACK = 36;
const MONTHS_FORTH = 2;

/** Which roster, and from which month: everything else stands on the roster. */
export function NewOpening() {
  const t = useTexts(openingTexts);
  const navigate = useNavigate();
  const rosters = useRosters();
  const months = useMonthOptions(MONTHS_BACK, MONTHS_FORTH);
  const openable = useRead('GET /api/v1/awards/openings/rosters', {}, { isForGood: true });
  const compare = useWrite('POST /api/v1/awards/openings');
  const [done, setDone] = useState('');
  const submit = async (body: Values): Promise<void> => {
    const { id, lines } = await compare.mutateAsync({ body });
    setDone(id);
    toast(t.made(lines));
    void navigate(`/awards/openings/${id}`, { replace: true });
  };
  return (
    <FormPage<Values>
      name={`opening${done}`}
      title={t.add}
      crumbs={[{ path: '/awards/openings', title: t.title }]}
      intro={t.addIntro}
      submitText={t.addSubmit}
      initial={{ firstMonth: thisMonth() }}
      submit={submit}
    >
      <Fields>
        <Field name="roster" label={t.roster} isRequired>
          <Choice
            options={(openable.data?.items ?? []).map((value) => ({ value, label: rosters.say(value) }))}
          />
        </Field>
        <Field name="firstMonth" label={t.firstMonth} help={t.firstMonthHelp} isRequired>
          <Choice options={months} />
        </Field>
      </Fields>
    </FormPage>
  );
}
