/** The port of the environment, 3000 by default. Throws an Error in one sentence for anything but 1–65535. */
export function readPort(text: string | undefined): number {
  const port = text ? Number(text) : 3000;
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error("PORT must be a whole number from 1 to 65535.");
  return port;
}
