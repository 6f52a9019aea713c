import type { Result } from '../../../shared/kernel/result.ts'

export type Browser = {
  /** Opens the system browser at an address of Xero's (or of the app's own redirect). */
  readonly open: (url: URL, allow: 'xero' | 'redirect') => Promise<Result<null>>
}

/** The page with the licences of everything that Keyward is made of. */
export type Licences = { readonly open: () => Promise<Result<null>> }
