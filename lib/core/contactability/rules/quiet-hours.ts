import { deny, unreadable } from '../../gate/rule';
import { clockTime, closedBy, hoursThatCount, nextOpening } from '../open-hours';
import { packIds } from '../packs/pack';
import { interrupts } from '../purposes';
import { packsFor } from '../requirement';
import type { ContactCheck } from './contact-check';

const id = 'contact.quiet-hours';
const question = 'whether this is an hour to contact this person';
const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** By every clock the person may live by, the moment must lie within the hours of the workspace and of the law. */
export const quietHours: ContactCheck = {
  id,
  question,
  check({ request, facts, rules, now }) {
    const { localTimes, timeZoneFrom, jurisdiction } = facts;
    const guessed = timeZoneFrom === 'workspace';
    if (
      localTimes.length === 0 ||
      (guessed && (rules.unknownTimeZone === 'refuse' || interrupts(request.channel)))
    ) {
      return [unreadable(id, question, 'their time zone is not known')];
    }
    const hours = hoursThatCount(
      rules,
      packsFor(jurisdiction, rules, request.channel) ?? packIds,
      request.channel,
    );
    const closed = closedBy(hours, localTimes, now.getTime());
    if (closed === null) return [];
    const { hour, weekday } = clockTime(closed, now.getTime());
    const opensAt = nextOpening(hours, localTimes, now)?.toISOString();
    return [
      deny(
        id,
        `It is ${dayNames[weekday - 1] ?? 'a day'} ${hour}:00 to ${hour + 1}:00 for this person (${closed.timeZone}), and those are quiet hours.`,
        { hour, weekday, timeZone: closed.timeZone, ...(opensAt === undefined ? {} : { opensAt }) },
        opensAt === undefined
          ? 'There is no hour at which all rules allow it; an admin can change the hours in the contact rules.'
          : `It can be proposed again from ${opensAt.slice(0, 16).replace('T', ' ')} UTC on.`,
      ),
    ];
  },
};
