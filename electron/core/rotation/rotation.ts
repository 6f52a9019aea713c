import type { CallInput } from '../../../shared/contract/contract.ts'
import { traitsOf } from '../../../shared/kernel/failure.ts'
import { editState } from '../vault/content.ts'
import { checkDraft, isSavable } from '../../../shared/apps/app-draft.ts'
import { newRotation, stepOf, type Rotation } from '../../../shared/rotation/rotation.ts'
import { done, fail, ok, type Failed, type Result } from '../../../shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import type { Part } from '../undo/part.ts'
import type { Ports } from '../ports/ports.ts'
import type { LeavingRoom } from '../secrets/leaving.ts'
import { createAftermath } from './aftermath.ts'
import { declareLeak, editOpen, switchOver } from './edits.ts'
import { createRotationEnd } from './closing.ts'
import { objectionTo } from './law.ts'
import type { RotationProofs } from './proofs.ts'
import type { RotationStandings } from './standing.ts'
import { createRotationSteps } from './steps.ts'
import type { SecretRecords } from '../secrets/records.ts'
import type { Secrets } from '../secrets/secrets.ts'
import { isKeepingApp, type StoredApp, type VaultContent } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'

type Rooms = {
  readonly vault: Vault
  readonly secrets: Secrets
  readonly records: SecretRecords
  readonly proofs: RotationProofs
  readonly standings: RotationStandings
  readonly leaving: LeavingRoom
  readonly desk: Desk
}

/** A secret that came with a handover, and what is to be noted down with it. */
export type HandedSecret = {
  readonly received: NonNullable<Rotation['received']>
  readonly also: (content: VaultContent) => VaultContent
}

export type RotationRoom = ReturnType<typeof createRotation>

/**
 * Replacing a secret in eight steps that can be left and taken up at any point. Each step stores what it did in one
 * change of the vault; the keychain is written before it and cleared after it, so that at every moment exactly one
 * secret is current and none that is needed is gone.
 */
export const createRotation = (ports: Pick<Ports, 'random'>, rooms: Rooms) => {
  const { vault, secrets, records, proofs, standings, desk } = rooms
  const { at, edit } = createRotationSteps(rooms)
  const me = () => desk.me().name

  const beginRotation = ({
    appId,
    isLeak,
  }: CallInput<'beginRotation'>): Promise<Result<{ rotationId: string }>> =>
    secrets.inTurn(appId, () => begin(appId, isLeak))

  const begin = async (appId: string, isDeclared: boolean): Promise<Result<{ rotationId: string }>> => {
    const app = desk.find(appId)
    // a leak that was declared before and has not been dealt with is still why this secret is replaced
    const isLeak = isDeclared || vault.content().rotation.forced[appId]?.reason === 'leaked'
    if (app === undefined) return fail('unknownApp')
    if (!isKeepingApp(app)) return fail('appHasNoSecret')
    if (rooms.leaving.ofApp(appId) !== undefined) return fail('leavingBegun')
    const open = vault.content().rotation.open.find((one) => one.appId === appId)
    if (open !== undefined) {
      const said =
        isLeak && !open.isLeak
          ? await vault.change((content) => declareLeak(content, open, { at: vault.now(), by: me() }))
          : done
      return said.ok ? ok({ rotationId: open.id }) : said
    }
    const known = await records.ensure(app)
    if (!known.ok) return known
    const now = vault.now()
    const rotation = newRotation({ id: ports.random.id(), appId, isLeak, begunAt: now, begunBy: me() })
    const saved = await vault.change((content) => {
      const begun = editState(content, (state) => ({ ...state, open: [...state.open, rotation] }))
      return isLeak ? declareLeak(begun, rotation, { at: now, by: me() }) : begun
    })
    if (!saved.ok) return saved
    await desk.log(isDeclared ? 'leakDeclared' : 'rotationBegun', { app })
    return ok({ rotationId: rotation.id })
  }

  /**
   * Puts the new secret beside the current one. The one pasted before is taken out once this one is noted down. `handed`
   * is where it came with a handover, and what is noted down of that in the same change.
   */
  const pasteNewSecret = (
    { rotationId: id, clientSecret: raw }: CallInput<'pasteNewSecret'>,
    handed?: HandedSecret,
  ) =>
    at(
      id,
      [...(handed ? (['list'] as const) : []), 'make', 'paste', 'prove', 'switch'],
      async (rotation, app) => {
        const secret = raw.trim()
        const problems = checkDraft({ ...app, secretCreatedAt: null }, raw).filter(
          ({ field }) => field === 'clientSecret',
        )
        if (!isSavable(problems)) return fail({ code: 'draftRefused', problems })
        const current = await secrets.read(app.id)
        if (!current.ok && traitsOf(current.failure).lost !== 'secret') return current
        if (current.ok && current.value === secret) return fail('sameSecret')
        const fingerprint = secrets.fingerprintOf(secret)
        const clash = records.clash(app.id, fingerprint)
        if (clash !== null) return clash
        const why = await objectionToPaste(rotation, app)
        if (why !== null) return why
        const stored = await secrets.put(secret)
        if (!stored.ok) return stored
        const before = vault.content().rotationAccounts[id]?.candidate ?? null
        const now = vault.now()
        const saved = await vault.change((content) => ({
          ...editOpen(handed?.also(content) ?? content, id, (one) => ({
            ...one,
            received: handed?.received ?? null,
            listedAt: one.listedAt ?? now,
            madeAt: one.madeAt ?? now,
            candidate: {
              storedAt: now,
              fingerprint,
              length: secret.length,
              currentLength: current.ok ? current.value.length : 0,
            },
            proof: null,
            renewal: null,
          })),
          rotationAccounts: {
            ...content.rotationAccounts,
            [id]: { candidate: stored.value, previous: null },
          },
        }))
        if (!saved.ok) {
          await secrets.discard(stored.value)
          return saved
        }
        if (before !== null) await secrets.discard(before)
        return done
      },
    )

  /** A secret pasted before that works is not pasted over, unless the one in use works as well; one that nobody could prove is. */
  const objectionToPaste = async (rotation: Rotation, app: StoredApp): Promise<Failed | null> => {
    if (rotation.candidate === null) return null
    const asked = await standings.askBoth(rotation, app)
    if (!asked.ok) return asked
    const { fresh, old } = asked.value
    const why = fresh.standing === 'works' ? objectionTo('paste', fresh.standing, old.standing) : null
    if (why !== null) await vault.change((content) => standings.note(content, rotation, asked.value))
    return why
  }

  /** Both proofs of the new secret. A refusal changes nothing: the current one stays in force. */
  const proveNewSecret = ({ rotationId: id }: CallInput<'proveNewSecret'>) =>
    at(id, ['prove', 'switch'], async (rotation, app) => {
      const account = vault.content().rotationAccounts[id]?.candidate
      if (account === undefined || account === null) return fail('rotationNotThere')
      const secret = await secrets.readAt(account, rotation.candidate?.fingerprint)
      if (!secret.ok) return secret
      const proof = await proofs.ask(app, secret.value)
      const renewal = proof.result === 'works' ? await proofs.renew(app, secret.value) : null
      const current = await secrets.read(app.id)
      const currentProof = current.ok ? await proofs.ask(app, current.value) : null
      const saved = await edit(id, (one) => ({ ...one, proof, renewal, currentProof }))
      if (!saved.ok) return saved
      await desk.log('secretProven', {
        app,
        result: proof.result === 'works' ? (renewal?.result ?? 'works') : proof.result,
      })
      return proof.result === 'refused'
        ? fail({
            code: 'newSecretRefused',
            pasted: rotation.candidate?.length ?? 0,
            current: rotation.candidate?.currentLength ?? 0,
          })
        : done
    })

  const switchSecret = ({ rotationId: id }: CallInput<'switchSecret'>) =>
    at(id, ['switch', 'prove'], async (rotation, app) => {
      if (stepOf(rotation) !== 'switch') return fail('newSecretNotProven')
      const account = vault.content().rotationAccounts[id]?.candidate ?? null
      if (account === null) return fail('rotationNotThere')
      const secret = await secrets.readAt(account, rotation.candidate?.fingerprint)
      if (!secret.ok) return secret // what becomes current is what has proven itself
      const saved = await vault.change((content) =>
        switchOver(content, rotation, { at: vault.now(), by: me() }),
      )
      if (saved.ok) await desk.log('secretSwitched', { app })
      return saved
    })

  return {
    beginRotation,
    confirmConsumers: ({ rotationId: id }: CallInput<'confirmConsumers'>) =>
      at(id, ['list'], () => edit(id, (one) => ({ ...one, listedAt: vault.now() }))),
    confirmMade: ({ rotationId: id }: CallInput<'confirmMade'>) =>
      at(id, ['make'], () => edit(id, (one) => ({ ...one, madeAt: vault.now() }))),
    pasteNewSecret,
    proveNewSecret,
    switchSecret,
    tickConsumer: ({ rotationId: id, consumerId, isUpdated }: CallInput<'tickConsumer'>) =>
      at(id, ['update', 'oldDead', 'forget'], ({ appId }) =>
        desk.changePart(updatedIn(id), {
          edit: (updated) => [
            ...updated.filter((other) => other.id !== consumerId),
            ...(isUpdated ? [{ id: consumerId, at: vault.now(), by: me() }] : []),
          ],
          tellBack: () =>
            desk.log(isUpdated ? 'consumerNotUpdated' : 'consumerUpdated', { app: desk.named(appId) }),
        }),
      ),
    confirmUpdates: ({ rotationId: id }: CallInput<'confirmUpdates'>) =>
      at(id, ['update'], () => edit(id, (one) => ({ ...one, updatesDoneAt: vault.now() }))),
    ...createAftermath(rooms),
    ...createRotationEnd(rooms, { at }),
  }
}

/** Which tools have the new secret, while the rotation is open. */
const updatedIn = (rotationId: string): Part<Rotation['updated']> => ({
  read: ({ rotation }) => rotation.open.find(({ id }) => id === rotationId)?.updated,
  write: (content, updated) => editOpen(content, rotationId, (one) => ({ ...one, updated })),
})
