import { fail, done, type Failed, type Result } from '../../../shared/kernel/result.ts'
import type { SecretProof, SecretRecord } from '../../../shared/rotation/rotation.ts'
import type { Desk } from '../desk/desk.ts'
import { recordInForce, withOtherInForce } from './held.ts'
import type { Secrets } from './secrets.ts'
import { editState, type KeepingApp, type VaultContent } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'

/** Which secrets each app has had, by fingerprint: the same one in two apps, or an old one again, is noticed. */
export type SecretRecords = ReturnType<typeof createSecretRecords>

export const createSecretRecords = ({
  vault,
  secrets,
  desk,
}: {
  readonly vault: Vault
  readonly secrets: Secrets
  readonly desk: Pick<Desk, 'me' | 'find'>
}) => {
  const recordOf = (app: KeepingApp, secret: string, how: SecretRecord['how']): SecretRecord => ({
    appId: app.id,
    fingerprint: secrets.fingerprintOf(secret),
    createdAt: app.secret.createdAt,
    storedAt: app.secret.storedAt,
    by: desk.me().name,
    how,
    replacedAt: null,
    provenDeadAt: null,
  })

  /**
   * Content in which this secret is the one in force, and the one before it out of use; in the same change as the
   * record's move, so that what is noted and what lies in the keychain never differ. `proof`: what Xero has just said of it.
   */
  const noted = (
    content: VaultContent,
    app: KeepingApp,
    secret: string,
    how: SecretRecord['how'],
    proof: SecretProof | null = null,
  ): VaultContent => {
    const record = recordOf(app, secret, how)
    const { fingerprint } = record
    const isOther = recordInForce(content.rotation, app.id)?.fingerprint !== fingerprint
    const inForce = { fingerprint, length: secret.length, at: app.secret.storedAt }
    return editState(content, (state) => ({
      ...state,
      open: state.open.map((one) =>
        isOther && one.appId === app.id ? withOtherInForce(one, inForce, proof) : one,
      ),
      records: [
        ...state.records.map((one) =>
          one.appId === app.id && one.replacedAt === null && one.fingerprint !== fingerprint
            ? { ...one, replacedAt: vault.now() }
            : one,
        ),
        ...(isOther ? [record] : []),
      ],
    }))
  }

  /** Makes sure that the secret in force has a record, also where it was put in by an earlier version. */
  const ensure = async (app: KeepingApp): Promise<Result<null>> => {
    if (recordInForce(vault.content().rotation, app.id) !== undefined) return done
    const secret = await secrets.read(app.id)
    if (!secret.ok) return secret.failure.code === 'secretMissing' ? done : secret
    return vault.change((content) =>
      recordInForce(content.rotation, app.id) === undefined
        ? noted(content, app, secret.value, 'added')
        : null,
    )
  }

  /** What speaks against taking a secret with this fingerprint for an app, where something does. */
  const clash = (appId: string, fingerprint: string): Failed | null => {
    const { records } = vault.content().rotation
    const same = records.filter((one) => one.fingerprint === fingerprint)
    const other = same.find((one) => one.appId !== appId && one.replacedAt === null)
    const name = other === undefined ? undefined : desk.find(other.appId)?.name
    if (name !== undefined) return fail({ code: 'secretOfAnotherApp', name })
    const old = same.find((one) => one.appId === appId && one.replacedAt !== null)
    return old === undefined ? null : fail({ code: 'secretUsedBefore', replacedAt: old.replacedAt })
  }

  /** Xero was seen to refuse the secret that was replaced last. */
  const markDead = (content: VaultContent, appId: string, at: number): VaultContent => {
    const last = content.rotation.records.findLast((one) => one.appId === appId && one.replacedAt !== null)
    return editState(content, (state) => ({
      ...state,
      records: state.records.map((one) => (one === last ? { ...one, provenDeadAt: at } : one)),
    }))
  }

  return { noted, ensure, clash, markDead }
}
