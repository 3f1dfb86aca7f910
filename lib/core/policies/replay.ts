import { decide } from '../gate/decide';
import { type Facts, isUnknown } from '../gate/facts';
import type { Decision, Verdict } from '../gate/finding';
import { carryContacts } from './replay-contacts';
import { carryDays } from './replay-days';
import { effectOf, type ReplayEffect } from './replay-effect';
import { carryMoney } from './replay-money';
import { countsForItsDay, type ReplayRecord, tookEffect, wasRejected } from './replay-record';
import type { ReplayCategory, ReplayResult } from './replay-result';
import { DEFAULT_MINUTES_PER_REVIEW, makeTally } from './replay-tally';
import { type ReplayDraft, variantOf } from './replay-variant';

export type ReplayOptions = {
  minutesPerReview?: number;
  examplesPerCategory?: number;
  /** Hears every decision as the draft takes it: for tests and measurements. */
  onDecision?: (record: ReplayRecord, decision: Decision) => void;
};

/** A replay in progress: give it the recorded decisions of one workspace in the order in which they were taken. */
export type Replay = { take(record: ReplayRecord): void; unreadable(): void; result(): ReplayResult };

/** An action that went another way under the draft, and which. */
type Track = { way: 'refused' | 'asked' | 'freed' | 'let_in'; rules: readonly string[]; effect: boolean };

/**
 * Decides a recorded stream again under a draft, with the consequences carried on: what a newly denied action would have freed in each
 * budget window and what a newly allowed one would have held, contacts against the caps and leases, the agent's day. An answer that a
 * person gave is used where it was asked then and is asked now. Where it is asked now and was not then, the answer can't be
 * known: it is carried on as if granted, the worst case, and counted. Pure, and in one pass over the stream. Under the policy that
 * was in force nothing changes: every decision is the recorded one, to the letter.
 */
export function replay(draft: ReplayDraft, options: ReplayOptions = {}): Replay {
  const variant = variantOf(draft);
  const money = carryMoney();
  const contacts = carryContacts();
  const days = carryDays();
  const tracks = new Map<string, Track>();
  /** Asked in both, by other facts: whoever answered would have seen these rules. Alike lists are kept once. */
  const asked = new Map<string, readonly string[]>();
  const lists = new Map<string, readonly string[]>();
  const tally = makeTally({
    minutesPerReview: options.minutesPerReview ?? DEFAULT_MINUTES_PER_REVIEW,
    examplesPerCategory: options.examplesPerCategory ?? 5,
  });

  const underDraft = (record: ReplayRecord): Facts => {
    const carried = contacts.adjust(money.adjust(variant(record.facts, record.at)), record.at);
    const adjusted = days.adjust(carried, record);
    return underApproval(adjusted, record, tracks.get(record.actionId), asked.get(record.actionId));
  };

  /** What goes out under the draft alone (1) or went out in the record alone (-1) counts for all that follows. */
  const carry = (record: ReplayRecord, effect: ReplayEffect, sign: 1 | -1): void => {
    const { added, campaignId, reaches, people } = effect;
    if (campaignId !== null && added !== 0n) money.diverge(campaignId, added, sign === 1 ? 1n : -1n);
    if (added > 0n && sign === 1) tally.figures.added += added;
    if (added > 0n && sign === -1) tally.figures.takenAway += added;
    if (reaches === null) return;
    const { policy } = variant(record.facts, record.at);
    const leaseDays = isUnknown(policy) ? 0 : policy.body.contact.leaseDays;
    const message = reaches.when === 'now';
    const { channel, purpose } = reaches;
    const { agentId, at } = record;
    contacts.diverge(people, { at: at.getTime(), sign, message, channel, purpose, agentId, leaseDays });
    if (message) tally.figures[sign === 1 ? 'more' : 'fewer'] += people.length;
  };

  const meet = (effect: ReplayEffect): void => {
    if (effect.campaignId !== null && effect.setsAnew) money.meet(effect.campaignId);
    if (effect.reaches !== null) contacts.meet(effect.people);
  };

  const diverge = (record: ReplayRecord, before: Decision, after: Decision): void => {
    const effect = effectOf(record);
    const category = categoryOf(before.verdict, after.verdict);
    const happens = happensUnder(category, record);
    tally.change(record, category, before, after);
    if (category === 'newly_asked') tally.unknown.assumedGranted += 1;
    if (category === 'no_longer_asked' && wasRejected(record)) tally.unknown.againstAPerson += 1;
    tracks.set(record.actionId, {
      way: wayOf(category, before.verdict),
      rules: askingRules(after),
      effect: happens,
    });
    if (happens !== tookEffect(record)) carry(record, effect, happens ? 1 : -1);
    else if (happens) meet(effect);
    const counted = countsForItsDay(record);
    if (record.stage === 'submit')
      days.count(record, effect.added, { recorded: record.verdict !== 'deny' && counted, draft: happens });
    else if (counted && !happens) days.uncount(record, effect.added);
    else if (!counted && happens) days.count(record, effect.added, { recorded: false, draft: true });
  };

  /** An action that had gone another way already goes yet another: only a refusal still changes anything. */
  const turn = (record: ReplayRecord, track: Track, decision: Decision): void => {
    if (decision.verdict !== 'deny' || !track.effect) return;
    const effect = effectOf(record);
    if (tookEffect(record)) carry(record, effect, -1);
    days.uncount(record, effect.added);
    tracks.set(record.actionId, { way: 'refused', rules: [], effect: false });
  };

  return {
    take(record) {
      const { figures, unknown } = tally;
      figures.decisions += 1;
      if (record.stage === 'submit') tally.proposal(record);
      if (record.verdict === 'escalate') figures.before += 1;
      const track = tracks.get(record.actionId);
      // It never came to this: it was refused before, or nobody was asked.
      if (track?.way === 'refused' || (track?.way === 'freed' && record.stage === 'approval')) return;
      const { target } = record.facts;
      const campaignId = isUnknown(target) || target.type !== 'campaign' ? null : target.id;
      if (campaignId !== null) money.see(campaignId, record.facts);
      const facts = underDraft(record);
      const decision = decide(record.action, facts, record.at);
      options.onDecision?.(record, decision);
      if (decision.verdict === 'escalate') figures.after += 1;
      if (campaignId !== null && record.stage === 'submit') {
        if (startsFromAValue(record) && money.isElsewhere(campaignId)) unknown.startsElsewhere += 1;
        if (measuresOtherDays(record.facts, facts)) unknown.otherRoasWindow += 1;
      }
      if (track) return turn(record, track, decision);
      if (decision.verdict === record.verdict) {
        if (decision.verdict === 'escalate' && facts !== record.facts) remember(record, decision);
        if (record.stage === 'submit') settle(record);
        return;
      }
      const before = facts === record.facts ? decision : decide(record.action, record.facts, record.at);
      if (before.verdict === record.verdict) return diverge(record, before, decision);
      unknown.otherRules += 1;
      if (record.stage === 'submit') settle(record);
    },
    unreadable() {
      tally.figures.decisions += 1;
      tally.unknown.unreadable += 1;
    },
    result: () =>
      tally.result(
        money
          .windows()
          .slice(-100)
          .map(({ daily: _daily, difference, ...window }) => ({
            ...window,
            differenceMicros: difference.toString(),
          })),
      ),
  };

  function remember({ actionId }: ReplayRecord, decision: Decision): void {
    const rules = askingRules(decision);
    const key = rules.join(' ');
    asked.set(actionId, lists.get(key) ?? rules);
    lists.set(key, lists.get(key) ?? rules);
  }

  /** The same answer in both: it counts in both, and where it sets something anew, what came before no longer matters. */
  function settle(record: ReplayRecord): void {
    if (record.verdict === 'deny') return;
    const effect = effectOf(record);
    const counted = countsForItsDay(record);
    days.count(record, effect.added, { recorded: counted, draft: counted });
    if (tookEffect(record)) meet(effect);
  }
}

function categoryOf(before: Verdict, after: Verdict): ReplayCategory {
  if (after === 'deny') return 'newly_refused';
  if (after === 'escalate') return 'newly_asked';
  return before === 'deny' ? 'newly_allowed' : 'no_longer_asked';
}

/** Whether it would have had an effect. What was refused then and is asked now counts as granted, the worst case. */
function happensUnder(category: ReplayCategory, record: ReplayRecord): boolean {
  if (category === 'newly_refused') return false;
  if (record.verdict === 'deny') return true;
  return tookEffect(record) || wasRejected(record);
}

const wayOf = (category: ReplayCategory, before: Verdict): Track['way'] => {
  if (category === 'newly_refused') return 'refused';
  if (category === 'no_longer_asked') return 'freed';
  return before === 'deny' ? 'let_in' : 'asked';
};

const askingRules = ({ findings }: Decision): string[] =>
  findings.filter(({ verdict }) => verdict === 'escalate').map(({ rule }) => rule);

/** Once asked anew, it is taken as granted for what it was asked for; once no longer asked, nobody has approved anything. */
function underApproval(
  facts: Facts,
  record: ReplayRecord,
  track: Track | undefined,
  asked: readonly string[] | undefined,
): Facts {
  if (track?.way === 'freed') return { ...facts, approval: null };
  const assumed = track?.way === 'asked' && record.stage !== 'submit';
  if (!assumed && (asked === undefined || facts.approval === null)) return facts;
  const approval = facts.approval ?? { id: 'assumed', actionHash: record.action.hash, approvedRules: [] };
  const rules = assumed ? (track?.rules ?? []) : (asked ?? []);
  return {
    ...facts,
    approval: { ...approval, approvedRules: [...new Set([...approval.approvedRules, ...rules])] },
  };
}

const startsFromAValue = ({ action: { payload } }: ReplayRecord): boolean =>
  typeof payload === 'object' && payload !== null && 'fromMicros' in payload;

function measuresOtherDays({ target }: Facts, { policy }: Facts): boolean {
  if (isUnknown(target) || target.type !== 'campaign' || isUnknown(policy)) return false;
  return target.windowDays !== policy.body.roasWindowDays;
}
