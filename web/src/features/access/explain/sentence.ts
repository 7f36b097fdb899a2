/** The server's clauses begin small, so that they can stand within a sentence. */
export function asSentence(clause: string): string {
  const [first = '', ...rest] = Array.from(clause);
  return `${first.toLocaleUpperCase()}${rest.join('')}.`;
}
