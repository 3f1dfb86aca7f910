import type { CorrectableField } from '../rights/correctable-fields';
import { assertNever } from '../shared/assert-never';
import type { InputOf, SignalInput } from '../signals/signal-kinds';
import type { Identifier } from '../signals/signal-parts';
import type { Traits } from '../statistics/traits';
import type { Stamp } from './facts';

export type StatedAccount = NonNullable<InputOf<'lead.engaged'>['payload']['account']>;
type Fields = { [F in CorrectableField]?: string | null | undefined };

/** What a signal says of a person and a company, whatever its kind. */
export type Statement = {
  stamp: Stamp;
  /** The id of a contact in the sources that share one directory of contacts; null where identifiers tell who it is. */
  externalId: string | null;
  ids: readonly Identifier[];
  fields: Fields;
  traits: Traits;
  account: StatedAccount | null;
  accountTraits: Traits;
  /** Another identifier of the same person. */
  linkedWith: Identifier | null;
  /** Whether it shows that the person did something, and so counts as engagement. */
  engages: boolean;
  converts: boolean;
  /** Whether somebody not known before becomes known by it. */
  introduces: boolean;
};

/** Mail that is opened by a person shows interest; what a mail system does with it does not. */
const ENGAGING_REPORTS: ReadonlySet<string> = new Set(['opened', 'clicked', 'replied']);

type Person = InputOf<'contact.identified'>['payload']['person'];

/** What a signal states; null for those that are about neither a person nor a company. */
export function statementOf(input: SignalInput): Statement | null {
  const stamp = { at: input.occurredAt, source: input.source, messageId: input.messageId };
  const base: Statement = {
    stamp,
    externalId: null,
    ids: [],
    fields: {},
    traits: {},
    account: null,
    accountTraits: {},
    linkedWith: null,
    engages: false,
    converts: false,
    introduces: true,
  };
  switch (input.kind) {
    case 'campaign.performance':
    case 'page.performance':
      return null;
    case 'lead.engaged': {
      const { contact, account } = input.payload;
      const { externalId, traits, ...fields } = contact;
      return {
        ...base,
        externalId,
        ids: ofEmail(fields.email),
        fields,
        traits,
        account: account ?? null,
        engages: true,
      };
    }
    case 'lead.outcome':
      return { ...base, externalId: input.payload.contact.externalId, converts: input.payload.converted };
    case 'sequence.step-due':
      return { ...base, externalId: input.payload.contact.externalId, introduces: false };
    case 'contact.identified':
      return { ...base, ...ofPerson(input.payload.person), account: input.payload.account ?? null };
    case 'contact.tracked':
      return {
        ...base,
        ...ofPerson(input.payload.person),
        account: input.payload.account ?? null,
        engages: true,
      };
    case 'contact.linked':
      return { ...base, ...ofPerson(input.payload.person), linkedWith: input.payload.previous };
    case 'account.identified': {
      const { account, traits, person } = input.payload;
      return { ...base, ...(person ? ofPerson(person) : {}), account, accountTraits: traits };
    }
    case 'email.reported':
      return {
        ...base,
        ...ofPerson(input.payload.person),
        engages: ENGAGING_REPORTS.has(input.payload.report),
      };
    case 'record.changed': {
      const { contact, person, account } = input.payload;
      // What became of a record that a contact has elsewhere makes nobody known who was not.
      const about = person
        ? ofPerson(person)
        : contact
          ? { externalId: contact.externalId, introduces: false }
          : {};
      return { ...base, ...about, account: account ?? null };
    }
    case 'opportunity.changed':
      return { ...base, account: input.payload.account };
    case 'market.mentioned':
      return input.payload.account ? { ...base, account: input.payload.account } : null;
    default:
      return assertNever(input);
  }
}

const ofEmail = (email: string | null | undefined): Identifier[] =>
  email ? [{ type: 'email', value: email }] : [];

function ofPerson({ ids, traits, ...fields }: Person): Pick<Statement, 'ids' | 'fields' | 'traits'> {
  // An address that is an identifier is how they are reached as well.
  const email = fields.email ?? ids.find(({ type }) => type === 'email')?.value;
  return { ids: [...ids, ...ofEmail(fields.email)], fields: { ...fields, email }, traits };
}
