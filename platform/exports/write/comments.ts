import { escapeXml } from './xml-text.ts';

export interface Comment {
  /** From 1, as the sheet numbers them. */
  readonly row: number;
  /** From 0. */
  readonly column: number;
  readonly reference: string;
  readonly text: string;
}

/** A sheet with more comments opens slowly and helps nobody; the cells beyond keep their colour. */
export const COMMENTS_MAX = 20_000;

/** `xl/commentsN.xml`. */
export function commentsXml(comments: readonly Comment[]): string {
  const rows = comments.map(
    (comment) =>
      `<comment ref="${comment.reference}" authorId="0"><text><t xml:space="preserve">${escapeXml(comment.text)}</t></text></comment>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>民政</author></authors>' +
    `<commentList>${rows.join('')}</commentList></comments>`
  );
}

/** `xl/drawings/vmlDrawingN.vml`: Excel shows a comment only when it has a box to show it in. */
export function commentBoxesVml(comments: readonly Comment[]): string {
  const boxes = comments.map(
    ({ row, column }, i) =>
      `<v:shape id="_x0000_s${1025 + i}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
      '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
      `<v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>` +
      `<x:Anchor>${column + 1},15,${Math.max(0, row - 2)},10,${column + 4},15,${row + 3},4</x:Anchor><x:AutoFill>False</x:AutoFill>` +
      `<x:Row>${row - 1}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`,
  );
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>' +
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>' +
    `${boxes.join('')}</xml>`
  );
}
