import type { ActivityFinding } from '../../../shared/activity/activity.ts'
import type { LeaverTask } from '../../../shared/people/leaver.ts'
import { isVouchedFor, type OpenedReview } from '../../../shared/review/review.ts'
import type { IconName } from '../../kit/icon.tsx'
import { fullDay } from '../../language/moments.ts'
import { count, grouped, noun } from '../../language/plural.ts'
import type { Mood } from '../connections/words-status.ts'

/** What is amiss at a line of the log. */
export const describeFinding = (finding: ActivityFinding): string => {
  switch (finding.kind) {
    case 'changed':
      return 'It was changed, or Keyward did not write it.'
    case 'missing':
      return `Before it, ${missing(finding)} missing.`
    case 'moved':
      return 'It is genuine, but is not where it was written.'
    case 'cut':
      return `The end is gone: after it, ${missing(finding)} missing.`
  }
}

const missing = ({ from, to }: { readonly from: number; readonly to: number }) => {
  const lines = to - from + 1
  return `${count(lines, 'line')} ${noun(lines, 'is', 'are')}`
}

/** What looking at an evidence pack showed, most important first. */
export const describeOpened = (opened: OpenedReview): { readonly mood: Mood; readonly words: string }[] => [
  describeStanding(opened.signer),
  ...namesWords(opened.signer),
  ...(opened.isSandbox
    ? [{ mood: 'attention', words: 'It is of a made-up practice: nothing in it is real.' } as const]
    : []),
  ...(opened.isDateOdd
    ? [
        {
          mood: 'attention',
          words: `It is dated ${fullDay(opened.at)}. That cannot be right: a clock was wrong where it was taken, or the date was made up.`,
        } as const,
      ]
    : []),
  ...opened.files.map(({ name, state }) => describeFile(name, state, isVouchedFor(opened.signer.standing))),
  ...(opened.signer.isKept
    ? [{ mood: 'fine', words: 'This vault has a copy of its own with the same checksum.' } as const]
    : []),
  LOGS[opened.log],
]

type PackSigner = OpenedReview['signer']

/** Who stands behind a pack. Where nobody does who is known here, it is never called unchanged. */
const describeStanding = ({
  standing,
  card,
  fingerprint,
  isOld,
}: PackSigner): { mood: Mood; words: string } => {
  const name = card?.from.name ?? ''
  switch (standing) {
    case 'thisVault':
      return { mood: 'fine', words: 'This vault signed it, and nothing in it was changed since.' }
    case 'formerVault':
      return {
        mood: 'fine',
        words: 'The vault that this one was begun after signed it, and nothing in it was changed since.',
      }
    case 'ownCard':
      return {
        mood: 'fine',
        words: 'Your own card signed it, in another vault, and nothing in it was changed since.',
      }
    case 'colleague':
      return {
        mood: 'fine',
        words: `The card of ${name} in your address book (${card?.from.fingerprint ?? ''}) signed it, and nothing in it was changed since.`,
      }
    case 'posing':
      return { mood: 'urgent', words: posingWords(card) }
    case 'unknown':
      return {
        mood: 'attention',
        words: `Nobody whom this Keyward knows signed it: evidence key ${fingerprint}${
          card === null
            ? `, and no card${isOld ? ' (it was written by an earlier Keyward, which had none)' : ''}`
            : `, card ${card.from.fingerprint}, which calls itself ${name}`
        }. Whoever had it in hand could have changed it and signed anew. Ask whom it is said to come from to read out the evidence key under Settings, Evidence; the one on its own page proves nothing.`,
      }
  }
}

const posingWords = (card: PackSigner['card']): string => {
  if (card === null) return ''
  const { posesAs, claims, from } = card
  return claims === null
    ? `It poses as ${posesAs?.isMe === true ? 'you' : (posesAs?.name ?? 'somebody you know')}: the card that signed it (${from.fingerprint}) is another one. Do not rely on anything in it.`
    : `The card of ${from.name} (${from.fingerprint}) signed it, but calls itself ${claims}. Ask ${from.name} before you rely on it.`
}

const namesWords = ({ names, standing }: PackSigner): { mood: Mood; words: string }[] =>
  names === null || standing === 'posing'
    ? []
    : [
        {
          mood: 'attention',
          words: `It says that ${names.isMe ? 'you' : names.name} took it. ${names.isMe ? 'Your' : 'Their'} card did not sign it.`,
        },
      ]

const describeFile = (
  name: string,
  state: OpenedReview['files'][number]['state'],
  isVouched: boolean,
): { mood: Mood; words: string } =>
  state === 'same' && !isVouched
    ? { mood: 'unknown', words: `${name} is the one that review.json names, which proves no more than that.` }
    : { mood: FILE_MOODS[state], words: `${name} ${FILE_WORDS[state]}` }

const FILE_MOODS = { same: 'fine', changed: 'urgent', absent: 'unknown', other: 'urgent' } as const
const FILE_WORDS = {
  same: 'is as it was saved.',
  changed: 'is not the one that was signed. Do not rely on it.',
  absent: 'does not lie beside it, so it could not be compared.',
  other: 'was made for other data than review.json holds. Do not rely on it.',
} as const
const LOGS = {
  holds: { mood: 'fine', words: 'The activity log still holds everything up to that review.' },
  cut: {
    mood: 'urgent',
    words:
      'The activity log no longer holds the line that this review ended with: it was cut or replaced since.',
  },
  notOurs: { mood: 'unknown', words: 'Its activity log is in that vault, not here.' },
  none: { mood: 'unknown', words: 'It names no line of the activity log.' },
  notWalked: {
    mood: 'unknown',
    words: 'The activity log could not be read to its end, so it was not compared.',
  },
} as const satisfies Record<OpenedReview['log'], { mood: Mood; words: string }>

/** A thing to do when somebody leaves, why, and where it is done. */
export const describeTask = (
  task: LeaverTask,
  name: string,
): { readonly icon: IconName; readonly what: string; readonly why: string } => {
  switch (task.kind) {
    case 'rotate':
      return {
        icon: 'key',
        what: `Replace the secret of ${task.app}`,
        why: `${name} has had it in their hands. Whoever holds a copy can pose as this app.`,
      }
    case 'reauthorise':
      if (task.isUnclaimed === true)
        return {
          icon: 'connections',
          what: `Find out who uses ${count(task.keys.length, 'connection')} of ${task.app}`,
          why: `Xero lists ${noun(task.keys.length, 'it', 'them')} for the app, and no sign-in here reaches ${noun(task.keys.length, 'it', 'them')}. ${name} has worked with this app and may have made ${noun(task.keys.length, 'it', 'them')} elsewhere. Disconnect what nobody needs, or sign in as whoever uses it.`,
        }
      return {
        icon: 'connections',
        what: `Have somebody else authorise ${count(task.keys.length, 'organisation')} of ${task.app}`,
        why: `${noun(task.keys.length, 'It relied', 'They relied')} on ${name}’s sign-in when the list was made. When their login at Xero ends, so does the access. Sign in as somebody else, or disconnect ${noun(task.keys.length, 'it', 'them')}.`,
      }
    case 'privilege':
      return {
        icon: 'lock',
        what: `Switch off “Connect third-party add-ons” for ${name}`,
        why: 'In Xero Practice Manager, under Staff. Until then they may connect the practice to any app.',
      }
    case 'portal':
      return {
        icon: 'external',
        what: `Take ${name} off ${task.app} in the developer portal`,
        why: 'Whoever manages the app there can make a new secret at any time.',
      }
    case 'login':
      return {
        icon: 'organisation',
        what: `End ${name}’s login at Xero`,
        why: 'In Xero, under Users, for the practice and for each client where they were added by name.',
      }
  }
}

/** "Whole, 1,204 lines" */
export const linesWords = (lines: number): string => `${grouped(lines)} ${noun(lines, 'line', 'lines')}`
