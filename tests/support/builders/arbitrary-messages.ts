const inAFewWords = { contactId: 'con_1', purpose: 'marketing', sourceIds: [], wording: null };

/** What is said to a person otherwise than by e-mail. */
export const messageActions = [
  { kind: 'sms.message.send', payload: { ...inAFewWords, body: 'Your gifts are on their way.' } },
  { kind: 'in_product.message.show', payload: { ...inAFewWords, title: 'Good to know', body: 'Gifts.' } },
];
