import type { ActionKind, OutsideState } from '@/lib/core/actions/catalogue';
import type { Facts } from '@/lib/core/gate/facts';

/** What facts are gathered about: an action, or one that is being submitted. */
export type Subject = {
  workspaceId: string;
  /** Null while the action is being submitted. */
  actionId: string | null;
  kind: ActionKind;
  payload: unknown;
  connectionId: string;
  requester: { type: 'agent'; id: string; version: string } | { type: 'person'; id: string };
  runId: string | null;
  handoffId: string | null;
  /** The contacts of an audience, as resolved in this transaction. */
  members: readonly string[];
  compensates: boolean;
  /** Set for a person's edit of what was proposed. */
  edits: boolean;
  /** Set for taking back: the state that would be restored. */
  restore: OutsideState | null;
  /** The target as just read from outside; null before the first read. */
  live: OutsideState | null;
  approval: Facts['approval'];
  /** Fields of the payload whose words a language model wrote. */
  generatedFields: readonly string[];
};
