import type { HandoverReason } from '../../shared/handover.ts'
import { isDueWhenOver, isReplaced } from '../../shared/handover-record.ts'
import type { VaultContent } from './vault-content.ts'

/** A secret that somebody outside this vault holds, or held. */
export type HandedOver = {
  readonly appId: string
  readonly app: string
  readonly person: string
  readonly email: string
  readonly why: HandoverReason
  readonly at: number
  readonly receivedAt: number | null
  /** Another secret has been stored here since. */
  readonly isReplacedSince: boolean
  /** To be replaced when the arrangement ends: vendors, advisers, and what a leaver passed on. */
  readonly isDueWhenOver: boolean
}

/** Which secrets were handed over, to whom and when; newest first. For whoever decides what to replace. */
export const secretsHandedOver = ({ handovers, apps }: VaultContent): HandedOver[] =>
  handovers.sent
    .filter(({ withSecret }) => withSecret)
    .map((sent) => ({
      appId: sent.appId,
      app: sent.app,
      person: sent.to.name,
      email: sent.to.email,
      why: sent.why,
      at: sent.sealedAt,
      receivedAt: sent.receipt?.at ?? null,
      isReplacedSince: isReplaced(sent, apps.find(({ id }) => id === sent.appId)?.secret.storedAt ?? null),
      isDueWhenOver: isDueWhenOver(sent),
    }))
    .toSorted((a, b) => b.at - a.at)
