import { Notice } from "#components/ui/notice.tsx";
import type { CoverContact } from "#lib/reflections/cover.ts";

/** Tells a cover for whom they read, and the one way in which this person is reached. */
export function CoverNote({ contact }: { contact: CoverContact | null }) {
  if (!contact) return null;
  return (
    <Notice title={`You read this for ${contact.readsFor.join(" and ")}, who is away`} className="mb-6">
      <p>{howToReach(contact)} Nothing else of this case opens for you.</p>
    </Notice>
  );
}

function howToReach({ name, email }: CoverContact): string {
  return email ? `${name} is reached by e-mail: ${email}.` : `${name} has chosen no address to be written to. Call the practice's number for ${name}, as agreed there.`;
}
