import { Button } from "#components/ui/button.tsx";
import type { Theme } from "#lib/platform/theme.ts";

const themes: { value: Theme; label: string }[] = [
  { value: "system", label: "Same as this device" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

/** Three buttons; the action sets the cookie `themeCookie` and shows the page again. Field name: "theme". */
export function ThemeChoice({ current, action }: { current: Theme; action: (data: FormData) => Promise<void> }) {
  return (
    <form action={action} className="flex flex-wrap gap-2">
      {themes.map(({ value, label }) => (
        <Button key={value} type="submit" name="theme" value={value} aria-pressed={value === current} variant={value === current ? "primary" : "secondary"}>
          {label}
        </Button>
      ))}
    </form>
  );
}
