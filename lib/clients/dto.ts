import type { Prisma } from "#lib/generated/prisma/client.ts";
import type { CoupleDto } from "#lib/couples/dto.ts";
import type { Seat } from "#lib/couples/seat.ts";
import type { Channel } from "./contact.ts";

/** One person with the case they belong to. */
export type ClientDto = { id: string; coupleId: string; seat: Seat; name: string; version: number; /** Whether somebody else can open their phone or mailbox; null while nobody asked. */ sharedDevice: boolean | null };

/** How a person is reached; `checkedOn` "YYYY-MM-DD". */
export type ContactPreferenceDto = {
  channel: Channel; email: string | null; senderName: string | null; subject: "NOTE_FROM_SENDER" | "WEEKDAY_NOTE"; checkedOn: string; recordedBy: string; askAgain: boolean;
};

/** A person's own page. Nothing in it comes from the partner's file. */
export type ClientPage = {
  client: ClientDto;
  couple: CoupleDto;
  contact: ContactPreferenceDto | null;
  /** Other cases of this very person that the reader may see. */
  otherCases: { coupleId: string; clientId: string; name: string }[];
  /** Instant at which the code in force was made, with its zone; null when there is none. */
  codeSetAt: Date | null;
  /** Wrong codes within the last 24 hours; the therapist asks privately who tried. */
  wrongCodes: number;
  zone: string;
  today: string;
};

/** A person's case with the people in the order of their seats. */
export const withCase = { couple: { include: { clients: { orderBy: { seat: "asc" } } } } } as const satisfies Prisma.ClientInclude;

export type ClientWithCase = Prisma.ClientGetPayload<{ include: typeof withCase }>;

/** What of a person may leave the server. */
export function toClientDto({ id, coupleId, seat, name, version, sharedDevice }: ClientDto): ClientDto {
  return { id, coupleId, seat, name, version, sharedDevice };
}
