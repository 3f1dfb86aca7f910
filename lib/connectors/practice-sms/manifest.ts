export const manifest = {
  id: 'practice-sms',
  title: 'Practice text-message service',
  channel: 'sms',
  isPractice: true,
} as const;
