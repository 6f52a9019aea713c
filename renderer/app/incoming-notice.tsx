import { type IncomingLink, FILE_KINDS } from '../../shared/handover/incoming-link.ts'
import { showIncoming } from './incoming-routes.ts'
import { run } from './actions.ts'
import { count } from '../language/plural.ts'
import { useStore } from './store.ts'
import { Age } from '../kit/age.tsx'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { INCOMING_NOTICE } from './words.ts'

/** A link that arrived waits here until somebody opens it; it takes no view away. The oldest is shown. */
export const IncomingNotice = () => {
  const incoming = useStore(({ work }) => work?.incoming)
  const more = useStore(({ work }) => work?.incomingMore ?? 0)
  const first = incoming?.[0]
  if (incoming === undefined || first === undefined) return null
  const open = () => showIncoming(first)
  const isLink = !FILES.has(first.kind)
  const dismiss = (incomingId: string | null) =>
    void run(INCOMING_NOTICE.putTheLinkAway, 'dismissIncoming', { incomingId })
  return (
    <section
      className="notice-bar"
      aria-label={isLink ? INCOMING_NOTICE.aLinkArrived : INCOMING_NOTICE.aFileWasOpened}
    >
      <Icon name="handover" />
      <p role="status">
        <b>
          {isLink ? INCOMING_NOTICE.aLinkArrived : INCOMING_NOTICE.fileOpenedTitle}: {KINDS[first.kind]}.
        </b>{' '}
        <span className="soft">
          {incoming.length > 1 ? INCOMING_NOTICE.othersWaiting(incoming.length - 1) : ''}
          {more > 0
            ? INCOMING_NOTICE.notKept(more > 98 ? INCOMING_NOTICE.veryMany : count(more, 'other'))
            : ''}
        </span>
        <span className="age">
          <Age at={first.at} />
        </span>
      </p>
      <Button size="small" onClick={open}>
        {INCOMING_NOTICE.open}
      </Button>
      {incoming.length > 1 ? (
        <Button kind="quiet" size="small" onClick={() => dismiss(null)}>
          {INCOMING_NOTICE.putAllAway}
        </Button>
      ) : null}
      <Button
        kind="quiet"
        size="icon"
        icon="close"
        aria-label={isLink ? INCOMING_NOTICE.putThisLinkAway : INCOMING_NOTICE.putThisFileAway}
        onClick={() => dismiss(first.id)}
      />
    </section>
  )
}

const FILES: ReadonlySet<string> = new Set(FILE_KINDS)

const KINDS: Record<IncomingLink['kind'], string> = {
  sealedFile: INCOMING_NOTICE.somethingSealed,
  evidence: INCOMING_NOTICE.anEvidencePack,
  import: INCOMING_NOTICE.exportToImport,
  handover: INCOMING_NOTICE.aHandover,
  receipt: INCOMING_NOTICE.aReceipt,
  card: INCOMING_NOTICE.somebodysCard,
  request: INCOMING_NOTICE.aRequest,
}
