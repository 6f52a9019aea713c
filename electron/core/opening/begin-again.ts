import { fail, type Result } from '../../../shared/kernel/result.ts'
import type { ActivityJournal } from '../activity/activity.ts'
import type { Ports } from '../ports/ports.ts'
import type { createReviews } from '../review/review.ts'
import type { Vault } from '../vault/vault.ts'

type Rooms = {
  readonly vault: Vault
  readonly reviews: ReturnType<typeof createReviews>
  readonly activity: ActivityJournal
  readonly resetHealth: () => void
}

/** Where the vault is unreadable, or has moved away: its files are set aside and kept, and an empty one begins. */
export const createBeginAgain =
  (
    ports: Pick<Ports, 'records' | 'activityLog'>,
    { vault, reviews, activity, resetHealth }: Rooms,
    open: () => Promise<Result<null>>,
  ) =>
  async () => {
    // what has moved to another computer is kept here as well, to be read by nobody but who looks for it
    const hasMoved = vault.content().move?.kind === 'retired'
    if (!vault.canBeginAgain() && !hasMoved) return fail('badRequest')
    const formerKey = reviews.publicKey()
    const aside = await ports.records.setAside()
    if (!aside.ok) return aside
    await ports.activityLog.setAside()
    await activity.reset()
    resetHealth()
    const opened = await open()
    if (opened.ok && formerKey !== null) await reviews.rememberKey(formerKey)
    return opened
  }
