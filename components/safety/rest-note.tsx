import { Notice } from "#components/ui/notice.tsx";

/** In a week with private halves: what rests for both, and the same words for both (rule F8). */
export function RestNote({ words }: { words: string | null }) {
  if (!words) return null;
  return (
    <Notice tone="note" title="A week one by one" className="mb-6">
      Tasks between the two rest, for both: no reminder goes out, and nothing counts as not done. Say to both: &ldquo;{words}&rdquo;
    </Notice>
  );
}
