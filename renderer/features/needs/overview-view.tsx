import { checkSentences } from '../connections/words-check.ts'
import { Boundary } from '../../app/boundary.tsx'
import { BrokenPart } from '../../app/broken.tsx'
import { Button } from '../../kit/button.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { ViewHeading } from '../../kit/view-heading.tsx'
import { exactly, todayWords } from '../../language/moments.ts'
import { describeNeed } from './words-needs.ts'
import type { Need } from './need.ts'
import { useStore, useWorkedOut } from '../../app/store.ts'
import { CheckButton } from './check-button.tsx'
import { FirstRun } from '../../app/first-run.tsx'
import { meet, putOff as putOffNeed } from './meet-need.ts'
import { OverviewAside } from './overview-aside.tsx'
import { QuietList } from './quiet-list.tsx'
import { OVERVIEW_VIEW } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

const MOODS = [
  ['urgent', OVERVIEW_VIEW.urgent],
  ['attention', OVERVIEW_VIEW.attention],
  ['unknown', OVERVIEW_VIEW.notKnown],
] as const

/** One answer: what needs me? */
export const OverviewView = () => {
  const snapshot = useParts('apps', 'connections')
  useWorkedOut()
  const all = useStore((state) => state.needs)
  const needs = all.filter(({ mood }) => mood !== 'later')
  const later = all.filter(({ mood }) => mood === 'later')
  if (snapshot.apps.length === 0) return <FirstRun />
  return (
    <div className="page page-wide">
      <div className="page-main">
        <header className="page-head">
          <div>
            <ViewHeading className="answer">
              {needs.length === 0 ? OVERVIEW_VIEW.nothingNeedsYou : OVERVIEW_VIEW.you(needs.length)}
            </ViewHeading>
            <LastChecked />
          </div>
          <div className="buttons">
            <CheckButton words={OVERVIEW_VIEW.checkEverything} isOff={snapshot.connections.length === 0} />
          </div>
        </header>
        {needs.length === 0 ? (
          <QuietList />
        ) : (
          MOODS.map(([mood, name]) => (
            <NeedGroup
              key={mood}
              mood={mood}
              name={name}
              needs={needs.filter((need) => need.mood === mood)}
              first={needs[0]}
            />
          ))
        )}
        <NeedGroup mood="later" name={OVERVIEW_VIEW.whenYouHaveTime} needs={later} first={undefined} />
      </div>
      <Boundary renderInstead={(retry) => <BrokenAside onRetry={retry} />}>
        <OverviewAside />
      </Boundary>
    </div>
  )
}

const BrokenAside = ({ onRetry }: { readonly onRetry: () => void }) => (
  <aside className="page-aside" aria-label={OVERVIEW_VIEW.dates}>
    <BrokenPart what={OVERVIEW_VIEW.theDates} onRetry={onRetry} />
  </aside>
)

const LastChecked = () => {
  const snapshot = useParts('lastFullCheck', 'connections')
  const now = useStore((state) => state.now)
  const at = snapshot.lastFullCheck?.at
  return (
    <p className="page-sub">
      {todayWords(now)}.{' '}
      <span title={at === undefined ? undefined : exactly(at)}>{checkSentences(snapshot, now)}</span>
    </p>
  )
}

type NeedGroupProps = {
  readonly mood: Need['mood']
  readonly name: string
  readonly needs: readonly Need[]
  /** The first of all needs; only its button is the primary one. */
  readonly first: Need | undefined
}

const NeedGroup = ({ mood, name, needs, first }: NeedGroupProps) =>
  needs.length === 0 ? null : (
    <section className="needs">
      <h2 className="needs-head">
        {mood === 'later' ? (
          <StateMark mood="unknown" icon="clock" words={name} />
        ) : (
          <StateMark mood={mood} words={name} isLoud />
        )}
      </h2>
      <ul>
        {needs.map((need) => (
          <Boundary
            key={need.id}
            renderInstead={(retry) => (
              <li className="need">
                <BrokenPart what={OVERVIEW_VIEW.oneNeedsYou} onRetry={retry} />
              </li>
            )}
          >
            <NeedRow need={need} isFirst={need === first} />
          </Boundary>
        ))}
      </ul>
    </section>
  )

const NeedRow = ({ need, isFirst }: { readonly need: Need; readonly isFirst: boolean }) => {
  const now = useStore((state) => state.now)
  const { title, means, facts, action, putOff } = describeNeed(need, now)
  return (
    <li className="need">
      <div>
        <h3 id={`need ${need.id}`}>{title}</h3>
        <p>{means}</p>
        <p className="age">{facts}</p>
      </div>
      <div className="need-actions">
        <Button
          {...(isFirst ? { kind: 'primary' as const } : {})}
          aria-describedby={`need ${need.id}`}
          onClick={() => void meet(need)}
        >
          {action}
        </Button>
        {putOff === undefined ? null : (
          <Button kind="link" aria-describedby={`need ${need.id}`} onClick={() => void putOffNeed(need)}>
            {putOff}
          </Button>
        )}
      </div>
    </li>
  )
}
