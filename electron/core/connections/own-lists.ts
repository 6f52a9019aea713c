import { isInOwnList } from '../../../shared/connections/own-list.ts'
import { boundInstant } from '../../../shared/kernel/instant.ts'
import { traitsOf } from '../../../shared/kernel/failure.ts'
import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import type { Ports } from '../ports/ports.ts'
import type { ListedConnection } from '../ports/xero.ts'
import type { Vault } from '../vault/vault.ts'
import type { AppTokens } from './app-tokens.ts'
import { NOTHING_LEARNED } from './listing.ts'
import { editOwnList, noteOwnListFailure, takeOwnList } from './own-listing.ts'

/** A list this small may halve by two people's acts; one that is longer and halves is read once more. */
const SMALL = 4

type Rooms = { readonly vault: Vault; readonly desk: Desk; readonly appTokens: AppTokens }

/** Everything connected to an app, asked of Xero with the app's secret alone and taken over into the vault. */
export type OwnListRoom = ReturnType<typeof createOwnLists>

export const createOwnLists = (ports: Pick<Ports, 'clock' | 'xero'>, { vault, desk, appTokens }: Rooms) => {
  const underWay = new Map<string, Promise<Result<{ amount: number }>>>()
  /** Until when Xero asked not to be asked again, by app; by the run's own time, which does not jump. */
  const restUntil = new Map<string, number>()

  /** Does something with a token of the app's own; one that Xero refuses is replaced once. */
  const withToken = async <Value>(
    appId: string,
    act: (token: string) => Promise<Result<Value>>,
  ): Promise<Result<Value>> => {
    const rest = (restUntil.get(appId) ?? 0) - ports.clock.ticks()
    if (rest > 0) return fail({ code: 'rateLimited', retryAt: boundInstant(ports.clock.now() + rest) })
    const token = await appTokens.token(appId)
    const first = token.ok ? await act(token.value) : token
    const isRefused = token.ok && !first.ok && first.failure.code === 'accessRefused'
    const again = isRefused ? await appTokens.token(appId, true) : null
    const answer = again === null ? first : again.ok ? await act(again.value) : again
    if (!answer.ok && answer.failure.code === 'rateLimited')
      restUntil.set(appId, ports.clock.ticks() + answer.failure.retryAt - ports.clock.now())
    return answer
  }

  /** What it held when it last came. */
  const heldBefore = (appId: string): number => {
    const { connections, ownLists } = vault.content()
    return connections.filter(
      (one) => one.appId === appId && one.state.kind === 'listed' && isInOwnList(one, ownLists[appId]),
    ).length
  }

  /** The list; one that is half as long as before is asked for once more, and believed when it says so twice. */
  const read = async (appId: string): Promise<Result<readonly ListedConnection[]>> => {
    const ask = () => withToken(appId, ports.xero.ownList)
    const listed = await ask()
    const before = heldBefore(appId)
    if (!listed.ok || before < SMALL || listed.value.length * 2 > before) return listed
    const again = await ask()
    if (!again.ok || namesOf(again.value) === namesOf(listed.value)) return again
    return fail('ownListUnsteady')
  }

  const askOnce = async (appId: string): Promise<Result<{ amount: number }>> => {
    const app = desk.app(appId)
    if (!app.ok) return app
    const listed = await read(appId)
    const amount = listed.ok ? listed.value.length : 0
    let learned = NOTHING_LEARNED
    const saved = await vault.change((content) => {
      if (!content.apps.some(({ id }) => id === appId)) return null
      if (!listed.ok) return noteOwnListFailure(content, appId, listed.failure, vault.now())
      const taken = takeOwnList(content, appId, listed.value, vault.now())
      learned = taken.learned
      return taken.content
    })
    const result: Result<unknown> = listed.ok ? saved : listed
    // each use of the secret has its line
    await desk.log('ownListAsked', { app: app.value, result: result.ok ? `${amount} listed` : result })
    if (!listed.ok) return listed
    if (!saved.ok) return saved
    for (const organisation of learned.found)
      void desk.log('connectionFound', { app: app.value, organisation })
    for (const organisation of learned.vanished)
      void desk.log('connectionVanished', { app: app.value, organisation })
    return ok({ amount })
  }

  /** Asks for the list of one app now; asked for twice at once, it is done once. */
  const ask = (appId: string): Promise<Result<{ amount: number }>> => {
    const going = underWay.get(appId) ?? askOnce(appId).finally(() => underWay.delete(appId))
    underWay.set(appId, going)
    return going
  }

  /** Asks once whatever is under way has come: a list that was asked for before a disconnect proves nothing of it. */
  const askAnew = async (appId: string): Promise<Result<{ amount: number }>> => {
    await underWay.get(appId)
    return ask(appId)
  }

  /** Notes down whether Xero lets this app end connections by its own list, as it was found. */
  const noteEnding = (appId: string, mayDisconnect: boolean): Promise<Result<null>> =>
    vault.change((content) => editOwnList(content, appId, (list) => ({ ...list, mayDisconnect })))

  /** Ends one connection by the app's own list; only asking again proves it. */
  const end = async (appId: string, connectionId: string): Promise<Result<null>> => {
    const answer = await withToken(appId, (token) => ports.xero.disconnect(token, connectionId))
    if (answer.ok || traitsOf(answer.failure).ofApp !== true) return answer
    await noteEnding(appId, false)
    return fail('ownListKeepsIt')
  }

  return {
    ask,
    askAnew,
    noteEnding,
    end,
    close: () => {
      restUntil.clear()
      underWay.clear()
    },
  }
}

const namesOf = (rows: readonly ListedConnection[]): string =>
  rows
    .map(({ id }) => id)
    .toSorted()
    .join('\n')
