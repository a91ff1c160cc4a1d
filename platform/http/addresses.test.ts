import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPublicAddress, networksOf } from './addresses.ts';

test('addresses of the open internet are public, whatever their family', () => {
  for (const one of ['8.8.8.8', '114.114.114.114', '223.5.5.5', '172.32.0.1', '192.167.1.1', '2400:3200::1'])
    assert.equal(isPublicAddress(one), true, one);
});

test('addresses of this machine, the office and the machine room are not, however they are written', () => {
  for (const one of [
    ...['127.0.0.1', '127.9.9.9', '0.0.0.0', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.0.1'],
    ...['169.254.169.254', '100.64.0.1', '100.100.100.200', '224.0.0.1', '255.255.255.255', '198.18.0.1'],
    ...['::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::a00:1', 'fe80::1', 'fd00::1', 'ff02::1'],
    ...['2001:db8::1', '2002:a00:1::', '2001::1', 'not-an-address', ''],
  ])
    assert.equal(isPublicAddress(one), false, one);
});

test('a network that the operator opens holds its own addresses and no others', () => {
  const holds = networksOf(['10.1.0.0/16', '192.168.7.9', 'fd00:1::/32']);
  for (const one of ['10.1.255.1', '192.168.7.9', 'fd00:1::5']) assert.equal(holds(one), true, one);
  for (const one of ['10.2.0.1', '192.168.7.8', 'fd00:2::5', '::ffff:10.1.0.1', 'x'])
    assert.equal(holds(one), false, one);
  assert.equal(networksOf([])('127.0.0.1'), false);
  assert.throws(() => networksOf(['10.1.0.0/99']));
});
