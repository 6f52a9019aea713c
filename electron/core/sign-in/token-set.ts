import { boundInstant, EARLIEST, SECOND } from '../../../shared/kernel/instant.ts'
import { SIGN_IN_LIFETIME } from '../../../shared/sign-in/sign-in.ts'
import type { TokenSet, VaultContent } from '../vault/content.ts'
import type { Tokens as TokenAnswer } from '../ports/xero.ts'

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
          lapsesAt: lapseOf(
            { ...answer, refreshToken: refreshTokenOf(answer, content.tokens[signInId]) },
            now,
          ),
          grantedScopes: [...(answer.scopes ?? signIn.grantedScopes)],
          state: { kind: 'live' },
        }
      : signIn,
  ),
})

/** What is kept of a token answer. */
export const tokenSet = (answer: TokenAnswer, before: TokenSet | undefined, now: number): TokenSet => ({
  accessToken: answer.accessToken,
  accessEndsAt: answer.accessToken === '' ? EARLIEST : endOf(answer, now),
  refreshToken: refreshTokenOf(answer, before),
})

/** A server that does not rotate leaves the old refresh token in force (RFC 6749 §6). */
const refreshTokenOf = (answer: TokenAnswer, before: TokenSet | undefined): string | null =>
  answer.refreshToken ?? before?.refreshToken ?? null

/** When a sign-in lapses unless it is used: 60 days, or with its access token where there is no refresh token. */
export const lapseOf = (answer: Pick<TokenAnswer, 'refreshToken' | 'expiresIn'>, now: number): number =>
  answer.refreshToken === null ? endOf(answer, now) : boundInstant(now + SIGN_IN_LIFETIME)

const endOf = ({ expiresIn }: Pick<TokenAnswer, 'expiresIn'>, now: number): number =>
  boundInstant(now + expiresIn * SECOND)
