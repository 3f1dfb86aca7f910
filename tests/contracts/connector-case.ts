import type { ConnectorContext } from '@/lib/connectors/kit/connector';
import type { ActionKind } from '@/lib/core/actions/catalogue';

export type ConnectorCase = {
  kind: ActionKind;
  /** A fresh target on the platform, and a payload that changes it. */
  arrange(): Promise<{ context: ConnectorContext; payload: unknown }>;
  /** The same with something the platform does not know: it must refuse for good. */
  arrangeUnknown(): Promise<{ context: ConnectorContext; payload: unknown }>;
  /** How many requests of the workspace the platform has carried out. */
  countEffects(workspaceId: string): Promise<number>;
};
