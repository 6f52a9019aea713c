import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { AREAS, type Area } from '../../../shared/guide/assessment.ts'
import { proofOf } from '../../../shared/guide/journey-proof.ts'
import {
  currentStep,
  openLogin,
  standing,
  stepsOf,
  stepStanding,
  whoseMove,
  type Journey,
} from '../../../shared/guide/journey.ts'
import { measureArea } from '../../../shared/guide/measurement.ts'
import { AREA_WORDS, ROAD_WORDS, STEP_WORDS } from '../../../shared/guide/words.ts'
import { html, type Html } from '../../../shared/kernel/html.ts'
import { facts, pageOf, table } from '../paper/page-parts.ts'
import { WIDE_STYLE } from '../paper/style.ts'
import { JOURNEY_WORDS, measurementWords, PAGE_WORDS, stateWords, WORKSHEET_WORDS } from './words.ts'

/** One page to print: where the journeys to API access stand, or the worksheet of the self-assessment. */
export const guidePage = (
  page: 'status' | 'worksheet',
  snapshot: Snapshot,
  now: number,
  by: string,
): string => {
  const title = PAGE_WORDS.titles[page]
  return pageOf({
    title,
    style: WIDE_STYLE,
    body: html`<main>
<header>${snapshot.mode === 'sandbox' ? html`<p class="sandbox">${PAGE_WORDS.sandbox}</p>` : []}
<h1>${title}</h1><p class="as-of">${PAGE_WORDS.asOf(now, by)}</p></header>
${page === 'status' ? status(snapshot) : worksheet(snapshot)}
</main>`,
  })
}

const status = (snapshot: Snapshot): Html | Html[] => {
  const journeys = snapshot.guide.journeys.filter(({ archivedAt }) => archivedAt === null)
  return journeys.length === 0
    ? html`<p>${JOURNEY_WORDS.none}</p>`
    : journeys.map((journey) => journeyPart(journey, snapshot))
}

const journeyPart = (journey: Journey, snapshot: Snapshot): Html => {
  const proof = proofOf(journey, snapshot)
  const login = openLogin(journey.events)
  const step = currentStep(journey, proof)
  const words = JOURNEY_WORDS
  return html`<section><h2>${journey.name}</h2><p>${words.about(ROAD_WORDS[journey.road].name, journey.purpose)}</p>
${facts([
  [words.move, words.moves[whoseMove(journey, proof)]],
  [words.now, step === null ? words.end : STEP_WORDS[step].name],
  [words.scopes, journey.scopes.join(' ')],
  ...(login === null ? [] : [[words.login, words.loginOf(login.who, login.until)] as const]),
])}
${table(
  null,
  words.columns,
  stepsOf(journey.road).map((each) => [
    STEP_WORDS[each].name,
    stateWords(stepStanding(journey, each, proof)),
    notesOf(journey, each),
  ]),
)}</section>`
}

const notesOf = ({ events }: Journey, step: string): string =>
  standing(events)
    .flatMap(({ what }) => {
      if (what.kind === 'noted' && what.step === step) return [what.text]
      if (what.kind === 'evidence' && what.step === step)
        return [JOURNEY_WORDS.evidence(what.name, what.sha256)]
      return what.kind === 'answered' && what.step === step && what.said !== '' ? [what.said] : []
    })
    .join(' — ')

const worksheet = (snapshot: Snapshot): Html =>
  html`<section>${table(
    null,
    WORKSHEET_WORDS.columns,
    AREAS.map((area) => areaRow(area, snapshot)),
  )}</section>`

const areaRow = (area: Area, snapshot: Snapshot): string[] => {
  const answer = snapshot.guide.assessment.answers[area]
  const measured = measureArea(area, snapshot)
  const { answers, answer: answered, notAnswered, gap } = WORKSHEET_WORDS
  return [
    AREA_WORDS[area].name,
    AREA_WORDS[area].asks,
    answer === undefined ? notAnswered : answered(answers[answer.answer], answer.words),
    [answer?.evidence ?? '', measured === null ? '' : measurementWords(measured)]
      .filter((part) => part !== '')
      .join(' — '),
    answer?.owner ?? '',
    answer === undefined || answer.gap === '' ? '' : gap(answer.gap, answer.planBy),
  ]
}
