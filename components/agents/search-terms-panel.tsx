'use client';

import { formatMoney, formatNumber, formatPercent, MISSING } from '@/lib/client/format';
import type { SearchTermRow, SearchTerms } from '@/lib/contracts/search-terms';
import { useWorkspaceSlug } from '../auth/access-context';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Money } from '../ui/money';
import { Panel } from '../ui/panel';
import { ScrollingTable } from '../ui/scrolling-table';
import { Skeleton } from '../ui/skeleton';
import { TextLink } from '../ui/text-link';
import { useSearchTerms } from './use-search-terms';

/** Which search terms campaigns are kept from, and what the others bring. */
export function SearchTermsPanel({ agentId }: { agentId: string }) {
  const { data, error, refetch } = useSearchTerms(agentId);
  return (
    <Panel
      title="Search terms"
      description={
        data
          ? `Of ${data.windowDays} days before ${data.today}. A term that pays too little with ${formatPercent(data.excludeFrom, { maximumFractionDigits: 0 })} probability is proposed for exclusion; conversions still to be reported are counted in, ${data.delayDays > 0 ? `by ${formatNumber(data.delayDays)} days reported again` : 'as assumed'}.`
          : 'What people searched for when they were shown a campaign.'
      }
      padding="none"
    >
      {data ? (
        <Terms terms={data} />
      ) : (
        <div className="p-4">{error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton />}</div>
      )}
    </Panel>
  );
}

function Terms({ terms }: { terms: SearchTerms }) {
  const { rows, more, currency, savedOverDays } = terms;
  const workspace = useWorkspaceSlug();
  if (rows.length === 0)
    return (
      <div className="p-4">
        <EmptyState title="No search term is known yet">
          They are read every hour from each connected ad platform that tells of them.
        </EmptyState>
      </div>
    );
  return (
    <>
      <ScrollingTable label="Search terms">
        <table className="w-full min-w-[46rem] border-collapse text-left text-sm">
          <caption className="sr-only">Search terms</caption>
          <thead className="bg-sunken text-xs text-muted">
            <tr className="[&>th]:px-4 [&>th]:py-1.5 [&>th]:font-medium">
              <th scope="col">Term</th>
              <th scope="col" className="text-right">
                Spent
              </th>
              <th scope="col" className="text-right">
                Conversions of clicks
              </th>
              <th scope="col" className="text-right">
                A unit of spend brings
              </th>
              <th scope="col" className="text-right">
                Pays too little
              </th>
              <th scope="col" className="text-right">
                Saved in {savedOverDays} days
              </th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr
                key={`${row.campaign.id} ${row.term}`}
                className="border-t align-top [&>*]:px-4 [&>*]:py-1.5"
              >
                <th scope="row" className="font-normal">
                  <span className="block break-words">{row.term}</span>
                  <span className="text-xs text-muted">{row.campaign.name ?? row.campaign.id}</span>
                </th>
                <td className="text-right">
                  <Money micros={row.spendMicros} currency={currency} />
                </td>
                <td className="text-right">
                  {formatNumber(row.conversions)} of {formatNumber(row.clicks)}
                </td>
                <td className="text-right">{returnsText(row)}</td>
                <td className="text-right">
                  {row.probability === null
                    ? MISSING
                    : formatPercent(row.probability, { maximumFractionDigits: 0 })}
                </td>
                <td className="text-right">{savedText(row, currency)}</td>
                <td>
                  {row.action ? (
                    <TextLink href={`/${workspace}/actions/${row.action.id}`}>
                      {stateText(row.action)}
                    </TextLink>
                  ) : (
                    'shown'
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollingTable>
      {more > 0 ? (
        <p className="px-4 py-2 text-xs text-muted">
          {formatNumber(more)} further terms are less likely to pay too little than these.
        </p>
      ) : null}
    </>
  );
}

const figure = (value: number): string => formatNumber(value, { maximumFractionDigits: 2 });

const returnsText = ({ returns }: SearchTermRow): string =>
  returns === null ? MISSING : `${figure(returns.mid)} (${figure(returns.low)} to ${figure(returns.high)})`;

function savedText({ savedMicros }: SearchTermRow, currency: string): string {
  if (savedMicros === null) return MISSING;
  const money = (micros: string) => formatMoney(BigInt(micros), currency, { style: 'whole' });
  return `${money(savedMicros.mid)} (${money(savedMicros.low)} to ${money(savedMicros.high)})`;
}

function stateText({ status, isExcluded }: NonNullable<SearchTermRow['action']>): string {
  if (isExcluded) return 'excluded';
  return status === 'rolled_back' ? 'taken back' : `proposed: ${status.replaceAll('_', ' ')}`;
}
