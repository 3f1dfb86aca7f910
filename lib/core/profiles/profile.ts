import {
  type CorrectableField,
  type CorrectedFields,
  correctableFields,
  mayOverwrite,
} from '../rights/correctable-fields';
import type { Traits } from '../statistics/traits';
import {
  type Facts,
  type FactValue,
  joinFacts,
  type Stamp,
  stateFacts,
  textOf,
  traitField,
  traitsOf,
} from './facts';

/** What one profile is made of: what was stated of it, its first conversion and its latest signal (ISO). Everything else is read off it. */
export type Profile = { facts: Facts; convertedAt: string | null; lastSignalAt: string | null };
export const emptyProfile: Profile = { facts: {}, convertedAt: null, lastSignalAt: null };

/** What counts of a profile now, as screens, scores and the gate read it. */
export type ProfileView = Record<CorrectableField, string | null> & {
  traits: Traits;
  /** The account a source said they belong to. */
  statedAccountId: string | null;
  convertedAt: string | null;
  lastSignalAt: string | null;
};

const ACCOUNT = 'account';
const nothingCorrected: CorrectedFields = new Map();

export function viewOf({ facts, convertedAt, lastSignalAt }: Profile): ProfileView {
  const fields = Object.fromEntries(correctableFields.map((field) => [field, textOf(facts, field)]));
  return {
    ...(fields as Record<CorrectableField, string | null>),
    traits: traitsOf(facts),
    statedAccountId: textOf(facts, ACCOUNT),
    convertedAt,
    lastSignalAt,
  };
}

export type Stated = {
  fields?: { [F in CorrectableField]?: string | null | undefined };
  traits?: Traits;
  accountId?: string | null;
};

/** The profile after a statement; what a person has put right stays right. A field that is stated as nothing says nothing. */
export function stateProfile(
  profile: Profile,
  { fields = {}, traits = {}, accountId }: Stated,
  stamp: Stamp,
  corrected: CorrectedFields = nothingCorrected,
): Profile {
  const stated: Record<string, FactValue | undefined> = {};
  for (const field of correctableFields) {
    const value = fields[field] ?? undefined;
    if (value !== undefined && mayOverwrite(corrected, field, value, stamp.at)) stated[field] = value;
  }
  for (const [name, value] of Object.entries(traits)) stated[traitField(name)] = value;
  if (accountId) stated[ACCOUNT] = accountId;
  return { ...profile, facts: stateFacts(profile.facts, stated, stamp) };
}

/** A person's word: it counts from that moment on, also where it takes a value away. */
export const correctProfile = (
  profile: Profile,
  fields: { [F in CorrectableField]?: string | null | undefined },
  stamp: Stamp,
): Profile => ({ ...profile, facts: stateFacts(profile.facts, fields, stamp) });

/** The profile after something was seen of it at a moment (ISO). */
export const seeProfile = (profile: Profile, at: string): Profile => ({
  ...profile,
  lastSignalAt: latest(profile.lastSignalAt, at),
});

/** The profile after it converted: the first conversion counts, whatever arrives first. */
export const convertProfile = (profile: Profile, at: string): Profile => ({
  ...profile,
  convertedAt: earliest(profile.convertedAt, at),
});

/** Two profiles of one person as one. */
export const joinProfiles = (a: Profile, b: Profile): Profile => ({
  facts: joinFacts(a.facts, b.facts),
  convertedAt:
    a.convertedAt && b.convertedAt
      ? earliest(a.convertedAt, b.convertedAt)
      : (a.convertedAt ?? b.convertedAt),
  lastSignalAt:
    a.lastSignalAt && b.lastSignalAt
      ? latest(a.lastSignalAt, b.lastSignalAt)
      : (a.lastSignalAt ?? b.lastSignalAt),
});

const latest = (a: string | null, b: string): string =>
  a !== null && Date.parse(a) >= Date.parse(b) ? a : b;
const earliest = (a: string | null, b: string): string =>
  a !== null && Date.parse(a) <= Date.parse(b) ? a : b;
