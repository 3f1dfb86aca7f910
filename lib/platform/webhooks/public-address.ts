import { lookup } from 'node:dns';
import { BlockList, type LookupFunction } from 'node:net';

/** Addresses that are not on the public internet: this machine, private networks, and what is reserved (RFC 6890). */
const inside = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(net, prefix, 'ipv6');

/** Whether an address of the public internet; IPv4 written as IPv6 counts as what it stands for. */
export const isPublicAddress = (address: string): boolean =>
  !inside.check(address, address.includes(':') ? 'ipv6' : 'ipv4');

/** Finds a host's addresses and lets none through that leads inside: asked at the moment of the connection, so that none can change after. */
export const lookUpPublic: LookupFunction = (hostname, options, callback) =>
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const stranger = addresses?.find(({ address }) => !isPublicAddress(address));
    const [first] = addresses ?? [];
    const refusal = stranger ? new Error(`${hostname} leads to an address inside the network.`) : error;
    if (refusal || !first) callback(refusal ?? new Error(`${hostname} is unknown.`), '', 4);
    else if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
