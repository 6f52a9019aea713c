import { useState } from 'react'
import { copy } from '../../app/actions.ts'
import { go, openPalette, openShortcuts, useStore } from '../../app/store.ts'
import { Button } from '../../kit/button.tsx'
import { FormPart } from '../../kit/form-part.tsx'
import { REGION } from '../../language/region.ts'
import { problemReport } from './words-report.ts'
import { ABOUT_HELP } from './words.ts'

/** Where answers are, and what to give to whoever looks into a problem. */
export const AboutHelp = () => (
  <>
    <FormPart name={ABOUT_HELP.help}>
      <div className="buttons">
        <Button icon="search" onClick={() => openPalette(true)}>
          {ABOUT_HELP.answers}
        </Button>
        <Button icon="guide" onClick={() => go({ at: 'guide' })}>
          {ABOUT_HELP.guide}
        </Button>
        <Button onClick={() => openShortcuts(true)}>{ABOUT_HELP.shortcuts}</Button>
      </div>
      <p className="age wrap">{ABOUT_HELP.answersHint}</p>
    </FormPart>
    <ReportPart />
  </>
)

/** The text as it is now: made when it is looked at or copied, so that it tells of that moment. */
const reportNow = (): string => {
  const { snapshot, now } = useStore.getState()
  if (snapshot === null) return ''
  return problemReport(snapshot, now, {
    userAgent: navigator.userAgent,
    width: innerWidth,
    height: innerHeight,
    pixelRatio: devicePixelRatio,
    region: REGION,
  })
}

const ReportPart = () => {
  const [report, setReport] = useState<string | null>(null)
  return (
    <FormPart name={ABOUT_HELP.report}>
      <p className="soft">{ABOUT_HELP.reportMeans}</p>
      <div className="buttons">
        <Button icon="copy" onClick={() => void copy(report ?? reportNow(), ABOUT_HELP.copied)}>
          {ABOUT_HELP.copy}
        </Button>
        <Button
          aria-expanded={report !== null}
          onClick={() => setReport(report === null ? reportNow() : null)}
        >
          {report === null ? ABOUT_HELP.show : ABOUT_HELP.hide}
        </Button>
      </div>
      {report === null ? null : (
        <pre className="report-text" role="region" aria-label={ABOUT_HELP.reportField} tabIndex={0}>
          {report}
        </pre>
      )}
    </FormPart>
  )
}
