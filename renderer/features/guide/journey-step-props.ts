import type { Journey, JourneyStep } from '../../../shared/guide/journey.ts'

/** What every part of a step of a journey is given. */
export type JourneyStepProps = {
  readonly journey: Journey
  readonly step: JourneyStep
}
