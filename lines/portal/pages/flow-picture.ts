import type { Language, Text } from '../../../engine/index.ts';
import {
  type ChartEdge,
  type ChartNode,
  type FlowChart,
  flowChart,
  type ProcedureText,
} from '../../../engine/matters/index.ts';
import { guideTexts } from '../guide-texts.ts';
import { type Html, html } from '../html.ts';

const LANE = 210;
const ROW = 82;
const BOX = { width: 180, height: 54 };
const HEAD = 34;
const SIDE = 26;
/** How many signs stand on a line of a box; Latin letters are half as wide. */
const ROOM = { zh: 12, en: 25 };

/**
 * A procedure as a picture, drawn here so that it needs no script, and the same in words: for whoever hears the page,
 * and on a narrow screen, where lanes have no room.
 */
export function flowPicture(procedure: ProcedureText, title: Text, language: Language): Html {
  const t = guideTexts[language];
  const chart = flowChart(procedure);
  const width = chart.lanes.length * LANE + SIDE * 2;
  const height = chart.rows * ROW + HEAD + 4;
  const at = new Map(chart.nodes.map((node) => [node.code, placeOf(node, chart)]));
  return html`<figure class="flow">
<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-hidden="true">
<defs><marker id="tip" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>
${chart.lanes.map(
  (
    lane,
    place,
  ) => html`<rect class="lane" x="${SIDE + place * LANE}" y="0" width="${LANE - 8}" height="${height}"/>
<text class="lane-name" x="${SIDE + place * LANE + (LANE - 8) / 2}" y="22">${t.lanes[lane]}</text>`,
)}
${chart.edges.map((edge) => html`<path class="${edge.isBack ? 'back' : 'edge'}" d="${pathOf(edge, at, width)}" marker-end="url(#tip)"/>`)}
${chart.nodes.map((node) => box(node, at.get(node.code) ?? { x: 0, y: 0 }, language))}
</svg>
<figcaption class="flow-words"><p class="flow-title">${t.chartOf(title[language])}</p>
<ol>${chart.nodes.map((node) => html`<li>${sayNode(node, chart, language)}</li>`)}</ol></figcaption>
</figure>`;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

const placeOf = (node: ChartNode, { lanes }: FlowChart): Place => ({
  x: SIDE + lanes.indexOf(node.lane) * LANE + (LANE - 8 - BOX.width) / 2,
  y: HEAD + node.row * ROW,
});

function pathOf({ from, to, isBack }: ChartEdge, at: ReadonlyMap<string, Place>, width: number): string {
  const [a, b] = [at.get(from), at.get(to)];
  if (!a || !b) return '';
  if (isBack) return `M${a.x + BOX.width} ${a.y + 16} H${width - 10} V${b.y + 34} H${b.x + BOX.width + 4}`;
  const [x1, y1, x2, y2] = [a.x + BOX.width / 2, a.y + BOX.height, b.x + BOX.width / 2, b.y];
  return x1 === x2 ? `M${x1} ${y1} V${y2 - 4}` : `M${x1} ${y1} V${y2 - 14} H${x2} V${y2 - 4}`;
}

/** Two lines at most: the whole text stands in the words below. */
function box(node: ChartNode, { x, y }: Place, language: Language): Html {
  const room = ROOM[language];
  const lines = linesOf(node.title[language], room);
  const isEnd = node.kind === 'start' || node.kind === 'result';
  const first = y + BOX.height / 2 + 5 - (lines.length - 1) * 9;
  return html`<g class="${node.kind}"><rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="${isEnd ? BOX.height / 2 : 4}"${
    node.when || node.isOptional ? html` stroke-dasharray="5 3"` : false
  }/>${lines.map((line, place) => html`<text x="${x + BOX.width / 2}" y="${first + place * 18}">${line}</text>`)}</g>`;
}

function linesOf(title: string, room: number): readonly string[] {
  if (title.length <= room + 1) return [title];
  const gap = room === ROOM.en ? title.lastIndexOf(' ', room) : Math.ceil(title.length / 2);
  const cut = gap > 0 ? gap : room;
  const rest = title.slice(cut).trim();
  return [title.slice(0, cut).trim(), rest.length > room + 1 ? `${rest.slice(0, room)}…` : rest];
}

function sayNode(node: ChartNode, { edges, nodes }: FlowChart, language: Language): Html {
  const t = guideTexts[language];
  const back = edges
    .filter(({ from, isBack }) => isBack && from === node.code)
    .flatMap(({ to, label }) => {
      const target = nodes.find(({ code }) => code === to);
      const title = target?.title[language] ?? '';
      return label
        ? [
            `${label[language]}${language === 'zh' ? '：' : ': '}${t.back}${language === 'zh' ? `“${title}”` : ` “${title}”`}`,
          ]
        : [];
    });
  const notes = [
    ...(node.when ? [node.when[language]] : []),
    ...(node.isOptional ? [t.optional] : []),
    ...back,
  ];
  return html`<strong>${t.lanes[node.lane]}</strong>${language === 'zh' ? '：' : ': '}${node.title[language]}${
    notes.length > 0 && html`<small>${notes.join(language === 'zh' ? '；' : '; ')}</small>`
  }`;
}
