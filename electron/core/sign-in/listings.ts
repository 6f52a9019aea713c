import type { Result } from '../../../shared/kernel/result.ts'
import type { SignIn } from '../../../shared/sign-in/sign-in.ts'
import type { Grant, ListedConnection } from '../ports/xero.ts'
import type { VaultContent } from '../vault/content.ts'

/** What a sign-in brought, by key. `isTold`: Xero itself says which; else they are those that are new in its list. */
export type Authorised = { readonly connectionKeys: string[]; readonly isTold: boolean }

/** What signing in, and taking it back, needs of the connections; whoever keeps those implements it. */
export type Listings = {
  /** Asks Xero what it lists for a fresh sign-in, stores it, and answers what was just authorised. */
  readonly listAuthorised: (signInId: string, grant: Grant) => Promise<Result<Authorised>>
  /** What Xero lists no more for a sign-in that was revoked has ended; what it lists still is as it was. */
  readonly afterRevoking: (
    content: VaultContent,
    signIn: SignIn,
    rows: readonly ListedConnection[],
    since: number,
    at: number,
  ) => VaultContent
}
