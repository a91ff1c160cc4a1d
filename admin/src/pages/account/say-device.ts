const browsers: readonly [RegExp, string][] = [
  [/\bMicroMessenger\//, 'WeChat'],
  [/\bEdgA?\//, 'Edge'],
  [/\bQQBrowser\//, 'QQ'],
  [/\b360SE|\bQihoo|\b360EE/, '360'],
  [/\bFirefox\//, 'Firefox'],
  [/\bChrome\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const systems: readonly [RegExp, string][] = [
  [/\bHarmonyOS\b/, 'HarmonyOS'],
  [/\bAndroid\b/, 'Android'],
  [/\biPhone|\biPad/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\b(UOS|Kylin)\b/, 'Kylin / UOS'],
  [/\bLinux\b/, 'Linux'],
];

const firstIn = (agent: string, list: readonly [RegExp, string][]): string | undefined =>
  list.find(([pattern]) => pattern.test(agent))?.[1];

/** `Chrome · Windows` out of what a browser says of itself; undefined when it says nothing known. */
export function sayDevice(agent: string | null): string | undefined {
  const parts = [firstIn(agent ?? '', browsers), firstIn(agent ?? '', systems)].filter(Boolean);
  return parts.length > 0 ? parts.join(' · ') : undefined;
}
