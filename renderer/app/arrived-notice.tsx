import { type Arrived, FILE_KINDS } from '../../shared/handover/incoming-link.ts'
import { showArrived } from './arrived-places.ts'
import { attempt } from './deeds.ts'
import { count } from '../language/plural.ts'
import { useStore } from './store.ts'
import { Age } from '../kit/age.tsx'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { ARRIVED_NOTICE } from './words.ts'

/** A link that arrived waits here until somebody opens it; it takes no view away. The oldest is shown. */
export const ArrivedNotice = () => {
  const arrived = useStore(({ work }) => work?.arrived)
  const more = useStore(({ work }) => work?.arrivedMore ?? 0)
  const first = arrived?.[0]
  if (arrived === undefined || first === undefined) return null
  const open = () => showArrived(first)
  const isLink = !FILES.has(first.kind)
  const dismiss = (arrivedId: string | null) =>
    void attempt(ARRIVED_NOTICE.putTheLinkAway, 'dismissArrived', { arrivedId })
  return (
    <section
      className="told"
      aria-label={isLink ? ARRIVED_NOTICE.aLinkArrived : ARRIVED_NOTICE.aFileWasOpened}
    >
      <Icon name="handover" />
      <p role="status">
        <b>
          {isLink ? ARRIVED_NOTICE.aLinkArrived : ARRIVED_NOTICE.fileOpenedTitle}: {KINDS[first.kind]}.
        </b>{' '}
        <span className="soft">
          {arrived.length > 1 ? ARRIVED_NOTICE.othersWaiting(arrived.length - 1) : ''}
          {more > 0 ? ARRIVED_NOTICE.notKept(more > 98 ? ARRIVED_NOTICE.veryMany : count(more, 'other')) : ''}
        </span>
        <span className="age">
          <Age at={first.at} />
        </span>
      </p>
      <Button size="small" onClick={open}>
        {ARRIVED_NOTICE.open}
      </Button>
      {arrived.length > 1 ? (
        <Button kind="quiet" size="small" onClick={() => dismiss(null)}>
          {ARRIVED_NOTICE.putAllAway}
        </Button>
      ) : null}
      <Button
        kind="quiet"
        size="icon"
        icon="close"
        aria-label={isLink ? ARRIVED_NOTICE.putThisLinkAway : ARRIVED_NOTICE.putThisFileAway}
        onClick={() => dismiss(first.id)}
      />
    </section>
  )
}

const FILES: ReadonlySet<string> = new Set(FILE_KINDS)

const KINDS: Record<Arrived['kind'], string> = {
  sealedFile: ARRIVED_NOTICE.somethingSealed,
  evidence: ARRIVED_NOTICE.anEvidencePack,
  import: ARRIVED_NOTICE.exportToImport,
  handover: ARRIVED_NOTICE.aHandover,
  receipt: ARRIVED_NOTICE.aReceipt,
  card: ARRIVED_NOTICE.somebodysCard,
  request: ARRIVED_NOTICE.aRequest,
}
