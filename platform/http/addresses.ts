import { BlockList, isIP } from 'node:net';

/** Networks that are nobody's on the open internet: this machine, the office, the machine room, the cloud's own. */
const INNER: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  // Only 2000::/3 is given out to anybody; the rest, with the addresses that hide an IPv4 one, is not.
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

/** A list for each family: in one, `::/3` would hold every IPv4 address, as the last part of an IPv6 one. */
class Networks {
  readonly #lists = { ipv4: new BlockList(), ipv6: new BlockList() };

  add(network: string, prefix: number): void {
    const family = familyOf(network);
    this.#lists[family].addSubnet(network, prefix, family);
  }

  holds(address: string): boolean {
    const family = familyOf(address);
    return isIP(address) !== 0 && this.#lists[family].check(address, family);
  }
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

const inner = new Networks();
for (const [network, prefix] of INNER) inner.add(network, prefix);

/** An address of the open internet. What is no address is none of these. */
export function isPublicAddress(address: string): boolean {
  return isIP(address) !== 0 && !inner.holds(address);
}

/** Networks as the operator writes them, as in `10.1.0.0/16`. @throws on one that cannot be read. */
export function networksOf(texts: readonly string[]): (address: string) => boolean {
  const list = new Networks();
  for (const text of texts) {
    const [network = '', prefix] = text.split('/');
    const bits = Number(prefix ?? (isIP(network) === 6 ? 128 : 32));
    list.add(network, bits);
  }
  return (address) => list.holds(address);
}
