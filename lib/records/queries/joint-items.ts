import { visibleTo as couplesVisibleTo } from "#lib/couples/policy.ts";
import type { Seat } from "#lib/couples/seat.ts";
import { findCode, lightMarkOf } from "#lib/observations/code.ts";
import { intensityWords, sourceText, type Intensity } from "#lib/observations/labels.ts";
import { minutesOfRow, sessionInclude, type SessionRow } from "#lib/sessions/dto.ts";
import { formatWords, lengthInMinutes, placeWords, statusWords, wrapUpRoom } from "#lib/sessions/hour.ts";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { openText } from "#lib/platform/keyring.ts";
import type { Transaction } from "#lib/platform/tenancy.ts";
import { dateToDay, dayOf } from "#lib/platform/time.ts";
import type { RecordItem } from "../record-item.ts";
import { labelled, linesOf } from "../words.ts";

export type Names = Readonly<Record<Seat, string>>;
/** What a gatherer works with. */
export type Gathering = { tx: Transaction; actor: ClinicianActor; coupleId: string; names: Names };

/** Opens one sealed column of a row. */
export const opener = ({ tx, actor }: Gathering, table: string) =>
  async <T extends string | null>(row: string, column: string, sealed: T): Promise<T> => openText(tx, actor.practiceId, { table, row, column }, sealed);

/** The scope of every gatherer: the case, as far as the actor may look it up. */
export const ofCase = ({ actor, coupleId }: Gathering) => ({ practiceId: actor.practiceId, couple: { AND: [couplesVisibleTo(actor), { id: coupleId }] } });

/** Hours, marks, notes and closing words: each in the file that the setting gave it (decision 9). */
export async function itemsOfHours(gathering: Gathering): Promise<RecordItem[]> {
  const { tx, names } = gathering;
  const sessions = await tx.session.findMany({
    where: ofCase(gathering), orderBy: { startsAt: "asc" },
    include: {
      ...sessionInclude, wrapUp: true,
      observations: { where: { observationRetraction: null }, orderBy: { sequence: "asc" } },
      progressNotes: { include: { noteSignature: { include: { signedBy: { select: { calledName: true } } } }, noteAmendments: { orderBy: { at: "asc" } } } },
    },
  });
  const items: RecordItem[] = [];
  for (const session of sessions) {
    const day = dayOf(session.startsAt, session.zone);
    // Who came, without the minutes that one of them was alone: those are in no file of the other.
    const there = session.attendances.map((row) => `${names[row.seat]}: ${statusWords[row.status]}`);
    const state = session.sessionCancellation ? ["Cancelled"] : there;
    const room = wrapUpRoom(minutesOfRow({ ...session, wrapUp: null, progressNotes: [] })) ?? "JOINT";
    items.push({ type: "session", ref: session.id, room, author: "CLINICIAN", day, title: formatWords[session.format], text: [`${lengthInMinutes(session)} minutes. ${placeWords[session.place]}.`, ...state].join("\n") });
    items.push(...session.observations.map((row): RecordItem => ({
      type: "observation", ref: row.id, room: row.room, author: row.toldBy ?? "CLINICIAN", day,
      title: `${names[row.seat]}: ${(row.code ? findCode(row.code)?.label : row.light && lightMarkOf(row.light).label) ?? "A mark"}`,
      text: `${intensityWords[row.intensity as Intensity]}. ${sourceText(row.source, row.seat, names)}.`,
    })));
    items.push(...(await wordsOf(gathering, session, day)));
  }
  return items;
}

type Hour = Omit<SessionRow, "wrapUp" | "progressNotes"> & {
  wrapUp: { id: string; closingLine: string | null; whatEased: string | null; promise: string | null; nextFocus: string | null } | null;
  progressNotes: {
    id: string; room: "JOINT" | Seat; body: string; noteSignature: { signedAt: Date; signedBy: { calledName: string } } | null; noteAmendments: { id: string; body: string; at: Date }[];
  }[];
};

async function wordsOf(gathering: Gathering, session: Hour, day: string): Promise<RecordItem[]> {
  const items: RecordItem[] = [];
  const ofWrapUp = opener(gathering, "WrapUp");
  const { wrapUp } = session;
  if (wrapUp) {
    const open = (column: "closingLine" | "whatEased" | "promise" | "nextFocus") => ofWrapUp(wrapUp.id, column, wrapUp[column]);
    const text = labelled({ "Closing line": await open("closingLine"), "What eased it": await open("whatEased"), "The therapist would": await open("promise"), "Next time": await open("nextFocus") });
    // The closing words of an hour with private parts may hold what one said alone: the therapist's own matter.
    const room = wrapUpRoom(minutesOfRow({ ...session, wrapUp: null, progressNotes: [] })) ?? "PROCESS";
    if (text) items.push({ type: "wrapUp", ref: wrapUp.id, room, author: "CLINICIAN", day, title: "", text });
  }
  const ofNote = opener(gathering, "ProgressNote");
  const ofAmendment = opener(gathering, "NoteAmendment");
  for (const note of session.progressNotes) {
    // An unsigned draft is no part of the record yet.
    if (!note.noteSignature) continue;
    const amendments: string[] = [];
    for (const one of note.noteAmendments) amendments.push(`Amended ${dayOf(one.at, session.zone)}:\n${await ofAmendment(one.id, "body", one.body)}`);
    const body = linesOf(await ofNote(note.id, "body", note.body));
    items.push({ type: "note", ref: note.id, room: note.room, author: "CLINICIAN", day, title: `signed by ${note.noteSignature.signedBy.calledName}`, text: [body, ...amendments].join("\n\n") });
  }
  return items;
}

/** What the two agreed on, how it went on and how it ended: the joint file, but for what one told alone. */
export async function itemsOfCase(gathering: Gathering): Promise<RecordItem[]> {
  const { tx, actor } = gathering;
  const where = ofCase(gathering);
  const [openAgreement, openPolicy, openEnding, openStep, openDecision] = ["Agreement", "SecretsPolicy", "Ending", "DiscernmentMeeting", "SafetyDecision"].map((table) => opener(gathering, table)) as [Opener, Opener, Opener, Opener, Opener];
  const items: RecordItem[] = [];
  for (const row of await tx.agreement.findMany({ where, orderBy: { recordedAt: "asc" } })) {
    items.push({ type: "agreement", ref: row.id, room: "JOINT", author: "CLINICIAN", day: dateToDay(row.agreedOn), title: linesOf(JSON.stringify([row.kind])), text: linesOf(await openAgreement(row.id, "words", row.words)) });
  }
  for (const row of await tx.secretsPolicy.findMany({ where, orderBy: { recordedAt: "asc" } })) {
    items.push({ type: "policy", ref: row.id, room: "JOINT", author: "CLINICIAN", day: dateToDay(row.agreedOn), title: linesOf(JSON.stringify([row.kind])), text: (await openPolicy(row.id, "exceptions", row.exceptions)) ?? "" });
  }
  for (const row of await tx.ending.findMany({ where, orderBy: { recordedAt: "asc" } })) {
    items.push({ type: "ending", ref: row.id, room: "JOINT", author: "CLINICIAN", day: dateToDay(row.endedOn), title: linesOf(JSON.stringify([row.kind])), text: await openEnding(row.id, "words", row.words) });
  }
  for (const row of await tx.discernmentMeeting.findMany({ where, orderBy: { metOn: "asc" }, include: { client: { select: { seat: true } } } })) {
    items.push({ type: "discernment", ref: row.id, room: row.room, author: row.client?.seat ?? "CLINICIAN", day: dateToDay(row.metOn), title: `Step ${row.step}`, text: linesOf(await openStep(row.id, "words", row.words)) });
  }
  for (const row of await tx.safetyDecision.findMany({ where, orderBy: { decidedAt: "asc" } })) {
    items.push({ type: "decision", ref: row.id, room: row.room ?? "JOINT", author: "CLINICIAN", day: dayOf(row.decidedAt, actor.zone), title: linesOf(JSON.stringify([row.kind])), text: await openDecision(row.id, "words", row.words) });
  }
  return items;
}

type Opener = ReturnType<typeof opener>;
