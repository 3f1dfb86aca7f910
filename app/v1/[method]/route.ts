import { trackingOptions, trackingRoute } from '@/lib/http/tracking-route';

export const POST = trackingRoute;
export const OPTIONS = trackingOptions;
