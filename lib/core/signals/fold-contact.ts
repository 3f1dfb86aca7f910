import { type CorrectableField, type CorrectedFields, mayOverwrite } from '../rights/correctable-fields';
import type { Traits } from '../statistics/traits';
import type { InputOf } from './signal-kinds';

export type ContactState = {
  email: string | null;
  name: string | null;
  title: string | null;
  region: string | null;
  language: string | null;
  countryCode: string | null;
  timeZone: string | null;
  phone: string | null;
  traits: Traits;
  convertedAt: string | null;
  lastSignalAt: string | null;
  /** When the newest engagement occurred that was taken in; it decides what may be overwritten. */
  engagedAt: string | null;
};

export const unknownContact: ContactState = {
  email: null,
  name: null,
  title: null,
  region: null,
  language: null,
  countryCode: null,
  timeZone: null,
  phone: null,
  traits: {},
  convertedAt: null,
  lastSignalAt: null,
  engagedAt: null,
};

const nothingCorrected: CorrectedFields = new Map();
const later = (a: string | null, b: string): string => (a !== null && Date.parse(a) >= Date.parse(b) ? a : b);
const isLate = (state: ContactState, occurredAt: string): boolean =>
  state.engagedAt !== null && Date.parse(occurredAt) < Date.parse(state.engagedAt);

/**
 * The contact after an engagement. Signals may arrive in any order: one that is older than what is known only fills gaps, and what a
 * person has put right stays right. `late` says so, for those who carry on from it.
 */
export function foldEngagement(
  state: ContactState,
  signal: InputOf<'lead.engaged'>,
  corrected: CorrectedFields = nothingCorrected,
): { state: ContactState; late: boolean } {
  const { contact } = signal.payload;
  const late = isLate(state, signal.occurredAt);
  const field = (name: CorrectableField) => {
    const stated = contact[name] ?? null;
    if (stated === null || !mayOverwrite(corrected, name, stated, signal.occurredAt)) return state[name];
    return late ? (state[name] ?? stated) : stated;
  };
  return {
    late,
    state: {
      email: field('email'),
      name: field('name'),
      title: field('title'),
      region: field('region'),
      language: field('language'),
      countryCode: field('countryCode'),
      timeZone: field('timeZone'),
      phone: field('phone'),
      traits: late ? { ...contact.traits, ...state.traits } : { ...state.traits, ...contact.traits },
      convertedAt: state.convertedAt,
      lastSignalAt: later(state.lastSignalAt, signal.occurredAt),
      engagedAt: later(state.engagedAt, signal.occurredAt),
    },
  };
}

/** The contact after an outcome: the first conversion counts, whatever arrives first. */
export function foldOutcome(state: ContactState, signal: InputOf<'lead.outcome'>): ContactState {
  const isFirst = state.convertedAt === null || Date.parse(signal.occurredAt) < Date.parse(state.convertedAt);
  return {
    ...state,
    convertedAt: signal.payload.converted && isFirst ? signal.occurredAt : state.convertedAt,
    lastSignalAt: later(state.lastSignalAt, signal.occurredAt),
  };
}
