export const manifest = {
  id: 'practice-crm',
  title: 'Practice CRM',
  channel: 'crm',
  isPractice: true,
} as const;
