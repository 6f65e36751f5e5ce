import type { QrCode } from "#lib/platform/qr.ts";

/** A QR code in black on white in both themes, since cameras read it so. */
export function Qr({ code, label }: { code: QrCode; label: string }) {
  return (
    <svg role="img" aria-label={label} width="164" height="164" viewBox={`0 0 ${code.size} ${code.size}`} shapeRendering="crispEdges" className="my-3 max-w-full">
      <rect width={code.size} height={code.size} fill="#fff" />
      <path d={code.path} fill="#000" />
    </svg>
  );
}
