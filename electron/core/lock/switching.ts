import type { LockSwitch } from '../../../shared/lock/lock.ts'
import { done, fail, type Result } from '../../../shared/kernel/result.ts'
import type { Ports } from '../ports/ports.ts'
import type { Vault } from '../vault/vault.ts'
import type { SealedEntries } from './sealed-entries.ts'

type Rooms = { readonly vault: Vault; readonly entries: SealedEntries }
type Needs = Pick<Ports, 'keychain' | 'random' | 'records'>

export type Switching = ReturnType<typeof createSwitching>

/**
 * Switches how the vault's key is kept (H5), by the ordering law: the wish is stored first; what will open the file goes
 * into the keychain before the file says that it needs it; both generations of the file say so before any entry is
 * turned; and only when every entry is turned goes what opened the file before. A wish that is found at a start is
 * finished where the file has changed hands already, and else taken back: nothing that anybody needs has gone by then.
 */
export const createSwitching = ({ keychain, random, records }: Needs, { vault, entries }: Rooms) => {
  const { keyLock } = records

  const strike = () => vault.change((content) => ({ ...content, lock: { ...content.lock, switching: null } }))

  /** Writes the file once more as it is, in the keeping that is coming. */
  const writeAgain = () => vault.change((content) => ({ ...content }))

  const unfinished = (failed: Result<null>): Result<null> =>
    failed.ok ? failed : fail({ code: 'notFinished', because: failed.failure.code })

  /** From where the file says the new keeping: all that is left to be done, however often. */
  const finish = async ({ from }: LockSwitch): Promise<Result<null>> => {
    // after it neither generation needs what opened it before
    const again = await writeAgain()
    if (!again.ok) return again
    for (const account of vault.content().secretAccounts) {
      const turned = await entries.turn(account)
      if (!turned.ok) return turned
    }
    const removed = await keychain.remove(from) // and proves it gone (E2)
    return removed.ok ? strike() : removed
  }

  /**
   * Before the file has changed hands: the half that nothing needs goes, and the wish with it. Both generations are
   * written anew first, because a disk that reported a fault may have taken the change all the same.
   */
  const takeBack = async ({ to }: LockSwitch): Promise<Result<null>> => {
    keyLock.keepAsBefore()
    for (const again of [await writeAgain(), await writeAgain()]) if (!again.ok) return again
    const removed = await keychain.remove(to)
    return removed.ok ? strike() : removed
  }

  /** What was begun and cut off is finished or taken back. */
  const resume = async (): Promise<Result<null>> => {
    const wish = vault.content().lock.switching
    if (wish === null || !vault.isWritable()) return done
    return keyLock.keeping()?.account === wish.to ? finish(wish) : takeBack(wish)
  }

  const run = async (toward: LockSwitch['toward'], passphrase: string | null): Promise<Result<null>> => {
    const before = await resume()
    if (!before.ok) return unfinished(before)
    const from = keyLock.keeping()?.account
    if (from === undefined) return fail('lockNotSwitched')
    if (toward === 'passphrase')
      for (const account of vault.content().secretAccounts) {
        const fits = await entries.fits(account)
        if (!fits.ok) return fits
      }
    const wish: LockSwitch = { from, to: random.id(), toward }
    const wished = await vault.change((content) => ({
      ...content,
      lock: { ...content.lock, switching: wish },
    }))
    if (!wished.ok) return wished
    const kept = await keyLock.keepUnder(wish.to, passphrase, toward === 'gate')
    if (!kept.ok) {
      await takeBack(wish) // where that fails, the next start does it
      return kept
    }
    const changed = await writeAgain()
    if (!changed.ok) {
      await takeBack(wish)
      return changed
    }
    return unfinished(await finish(wish))
  }

  return { run, resume }
}
