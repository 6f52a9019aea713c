import { traitsOf } from '../../../shared/kernel/failure.ts'
import { accountsHeld } from './held.ts'
import type { Leaving, RotationOutcome } from '../../../shared/rotation/leaving.ts'
import type { Rotation } from '../../../shared/rotation/rotation.ts'
import { done, fail, type Result } from '../../../shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import type { Ports } from '../ports/ports.ts'
import type { VaultContent } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'
import type { Secrets } from './secrets.ts'

/** What became of something that was cut off: gone to its end, or taken back because nothing had left yet. */
export type Resumed = { readonly wish: Leaving; readonly app: string; readonly how: 'finished' | 'takenBack' }

/** What becomes of the records, once their secrets are out: those who keep them know. */
export type Endings = {
  readonly withoutApp: (
    content: VaultContent,
    appId: string,
    now: { readonly at: number; readonly by: string },
  ) => VaultContent
  readonly finish: (
    content: VaultContent,
    rotation: Rotation,
    outcome: RotationOutcome,
    at: number,
  ) => VaultContent
}

type Rooms = {
  readonly vault: Vault
  readonly secrets: Secrets
  readonly desk: Pick<Desk, 'me' | 'named'>
  readonly endings: Endings
}

export type LeavingRoom = ReturnType<typeof createLeaving>

/**
 * The only way in which a record's secret leaves the keychain (F11): the wish is stored first, then the secrets go, then
 * their record. A wish that cannot be stored has changed nothing; one that is cut off later is found at the next start.
 */
export const createLeaving = (ports: Pick<Ports, 'keychain'>, { vault, secrets, desk, endings }: Rooms) => {
  const running = new Map<string, Promise<Result<null>>>()

  const begun = (wish: Leaving) => vault.content().leaving.some((one) => keyOf(one) === keyOf(wish))

  const strike = (content: VaultContent, wish: Leaving): VaultContent => ({
    ...content,
    leaving: content.leaving.filter((one) => keyOf(one) !== keyOf(wish)),
  })

  /** Begins with `edit` in the same change as the wish; takes up what was begun before. */
  const leave = (
    wish: Leaving,
    edit: (content: VaultContent) => VaultContent = (content) => content,
  ): Promise<Result<null>> => {
    const already = running.get(keyOf(wish))
    if (already !== undefined) return already
    const going = act(wish, edit).finally(() => running.delete(keyOf(wish)))
    running.set(keyOf(wish), going)
    return going
  }

  const act = async (wish: Leaving, edit: (content: VaultContent) => VaultContent): Promise<Result<null>> => {
    if (!begun(wish)) {
      const written = await vault.change((content) => ({
        ...edit(content),
        leaving: [...content.leaving, wish],
      }))
      if (!written.ok) return written // nothing has changed, in the file nor in the keychain
    }
    let taken = 0
    for (const account of accountsOf(vault.content(), wish)) {
      const removed = await ports.keychain.remove(account)
      if (removed.ok) taken += 1
      else return stopAt(wish, { account, taken, removed })
    }
    const finished = await vault.change((content) => finishOf(content, wish))
    return finished.ok ? done : unfinished(finished.failure.code)
  }

  /** The keychain refused. Where nothing has left it, the wish is taken back; else it stays, to be gone on with. */
  const stopAt = async (
    wish: Leaving,
    {
      account,
      taken,
      removed,
    }: { account: string; taken: number; removed: Extract<Result<null>, { ok: false }> },
  ): Promise<Result<null>> => {
    if (taken > 0) return unfinished(removed.failure.code)
    if (!canTakeBack(wish)) return removed
    const isSure = traitsOf(removed.failure).keychainUntouched === true || (await isThere(account))
    if (!isSure) return unfinished(removed.failure.code)
    const back = await vault.change((content) => strike(content, wish))
    return back.ok ? removed : unfinished(removed.failure.code)
  }

  const isThere = async (account: string) => {
    const found = await ports.keychain.get(account)
    return found.ok ? found.value !== null : found.failure.code === 'secretAltered'
  }

  const finishOf = (content: VaultContent, wish: Leaving): VaultContent => {
    const gone = accountsOf(content, wish)
    const freed = {
      ...strike(content, wish),
      secretAccounts: content.secretAccounts.filter((account) => !gone.includes(account)),
    }
    if (wish.kind === 'app')
      return endings.withoutApp(freed, wish.appId, { at: vault.now(), by: desk.me().name })
    const rotation = content.rotation.open.find(({ id }) => id === wish.rotationId)
    return rotation === undefined ? freed : endings.finish(freed, rotation, wish.outcome, vault.now())
  }

  /**
   * After a start: what was cut off before anything had left is taken back, so that a crash never costs a secret; what
   * had begun to leave is gone to its end. While the keychain does not answer, it waits.
   */
  const resume = async (): Promise<Resumed[]> => {
    const resumed: Resumed[] = []
    for (const wish of vault.content().leaving) {
      const app = desk.named(wish.appId).name
      const accounts = accountsOf(vault.content(), wish)
      const gone = await goneOf(accounts)
      if (gone === null) continue
      if (gone < accounts.length && gone === 0) {
        if (!canTakeBack(wish)) continue // the record has moved on; the person ends it, and Xero is asked first
        const back = await vault.change((content) => strike(content, wish))
        if (back.ok) resumed.push({ wish, app, how: 'takenBack' })
      } else if ((await leave(wish)).ok) resumed.push({ wish, app, how: 'finished' })
    }
    return resumed
  }

  /** How many of these accounts the keychain surely holds no more; `null` while it cannot say. */
  const goneOf = async (accounts: readonly string[]): Promise<number | null> => {
    let gone = 0
    for (const account of accounts) {
      const found = await secrets.lookUp(account)
      if (!found.ok && found.failure.code !== 'secretAltered') return null
      if (found.ok && found.value === null) gone += 1
    }
    return gone
  }

  return {
    leave,
    resume,
    ofApp: (appId: string) =>
      vault.content().leaving.find((one) => one.kind === 'app' && one.appId === appId),
    ofRotation: (rotationId: string) =>
      vault.content().leaving.find((one) => one.kind === 'rotation' && one.rotationId === rotationId),
  }
}

const unfinished = (because: string) => fail({ code: 'notFinished', because })

const keyOf = (wish: Leaving) => `${wish.kind} ${wish.kind === 'app' ? wish.appId : wish.rotationId}`

/** A way back has moved the record already. */
const canTakeBack = (wish: Leaving) => wish.kind === 'app' || wish.outcome !== 'rolledBack'

/** What leaves, in the order in which it does: the secret in use last. */
const accountsOf = (content: VaultContent, wish: Leaving): string[] => {
  if (wish.kind === 'app') {
    const app = content.apps.find(({ id }) => id === wish.appId)
    if (app === undefined) return []
    return [...accountsHeld(content, wish.appId), ...(app.secretAccount === null ? [] : [app.secretAccount])]
  }
  const held = content.rotationAccounts[wish.rotationId]
  const account = wish.outcome === 'rotated' ? held?.previous : held?.candidate
  return account === undefined || account === null ? [] : [account]
}
