'use client';

import { useMutation } from '@tanstack/react-query';
import { CircleCheck, OctagonX } from 'lucide-react';
import { apiFetch } from '@/lib/client/api';
import { type EntryProofView, entryProofSchema } from '@/lib/contracts/audit-log';
import { fromBase64, toBase64 } from '@/lib/core/audit/log/bytes';
import { type EntryVerdict, verifyEntry, verifyLeaf } from '@/lib/core/audit/log/verify-entry';
import { Button } from '../ui/button';
import { CodeBlock } from '../ui/code-block';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { AbsoluteTime } from '../ui/time';

type Proved = { proof: EntryProofView; verdict: EntryVerdict; isDropped: boolean };

/** Has this browser compute, from the bytes of the entry, that it is in the log as it was signed; from its hash, where its contents were dropped. */
export function EntryProof({
  id,
  canonical,
  leaf,
  workspace,
}: {
  id: string;
  canonical: string;
  /** In base64, where there are no bytes to hash any more. */
  leaf: string | null;
  workspace: string;
}) {
  const prove = useMutation({
    mutationFn: async (): Promise<Proved> => {
      const { cryptography } = await import('@/lib/client/cryptography');
      const proof = await apiFetch(`/api/v1/audit/${id}/proof`, { schema: entryProofSchema, workspace });
      const verdict =
        leaf === null
          ? verifyEntry(cryptography, canonical, proof)
          : verifyLeaf(cryptography, fromBase64(leaf) ?? new Uint8Array(), proof);
      return { proof, verdict, isDropped: leaf !== null };
    },
  });
  return (
    <Panel
      title="Proof"
      description={
        leaf === null
          ? 'Your browser hashes the bytes of this entry and follows them up to the signed head of the log'
          : 'Your browser follows the hash that is left of this entry up to the signed head of the log'
      }
      actions={
        <Button size="sm" onClick={() => prove.mutate()} disabled={prove.isPending}>
          {prove.isPending ? 'Computing …' : 'Prove it'}
        </Button>
      }
    >
      {prove.error ? <ErrorState error={prove.error} onRetry={() => prove.mutate()} /> : null}
      {prove.data ? <Verdict {...prove.data} /> : null}
    </Panel>
  );
}

function Verdict({ proof, verdict: { head, leaf, isSigned, isIncluded }, isDropped }: Proved) {
  const holds = isSigned && isIncluded;
  return (
    <div className="flex flex-col gap-3" aria-live="polite">
      <p className="font-medium">
        {holds
          ? `Proved: this is entry ${proof.index.toLocaleString('en')} of the ${head?.size.toLocaleString('en')} in the log.`
          : 'Not proved: what this page shows is not what the log has sealed. Tell whoever answers for your records.'}
      </p>
      <ul className="flex flex-col gap-2 text-sm">
        <Step holds={isIncluded}>
          {`${isDropped ? 'What it said had' : 'The bytes have'} the hash ${toBase64(leaf)}. With the ${proof.path.length} hashes beside its way up they give `}
          {isIncluded
            ? `the root of the log, ${toBase64(head?.root ?? new Uint8Array())}.`
            : 'another root than that of the log.'}
        </Step>
        <Step holds={isSigned}>
          {isSigned
            ? `This root is signed by the key of ${head?.origin}, on `
            : 'The head of the log is not signed by a key of this workspace, on '}
          <AbsoluteTime at={proof.signedAt} precise />.
        </Step>
      </ul>
      <CodeBlock value={proof.checkpoint} label="Signed head of the log" />
      <p className="text-xs text-muted">
        Keep this head somewhere of your own: whatever the log says later can be held against it.
      </p>
    </div>
  );
}

function Step({ holds, children }: { holds: boolean; children: React.ReactNode }) {
  const Icon = holds ? CircleCheck : OctagonX;
  return (
    <li className="flex items-start gap-2">
      <Icon
        aria-label={holds ? 'Holds' : 'Does not hold'}
        className={holds ? 'mt-0.5 size-4 shrink-0 text-ok' : 'mt-0.5 size-4 shrink-0 text-stop'}
      />
      <span className="min-w-0 break-all">{children}</span>
    </li>
  );
}
