import { BlockList, isIP } from 'node:net';

/** Networks that are nobody's on the open internet: this machine, the office, the machine room, the cloud's own. */
const INNER: readonly (readonly [network: string, prefix: number, family: 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
  // Only 2000::/3 is given out to anybody; the rest, with the addresses that hide an IPv4 one, is not.
  ['::', 3, 'ipv6'],
  ['4000::', 2, 'ipv6'],
  ['8000::', 1, 'ipv6'],
  ['2001::', 23, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['3fff::', 20, 'ipv6'],
];

const inner = new BlockList();
for (const [network, prefix, family] of INNER) inner.addSubnet(network, prefix, family);

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** An address of the open internet. What is no address is none of these. */
export function isPublicAddress(address: string): boolean {
  return isIP(address) !== 0 && !inner.check(address, familyOf(address));
}

/** Networks as the operator writes them, as in `10.1.0.0/16`. @throws on one that cannot be read. */
export function networksOf(texts: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const text of texts) {
    const [network = '', prefix] = text.split('/');
    const bits = Number(prefix ?? (isIP(network) === 6 ? 128 : 32));
    list.addSubnet(network, bits, familyOf(network));
  }
  return (address) => isIP(address) !== 0 && list.check(address, familyOf(address));
}
