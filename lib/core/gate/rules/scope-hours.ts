import { isUnknown } from '../facts';
import { deny, unreadable } from '../rule';
import { scopeRule } from '../rule-kinds';

const id = 'scope.hours';
const question = 'whether the agent may act at this hour';
const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export const scopeHours = scopeRule(id, question, ({ hours }, { facts: { localTime } }) => {
  if (isUnknown(localTime)) return [unreadable(id, question, localTime.unknown)];
  const { hour, weekday } = localTime;
  if (hours.days.includes(weekday) && hour >= hours.from && hour < hours.to) return [];
  const day = dayNames[weekday - 1] ?? `day ${weekday}`;
  return [
    deny(
      id,
      `The agent may not act on ${day} at ${hour}:00 (${hours.timeZone}): its hours are ${hours.from}:00 to ${hours.to}:00${hours.days.length < 7 ? ' on certain days' : ''}.`,
      { hour, weekday, fromHour: hours.from, toHour: hours.to },
      'It can be proposed again within the hours; an admin can extend them, and a second admin confirms it.',
    ),
  ];
});
