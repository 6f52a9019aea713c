import type { HandoverReason } from '../../../shared/handover/handover.ts'
import type { HandoverWay } from '../../../shared/handover/record.ts'
import { DAY } from '../../../shared/kernel/instant.ts'
import type { Parts } from './what-goes.tsx'

/** What is filled in before a handover is sealed. */
export type NewHandover = {
  readonly appId: string
  readonly parts: Parts
  readonly personId: string | null
  readonly name: string
  readonly email: string
  readonly why: HandoverReason
  readonly span: number
  readonly way: HandoverWay
  readonly reminds: boolean
  /** As somebody has said; else as the reason has it. */
  readonly ends: boolean | null
}

/** As the form begins. */
export const NEW_HANDOVER: NewHandover = {
  appId: '',
  parts: { clientId: true, secret: true, redirectUri: true, scopes: true, note: false },
  personId: null,
  name: '',
  email: '',
  why: 'colleague',
  span: DAY,
  way: 'link',
  reminds: true,
  ends: null,
}
