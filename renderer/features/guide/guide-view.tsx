import type { Journey } from '../../../shared/guide/journey.ts'
import { proofOf } from '../../../shared/guide/journey-proof.ts'
import { currentStep } from '../../../shared/guide/journey.ts'
import { Button } from '../../kit/button.tsx'
import { ViewHeading } from '../../kit/view-heading.tsx'
import { PaperMenu } from '../../kit/paper-menu.tsx'
import type { RouteOf } from '../../app/route.ts'
import { go } from '../../app/store.ts'
import { GuideAssessment } from './guide-assessment.tsx'
import { GuideAway } from './guide-away.tsx'
import { GuideBegin } from './guide-begin.tsx'
import { JourneyView } from './journey-view.tsx'
import { GUIDE_VIEW } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

type GuideProps = { readonly route: RouteOf<'guide'> }

/** The way to XPM API access: one journey for each use case, the worksheet, and the way back. */
export const GuideView = ({ route }: GuideProps) => {
  const snapshot = useParts('guide')
  const { journeys } = snapshot.guide
  const chosen =
    journeys.find(({ id }) => id === route.journeyId) ??
    journeys.findLast(({ archivedAt }) => archivedAt === null) ??
    journeys.at(-1)
  const page = route.page ?? (chosen === undefined ? 'begin' : 'journey')
  return (
    <>
      <header className="toolbar">
        <ViewHeading>{GUIDE_VIEW.accessGuide}</ViewHeading>
        {journeys.length === 0 ? null : (
          <Choices
            journeys={journeys}

            chosen={page === 'journey' ? chosen?.id : undefined}
          />
        )}
        <div className="buttons push">
          {journeys.length === 0 || page === 'begin' ? null : (
            <Button kind="quiet" icon="plus" onClick={() => go({ at: 'guide', page: 'begin' })}>
              {GUIDE_VIEW.anotherUseCase}
            </Button>
          )}
          <Button kind="quiet" onClick={() => go({ at: 'guide', page: 'assessment' })}>
            {GUIDE_VIEW.selfAssessment}
          </Button>
          <Button kind="quiet" onClick={() => go({ at: 'guide', page: 'away' })}>
            {GUIDE_VIEW.takeAccessAway}
          </Button>
          {journeys.length === 0 ? null : (
            <PaperMenu paper={{ of: 'status' }} words={GUIDE_VIEW.printTheStatus} />
          )}
        </div>
      </header>
      {page === 'begin' ? (
        <GuideBegin isFirst={journeys.length === 0} />
      ) : page === 'assessment' ? (
        <GuideAssessment />
      ) : page === 'away' ? (
        <GuideAway />
      ) : chosen === undefined ? null : (
        <JourneyView key={chosen.id} journey={chosen} />
      )}
    </>
  )
}

type ChoicesProps = {
  readonly journeys: readonly Journey[]
  readonly chosen: string | undefined
}

const Choices = ({ journeys, chosen }: ChoicesProps) => {
  const snapshot = useParts('apps', 'connections')
  return (
    <fieldset className="segments" aria-label={GUIDE_VIEW.whichUseCase}>
      {journeys.map((journey) => (
        <button
          key={journey.id}
          type="button"
          aria-pressed={journey.id === chosen}
          onClick={() => go({ at: 'guide', journeyId: journey.id })}
        >
          {journey.name}
          {journey.archivedAt !== null ? (
            <span> {GUIDE_VIEW.putAway}</span>
          ) : currentStep(journey, proofOf(journey, snapshot)) === null ? (
            <span> {GUIDE_VIEW.done}</span>
          ) : null}
        </button>
      ))}
    </fieldset>
  )
}
