import type { ReactNode } from 'react'
import { ViewHeading } from '../../kit/view-heading.tsx'
import type { RouteOf } from '../../app/route.ts'
import { go } from '../../app/store.ts'
import { ActivityLogView } from './activity-log-view.tsx'
import { LeaverView } from '../people/leaver-view.tsx'
import { PeopleView } from '../people/people-view.tsx'
import { ReviewsView } from '../review/reviews-view.tsx'
import { ACTIVITY_VIEW } from './words.ts'

type ActivityViewProps = { readonly route: RouteOf<'activity'> }

const TABS = [
  [undefined, ACTIVITY_VIEW.log],
  ['reviews', ACTIVITY_VIEW.reviews],
  ['people', ACTIVITY_VIEW.people],
] as const

/** What happened, what was so, and who knows what: three looks at the same past. */
export const ActivityView = ({ route }: ActivityViewProps) => {
  if (route.tab === 'people' && route.person !== undefined)
    return <LeaverView key={route.person} personKey={route.person} />
  if (route.tab === 'people') return <PeopleView head={<Tabs tab={route.tab} />} />
  if (route.tab === 'reviews')
    return <ReviewsView head={<Tabs tab={route.tab} />} incomingId={route.incomingId} />
  return <ActivityLogView head={<Tabs tab={undefined} />} />
}

/** The heading and the three looks, at the head of each. */
const Tabs = ({ tab }: { readonly tab: RouteOf<'activity'>['tab'] }): ReactNode => (
  <>
    <ViewHeading>{ACTIVITY_VIEW.activity}</ViewHeading>
    <fieldset className="segments" aria-label={ACTIVITY_VIEW.lookAt}>
      {TABS.map(([value, name]) => (
        <button
          key={name}
          type="button"
          aria-pressed={tab === value}
          onClick={() => go({ at: 'activity', ...(value === undefined ? {} : { tab: value }) })}
        >
          {name}
        </button>
      ))}
    </fieldset>
  </>
)
