import type { MarkedCell, NumberStyle } from './cells.ts';

type CellFormat = 'text' | NumberStyle;
type Tone = 'none' | NonNullable<MarkedCell['tone']>;

const FORMATS: Readonly<Record<CellFormat, number>> = {
  general: 0,
  // Built in: 49 is text, 1 is `0`, 4 is `#,##0.00`; ours start at 164.
  text: 49,
  integer: 1,
  money: 4,
  date: 164,
  instant: 165,
};
const TONES: Readonly<Record<Tone, string>> = { none: '', refused: 'FFFFC7CE', warning: 'FFFFEB9C' };

const formats = Object.keys(FORMATS) as CellFormat[];
const tones = Object.keys(TONES) as Tone[];

/** Cell styles in the order of `cellXfs`: default, header, title, then every format in every tone. */
export const HEADER_STYLE = 1;
export const TITLE_STYLE = 2;
const FIRST = 3;

const indexes = new Map(
  formats.flatMap((format, f) =>
    tones.map((tone, t) => [`${format} ${tone}`, FIRST + f * tones.length + t] as const),
  ),
);

export function styleIndex(format: CellFormat, tone: Tone = 'none'): number {
  return indexes.get(`${format} ${tone}`) ?? 0;
}

const solid = (rgb: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/><bgColor indexed="64"/></patternFill></fill>`;

/** `xl/styles.xml`: the same for every workbook. */
export function stylesXml(): string {
  const fills = [
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
    solid('FFE8EDF3'),
    ...tones.slice(1).map((tone) => solid(TONES[tone])),
  ];
  const cells = formats.flatMap((format) =>
    tones.map((_, t) => {
      const fill = t === 0 ? '' : ` fillId="${2 + t}" applyFill="1"`;
      return `<xf numFmtId="${FORMATS[format]}" fontId="0"${fill || ' fillId="0"'} borderId="0" xfId="0" applyNumberFormat="1"/>`;
    }),
  );
  const xfs = [
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    '<xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>',
    '<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf>',
    ...cells,
  ];
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>' +
    '<fonts count="3"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font><font><b/><sz val="16"/><name val="宋体"/></font></fonts>' +
    `<fills count="${fills.length}">${fills.join('')}</fills>` +
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF8A97A6"/></bottom><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${xfs.length}">${xfs.join('')}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  );
}
