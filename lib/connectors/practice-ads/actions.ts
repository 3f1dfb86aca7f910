import type { ConnectorAction, KindsOf } from '../kit/connector';
import { guardedAction } from '../kit/guarded-action';
import { audienceOf, platform } from './client';
import { creativePlatform } from './pieces';

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
  'ads.creative.publish-variant': guardedAction('ads.creative.publish-variant', creativePlatform('variant')),
  'ads.creative.set-split': guardedAction('ads.creative.set-split', creativePlatform('split')),
} as const satisfies Record<KindsOf<'ads'>, ConnectorAction>;
