import { Disclosure } from "#components/ui/disclosure.tsx";
import type { LookDto } from "#lib/requests/dto.ts";
import { PhoneFrame } from "./phone-frame.tsx";
import { codeMarkup, previewMarkup } from "./preview-markup.tsx";

/** The pages behind each open link of one person, as still pictures by the client's own components. */
export async function LookFrames({ name, links }: LookDto) {
  const before = await codeMarkup();
  const shown = await Promise.all(links.map(async (link) => ({ ...link, html: await previewMarkup(link.task.exercise, link.task) })));
  return (
    <div className="space-y-10">
      <p className="max-w-measure">Words that were typed and not sent are left out: they are {name}&rsquo;s own until they are sent.</p>
      <section aria-label="Before the code">
        <h2 className="mb-3 text-lg font-semibold">Any link, before its code</h2>
        <PhoneFrame title={`What a link shows ${name} before the code`} html={before} />
      </section>
      {shown.map(({ requestId, wasOpened, task, html }) => (
        <section key={requestId} aria-label={task.exercise.title}>
          <h2 className="text-lg font-semibold">{task.exercise.title}</h2>
          <p className="mb-3 text-ink-2">{wasOpened ? "Opened with the code." : "Not opened with the code yet."} Until {task.until}.</p>
          <PhoneFrame title={`The page as ${name} sees it`} html={html.task} />
          <Disclosure summary={`What ${name} is asked`} className="mt-3">
            <PhoneFrame title={`The questions as ${name} sees them`} html={html.form} />
          </Disclosure>
        </section>
      ))}
    </div>
  );
}
