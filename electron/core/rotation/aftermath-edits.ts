import { isConnected } from '../../../shared/connections/impact.ts'
import type { Aftermath, LeakToTell, Settled, ToolBehind } from '../../../shared/rotation/aftermath.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'
import type { Consumer, Rotation } from '../../../shared/rotation/rotation.ts'
import type { RotationOutcome } from '../../../shared/rotation/leaving.ts'
import type { VaultContent } from '../vault/content.ts'

const edit = (content: VaultContent, change: (left: readonly Aftermath[]) => Aftermath[]): VaultContent => ({
  ...content,
  rotation: { ...content.rotation, aftermath: change(content.rotation.aftermath) },
})

/**
 * A leak is declared: Xero has to be told. While a leak of the same app is not over, because its secret has not been
 * replaced or nobody has told Xero, it is the same one.
 */
export const leakToTell = (
  content: VaultContent,
  {
    id,
    appId,
    by,
    at,
  }: { readonly id: string; readonly appId: string; readonly by: string; readonly at: Instant },
): VaultContent => {
  const app = content.apps.find((one) => one.id === appId)
  const { aftermath, forced } = content.rotation
  const last = aftermath.findLast((one) => one.kind === 'xero' && one.appId === appId)
  const isSame = last !== undefined && (last.settled === null || forced[appId]?.reason === 'leaked')
  if (app === undefined || isSame) return content
  const leak: LeakToTell = {
    kind: 'xero',
    id: `${id} xero`,
    appId,
    app: app.name,
    clientId: app.clientId,
    by,
    organisations: content.connections.filter((one) => one.appId === appId && isConnected(one)).length,
    since: at,
    settled: null,
  }
  return edit(content, (left) => [...left, leak])
}

/**
 * A rotation comes to its end: tools without the tick have another secret than the one in force; after a way back, those
 * with it. A tool that has it by now is settled, whenever it had fallen behind.
 */
export const toolsLeft = (
  content: VaultContent,
  rotation: Rotation,
  outcome: RotationOutcome,
  at: Instant,
): VaultContent => {
  if (outcome === 'givenUp') return content
  const app = content.apps.find(({ id }) => id === rotation.appId)?.name ?? ''
  const tools = content.rotation.consumers[rotation.appId] ?? []
  const tickOf = ({ id }: Consumer) => rotation.updated.find((one) => one.id === id)
  const behind = tools.filter((tool) => (tickOf(tool) === undefined) === (outcome === 'rotated'))
  // one that was moved since is known by its name, where that is its alone
  const isOf = (one: Aftermath, { name, where }: Consumer) =>
    one.kind === 'tool' &&
    one.appId === rotation.appId &&
    one.tool === name &&
    one.settled === null &&
    (one.where === where || tools.filter((other) => other.name === name).length === 1)
  const settle = (one: Aftermath): Aftermath => {
    const tick = tools.flatMap((tool) => (isOf(one, tool) ? (tickOf(tool) ?? []) : []))[0]
    return outcome === 'rotated' && tick !== undefined
      ? { ...one, settled: { how: 'done', at: tick.at, by: tick.by, reason: '' } }
      : one
  }
  return edit(content, (left) => [
    ...left.map(settle),
    ...behind
      .filter((tool) => !left.some((one) => isOf(one, tool)))
      .map(({ id, name, where }): ToolBehind => ({
        kind: 'tool',
        id: `${rotation.id} ${id}`,
        appId: rotation.appId,
        app,
        tool: name,
        where,
        isLeak: rotation.isLeak,
        holds: outcome === 'rotated' ? 'old' : 'takenBack',
        since: at,
        settled: null,
      })),
  ])
}

/** An app leaves this vault: nothing can be given to its tools from here any more. What Xero is to be told stays. */
export const withoutTools = (content: VaultContent, appId: string, settled: Settled): VaultContent =>
  edit(content, (left) =>
    left.map((one) =>
      one.kind === 'tool' && one.appId === appId && one.settled === null ? { ...one, settled } : one,
    ),
  )

/** Settles one, or opens it again. */
export const settle = (content: VaultContent, id: string, settled: Settled | null): VaultContent =>
  edit(content, (left) => left.map((one) => (one.id === id ? { ...one, settled } : one)))
