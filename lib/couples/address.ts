/**
 * Whether two e-mail addresses reach the same mailbox, as far as can be told from their letters:
 * upper and lower case and a tag after "+" make no difference (RFC 5233). Two partners never share
 * one, or each could open what was sent to the other (domain 6.2). Null is no address.
 */
export function sameMailbox(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && mailbox(one) === mailbox(other);
}

function mailbox(address: string): string {
  const plain = address.trim().toLowerCase();
  const at = plain.lastIndexOf("@");
  return plain.slice(0, Math.max(at, 0)).replace(/\+.*$/u, "") + plain.slice(Math.max(at, 0));
}
