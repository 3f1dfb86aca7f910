import { expect, it } from 'vitest';
import { attributionQuerySchema, listOpportunitiesQuerySchema } from '@/lib/contracts/attribution';
import {
  attributionHref,
  attributionParams,
  opportunitiesHref,
  opportunityParams,
  readAttributionFilter,
  readOpportunityFilter,
} from './attribution-params';

const searchOf = (href: string) => Object.fromEntries(new URL(href, 'http://x.test').searchParams);

it('writes a filter into the address as it reads it from there, and as the API takes it', () => {
  const filter = { period: 30, channel: 'email', agent: 'agt_1', play: null } as const;
  const search = searchOf(attributionHref('acme', filter));
  expect(readAttributionFilter(search)).toEqual(filter);
  expect(attributionQuerySchema.parse(search)).toEqual({ period: 30, channel: 'email', agent: 'agt_1' });
  const rows = searchOf(opportunitiesHref('acme', { ...filter, currency: 'EUR', influenced: true }));
  expect(readOpportunityFilter(rows)).toMatchObject({ ...filter, currency: 'EUR', influenced: true });
  expect(listOpportunitiesQuerySchema.parse(rows)).toMatchObject({ period: 30, influenced: 'true' });
});

it('leaves out what an address can’t ask for', () => {
  const filter = readOpportunityFilter({ period: '31', channel: 'fax', agent: ['a', 'b'], status: 'gone' });
  expect(filter).toMatchObject({ period: 90, channel: null, agent: null, status: 'won' });
  expect(opportunityParams(filter)).toBe('');
  expect(attributionParams(filter)).toBe('');
});
