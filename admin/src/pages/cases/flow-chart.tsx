import { Mark, scrollByKeyboard, useNarrow, useTexts } from '../../kit/index.ts';
import type { MatterRecord } from './matter-page.tsx';
import { caseTexts } from './texts.ts';

type Node = MatterRecord['chart']['nodes'][number];

const LANE = 220;
const ROW = 84;
const BOX = { width: 184, height: 52 };
const HEAD = 34;
const SIDE = 28;
/** Latin letters are half as wide as Han characters. */
const LINE = { han: 13, latin: 27 };

/** The flow chart as the declaration lays it out; on a phone, where lanes have no room, the steps one below another. */
export function FlowChart({ matter }: { matter: MatterRecord }) {
  return useNarrow() ? <FlowList matter={matter} /> : <FlowPicture matter={matter} />;
}

function FlowList({ matter }: { matter: MatterRecord }) {
  const t = useTexts(caseTexts);
  return (
    <ol className="case-steps" aria-label={t.flowOf(matter.title)}>
      {matter.chart.nodes.map((node) => (
        <li key={node.code} className="case-step">
          <p className="case-step-head">
            <b>{node.title}</b>
            <Mark>{t.levels[node.lane] ?? node.lane}</Mark>
          </p>
          {node.when ? <p className="case-step-soft">{node.when}</p> : null}
        </li>
      ))}
    </ol>
  );
}

/** Lanes from the family to the county, downwards in time. */
function FlowPicture({ matter }: { matter: MatterRecord }) {
  const t = useTexts(caseTexts);
  const { chart } = matter;
  const [width, height] = [chart.lanes.length * LANE + SIDE * 2, chart.rows * ROW + HEAD + 12];
  const at = new Map(chart.nodes.map((node) => [node.code, placeOf(node, chart.lanes)]));
  const link = (from: string, to: string, isBack: boolean): string => {
    const [a, b] = [at.get(from), at.get(to)];
    if (!a || !b) return '';
    if (isBack) {
      const edge = width - 10;
      return `M${a.x + BOX.width} ${a.y + 16} H${edge} V${b.y + 34} H${b.x + BOX.width + 4}`;
    }
    const [x1, y1, x2, y2] = [a.x + BOX.width / 2, a.y + BOX.height, b.x + BOX.width / 2, b.y];
    const middle = y2 - 14;
    return x1 === x2 ? `M${x1} ${y1} V${y2 - 4}` : `M${x1} ${y1} V${middle} H${x2} V${y2 - 4}`;
  };
  return (
    <section className="flow" aria-label={t.flowOf(matter.title)} ref={scrollByKeyboard}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <defs>
          <marker
            id="flow-tip"
            viewBox="0 0 8 8"
            refX="6"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8z" fill="context-stroke" />
          </marker>
        </defs>
        {chart.lanes.map((lane, place) => (
          <g key={lane}>
            <rect x={SIDE + place * LANE} y={0} width={LANE - 8} height={height} className="flow-lane" />
            <text x={SIDE + place * LANE + (LANE - 8) / 2} y={22} className="flow-lane-name">
              {t.levels[lane] ?? lane}
            </text>
          </g>
        ))}
        {chart.edges.map((edge) => (
          <path
            key={`${edge.from} ${edge.to} ${edge.label ?? ''}`}
            d={link(edge.from, edge.to, edge.isBack)}
            className={edge.isBack ? 'flow-back' : 'flow-edge'}
            markerEnd="url(#flow-tip)"
          />
        ))}
        {chart.nodes.map((node) => (
          <Box key={node.code} node={node} at={at.get(node.code) ?? { x: 0, y: 0 }} />
        ))}
      </svg>
      <ol className="sr-only">
        {chart.nodes.map((node) => (
          <li key={node.code}>
            {t.labelled(
              t.levels[node.lane] ?? node.lane,
              node.when ? t.both(node.title, node.when) : node.title,
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

const placeOf = (node: Node, lanes: readonly string[]): { x: number; y: number } => ({
  x: SIDE + lanes.indexOf(node.lane) * LANE + (LANE - 8 - BOX.width) / 2,
  y: HEAD + node.row * ROW,
});

function Box({ node, at }: { node: Node; at: { x: number; y: number } }) {
  const isEnd = node.kind === 'start' || node.kind === 'result';
  const room = /\p{Script=Han}/u.test(node.when ?? '') ? LINE.han : LINE.latin;
  const when = node.when && node.when.length > room + 1 ? `${node.when.slice(0, room)}…` : node.when;
  return (
    <g className={`flow-box flow-${node.kind}`}>
      {node.when ? <title>{node.when}</title> : null}
      <rect
        x={at.x}
        y={at.y}
        width={BOX.width}
        height={BOX.height}
        rx={isEnd ? BOX.height / 2 : 4}
        strokeDasharray={node.when || node.isOptional ? '5 3' : undefined}
      />
      <text x={at.x + BOX.width / 2} y={at.y + (when ? 23 : 31)} className="flow-title">
        {node.title}
      </text>
      {when ? (
        <text x={at.x + BOX.width / 2} y={at.y + 41} className="flow-when">
          {when}
        </text>
      ) : null}
    </g>
  );
}
