import { AREAS, type Area } from '../../../shared/guide/assessment.ts'
import { AREA_WORDS, ROAD_WORDS, STEP_WORDS } from '../../../shared/guide/content.ts'
import { proofOf } from '../../../shared/guide/journey-proof.ts'
import {
  currentStep,
  openLogin,
  standing,
  stepsOf,
  stepStanding,
  whoseMove,
  type Journey,
  type StepStanding,
} from '../../../shared/guide/journey.ts'
import { measureArea, type Measurement } from '../../../shared/guide/measurement.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { esc } from '../paper/page-parts.ts'
import { PAGE_STYLE } from '../paper/style.ts'
import { dayOf, momentOf } from '../paper/moments.ts'

/** One page to print: where the journeys to API access stand, or the worksheet of the self-assessment. */
export const guidePage = (
  page: 'status' | 'worksheet',
  snapshot: Snapshot,
  now: number,
  by: string,
): string => {
  const title = page === 'status' ? 'Access to Xero’s API: where it stands' : 'Security self-assessment'
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${esc(title)}</title><style>${PAGE_STYLE}</style></head><body><main>
<header>${snapshot.mode === 'sandbox' ? '<p class="sandbox">Sandbox: a made-up practice. Nothing here is real.</p>' : ''}
<h1>${esc(title)}</h1><p class="as-of">As of ${esc(momentOf(now))}, by ${esc(by)}, from Keyward.</p></header>
${page === 'status' ? status(snapshot) : worksheet(snapshot)}
</main></body></html>
`
}

const status = (snapshot: Snapshot): string => {
  const journeys = snapshot.guide.journeys.filter(({ archivedAt }) => archivedAt === null)
  return journeys.length === 0
    ? '<p>No journey is under way.</p>'
    : journeys.map((journey) => journeyPart(journey, snapshot)).join('')
}

const MOVES = { practice: 'The practice', xero: 'Xero', vendor: 'The vendor', nobody: 'Nobody: it is done' }

const journeyPart = (journey: Journey, snapshot: Snapshot): string => {
  const proof = proofOf(journey, snapshot)
  const login = openLogin(journey.events)
  const step = currentStep(journey, proof)
  return `<section><h2>${esc(journey.name)}</h2><p>${esc(ROAD_WORDS[journey.road].name)}. ${esc(journey.purpose)}</p>
<dl><div><dt>Whose move</dt><dd>${esc(MOVES[whoseMove(journey, proof)])}</dd></div>
<div><dt>Now at</dt><dd>${esc(step === null ? 'the end' : STEP_WORDS[step].name)}</dd></div>
<div><dt>Scopes</dt><dd>${esc(journey.scopes.join(' '))}</dd></div>
${login === null ? '' : `<div><dt>Adviser’s login</dt><dd>${esc(`${login.who}, to be taken away by ${dayOf(login.until)}`)}</dd></div>`}</dl>
<table><thead><tr><th scope="col">Step</th><th scope="col">State</th><th scope="col">Notes</th></tr></thead><tbody>${stepsOf(
    journey.road,
  )
    .map(
      (each) =>
        `<tr><td>${esc(STEP_WORDS[each].name)}</td><td>${esc(stateWords(stepStanding(journey, each, proof)))}</td><td>${esc(
          notesOf(journey, each),
        )}</td></tr>`,
    )
    .join('')}</tbody></table></section>`
}

const stateWords = (standingNow: StepStanding): string => {
  switch (standingNow.state) {
    case 'notStarted':
      return 'Not started'
    case 'open':
      return 'Open'
    case 'waiting':
      return `Asked on ${dayOf(standingNow.since)}, an answer expected by ${dayOf(standingNow.expectedAt)}`
    case 'sentBack':
      return `Sent back on ${dayOf(standingNow.at)}: plan by ${dayOf(standingNow.planBy)}, fixed by ${dayOf(standingNow.fixBy)}`
    case 'done':
      return standingNow.isSeen
        ? `Seen by Keyward on ${dayOf(standingNow.at)}`
        : `Done on ${dayOf(standingNow.at)}`
  }
}

const notesOf = ({ events }: Journey, step: string): string =>
  standing(events)
    .flatMap(({ what }) => {
      if (what.kind === 'noted' && what.step === step) return [what.text]
      if (what.kind === 'evidence' && what.step === step)
        return [`${what.name} (SHA-256 ${what.sha256.slice(0, 16)}…)`]
      return what.kind === 'answered' && what.step === step && what.said !== '' ? [what.said] : []
    })
    .join(' — ')

const ANSWERS = { met: 'Met', partly: 'Partly', notMet: 'Not met', notForUs: 'Does not apply' } as const

const worksheet = (snapshot: Snapshot): string =>
  `<section><table><thead><tr>${['Area', 'Asked', 'Answer', 'Evidence', 'Owner', 'Gap and plan']
    .map((name) => `<th scope="col">${name}</th>`)
    .join(
      '',
    )}</tr></thead><tbody>${AREAS.map((area) => areaRow(area, snapshot)).join('')}</tbody></table></section>`

const areaRow = (area: Area, snapshot: Snapshot): string => {
  const answer = snapshot.guide.assessment.answers[area]
  const measured = measureArea(area, snapshot)
  const cells = [
    AREA_WORDS[area].name,
    AREA_WORDS[area].asks,
    answer === undefined ? 'not answered' : `${ANSWERS[answer.answer]}. ${answer.words}`,
    [answer?.evidence ?? '', measured === null ? '' : measurementWords(measured)]
      .filter((part) => part !== '')
      .join(' — '),
    answer?.owner ?? '',
    answer === undefined || answer.gap === ''
      ? ''
      : `${answer.gap}${answer.planBy === null ? '' : `, by ${localDay.format(answer.planBy)}`}`,
  ]
  return `<tr>${cells.map((cell) => `<td>${esc(cell)}</td>`).join('')}</tr>`
}

/** A day that somebody chose is that day where they chose it; moments are told in UTC. */
const localDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' })

const measurementWords = (measured: Measurement): string => {
  const on = `measured by Keyward on ${dayOf(measured.at)}`
  switch (measured.area) {
    case 'keys':
      return `${measured.secrets - measured.missing} of ${measured.secrets} ${measured.secrets === 1 ? 'secret' : 'secrets'} read back from the operating system’s keychain; ${on}`
    case 'atRest':
      return `records sealed with AES-256-GCM, opened with a key that only the keychain holds; ${on}`
    case 'auditLog':
      return `${measured.lines} ${measured.lines === 1 ? 'line' : 'lines'}${measured.from === null ? '' : ` since ${dayOf(measured.from)}`}, chain ${measured.isWhole ? 'whole' : 'NOT whole'}; ${on}`
  }
}
