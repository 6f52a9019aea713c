import { recordBefore, recordInForce } from '../secrets/held.ts'
import type { RenewalProof, Rotation, SecretProof } from '../../../shared/rotation/rotation.ts'
import { ok, type Result } from '../../../shared/kernel/result.ts'
import type { SecretRecords } from '../secrets/records.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { StoredApp, VaultContent } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'
import { editOpen, heldBy } from './edits.ts'
import { standingBy, type Standing } from './law.ts'
import type { RotationProofs } from './proofs.ts'

/**
 * How a secret stands, asked now; `proof` is what Xero said, where it could be asked. `fact`: the keychain no longer holds
 * what an earlier answer was about.
 */
export type Asked = {
  readonly standing: Standing
  readonly proof: SecretProof | null
  readonly fact?: SecretProof
}
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
    const unasked = (because: string): SecretProof => ({ at: vault.now(), result: 'couldNotTell', because })
    if (account === null) return ok({ standing: 'gone', proof: null })
    const secret = await secrets.readAt(account, fingerprint)
    if (secret.ok) {
      const proof = await proofs.ask(app, secret.value)
      return ok({ standing: standingBy(...known, proof), proof })
    }
    const { code } = secret.failure
    if (code === 'secretMissing') return ok({ standing: 'gone', proof: null, fact: unasked(code) })
    // what lies there is not what was asked about before
    return code === 'secretAltered' ? ok({ standing: 'unknown', proof: null, fact: unasked(code) }) : secret
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

  /** Keeps the clear answers with the rotation, and that there is nothing to ask: what was so before gives way to it. */
  const note = (content: VaultContent, rotation: Rotation, { fresh, old }: BothAsked): VaultContent => {
    const isSwitched = rotation.switchedAt !== null
    const freshNow = newerOf(fresh)
    const oldNow = newerOf(old)
    const noted = editOpen(content, rotation.id, (one) => ({
      ...one,
      ...(freshNow === null ? {} : { proof: freshNow }),
      // no sign-in works with a secret that Xero refuses
      ...(freshNow === null || freshNow.result === 'works' ? {} : { renewal: null }),
      ...(oldNow === null ? {} : isSwitched ? { oldProof: oldNow } : { currentProof: oldNow }),
    }))
    return isSwitched && old.proof?.result === 'refused'
      ? records.markDead(noted, rotation.appId, old.proof.at)
      : noted
  }

  return { askBoth, note }
}

const newerOf = ({ proof, fact }: Asked): SecretProof | null =>
  fact ?? (proof !== null && proof.result !== 'couldNotTell' ? proof : null)
