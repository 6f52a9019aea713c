import type { Rotation } from '../../../shared/rotation.ts'
import { fail, type Failed } from '../../../shared/result.ts'
import type { Ports } from '../ports.ts'
import { editOpen, finish, switchBack } from './rotation-edits.ts'
import type { RotationProofs } from './rotation-proofs.ts'
import type { RotationSteps } from './rotation-steps.ts'
import type { SecretRecords } from '../apps/secret-records.ts'
import type { Secrets } from '../apps/secrets.ts'
import type { StoredApp } from '../vault/vault-content.ts'
import type { Vault } from '../vault/vault.ts'

type Rooms = {
  readonly vault: Vault
  readonly secrets: Secrets
  readonly records: SecretRecords
  readonly proofs: RotationProofs
}

/** How a rotation ends: the old secret proven dead and forgotten, or the whole taken back. */
export const createRotationEnd = (
  ports: Pick<Ports, 'keychain'>,
  { vault, secrets, records, proofs }: Rooms,
  { at, log, me }: Pick<RotationSteps, 'at' | 'log' | 'me'>,
) => {
  const proveOldSecret = (id: string) =>
    at(id, ['oldDead', 'forget', 'update'], async (_rotation, app) => {
      const account = vault.content().rotationAccounts[id]?.previous
      if (account === undefined || account === null) return fail('rotationNotThere')
      const secret = await ports.keychain.get(account)
      if (!secret.ok) return secret
      const oldProof =
        secret.value === null
          ? { at: vault.now(), result: 'couldNotTell' as const, because: 'secretMissing' }
          : await proofs.ask(app, secret.value)
      const saved = await vault.change((content) => {
        const changed = editOpen(content, id, (one) => ({ ...one, oldProof }))
        return oldProof.result === 'refused' ? records.markDead(changed, app.id, oldProof.at) : changed
      })
      if (saved.ok) await log('oldSecretProven', app, oldProof.result)
      return saved
    })

  /** Takes the previous secret out of the keychain, verified, and closes the procedure with its record. */
  const forgetOldSecret = (id: string, isUnproven: boolean) =>
    at(id, isUnproven ? ['forget', 'oldDead'] : ['forget'], async (rotation, app) => {
      if (rotation.oldProof === null || rotation.oldProof.result === 'works') return fail('oldSecretNotDead')
      const account = vault.content().rotationAccounts[id]?.previous ?? null
      if (account !== null) {
        const discarded = await secrets.discard(account)
        if (!discarded.ok) return discarded
      }
      const saved = await vault.change((content) => finish(content, rotation, 'rotated', vault.now()))
      if (saved.ok) await log('rotationFinished', app)
      return saved
    })

  /** Why the previous secret cannot be the one in use again: going back to it would leave nothing that works. */
  const uselessBefore = async (
    rotation: Rotation,
    app: StoredApp,
    account: string,
  ): Promise<Failed | null> => {
    const secret = await ports.keychain.get(account)
    if (!secret.ok) return secret
    if (secret.value === null) return fail('previousSecretGone')
    const asked = await proofs.ask(app, secret.value)
    const last = [asked, rotation.oldProof, rotation.currentProof].find(
      (proof) => proof !== null && proof.result !== 'couldNotTell',
    )
    return last?.result === 'refused' ? fail('previousSecretDead') : null
  }

  const rollBackRotation = (id: string) =>
    at(
      id,
      ['list', 'make', 'paste', 'prove', 'switch', 'update', 'oldDead', 'forget'],
      async (rotation, app) => {
        const isBack = rotation.switchedAt !== null
        // none: it is in use again already, and only the new one has yet to leave the keychain
        const previous = vault.content().rotationAccounts[id]?.previous ?? null
        if (previous !== null) {
          const useless = await uselessBefore(rotation, app, previous)
          if (useless !== null) return useless
          const back = await vault.change((content) =>
            switchBack(content, rotation, { at: vault.now(), by: me() }),
          )
          if (!back.ok) return back
        }
        const candidate = vault.content().rotationAccounts[id]?.candidate ?? null
        if (candidate !== null) {
          const discarded = await secrets.discard(candidate)
          if (!discarded.ok) return discarded
        }
        const saved = await vault.change((content) =>
          finish(content, rotation, isBack ? 'rolledBack' : 'givenUp', vault.now()),
        )
        if (saved.ok) await log(isBack ? 'rotationRolledBack' : 'rotationGivenUp', app)
        return saved
      },
    )

  return { proveOldSecret, forgetOldSecret, rollBackRotation }
}
