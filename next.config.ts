import type { NextConfig } from 'next';

// Nothing about a build or a running console leaves the machine.
process.env.NEXT_TELEMETRY_DISABLED ??= '1';

const isDev = process.env.NODE_ENV === 'development';

/**
 * No origin but our own. Next and the theme switch write small inline scripts and there is no nonce on static pages, so
 * inline is allowed for scripts; `eval` only in development, where fast refresh needs it.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${isDev ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  `connect-src 'self'${isDev ? ' ws:' : ''}`,
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const securityHeaders = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

const ownPageHeaders = {
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex, nofollow, noarchive',
  'Cache-Control': 'no-store',
};

const config: NextConfig = {
  reactStrictMode: true,
  reactCompiler: true,
  typedRoutes: true,
  poweredByHeader: false,
  // `npm test` checks the types of everything, tests too; a start builds what passed there and need not check it again.
  typescript: { ignoreBuildErrors: true },
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  headers: async () => [
    { source: '/:path*', headers: Object.entries(securityHeaders).map(([key, value]) => ({ key, value })) },
    // The address of somebody's own page opens it: it is told to nobody, and kept by no search engine and no cache.
    {
      source: '/self-service/:path*',
      headers: Object.entries(ownPageHeaders).map(([key, value]) => ({ key, value })),
    },
  ],
};

export default config;
