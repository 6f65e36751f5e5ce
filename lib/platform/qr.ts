import { create } from "qrcode";

/** A QR code as one SVG path on a square of `size` units, quiet zone of four included. */
export type QrCode = { size: number; path: string };

const QUIET = 4;

/** Draws a text as a QR code (ISO/IEC 18004, error correction M), without any markup of its own. */
export function qrCodeOf(text: string): QrCode {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const dark = Array.from({ length: modules.size * modules.size }, (_, index) => index).filter((index) => modules.data[index]);
  const path = dark.map((index) => `M${QUIET + (index % modules.size)} ${QUIET + Math.floor(index / modules.size)}h1v1h-1z`).join("");
  return { size: modules.size + 2 * QUIET, path };
}
