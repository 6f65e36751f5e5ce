import type { Seat } from "#lib/couples/seat.ts";
import type { Form } from "#lib/exercises/form.ts";

/** One person's task for paper: what the sheet prints, and what entering it needs. Days are "YYYY-MM-DD". */
export type PaperDto = {
  assignmentId: string; coupleId: string; seat: Seat; name: string; title: string; therapist: string; form: Form;
  reason: string; plan: string | null; obstacle: string | null; dueOn: string; givenOn: string; today: string;
  /** False for a draft, one taken back, and one that came back and is not repeated. */
  canEnter: boolean;
};
