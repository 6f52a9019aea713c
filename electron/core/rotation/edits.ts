import type {
  FinishedRotation,
  Rotation,
  RotationState,
  SecretRecord,
} from '../../../shared/rotation/rotation.ts'
import { leakToTell, toolsLeft, withoutTools } from './aftermath-edits.ts'
import { recordBefore } from '../secrets/held.ts'
import { editState, without, type StoredApp, type VaultContent } from '../vault/content.ts'

export const editOpen = (
  content: VaultContent,
  rotationId: string,
  edit: (rotation: Rotation) => Rotation,
): VaultContent =>
  editState(content, (state) => ({
    ...state,
    open: state.open.map((one) => (one.id === rotationId ? edit(one) : one)),
  }))

/** A leak makes its secret due whatever becomes of the rotation in which it is declared, and Xero is to be told. */
export const declareLeak = (
  content: VaultContent,
  { id, appId }: Rotation,
  { at, by }: { readonly at: number; readonly by: string },
): VaultContent =>
  editState(
    leakToTell(
      editOpen(content, id, (one) => ({ ...one, isLeak: true })),
      { id, appId, by, at },
    ),
    ({ forced, ...state }) => ({
      ...state,
      forced:
        forced[appId]?.reason === 'leaked'
          ? forced
          : { ...forced, [appId]: { reason: 'leaked', at, person: '' } },
    }),
  )

/** Makes secrets due at once. What has made one due already stays; only that somebody leaves gives way to what has happened. */
export const makeDue = (
  content: VaultContent,
  appIds: readonly string[],
  why: RotationState['forced'][string],
): VaultContent =>
  editState(content, (state) => ({
    ...state,
    forced: {
      ...state.forced,
      ...Object.fromEntries(
        appIds
          .filter((id) => {
            const before = state.forced[id]
            return before === undefined || (before.reason === 'leaver' && why.reason !== 'leaver')
          })
          .map((id) => [id, why]),
      ),
    },
  }))

/** Under which keychain accounts both secrets of a rotation lie; `null` where there is none. */
export const heldBy = (
  { rotationAccounts }: VaultContent,
  { id, switchedAt }: Rotation,
  { secretAccount }: StoredApp,
): { readonly fresh: string | null; readonly old: string | null } => {
  const { candidate = null, previous = null } = rotationAccounts[id] ?? {}
  return {
    fresh: candidate ?? (switchedAt === null ? null : secretAccount),
    old: previous ?? (switchedAt === null || candidate !== null ? secretAccount : null),
  }
}

/** The new secret becomes current and the current one previous, in one change of the vault. */
export const switchOver = (
  content: VaultContent,
  rotation: Rotation,
  { at, by }: { readonly at: number; readonly by: string },
): VaultContent => {
  const app = content.apps.find(({ id }) => id === rotation.appId)
  const candidate = content.rotationAccounts[rotation.id]?.candidate ?? null
  if (app === undefined || candidate === null || rotation.candidate === null) return content
  const { fingerprint } = rotation.candidate
  const createdAt = rotation.received === null ? rotation.madeAt : rotation.received.createdAt
  return editOpen(
    editState(
      {
        ...content,
        apps: content.apps.map((one) =>
          one.id === app.id
            ? {
                ...one,
                secretAccount: candidate,
                secret: { state: 'stored', createdAt, storedAt: at, readBackAt: at },
              }
            : one,
        ),
        rotationAccounts: {
          ...content.rotationAccounts,
          [rotation.id]: { candidate: null, previous: app.secretAccount },
        },
      },
      (state) => ({
        ...state,
        records: [
          ...retire(state.records, app.id, at),
          {
            appId: app.id,
            fingerprint,
            createdAt,
            storedAt: at,
            by,
            how: 'rotated',
            replacedAt: null,
            provenDeadAt: null,
          },
        ],
      }),
    ),
    rotation.id,
    (one) => ({ ...one, switchedAt: at }),
  )
}

/** The previous secret becomes current again; the new one stays a candidate, to be taken out of the keychain. */
export const switchBack = (
  content: VaultContent,
  rotation: Rotation,
  { at, by }: { readonly at: number; readonly by: string },
): VaultContent => {
  const app = content.apps.find(({ id }) => id === rotation.appId)
  const previous = content.rotationAccounts[rotation.id]?.previous ?? null
  if (app === undefined || previous === null) return content
  const before = recordBefore(content.rotation, rotation)
  return editState(
    {
      ...content,
      apps: content.apps.map((one) =>
        one.id === app.id
          ? {
              ...one,
              secretAccount: previous,
              secret: {
                state: 'stored',
                createdAt: before?.createdAt ?? null,
                storedAt: at,
                readBackAt: at,
              },
            }
          : one,
      ),
      rotationAccounts: {
        ...content.rotationAccounts,
        [rotation.id]: { candidate: app.secretAccount, previous: null },
      },
    },
    (state) => ({
      ...state,
      records: [
        ...retire(state.records, app.id, at),
        ...(before === undefined
          ? []
          : [
              {
                ...before,
                storedAt: at,
                by,
                how: 'rolledBack' as const,
                replacedAt: null,
                provenDeadAt: null,
              },
            ]),
      ],
    }),
  )
}

const retire = (records: readonly SecretRecord[], appId: string, at: number): SecretRecord[] =>
  records.map((one) => (one.appId === appId && one.replacedAt === null ? { ...one, replacedAt: at } : one))

/** Takes a rotation off the open ones and keeps its record; what made it due is settled by one that came to its end. */
export const finish = (
  content: VaultContent,
  rotation: Rotation,
  outcome: FinishedRotation['outcome'],
  at: number,
): VaultContent => {
  const { [rotation.id]: _accounts, ...rotationAccounts } = content.rotationAccounts
  const consumers = content.rotation.consumers[rotation.appId] ?? []
  const done: FinishedRotation = {
    id: rotation.id,
    appId: rotation.appId,
    app: content.apps.find(({ id }) => id === rotation.appId)?.name ?? '',
    isLeak: rotation.isLeak,
    begunAt: rotation.begunAt,
    finishedAt: at,
    by: rotation.begunBy,
    outcome,
    proof: rotation.proof,
    renewal: rotation.renewal,
    oldProof: rotation.oldProof,
    consumers: consumers.map(({ id, name }) => ({
      name,
      isUpdated: rotation.updated.some((one) => one.id === id),
    })),
  }
  return editState(toolsLeft({ ...content, rotationAccounts }, rotation, outcome, at), (state) => ({
    ...state,
    open: state.open.filter(({ id }) => id !== rotation.id),
    finished: [...state.finished, done],
    ...(outcome === 'rotated'
      ? { forced: without(state.forced, rotation.appId), snoozed: without(state.snoozed, rotation.appId) }
      : {}),
  }))
}

/** What goes with an app that is removed from the vault; records and finished rotations stay as history. */
export const dropApp = (
  before: VaultContent,
  appId: string,
  { at, by }: { readonly at: number; readonly by: string },
): VaultContent => {
  const gone = new Set(before.rotation.open.filter((one) => one.appId === appId).map(({ id }) => id))
  const content = withoutTools(before, appId, { how: 'appRemoved', at, by, reason: '' })
  return editState(
    {
      ...content,
      guide: { ...content.guide, told: without(content.guide.told, appId) },
      rotationAccounts: Object.fromEntries(
        Object.entries(content.rotationAccounts).filter(([id]) => !gone.has(id)),
      ),
    },
    (state) => ({
      ...state,
      policies: without(state.policies, appId),
      consumers: without(state.consumers, appId),
      forced: without(state.forced, appId),
      snoozed: without(state.snoozed, appId),
      open: state.open.filter(({ id }) => !gone.has(id)),
    }),
  )
}
