/** A node of the flow as the server tells it. */
export interface FlowNode {
  readonly accountId: string;
  readonly stage: 'source' | 'county' | 'place' | 'scheme';
  readonly name: string;
  readonly scheme: string | null;
  /** Of a scheme: in which township, or to which hospital. */
  readonly placeName: string | null;
  readonly balanceFen: string;
}

export interface FlowLink {
  readonly from: string;
  readonly to: string;
  readonly amountFen: string;
  readonly transfers: number;
}

export const STAGES = ['source', 'county', 'place', 'scheme'] as const;

export interface ShapedNode {
  readonly key: string;
  readonly stage: FlowNode['stage'];
  readonly name: string;
  /** Null where several accounts are one node. */
  readonly accountId: string | null;
  readonly amountFen: bigint;
  readonly leftFen: bigint;
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

/** One account of those that are drawn as one. */
export interface FlowPart {
  readonly accountId: string;
  readonly placeName: string | null;
  readonly amountFen: bigint;
}

export interface ShapedLink {
  readonly key: string;
  readonly from: ShapedNode;
  readonly to: ShapedNode;
  /** The accounts that it went into: several where they are one node. */
  readonly parts: readonly FlowPart[];
  readonly amountFen: bigint;
  readonly transfers: number;
  readonly width: number;
  readonly y1: number;
  readonly y2: number;
}

export const FLOW = { width: 1080, node: 14, gap: 10, top: 34, height: 420, rowMin: 30 } as const;

/** Accounts of one scheme are one node: whose they are stands on the other end of the link. */
const keyOf = ({ stage, scheme, accountId }: FlowNode): string =>
  stage === 'scheme' ? `scheme ${scheme ?? accountId}` : accountId;

interface Draft {
  readonly key: string;
  readonly stage: FlowNode['stage'];
  readonly name: string;
  readonly accountId: string | null;
  inFen: bigint;
  outFen: bigint;
}

function draftNodes(nodes: readonly FlowNode[]): Map<string, Draft> {
  const drafts = new Map<string, Draft>();
  for (const node of nodes) {
    const key = keyOf(node);
    if (drafts.has(key)) continue;
    const { stage, name } = node;
    const accountId = stage === 'scheme' ? null : node.accountId;
    drafts.set(key, { key, stage, name, accountId, inFen: 0n, outFen: 0n });
  }
  return drafts;
}

interface Merged {
  readonly from: string;
  readonly to: string;
  readonly parts: FlowPart[];
  amount: bigint;
  transfers: number;
}

function mergeLinks(nodes: readonly FlowNode[], links: readonly FlowLink[]): Merged[] {
  const keys = new Map(nodes.map((node) => [node.accountId, keyOf(node)]));
  const places = new Map(nodes.map(({ accountId, placeName }) => [accountId, placeName]));
  const merged = new Map<string, Merged>();
  for (const link of links) {
    const [from, to] = [keys.get(link.from), keys.get(link.to)];
    if (from === undefined || to === undefined) continue;
    const one = merged.get(`${from} > ${to}`) ?? { from, to, parts: [], amount: 0n, transfers: 0 };
    one.amount += BigInt(link.amountFen);
    one.transfers += link.transfers;
    const [accountId, amountFen] = [link.to, BigInt(link.amountFen)];
    one.parts.push({ accountId, placeName: places.get(accountId) ?? null, amountFen });
    merged.set(`${from} > ${to}`, one);
  }
  return [...merged.values()];
}

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const share = (part: bigint, whole: bigint): number =>
  whole === 0n ? 0 : Number((part * 1_000_000n) / whole) / 1_000_000;

/**
 * Lays the flow out in four columns: a node is as high as what went through it, a link as wide as what it carries, and
 * in each column the largest stands on top. Heights have a least, so that what is small can still be read.
 */
export function shapeFlow(
  nodes: readonly FlowNode[],
  links: readonly FlowLink[],
): { nodes: ShapedNode[]; links: ShapedLink[]; height: number } {
  const drafts = draftNodes(nodes);
  const merged = mergeLinks(nodes, links);
  for (const { from, to, amount } of merged) {
    const [source, target] = [drafts.get(from), drafts.get(to)];
    if (source) source.outFen += amount;
    if (target) target.inFen += amount;
  }
  const columns = STAGES.map((stage) =>
    [...drafts.values()]
      .filter((draft) => draft.stage === stage)
      .sort((a, b) => Number(larger(b.inFen, b.outFen) - larger(a.inFen, a.outFen))),
  );
  const rows = Math.max(...columns.map((column) => column.length), 1);
  const height = Math.max(FLOW.height, rows * (FLOW.rowMin + FLOW.gap));
  const whole =
    drafts.size === 0 ? 0n : [...drafts.values()].map((d) => larger(d.inFen, d.outFen)).reduce(larger);
  const shaped = new Map<string, ShapedNode>();
  // A township sees two of the stages, and some funds have no places: what is not there takes no room.
  const shown = columns.filter((column) => column.length > 0);
  shown.forEach((column, place) => {
    const scale = height - Math.max(0, column.length - 1) * FLOW.gap;
    let y = FLOW.top;
    for (const draft of column) {
      const amountFen = larger(draft.inFen, draft.outFen);
      const high = Math.max(4, share(amountFen, whole) * Math.min(scale, height - rows * FLOW.gap));
      const leftFen = draft.stage === 'source' || draft.stage === 'scheme' ? 0n : draft.inFen - draft.outFen;
      const x = (place * (FLOW.width - FLOW.node - 190)) / Math.max(1, shown.length - 1);
      shaped.set(draft.key, { ...draft, amountFen, leftFen: larger(leftFen, 0n), x, y, height: high });
      y += Math.max(high, FLOW.rowMin) + FLOW.gap;
    }
  });
  const bottom = Math.max(
    ...[...shaped.values()].map((n) => n.y + Math.max(n.height, FLOW.rowMin)),
    FLOW.top,
  );
  return { nodes: [...shaped.values()], links: shapeLinks(merged, shaped), height: bottom + 8 };
}

function shapeLinks(merged: readonly Merged[], shaped: ReadonlyMap<string, ShapedNode>): ShapedLink[] {
  const outAt = new Map<string, number>();
  const inAt = new Map<string, number>();
  const placed: ShapedLink[] = [];
  const order = (key: string): number => shaped.get(key)?.y ?? 0;
  for (const one of [...merged].sort((a, b) => order(a.to) - order(b.to) || order(a.from) - order(b.from))) {
    const [from, to] = [shaped.get(one.from), shaped.get(one.to)];
    if (!from || !to) continue;
    const width = Math.max(1, share(one.amount, from.amountFen) * from.height);
    const wide = Math.max(1, share(one.amount, to.amountFen) * to.height);
    const [y1, y2] = [outAt.get(one.from) ?? from.y, inAt.get(one.to) ?? to.y];
    outAt.set(one.from, y1 + width);
    inAt.set(one.to, y2 + wide);
    const { amount: amountFen, transfers } = one;
    const key = `${one.from} ${one.to}`;
    placed.push({
      key,
      from,
      to,
      parts: one.parts.toSorted((a, b) => Number(b.amountFen - a.amountFen)),
      amountFen,
      transfers,
      width,
      y1: y1 + width / 2,
      y2: y2 + wide / 2,
    });
  }
  return placed;
}
