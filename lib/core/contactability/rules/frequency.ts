import { deny } from '../../gate/rule';
import { contactChannelTitles } from '../purposes';
import type { ContactCheck } from './contact-check';

const id = 'contact.frequency';

/** Caps on contacts with one person, across all agents. What is held for others counts as made. */
export const frequency: ContactCheck = {
  id,
  question: 'whether this person was contacted too often',
  check({ request, facts: { touches }, rules: { caps } }) {
    const by = ` by ${contactChannelTitles[request.channel]}`;
    const measures = [
      {
        measure: 'channel_day',
        made: touches.channelToday,
        cap: caps.perChannelPerDay,
        by,
        span: '24 hours',
      },
      { measure: 'channel_week', made: touches.channelWeek, cap: caps.perChannelPerWeek, by, span: '7 days' },
      { measure: 'total_day', made: touches.totalToday, cap: caps.totalPerDay, by: '', span: '24 hours' },
      { measure: 'total_week', made: touches.totalWeek, cap: caps.totalPerWeek, by: '', span: '7 days' },
    ];
    return measures
      .filter(({ made, cap }) => !(made + 1 <= cap))
      .map(({ measure, made, cap, by: how, span }) =>
        deny(
          id,
          `This person was contacted ${times(made)}${how} in the last ${span}, counting what is about to go out; the limit is ${cap}.`,
          { measure, value: made + 1, limit: cap, worse: 'higher' },
          'It can be proposed again when the time has passed; an admin can change the caps in the contact rules.',
        ),
      );
  },
};

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);
