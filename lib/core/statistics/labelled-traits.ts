import type { Traits } from './traits';

/** What was known of a contact, and what came of it. */
export type LabelledTraits = { traits: Traits; converted: boolean };
