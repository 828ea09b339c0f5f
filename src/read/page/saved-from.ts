/// The address that a browser writes into a page when it saves it, or null: "saved from url=(0031)https://…" of Internet
/// Explorer, Chrome and Edge; "Page saved with SingleFile url: https://…"; HTTrack's "Mirrored from …".
export function savedFrom(html: string): string | null {
  const head = html.slice(0, 4000);
  const address =
    /<!--\s*saved from url=\(\d{1,6}\)(https?:\/\/[^\s<>"]{1,2000})/i.exec(head)?.[1] ??
    /<!--\s*Page saved with SingleFile\s+url:\s*(https?:\/\/[^\s<>"]{1,2000})/i.exec(head)?.[1];
  const mirrored = /<!--\s*Mirrored from ([^\s<>"/]{1,200}\.[^\s<>"]{1,2000}) by HTTrack/i.exec(head)?.[1];
  return address ?? (mirrored === undefined ? null : `https://${mirrored}`);
}
