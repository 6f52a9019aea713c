/** What ends a mail, and other single words that follow an address on a line of their own. */
const CLOSING =
  /^(?:regards|thanks|cheers|best|kind|kindly|sincerely|ta|hi|hello|dear|yours|greetings|bye|sent|from|passphrase|password|note|ps)$/iu
/** A line that a mail cut is about as long as the others; below this nothing is cut. */
const SHORTEST_CUT = 40
const LINES_MAX = 3_000

/**
 * A run of signs from `start` on, longer with each line that a mail may have cut off it; the longest first. `sign` is one
 * sign that belongs to such a run.
 */
export const unwrapped = (text: string, start: number, sign: RegExp): string[] => {
  let end = start
  const ends = (at: number) => at >= text.length || !sign.test(text[at] ?? '')
  while (!ends(end)) end += 1
  const found = [text.slice(start, end)]
  let width = end - (text.lastIndexOf('\n', start) + 1)
  for (let lines = 0; lines < LINES_MAX && text[end] === '\n' && width >= SHORTEST_CUT; lines += 1) {
    const lineEnd = text.indexOf('\n', end + 1) === -1 ? text.length : text.indexOf('\n', end + 1)
    const line = text.slice(end + 1, lineEnd)
    let length = 0
    while (length < line.length && sign.test(line[length] ?? '')) length += 1
    const rest = line.slice(length)
    if (length === 0 || CLOSING.test(line.replace(/[\s.,;:!]+$/u, '')) || !/^[>)\]}"'’”.,;]*$/u.test(rest))
      break
    found.unshift((found[0] ?? '') + line.slice(0, length))
    if (rest !== '' || length < width - 3) break // the last one is the short one
    width = Math.max(width, length)
    end = lineEnd
  }
  return found
}
