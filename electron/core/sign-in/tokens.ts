import { DAY, MINUTE, SECOND } from '../../../shared/instant.ts'
import { personLabel } from '../../../shared/person.ts'
import { fail, ok, type Failed, type Result } from '../../../shared/result.ts'
import { SIGN_IN_LIFETIME, type SignIn } from '../../../shared/sign-in.ts'
import type { ActivityJournal } from '../activity/activity.ts'
import type { Ports, Tokens as TokenAnswer } from '../ports.ts'
import type { Secrets } from '../apps/secrets.ts'
import type { TokenSet, VaultContent } from '../vault/vault-content.ts'
import type { Vault } from '../vault/vault.ts'

/** An access token is not used in its last minute. */
const SPARE = MINUTE
/** A check refreshes a sign-in not used for this long, so that looking at it moves its 60 days on. */
const REFRESH_WHEN_OLDER = DAY

/** Access tokens for sign-ins: one refresh at a time for each, stored before it is used (D8, D9). */
export type TokenKeeper = ReturnType<typeof createTokenKeeper>

export const createTokenKeeper = (
  ports: Pick<Ports, 'xero'>,
  vault: Vault,
  secrets: Secrets,
  activity: ActivityJournal,
) => {
  const underWay = new Map<string, Promise<Result<string>>>()

  /** A usable access token. `fresh` asks for a new one even if the stored one seems good. */
  const accessToken = async (signInId: string, fresh: boolean = false): Promise<Result<string>> => {
    const signIn = find(signInId)
    const held = vault.content().tokens[signInId]
    if (signIn === undefined || held === undefined || signIn.state.kind === 'refused')
      return fail('signInExpired')
    const now = vault.now()
    const young = now - signIn.refreshedAt < REFRESH_WHEN_OLDER
    if (!fresh && held.accessEndsAt - SPARE > now && (young || held.refreshToken === null))
      return ok(held.accessToken)
    if (held.refreshToken === null) return fail('noRefreshToken')
    const running = underWay.get(signInId)
    if (running !== undefined) return running
    const refresh = refreshOnce(signIn, held.refreshToken).finally(() => underWay.delete(signInId))
    underWay.set(signInId, refresh)
    return refresh
  }

  /** Renews a sign-in with a given client secret, whatever the keychain holds for the app: the proof of a new secret. */
  const renewWith = async (signInId: string, clientSecret: string): Promise<Result<string>> => {
    await underWay.get(signInId)
    const signIn = find(signInId)
    const refreshToken = vault.content().tokens[signInId]?.refreshToken ?? null
    if (signIn === undefined || refreshToken === null) return fail('signInExpired')
    const refresh = refreshOnce(signIn, refreshToken, clientSecret).finally(() => underWay.delete(signInId))
    underWay.set(signInId, refresh)
    return refresh
  }

  const find = (signInId: string) => vault.content().signIns.find(({ id }) => id === signInId)

  const refreshOnce = async (
    signIn: SignIn,
    refreshToken: string,
    given?: string,
  ): Promise<Result<string>> => {
    const app = vault.content().apps.find(({ id }) => id === signIn.appId)
    if (app === undefined) return fail('unknownApp')
    const secret = given === undefined ? await secrets.read(app.id) : ok(given)
    if (!secret.ok) return secret
    const answer = await ports.xero.refresh(
      { clientId: app.clientId, clientSecret: secret.value },
      refreshToken,
    )
    if (!answer.ok) return refused(signIn, refreshToken, answer)
    const now = vault.now()
    const saved = await vault.change((content) =>
      content.tokens[signIn.id]?.refreshToken === refreshToken
        ? withTokens(content, signIn.id, answer.value, now)
        : null,
    )
    if (!saved.ok) return saved // the old token stays valid at Xero for its grace period
    return ok(answer.value.accessToken)
  }

  /** Only `invalid_grant` for the very token that is stored ends a sign-in; everything else keeps it (D10, D13). */
  const refused = async (signIn: SignIn, refreshToken: string, answer: Failed): Promise<Failed> => {
    if (answer.failure.code !== 'grantRefused') return answer
    let ended = false
    const saved = await vault.change((content) => {
      if (content.tokens[signIn.id]?.refreshToken !== refreshToken) return null
      ended = true
      const { [signIn.id]: _dead, ...tokens } = content.tokens
      return {
        ...content,
        tokens,
        signIns: content.signIns.map((other) =>
          other.id === signIn.id ? { ...other, state: { kind: 'refused' as const, at: vault.now() } } : other,
        ),
      }
    })
    if (ended && saved.ok)
      await activity.record({
        what: 'signInRefused',
        app: vault.content().apps.find(({ id }) => id === signIn.appId)?.name ?? '',
        appId: signIn.appId,
        organisation: '',
        person: personLabel(signIn),
        result: 'grantRefused',
      })
    return ended ? fail('signInExpired') : answer
  }

  return { accessToken, renewWith }
}

/** Content with a sign-in's new tokens, its 60 days counted anew and its scopes as now granted. */
export const withTokens = (
  content: VaultContent,
  signInId: string,
  answer: TokenAnswer,
  now: number,
): VaultContent => ({
  ...content,
  tokens: { ...content.tokens, [signInId]: tokenSet(answer, content.tokens[signInId], now) },
  signIns: content.signIns.map((signIn) =>
    signIn.id === signInId
      ? {
          ...signIn,
          refreshedAt: now,
          lapsesAt: lapseOf(answer, now),
          grantedScopes: [...(answer.scopes ?? signIn.grantedScopes)],
          state: { kind: 'live' },
        }
      : signIn,
  ),
})

/** What is kept of a token answer. A server that does not rotate leaves the old refresh token in force (RFC 6749 §6). */
export const tokenSet = (answer: TokenAnswer, before: TokenSet | undefined, now: number): TokenSet => ({
  accessToken: answer.accessToken,
  accessEndsAt: now + answer.expiresIn * SECOND,
  refreshToken: answer.refreshToken ?? before?.refreshToken ?? null,
})

/** When a sign-in lapses unless it is used: 60 days, or with its access token where there is no refresh token. */
export const lapseOf = (answer: Pick<TokenAnswer, 'refreshToken' | 'expiresIn'>, now: number): number =>
  answer.refreshToken === null ? now + answer.expiresIn * SECOND : now + SIGN_IN_LIFETIME
