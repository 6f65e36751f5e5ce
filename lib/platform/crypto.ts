import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

/** Where a sealed text lives. It opens there and nowhere else. */
export type Place = { practiceId: string; table: string; row: string; column: string };

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const placeBytes = (place: Place): Buffer =>
  Buffer.from([place.practiceId, place.table, place.row, place.column].join("\u001f"), "utf8");

/**
 * Seals bytes with AES-256-GCM (NIST SP 800-38D): random 96-bit nonce, the place as additional
 * data. Returns nonce, ciphertext and tag in base64url.
 */
export function sealBytes(key: Buffer, place: Place, plain: Buffer): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(placeBytes(place));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString("base64url");
}

/** Opens what `sealBytes` made. Throws when the key, the place or a single bit differs. */
export function openBytes(key: Buffer, place: Place, sealed: string): Buffer {
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length < NONCE_BYTES + TAG_BYTES) throw new Error("A sealed text is too short to be one.");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES));
  decipher.setAAD(placeBytes(place));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES)), decipher.final()]);
}

/** SHA-256 of some bytes in hexadecimal (FIPS 180-4): tells whether two files are the same. */
export function fingerprintOf(bytes: string | Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
