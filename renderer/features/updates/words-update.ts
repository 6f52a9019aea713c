import type { Instant } from '../../../shared/kernel/instant.ts'
import type { UnderWay } from '../../../shared/updates/under-way.ts'
import type {
  ReleaseNote,
  UpdateFacts,
  UpdateStanding,
  UpdateTrouble,
} from '../../../shared/updates/update.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import type { UpdateWork } from '../../../shared/updates/update.ts'
import { dayAndTime, exactly, fullDay, longDay } from '../../language/moments.ts'
import { listOf } from '../../language/plural.ts'
import { UPDATE_REFUSED } from './words-refusals.ts'

/** What the page about Keyward answers, and one sentence below it. */
export type AboutAnswer = { readonly title: string; readonly more: string }

/** How it stands with updates, most important first. */
export const aboutAnswer = (
  { version, updates }: Pick<Snapshot, 'version' | 'updates'>,
  work: UpdateWork | null,
  now: Instant,
): AboutAnswer => {
  const { standing, offer, downloadedAt, trouble, lookedAt, runsSince } = updates
  const here = `Keyward ${version}`
  const since = `You have ${version}${runsSince === null ? '' : `, since ${longDay(runsSince, now)}`}.`
  if (standing.kind === 'noAddress')
    return {
      title: here,
      more: 'This build has no update address. New versions come from whoever gave it to you.',
    }
  if (standing.kind === 'off') return { title: here, more: OFF_BY[standing.by] }
  if (work?.kind === 'looking') return { title: here, more: 'Looking for a newer version…' }
  if (offer !== null) {
    const named = `Keyward ${offer.version}`
    if (work?.kind === 'downloading') return { title: `Downloading ${named}`, more: since }
    if (work?.kind === 'verifying') return { title: `Checking ${named}`, more: since }
    if (work?.kind === 'installing')
      return { title: `Installing ${named}`, more: 'Keyward will close in a moment.' }
    if (downloadedAt !== null)
      return { title: `${named} is ready`, more: `${since} The new one waits until it suits you.` }
    return { title: `${named} is available`, more: since }
  }
  if (trouble !== null) return { title: here, more: `No update was taken ${dayAndTime(trouble.at, now)}.` }
  return {
    title: here,
    more:
      lookedAt === null
        ? 'Keyward has not looked for a newer version yet.'
        : `There was no newer version ${dayAndTime(lookedAt, now)}.`,
  }
}

const OFF_BY = {
  policy: 'Your IT has switched updates off on this computer. They look after new versions.',
  unreadable:
    'There is a policy for Keyward on this computer that cannot be read, so updates stay off. Tell your IT.',
  sandbox: 'The sandbox does not look for updates. Your own practice does.',
  beside: 'Updates are of the whole Keyward. Its first practice looks for them, and installs them.',
  installer:
    'Keyward was installed for everybody on this computer. Whoever did that looks after new versions.',
} as const satisfies Record<Extract<UpdateStanding, { kind: 'off' }>['by'], string>

/** Why Keyward cannot put the new version in place by itself, and what to do instead. */
export const CANNOT_INSTALL = {
  development: 'A development build does not replace itself.',
  package: 'This Keyward was installed as a package. Get the new version from where you got this one.',
  place:
    'Keyward runs from a place where it cannot be replaced. Move it into Applications, and open it from there.',
} as const satisfies Record<NonNullable<Extract<UpdateStanding, { kind: 'on' }>['cannotInstall']>, string>

export const NOTE_KINDS = {
  security: 'Security',
  new: 'New',
  changed: 'Changed',
  fixed: 'Fixed',
  removed: 'Removed',
} as const satisfies Record<ReleaseNote['kind'], string>

/** "a sign-in with Month-end Packs, and a check" */
export const underWayWords = (things: readonly UnderWay[]): string =>
  listOf([...new Set(things.map(underWayWord))], 4)

const underWayWord = (thing: UnderWay): string => {
  switch (thing.kind) {
    case 'signIn':
      return `a sign-in with ${thing.app || 'an app'}`
    case 'rotation':
      return `the rotation of ${thing.app || 'an app'}`
    case 'check':
      return 'a check'
    case 'disconnect':
      return 'a disconnect'
    case 'import':
      return 'an import'
    case 'routeTest':
      return 'a trial of a redirect address'
  }
}

/** "94 MB" */
export const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${Math.round(bytes / 1_000_000)} MB`

/** Whether a refusal means that somebody may have tampered, and not merely that a network is bad. */
export const isAlarming = ({ why }: UpdateTrouble): boolean => ALARMING.has(why)

const ALARMING: ReadonlySet<UpdateTrouble['why']> = new Set([
  'notSigned',
  'keyUnknown',
  'keyRevoked',
  'signatureWrong',
  'keysWrong',
  'otherProduct',
  'older',
  'fileTooLarge',
  'fileAltered',
  'fileChanged',
])

/** Everything that whoever looks after computers asks for, as text to paste; nothing of the practice is in it. */
export const detailsForIt = ({
  version,
  platform,
  updates,
}: Pick<Snapshot, 'version' | 'platform' | 'updates'>): string => {
  const { standing, trouble, lookedAt, offer, downloadedAt } = updates
  const lines = [
    `Keyward ${version} on ${PLATFORMS[platform]}`,
    `Updates: ${standingWords(standing)}`,
    `Last looked: ${lookedAt === null ? 'never' : exactly(lookedAt)}`,
    ...(offer === null
      ? []
      : [
          `Offered: ${offer.version} of ${fullDay(offer.releasedAt)}, signed by key ${offer.signedBy}`,
          `Downloaded: ${downloadedAt === null ? 'no' : exactly(downloadedAt)}`,
        ]),
    ...(trouble === null ? [] : troubleLines(trouble)),
  ]
  return lines.join('\n')
}

const troubleLines = ({ at, why, during, version, signedBy, shouldBe }: UpdateTrouble): string[] => [
  `Refused: ${exactly(at)}, ${DURING[during]}${version === null ? '' : `, version ${version}`}`,
  `Reason: ${why}. ${UPDATE_REFUSED[why].what}`,
  ...(signedBy === null ? [] : [`Signed by: ${signedBy}`, `Should be: ${shouldBe.join(' or ')}`]),
]

const DURING = {
  look: 'while looking',
  download: 'while downloading',
  install: 'while installing',
} as const satisfies Record<UpdateTrouble['during'], string>

const PLATFORMS = { windows: 'Windows', macos: 'macOS', linux: 'Linux' } as const satisfies Record<
  Snapshot['platform'],
  string
>

const standingWords = (standing: UpdateFacts['standing']): string => {
  switch (standing.kind) {
    case 'on':
      return `from ${standing.host}`
    case 'off':
      return `off (${standing.by})`
    case 'noAddress':
      return 'no address in this build'
    case 'unknown':
      return 'not known yet'
  }
}
