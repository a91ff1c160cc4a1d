import { parseArgs } from 'node:util';
import { buildPages } from './build-pages.ts';
import { launchChromium } from './chromium.ts';
import { type Officer, officers, openHouse } from './house.ts';
import { listRoutes } from './page-registry.ts';
import { fillAddress } from './sample-ids.ts';
import { DESK, findBarriers, goTo, openVisitor, PHONE, signIn } from './visitor.ts';

/** Looks at what stands before the door. */
const NOBODY = 'nobody';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    as: { type: 'string', default: 'daye-officer' },
    out: { type: 'string', default: '/tmp/look' },
    english: { type: 'boolean', default: false },
    empty: { type: 'boolean', default: false },
    click: { type: 'string', multiple: true, default: [] },
    all: { type: 'boolean', default: false },
  },
});

if (!(values.as in officers || values.as === NOBODY) || (positionals.length === 0 && !values.all)) {
  console.error(`Usage: node admin/testing/look.ts /path … | --all  [--as ${[...Object.keys(officers), NOBODY].join('|')}]
  [--out /tmp/name] [--english] [--empty] [--click "text of a button"]…
Takes each page at both widths into <out>-<n>-desk.png and <out>-<n>-phone.png, and says what axe and the
console found. A parameter such as :personId is filled with the first one there is.`);
  process.exit(2);
}

const addresses = values.all ? (await listRoutes()).map((route) => route.path) : positionals;
await buildPages();
const house = await openHouse({ isEmpty: values.empty });
const browser = await launchChromium();
try {
  const first = await openVisitor(browser, house);
  if (values.as !== NOBODY) await signIn(first, values.as as Officer);
  const session = await first.context.storageState();
  for (const [name, size] of [['desk', DESK] as const, ['phone', PHONE] as const]) {
    const visitor = await openVisitor(browser, house, { size, session, english: values.english });
    for (const [index, address] of addresses.entries()) {
      const filled = await fillAddress(visitor.page, address);
      if (filled === undefined) {
        console.log(`${address}: nothing there`);
        continue;
      }
      await goTo(visitor.page, filled);
      for (const text of values.click) {
        await visitor.page
          .getByRole('button', { name: text })
          .or(visitor.page.getByRole('tab', { name: text }))
          .first()
          .click();
        await visitor.page.waitForTimeout(400);
      }
      const file = `${values.out}-${index}-${name}.png`;
      await visitor.page.screenshot({ path: file, fullPage: values.click.length === 0 });
      console.log(`${file}  ${address}`);
      for (const barrier of await findBarriers(visitor.page)) console.log(`  axe: ${barrier}`);
      for (const complaint of visitor.complaints.splice(0)) console.log(`  console: ${complaint}`);
    }
    await visitor.close();
  }
} finally {
  await browser.close();
  await house.close();
}
