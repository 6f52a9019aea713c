import { Button } from '../../kit/button.tsx'
import { FormPart } from '../../kit/form-part.tsx'
import { run, copy } from '../../app/actions.ts'
import { useStore } from '../../app/store.ts'
import { aboutAnswer, detailsForIt } from './words-update.ts'
import { AboutLook } from './about-look.tsx'
import { AboutHelp } from './about-help.tsx'
import { AboutNotes } from './about-notes.tsx'
import { AboutOwnNotes } from './about-own-notes.tsx'
import { AboutUpdate } from './about-update.tsx'
import { ABOUT_VIEW } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

/** Which Keyward this is, and whether there is a newer one. */
export const AboutView = () => {
  const snapshot = useParts('version', 'updates', 'mode', 'platform')
  const now = useStore((state) => state.now)
  const work = useStore((state) => state.work?.update ?? null)
  const { title, more } = aboutAnswer(snapshot, work, now)
  const { standing, offer } = snapshot.updates
  return (
    <div className="settings-page about">
      <header className="settings-answer page-head">
        <div role="status">
          <h2 className="page-title">{title}</h2>
          <p className="page-sub">{more}</p>
        </div>
      </header>
      <AboutUpdate work={work} />
      {offer === null ? null : <AboutNotes offer={offer} />}
      {standing.kind === 'on' ? <AboutLook host={standing.host} work={work} /> : null}
      <AboutHelp />
      <AboutOwnNotes />
      <FormPart name={ABOUT_VIEW.more}>
        <p className="value">
          {ABOUT_VIEW.versionLine(
            snapshot.version,
            snapshot.mode === 'sandbox' ? ABOUT_VIEW.onTheSandbox : ABOUT_VIEW.onTheRealXero,
          )}
        </p>
        <div className="buttons">
          <Button icon="copy" onClick={() => void copy(detailsForIt(snapshot), ABOUT_VIEW.detailsCopied)}>
            {ABOUT_VIEW.copyDetails}
          </Button>
          <Button icon="external" onClick={() => void run(ABOUT_VIEW.openTheLicences, 'openLicences', {})}>
            {ABOUT_VIEW.licences}
          </Button>
        </div>
      </FormPart>
    </div>
  )
}
