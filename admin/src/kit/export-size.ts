const UNITS = ['B', 'KB', 'MB', 'GB'];

/** The size of a file as the file managers of the office say it: `1.2 MB`. */
export function sayBytes(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < UNITS.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${unit === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${UNITS[unit]}`;
}
