import type { PhraseGroup } from '../phrase';
import { dutch } from './dutch';
import { english } from './english';
import { french } from './french';
import { german } from './german';
import { italian } from './italian';
import { portuguese } from './portuguese';
import { spanish } from './spanish';
import { swedish } from './swedish';

/** All languages at once: what language a reply is in is not known beforehand, and people mix them. */
export const phraseGroups: readonly PhraseGroup[] = [
  ...english,
  ...german,
  ...french,
  ...spanish,
  ...italian,
  ...dutch,
  ...swedish,
  ...portuguese,
];
