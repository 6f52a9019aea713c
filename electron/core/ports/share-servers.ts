import type { ShareLink, ShareServer } from '../../../shared/handover/share-server.ts'
import type { Result } from '../../../shared/kernel/result.ts'

/**
 * Share servers that others run, and a page that the practice hosts. Nothing that they answer is trusted: it is capped,
 * checked, and opened by the sealing alone. Every failure is a `handoverRefused`.
 */
export type ShareServers = {
  /** `keepFor` in ms is what is asked for; `keptFor` is how long the server keeps it, `null` where it does not say. */
  readonly publish: (
    server: ShareServer,
    text: string,
    wish: { readonly keepFor: number; readonly isOneTime: boolean },
    signal: AbortSignal,
  ) => Promise<
    Result<{
      readonly id: string
      readonly token: string | null
      readonly key: string
      readonly keptFor: number | null
    }>
  >
  readonly fetch: (link: ShareLink, signal: AbortSignal) => Promise<Result<string>>
  /** Never asks in a way that would take it off; then it is `unknown`. */
  readonly status: (
    server: ShareServer,
    id: string,
    isOneTime: boolean,
  ) => Promise<Result<'there' | 'gone' | 'unknown'>>
  /** `gone` where there was nothing to take off. */
  readonly revoke: (
    server: ShareServer,
    id: string,
    token: string | null,
  ) => Promise<Result<'there' | 'gone'>>
  readonly readPage: (address: string) => Promise<Result<string>>
}
