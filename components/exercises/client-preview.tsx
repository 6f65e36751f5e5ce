import { PhoneFrame } from "#components/assignments/phone-frame.tsx";
import { previewMarkup } from "#components/assignments/preview-markup.tsx";
import { Card } from "#components/ui/card.tsx";
import type { Exercise } from "#lib/exercises/exercise.ts";
import type { TaskDto } from "#lib/requests/dto.ts";

const task = (exercise: Exercise, therapist: string): TaskDto => ({
  therapist, readers: therapist, hours: "your reading hours", reading: null, help: [], exercise, solo: false, secrets: null, size: "FULL",
  reason: "The reason you give, in the client's own words, stands here.", plan: "When ___, I will ___", obstacle: null, until: "the last day of the link", draft: null,
});

/** The two pages a client gets, by the client's own components, at the width of a phone. Nothing in them can be sent. */
export async function ClientPreview({ exercise, therapist }: { exercise: Exercise; therapist: string }) {
  const html = await previewMarkup(exercise, task(exercise, therapist));
  return (
    <Card title="As the client sees it" lead="On a phone, after the code. Your own words for this person stand where the reason and the plan are." className="mt-6">
      <div className="flex flex-wrap gap-6">
        <PhoneFrame title="The task, as the client sees it" html={html.task} />
        <PhoneFrame title="The questions, as the client sees them" html={html.form} />
      </div>
    </Card>
  );
}
