import { type Segment, segmentTitles } from '../../scopes/segment';
import { peopleRule } from '../people-rule';

export const scopeSegment = peopleRule(
  'scope.segment',
  'segment',
  (people) => people.segments,
  (scope, segment) => scope.segments.includes(segment as Segment),
  (segment) => segmentTitles[segment as Segment],
);
