import { type Arrived, FILE_KINDS } from '../../shared/handover/incoming-link.ts'
import { showArrived } from './arrived-places.ts'
import { attempt } from './deeds.ts'
import { count } from '../language/plural.ts'
import { useStore } from './store.ts'
import { Age } from '../kit/age.tsx'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'

/** A link that arrived waits here until somebody opens it; it takes no view away. The oldest is shown. */
export const ArrivedNotice = () => {
  const arrived = useStore(({ work }) => work?.arrived)
  const more = useStore(({ work }) => work?.arrivedMore ?? 0)
  const first = arrived?.[0]
  if (arrived === undefined || first === undefined) return null
  const open = () => showArrived(first)
  const isLink = !FILES.has(first.kind)
  const dismiss = (arrivedId: string | null) =>
    void attempt('Put the link away', 'dismissArrived', { arrivedId })
  return (
    <section className="told" aria-label={isLink ? 'A link arrived' : 'A file was opened'}>
      <Icon name="handover" />
      <p role="status">
        <b>
          {isLink ? 'A link arrived' : 'A file was opened with Keyward'}: {KINDS[first.kind]}.
        </b>{' '}
        <span className="soft">
          {arrived.length > 1 ? `${count(arrived.length - 1, 'other')} waiting. ` : ''}
          {more > 0
            ? `${more > 98 ? 'Very many' : count(more, 'other')} came that Keyward did not keep: open them again where they came from. `
            : ''}
        </span>
        <span className="age">
          <Age at={first.at} />
        </span>
      </p>
      <Button size="small" onClick={open}>
        Open
      </Button>
      {arrived.length > 1 ? (
        <Button kind="quiet" size="small" onClick={() => dismiss(null)}>
          Put all away
        </Button>
      ) : null}
      <Button
        kind="quiet"
        size="icon"
        icon="close"
        aria-label={isLink ? 'Put this link away' : 'Put this file away'}
        onClick={() => dismiss(first.id)}
      />
    </section>
  )
}

const FILES: ReadonlySet<string> = new Set(FILE_KINDS)

const KINDS: Record<Arrived['kind'], string> = {
  sealedFile: 'something sealed',
  evidence: 'an evidence pack',
  import: 'an export to import apps from',
  handover: 'a handover',
  receipt: 'a receipt',
  card: 'somebody’s card',
  request: 'a request',
}
