import type { RehearsalReport, RehearsedPart, RehearsedWhat } from '../../../shared/backup/rehearsal.ts'
import { count, grouped, listOf } from '../../language/plural.ts'

/** Rehearsing a restore. */
export const REHEARSE = {
  title: 'Rehearse a restore',
  aside: 'Nothing is changed by it',
  settings: 'Settings',
  fetch: 'Fetch the page from the safe',
  what: 'Keyward opens the newest backup with it, in memory, compares what is inside with this vault, and lets it go.',
  whatBegun:
    'This kit was begun and never finished. Type the rows of its page, and backups are sealed to it from then on; the next backup is the first one that it opens.',
  folder: 'Backups in',
  kit: 'Kit',
  kitIs: (number: number, fingerprint: string) => `Kit ${number}, fingerprint ${fingerprint}, made`,
  noKit: 'There is no recovery kit yet, and no backup to rehearse with. Settings, Backups begins with it.',
  toBackups: 'Go to Backups',
  cannotFind:
    'If you cannot find the page, better now than later: make a new kit in Settings, Backups, and back up.',
  why: 'A backup that nobody has ever opened is a hope.',
  opening: 'Opening the newest backup…',
  opens: (kit: number) => `Kit ${kit} opens the newest backup`,
  opensButDiffers: (kit: number) => `Kit ${kit} opens the newest backup, which is not as it should be`,
  typed: 'Opened in memory, compared, and let go. Nothing was changed here, in the keychain, or at Xero.',
  backupOf: 'The backup',
  isOpened: 'Opens',
  whole: 'Complete, and not altered',
  log: 'Activity log',
  logEqual: (lines: number) => `${count(lines, 'line')}, without a gap`,
  logSince: (since: number) => `${count(since, 'line')} here since. The next backup takes them in.`,
  logBroken: 'The log in it is not as Keyward wrote it. Activity says what it finds in the one that is here.',
  logOther:
    'The log here does not go on from the one in it: it may be the backup of another vault, or this folder was put back.',
  unread: (amount: number) => `${count(amount, 'record')} in it cannot be read by this Keyward.`,
  nextTime: 'Keyward reminds you to do it again in 90 days. Put the page back.',
  noneHere: 'None here either.',
  noted: 'It is in the activity log.',
  done: 'Done',
  is: { equal: 'Equal', newer: 'Newer here', differs: 'Differs' } satisfies Record<
    RehearsedPart['is'],
    string
  >,
} as const

const WHAT = {
  apps: (amount) => count(amount, 'app'),
  secrets: (amount) => count(amount, 'secret'),
  card: (amount) => (amount === 0 ? 'No card' : 'Your card'),
  connections: (amount) => count(amount, 'connected organisation'),
  people: (amount) => `${count(amount, 'person', 'people')} in the address book`,
  handovers: (amount) => count(amount, 'handover'),
  reviews: (amount) => `Evidence of ${count(amount, 'review')}`,
} as const satisfies Record<RehearsedWhat, (amount: number) => string>

const EQUAL = {
  apps: 'Names, client ids, redirect addresses and scopes are those of this vault.',
  secrets: 'All fingerprints are equal.',
  card: 'With its private half, so that colleagues need no new one.',
  connections: 'As known here.',
  people: 'As known here.',
  handovers: 'As known here.',
  reviews: 'With their signed copies.',
} as const satisfies Record<RehearsedWhat, string>

/** Of what there is none, nothing more is claimed. */
const equalWords = (what: RehearsedWhat, amount: number): string =>
  amount === 0 ? REHEARSE.noneHere : EQUAL[what]

/** What one line of the comparison says: what and how many, and how it compares. */
export const partWords = ({ what, inBackup, here, is, names, more }: RehearsedPart) => ({
  title: inBackup === here ? WHAT[what](inBackup) : `${WHAT[what](inBackup)}; ${grouped(here)} here`,
  means:
    is === 'equal'
      ? equalWords(what, inBackup)
      : [
          whichWords(names, more),
          is === 'newer'
            ? 'Changed here since that backup, which the next one takes in.'
            : 'Nothing that was noted since explains it.',
        ]
          .filter((part) => part !== '')
          .join(' '),
})

const whichWords = (names: readonly string[], more: number): string => {
  const told = names.filter((name) => name !== '')
  if (told.length === 0) return ''
  return more === 0 ? `${listOf(told)}.` : `${told.join(', ')}, and ${grouped(more)} more.`
}

/** What the log in a backup is, beside the one that is here. */
export const logWords = ({ lines, isWhole, isOurs, since }: RehearsalReport['log']): string =>
  [
    REHEARSE.logEqual(lines),
    isWhole ? '' : REHEARSE.logBroken,
    isOurs ? (since === 0 ? '' : REHEARSE.logSince(since)) : REHEARSE.logOther,
  ]
    .filter((part) => part !== '')
    .map((part) => (part.endsWith('.') ? part : `${part}.`))
    .join(' ')
