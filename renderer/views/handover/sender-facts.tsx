import type { SenderStanding } from '../../../shared/handover-calls.ts'
import { Said } from '../../components/said.tsx'
import { StateMark } from '../../components/state-mark.tsx'
import type { Mood } from '../../status-messages.ts'

type SenderProps = { readonly sender: SenderStanding; readonly isNameOdd: boolean }

/** What is to be thought of whoever signed something. */
export const SenderFacts = ({ sender, isNameOdd }: SenderProps) => {
  const { mood, words, next } = SENDERS[sender]
  return (
    <>
      <StateMark mood={mood} words={words} />
      {next === '' ? null : <p className="soft">{next}</p>}
      {isNameOdd ? (
        <Said weight="advise">The sender’s name mixes letters of different scripts, as look-alikes do.</Said>
      ) : null}
    </>
  )
}

const SENDERS: Record<SenderStanding, { mood: Mood; words: string; next: string }> = {
  known: { mood: 'fine', words: 'Signed by somebody in your address book', next: '' },
  unknown: {
    mood: 'unknown',
    words: 'Unknown sender',
    next: 'The signature holds, and its key is not in your address book. Ask the sender to read their fingerprint out.',
  },
  posing: {
    mood: 'urgent',
    words: 'Not the key that you know',
    next: 'Somebody of that name is in your address book with another key. Call them on a number that you know before you take this.',
  },
}
