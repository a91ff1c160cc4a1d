import { Button, Input, Select } from 'antd';
import { useRead } from '../../api/index.ts';
import { DateInput, readDate, Section, useTexts } from '../../kit/index.ts';
import { nameList } from '../../kit/name-list.ts';
import { calculatorTexts } from './calculator-texts.ts';
import { FactGroup } from './fact-group.tsx';
import type { Family } from './family.ts';
import { RegionSelect, type Setting } from './setting-bar.tsx';
import { policyTexts } from './texts.ts';
import type { Calculating } from './use-calculation.ts';

const MEMBERS_MAX = 40;

/** Everything that is asked: first where, when and who, then only what bears on a result. */
export function FamilyForm({ setting, calculating }: { setting: Setting; calculating: Calculating }) {
  const t = useTexts(calculatorTexts);
  const { family } = calculating;
  return (
    <>
      <PlaceSection setting={setting} />
      <MembersSection calculating={calculating} />
      <FactGroup title={t.household} member={null} calculating={calculating} />
      {placesOf(family).map(({ key, index, one }) => (
        <FactGroup
          key={key}
          title={nameOf(one, t.member(index + 1))}
          member={index}
          calculating={calculating}
        />
      ))}
    </>
  );
}

/** Members are known by their place, in the form as in the facts. */
const placesOf = ({ members }: Family) =>
  members.map((one, index) => ({ key: `member-${index}`, index, one }));

export const nameOf = (member: Family['members'][number], otherwise: string): string =>
  typeof member.id === 'string' && member.id !== '' ? member.id : otherwise;

function PlaceSection({ setting }: { setting: Setting }) {
  const t = useTexts(calculatorTexts);
  const words = useTexts(policyTexts);
  const { region, on, filters } = setting;
  const read = useRead('GET /api/v1/policy/schemes', { query: setting.query }, { when: setting.isReady });
  const chosen = filters.values.schemes?.split(',').filter(Boolean) ?? [];
  return (
    <Section title={t.place}>
      <div className="calculator-place">
        <div className="limits-field">
          <span className="limits-label">{words.region}</span>
          <RegionSelect value={region} onChange={setting.setRegion} />
        </div>
        <div className="limits-field">
          <span className="limits-label">{t.day}</span>
          <DateInput
            label={t.day}
            value={on}
            onChange={(day) => day && readDate(day) && setting.setDay(day)}
          />
        </div>
        <div className="limits-field calculator-schemes">
          <span className="limits-label">{t.schemes}</span>
          <Select
            id="calculator-schemes"
            mode="multiple"
            aria-label={t.schemes}
            placeholder={t.allSchemes}
            maxTagCount="responsive"
            value={chosen}
            onOpenChange={() => nameList('calculator-schemes', t.schemes)}
            options={(read.data?.items ?? []).map(({ code, title }) => ({ value: code, label: title }))}
            onChange={(codes: string[]) => filters.set('schemes', codes.join(','))}
          />
        </div>
      </div>
    </Section>
  );
}

function MembersSection({ calculating }: { calculating: Calculating }) {
  const t = useTexts(calculatorTexts);
  const { family, setFamily, wrong } = calculating;
  const change = (index: number, name: string, value: string | null): void =>
    setFamily({
      ...family,
      members: family.members.map((one, at) => {
        if (at !== index) return one;
        const { [name]: _, ...rest } = one;
        return value === null || value === '' ? rest : { ...rest, [name]: value };
      }),
    });
  return (
    <Section title={t.members}>
      <ul className="calculator-members">
        {placesOf(family).map(({ key, index, one }) => {
          const who = nameOf(one, t.member(index + 1));
          const problem = wrong.get(`members[${index}].birthDate`);
          return (
            <li key={key}>
              <Input
                className="calculator-name"
                aria-label={t.nameOf(index + 1)}
                placeholder={t.member(index + 1)}
                maxLength={20}
                autoComplete="off"
                value={String(one.id ?? '')}
                onChange={(event) => change(index, 'id', event.target.value)}
              />
              <DateInput
                isBirth
                label={t.birthOf(who)}
                value={typeof one.birthDate === 'string' ? one.birthDate : null}
                onChange={(day) => change(index, 'birthDate', day && readDate(day) ? day : null)}
              />
              {family.members.length > 1 ? (
                <Button
                  type="text"
                  aria-label={t.removeMember(who)}
                  onClick={() =>
                    setFamily({ ...family, members: family.members.filter((_, at) => at !== index) })
                  }
                >
                  {t.remove}
                </Button>
              ) : null}
              {problem ? (
                <p className="fact-problem" role="alert">
                  {problem}
                </p>
              ) : null}
            </li>
          );
        })}
      </ul>
      <Button
        disabled={family.members.length >= MEMBERS_MAX}
        onClick={() => setFamily({ ...family, members: [...family.members, {}] })}
      >
        {t.addMember}
      </Button>
    </Section>
  );
}
