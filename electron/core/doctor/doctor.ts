import type { Api, CallInput } from '../../../shared/contract/contract.ts'
import type { keychainCalls } from '../../../shared/keychain/calls.ts'
import type { KeychainReport } from '../../../shared/keychain/entry.ts'
import { done, fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { EndKeeper } from '../activity/end-keeper.ts'
import type { Rehearsing } from '../backup/rehearsing.ts'
import type { Desk } from '../desk/desk.ts'
import type { Ports } from '../ports/ports.ts'
import { entriesOf, type Entry } from '../secrets/entries.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { Vault } from '../vault/vault.ts'
import { createExamining, type Examined } from './examining.ts'

type Needs = Pick<Ports, 'clock' | 'keychain' | 'random' | 'records' | 'sealer'>
type Rooms = {
  readonly vault: Vault
  readonly secrets: Secrets
  readonly desk: Desk
  readonly endKeeper: EndKeeper
  readonly rehearsing: Rehearsing
}

/** Written and deleted to see whether the keychain takes and gives what it is given; the keychain's own adapter does so too. */
const TRIAL_ACCOUNT = 'keyward-probe'

/**
 * Says what the keychain should hold and what it holds, and mends it: what is missing comes back out of the newest
 * backup, what is left over is deleted. The rest is the person's own decision, in the place where it is made.
 */
export const createDoctor = (ports: Needs, rooms: Rooms) => {
  const { vault, secrets, desk, rehearsing } = rooms
  const { examine, entryState, isTheirs } = createExamining(ports, rooms)
  /** By id, as long as nobody asks again. */
  let examined: ReadonlyMap<string, Examined> = new Map()

  const trial = async (): Promise<string> => {
    const written = await ports.keychain.set(TRIAL_ACCOUNT, 'a trial')
    const removed = written.ok ? await ports.keychain.remove(TRIAL_ACCOUNT) : written
    return removed.ok ? 'ok' : removed.failure.code
  }

  const report = async (): Promise<KeychainReport> => {
    const tried = await trial()
    const found = (await examine()).filter(({ what, state }) => what !== 'leftOver' || state !== 'right')
    examined = new Map(found.map((one) => [ports.random.id(), one]))
    return {
      at: ports.clock.now(),
      isVaultOpen: vault.isOpen(),
      trial: tried,
      entries: [...examined].map(([id, { account: _account, ...one }]) => ({ id, ...one })),
    }
  }

  /** One at a time and in its app's turn; only what is exactly what was put there, into its own place. */
  const putBack = async ({
    entryIds,
    rows,
  }: {
    readonly entryIds: readonly string[]
    readonly rows: readonly string[]
  }): Promise<Result<{ putBack: number; notInBackup: number }>> => {
    const accounts = new Set(entryIds.map((id) => examined.get(id)?.account ?? ''))
    const opened = await rehearsing.openNewest(rows)
    if (!opened.ok) return opened
    const values = opened.value.ready.opened.frame.secrets.map(({ value }) => value)
    let [backIn, notInBackup] = [0, 0]
    for (const entry of entriesOf(vault.content()).filter(({ account }) => accounts.has(account))) {
      const value = await whatWasThere(entry, values)
      if (value === null) {
        notInBackup += 1
        continue
      }
      const put = await secrets.inTurn(entry.appId, () => putOne(entry, value))
      if (!put.ok) return put
      if (put.value) backIn += 1
    }
    return ok({ putBack: backIn, notInBackup })
  }

  /** By what it is, not by its account: a restored vault has accounts of its own. */
  const whatWasThere = async (entry: Entry, values: readonly string[]): Promise<string | null> => {
    for (const value of values) if (await isWhatWasThere(entry, value)) return value
    return null
  }

  const isWhatWasThere = async (entry: Entry, value: string): Promise<boolean> =>
    entry.what === 'ownKeys' ? isTheirs(entry, value) : entry.fingerprint === secrets.fingerprintOf(value)

  /** `false` where there is nothing to mend any more. */
  const putOne = async (entry: Entry, value: string): Promise<Result<boolean>> => {
    const { leaving } = vault.content()
    const isStill = entriesOf(vault.content()).some(({ account }) => account === entry.account)
    if (!isStill || leaving.some(({ appId }) => appId !== '' && appId === entry.appId)) return ok(false)
    const now = await entryState(entry)
    if (!now.ok) return now
    if (now.value.state === 'right') return ok(false)
    const stored = await ports.keychain.set(entry.account, value)
    await desk.log('secretPutBack', {
      ...(entry.appId === '' ? {} : { app: desk.named(entry.appId) }),
      result: stored,
    })
    if (!stored.ok) return stored
    await entryState(entry) // and the app says so
    return ok(true)
  }

  const deleteLeftOver = async ({ entryId }: CallInput<'deleteLeftOver'>): Promise<Result<null>> => {
    const account = examined.get(entryId)?.account ?? null
    // only what is left over still: its record may have come meanwhile
    if (account === null || !secrets.leftOver().includes(account)) return fail('badRequest')
    const gone = await secrets.discard(account)
    await desk.log('leftOverDeleted', { result: gone })
    return gone.ok ? done : gone
  }

  const calls: Pick<Api, keyof typeof keychainCalls> = {
    examineKeychain: async () => ok({ report: await report() }),
    putBackSecrets: putBack,
    deleteLeftOver,
  }
  return { calls, close: () => void (examined = new Map()) }
}
