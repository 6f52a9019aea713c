import type { Signer } from '../../../shared/handover/calls.ts'
import type { Mood } from '../connections/words-status.ts'

/** Who signed something, in a heading: a name only where it is that of the key, or nobody else's. */
export const signerName = ({ from, sender, claims, posesAs }: Signer): string =>
  sender === 'posing' && claims === null && posesAs !== null
    ? `somebody posing as ${posesAs.name}`
    : from.name

/** What is to be thought of a signature: known by its key, and never by a name alone. */
export const describeSigner = ({
  from,
  sender,
  claims,
  posesAs,
  sharesNameWith,
}: Signer): { readonly mood: Mood; readonly words: string; readonly next: string } => {
  if (sender === 'posing') {
    const words = `Posing as ${posesAs?.name ?? from.name}`
    return { mood: 'urgent', words, next: posingNext({ from, claims, posesAs }) }
  }
  if (sender === 'known')
    return {
      mood: 'fine',
      words: 'Signed by somebody in your address book',
      next:
        claims === null ? '' : `Your address book has another e-mail address for them than this: ${claims}.`,
    }
  return {
    mood: 'unknown',
    words: 'Unknown sender',
    next: `The signature holds, and its key is not in your address book. ${sharesNameWith === null ? '' : `It is not the key of ${sharesNameWith}, whom you know. `}Ask the sender to read their fingerprint out.`,
  }
}

const posingNext = ({ from, claims, posesAs }: Pick<Signer, 'from' | 'claims' | 'posesAs'>): string => {
  if (claims !== null)
    return `The key is that of ${from.name} in your address book, and calls itself ${claims}. Ask ${from.name} about it, on a number that you know.`
  if (posesAs?.isMe === true)
    return 'This uses your own name, or one that looks like it, and not your key. It does not come from this Keyward.'
  return `Not the key that you know: ${posesAs?.name ?? from.name} is in your address book with another one. Call them on a number that you know before you go on.`
}
