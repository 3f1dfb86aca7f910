import type { ActionKind, Channel, OutsideState, Target } from '@/lib/core/actions/catalogue';
import type { Permit } from '@/lib/permit/permit';

export type ConnectorContext = {
  workspaceId: string;
  connection: { id: string; connector: string };
  /** The target's own id on the platform. */
  externalId: string;
  /** Of an audience: the platform's own ids of its people. */
  members?: readonly string[];
};

export type ExecuteInstruction = {
  actionId: string;
  payload: unknown;
  /** The fields to set, and to what. */
  intended: OutsideState;
  idempotencyKey: string;
};

export type CompensateInstruction = {
  /** The action that takes back, not the one taken back. */
  actionId: string;
  target: Target;
  /** The fields to put back, and to what. */
  restore: OutsideState;
  idempotencyKey: string;
};

export type ConnectorReceipt = { externalRef: string | null };

/** How one kind of action is done on one platform. All throw `ConnectorError`; the two that act spend the permit first. */
export type ConnectorAction = {
  /** Every field the kind may set, as it is outside at this moment. */
  readState(context: ConnectorContext, target: Target): Promise<OutsideState>;
  execute(
    context: ConnectorContext,
    permit: Permit,
    instruction: ExecuteInstruction,
  ): Promise<ConnectorReceipt>;
  compensate(
    context: ConnectorContext,
    permit: Permit,
    instruction: CompensateInstruction,
  ): Promise<ConnectorReceipt>;
};

/** Who can take contacts in a CRM, with their open load now. */
export type CrmOwner = {
  externalId: string;
  name: string;
  team: string;
  region: string;
  capacity: number;
  available: boolean;
  openLoad: number;
};

export type Connector = {
  /** As in `connections.connector`. */
  id: string;
  title: string;
  channel: Channel;
  /** True for platforms made for trying things out: labelled wherever they show. */
  isPractice: boolean;
  actions: Partial<Record<ActionKind, ConnectorAction>>;
  /** CRMs only: who can take contacts. */
  listOwners?(workspaceId: string): Promise<CrmOwner[]>;
  /** What became of a request with this key, where the platform can say. */
  lookup?(context: ConnectorContext, idempotencyKey: string): Promise<'done' | 'not_done' | 'unknown'>;
};

/** The kinds of one channel: a connector that `satisfies` a record over them serves all or does not compile. */
export type KindsOf<C extends Channel> = Extract<ActionKind, `${C}.${string}`>;
