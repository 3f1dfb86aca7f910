import type { ConnectorAction, KindsOf } from '../kit/connector';
import { guardedAction } from '../kit/guarded-action';
import { audienceOf, platform } from './client';

export const actions = {
  'ads.campaign.set-daily-budget': guardedAction(
    'ads.campaign.set-daily-budget',
    platform(['dailyBudgetMicros']),
  ),
  'ads.campaign.set-bid': guardedAction('ads.campaign.set-bid', platform(['bidMicros'])),
  'ads.campaign.pause': guardedAction('ads.campaign.pause', platform(['status'])),
  'ads.campaign.resume': guardedAction('ads.campaign.resume', platform(['status'])),
  'ads.campaign.target-account': guardedAction('ads.campaign.target-account', audienceOf()),
  'ads.campaign.exclude-term': guardedAction('ads.campaign.exclude-term', audienceOf()),
} as const satisfies Record<KindsOf<'ads'>, ConnectorAction>;
