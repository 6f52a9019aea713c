import { isSpent } from '../../../shared/sign-in/sign-in.ts'
import type { RenewalProof, SecretProof } from '../../../shared/rotation/rotation.ts'
import type { Ports } from '../ports/ports.ts'
import type { TokenKeeper } from '../sign-in/tokens.ts'
import type { StoredApp } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'

/** Asking Xero about a secret. Only a clear answer is one: everything else is "could not tell". */
export type RotationProofs = ReturnType<typeof createRotationProofs>

export const createRotationProofs = (
  ports: Pick<Ports, 'xero'>,
  { vault, tokens }: { vault: Vault; tokens: TokenKeeper },
) => ({
  /** Whether Xero recognises a secret of this app, by asking for a token of its own, or by a request that changes nothing. */
  ask: async (
    { kind, clientId, redirectUri, scopes }: Pick<StoredApp, 'kind' | 'clientId' | 'redirectUri' | 'scopes'>,
    clientSecret: string,
  ): Promise<SecretProof> => {
    const client = { clientId, clientSecret }
    const answer =
      kind === 'custom'
        ? await ports.xero.probeCustomConnection(client, scopes)
        : await ports.xero.probeSecret(client, redirectUri)
    const at = vault.now()
    if (answer.ok)
      return { at, result: 'works', because: answer.value === 'granted' ? 'granted' : 'invalid_grant' }
    if (answer.failure.code === 'clientRefused') return { at, result: 'refused', because: 'invalid_client' }
    return { at, result: 'couldNotTell', because: answer.failure.code }
  },

  /** Renews a real sign-in with this secret, where there is one; its tokens are stored before they are used. */
  renew: async (app: StoredApp, clientSecret: string): Promise<RenewalProof> => {
    const now = vault.now()
    const signIn = vault
      .content()
      .signIns.filter((one) => one.appId === app.id && !isSpent(one, now) && one.revoking === undefined)
      .toSorted((a, b) => b.refreshedAt - a.refreshedAt)
      .find(({ id }) => (vault.content().tokens[id]?.refreshToken ?? null) !== null)
    if (signIn === undefined) return { at: now, result: 'noSignIn', because: '', person: '' }
    const renewed = await tokens.renewWith(signIn.id, clientSecret)
    const told = { at: vault.now(), person: signIn.name }
    if (renewed.ok) return { ...told, result: 'works', because: '' }
    return {
      ...told,
      result: renewed.failure.code === 'clientRefused' ? 'refused' : 'couldNotTell',
      because: renewed.failure.code,
    }
  },
})
