import { hasSignIns } from '../../../shared/apps/app-kind.ts'
import { isConnected } from '../../../shared/connections/impact.ts'
import { signInFor } from '../../../shared/connections/status.ts'
import { isUnclaimed, sourcesOf } from '../../../shared/connections/tally.ts'
import { personKey } from '../../../shared/kernel/person.ts'
import type { PersonTrail } from '../../../shared/people/leaver.ts'
import { isSpent } from '../../../shared/sign-in/sign-in.ts'
import type { VaultContent } from '../vault/content.ts'

/**
 * What somebody may reach beside their own sign-ins: what a secret reaches by itself, and what Xero lists for an app that
 * they have worked with and nobody here can be asked about. `known`: apps whose secret in force they know; `workedWith`:
 * whose secret they have ever had.
 */
export const reachOf = (
  content: VaultContent,
  key: string,
  { known, workedWith }: { readonly known: readonly string[]; readonly workedWith: ReadonlySet<string> },
): Pick<PersonTrail, 'unclaimed' | 'bySecret' | 'lists'> => {
  const signedInto = new Set(
    content.signIns.filter((one) => personKey(one) === key).map(({ appId }) => appId),
  )
  const apps = content.apps.filter(({ id }) => workedWith.has(id) || signedInto.has(id))
  const standing = Map.groupBy(content.connections.filter(isConnected), ({ appId }) => appId)
  return {
    unclaimed: apps.flatMap(({ id, name, kind }) =>
      hasSignIns(kind)
        ? (standing.get(id) ?? [])
            .filter((one) => isUnclaimed(one, content.ownLists[id]))
            .map((one) => ({
              key: one.key,
              appId: id,
              app: name,
              organisation: one.tenantName,
              at: one.inOwnListAt ?? one.checkedAt,
              wasSeen: one.inSignInListAt !== undefined,
            }))
        : [],
    ),
    bySecret: apps.flatMap(({ id, name, kind }) =>
      !hasSignIns(kind) && known.includes(id)
        ? (standing.get(id) ?? []).map((one) => ({
            key: one.key,
            appId: id,
            app: name,
            organisation: one.tenantName,
            at: one.checkedAt,
          }))
        : [],
    ),
    lists: apps.map(({ id, name, secret }) => ({
      appId: id,
      app: name,
      heardAt: content.ownLists[id]?.heardAt ?? null,
      canBeAsked: secret !== null,
    })),
  }
}

/** The connections that stand on a person's sign-in: the one that Keyward would use, or the only one. */
export const authorisedBy = (content: VaultContent, key: string, now: number): PersonTrail['authorised'] => {
  const signIns = new Map(content.signIns.map((signIn) => [signIn.id, signIn]))
  const names = new Map(content.apps.map(({ id, name }) => [id, name]))
  return content.connections.filter(isConnected).flatMap((connection) => {
    const used = signInFor(connection, signIns, now)
    if (used === undefined || personKey(used) !== key) return []
    const others = connection.signInIds.some((id) => {
      const other = signIns.get(id)
      return other !== undefined && personKey(other) !== key
    })
    return [
      {
        key: connection.key,
        appId: connection.appId,
        app: names.get(connection.appId) ?? '',
        organisation: connection.tenantName,
        tenantType: connection.tenantType,
        alsoOthers: others,
        sources: sourcesOf(connection),
      },
    ]
  })
}

/**
 * Whether a connection no longer stands on this person's sign-in: it has ended, another sign-in is used for it, or
 * somebody else's live sign-in reaches the same organisation through a connection of its own (Xero keeps one for
 * each person, app and organisation).
 */
export const isFreeOf = (content: VaultContent, key: string, connectionKey: string, now: number): boolean => {
  const signIns = new Map(content.signIns.map((one) => [one.id, one]))
  const connection = content.connections.find((one) => one.key === connectionKey)
  if (connection === undefined || !isConnected(connection)) return true
  return content.connections.some((other) => {
    if (other.appId !== connection.appId || other.tenantId !== connection.tenantId) return false
    const used = isConnected(other) ? signInFor(other, signIns, now) : undefined
    return used !== undefined && personKey(used) !== key && !isSpent(used, now)
  })
}

/**
 * Whether what only the app's own list told of is no longer so: it has ended, or it is itself reached by a sign-in of
 * somebody else's that works. Another connection to the same organisation says nothing of this one.
 */
export const isClaimed = (
  content: VaultContent,
  key: string,
  connectionKey: string,
  now: number,
): boolean => {
  const connection = content.connections.find((one) => one.key === connectionKey)
  if (connection === undefined || !isConnected(connection)) return true
  return content.signIns.some(
    (one) => connection.signInIds.includes(one.id) && personKey(one) !== key && !isSpent(one, now),
  )
}
