import type { CheckedAddress } from '@/lib/contracts/ip-ranges';
import { AppError } from '@/lib/core/shared/app-error';
import { isAddress, isInRanges, unpackRanges } from '@/lib/core/signals/quality/ip-ranges';
import { db } from '@/lib/db/client';

/** In which lists of data centres an address is. @throws AppError `invalid_request` for what is no address. */
export async function checkAddress(workspaceId: string, address: string): Promise<CheckedAddress> {
  if (!isAddress(address))
    throw new AppError('invalid_request', {
      detail: `“${address}” is no IPv4 or IPv6 address.`,
      remedy: 'Give one such as 192.0.2.7 or 2001:db8::7.',
      invalidParams: [{ name: 'address', in: 'query', reason: 'is no IPv4 or IPv6 address' }],
    });
  const rows = await db().ipRangeList.findMany({
    where: { workspaceId },
    select: { name: true, packed: true },
    orderBy: { name: 'asc' },
  });
  return {
    address,
    lists: rows.filter(({ packed }) => isInRanges(address, unpackRanges(packed))).map(({ name }) => name),
  };
}
