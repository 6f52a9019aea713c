import type { CallInput } from '../../../shared/contract/contract.ts'
import { recordBefore } from '../secrets/held.ts'
import type { RotationOutcome } from '../../../shared/rotation/leaving.ts'
import type { Rotation, SecretProof } from '../../../shared/rotation/rotation.ts'
import { fail, type Failed, type Result } from '../../../shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import type { LeavingRoom } from '../secrets/leaving.ts'
import { editOpen, finish, switchBack } from './edits.ts'
import { objectionTo } from './law.ts'
import type { RotationProofs } from './proofs.ts'
import type { BothAsked, RotationStandings } from './standing.ts'
import type { RotationSteps } from './steps.ts'
import type { SecretRecords } from '../secrets/records.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { StoredApp, VaultContent } from '../vault/content.ts'
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

/** How a rotation ends: the old secret proven dead and forgotten, or the whole taken back; always by the law of leaving. */
export const createRotationEnd = (
  { vault, secrets, records, proofs, standings, leaving, desk }: Rooms,
  { at }: Pick<RotationSteps, 'at'>,
) => {
  const proveOldSecret = ({ rotationId: id }: CallInput<'proveOldSecret'>) =>
    at(id, ['oldDead', 'forget', 'update'], async (rotation, app) => {
      const account = vault.content().rotationAccounts[id]?.previous
      if (account === undefined || account === null) return fail('rotationNotThere')
      const secret = await secrets.readAt(
        account,
        recordBefore(vault.content().rotation, rotation)?.fingerprint,
      )
      const because = secret.ok ? '' : secret.failure.code
      if (!secret.ok && because !== 'secretMissing' && because !== 'secretAltered') return secret
      const oldProof: SecretProof = secret.ok
        ? await proofs.ask(app, secret.value)
        : { at: vault.now(), result: 'couldNotTell', because }
      const saved = await vault.change((content) => {
        const changed = editOpen(content, id, (one) => ({ ...one, oldProof }))
        return oldProof.result === 'refused' ? records.markDead(changed, app.id, oldProof.at) : changed
      })
      if (saved.ok) await desk.log('oldSecretProven', { app, result: oldProof.result })
      return saved
    })

  /** Takes one secret out and closes the procedure; `edit` goes with the wish. */
  const end = async (
    rotation: Rotation,
    app: StoredApp,
    outcome: RotationOutcome,
    edit: (content: VaultContent) => VaultContent,
  ): Promise<Result<null>> => {
    const wish = {
      kind: 'rotation',
      appId: app.id,
      rotationId: rotation.id,
      outcome,
      at: vault.now(),
    } as const
    const ended = await leaving.leave(wish, edit)
    if (ended.ok) await desk.log(LINES[outcome], { app })
    return ended
  }

  /** A refused exit leaves both secrets where they are, and what Xero has just said with the rotation. */
  const refuse = async (rotation: Rotation, asked: BothAsked, why: Failed): Promise<Failed> => {
    await vault.change((content) => standings.note(content, rotation, asked))
    return why
  }

  /** Takes the previous secret out of the keychain, verified, and closes the procedure with its record. */
  const forgetOldSecret = ({ rotationId: id, isUnproven }: CallInput<'forgetOldSecret'>) =>
    at(
      id,
      isUnproven ? ['forget', 'oldDead'] : ['forget'],
      async (rotation, app) => {
        if (rotation.oldProof === null || rotation.oldProof.result === 'works')
          return fail('oldSecretNotDead')
        const asked = await standings.askBoth(rotation, app)
        if (!asked.ok) return asked
        const { fresh, old } = asked.value
        const why =
          old.proof?.result === 'works'
            ? fail('oldSecretNotDead')
            : objectionTo('finish', old.standing, fresh.standing)
        if (why !== null) return refuse(rotation, asked.value, why)
        return end(rotation, app, 'rotated', (content) => standings.note(content, rotation, asked.value))
      },
      'rotated',
    )

  const giveUp = async (rotation: Rotation, app: StoredApp, isUnproven: boolean): Promise<Result<null>> => {
    if ((vault.content().rotationAccounts[rotation.id]?.candidate ?? null) === null) {
      const saved = await vault.change((content) => finish(content, rotation, 'givenUp', vault.now()))
      if (saved.ok) await desk.log(LINES.givenUp, { app })
      return saved
    }
    const asked = await standings.askBoth(rotation, app)
    if (!asked.ok) return asked
    const { fresh, old } = asked.value
    const isUnclear = fresh.standing === 'unknown' && old.standing === 'unknown'
    const why = isUnproven && isUnclear ? null : objectionTo('giveUp', fresh.standing, old.standing)
    if (why !== null) return refuse(rotation, asked.value, why)
    return end(rotation, app, 'givenUp', (content) => standings.note(content, rotation, asked.value))
  }

  const goBack = async (rotation: Rotation, app: StoredApp): Promise<Result<null>> => {
    const asked = await standings.askBoth(rotation, app)
    if (!asked.ok) return asked
    const { fresh, old } = asked.value
    // none: the previous one is in use again already, and only the new one has yet to leave the keychain
    const isBack = (vault.content().rotationAccounts[rotation.id]?.previous ?? null) === null
    const why = isBack ? null : uselessBefore(asked.value)
    const objection = why ?? objectionTo('rollBack', fresh.standing, old.standing)
    if (objection !== null) return refuse(rotation, asked.value, objection)
    return end(rotation, app, 'rolledBack', (content) => {
      const noted = standings.note(content, rotation, asked.value)
      return isBack ? noted : switchBack(noted, rotation, { at: vault.now(), by: desk.me().name })
    })
  }

  const rollBackRotation = ({ rotationId: id, isUnproven = false }: CallInput<'rollBackRotation'>) =>
    at(
      id,
      ['list', 'make', 'paste', 'prove', 'switch', 'update', 'oldDead', 'forget'],
      (rotation, app) =>
        rotation.switchedAt === null ? giveUp(rotation, app, isUnproven) : goBack(rotation, app),
      'back',
    )

  return { proveOldSecret, forgetOldSecret, rollBackRotation }
}

const LINES = {
  rotated: 'rotationFinished',
  givenUp: 'rotationGivenUp',
  rolledBack: 'rotationRolledBack',
} as const

/** Why the previous secret cannot be the one in use again: going back to it would leave nothing that works. */
const uselessBefore = ({ old }: BothAsked): Failed | null => {
  if (old.standing === 'gone') return fail('previousSecretGone')
  if (old.proof === null) return fail('secretAltered')
  return old.standing === 'refused' ? fail('previousSecretDead') : null
}
