import { useTexts, yuanFromFen } from '../../kit/index.ts';
import type { Settlement } from './settlement-page.tsx';
import { medicalTexts } from './texts.ts';

/** The bill as one bar, each part as wide as its share, and the same in figures below. */
export function ShareBar({ settlement }: { settlement: Settlement }) {
  const t = useTexts(medicalTexts);
  const parts = [
    { key: 'basic', label: t.basic, fen: settlement.basicFen },
    { key: 'critical', label: t.critical, fen: settlement.criticalFen },
    { key: 'other', label: t.other, fen: settlement.otherFen },
    { key: 'reduction', label: t.reduction, fen: settlement.reductionFen },
    { key: 'share', label: t.share, fen: settlement.shareFen },
    { key: 'tilt', label: t.tilt, fen: settlement.tiltFen },
    { key: 'own', label: t.own, fen: settlement.ownFen },
  ].filter(({ fen }) => fen > 0);
  return (
    <figure className="share-bar">
      <div aria-hidden="true" className="share-bar-parts">
        {parts.map(({ key, fen }) => (
          <span key={key} className={`share-${key}`} style={{ flexGrow: fen }} />
        ))}
      </div>
      <dl>
        <div className="share-total">
          <dt>{t.total}</dt>
          <dd className="figures">{yuanFromFen(settlement.totalFen)}</dd>
        </div>
        {parts.map(({ key, label, fen }) => (
          <div key={key}>
            <dt>
              <span aria-hidden="true" className={`share-dot share-${key}`} />
              {label}
            </dt>
            <dd className="figures">{yuanFromFen(fen)}</dd>
          </div>
        ))}
      </dl>
    </figure>
  );
}
