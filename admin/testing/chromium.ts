import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
const ROOT = path.resolve(import.meta.dirname, '../..');
const CACHE = path.join(ROOT, '.cache');
const DEBIAN = '/usr/bin/chromium';
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];

/** Where npm put a package. */
const folderOf = (name: string): string => {
  let folder = path.dirname(require.resolve(name));
  while (!existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder);
  return folder;
};

/** A Chromium with its libraries out of the npm package, unpacked once for each version of it. */
function unpackChromium(): { program: string; libraries: string } {
  let packed = folderOf('@sparticuz/chromium');
  while (!existsSync(path.join(packed, 'bin'))) packed = path.dirname(packed);
  const { version } = JSON.parse(readFileSync(path.join(packed, 'package.json'), 'utf8')) as {
    version: string;
  };
  const folder = path.join(CACHE, `chromium-${version}`);
  if (!existsSync(folder)) {
    mkdirSync(CACHE, { recursive: true });
    // Several test runs may start at once: each unpacks aside, one of them wins.
    const aside = mkdtempSync(path.join(CACHE, 'unpacking-'));
    const unpack = (name: string): Buffer =>
      brotliDecompressSync(readFileSync(path.join(packed, 'bin', name)));
    writeFileSync(path.join(aside, 'chromium'), unpack('chromium.br'), { mode: 0o755 });
    writeFileSync(path.join(aside, 'libraries.tar'), unpack('al2023.tar.br'));
    execFileSync('tar', ['-xf', path.join(aside, 'libraries.tar'), '-C', aside]);
    rmSync(path.join(aside, 'libraries.tar'));
    try {
      renameSync(aside, folder);
    } catch (error) {
      rmSync(aside, { recursive: true, force: true });
      if (!existsSync(folder)) throw error;
    }
  }
  const libraries = ['al2023/lib', 'lib']
    .map((name) => path.join(folder, name))
    .find((name) => existsSync(name));
  if (libraries === undefined) throw new Error(`no libraries in ${folder}`);
  return { program: path.join(folder, 'chromium'), libraries };
}

/** Bare machines have no Chinese font: the one from npm, named to fontconfig. */
function writeFontSettings(): string {
  const fonts = folderOf('@expo-google-fonts/noto-sans-sc');
  const weights = ['400Regular', '600SemiBold']
    .map((name) => `<dir>${path.join(fonts, name)}</dir>`)
    .join('');
  const file = path.join(CACHE, 'fonts.conf');
  const text = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${weights}<cachedir>${path.join(CACHE, 'fontconfig')}</cachedir></fontconfig>`;
  mkdirSync(CACHE, { recursive: true });
  // Whole at once: another browser may be reading it.
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, text);
  renameSync(aside, file);
  return file;
}

/** Debian's own Chromium where it is installed, otherwise the one from npm. */
export async function launchChromium(): Promise<Browser> {
  const fontSettings = writeFontSettings();
  if (existsSync(DEBIAN)) {
    return chromium.launch({
      executablePath: DEBIAN,
      args: ARGS,
      env: { ...process.env } as Record<string, string>,
    });
  }
  const { program, libraries } = unpackChromium();
  return chromium.launch({
    executablePath: program,
    args: ARGS,
    env: { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: fontSettings } as Record<
      string,
      string
    >,
  });
}
