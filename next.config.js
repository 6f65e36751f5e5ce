import { fixedContentPolicy, securityHeaders } from "./lib/platform/security-headers.ts";

const everywhere = Object.entries(securityHeaders).map(([key, value]) => ({ key, value }));
const fixedPolicy = { key: "Content-Security-Policy", value: fixedContentPolicy };
// The framework hands a handler's own Content-Type on in a form that its compression does not know; this one it knows.
const packedHtml = { key: "Content-Type", value: "text/html; charset=utf-8" };
const asksJson = { type: "header", key: "accept", value: "application/json" };
const neverStored = { key: "Cache-Control", value: "private, no-store" };

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  // Types are checked by `npm test`; a build for the demo need not do it again.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  experimental: { serverActions: { bodySizeLimit: "256kb" } },
  serverExternalPackages: [
    "@node-rs/argon2",
    "@prisma/adapter-pg",
    "@prisma/client",
    "nodemailer",
    "pg",
    "pdfkit",
    "pg-boss",
    "pino",
    "rate-limiter-flexible",
  ],
  // Paths that proxy.ts does not match carry a fixed policy, since they run no framework script.
  headers: async () => [
    { source: "/:path*", headers: everywhere },
    { source: "/r", headers: [fixedPolicy, neverStored] },
    { source: "/r/:path*", headers: [fixedPolicy, neverStored] },
    { source: "/r/:path*", missing: [asksJson], headers: [packedHtml] },
    { source: "/:file(notes\\.css|notes\\.js|favicon\\.ico|icon\\.svg)", headers: [fixedPolicy] },
    { source: "/_next/static/:path*", headers: [fixedPolicy] },
  ],
};

export default config;
