/** What the sample workspace is made of: invented, and labelled so wherever it shows. */
export const samplePeople = [
  { name: 'Mara Lindqvist', email: 'mara.lindqvist@sample.invalid', roles: ['admin', 'reviewer'] },
  { name: 'Tomasz Okafor', email: 'tomasz.okafor@sample.invalid', roles: ['admin', 'operator'] },
  { name: 'Ines Carvalho', email: 'ines.carvalho@sample.invalid', roles: ['reviewer'] },
  { name: 'Ravi Hollenbeck', email: 'ravi.hollenbeck@sample.invalid', roles: ['reviewer'] },
] as const;

export const sampleOwners = [
  ['Greta Holm', 'North', 'Nordics'],
  ['Jonas Weber', 'Central', 'DACH'],
  ['Amelie Roux', 'West', 'France'],
  ['Luca Ferri', 'South', 'Italy'],
  ['Sofia Marín', 'South', 'Iberia'],
  ['Piet de Groot', 'West', 'Benelux'],
  ['Klara Novak', 'Central', 'DACH'],
  ['Owen Hughes', 'West', 'UK & Ireland'],
] as const;

export const sampleCampaigns = [
  {
    externalId: 'winter-jackets-search',
    name: 'Winter jackets – search',
    dailyBudget: 220,
    bid: 0.62,
    roas: 5.4,
  },
  { externalId: 'trail-shoes-social', name: 'Trail shoes – social', dailyBudget: 180, bid: 0.41, roas: 2.1 },
  {
    externalId: 'corporate-gifting',
    name: 'Corporate gifting – professional network',
    dailyBudget: 140,
    bid: 1.85,
    roas: 3.6,
  },
  { externalId: 'brand-display', name: 'Brand – display', dailyBudget: 110, bid: 0.18, roas: 0.7 },
  { externalId: 'retargeting', name: 'Retargeting – catalogue', dailyBudget: 90, bid: 0.35, roas: 6.2 },
] as const;

export const regions = ['Nordics', 'DACH', 'France', 'Italy', 'Iberia', 'Benelux', 'UK & Ireland'] as const;
export const industries = [
  'Retail',
  'Manufacturing',
  'Technology',
  'Hospitality',
  'Education',
  'Logistics',
] as const;
export const companyWords = [
  [
    'Alpen',
    'Baltic',
    'Corvin',
    'Delta',
    'Elm',
    'Fjord',
    'Granit',
    'Hafen',
    'Isar',
    'Juno',
    'Kestrel',
    'Lumen',
    'Meridian',
    'Nord',
  ],
  ['Works', 'Group', 'Systems', 'Logistics', 'Foods', 'Labs', 'Hotels', 'Partners', 'Textiles', 'Energy'],
] as const;

export const givenNames = [
  'Elin',
  'Mateo',
  'Anouk',
  'Yusuf',
  'Clara',
  'Henrik',
  'Paola',
  'Dario',
  'Maeve',
  'Lars',
  'Noor',
  'Felix',
] as const;
export const familyNames = [
  'Berg',
  'Santos',
  'Keller',
  'Demir',
  'Rossi',
  'Dubois',
  'Janssen',
  'Novák',
  'Byrne',
  'Lindgren',
  'Ferrari',
  'Vogel',
] as const;
