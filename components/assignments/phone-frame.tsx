"use client";

import { useEffect, useRef, useState } from "react";

/**
 * A page as the person will see it, at the width of a phone. The frame runs nothing and sends nothing.
 * A new text is put into the frame as it stands, so that it neither blinks nor scrolls away.
 */
export function PhoneFrame({ title, html }: { title: string; html: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [first] = useState(html);
  useEffect(() => {
    const body = frame.current?.contentDocument?.body;
    if (body && html !== first) body.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  }, [html, first]);
  return (
    <iframe
      ref={frame}
      title={title}
      srcDoc={first}
      sandbox="allow-same-origin"
      className="block h-140 w-full max-w-90 rounded-lg border border-control bg-surface"
    />
  );
}
