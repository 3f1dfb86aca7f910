import { type AlarmKind, alarmKindTitles } from '../monitoring/alarm';
import type { AlarmConsequence } from '../monitoring/monitoring-rules';

export type ToldAlarm = {
  kind: AlarmKind;
  /** What is watched, such as `Replies`. */
  title: string;
  /** What it is of: an agent or a source by name; null for the whole workspace. */
  of: string | null;
  since: Date;
  consequence: AlarmConsequence;
  url: string;
};

/** So many are named; the rest is counted. */
const NAMED = 10;
const follows = {
  tell: 'Nothing was done about it.',
  lower: 'Its agents ask before they act, until somebody raises their level again.',
  stop: 'Its agents are paused, until somebody lets them go on.',
} as const satisfies Record<AlarmConsequence, string>;

/** The message that tells whoever answers for agents what the watch found. It names agents and sources and no person, and leads to the alarm. */
export function alarmMail(mail: {
  workspace: string;
  /** The newest first. */
  alarms: readonly ToldAlarm[];
  listUrl: string;
  accountUrl: string;
  /** IANA name, in which moments are told. */
  timeZone: string;
}): { subject: string; text: string } {
  const { workspace, alarms, timeZone } = mail;
  const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const count = alarms.length === 1 ? '1 alarm' : `${alarms.length} alarms`;
  return {
    subject: `${count} about your agents (${workspace})`,
    text: [
      `${count} about the agents that you answer for in ${workspace}:`,
      '',
      ...alarms
        .slice(0, NAMED)
        .flatMap(({ kind, title, of, since, consequence, url }) => [
          `- ${alarmKindTitles[kind]}: ${title}${of === null ? '' : `, ${of}`}, since ${when.format(since)}. ${follows[consequence]}`,
          `  ${url}`,
        ]),
      ...(alarms.length > NAMED ? [`- and ${alarms.length - NAMED} more`] : []),
      '',
      `Times are those of ${timeZone}. Say in the console what came of each.`,
      '',
      `All alarms: ${mail.listUrl}`,
      '',
      `You can switch these messages off here: ${mail.accountUrl}`,
      '',
    ].join('\n'),
  };
}
