/** What may be known of a person, in the words of a register. An agent is given no more of it than it declares. */
export const personalDataTitles = {
  email: 'E-mail address',
  position: 'Position',
  region: 'Region',
  language: 'Language',
  employer: 'Size and tier of the employer',
  traits: 'Observed behaviour and other attributes',
  score: 'Score: probability of conversion',
  owner: 'Owner in the CRM',
  sequence: 'Sequence they are in',
  conversion: 'Whether they have converted',
  blocks: 'Whether contact is blocked',
  memory: 'What was learnt of their wishes, objections and habits',
  answers: 'How often they were contacted since they last answered',
} as const;
export type PersonalData = keyof typeof personalDataTitles;
export const personalDataKinds = Object.keys(personalDataTitles) as [PersonalData, ...PersonalData[]];
