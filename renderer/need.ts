import type { Connection } from '../shared/connection.ts'
import type { Failure } from '../shared/failure.ts'
import type { Instant } from '../shared/instant.ts'
import type { SignIn } from '../shared/sign-in.ts'
import type { XeroApp } from '../shared/xero-app.ts'
import type { Mood } from './status-messages.ts'

/** One thing that needs a person, with what it is about. */
export type Need = { readonly id: string; readonly mood: Exclude<Mood, 'fine'> } & (
  | { readonly kind: 'secretMissing'; readonly app: XeroApp }
  | {
      readonly kind: 'expired'
      readonly signIn: SignIn
      readonly connections: readonly Connection[]
      readonly at: Instant
    }
  | {
      readonly kind: 'refusedByXero'
      readonly app: XeroApp
      readonly failure: Failure
      readonly connections: readonly Connection[]
    }
  | {
      readonly kind: 'lapsing'
      readonly signIn: SignIn
      readonly connections: readonly Connection[]
      readonly at: Instant
      readonly days: number
    }
  | {
      readonly kind: 'pending'
      readonly connection: Connection
      readonly failure: Failure | null
      readonly triedAt: Instant
    }
  | { readonly kind: 'schemeNotOurs'; readonly apps: readonly XeroApp[] }
  | {
      readonly kind: 'scopesDiffer'
      readonly app: XeroApp
      readonly signIn: SignIn
      readonly missing: readonly string[]
      readonly extra: readonly string[]
    }
  | {
      readonly kind: 'scopesEnd'
      readonly app: XeroApp
      readonly scopes: readonly string[]
      readonly endsIn: string
    }
  | { readonly kind: 'tierNear'; readonly app: XeroApp; readonly used: number; readonly ceiling: number }
  | { readonly kind: 'gone'; readonly app: XeroApp; readonly connections: readonly Connection[] }
  | { readonly kind: 'noSignIn'; readonly app: XeroApp; readonly connections: readonly Connection[] }
)
export type NeedKind = Need['kind']
