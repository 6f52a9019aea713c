import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { NO_UPDATES, type UpdateFacts } from '../../shared/updates/update.ts'
import { NO_WORK, type Work } from '../../shared/contract/work.ts'
import { DAY, HOUR, MINUTE } from '../../shared/kernel/instant.ts'

/** A Keyward that may look for updates, and has not yet. */
export const mayUpdate = (now: number): UpdateFacts => ({
  ...NO_UPDATES,
  standing: { kind: 'on', host: 'updates.keyward.example', cannotInstall: null },
  runsSince: now - 21 * DAY,
})

/** One that has found a newer version. */
export const offered = (now: number): UpdateFacts => ({
  ...mayUpdate(now),
  lookedAt: now - HOUR,
  offer: {
    version: '1.5.0',
    releasedAt: now - 2 * DAY,
    size: 94 * 1024 * 1024,
    signedBy: '8f20 c4a1 77be 02d9',
    changesVault: false,
    notes: [
      { kind: 'security', text: 'A share server could make Keyward wait for ever. It now stops after 30 s.' },
      { kind: 'new', text: 'Tag organisations, and save what you filter for.' },
      { kind: 'new', text: 'Keep a vault together with colleagues, in a folder or on a server you have.' },
      { kind: 'changed', text: '“Rotate” is now called “Replace” everywhere.' },
      { kind: 'fixed', text: 'A reminder could come a day early in Auckland.' },
    ],
  },
})

export type AboutState = {
  readonly updates: UpdateFacts
  readonly work?: Partial<Work>
  readonly more?: Partial<Snapshot>
  /** What the page answers. */
  readonly title: string
  readonly says: readonly string[]
}

const SIZE = 94 * 1024 * 1024

/** Every way in which it can stand with updates, as main would announce it. */
export const aboutStates = (now: number): Readonly<Record<string, AboutState>> => {
  const ready = { ...offered(now), downloadedAt: now - 30 * MINUTE }
  const trouble = (why: 'keyUnknown' | 'offline' | 'fileCutShort') => ({
    at: now - 5 * MINUTE,
    why,
    during: why === 'fileCutShort' ? ('download' as const) : ('look' as const),
    version: why === 'offline' ? null : '1.5.0',
    signedBy: why === 'keyUnknown' ? '41c7 09de 5530 a8f2' : null,
    shouldBe: ['8f20 c4a1 77be 02d9'],
  })
  return {
    noAddress: {
      updates: { ...NO_UPDATES, standing: { kind: 'noAddress' } },
      title: 'Keyward 0.1.0',
      says: ['This build has no update address.'],
    },
    off: {
      updates: { ...NO_UPDATES, standing: { kind: 'off', by: 'policy' } },
      title: 'Keyward 0.1.0',
      says: ['Your IT has switched updates off on this computer.'],
    },
    never: {
      updates: mayUpdate(now),
      title: 'Keyward 0.1.0',
      says: ['Keyward has not looked for a newer version yet.', 'updates.keyward.example'],
    },
    looking: {
      updates: mayUpdate(now),
      work: { update: { kind: 'looking' } },
      title: 'Keyward 0.1.0',
      says: ['Looking for a newer version…'],
    },
    upToDate: {
      updates: { ...mayUpdate(now), lookedAt: now - 5 * MINUTE },
      title: 'Keyward 0.1.0',
      says: ['There was no newer version', 'Last looked'],
    },
    available: {
      updates: offered(now),
      title: 'Keyward 1.5.0 is available',
      says: ['You have 0.1.0, since', '8f20 c4a1 77be 02d9', 'Tag organisations', '99 MB'],
    },
    package: {
      updates: {
        ...offered(now),
        standing: { kind: 'on', host: 'updates.keyward.example', cannotInstall: 'package' },
      },
      title: 'Keyward 1.5.0 is available',
      says: ['This Keyward was installed as a package.'],
    },
    downloading: {
      updates: offered(now),
      work: { update: { kind: 'downloading', bytes: Math.ceil(SIZE * 0.4), size: SIZE } },
      title: 'Downloading Keyward 1.5.0',
      says: ['39 MB of 99 MB, 40%'],
    },
    verifying: {
      updates: offered(now),
      work: { update: { kind: 'verifying' } },
      title: 'Checking Keyward 1.5.0',
      says: ['Checking every byte'],
    },
    ready: {
      updates: ready,
      title: 'Keyward 1.5.0 is ready',
      says: ['The new one waits until it suits you.', 'Nothing is under way that it would interrupt.'],
    },
    atQuit: {
      updates: { ...ready, atQuit: true },
      title: 'Keyward 1.5.0 is ready',
      says: ['It will be installed when you next quit.'],
    },
    waits: {
      updates: ready,
      work: { check: { startedAt: now, total: 26, finished: 3, failed: 0, isProbing: true }, ending: 1 },
      title: 'Keyward 1.5.0 is ready',
      says: ['It waits for a disconnect and a check.'],
    },
    refused: {
      updates: { ...mayUpdate(now), trouble: trouble('keyUnknown') },
      title: 'Keyward 0.1.0',
      says: ['The update is not signed by Keyward’s key.', '41c7 09de 5530 a8f2', '8f20 c4a1 77be 02d9'],
    },
    offline: {
      updates: { ...mayUpdate(now), trouble: trouble('offline') },
      title: 'Keyward 0.1.0',
      says: ['The update server cannot be reached.'],
    },
    cutShort: {
      updates: { ...offered(now), trouble: trouble('fileCutShort') },
      title: 'Keyward 1.5.0 is available',
      says: ['The update was cut short.', 'What came so far is kept.'],
    },
  }
}

export const workOf = ({ work = {} }: AboutState): Work => ({ ...NO_WORK, ...work })
