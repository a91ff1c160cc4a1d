import { escapeXml } from './xml-text.ts';

/** A sheet as the parts around it see it. */
export interface WrittenSheet {
  readonly name: string;
  readonly hasComments: boolean;
  /** Rows from the top that repeat on every printed page. */
  readonly headRows: number;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEETML = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const relations = (rows: readonly string[]) =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${rows.join('')}</Relationships>`;

const relation = (no: number, type: string, target: string) =>
  `<Relationship Id="rId${no}" Type="${type}" Target="${target}"/>`;

export const packageRelations = () =>
  relations([
    relation(1, `${OFFICE}/officeDocument`, 'xl/workbook.xml'),
    relation(2, `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'),
  ]);

export const workbookRelations = (sheets: readonly WrittenSheet[]) =>
  relations([
    ...sheets.map((_, i) => relation(i + 1, `${OFFICE}/worksheet`, `worksheets/sheet${i + 1}.xml`)),
    relation(sheets.length + 1, `${OFFICE}/styles`, 'styles.xml'),
  ]);

export const sheetRelations = (no: number) =>
  relations([
    relation(1, `${OFFICE}/vmlDrawing`, `../drawings/vmlDrawing${no}.vml`),
    relation(2, `${OFFICE}/comments`, `../comments${no}.xml`),
  ]);

export function contentTypes(sheets: readonly WrittenSheet[]): string {
  const part = (name: string, type: string) => `<Override PartName="${name}" ContentType="${type}"/>`;
  return (
    `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>' +
    part('/xl/workbook.xml', `${SHEETML}.sheet.main+xml`) +
    part('/xl/styles.xml', `${SHEETML}.styles+xml`) +
    part('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml') +
    sheets.map((_, i) => part(`/xl/worksheets/sheet${i + 1}.xml`, `${SHEETML}.worksheet+xml`)).join('') +
    sheets
      .map((sheet, i) =>
        sheet.hasComments ? part(`/xl/comments${i + 1}.xml`, `${SHEETML}.comments+xml`) : '',
      )
      .join('') +
    '</Types>'
  );
}

export function workbookXml(sheets: readonly WrittenSheet[]): string {
  const rows = sheets.map(
    (sheet, i) => `<sheet name="${escapeXml(sheet.name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  const printed = sheets.map((sheet, i) => {
    const name = escapeXml(sheet.name.replaceAll("'", "''"));
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">'${name}'!$1:$${sheet.headRows}</definedName>`;
  });
  return (
    `${HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}">` +
    `<sheets>${rows.join('')}</sheets><definedNames>${printed.join('')}</definedNames></workbook>`
  );
}

/** Who made the file and when: an export that is passed on still says where it came from. */
export function coreProperties(about: { author: string; title: string; at: Temporal.Instant }): string {
  const at = about.at.toString({ smallestUnit: 'second' });
  return (
    `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
    `<dc:title>${escapeXml(about.title)}</dc:title><dc:creator>${escapeXml(about.author)}</dc:creator>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created></cp:coreProperties>`
  );
}
