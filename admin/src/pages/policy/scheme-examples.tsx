import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Mark, sayDate, useLanguage, useTexts } from '../../kit/index.ts';
import { SourceText } from './figure-parts.tsx';
import type { SchemeDetail } from './scheme-page.tsx';
import { schemeTexts } from './scheme-texts.ts';

type Example = SchemeDetail['examples'][number];
const SHOWN = 9;

/** Families that were worked out by hand; each can be opened in the calculator. */
export function SchemeExamples({ page }: { page: SchemeDetail }) {
  const t = useTexts(schemeTexts);
  const [isAll, setIsAll] = useState(false);
  const { examples, scheme } = page;
  const shown = isAll ? examples : examples.slice(0, SHOWN);
  return (
    <>
      <ul className="scheme-examples">
        {shown.map((example) => (
          <li className="scheme-example" key={`${example.name} ${example.region} ${example.day}`}>
            <ExampleText example={example} scheme={scheme.code} />
          </li>
        ))}
      </ul>
      {examples.length > shown.length ? (
        <Button type="link" onClick={() => setIsAll(true)}>
          {t.allExamples(examples.length)}
        </Button>
      ) : null}
    </>
  );
}

function ExampleText({ example, scheme }: { example: Example; scheme: string }) {
  const t = useTexts(schemeTexts);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const open = (): void => {
    const { region, day, facts } = example;
    void navigate(`/policy/calculator?region=${region}&on=${day}&schemes=${scheme}`, { state: { facts } });
  };
  return (
    <>
      <p>
        <Mark tone={example.eligible ? 'ok' : 'plain'}>{example.eligible ? t.eligible : t.notEligible}</Mark>{' '}
        {example.eligible && example.amount ? <strong>{example.amount}</strong> : null}
      </p>
      <p>{example.name}</p>
      <p className="scheme-article">
        {t.exampleOn(example.regionName, sayDate(example.day, language), example.members)}
        {' · '}
        <SourceText source={example.source} />
        {example.isOfPack ? <Mark tone="blue">{t.ofPack}</Mark> : null}
      </p>
      {example.members > 0 ? (
        <Button size="small" onClick={open}>
          {t.open}
        </Button>
      ) : null}
    </>
  );
}
