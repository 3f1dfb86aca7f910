/*!
 * Mandate tracking: reports page views and what you tell it to the console that serves this file.
 *
 * <script>window.mandate = window.mandate || [];</script>
 * <script async src="https://CONSOLE/tracking/mandate.js" data-write-key="KEY" data-consent="required"></script>
 *
 * data-consent    required (if left out): nothing is stored or sent before mandate.consent({ analytics: true })
 *                 granted: the page has a ground of its own; visitors who ask not to be tracked (GPC, DNT) are not
 * data-auto-page  false: no page call when the page loads
 * data-spa        a page call for each pushState and popstate that leads to another address
 *
 * mandate.identify('user-1', { email }) · track('Demo Requested', { plan }) · page('Pricing') · group('company-1', { name })
 * alias('user-1') · reset() · consent({ analytics: true, marketing: false })
 * Before it has loaded: mandate.push(['track', 'Demo Requested', { plan: 'pro' }])
 *
 * It sets no cookie and never reads what people type. Everything that it keeps stands in localStorage under "mandate".
 */
(() => {
  const script = document.currentScript || document.querySelector('script[data-write-key]');
  const early = window.mandate;
  if (early && !Array.isArray(early)) return;
  const options = script ? script.dataset : {};
  const writeKey = options.writeKey;
  const warn = (text, detail) => console.warn(`mandate: ${text}`, detail ?? '');
  if (!writeKey) return warn('data-write-key is missing: nothing is tracked');

  const endpoint = new URL('/v1/batch', script.src).href;
  const isRequired = options.consent !== 'granted';
  const isAuto = options.autoPage !== 'false';
  const isSpa = 'spa' in options && options.spa !== 'false';

  const KEY = 'mandate';
  const QUEUES = 'mandate.q.';
  const MAX_MESSAGES = 100;
  const MAX_BYTES = 60_000;
  /** The oldest go first when nothing gets through for long. */
  const MAX_QUEUED = 1000;
  const SEND_AFTER_MS = 1000;
  const MAX_WAIT_MS = 300_000;
  const MAX_QUIET_MS = 86_400_000;

  const newId = () =>
    crypto.randomUUID
      ? crypto.randomUUID()
      : '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (c) =>
          (c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (c / 4)))).toString(16),
        );
  const bytesOf = (text) => new TextEncoder().encode(text).length;

  // Storage may be switched off or full: then memory is all there is.
  const storage = (use) => {
    try {
      return use(window.localStorage);
    } catch {
      return null;
    }
  };
  const readJson = (key) => storage((store) => JSON.parse(store.getItem(key)));
  const write = (key, value) =>
    storage((store) => (value === null ? store.removeItem(key) : store.setItem(key, JSON.stringify(value))));
  const queueKeys = () =>
    storage((store) => Object.keys(store).filter((key) => key.startsWith(QUEUES))) || [];

  /** Who this is, what was consented to, and until when the server asked for quiet. */
  let state = readJson(KEY) || {};
  /** Not sent yet, or not known to have arrived; while consent is open, waiting for it in memory alone. */
  let queue = [];
  /** Of this page alone: pages that are open side by side don't overwrite each other's. */
  const ownQueue = QUEUES + newId();
  let inFlight = new Set();
  let timer = null;
  let failures = 0;
  let missedPage = false;
  let lastUrl = location.href;
  let referrer = document.referrer;

  const asksNotToBeTracked = () =>
    navigator.globalPrivacyControl === true || navigator.doNotTrack === '1' || window.doNotTrack === '1';
  /** true: given, false: refused, null: not known yet. What was said outweighs what the browser is set to. */
  const mayTrack = () => {
    const said = state.consent ? state.consent.analytics : undefined;
    if (typeof said === 'boolean') return said;
    if (asksNotToBeTracked()) return false;
    return isRequired ? null : true;
  };

  const keep = () => {
    if (mayTrack()) write(KEY, state);
  };
  const keepQueue = () => {
    if (mayTrack()) write(ownQueue, queue.length ? queue : null);
  };
  const forget = () => {
    queue = [];
    clearTimeout(timer);
    timer = null;
    for (const key of queueKeys()) write(key, null);
    const { consent } = state;
    state = { consent };
    // Where nobody has to ask first, a no is kept: or the next page would forget it.
    write(KEY, isRequired || !consent ? null : state);
  };

  /** What pages that are gone could not send. One that is still open sends its own as well: the server takes each message once. */
  const adoptLeftovers = () => {
    const known = new Set(queue.map(({ messageId }) => messageId));
    for (const key of queueKeys()) {
      if (key === ownQueue) continue;
      const left = readJson(key);
      if (Array.isArray(left))
        queue.unshift(...left.filter((message) => message?.messageId && !known.has(message.messageId)));
      write(key, null);
    }
    queue = queue.slice(-MAX_QUEUED);
    keepQueue();
  };

  /** The next messages that fit into one request, without those that are under way. */
  const nextBatch = () => {
    const batch = [];
    let size = 200 + writeKey.length;
    for (const message of queue) {
      if (batch.length === MAX_MESSAGES) break;
      if (inFlight.has(message.messageId)) continue;
      size += bytesOf(JSON.stringify(message)) + 1;
      if (batch.length && size > MAX_BYTES) break;
      batch.push(message);
    }
    const body = JSON.stringify({ writeKey, sentAt: new Date().toISOString(), batch });
    return { body, ids: new Set(batch.map(({ messageId }) => messageId)), isSmall: size <= MAX_BYTES };
  };
  const drop = (ids) => {
    queue = queue.filter(({ messageId }) => !ids.has(messageId));
    keepQueue();
  };

  const sendSoon = (ms = SEND_AFTER_MS) => {
    if (!timer && !inFlight.size && queue.length && mayTrack())
      timer = setTimeout(send, Math.max(ms, (state.quietUntil || 0) - Date.now()));
  };
  const waitAfter = (retryAfter) => {
    const seconds = Number(retryAfter);
    const asked = !retryAfter ? 0 : seconds >= 0 ? seconds * 1000 : Date.parse(retryAfter) - Date.now();
    const own = Math.min(SEND_AFTER_MS * 2 ** failures++, MAX_WAIT_MS) * (1 + Math.random() / 2);
    // The next page keeps quiet as well.
    state.quietUntil = Date.now() + Math.max(own, Math.min(asked || 0, MAX_QUIET_MS));
    keep();
  };

  // A text as body needs no preflight.
  const send = async () => {
    timer = null;
    if (!queue.length || inFlight.size || !mayTrack()) return;
    const { body, ids, isSmall } = nextBatch();
    inFlight = ids;
    try {
      const answer = await fetch(endpoint, { method: 'POST', body, keepalive: isSmall, credentials: 'omit' });
      if (answer.ok) {
        failures = 0;
        drop(ids);
      } else if (answer.status === 429 || answer.status === 408 || answer.status > 499)
        waitAfter(answer.headers.get('retry-after'));
      else {
        warn(`refused with status ${answer.status}`);
        drop(ids);
      }
    } catch {
      waitAfter();
    }
    inFlight = new Set();
    sendSoon(0);
  };

  /** When the page goes away: what the browser does not take stays stored, for the next page. */
  const sendNow = () => {
    if (!mayTrack() || navigator.onLine === false || Date.now() < (state.quietUntil || 0)) return;
    for (;;) {
      const { body, ids, isSmall } = nextBatch();
      if (!ids.size || !isSmall || !navigator.sendBeacon?.(endpoint, body)) return;
      drop(ids);
    }
  };

  const pageOf = () => ({
    url: location.href.split('#')[0],
    path: location.pathname,
    search: location.search,
    title: document.title,
    referrer,
  });
  const campaignOf = () => {
    const found = {};
    for (const [name, value] of new URLSearchParams(location.search))
      if (name.startsWith('utm_')) found[name === 'utm_campaign' ? 'name' : name.slice(4)] = value;
    return Object.keys(found).length ? found : undefined;
  };
  const consentNow = () => (state.consent ? { categoryPreferences: state.consent } : undefined);

  const add = (type, fields) => {
    state.anonymousId ||= newId();
    const message = {
      type,
      messageId: newId(),
      timestamp: new Date().toISOString(),
      anonymousId: state.anonymousId,
      userId: state.userId,
      ...fields,
      context: {
        library: { name: 'mandate.js', version: '1' },
        page: pageOf(),
        locale: navigator.language,
        timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        campaign: campaignOf(),
        groupId: state.groupId,
        consent: consentNow(),
      },
    };
    // A copy: what the page changes afterwards is not what it reported.
    queue.push(JSON.parse(JSON.stringify(message)));
    queue = queue.slice(-MAX_QUEUED);
    keep();
    keepQueue();
    sendSoon();
  };
  const textOf = (id) => (id === undefined || id === null || id === '' ? undefined : String(id));

  const api = {
    identify(userId, traits) {
      const isNamed = typeof userId !== 'object';
      if (isNamed && textOf(userId)) state.userId = textOf(userId);
      add('identify', { traits: (isNamed ? traits : userId) || {} });
    },
    track(event, properties) {
      add('track', { event: String(event), properties: properties || {} });
    },
    page(name, properties) {
      const isNamed = typeof name !== 'object';
      const stated = isNamed ? properties : name;
      add('page', { name: isNamed ? textOf(name) : undefined, properties: { ...pageOf(), ...stated } });
    },
    group(groupId, traits) {
      state.groupId = textOf(groupId);
      add('group', { groupId: state.groupId, traits: traits || {} });
    },
    alias(userId, previousId) {
      state.anonymousId ||= newId();
      const previous = textOf(previousId) || state.userId || state.anonymousId;
      state.userId = textOf(userId);
      add('alias', { previousId: previous });
    },
    reset() {
      const { consent, quietUntil } = state;
      state = { consent, quietUntil };
      keep();
    },
    consent(purposes) {
      state.consent = { ...state.consent, ...purposes };
      if (mayTrack()) adoptLeftovers();
      settle();
    },
  };
  /** Does what follows from a consent, or from a no. */
  const settle = () => {
    const may = mayTrack();
    if (may === false) forget();
    if (!may) return;
    for (const message of queue) message.context.consent ||= consentNow();
    keep();
    keepQueue();
    if (missedPage) api.page();
    missedPage = false;
    sendSoon();
  };
  const safely = (call) => {
    const [name, ...args] = call;
    try {
      if (!Object.hasOwn(api, name)) warn('there is no call of this name', name);
      else if (mayTrack() !== false || name === 'consent') api[name](...args);
      else missedPage ||= name === 'page';
    } catch (error) {
      warn(`${name} failed`, error);
    }
  };
  const open = { push: (...calls) => calls.forEach(safely) };
  for (const name of Object.keys(api)) open[name] = (...args) => safely([name, ...args]);
  window.mandate = open;

  const moved = () =>
    setTimeout(() => {
      if (location.href.split('#')[0] === lastUrl.split('#')[0]) return;
      referrer = lastUrl.split('#')[0];
      lastUrl = location.href;
      open.page();
    });
  const start = () => {
    if (mayTrack()) adoptLeftovers();
    else forget();
    for (const call of early || []) safely(call);
    if (isAuto) open.page();
    sendSoon();
    if (!isSpa) return;
    const push = history.pushState;
    history.pushState = function (...args) {
      push.apply(this, args);
      moved();
    };
    addEventListener('popstate', moved);
  };

  addEventListener('pagehide', sendNow);
  addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && sendNow(), true);
  addEventListener('online', () => sendSoon(0));
  // What another page of this site has changed: an id, or a consent that was withdrawn.
  addEventListener('storage', ({ key, newValue }) => {
    if (key !== KEY) return;
    state = newValue
      ? readJson(KEY) || {}
      : { consent: state.consent && { ...state.consent, analytics: false } };
    settle();
  });
  if (document.prerendering) document.addEventListener('prerenderingchange', start, { once: true });
  else start();
})();
