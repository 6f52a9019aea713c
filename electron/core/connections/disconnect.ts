import type { CallInput } from '../../../shared/contract/contract.ts'
import { type Label, labelIdOf } from '../../../shared/labels/label.ts'
import { isEndUnasked, signInFor } from '../../../shared/connections/status.ts'
import { isMadeUpId, type Connection, type ConnectionState } from '../../../shared/connections/connection.ts'
import { type Failure, traitsOf } from '../../../shared/kernel/failure.ts'
import { done, fail, ok, type Result } from '../../../shared/kernel/result.ts'
import { withoutLostLabels, withLabels } from '../labels/edits.ts'
import type { Desk } from '../desk/desk.ts'
import type { Checks } from './check.ts'
import type { ConnectionListings } from './listings.ts'
import type { OwnListRoom } from './own-lists.ts'
import type { Ports } from '../ports/ports.ts'
import type { TokenKeeper } from '../sign-in/tokens.ts'
import type { VaultContent } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'

type Rooms = {
  readonly vault: Vault
  readonly tokens: TokenKeeper
  readonly listings: ConnectionListings
  readonly checks: Checks
  readonly ownLists: OwnListRoom
  readonly desk: Desk
}

/** Xero did not do it, for certain: the connection is as it was. */
const isNotDone = (failure: Failure): boolean => traitsOf(failure).undone?.includes('disconnect') === true

/** Ending one connection, and only that one, with proof (requirement D11). */
export const createDisconnect = (
  ports: Pick<Ports, 'xero'>,
  { vault, tokens, listings, checks, ownLists, desk }: Rooms,
) => {
  const underWay = new Map<string, Promise<Result<null>>>()
  const find = (key: string) => vault.content().connections.find((connection) => connection.key === key)

  const setState = (key: string, state: ConnectionState) =>
    vault.change((content) => ({
      ...content,
      connections: content.connections.map((other) => (other.key === key ? { ...other, state } : other)),
    }))

  /**
   * The wish is stored before Xero hears of it, so that a crash in between never looks as if the organisation had
   * vanished by itself. Whatever stays unproven stays "not yet disconnected". `byOwnList`: with the app's own token,
   * where no sign-in can.
   */
  const disconnect = async (key: string, byOwnList: boolean): Promise<Result<null>> => {
    const connection = find(key)
    if (connection === undefined || connection.state.kind === 'disconnected') return fail('unknownConnection')
    const signIn = signInFor(
      connection,
      new Map(vault.content().signIns.map((each) => [each.id, each])),
      vault.now(),
    )
    if (signIn === undefined && !byOwnList) return fail('signInExpired')
    if (isMadeUpId(connection.connectionId)) return fail('connectionWithoutId')
    const app = desk.named(connection.appId) // of now: it may leave the vault meanwhile
    const before = connection.state
    const since = before.kind === 'pending' ? before.since : vault.now()
    const pending = (failure: Failure | null) =>
      setState(key, { kind: 'pending', since, triedAt: vault.now(), failure })

    const wished = await pending(null)
    if (!wished.ok) return wished
    let isTaken = false // Xero has said that it did it: what fails from here on undoes nothing of that
    const onTaken = () => (isTaken = true)
    const result =
      byOwnList || signIn === undefined
        ? await askByOwnList(connection, onTaken)
        : await ask(connection, signIn.id, onTaken)
    if (!result.ok)
      await (!isTaken && isNotDone(result.failure) ? setState(key, before) : pending(result.failure))
    await desk.log(result.ok ? 'disconnected' : 'disconnectAsked', {
      app,
      organisation: connection.tenantName,
      result,
    })
    return result
  }

  const ask = async (
    connection: Connection,
    signInId: string,
    onTaken: () => void,
  ): Promise<Result<null>> => {
    const first = await deleteWith(await tokens.accessToken(signInId), connection)
    const deleted =
      !first.ok && first.failure.code === 'accessRefused'
        ? await deleteWith(await tokens.accessToken(signInId, true), connection)
        : first
    if (!deleted.ok) return deleted
    onTaken()
    const listed = await checks.list(signInId)
    if (!listed.ok) return listed
    if (listed.value.some(({ id }) => id === connection.connectionId)) return fail('stillListed')
    const taken = await listings.takeOver(signInId, listed.value)
    if (!taken.ok) return taken
    // a row without an id may be this one; then it is pending still
    return find(connection.key)?.state.kind === 'pending' ? fail('stillListed') : done
  }

  const askByOwnList = async (connection: Connection, onTaken: () => void): Promise<Result<null>> => {
    const ended = await ownLists.end(connection.appId, connection.connectionId)
    if (!ended.ok) return ended
    onTaken()
    const asked = await ownLists.askAnew(connection.appId)
    if (!asked.ok) return asked
    if (find(connection.key)?.state.kind === 'pending') return fail('stillListed')
    return ownLists.noteEnding(connection.appId, true)
  }

  const deleteWith = async (token: Result<string>, { connectionId }: Connection) =>
    token.ok ? ports.xero.disconnect(token.value, connectionId) : token

  /** Ended; or every sign-in that reached it is revoked, and nobody could ask what became of it. */
  const mayBeForgotten = ({ state, signInIds }: Connection): boolean => {
    if (state.kind === 'gone' || state.kind === 'disconnected') return true
    const seenBy = vault.content().signIns.filter(({ id }) => signInIds.includes(id))
    return state.kind === 'listed' && seenBy.length > 0 && seenBy.every(isEndUnasked)
  }

  return {
    /** Asked twice at once, it is done once: of two, the later one could take back what the first has proven. */
    disconnect: (key: string, byOwnList: boolean): Promise<Result<null>> => {
      const running = underWay.get(key) ?? disconnect(key, byOwnList).finally(() => underWay.delete(key))
      underWay.set(key, running)
      return running
    },
    /** Takes what has ended off the list; what may still be connected, and can be asked for, stays on it. */
    forgetConnection: async ({ key }: CallInput<'forgetConnection'>): Promise<Result<{ undoId: string }>> => {
      const connection = find(key)
      if (connection === undefined) return fail('unknownConnection')
      if (!mayBeForgotten(connection)) return fail('unknownConnection')
      const before = vault.content().labels.organisations.filter(({ id }) => id === labelIdOf(connection))
      const saved = await vault.change((content) =>
        withoutLostLabels({
          ...content,
          connections: content.connections.filter((other) => other.key !== key),
        }),
      )
      if (!saved.ok) return saved
      const app = desk.named(connection.appId)
      return ok({
        undoId: desk.undoable({
          edit: (content) => putBack(content, connection, before),
          tell: () => desk.log('connectionPutBack', { app, organisation: connection.tenantName }),
        }),
      })
    },
  }
}

/** The content with a connection on the list again that was taken off; `null` where it is known anew, or its app has gone. */
const putBack = (
  content: VaultContent,
  connection: Connection,
  labels: readonly Label[],
): VaultContent | null => {
  if (content.connections.some(({ key }) => key === connection.key)) return null
  if (!content.apps.some(({ id }) => id === connection.appId)) return null
  const signIns = new Set(content.signIns.map(({ id }) => id))
  const known = new Set(content.labels.organisations.map(({ id }) => id))
  const lost = labels.filter(({ id }) => !known.has(id))
  return {
    ...content,
    connections: [
      ...content.connections,
      { ...connection, signInIds: connection.signInIds.filter((id) => signIns.has(id)) },
    ],
    labels: {
      ...content.labels,
      organisations: withLabels(content.labels.organisations, lost),
    },
  }
}
