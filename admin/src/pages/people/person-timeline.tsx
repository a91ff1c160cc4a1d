import { useRead } from '../../api/index.ts';
import { FactTimeline } from '../../parts/fact-timeline.tsx';

export function PersonTimeline({ personId }: { personId: string }) {
  return (
    <FactTimeline history={useRead('GET /api/v1/persons/{id}/timeline', { params: { id: personId } })} />
  );
}
