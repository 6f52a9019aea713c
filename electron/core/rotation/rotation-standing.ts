import type { RenewalProof, Rotation, SecretProof } from '../../../shared/rotation.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { SecretRecords } from '../apps/secret-records.ts'
import type { Secrets } from '../apps/secrets.ts'
import type { StoredApp, VaultContent } from '../vault/vault-content.ts'
import type { Vault } from '../vault/vault.ts'
import { editOpen, heldBy, recordBefore, recordInForce } from './rotation-edits.ts'
import { standingBy, type Standing } from './rotation-law.ts'
import type { RotationProofs } from './rotation-proofs.ts'

/** How a secret stands, asked now; `proof` is what Xero said, where it could be asked. */
export type Asked = { readonly standing: Standing; readonly proof: SecretProof | null }
/** Both secrets of a rotation: the new one, and the one that the rotation found in use. */
export type BothAsked = { readonly fresh: Asked; readonly old: Asked }

export type RotationStandings = ReturnType<typeof createRotationStandings>

/** Asking Xero about both secrets of a rotation before one of them may go; offline, its last clear answers count. */
export const createRotationStandings = ({
  vault,
  secrets,
  proofs,
  records,
}: {
  readonly vault: Vault
  readonly secrets: Secrets
  readonly proofs: RotationProofs
  readonly records: SecretRecords
}) => {
  const ask = async (
    app: StoredApp,
    account: string | null,
    fingerprint: string | undefined,
    known: readonly (SecretProof | RenewalProof | null)[],
  ): Promise<Result<Asked>> => {
    if (account === null) return ok({ standing: 'gone', proof: null })
    const secret = await secrets.readAt(account, fingerprint)
    if (secret.ok) {
      const proof = await proofs.ask(app, secret.value)
      return ok({ standing: standingBy(...known, proof), proof })
    }
    if (secret.failure.code === 'secretMissing') return ok({ standing: 'gone', proof: null })
    // what lies there is not what was asked about before
    return secret.failure.code === 'secretAltered' ? ok({ standing: 'unknown', proof: null }) : secret
  }

  /** Fails only where the keychain does not answer. */
  const askBoth = async (rotation: Rotation, app: StoredApp): Promise<Result<BothAsked>> => {
    const content = vault.content()
    const accounts = heldBy(content, rotation, app)
    const before =
      accounts.old === app.secretAccount
        ? recordInForce(content.rotation, app.id)
        : recordBefore(content.rotation, rotation)
    const { proof, renewal, currentProof, oldProof } = rotation
    const fresh = await ask(app, accounts.fresh, rotation.candidate?.fingerprint, [proof, renewal])
    if (!fresh.ok) return fresh
    const old = await ask(app, accounts.old, before?.fingerprint, [currentProof, oldProof])
    return old.ok ? ok({ fresh: fresh.value, old: old.value }) : old
  }

  /** Keeps the clear answers with the rotation, so that it shows what is so. */
  const note = (content: VaultContent, rotation: Rotation, { fresh, old }: BothAsked): VaultContent => {
    const isSwitched = rotation.switchedAt !== null
    const noted = editOpen(content, rotation.id, (one) => ({
      ...one,
      ...(isClear(fresh.proof) ? { proof: fresh.proof } : {}),
      ...(isClear(old.proof) ? (isSwitched ? { oldProof: old.proof } : { currentProof: old.proof }) : {}),
    }))
    return isSwitched && old.proof?.result === 'refused'
      ? records.markDead(noted, rotation.appId, old.proof.at)
      : noted
  }

  return { askBoth, note }
}

const isClear = (proof: SecretProof | null) => proof !== null && proof.result !== 'couldNotTell'
