import { chromium, type BrowserContext, type CDPSession, type Page } from "@playwright/test";
import { findChromium } from "#scripts/chromium.ts";

/** What a page costs on a slow phone. Times in milliseconds from the start of the navigation. */
export type PhoneRun = {
  usable: number; lcp: number; cls: number; tbt: number;
  requests: number; bytes: number; scriptBytes: number; styleBytes: number; fontBytes: number; frameworkScripts: number;
};

// 360 x 740, 1.6 Mbit/s, 150 ms there and back, a quarter of this processor.
const NETWORK = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (0.75 * 1024 * 1024) / 8 };

type Wanted = { url: string; cookie?: { name: string; value: string } | undefined };

/** Opens a page as many times as asked for, each in a browser that has seen nothing, and measures it. */
export async function openOnSlowPhone(wanted: Wanted, times: number): Promise<PhoneRun[]> {
  const { executablePath, args } = await findChromium();
  const browser = await chromium.launch({ executablePath, args });
  const runs: PhoneRun[] = [];
  for (let run = 0; run < times; run += 1) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
    runs.push(await openOnce(context, wanted));
    await context.close();
  }
  await browser.close();
  return runs;
}

async function openOnce(context: BrowserContext, { url, cookie }: Wanted): Promise<PhoneRun> {
  if (cookie) await context.addCookies([{ ...cookie, domain: "localhost", path: "/", secure: true, httpOnly: true, sameSite: "Strict" }]);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const bytes = await countBytes(cdp);
  await cdp.send("Network.emulateNetworkConditions", NETWORK);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.addInitScript(OBSERVE);
  await page.goto(url, { waitUntil: "load" });
  await page.waitForTimeout(700);
  return { ...(await timesOf(page)), ...bytes() };
}

async function countBytes(cdp: CDPSession): Promise<() => Pick<PhoneRun, "requests" | "bytes" | "scriptBytes" | "styleBytes" | "fontBytes" | "frameworkScripts">> {
  const kinds = new Map<string, { type: string; url: string }>();
  const sizes = new Map<string, number>();
  cdp.on("Network.responseReceived", ({ requestId, type, response }) => void (response.url.startsWith("http") && kinds.set(requestId, { type, url: response.url })));
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => void sizes.set(requestId, encodedDataLength));
  await cdp.send("Network.enable");
  return () => {
    const all = [...kinds].map(([id, kind]) => ({ ...kind, size: sizes.get(id) ?? 0 }));
    const sum = (type?: string) => all.filter((one) => !type || one.type === type).reduce((total, { size }) => total + size, 0);
    return {
      requests: all.length, bytes: sum(), scriptBytes: sum("Script"), styleBytes: sum("Stylesheet"), fontBytes: sum("Font"),
      frameworkScripts: all.filter(({ url }) => url.includes("/_next/")).length,
    };
  };
}

// Runs in the page before anything of it does.
const OBSERVE = `
  window.seen = { lcp: 0, cls: 0, tasks: [] };
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) seen.lcp = entry.startTime; }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.cls += entry.value; }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) seen.tasks.push([entry.startTime, entry.duration]); }).observe({ type: "longtask", buffered: true });
`;

/** Usable: painted, parsed, its own script has run. Blocking time: what long tasks after the first paint hold above 50 ms. */
function timesOf(page: Page): Promise<Pick<PhoneRun, "usable" | "lcp" | "cls" | "tbt">> {
  return page.evaluate(() => {
    const { seen } = window as unknown as { seen: { lcp: number; cls: number; tasks: [number, number][] } };
    const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    const paint = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN;
    const tbt = seen.tasks.filter(([start]) => start >= paint).reduce((total, [, duration]) => total + Math.max(0, duration - 50), 0);
    return { usable: Math.max(paint, navigation?.domContentLoadedEventEnd ?? Number.NaN), lcp: seen.lcp, cls: seen.cls, tbt };
  });
}
