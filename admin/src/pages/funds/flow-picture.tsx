import { Link } from 'react-router';
import { type ItemOf, useRead } from '../../api/index.ts';
import {
  DataTable,
  Empty,
  ErrorBlock,
  Loading,
  sayCount,
  scrollByKeyboard,
  useNarrow,
  useSession,
  useTexts,
  yuanFromFen,
} from '../../kit/index.ts';
import { FLOW, type ShapedLink, type ShapedNode, STAGES, shapeFlow } from './flow-shape.ts';
import { money } from './fund-list.tsx';
import { fundTexts } from './texts.ts';

type Source = ItemOf<'GET /api/v1/funds'>['source'];

/** Where each yuan of a fund went: as a picture on a desk, and always as a table that says the same. */
export function FlowTab({ fundId, name, source }: { fundId: string; name: string; source: Source }) {
  const t = useTexts(fundTexts);
  const isNarrow = useNarrow();
  const isCounty = useSession().post?.level === 'county';
  const flow = useRead('GET /api/v1/funds/{fundId}/flow', { params: { fundId } });
  if (flow.error) return <ErrorBlock error={flow.error} onRetry={() => void flow.refetch()} />;
  if (!flow.data) return <Loading />;
  if (flow.data.links.length === 0) {
    return isCounty ? (
      <Empty text={t.flowEmpty} next={t.flowEmptyNext} />
    ) : (
      <Empty text={t.townEmpty} next={t.townEmptyNext} />
    );
  }
  // What the program named by itself is said in the reader's language; what officers named stays as they wrote it.
  const own: Readonly<Record<string, string>> = { source: t.payers[source], county: t.stages.county };
  const nodes = flow.data.nodes.map((node) => ({ ...node, name: own[node.stage] ?? node.name }));
  const shape = shapeFlow(nodes, flow.data.links);
  return (
    <>
      {isNarrow ? null : <Picture {...shape} label={t.flowOf(name)} />}
      <FlowTable links={shape.links} />
    </>
  );
}

function Picture({
  nodes,
  links,
  height,
  label,
}: {
  nodes: readonly ShapedNode[];
  links: readonly ShapedLink[];
  height: number;
  label: string;
}) {
  const t = useTexts(fundTexts);
  return (
    <section className="money-flow" aria-label={label} ref={scrollByKeyboard}>
      <svg viewBox={`0 0 ${FLOW.width} ${Math.ceil(height)}`} aria-hidden="true">
        {STAGES.map((stage) => {
          const first = nodes.find((node) => node.stage === stage);
          return first ? (
            <text key={stage} className="flow-head" x={first.x} y={16}>
              {t.stages[stage]}
            </text>
          ) : null;
        })}
        {links.map((link) => (
          <path key={link.key} className="flow-link" d={curve(link)} strokeWidth={link.width}>
            <title>{`${link.from.name} → ${link.to.name} ${yuanFromFen(link.amountFen.toString())}`}</title>
          </path>
        ))}
        {nodes.map((node) => (
          <NodeBox key={node.key} node={node} />
        ))}
      </svg>
    </section>
  );
}

function curve({ from, to, y1, y2 }: ShapedLink): string {
  const [x1, x2] = [from.x + FLOW.node, to.x];
  const middle = (x1 + x2) / 2;
  return `M${x1} ${y1} C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
}

function NodeBox({ node }: { node: ShapedNode }) {
  const t = useTexts(fundTexts);
  const { x, y, height, amountFen, leftFen } = node;
  const left = amountFen === 0n ? 0 : (Number((leftFen * 10_000n) / amountFen) / 10_000) * height;
  const text = x + FLOW.node + 6;
  const said = yuanFromFen(amountFen.toString());
  return (
    <g>
      <rect className="flow-node" x={x} y={y} width={FLOW.node} height={height} rx="2" />
      {left > 0 ? (
        <rect className="flow-left" x={x} y={y + height - left} width={FLOW.node} height={left} rx="2" />
      ) : null}
      <text x={text} y={y + 12}>
        {node.name}
      </text>
      <text className="flow-amount" x={text} y={y + 27}>
        {leftFen > 0n && leftFen < amountFen ? `${said} · ${t.left(yuanFromFen(leftFen.toString()))}` : said}
      </text>
    </g>
  );
}

function FlowTable({ links }: { links: readonly ShapedLink[] }) {
  const t = useTexts(fundTexts);
  return (
    <DataTable<ShapedLink>
      label={t.flow}
      rows={links.toSorted(byPlace)}
      rowKey={(link) => link.key}
      columns={[
        { key: 'from', title: t.from, render: (link) => link.from.name },
        { key: 'to', title: t.to, render: (link) => <Target link={link} />, onCard: 'title' },
        {
          key: 'amount',
          title: t.amount,
          align: 'right',
          render: (link) => money(link.amountFen.toString()),
        },
        {
          key: 'transfers',
          title: t.transfers,
          align: 'right',
          render: (link) => <span className="figures">{sayCount(link.transfers)}</span>,
        },
      ]}
    />
  );
}

/** As the picture is read: column by column, each from above. */
const byPlace = (a: ShapedLink, b: ShapedLink): number =>
  a.from.x - b.from.x || a.from.y - b.from.y || a.to.x - b.to.x || a.to.y - b.to.y;

/** Leads on to the statement; where one scheme is paid in many townships, to that of each. */
function Target({ link: { to, parts } }: { link: ShapedLink }) {
  const t = useTexts(fundTexts);
  const [only, ...others] = parts;
  if (only && others.length === 0) return <Link to={`/funds/accounts/${only.accountId}`}>{to.name}</Link>;
  return (
    <details className="flow-parts">
      <summary>{t.partsOf(to.name, parts.length)}</summary>
      <ul>
        {parts.map(({ accountId, placeName, amountFen }) => (
          <li key={accountId}>
            <Link to={`/funds/accounts/${accountId}`}>{placeName ?? to.name}</Link>
            {money(amountFen.toString())}
          </li>
        ))}
      </ul>
    </details>
  );
}
