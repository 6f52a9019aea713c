import type { SentHandover } from '../../../shared/handover/record.ts'

/** What a handover says in Overview whose receipts are signed by two keys. */
export const disputedWords = ({ app, to }: SentHandover) => ({
  title: `Two keys have signed a receipt for ${app}`,
  means: `One of them may not be ${to.name}. Find out by phone which of the two you meant. If one is not theirs, replace the secret now.`,
})

/** What a handover says in Overview that nobody has confirmed. */
export const waitingWords = ({ app, to }: SentHandover, isTaken: boolean) => ({
  title: isTaken
    ? `${app} is no longer on the share server, and no receipt has come`
    : `${to.name} has not said that ${app} arrived`,
  means: isTaken
    ? `If it was ${to.name} who took it, ask for the receipt. If it was not, replace the secret now.`
    : 'Until somebody says so, the secret may lie unopened in a mailbox, or be with somebody else. Ask for the receipt, or replace the secret.',
})
