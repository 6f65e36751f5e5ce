import { existsSync } from "node:fs";

export type Browser = {
  executablePath: string;
  args: string[];
  /** False for the browser inside an npm package, which keeps nothing on disk worth examining. */
  isFull: boolean;
};

const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];
const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The browser of the tests: CHROMIUM_PATH, else the system's, else the one npm installed. */
export async function findChromium(): Promise<Browser> {
  const given = process.env.CHROMIUM_PATH;
  if (given && !existsSync(given)) throw new Error(`CHROMIUM_PATH names ${given}, which does not exist.`);
  const installed = [given, ...SYSTEM].find((candidate) => candidate && existsSync(candidate));
  if (installed) return { executablePath: installed, args: ARGS, isFull: true };
  const { default: packaged } = await import("@sparticuz/chromium");
  return { executablePath: await packaged.executablePath(), args: ARGS, isFull: false };
}
