import type { Api } from '../../../shared/contract/contract.ts'
import type { Notice } from '../../../shared/contract/work.ts'
import { done, ok, type Result } from '../../../shared/kernel/result.ts'
import type { ActivityJournal } from '../activity/activity.ts'
import type { Desk } from '../desk/desk.ts'
import type { Ports } from '../ports/ports.ts'
import type { createReviews } from '../review/review.ts'
import type { Vault } from '../vault/vault.ts'
import { createBeginAgain } from './begin-again.ts'
import { tellOpened } from './tell-opened.ts'

type Rooms = {
  readonly vault: Vault
  readonly activity: ActivityJournal
  readonly desk: Desk
  readonly reviews: ReturnType<typeof createReviews>
  /** Forgets the names under which checks of a vault before this one were kept. */
  readonly resetHealth: () => void
  /** Mends what a crash may have left between keychain and records. */
  readonly mend: () => Promise<void>
  /** Goes on with a move that this vault is held for. */
  readonly resumeMove: () => Promise<void>
  readonly notify: (code: Notice['code'], about?: string) => void
}

/** Opening the vault, beginning again where it cannot be opened, and letting go of it. */
export const createOpeningRoom = (
  ports: Pick<Ports, 'activityLog' | 'clock' | 'presence' | 'records'>,
  rooms: Rooms,
) => {
  const { vault, activity, mend, resumeMove } = rooms

  /** Opens the vault and mends what a crash may have left; says what it found. */
  const open = async (): Promise<Result<null>> => {
    activity.wake()
    const opened = await vault.open()
    if (!opened.ok) return opened
    await tellOpened(ports, opened.value, rooms)
    void activity.verify()
    if (vault.isWritable()) void mend()
    else void resumeMove()
    return done
  }

  const calls = {
    getSnapshot: async () => ok(vault.snapshot()),
    openVault: async () => (vault.isOpen() ? done : open()),
    beginAgain: createBeginAgain(ports, rooms, open),
  } satisfies Partial<Api>

  return {
    calls,
    start: async () => void (await open()),
    /** The sealed file then knows how far the log has come, and nothing of the vault is held any more. */
    close: async () => {
      if (vault.isOpen()) await activity.settle() // else there is no end that could be kept
      const end = activity.checkpoint()
      if (end !== null && end.seq !== vault.content().checkpoint?.seq)
        await vault.change((content) => ({ ...content }))
      await activity.letGo()
      await vault.letGo()
    },
  }
}
