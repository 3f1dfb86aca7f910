'use client';

import { createContext, type ReactNode, useContext, useRef, useState } from 'react';
import type { PolicyScreen } from '@/lib/contracts/policies';
import type { PolicyBody } from '@/lib/core/gate/policy-body';
import { useDiscardPolicyDraft, useSavePolicyDraft } from './use-policies';

type PolicyDraft = {
  screen: PolicyScreen;
  /** What is being edited; null while the policy is only read. */
  body: PolicyBody | null;
  isSaving: boolean;
  error: unknown;
  begin: () => void;
  change: (part: Partial<PolicyBody>) => void;
  discard: () => Promise<void>;
  /** The draft has become a version: nothing is edited any more. */
  end: () => void;
};

const DraftContext = createContext<PolicyDraft | null>(null);

/** Keeps what somebody is editing while they go from tab to tab, and saves it as they type, the newest last. */
export function PolicyDraftProvider({ screen, children }: { screen: PolicyScreen; children: ReactNode }) {
  const [body, setBody] = useState(() => bodyOfDraft(screen));
  const save = useSavePolicyDraft();
  const remove = useDiscardPolicyDraft();
  const unsaved = useRef<PolicyBody | null>(null);
  const isRunning = useRef(false);
  const baseVersion = screen.draft?.baseVersion ?? screen.inForce.version;

  const saveLatest = async () => {
    if (isRunning.current) return;
    isRunning.current = true;
    try {
      while (unsaved.current) {
        const next = unsaved.current;
        unsaved.current = null;
        await save.mutateAsync({ baseVersion, body: next });
      }
    } finally {
      isRunning.current = false;
    }
  };
  const set = (next: PolicyBody) => {
    setBody(next);
    unsaved.current = next;
    // The problem is shown by whoever reads `error`.
    saveLatest().catch(() => undefined);
  };
  const end = () => {
    unsaved.current = null;
    setBody(null);
    save.reset();
  };
  return (
    <DraftContext
      value={{
        screen,
        body,
        isSaving: save.isPending,
        error: save.error,
        begin: () => set(structuredClone(screen.inForce.body)),
        change: (part) => body && set({ ...body, ...part }),
        discard: async () => {
          end();
          await remove.mutateAsync();
        },
        end,
      }}
    >
      {children}
    </DraftContext>
  );
}

/** A draft that was begun from another version can't be gone on with. */
const bodyOfDraft = ({ draft, inForce }: PolicyScreen): PolicyBody | null =>
  draft && draft.baseVersion === inForce.version ? (draft.body as PolicyBody) : null;

export function usePolicyDraft(): PolicyDraft {
  const draft = useContext(DraftContext);
  if (!draft) throw new Error('usePolicyDraft needs the PolicyDraftProvider of the policy layout above it.');
  return draft;
}
