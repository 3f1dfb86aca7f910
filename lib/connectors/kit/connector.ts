import type { ActionKind, Channel, OutsideState, Target } from '@/lib/core/actions/catalogue';
import type { Purpose } from '@/lib/core/contactability/purposes';
import type { Surface } from '@/lib/core/content/surface';
import type { AccountTier } from '@/lib/core/scopes/scope-body';
import type { Segment } from '@/lib/core/scopes/segment';
import type { Seniority } from '@/lib/core/scopes/seniority';
import type { SignalInput } from '@/lib/core/signals/signal-kinds';
import type { Permit } from '@/lib/permit/permit';
import type { ConnectorError } from './connector-error';

/**
 * To whom a message goes and in whose name: personal values that a platform needs at the moment of effect. They pass through and
 * are kept neither with the action nor in the record.
 */
export type Envelope = {
  to: { address: string | null; name: string | null; company: string | null };
  from: { name: string | null; company: string };
};

export type ConnectorContext = {
  workspaceId: string;
  connection: { id: string; connector: string };
  /** The target's own id on the platform. */
  externalId: string;
  /** Of an audience: the platform's own ids of its people. */
  members?: readonly string[];
  /** The fields that the action sets, for kinds whose payload names them. */
  fields?: readonly string[];
  /** Of a channel that sends. */
  envelope?: Envelope;
};

export type ExecuteInstruction = {
  actionId: string;
  payload: unknown;
  /** The fields to set, and to what. */
  intended: OutsideState;
  /** What the fields to be set were when it was decided: a platform that can refuses, as `changed`, what is no longer so. */
  expected: OutsideState;
  idempotencyKey: string;
};

export type CompensateInstruction = {
  /** The action that takes back, not the one taken back. */
  actionId: string;
  target: Target;
  /** The fields to put back, and to what. */
  restore: OutsideState;
  /** What the fields to be put back were when it was decided: a platform that can refuses, as `changed`, what is no longer so. */
  expected: OutsideState;
  idempotencyKey: string;
};

export type ConnectorReceipt = { externalRef: string | null };
export type SettledReceipt = { receipt: ConnectorReceipt } | { error: ConnectorError };

/** How one kind of action is done on one platform. All throw `ConnectorError`; the two that act spend the permit first. */
export type ConnectorAction = {
  /** True where the payload names the fields, such as a variant of a page: one that is not there was never set. */
  absentIsNull: boolean;
  /** Every field the kind may set, as it is outside at this moment. */
  readState(context: ConnectorContext, target: Target): Promise<OutsideState>;
  execute(
    context: ConnectorContext,
    permit: Permit,
    instruction: ExecuteInstruction,
  ): Promise<ConnectorReceipt>;
  /** Why nothing can put back what it did, where nothing can: `compensate` then refuses for good. */
  irreversible: string | null;
  compensate(
    context: ConnectorContext,
    permit: Permit,
    instruction: CompensateInstruction,
  ): Promise<ConnectorReceipt>;
  /** `readState` of many objects, in their order: in few requests where the platform can, else one after the other. */
  readStates(objects: readonly { context: ConnectorContext; target: Target }[]): Promise<OutsideState[]>;
  /** `compensate` many, in their order; each succeeds or fails for itself. */
  compensateMany(
    orders: readonly { context: ConnectorContext; permit: Permit; instruction: CompensateInstruction }[],
  ): Promise<SettledReceipt[]>;
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

/** A sequence of an outreach tool: for whom it is written, and its messages in order. */
export type OutreachSequence = {
  /** The tool's own id. */
  id: string;
  name: string;
  purpose: Purpose;
  /** BCP 47. */
  language: string;
  isActive: boolean;
  /** An empty list leaves a property open. */
  audience: {
    seniorities: readonly Seniority[];
    segments: readonly Segment[];
    accountTiers: readonly AccountTier[];
  };
  /** `delayDays`: days after the step before; of the first, after the enrolment. */
  steps: readonly {
    subject: string;
    body: string;
    delayDays: number;
    /** Its variants and splits, as the fields of a content piece; empty where it has none. */
    state: OutsideState;
  }[];
};

/** A step whose time has come for a contact; the tool sends nothing by itself. */
export type DueStep = {
  contactExternalId: string;
  sequenceId: string;
  purpose: Purpose;
  /** Counted from 0. */
  step: number;
  subject: string;
  body: string;
  dueAt: Date;
};

/** Where a contact is in an outreach tool; all null when in no sequence. */
export type Enrolment = { sequenceId: string | null; nextStep: number | null; dueAt: Date | null };

/** What an outreach tool tells beside its actions. */
export type OutreachTool = {
  listSequences(workspaceId: string): Promise<OutreachSequence[]>;
  /** Null when it has no such sequence. */
  readSequence(workspaceId: string, sequenceId: string): Promise<OutreachSequence | null>;
  readEnrolment(workspaceId: string, contactExternalId: string): Promise<Enrolment>;
  /** Those due longest first; `after` is the last one seen. */
  dueSteps(
    workspaceId: string,
    limit: number,
    after?: Pick<DueStep, 'dueAt' | 'contactExternalId'>,
  ): Promise<DueStep[]>;
  /**
   * Tells the tool that the message of a step went out; the answer is where the contact is then. It reports what happened and
   * reaches nobody, so it takes no permit.
   */
  completeStep(
    workspaceId: string,
    sent: { contactExternalId: string; sequenceId: string; step: number; idempotencyKey: string },
  ): Promise<Enrolment>;
};

/** A landing page of a CMS, an e-mail of an outreach tool or an ad of an ad platform: its words and splits are the fields of its state. */
export type ContentPiece = {
  externalId: string;
  title: string;
  path: string;
  language: string;
  state: OutsideState;
};
/** What one variant did in one segment on one day (ISO) of the workspace. */
export type PieceDay = {
  externalId: string;
  segment: string;
  variantKey: string;
  day: string;
  shown: number;
  won: number;
  bounced: number;
  complained: number;
};
/** What a platform that words can be put on tells beside its actions. */
export type PieceTool = {
  surface: Surface;
  listPieces(workspaceId: string): Promise<ContentPiece[]>;
  /** Null where the platform doesn't count: what came of a message, we hear ourselves. */
  reportDays: ((workspaceId: string, days: readonly string[]) => Promise<PieceDay[]>) | null;
};

/** What one search term of a campaign did on one day (ISO) of the workspace, with the conversions known by now. */
export type AdsTermDay = {
  externalId: string;
  term: string;
  day: string;
  spendMicros: string;
  clicks: number;
  conversions: number;
};
/** What an ad platform tells of the terms that its campaigns were shown for. */
export type TermTool = {
  reportDays(workspaceId: string, asked: { days: readonly string[]; today: string }): Promise<AdsTermDay[]>;
};

/** What a platform tells of what happened there, in our words; which source it comes from is said by whoever asked. */
export type PulledSignal = DistributiveOmit<SignalInput, 'source'>;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** What a platform tells page by page, oldest first, each thing under an id of its own that never changes. */
export type SignalFeed = {
  /** What is told, for whoever adds it as a source. */
  what: string;
  /** `cursor` is what the page before answered; without one it begins at `since`. @throws ConnectorError */
  read(
    workspaceId: string,
    from: { since: Date; cursor: string | null; limit: number },
  ): Promise<{ signals: PulledSignal[]; cursor: string | null; hasMore: boolean }>;
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
  /** Of platforms that tell what happened there. */
  signals?: SignalFeed;
  /** Outreach tools only. */
  outreach?: OutreachTool;
  /** Ad platforms only, where they tell. */
  terms?: TermTool;
  /** Of platforms that hold words in variants. */
  pieces?: PieceTool;
  /**
   * Erases what the platform holds of one person, by its own id of them. One that it does not know is erased already. It fulfils a duty
   * towards that person and reaches nobody, so it takes no permit.
   */
  erasePerson?(context: ConnectorContext): Promise<void>;
  /** Who changed the object last, in the platform's own words, where it tells. */
  changedBy?(context: ConnectorContext): Promise<string | null>;
  /** What became of a request with this key, where the platform can say. */
  lookup?(context: ConnectorContext, idempotencyKey: string): Promise<'done' | 'not_done' | 'unknown'>;
};

/** The kinds of one channel: a connector that `satisfies` a record over them serves all or does not compile. */
export type KindsOf<C extends Channel> = Extract<ActionKind, `${C}.${string}`>;
