import { Button } from 'antd';
import { useState } from 'react';
import { useSession, useTexts } from '../../../kit/index.ts';
import type { PartProps } from './field-form.tsx';
import { fieldTexts } from './texts.ts';

/** Who went: whoever tells it, and at least one more. */
export function Team({ open, problems, teamMin }: PartProps & { teamMin: number }) {
  const t = useTexts(fieldTexts);
  const { user } = useSession();
  const { draft } = open;
  const [name, setName] = useState('');
  const add = (): void => {
    const typed = name.trim();
    if (typed === '' || draft.team.some((one) => one.name === typed)) return;
    open.change({ team: [...draft.team, { userId: null, name: typed }] });
    setName('');
  };
  return (
    <div className="field-part">
      <span className="field-label">{t.team}</span>
      <p className="field-soft">{t.teamHint(teamMin)}</p>
      <ul className="field-team">
        {draft.team.map((member) => (
          <li key={member.name}>
            {member.name}
            {member.userId === user.id ? (
              <small>{t.me}</small>
            ) : (
              <button
                type="button"
                aria-label={t.remove(member.name)}
                onClick={() =>
                  open.change({
                    team: draft.team.filter((one) => one !== member),
                    signatures: draft.signatures.filter((one) => one.name !== member.name),
                  })
                }
              >
                ×
              </button>
            )}
          </li>
        ))}
      </ul>
      <div className="field-row">
        <input
          className="field-input"
          aria-label={t.addMember}
          placeholder={t.addMember}
          maxLength={50}
          value={name}
          onChange={(event) => setName(event.target.value)}
          onBlur={add}
        />
        <Button onClick={add}>{t.add}</Button>
      </div>
      {problems?.team ? <p className="field-problem">{problems.team}</p> : null}
    </div>
  );
}
