import { instantInWords } from "#lib/platform/time.ts";
import { attendanceInWords } from "./attendance.ts";
import type { SessionRow, WrapUpDto } from "./dto.ts";
import { formatWords, lengthInMinutes, namesOf, placeWords } from "./hour.ts";

/** The stored plan as labelled words, to stand beside an overtaken change. */
export function planInStore(session: SessionRow): Record<string, string> {
  return {
    When: instantInWords(session.startsAt, session.zone), Minutes: String(lengthInMinutes(session)),
    Where: placeWords[session.place], "Who comes": formatWords[session.format],
  };
}

/** The stored attendance, one line per person. */
export function attendanceInStore(session: SessionRow): Record<string, string> {
  const names = namesOf(session.couple.clients, session.couple.partnerCalled);
  return Object.fromEntries(session.attendances.map((row) => [names[row.seat], attendanceInWords(row)]));
}

/** The stored closing words, one line each. */
export function wrapUpInStore(stored: Pick<WrapUpDto, "closingLine" | "whatEased" | "promise" | "nextFocus">): Record<string, string> {
  const lines = {
    "Closing line": stored.closingLine, "What eased it": stored.whatEased, "You said you would": stored.promise, "Next time": stored.nextFocus,
  };
  return Object.fromEntries(Object.entries(lines).map(([label, text]) => [label, text ?? "nothing"]));
}
