import type { HandoverReason } from '../../../shared/handover/handover.ts'
import {
  type HandoverState,
  isArrangementOpen,
  nameByKey,
  otherSecretSince,
  receiptsOf,
  type SentHandover,
  stateOf,
} from '../../../shared/handover/record.ts'
import { isDateOdd } from '../../../shared/kernel/sender-date.ts'
import { hostOf } from '../../../shared/handover/share-server.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { REASONS } from './words-refusals.ts'
import { fullDay, fullMoment } from '../../language/moments.ts'
import type { Mood } from '../connections/words-status.ts'

export type HandoverStanding = { readonly mood: Mood; readonly words: string; readonly next: string | null }

/** Where a handover stands, and what that asks of the sender. */
export const handoverStanding = (
  sent: SentHandover,
  snapshot: Pick<Snapshot, 'apps' | 'rotation' | 'handovers'>,
  now: number,
): HandoverStanding => {
  const state = handoverState(sent, snapshot, now)
  return { ...words(sent, state, snapshot), next: nextFor(sent, state, storedAt(sent, snapshot)) }
}

export const handoverState = (
  sent: SentHandover,
  snapshot: Pick<Snapshot, 'apps' | 'rotation'>,
  now: number,
): HandoverState => stateOf(sent, storedAt(sent, snapshot), now)

/** Since when another secret than the one that went along is in use here. */
export const storedAt = (sent: SentHandover, snapshot: Pick<Snapshot, 'apps' | 'rotation'>): number | null =>
  otherSecretSince(sent, snapshot)

/** To whom it was sealed: by the address book's name where the key is in it. */
export const recipientOf = (
  { to, fingerprint }: SentHandover,
  { handovers: { people } }: Pick<Snapshot, 'handovers'>,
): string => (fingerprint === null ? to.name : nameByKey(people, { name: to.name, fingerprint }).name)

const nextFor = (sent: SentHandover, state: HandoverState, stored: number | null): string | null => {
  if (state === 'opened') return 'Ask for the receipt. If it was not them, replace the secret now.'
  if (state === 'disputed')
    return 'Find out by phone which of the two you meant. If one is not theirs, replace the secret now.'
  if (state === 'withdrawn') return null
  if (isArrangementOpen(sent, stored)) return 'Say when this has ended; the secret is to be replaced then.'
  return sent.endedAt === null || state === 'replaced' ? null : 'It has ended: replace the secret.'
}

const words = (
  sent: SentHandover,
  state: HandoverState,
  { handovers: { people } }: Pick<Snapshot, 'handovers'>,
): { mood: Mood; words: string } => {
  const { receipt } = sent
  const signer = receipt === null ? null : nameByKey(people, receipt)
  const host = hostOf(sent.published?.server.address ?? '')
  switch (state) {
    case 'received':
      return {
        mood: 'fine',
        words:
          receipt?.isCode === true
            ? `Received, by a code read out on ${fullMoment(receipt.at)}`
            : `Received by ${signer?.name ?? sent.to.name} on ${fullMoment(arrivedAt(sent))}${signer?.isKnown === true ? '' : ', signature not in your address book'}`,
      }
    case 'disputed':
      return {
        mood: 'urgent',
        words: `Two keys have signed a receipt: ${receiptsOf(sent)
          .filter(({ isCode }) => !isCode)
          .map((one) => `${nameByKey(people, one).name} (${one.fingerprint})`)
          .join(' and ')}`,
      }
    case 'withdrawn':
      return { mood: 'fine', words: `Taken off ${host}; just before, it said that nobody had taken it` }
    case 'replaced':
      return { mood: 'fine', words: 'Another secret was stored here since' }
    case 'revoked':
      return {
        mood: 'attention',
        words: `Taken off ${host}. Whether somebody opened it first cannot be known`,
      }
    case 'opened':
      return {
        mood: 'attention',
        words: `Taken from ${host}, or lost there; no receipt yet`,
      }
    case 'expired':
      return { mood: 'attention', words: 'Its time is over, and no receipt has come' }
    case 'sent':
      return { mood: 'unknown', words: 'Sent, no receipt yet' }
    case 'prepared':
      return { mood: 'unknown', words: 'Sealed, not sent from here' }
  }
}

/** A date that somebody else wrote, and what is to be thought of one that cannot be. */
export const senderDate = (at: number, isOdd: boolean): string =>
  isOdd
    ? `Dated ${fullDay(at)}. That cannot be right: one of the two clocks is wrong, or the date was made up.`
    : fullMoment(at)

/** When a receipt says that it arrived; its own date only where that can be so. */
const arrivedAt = ({ receipt, sealedAt }: SentHandover): number => {
  if (receipt === null) return sealedAt
  return isDateOdd(receipt.at, sealedAt, receipt.addedAt) ? receipt.addedAt : receipt.at
}

/** Handovers that still wait for a receipt. */
export const openHandovers = (snapshot: Snapshot): number =>
  snapshot.handovers.sent.filter((sent) =>
    ['sent', 'prepared', 'opened', 'revoked'].includes(handoverState(sent, snapshot, snapshot.seenAt)),
  ).length

/** Until when a share server keeps something, as far as it is known. */
export const forgetsWords = (until: number | null): string =>
  until === null
    ? 'The server does not say until when it keeps it.'
    : `The server is to forget it on ${fullMoment(until)}.`

export const reasonWords = (why: HandoverReason): string => REASONS[why]

type Letter = {
  readonly me: string
  readonly app: string
  readonly usableUntil: number
  readonly withPassphrase: boolean
  readonly link: string
  /** `page`: through the practice's own page. `server`: from a share server. */
  readonly how: keyof typeof WITHOUT
}

/** Ready text for the e-mail or chat that carries the link: for somebody who has never heard of Keyward. */
export const coverLetter = ({ me, app, usableUntil, withPassphrase, link, how }: Letter): string =>
  [
    `Here are the details of the Xero app ${app}, sealed by ${me}. Use them by ${fullMoment(usableUntil)}.`,
    how === 'direct'
      ? 'With Keyward: open this link, or copy it and choose Handovers, then Receive.'
      : 'With Keyward: copy this link and choose Handovers, then Receive.',
    link,
    withPassphrase
      ? 'You need six words, which will reach you another way. Type them with hyphens between.'
      : 'It was sealed for your Keyward, so no passphrase is needed.',
    ...(withPassphrase ? [WITHOUT[how]] : []),
  ].join('\n')

const WITHOUT = {
  direct:
    'Without Keyward: ask for the .age file instead, install age (https://age-encryption.org), and run\nage -d handover.age',
  page: 'Without Keyward: open the link in a browser, save the sealed file, install age (https://age-encryption.org), and run\nage -d handover.age',
  server:
    'Without Keyward: open the link in a browser, save the text that it shows as handover.age, install age (https://age-encryption.org), and run\nage -d handover.age',
} as const

/** Ready text for the message that carries a request. */
export const requestLetter = (me: string, asks: string, link: string): string =>
  [
    `${me} asks you for: ${asks}`,
    'Open this link with Keyward, or copy it and choose Handovers, then Receive. What you hand over is sealed so that only this person can open it; no passphrase is needed.',
    link,
  ].join('\n')
