export type WaitingApproval = { title: string; deadlineAt: Date };

/** So many are named; the rest is counted. */
const NAMED = 10;

/**
 * The message that tells a person what waits for them. It names kinds of actions and deadlines and no person, and leads to the queue: nothing
 * is decided by opening a link.
 * @param mail.waiting those with the nearest deadline first. @param mail.timeZone IANA name, in which deadlines are told.
 */
export function approvalMail(mail: {
  workspace: string;
  waiting: readonly WaitingApproval[];
  queueUrl: string;
  accountUrl: string;
  timeZone: string;
}): { subject: string; text: string } {
  const { workspace, waiting, timeZone } = mail;
  const count = waiting.length;
  const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const things = count === 1 ? '1 action waits' : `${count} actions wait`;
  const lines = waiting
    .slice(0, NAMED)
    .map(({ title, deadlineAt }) => `- ${title}, until ${when.format(deadlineAt)}`);
  if (count > NAMED) lines.push(`- and ${count - NAMED} more`);
  return {
    subject: `${things} for your decision (${workspace})`,
    text: [
      `${things} for your decision in ${workspace}:`,
      '',
      ...lines,
      '',
      `Times are those of ${timeZone}. What nobody decides in time is not done.`,
      '',
      `Look at them here: ${mail.queueUrl}`,
      '',
      `You can switch these messages off here: ${mail.accountUrl}`,
      '',
    ].join('\n'),
  };
}
