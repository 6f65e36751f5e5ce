import type { ClinicianActor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { fingerprintOf } from "#lib/platform/crypto.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { openText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { toCsv, type RecordDocument } from "../document.ts";
import { can } from "../policy.ts";
import { findVisibleRelease } from "../queries.ts";
import { againstRelease } from "../queries/release.ts";
import { handOutInput } from "../schema.ts";
import { toPdf } from "./typeset.ts";

/** A file as it goes out. Its name tells nothing about anybody. */
export type HandedOut = { bytes: Buffer; fileName: string; contentType: string };

const AS_FILE = {
  PDF: { fileName: "notes.pdf", contentType: "application/pdf" },
  JSON: { fileName: "notes.json", contentType: "application/json; charset=utf-8" },
  CSV: { fileName: "notes.csv", contentType: "text/csv; charset=utf-8" },
} as const;

/**
 * Hands out a made release in one format and writes it into the account of disclosures (45 CFR 164.528), with the hash of
 * the very bytes. A leave that was withdrawn since, or 30 days gone, refuse. Throws ZodError, NotFoundError, RefusedError.
 */
export async function handOut(actor: ClinicianActor, raw: unknown): Promise<HandedOut> {
  const { coupleId, releaseId, format } = handOutInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const row = await findVisibleRelease(tx, actor, releaseId);
    if (row.coupleId !== coupleId) throw new NotFoundError();
    authorize(can, actor, "hand-out", row);
    if (row.cancelledAt) throw new RefusedError({ form: "This release was taken back." });
    if (!row.document || !row.expiresAt || row.expiresAt <= clock.now()) throw new RefusedError({ form: row.madeAt ? "This release has run out. Prepare a new one." : "This release is not made yet." });
    const against = await againstRelease(tx, actor, row);
    if (against.length > 0) throw new RefusedError({ form: against.join(" ") });
    const json = await openText(tx, actor.practiceId, { table: "Release", row: row.id, column: "document" }, row.document);
    const document = JSON.parse(json) as RecordDocument;
    const bytes = format === "PDF" ? await toPdf(document) : Buffer.from(format === "CSV" ? toCsv(document) : json);
    await tx.releaseHandout.create({ data: { practiceId: actor.practiceId, id: newId(), releaseId: row.id, format, bytesHash: fingerprintOf(bytes), at: clock.now(), handedById: actor.membershipId } });
    await recordChange(tx, actor, "release.handed-out", { type: "release", id: row.id, coupleId: row.coupleId }, { format, hash: fingerprintOf(bytes) });
    return { bytes, ...AS_FILE[format] };
  });
}
