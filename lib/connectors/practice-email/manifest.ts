export const manifest = {
  id: 'practice-email',
  title: 'Practice e-mail service',
  channel: 'email',
  isPractice: true,
} as const;
