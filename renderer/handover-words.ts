import type { HandoverReason } from '../shared/handover.ts'
import { type HandoverState, isDueWhenOver, type SentHandover, stateOf } from '../shared/handover-record.ts'
import type { Snapshot } from '../shared/snapshot.ts'
import { REASONS } from './handover-messages.ts'
import { fullDay, timeOf } from './moments.ts'
import type { Mood } from './status-messages.ts'

export type HandoverStanding = { readonly mood: Mood; readonly words: string; readonly next: string | null }

/** Where a handover stands, and what that asks of the sender. */
export const standingOf = (sent: SentHandover, snapshot: Snapshot, now: number): HandoverStanding => {
  const state = handoverState(sent, snapshot, now)
  const isAbout = isDueWhenOver(sent) && state !== 'replaced'
  return { ...words(sent, state), next: isAbout ? 'Replace the secret when this arrangement ends.' : null }
}

export const handoverState = (sent: SentHandover, { apps }: Snapshot, now: number): HandoverState =>
  stateOf(sent, apps.find(({ id }) => id === sent.appId)?.secret.storedAt ?? null, now)

const words = (sent: SentHandover, state: HandoverState): { mood: Mood; words: string } => {
  const { receipt } = sent
  switch (state) {
    case 'received':
      return {
        mood: 'fine',
        words: `Received by ${receipt?.name ?? sent.to.name} on ${dayAndTime(receipt?.at ?? sent.sealedAt)}${receipt?.isKnown === true ? '' : ', signature not in your address book'}`,
      }
    case 'replaced':
      return { mood: 'fine', words: 'Another secret was stored here since' }
    case 'expired':
      return { mood: 'attention', words: 'Its time is over, and no receipt has come' }
    case 'sent':
      return { mood: 'unknown', words: 'Sent, no receipt yet' }
    case 'prepared':
      return { mood: 'unknown', words: 'Sealed, not sent from here' }
  }
}

/** Handovers that still wait for a receipt. */
export const openHandovers = (snapshot: Snapshot): number =>
  snapshot.handovers.sent.filter((sent) =>
    ['sent', 'prepared'].includes(handoverState(sent, snapshot, snapshot.seenAt)),
  ).length

export const dayAndTime = (at: number): string => `${fullDay(at)}, ${timeOf(at)}`

export const reasonWords = (why: HandoverReason): string => REASONS[why]

type Letter = {
  readonly me: string
  readonly app: string
  readonly usableUntil: number
  readonly withPassphrase: boolean
  readonly link: string
}

/** Ready text for the e-mail or chat that carries the link: for somebody who has never heard of Keyward. */
export const letterFor = ({ me, app, usableUntil, withPassphrase, link }: Letter): string =>
  [
    `Here are the details of the Xero app ${app}, sealed by ${me}. Use them by ${dayAndTime(usableUntil)}.`,
    `With Keyward: open this link, or copy it and choose Handovers, then Receive.`,
    link,
    withPassphrase
      ? 'You need six words, which come to you another way. Type them with hyphens between.'
      : 'It was sealed for your Keyward, so no passphrase is needed.',
    ...(withPassphrase
      ? [
          'Without Keyward: ask for the .age file instead, install age (https://age-encryption.org), and run',
          'age -d handover.age',
        ]
      : []),
  ].join('\n')
