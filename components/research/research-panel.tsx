'use client';

import type { AccountResearch } from '@/lib/contracts/research';
import { MentionText } from '../actions/mention-text';
import { thingHref } from '../actions/thing-href';
import { useWorkspaceSlug } from '../auth/access-context';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { Skeleton } from '../ui/skeleton';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime } from '../ui/time';
import { AskedQuestions } from './asked-questions';
import { CopyButton } from './copy-button';
import { NextQuestion } from './next-question';
import { researchText } from './research-text';
import { useResearch } from './use-research';

const ANCHOR = 'research';

/** What our own data says of an account, each sentence with the rows it stands on; and, where people work with it, what to ask next. */
export function ResearchPanel({
  accountId,
  withQuestions = true,
}: {
  accountId: string;
  withQuestions?: boolean;
}) {
  const workspace = useWorkspaceSlug();
  const query = useResearch(accountId);
  const research = query.data;
  const href = `/${workspace}/accounts/${accountId}#${ANCHOR}`;
  return (
    <div id={ANCHOR} className="scroll-mt-20">
      <Panel
        title="Research"
        description={
          research ? (
            <>
              As of <AbsoluteTime at={research.asOf} />, from our own data alone
            </>
          ) : undefined
        }
        actions={
          research ? (
            <>
              <CopyButton label="Copy text" text={() => researchText(research)} />
              {withQuestions ? (
                <CopyButton label="Copy link" text={() => new URL(href, window.location.href).href} />
              ) : (
                <TextLink href={href}>On the account’s page</TextLink>
              )}
            </>
          ) : undefined
        }
        padding="none"
      >
        {query.isPending ? (
          <div className="p-4">
            <Skeleton height="chart" />
          </div>
        ) : !research ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <div className="divide-y">
            {withQuestions ? <NextQuestion research={research} /> : null}
            {research.sections.length === 0 ? (
              <p className="p-4 text-muted">
                Nothing was recorded of this account yet. Signals about it, or what its source states, appear
                here.
              </p>
            ) : (
              research.sections.map((section) => (
                <Section key={section.kind} section={section} research={research} />
              ))
            )}
            {withQuestions ? <AskedQuestions research={research} /> : null}
          </div>
        )}
      </Panel>
    </div>
  );
}

function Section({
  section: { title, statements },
  research: { mentions },
}: {
  section: AccountResearch['sections'][number];
  research: AccountResearch;
}) {
  return (
    <section className="px-4 py-3">
      <h3 className="text-xs font-semibold text-muted">{title}</h3>
      <ul className="mt-1 flex flex-col gap-1.5">
        {statements.map(({ text, rows, rowCount }) => (
          <li key={`${text} ${rows[0]?.id}`}>
            <span className="text-pretty">
              <MentionText text={text} mentions={mentions} />
            </span>
            <Rows rows={rows} rowCount={rowCount} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type Rows = AccountResearch['sections'][number]['statements'][number]['rows'];

function Rows({ rows, rowCount }: { rows: Rows; rowCount: number }) {
  const workspace = useWorkspaceSlug();
  return (
    <details className="text-xs text-muted">
      <summary className="cursor-pointer">
        {rowCount === 1 ? 'The row it stands on' : `The ${rowCount} rows it stands on`}
      </summary>
      <ul className="mt-1 flex flex-wrap gap-x-3 gap-y-1 pl-3">
        {rows.map(({ type, id, at, count, name }) => {
          const href = thingHref(workspace, type, id);
          return (
            <li key={`${type} ${id} ${at}`}>
              {href ? <TextLink href={href}>{name ?? id}</TextLink> : (name ?? id)}
              {count === null ? '' : ` · ${count}`}
              {at === null ? '' : ` · ${at}`}
            </li>
          );
        })}
        {rowCount > rows.length ? <li>and {rowCount - rows.length} more</li> : null}
      </ul>
    </details>
  );
}
