import type { Api } from '../../shared/contract/contract.ts'
import { DAY, HOUR } from '../../shared/kernel/instant.ts'
import { done } from '../../shared/kernel/result.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { NO_UPDATES, type UpdateFacts } from '../../shared/updates/update.ts'
import type { Work } from '../../shared/contract/work.ts'

type Needs = {
  readonly snapshot: () => Snapshot
  readonly announce: (part: Partial<Snapshot>) => void
  readonly announceWork: (part: Partial<Work>) => void
}

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

/** Updates of an in-memory main. */
export const fakeUpdates = ({ snapshot, announce, announceWork }: Needs) => {
  const set = (part: Partial<UpdateFacts>) => announce({ updates: { ...snapshot().updates, ...part } })
  return {
    lookForUpdate: async () => {
      set({ ...offered(Date.now()), lookedAt: Date.now() })
      return done
    },
    downloadUpdate: async () => {
      set({ downloadedAt: Date.now() })
      return done
    },
    cancelUpdate: async () => {
      announceWork({ update: null })
      return done
    },
    installUpdate: async ({ when }) => {
      set({ atQuit: when === 'atQuit' })
      return done
    },
    dismissUpdateTrouble: async () => {
      set({ trouble: null })
      return done
    },
  } satisfies Partial<Api>
}
