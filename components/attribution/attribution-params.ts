import {
  type AttributionPeriod,
  attributionPeriods,
  type CreditChannel,
  creditChannels,
} from '@/lib/core/attribution/attribution';
import {
  type OpportunityKind,
  type OpportunityStatus,
  opportunityKinds,
  opportunityStatuses,
} from '@/lib/core/signals/signal-kinds';

/** Which outcomes are looked at, and of what. */
export type AttributionFilter = {
  period: AttributionPeriod;
  channel: CreditChannel | null;
  agent: string | null;
  play: string | null;
};
/** The same of a list of opportunities. */
export type OpportunityFilter = AttributionFilter & {
  status: OpportunityStatus;
  kind: OpportunityKind | null;
  account: string | null;
  currency: string | null;
  influenced: boolean;
  /** A play: renewals of whom it took up. */
  renewalsOf: string | null;
};
type Search = Readonly<Record<string, string | string[] | undefined>>;

const DEFAULT_PERIOD = 90;

/** The filter as the query string of address and API: server and browser must write it alike. */
export function attributionParams({ period, channel, agent, play }: AttributionFilter): string {
  const params = new URLSearchParams();
  if (period !== DEFAULT_PERIOD) params.set('period', String(period));
  for (const [name, value] of Object.entries({ channel, agent, play })) if (value) params.set(name, value);
  return params.toString();
}

export function opportunityParams(filter: OpportunityFilter): string {
  const params = new URLSearchParams(attributionParams(filter));
  if (filter.status !== 'won') params.set('status', filter.status);
  for (const [name, value] of Object.entries({
    kind: filter.kind,
    account: filter.account,
    currency: filter.currency,
    renewalsOf: filter.renewalsOf,
  }))
    if (value) params.set(name, value);
  if (filter.influenced) params.set('influenced', 'true');
  return params.toString();
}

const oneOf = <T extends string>(values: readonly T[], value: Search[string]): T | null =>
  values.find((known) => known === value) ?? null;
const idOf = (value: Search[string]): string | null =>
  typeof value === 'string' && value !== '' && value.length <= 80 ? value : null;

/** The filter that an address asks for; what it can't be is left out. */
export const readAttributionFilter = (search: Search): AttributionFilter => ({
  period: attributionPeriods.find((days) => String(days) === search.period) ?? DEFAULT_PERIOD,
  channel: oneOf(creditChannels, search.channel),
  agent: idOf(search.agent),
  play: idOf(search.play),
});

export const readOpportunityFilter = (search: Search): OpportunityFilter => ({
  ...readAttributionFilter(search),
  status: oneOf(opportunityStatuses, search.status) ?? 'won',
  kind: oneOf(opportunityKinds, search.kind),
  account: idOf(search.account),
  currency:
    typeof search.currency === 'string' && /^[A-Z]{3}$/.test(search.currency) ? search.currency : null,
  influenced: search.influenced === 'true',
  renewalsOf: idOf(search.renewalsOf),
});

const withQuery = (path: string, params: string): string => (params ? `${path}?${params}` : path);
export const attributionHref = (workspace: string, filter: AttributionFilter): string =>
  withQuery(`/${workspace}/attribution`, attributionParams(filter));

/** The rows behind a figure: what is not said is not filtered for. */
export const opportunitiesHref = (
  workspace: string,
  filter: AttributionFilter & Partial<OpportunityFilter>,
): string =>
  withQuery(
    `/${workspace}/attribution/opportunities`,
    opportunityParams({
      status: 'won',
      kind: null,
      account: null,
      currency: null,
      influenced: false,
      renewalsOf: null,
      ...filter,
    }),
  );
