/** Names under which Windows opens a device, whatever ends them: it writes no file of such a name. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/iu
/** Beyond it, a name with its extension is more than 255 bytes on some disk, whatever it is written in. */
const LONGEST = 60

/**
 * The name of a file that Keyward proposes for what a person has named: letters, numbers, blanks and hyphens only, so that
 * every system writes it; `otherwise` where nothing of that is left, and beside it where a system keeps the name for a
 * device.
 */
export const fileNameOf = (name: string, otherwise: string): string => {
  const plain = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N} -]+/gu, '')
    .replace(/ +/gu, ' ')
    .trim()
  const cut = Array.from(plain).slice(0, LONGEST).join('').trim()
  if (!/[\p{L}\p{N}]/u.test(cut)) return otherwise
  return DEVICE.test(cut) ? `${otherwise} ${cut}` : cut
}
