import type { Answer } from './question.ts';

/** Which colour is which variant; of one there is nothing to tell apart. */
export function Legend({ answer, places }: { answer: Answer; places: readonly number[] }) {
  if (answer.variants.length < 2) return null;
  return (
    <p className="what-if-legend">
      {answer.variants.map(({ name }, index) => (
        <span key={name} className={`is-${places[index] === 1 ? 'second' : 'first'}`}>
          <i aria-hidden="true" />
          {name}
        </span>
      ))}
    </p>
  );
}
